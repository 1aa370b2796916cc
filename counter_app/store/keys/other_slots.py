"""Key slots that need no password: how they are found and taken away."""

from typing import Final

from counter_app.domain.errors import MissingError
from counter_app.paths import Paths
from counter_app.store import keyslots
from counter_app.store.keyslots import Slot

SEALS: Final = "seals"  # key of the state: what slots and settings were when somebody last looked


def take_away(paths: Paths, kind: str, name: str = "") -> None:
    """Remove the slots of ``kind``, only ``name``'s if one is given.

    Raises:
        MissingError: there is none (``key_slot.unknown``).
    """
    with keyslots.changing(paths) as change:
        slots = change.kept.slots
        left = tuple(s for s in slots if s.kind != kind or (name and s.name != name))
        if len(left) == len(slots):
            raise MissingError("key_slot.unknown", kind=kind)
        change.to(slots=left)


def of_kind(paths: Paths, kind: str) -> tuple[Slot, ...]:
    """Return the slots of ``kind``, oldest first."""
    return tuple(slot for slot in keyslots.read(paths).slots if slot.kind == kind)
