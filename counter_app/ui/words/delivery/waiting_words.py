"""Why a thing is not delivered yet, what happens next, and who must act."""

from dataclasses import dataclass
from typing import Final

from counter_app.services.delivery import CLOCK_WRONG, Waiting
from counter_app.ui.language import mark, tr
from counter_app.ui.words import formats
from counter_app.ui.words.delivery.line_words import next_try
from counter_app.ui.words.messages import words_of

NOBODY: Final = mark("Nobody has to act.")
ADMIN: Final = mark("The administrator must act.")
SUPPORT: Final = mark("Call the support line.")
BY_ITSELF: Final = mark("It goes out by itself.")
HELD: Final = "held"
STUCK: Final = "stuck"
CAUSES: Final = {
    "not_enrolled": (
        mark("this counter is not connected to the province yet"),
        mark("Everything is kept until it is connected."),
        ADMIN,
    ),
    HELD: (
        mark("you chose to send entries only"),
        mark("Scans go when you allow them again below."),
        mark("You decide."),
    ),
    "facts_first": (mark("the entries go first"), mark("Scans follow by themselves."), NOBODY),
    "idle": (mark("goes out in a moment"), BY_ITSELF, NOBODY),
    "sending": (mark("is being sent now"), BY_ITSELF, NOBODY),
    "waiting": (mark("both sides are being compared"), BY_ITSELF, NOBODY),
    STUCK: (
        mark("the province refuses the next entry, and the others wait behind it"),
        mark("It is tried again by itself; scans go meanwhile."),
        SUPPORT,
    ),
    "offline": (mark("there is no line"), BY_ITSELF, NOBODY),
    "busy": (mark("the province is busy and named the next try"), BY_ITSELF, NOBODY),
    "stopped": (
        mark("delivery is stopped"),
        mark("Nothing goes out until somebody has looked."),
        SUPPORT,
    ),
}


@dataclass(frozen=True, slots=True)
class WaitWords:
    """Four short sentences about one kind of thing that waits."""

    what: str
    why: str
    next_step: str
    who: str


def wait_words(thing: Waiting, state: str, *, facts_only: bool) -> WaitWords:
    """Return what an officer should know about ``thing``; ``state``: what the line does."""
    cause = thing.why
    if thing.what == "scans" and facts_only and thing.why != "not_enrolled":
        cause = HELD
    if thing.what == "facts" and state == "sending" and cause not in (state, CLOCK_WRONG):
        cause = cause if cause in CAUSES else STUCK
    known = next((name for name in (cause, state) if name in CAUSES), "waiting")
    why, then, who = CAUSES[known]
    told = words_of(thing.why) if known in ("stopped", STUCK) else None
    number = formats.number(thing.count)
    what = tr("{number} entries", number=number)
    if thing.what == "scans":
        what = tr("{number} scans", number=number)
    if thing.since:
        what += " · " + tr("waiting since {when}", when=formats.minute(thing.since))
    next_step = tr(then)
    if thing.next_try and known in ("offline", "busy", "waiting"):
        next_step = tr("Tried again {when}.", when=next_try(thing.next_try))
    return WaitWords(what, told[0] if told else tr(why), told[1] if told else next_step, tr(who))
