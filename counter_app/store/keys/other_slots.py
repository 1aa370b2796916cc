"""Key slots that need no password: how they are put, found and taken away."""

from typing import Final

import msgspec

from counter_app.domain.errors import MissingError, SignInError
from counter_app.paths import Paths
from counter_app.store import keyslots
from counter_app.store.engine import write_durably
from counter_app.store.keyslots import Slot

SEALS: Final = "seals"  # key of the state: what slots and settings were when somebody last looked


def put(paths: Paths, key: bytes, slot: Slot) -> None:
    """Write ``slot``; one of the same kind and name is replaced.

    Raises:
        SignInError: ``key`` is not this store's (``key.wrong``).
    """
    if not keyslots.fits(paths, key):
        raise SignInError("key.wrong")
    kept = keyslots.read(paths)
    others = tuple(s for s in kept.slots if (s.kind, s.name) != (slot.kind, slot.name))
    write(paths, msgspec.structs.replace(kept, slots=(*others, slot)))


def take_away(paths: Paths, kind: str, name: str = "") -> None:
    """Remove the slots of ``kind``, only ``name``'s if one is given.

    Raises:
        MissingError: there is none (``key_slot.unknown``).
    """
    kept = keyslots.read(paths)
    left = tuple(s for s in kept.slots if s.kind != kind or (name and s.name != name))
    if len(left) == len(kept.slots):
        raise MissingError("key_slot.unknown", kind=kind)
    write(paths, msgspec.structs.replace(kept, slots=left))


def of_kind(paths: Paths, kind: str) -> tuple[Slot, ...]:
    """Return the slots of ``kind``, oldest first."""
    return tuple(slot for slot in keyslots.read(paths).slots if slot.kind == kind)


def write(paths: Paths, kept: keyslots.SlotFile) -> None:
    """Write the file whole or not at all."""
    write_durably(paths.keyslots, msgspec.json.format(msgspec.json.encode(kept)))
