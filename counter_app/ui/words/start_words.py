"""What the start and the rounds of the caretaker find: code → title and advice; names of looks."""

from typing import Final

from counter_app.domain.looks import Look
from counter_app.ui.language import mark, tr
from counter_app.ui.words.messages import words_of

FOUND: Final = {
    "data.on_network": (
        mark("The data lies on a network drive"),
        mark("A line that breaks can damage it. Ask support to move the folder to this PC."),
    ),
    "store.behind": (
        mark("This PC holds less than it did before"),
        mark(
            "The newest entries are missing ({found}). Deliver once: the province gives them back. "
            "Without a province compare with the printed receipts."
        ),
    ),
    "clock.wrong": (
        mark("The clock of this PC is wrong"),
        mark("It says {found}. Set date and time before you receive anything."),
    ),
    "clock.went_back": (
        mark("The clock of this PC went back"),
        mark("The newest entry is of {found}. Check date and time before you go on."),
    ),
    "recovery.key_taken": (
        mark("The province can open this counter in need"),
        mark(
            "Its recovery key {found} was added. If all passwords are forgotten, the province "
            "lets an administrator in; the journal keeps who and why."
        ),
    ),
    "settings.changed": (
        mark("The settings were changed outside the program"),
        mark("{found}. If you did not do this, tell your lead and the support line."),
    ),
    "key_slots.changed": (
        mark("The passwords file was changed outside the program"),
        mark("Somebody put another file in its place ({found}). Tell your lead and support."),
    ),
    "journal.broken": (
        mark("The journal of this PC does not add up"),
        mark("Entry {found} is not what was written. Call the support line before you go on."),
    ),
    "backup.failed": (
        mark("The backup of today did not succeed"),
        mark(
            "{found} Go on working: your dossiers are safe on this PC. It is tried again by itself."
        ),
    ),
}

LOOKS: Final = {
    Look.VIEW: mark("Looked at a dossier"),
    Look.PRINT: mark("Made a paper"),
    Look.EXPORT: mark("Took data out"),
    Look.SEARCH_ID: mark("Searched by ID number"),
    Look.SHOW_ID: mark("Saw a whole ID number"),
    Look.SIGN_IN: mark("Signed in"),
    Look.AUDIT: mark("Read the traces"),
    Look.STAFF: mark("Changed an account"),
    Look.KEYS: mark("Changed a way to the key"),
    Look.SETTINGS: mark("Settings changed"),
}


def found_words(code: str, found: str) -> tuple[str, str]:
    """Return title and advice for something found."""
    title, advice = FOUND[code]
    if code == "backup.failed":  # found: the code of what went wrong
        found = _why(found)
    return tr(title), tr(advice, found=found)


def _why(code: str) -> str:
    """Return what went wrong and its cure in a sentence or two; empty for a code without words."""
    known = words_of(code)
    return f"{known[0]}. {known[1]}" if known else ""


def look(what: Look) -> str:
    """Return the name of a look."""
    return tr(LOOKS[what])
