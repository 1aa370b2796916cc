"""Officers of the counter and what each may do."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.errors import RuleError
from counter_app.domain.ids import OfficerId


class Role(StrEnum):
    """Roles, least right first; ``lead`` may do what the first three may, ``admin`` everything."""

    RECEIVE = "receive"
    PROCESS = "process"
    RETURN = "return"
    LEAD = "lead"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Officer:
    """A person who signs in. ``name``: lower case letters, digits and ``. - _``."""

    name: OfficerId
    full_name: str
    role: Role
    active: bool = True

    @property
    def is_lead(self) -> bool:
        """True for a lead and for an admin."""
        return self.role in (Role.LEAD, Role.ADMIN)


_LEADS = frozenset({Role.LEAD, Role.ADMIN})

MAY: Mapping[str, frozenset[Role]] = {
    "receive": _LEADS | {Role.RECEIVE},
    "enter_late": _LEADS,
    "hand-over": _LEADS | {Role.RECEIVE, Role.PROCESS},
    "ask-supplement": _LEADS | {Role.RECEIVE, Role.PROCESS},
    "add-supplement": _LEADS | {Role.RECEIVE},
    "ask-fee": _LEADS | {Role.RECEIVE, Role.PROCESS},
    "settle-fee": _LEADS | {Role.RECEIVE, Role.RETURN},
    "refuse": _LEADS | {Role.RECEIVE, Role.PROCESS},
    "repromise": _LEADS | {Role.PROCESS},
    "stop": _LEADS | {Role.RECEIVE, Role.PROCESS},
    "withdraw": _LEADS | {Role.RECEIVE},
    "decide": _LEADS | {Role.PROCESS},
    "return": _LEADS | {Role.RECEIVE, Role.RETURN},
    "take-fee": _LEADS | {Role.RECEIVE, Role.RETURN},
    "attach": _LEADS | {Role.RECEIVE, Role.PROCESS},
    "correct": _LEADS | {Role.RECEIVE, Role.PROCESS, Role.RETURN},
    "step_back": _LEADS,
    "import": _LEADS,
    "audit": _LEADS,
    "retire": _LEADS,
    "staff": frozenset({Role.ADMIN}),
    "settings": frozenset({Role.ADMIN}),
}


def may(officer: Officer, deed: str) -> bool:
    """Return whether ``officer`` may do ``deed``."""
    return officer.active and officer.role in MAY[deed]


def require(officer: Officer, deed: str) -> None:
    """Let ``officer`` do ``deed``.

    Raises:
        RuleError: ``officer.may_not``: the role does not allow it, or the account was ended.
    """
    if not may(officer, deed):
        raise RuleError("officer.may_not", officer=officer.name, role=officer.role.value, deed=deed)
