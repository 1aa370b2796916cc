"""Code of an error → what happened, what it means, what to do. No code reaches the screen."""

from dataclasses import dataclass
from typing import Final

from counter_app.domain.errors import CounterError, Cure
from counter_app.ui.language import mark, tr
from counter_app.ui.words.deed_messages import DEEDS
from counter_app.ui.words.family_messages import FAMILIES, SINGLE
from counter_app.ui.words.machine_messages import MACHINE
from counter_app.ui.words.scan_messages import SCANS
from counter_app.ui.words.wire_messages import WIRE
from sync.errors import SyncError


@dataclass(frozen=True, slots=True)
class Words:
    """What a box says."""

    title: str
    advice: str
    button: str


BUTTONS: Final = {
    Cure.CORRECT: mark("&Correct it"),
    Cure.RELOAD: mark("&Show it anew"),
    Cure.SIGN_IN: mark("&Close"),
    Cure.WAIT: mark("&Close"),
    Cure.CALL_SUPPORT: mark("&Close"),
    Cure.RESTORE: mark("&Close"),
    Cure.UPDATE: mark("&Close"),
}

CURES: Final = {
    Cure.CORRECT: (
        mark("This cannot be done as entered"),
        mark("Look at what was entered, put it right and try again. Nothing was lost."),
    ),
    Cure.RELOAD: (
        mark("The dossier has changed meanwhile"),
        mark("Somebody worked on it since you opened it. Open it anew and look before you go on."),
    ),
    Cure.SIGN_IN: (
        mark("You are not allowed to do this"),
        mark("Sign in as an officer who may, or ask your lead."),
    ),
    Cure.WAIT: (
        mark("This is busy at the moment"),
        mark("Wait a little and try again. Your work at the counter goes on meanwhile."),
    ),
    Cure.CALL_SUPPORT: (
        mark("Something did not work"),
        mark("Nothing that was saved is lost. Try again; if it stays, call the support line."),
    ),
    Cure.RESTORE: (
        mark("The stored data is not sound"),
        mark("Stop entering and call the support line. The backup of today is on this PC."),
    ),
    Cure.UPDATE: (
        mark("This program needs an update"),
        mark("The counter goes on working. Ask the administrator to install the new version."),
    ),
}

ALL: Final = {**SINGLE, **DEEDS, **MACHINE, **WIRE, **SCANS}


def words_for(error: CounterError | SyncError) -> Words:
    """Return calm words for ``error``; a code nobody foresaw gets those of its cure."""
    cure = Cure(error.cure) if error.cure in set(Cure) else Cure.CALL_SUPPORT
    family = error.code.partition(".")[0]
    title, advice = ALL.get(error.code) or FAMILIES.get(family) or CURES[cure]
    return Words(tr(title), tr(advice).format_map(_Facts(error.facts)), tr(BUTTONS[cure]))


def words_of(code: str) -> tuple[str, str] | None:
    """Return title and advice of a code without its error, None where it has no words."""
    found = ALL.get(code) or FAMILIES.get(code.partition(".")[0])
    return (tr(found[0]), tr(found[1]).format_map(_Facts())) if found else None


def knows(code: str) -> bool:
    """Return whether ``code``, or its family, has words of its own."""
    return code in ALL or code.partition(".")[0] in FAMILIES


class _Facts(dict[str, object]):
    """Facts that an advice may name; one that is not there leaves a dash."""

    def __missing__(self, key: str) -> str:
        return "–"
