"""What lies in plain beside the store, remembered inside it: settings, key slots, the gateway's CA.

Whoever can write the data folder can put another settings file or an older slot file there. The
store cannot forbid it; it can notice.
"""

import hashlib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import msgspec

from counter_app.domain.errors import CounterError
from counter_app.paths import Paths
from counter_app.settings import Settings
from counter_app.store import keyslots
from counter_app.store.keys.other_slots import SEALS
from counter_app.store.work import Work


class Seals(msgspec.Struct, frozen=True, kw_only=True):
    """``settings``: as they were; ``ca``: SHA-256 of the file; ``slots``: name → what it was."""

    settings: dict[str, Any] = {}
    ca: str = ""
    slots: dict[str, str] = {}


def seal_settings(work: Work, settings: Settings) -> None:
    """Remember the settings as the ones that count."""
    _keep(work, settings=asdict(settings), ca=digest(settings.gateway_ca))


def seal_slots(work: Work, paths: Paths) -> None:
    """Remember the key slots as they are now; called wherever the program changes them."""
    _keep(work, slots=_slots(paths))


def changed_settings(work: Work, settings: Settings) -> tuple[str, ...]:
    """Return the keys (``window.language``) that are not as remembered; all is well before."""
    seals = _kept(work)
    if not seals.settings:
        return ()
    now = asdict(settings)
    keys = [name for name in now if name in seals.settings and now[name] != seals.settings[name]]
    if digest(settings.gateway_ca) != seals.ca and "gateway_ca" not in keys:
        keys.append("gateway_ca")
    return tuple(key.replace("_", ".", 1) for key in keys)


def changed_slots(work: Work, paths: Paths) -> tuple[str, ...]:
    """Return the names of slots that are not as remembered; all is well before."""
    seals = _kept(work)
    if not seals.slots:
        return ()
    now = _slots(paths)
    return tuple(
        sorted(name for name in now | seals.slots if now.get(name) != seals.slots.get(name))
    )


def trusts(work: Work, ca_file: str) -> bool:
    """Return whether the gateway's CA file is the one an admin has seen."""
    seals = _kept(work)
    return not seals.settings or digest(ca_file) == seals.ca


def digest(file: str) -> str:
    """Return the SHA-256 of a file, "" where none is named or it cannot be read."""
    try:
        return hashlib.sha256(Path(file).read_bytes()).hexdigest() if file else ""
    except OSError:
        return ""


def _slots(paths: Paths) -> dict[str, str]:
    try:
        kept = keyslots.read(paths)
    except CounterError:
        return {}
    return {
        f"{slot.kind} {slot.name}".strip(): hashlib.sha256(slot.sealed.encode()).hexdigest()[:16]
        for slot in kept.slots
    }


def _kept(work: Work) -> Seals:
    kept = work.state.get(SEALS)
    return msgspec.json.decode(kept, type=Seals) if kept else Seals()


def _keep(work: Work, **changes: Any) -> None:
    seals = msgspec.structs.replace(_kept(work), **changes)
    work.state.set(SEALS, msgspec.json.encode(seals).decode())
