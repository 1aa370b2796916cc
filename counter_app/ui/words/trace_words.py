"""What a look was about, in words: the traces keep short names, people read sentences."""

from typing import Final

from counter_app.ui.language import mark, tr
from counter_app.ui.words.labels import ROLES, SLIPS
from counter_app.ui.words.start_words import FOUND

_NAMES: Final = {
    "add": mark("new account:"),
    "password": mark("new password:"),
    "role": mark("other role:"),
    "end": mark("account ended:"),
    "recovery": mark("recovery key"),
    "remove": mark("key removed:"),
    "pc": mark("key of this PC"),
    "journal": mark("journal"),
    "backup": mark("backup"),
    "support": mark("file for support"),
    "export": mark("traces as a file"),
    "RegisterPaper": mark("register book"),
    "ReportPaper": mark("periodic report"),
    "CashPaper": mark("money taken"),
    "ShownPaper": mark("list of the register"),
    "DailyPaper": mark("list of dossiers"),
}


def of_what(kept: str) -> str:
    """Return what a trace was about; codes, days and names stand as they are."""
    known = _NAMES | SLIPS | {role.value: words for role, words in ROLES.items()}
    known |= {code: title for code, (title, _advice) in FOUND.items()}

    def said(word: str) -> str:
        if word.startswith("rows="):
            return tr("lines: {count}", count=word.removeprefix("rows="))
        return tr(known[word]) if word in known else word

    return " ".join(map(said, kept.split()))
