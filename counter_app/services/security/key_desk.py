"""The key slots as an admin sees them, and the change to a new key."""

from collections.abc import Callable
from dataclasses import dataclass

from counter_app.domain.errors import RuleError
from counter_app.domain.staff import Officer, require
from counter_app.paths import Paths
from counter_app.services.desk import Desk
from counter_app.store import keyslots
from counter_app.store.keys import other_slots, pc, recovery, rekey, store_facts
from counter_app.store.keys.rekey import Rekeyed

KINDS = ("officer", pc.KIND, recovery.KIND)


@dataclass(frozen=True, slots=True)
class SlotLine:
    """One way to the key. ``name``: the officer, the PC, or the recovery key's short name."""

    kind: str
    name: str


class KeyDesk:
    """Who and what may open the store."""

    def __init__(self, desk: Desk, paths: Paths) -> None:
        self._desk = desk
        self._paths = paths

    def slots(self) -> tuple[SlotLine, ...]:
        """Return every slot, oldest first."""
        return tuple(SlotLine(slot.kind, slot.name) for slot in keyslots.read(self._paths).slots)

    def put_recovery(self, public: str, *, by: Officer) -> str:
        """Let the province's recovery key open the store; return its short name.

        Raises:
            RuleError: ``officer.may_not``. RejectedError: ``recovery.bad_key``.
        """
        require(by, "staff")
        return recovery.add(self._paths, self._desk.store.key, public)

    def put_pc(self, *, by: Officer) -> None:
        """Let this PC's user open the store without a password.

        Raises:
            RuleError: ``officer.may_not``. MachineError: ``key_store.unavailable``.
        """
        require(by, "staff")
        pc.add(self._paths, self._desk.store.key)

    def take_away(self, kind: str, name: str = "", *, by: Officer) -> None:
        """Take a slot away that is no officer's; an officer is ended instead.

        Raises:
            RuleError: ``officer.may_not``, ``key_slot.of_officer``. MissingError: no such slot.
        """
        require(by, "staff")
        if kind not in (pc.KIND, recovery.KIND):
            raise RuleError("key_slot.of_officer")
        if kind == pc.KIND:
            pc.remove(self._paths)
        else:
            other_slots.take_away(self._paths, kind, name)

    def rekey(
        self,
        password: str,
        *,
        by: Officer,
        report: Callable[[int, int], None] = lambda done, total: None,
    ) -> Rekeyed:
        """Give store, scans and slots a new key, leaving a fact; the store is closed after it.

        Other officers need new passwords from an admin. Backups made before keep the old key.

        Raises:
            RuleError: ``officer.may_not``. SignInError: the password is not ``by``'s.
            MachineError: the disk is full; the old key still holds.
        """
        require(by, "staff")
        keyslots.unlock(self._paths, by.name, password)
        with self._desk.store.write() as work:
            now = self._desk.clock.now()
            store_facts.record(work, "store.rekeyed", {}, by=by.name, at=now)
        if self._desk.tracks:
            self._desk.tracks.end()
        return rekey.rekey(self._desk.store, by.name, password, report=report)
