"""Officers of this counter. Their passwords are the key slots, not here."""

from typing import Any, Final

from sqlalchemy import Connection, text

from counter_app.domain.errors import MissingError, RuleError
from counter_app.domain.ids import OfficerId
from counter_app.domain.staff import Officer, Role

INVITED: Final = "invited/"  # + name, of the state: the account has no password here yet

_ADD = text(
    "INSERT INTO officers(name, full_name, role, active)"
    " VALUES (:name, :full_name, :role, :active) ON CONFLICT DO NOTHING"
)
_ALL = text("SELECT name, full_name, role, active FROM officers ORDER BY rowid")
_GET = text("SELECT name, full_name, role, active FROM officers WHERE name = :name")
_OTHER_ADMINS = text(
    "SELECT count(*) FROM officers WHERE role = 'admin' AND active AND name <> :name"
    " AND NOT EXISTS"  # who has never had a password here opens nothing
    " (SELECT 1 FROM state WHERE key = :invited || officers.name AND value <> '')"
)
_SET_ACTIVE = text("UPDATE officers SET active = :active WHERE name = :name")
_SET_ROLE = text("UPDATE officers SET role = :role WHERE name = :name")
_SET_NAME = text("UPDATE officers SET full_name = :full_name WHERE name = :name")


class Staff:
    """Who may sign in, in the order in which they were added."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, officer: Officer) -> None:
        """Add an officer.

        Raises:
            RuleError: the name is taken.
        """
        row = {
            "name": officer.name,
            "full_name": officer.full_name,
            "role": officer.role.value,
            "active": officer.active,
        }
        if not self._connection.execute(_ADD, row).rowcount:
            raise RuleError("officer.exists", officer=officer.name)

    def get(self, name: OfficerId) -> Officer:
        """Return one officer.

        Raises:
            MissingError: there is none of that name.
        """
        row = self._connection.execute(_GET, {"name": name}).first()
        if row is None:
            raise MissingError("officer.unknown", officer=name)
        return _to_officer(row)

    def all(self) -> tuple[Officer, ...]:
        """Return everybody, those who left included."""
        return tuple(_to_officer(row) for row in self._connection.execute(_ALL))

    def set_active(self, name: OfficerId, active: bool) -> None:
        """Let an officer sign in, or no longer.

        Raises:
            MissingError: there is none of that name.
            RuleError: the last admin would be gone.
        """
        officer = self.get(name)
        if not active:
            self._keep_an_admin(officer)
        self._connection.execute(_SET_ACTIVE, {"name": name, "active": active})

    def set_role(self, name: OfficerId, role: Role) -> None:
        """Give an officer another role.

        Raises:
            MissingError: there is none of that name.
            RuleError: the last admin would be gone.
        """
        officer = self.get(name)
        if role is not Role.ADMIN:
            self._keep_an_admin(officer)
        self._connection.execute(_SET_ROLE, {"name": name, "role": role.value})

    def set_full_name(self, name: OfficerId, full_name: str) -> None:
        """Write an officer's name anew; what they did keeps their sign-in name."""
        self._connection.execute(_SET_NAME, {"name": name, "full_name": full_name})

    def _keep_an_admin(self, officer: Officer) -> None:
        if officer.role is not Role.ADMIN or not officer.active:
            return
        others = {"name": officer.name, "invited": INVITED}
        if not self._connection.execute(_OTHER_ADMINS, others).scalar_one():
            raise RuleError("officer.last_admin", officer=officer.name)


def _to_officer(row: Any) -> Officer:
    return Officer(row.name, row.full_name, Role(row.role), bool(row.active))
