"""What an officer sees of a citizen's data, as a value: every look leaves a trace."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.domain.ids import OfficerId


class Look(StrEnum):
    """What leaves a trace."""

    VIEW = "view"
    PRINT = "print"
    EXPORT = "export"
    SEARCH_ID = "search.id"
    SHOW_ID = "show.id"
    SIGN_IN = "sign_in"
    AUDIT = "audit"
    STAFF = "staff"
    KEYS = "keys"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Trace:
    """One look. ``of``: a dossier's code, the kind of book, or the token of an ID number."""

    what: Look
    at: datetime
    by: OfficerId
    of: str = ""
    reason: str = ""
