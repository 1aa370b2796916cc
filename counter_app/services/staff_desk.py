"""Officers of this counter: who they are, and the passwords that open the store."""

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from counter_app.domain.errors import MissingError, RuleError
from counter_app.domain.looks import Look
from counter_app.domain.staff import Officer, Role, require
from counter_app.domain.vietnamese import one_line
from counter_app.paths import Paths
from counter_app.services.desk import Desk
from counter_app.services.security.seals import seal_slots
from counter_app.store import keyslots
from counter_app.store.office.staff import INVITED

ADVISED_LENGTH = 8
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")


class StaffDesk:
    """Adds, lists and ends officers. ``key`` is the store's own, wrapped anew for each."""

    def __init__(self, desk: Desk, paths: Paths, key: bytes) -> None:
        self._desk = desk
        self._paths = paths
        self._key = key

    def all(self) -> tuple[Officer, ...]:
        """Return every officer, ended ones included, in the order they were added."""
        with self._desk.store.read() as work:
            return work.staff.all()

    def get(self, name: str) -> Officer:
        """Return one officer.

        Raises:
            MissingError: ``officer.unknown``.
        """
        with self._desk.store.read() as work:
            return work.staff.get(name)

    def add(self, officer: Officer, password: str, *, by: Officer) -> Officer:
        """Add an officer with a sign-in of their own.

        Raises:
            RuleError: ``officer.exists``, ``password.too_short``, ``officer.may_not``.
        """
        require(by, "staff")
        check_password(password)
        with self._desk.store.write() as work:
            work.staff.add(officer)
            # Inside the transaction: an officer without a slot could never sign in. A slot
            # without an officer opens nothing, so the slot comes first to the disk.
            keyslots.add_slot(self._paths, self._key, officer.name, password)
            seal_slots(work, self._paths)
        self._desk.note(Look.STAFF, f"add {officer.name} {officer.role.value}")
        return officer

    def change_password(self, officer: Officer, password: str, *, by: Officer) -> None:
        """Give an officer a new password; others may do so only as admin."""
        if officer.name != by.name:
            require(by, "staff")
        check_password(password)
        keyslots.add_slot(self._paths, self._key, officer.name, password)
        with self._desk.store.write() as work:
            work.state.set(INVITED + officer.name, "")
            seal_slots(work, self._paths)
        self._desk.note(Look.STAFF, f"password {officer.name}")

    def change_role(self, name: str, role: str, *, by: Officer) -> Officer:
        """Give an officer another role.

        Raises:
            RuleError: ``officer.bad_role``; the last admin must stay one.
        """
        require(by, "staff")
        with self._desk.store.write() as work:
            known = work.staff.get(name)
            work.staff.set_role(name, officer_from(name, known.full_name, role).role)
            changed = work.staff.get(name)
        self._desk.note(Look.STAFF, f"role {name} {role}")
        return changed

    def end(self, name: str, *, by: Officer) -> None:
        """End an officer's account; what they did keeps their name.

        Raises:
            RuleError: the last admin cannot be ended.
        """
        require(by, "staff")
        with self._desk.store.write() as work:
            work.staff.set_active(name, False)
        with suppress(MissingError):  # ordered by the province and never activated
            keyslots.remove_slot(self._paths, name)
        with self._desk.store.write() as work:
            seal_slots(work, self._paths)
        self._desk.note(Look.STAFF, f"end {name}")


def officer_from(name: str, full_name: str, role: str) -> Officer:
    """Return the officer that an admin describes.

    Raises:
        RuleError: ``officer.bad_name`` or ``officer.bad_role``.
    """
    plain = name.strip().lower()
    if not _NAME.fullmatch(plain):
        raise RuleError("officer.bad_name")
    roles: Mapping[str, Role] = {known.value: known for known in Role}
    if role not in roles:
        raise RuleError("officer.bad_role", role=role[:20])
    return Officer(plain, one_line(full_name)[:120] or plain, roles[role])


def check_password(password: str) -> None:
    """Refuse no password at all. How long one must be is the province's word, not ours.

    Raises:
        RuleError: ``password.too_short``.
    """
    if not password.strip():
        raise RuleError("password.too_short", shortest=1)


def password_warnings(password: str) -> tuple[str, ...]:
    """Return ``("password.short",)`` for a password that is soon guessed on a stolen PC."""
    return ("password.short",) if len(password) < ADVISED_LENGTH else ()
