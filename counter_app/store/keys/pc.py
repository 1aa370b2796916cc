"""A slot for the PC's own key store: Windows keeps it for one user by DPAPI.

Off unless an admin puts it; where no real key store answers it is refused. It serves work
without anybody at the desk, such as a backup at night, and opens nothing on another PC.
"""

import base64
import hashlib
import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from counter_app.domain.errors import MachineError, MissingError, SignInError
from counter_app.paths import Paths
from counter_app.store import keyslots
from counter_app.store.keys import other_slots
from counter_app.store.keyslots import Slot

KIND: Final = "pc"
SERVICE: Final = "counter-app"
_BOUND_TO: Final = b"counter key slot 1 pc"


def add(paths: Paths, key: bytes) -> None:
    """Let this PC's user open the store without a password.

    Raises:
        MachineError: no key store answers here (``key_store.unavailable``).
        SignInError: ``key`` is not this store's.
    """
    wrapping, nonce = secrets.token_bytes(32), secrets.token_bytes(12)
    sealed = AESGCM(wrapping).encrypt(nonce, key, _BOUND_TO)
    _keep(_name(paths), _text(wrapping))
    slot = Slot(kind=KIND, name=_name(paths), nonce=_text(nonce), sealed=_text(sealed))
    keyslots.put(paths, key, slot)


def unlock(paths: Paths) -> bytes:
    """Return the store's key.

    Raises:
        MissingError: no slot for this PC (``key_slot.unknown``).
        SignInError: the key store does not hold what opens it (``key.wrong``).
        MachineError: no key store answers here (``key_store.unavailable``).
    """
    slots = [s for s in other_slots.of_kind(paths, KIND) if s.name == _name(paths)]
    if not slots:
        raise MissingError("key_slot.unknown", kind=KIND)
    try:
        wrapping = AESGCM(base64.b64decode(_kept(slots[0].name)))
        nonce, sealed = base64.b64decode(slots[0].nonce), base64.b64decode(slots[0].sealed)
        key = wrapping.decrypt(nonce, sealed, _BOUND_TO)
    except (InvalidTag, ValueError) as wrong:
        raise SignInError("key.wrong") from wrong
    if not keyslots.fits(paths, key):
        raise SignInError("key.wrong")
    return key


def remove(paths: Paths) -> None:
    """Take the slot and what the key store holds away.

    Raises:
        MissingError: there is no such slot.
    """
    other_slots.take_away(paths, KIND)
    _forget(_name(paths))


def _name(paths: Paths) -> str:
    """Return what tells this data folder from another one on the same PC."""
    return hashlib.sha256(str(paths.data.resolve()).encode()).hexdigest()[:16]


def _keep(name: str, secret: str) -> None:
    import keyring  # heavy
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, name, secret)
        is_kept = keyring.get_password(SERVICE, name) == secret
    except KeyringError as wrong:
        raise MachineError("key_store.unavailable") from wrong
    if not is_kept:  # a backend that says yes and keeps nothing
        raise MachineError("key_store.unavailable")


def _kept(name: str) -> str:
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, name) or ""
    except KeyringError as wrong:
        raise MachineError("key_store.unavailable") from wrong


def _forget(name: str) -> None:
    import keyring
    from keyring.errors import KeyringError, PasswordDeleteError

    try:
        keyring.delete_password(SERVICE, name)
    except PasswordDeleteError:
        return
    except KeyringError as wrong:
        raise MachineError("key_store.unavailable") from wrong


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
