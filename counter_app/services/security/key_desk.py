"""The key slots as an admin sees them, and the change to a new key."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from counter_app.domain.errors import MissingError, RuleError
from counter_app.domain.looks import Look
from counter_app.domain.staff import Officer, Role, require
from counter_app.paths import Paths
from counter_app.services.desk import Desk
from counter_app.services.security.seals import seal_slots
from counter_app.store import keyslots
from counter_app.store.keys import other_slots, pc, recovery, rekey, store_facts
from counter_app.store.keys.rekey import Rekeyed
from counter_app.store.wire import recovery_offer
from sync.keys import key_id

_OFFERED: Final = "recovery_offer_taken"  # key of the state: the public half that has a slot
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
        name = recovery.add(self._paths, self._desk.store.key, public)
        self._seal()
        self._desk.note(Look.KEYS, f"recovery {name}")
        return name

    def take_offer(self, *, by: Officer) -> str:
        """Seal the key to the recovery key the province told of, once; return its short name.

        Returns "" where there is nothing new, or ``by`` is no admin. A slot an earlier offer made
        is replaced; one put by hand stays.

        Raises:
            RejectedError: ``recovery.bad_key``. MachineError: the disk refuses.
        """
        if by.role is not Role.ADMIN or not by.active:
            return ""
        with self._desk.store.read() as work:
            offer, done = recovery_offer.newest(work), work.state.get(_OFFERED)
        if offer is None or done == offer.public:
            return ""
        name = recovery.add(self._paths, self._desk.store.key, offer.public)
        if done:
            with suppress(MissingError):
                other_slots.take_away(self._paths, recovery.KIND, key_id(done))
        with self._desk.store.write() as work:
            seal_slots(work, self._paths)
            work.state.set(_OFFERED, offer.public)
            told = {"recovery_key": name, "issued_at": offer.issued_at}
            now = self._desk.clock.now()
            store_facts.record(work, "store.recovery_key", told, by=by.name, at=now)
        self._desk.note(Look.KEYS, f"recovery {name}")
        return name

    def put_pc(self, *, by: Officer) -> None:
        """Let this PC's user open the store without a password.

        Raises:
            RuleError: ``officer.may_not``. MachineError: ``key_store.unavailable``.
        """
        require(by, "staff")
        pc.add(self._paths, self._desk.store.key)
        self._seal()
        self._desk.note(Look.KEYS, "pc")

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
        self._seal()
        self._desk.note(Look.KEYS, f"remove {kind} {name}".strip())

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
            work.state.set(other_slots.SEALS, "")  # every slot is another one after this
        if self._desk.tracks:
            self._desk.tracks.end()
        return rekey.rekey(self._desk.store, by.name, password, report=report)

    def _seal(self) -> None:
        with self._desk.store.write() as work:
            seal_slots(work, self._paths)
