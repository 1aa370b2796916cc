"""The store's key, wrapped once for everybody who may open it (as LUKS does).

One JSON file, replaced whole, by one program at a time: what is changed is what was read under the
lock, so two that change it at once both have their way. Each slot holds the same 256-bit key,
sealed with AES-GCM under a key that Argon2id makes of the officer's password. Slots of kinds this
program does not know (a PC's own key store, the province's recovery key) are kept as they are.
"""

import base64
import hmac
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from counter_app import locks
from counter_app.domain.errors import IntegrityError, MissingError, RuleError, SignInError
from counter_app.domain.ids import OfficerId
from counter_app.paths import Paths
from counter_app.store.engine import disk, disk_error, write_durably
from counter_app.store.keys import names

KEY_BYTES: Final = 32
FORMAT: Final = 1
TARGET_S: Final = 0.5
MOST_MEMORY_KIB: Final = 65536
LEAST_MEMORY_KIB: Final = 8192
MOST_PASSES: Final = 1000
FREE_TRIES: Final = 2  # wrong passwords that cost nothing
LONGEST_DELAY_S: Final = 60.0


class Cost(msgspec.Struct, frozen=True):
    """How dear Argon2id makes one guess."""

    passes: int
    memory_kib: int
    lanes: int = 1


class Failures(msgspec.Struct, frozen=True):
    """Wrong passwords in a row, and when the last one was (seconds since 1970)."""

    count: int
    at: float


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """One way to the key. ``cost`` and ``salt`` are empty for kinds without a password."""

    kind: str
    name: str
    nonce: str
    sealed: str
    salt: str = ""
    cost: Cost | None = None
    more: dict[str, Any] = {}  # what other kinds need


class SlotFile(msgspec.Struct, frozen=True, kw_only=True):
    """The whole file. ``check`` tells whether a key is the right one, and nothing else."""

    format: int
    check: str
    slots: tuple[Slot, ...]
    failures: dict[str, Failures] = {}


@dataclass(frozen=True, slots=True)
class Patience:
    """Time, handed in: how a wrong password slows the next try down."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


def tuned(target_s: float = TARGET_S, *, timer: Callable[[], float] = time.perf_counter) -> Cost:
    """Return what takes about ``target_s`` on this PC, with at most 64 MiB.

    A PC too slow for one pass over that much memory gets less memory, never below 8 MiB.
    """
    memory = MOST_MEMORY_KIB
    while True:
        started = timer()
        stretch("", b"\0" * 16, Cost(1, memory))
        taken = max(timer() - started, 1e-6)
        if taken <= target_s or memory <= LEAST_MEMORY_KIB:
            return Cost(max(1, round(target_s / taken)), memory)
        memory //= 2


def create(paths: Paths, officer: OfficerId, password: str, *, target_s: float = TARGET_S) -> bytes:
    """Draw a new key, write the first slot and return the key.

    Raises:
        RuleError: there are key slots already, or the password is empty.
        MachineError: the disk refuses.
    """
    key = secrets.token_bytes(KEY_BYTES)
    slot = _sealed(key, officer, password, tuned(target_s))
    with disk():
        paths.data.mkdir(parents=True, exist_ok=True)
    with locks.key_slots(paths):
        if paths.keyslots.exists():
            raise RuleError("key_slots.exist")
        _write(paths, SlotFile(format=FORMAT, check=_check(key), slots=(slot,)))
    return key


def unlock(
    paths: Paths, officer: OfficerId, password: str, *, patience: Patience | None = None
) -> bytes:
    """Return the key. Wrong passwords make the next try wait longer and longer, at most a minute.

    Raises:
        SignInError: unknown officer or wrong password; which of them is not said.
        MissingError: no key slots here.
        IntegrityError: the file is not what was written.
    """
    waiting = patience or Patience()
    kept = read(paths)
    failures = kept.failures.get(officer)
    if failures:
        waiting.sleep(_remaining(failures, waiting.now()))
    slot = _slot_of(kept, officer)
    key = _opened(slot, password) if slot else None
    if key is None or _check(key) != kept.check:
        name = officer if slot else ""  # names that never were must not fill the file
        with changing(paths) as change:
            count = change.kept.failures.get(name, Failures(0, 0.0)).count + 1
            failed = change.kept.failures | {name: Failures(count, waiting.now())}
            change.to(failures=failed)
        raise SignInError("sign_in.wrong")
    if failures:
        with changing(paths) as change:
            told = change.kept.failures
            change.to(failures={name: told[name] for name in told if name != officer})
    return key


class Change:
    """A change under way: ``kept`` is what the file holds now, and nobody else changes it."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self.kept = read(paths)

    def to(self, **fields: Any) -> None:
        """Write the file with other ``fields``, whole or not at all."""
        self.kept = msgspec.structs.replace(self.kept, **fields)
        _write(self._paths, self.kept)


@contextmanager
def changing(paths: Paths, *, key: bytes | None = None) -> Iterator[Change]:
    """Hold the file while it is changed. With ``key`` only when it is this store's.

    Raises:
        BusyError: another program holds it for more than ten seconds (``data.in_use``).
        SignInError: ``key`` is not this store's. MissingError, IntegrityError: as ``read``.
    """
    if not paths.keyslots.exists():
        raise MissingError("key_slots.missing")
    with locks.key_slots(paths):
        change = Change(paths)
        if key is not None and _check(key) != change.kept.check:
            raise SignInError("key.wrong")
        yield change


def add_slot(
    paths: Paths, key: bytes, officer: OfficerId, password: str, *, target_s: float = TARGET_S
) -> None:
    """Let ``officer`` open the store by ``password``; a slot they had before is replaced.

    Raises:
        SignInError: ``key`` is not this store's.
        RuleError: the password is empty.
    """
    if not fits(paths, key):
        raise SignInError("key.wrong")
    put(paths, key, _sealed(key, officer, password, tuned(target_s)))


def put(paths: Paths, key: bytes, slot: Slot) -> None:
    """Write ``slot``; one of the same kind and name is replaced.

    Raises:
        SignInError: ``key`` is not this store's (``key.wrong``).
    """
    with changing(paths, key=key) as change:
        others = tuple(s for s in change.kept.slots if (s.kind, s.name) != (slot.kind, slot.name))
        change.to(slots=(*others, slot))


def bring_back(paths: Paths, content: bytes) -> None:
    """Put the file of a backup in place; a damaged one is kept beside it."""
    with locks.key_slots(paths):
        if paths.keyslots.exists():
            paths.keyslots.replace(paths.keyslots.with_suffix(".damaged"))
        write_durably(paths.keyslots, content)


def remove_slot(paths: Paths, officer: OfficerId) -> None:
    """Take ``officer``'s password away.

    Raises:
        MissingError: there is no such slot.
        RuleError: it is the last password, and nobody could open the store again.
    """
    with changing(paths) as change:
        slots = change.kept.slots
        left = tuple(s for s in slots if (s.kind, s.name) != (names.OFFICER, officer))
        if len(left) == len(slots):
            raise MissingError("key_slot.unknown", officer=officer)
        if not any(slot.kind == names.OFFICER for slot in left):
            raise RuleError("key_slot.last", officer=officer)
        change.to(slots=left)


def officers(paths: Paths) -> tuple[OfficerId, ...]:
    """Return who has a password, in the order in which they got one."""
    return names.officers(paths)


def fits(paths: Paths, key: bytes) -> bool:
    """Return whether ``key`` is the one the slots hold; False where there are no slots."""
    if not paths.keyslots.exists():
        return False
    return hmac.compare_digest(_check(key), read(paths).check)


def read(paths: Paths) -> SlotFile:
    """Return the file's content.

    Raises:
        MissingError: there is none.
        IntegrityError: it is not what was written, or of a newer program.
    """
    try:
        content = paths.keyslots.read_bytes()
    except FileNotFoundError as gone:
        raise MissingError("key_slots.missing") from gone
    except OSError as error:
        raise disk_error(error) from error
    try:
        kept = msgspec.json.decode(content, type=SlotFile)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as wrong:
        raise IntegrityError("key_slots.damaged") from wrong
    if kept.format > FORMAT:
        raise IntegrityError("key_slots.newer", found=kept.format, known=FORMAT)
    return kept


def _write(paths: Paths, kept: SlotFile) -> None:
    write_durably(paths.keyslots, msgspec.json.format(msgspec.json.encode(kept)))


def _slot_of(kept: SlotFile, officer: OfficerId) -> Slot | None:
    mine = (s for s in kept.slots if s.kind == names.OFFICER and s.name == officer)
    return next(mine, None)


def _sealed(key: bytes, officer: OfficerId, password: str, cost: Cost) -> Slot:
    if not password:
        raise RuleError("password.empty")
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    wrapping = AESGCM(stretch(password, salt, cost))
    return Slot(
        kind=names.OFFICER,
        name=officer,
        nonce=_to_text(nonce),
        sealed=_to_text(wrapping.encrypt(nonce, key, _bound_to(officer))),
        salt=_to_text(salt),
        cost=cost,
    )


def _opened(slot: Slot, password: str) -> bytes | None:
    if slot.cost is None:
        return None
    if not is_bearable(slot.cost):
        raise IntegrityError("key_slots.damaged")
    try:
        wrapping = AESGCM(stretch(password, base64.b64decode(slot.salt), slot.cost))
        sealed = base64.b64decode(slot.sealed)
        return wrapping.decrypt(base64.b64decode(slot.nonce), sealed, _bound_to(slot.name))
    except InvalidTag:
        return None
    except (ValueError, HashingError) as wrong:
        raise IntegrityError("key_slots.damaged") from wrong


def is_bearable(cost: Cost) -> bool:
    """Return whether this PC can pay ``cost``: a damaged file must not eat memory for hours."""
    return (
        1 <= cost.passes <= MOST_PASSES
        and 8 <= cost.memory_kib <= MOST_MEMORY_KIB
        and cost.lanes == 1
    )


def stretch(password: str, salt: bytes, cost: Cost) -> bytes:
    """Return the key that Argon2id makes of a password."""
    return hash_secret_raw(
        password.encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _bound_to(officer: OfficerId) -> bytes:
    return f"counter key slot {FORMAT} {names.OFFICER} {officer}".encode()


def _check(key: bytes) -> str:
    return hmac.new(key, b"counter key check 1", "sha256").hexdigest()


def _remaining(failures: Failures, now: float) -> float:
    """Return the seconds still to wait; a clock that was set back does not lengthen them."""
    if failures.count <= FREE_TRIES:
        return 0.0
    delay = min(2.0 ** (failures.count - FREE_TRIES - 1), LONGEST_DELAY_S)
    return min(max(failures.at + delay - now, 0.0), delay)


def _to_text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
