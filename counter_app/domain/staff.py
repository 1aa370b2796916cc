"""Officers of the counter and what each may do."""

from dataclasses import dataclass
from enum import StrEnum

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
    """A person who signs in. ``name`` is the sign-in name: lower case, letters, digits, dots."""

    name: OfficerId
    full_name: str
    role: Role
    active: bool = True

    @property
    def is_lead(self) -> bool:
        """True for a lead and for an admin."""
        return self.role in (Role.LEAD, Role.ADMIN)
