"""The slot sealed to the province's recovery key, and the way back in through it.

The request's private half waits in a file of the data folder; alone it opens nothing.
"""

from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from counter_app.domain.errors import MissingError, SignInError
from counter_app.paths import Paths
from counter_app.store import keyslots
from counter_app.store.engine import disk, flush_folder, write_durably
from counter_app.store.keys import other_slots
from counter_app.store.keyslots import Slot
from sync.courier import recovery
from sync.keys import from_b64url, key_id

KIND: Final = "recovery"


def add(paths: Paths, key: bytes, public: str) -> str:
    """Let the holder of the province's recovery key open the store; return the key's short name.

    A slot for another recovery key stays; take it away by its name.

    Raises:
        SignInError: ``key`` is not this store's. RejectedError: ``recovery.bad_key``.
    """
    sealed = recovery.seal(public, key, recovery.SLOT)
    name = key_id(public)
    slot = Slot(kind=KIND, name=name, nonce="", sealed=sealed, more={"public": public})
    keyslots.put(paths, key, slot)
    return name


def request(paths: Paths, *, unit: str, counter: int, at: datetime) -> bytes:
    """Return a request to the province; an earlier one that was not answered is void.

    Raises:
        MissingError: no slot for a recovery key (``key_slot.no_recovery``).
    """
    slots = other_slots.of_kind(paths, KIND)
    if not slots:
        raise MissingError("key_slot.no_recovery")
    private = X25519PrivateKey.generate()
    write_durably(_waiting(paths), private.private_bytes_raw())
    asked = recovery.Request(
        format=recovery.FORMAT,
        unit=unit,
        counter=counter,
        recovery_key=slots[-1].name,
        sealed=slots[-1].sealed,
        answer_to=recovery.public_of(private),
        made_at=at.isoformat(),
    )
    return msgspec.json.format(msgspec.json.encode(asked))


def open_answer(paths: Paths, content: str) -> tuple[bytes, recovery.Act]:
    """Return the store's key and the act that gave it back.

    Raises:
        MissingError: nothing was asked (``recovery.nothing_asked``).
        RejectedError: the answer is not to our request (``recovery.not_for_this_key``).
        SignInError: what it holds is not this store's key (``key.wrong``).
    """
    try:
        private = X25519PrivateKey.from_private_bytes(_waiting(paths).read_bytes())
    except (FileNotFoundError, ValueError) as gone:
        raise MissingError("recovery.nothing_asked") from gone
    key, act = recovery.read_answer(content, private)
    if not keyslots.fits(paths, key):
        raise SignInError("key.wrong")
    return key, act


def forget(paths: Paths) -> None:
    """Throw the request's private half away."""
    with disk():
        _waiting(paths).unlink(missing_ok=True)
        flush_folder(paths.data)


def resealed(slot: Slot, key: bytes) -> Slot:
    """Return the slot with another key of the store in it."""
    public = str(slot.more["public"])
    from_b64url(public)
    return msgspec.structs.replace(slot, sealed=recovery.seal(public, key, recovery.SLOT))


def _waiting(paths: Paths) -> Path:
    return paths.data / "recovery-request.key"
