"""Sealing to the gateway: X25519, HKDF-SHA256, AES-256-GCM in pieces, as age and STREAM do.

``header ‖ piece ‖ piece …``: every piece is sealed under a counter and a last-one mark, so that
pieces can be neither changed, swapped, dropped nor cut off.
"""

import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sync.errors import RejectedError
from sync.keys import from_b64url

MAGIC = b"counter-courier-1\n"
PIECE = 1 << 20  # bytes of plain text in a piece
_TAG = 16


def derive(secret: bytes, *, salt: bytes, info: bytes) -> bytes:
    """Return a 32-byte key."""
    return HKDF(SHA256(), 32, salt, info).derive(secret)


def seal_to(seal_key: str, target: BinaryIO, plain: Iterable[bytes]) -> None:
    """Write ``plain`` so that only the holder of the private half of ``seal_key`` can read it."""
    theirs = X25519PublicKey.from_public_bytes(from_b64url(seal_key))
    once = X25519PrivateKey.generate()
    header = MAGIC + once.public_key().public_bytes_raw()
    target.write(header)
    cipher = AESGCM(_key(once.exchange(theirs), header, from_b64url(seal_key)))
    for number, (piece, is_last) in enumerate(_pieces(plain)):
        target.write(cipher.encrypt(_nonce(number, is_last), piece, header))


def unseal(private_key: bytes, source: BinaryIO) -> Iterator[bytes]:
    """Yield the plain pieces of what ``seal_to`` wrote.

    Raises:
        RejectedError: ``courier.not_a_bundle``, ``courier.damaged`` (or sealed to another key).
    """
    header = source.read(len(MAGIC) + 32)
    if not header.startswith(MAGIC) or len(header) != len(MAGIC) + 32:
        raise RejectedError("courier.not_a_bundle")
    ours = X25519PrivateKey.from_private_bytes(private_key)
    theirs = X25519PublicKey.from_public_bytes(header[len(MAGIC) :])
    public = ours.public_key().public_bytes_raw()
    try:
        cipher = AESGCM(_key(ours.exchange(theirs), header, public))
        yield from _opened(cipher, header, source)
    except (InvalidTag, ValueError) as wrong:
        raise RejectedError("courier.damaged") from wrong


def lock(key: bytes, plain: bytes, context: bytes) -> bytes:
    """Return ``plain`` under a key both ends have."""
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, plain, context)


def unlock(key: bytes, locked: bytes, context: bytes) -> bytes:
    """Return what ``lock`` took.

    Raises:
        RejectedError: ``courier.damaged``.
    """
    try:
        return AESGCM(key).decrypt(locked[:12], locked[12:], context)
    except (InvalidTag, ValueError) as wrong:
        raise RejectedError("courier.damaged") from wrong


def _key(shared: bytes, header: bytes, public: bytes) -> bytes:
    return derive(shared, salt=header + public, info=b"counter courier bundle")


def _opened(cipher: AESGCM, header: bytes, source: BinaryIO) -> Iterator[bytes]:
    number, sealed = 0, source.read(PIECE + _TAG)
    while True:
        ahead = source.read(PIECE + _TAG)
        yield cipher.decrypt(_nonce(number, not ahead), sealed, header)
        if not ahead:
            return
        number, sealed = number + 1, ahead


def _pieces(plain: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    held = bytearray()
    for part in plain:
        held += part
        while len(held) > PIECE:  # never ends with an empty piece
            yield bytes(held[:PIECE]), False
            del held[:PIECE]
    yield bytes(held), True


def _nonce(number: int, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])
