"""Getting a counter's key back through the province, without the key ever lying open.

The counter keeps its key sealed to the province's recovery key. When no password opens the store
any more, it makes a request: that seal, and a fresh public key to answer to. Whoever holds the
province's recovery key opens the seal and seals the key again to the request, with who ordered
it and why; the counter writes both into its journal. Sealing is X25519, HKDF-SHA256, AES-256-GCM
under a key used once.
"""

from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sync.errors import RejectedError
from sync.keys import KeyFormatError, b64url, from_b64url, key_id

FORMAT: Final = 1
SLOT: Final = b"slot"
ANSWER: Final = b"answer"
FACT: Final = "store.recovered"
_PUBLIC_BYTES: Final = 32
_NONCE: Final = bytes(12)  # every sealing has a key of its own


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What a counter asks. Nothing in it is secret. ``made_at``: RFC 3339."""

    format: int
    unit: str
    counter: int
    recovery_key: str  # its short name
    sealed: str
    answer_to: str
    made_at: str


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """Who ordered the recovery, why, when (RFC 3339), with which recovery key."""

    reason: str
    by: str
    at: str
    recovery_key: str


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What the answer holds once it is opened."""

    key: str
    act: Act


def seal(public: str, plain: bytes, purpose: bytes) -> str:
    """Return ``plain``, readable only by the holder of the private half of ``public``.

    Raises:
        RejectedError: ``recovery.bad_key``.
    """
    try:
        theirs = X25519PublicKey.from_public_bytes(from_b64url(public))
    except ValueError as wrong:
        raise RejectedError("recovery.bad_key") from wrong
    once = X25519PrivateKey.generate()
    header = once.public_key().public_bytes_raw()
    cipher = _cipher(once.exchange(theirs), header, from_b64url(public), purpose)
    return b64url(header + cipher.encrypt(_NONCE, plain, purpose))


def unseal(private_key: X25519PrivateKey, sealed: str, purpose: bytes) -> bytes:
    """Return what ``seal`` took.

    Raises:
        RejectedError: ``recovery.not_for_this_key``: damaged, or sealed to another key.
    """
    ours = private_key.public_key().public_bytes_raw()
    try:
        raw = from_b64url(sealed)
        header, rest = raw[:_PUBLIC_BYTES], raw[_PUBLIC_BYTES:]
        shared = private_key.exchange(X25519PublicKey.from_public_bytes(header))
        return _cipher(shared, header, ours, purpose).decrypt(_NONCE, rest, purpose)
    except (InvalidTag, KeyFormatError, ValueError) as wrong:
        raise RejectedError("recovery.not_for_this_key") from wrong


def public_of(private_key: X25519PrivateKey) -> str:
    """Return the public half as text."""
    return b64url(private_key.public_key().public_bytes_raw())


def read_request(content: bytes) -> Request:
    """Return a request.

    Raises:
        RejectedError: ``recovery.not_a_request``, ``recovery.newer``.
    """
    try:
        asked = msgspec.json.decode(content, type=Request)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as wrong:
        raise RejectedError("recovery.not_a_request") from wrong
    if asked.format > FORMAT:
        raise RejectedError("recovery.newer", found=asked.format, known=FORMAT)
    return asked


def answer(asked: Request, private_key: X25519PrivateKey, *, reason: str, by: str, at: str) -> str:
    """Open the seal and return the key and the act, sealed to the counter that asked.

    Raises:
        RejectedError: ``recovery.not_for_this_key``, ``recovery.reason_missing``.
    """
    if not reason.strip() or not by.strip():
        raise RejectedError("recovery.reason_missing")
    key = unseal(private_key, asked.sealed, SLOT)
    act = Act(reason=reason, by=by, at=at, recovery_key=key_id(public_of(private_key)))
    given = Given(key=b64url(key), act=act)
    return seal(asked.answer_to, msgspec.json.encode(given), ANSWER)


def read_answer(content: str, private_key: X25519PrivateKey) -> tuple[bytes, Act]:
    """Return the counter's key and the act that gave it back.

    Raises:
        RejectedError: ``recovery.not_for_this_key``.
    """
    try:
        given = msgspec.json.decode(unseal(private_key, content.strip(), ANSWER), type=Given)
        return from_b64url(given.key), given.act
    except (msgspec.MsgspecError, KeyFormatError) as wrong:
        raise RejectedError("recovery.not_for_this_key") from wrong


def _cipher(shared: bytes, header: bytes, public: bytes, purpose: bytes) -> AESGCM:
    info = b"counter recovery 1: " + purpose
    return AESGCM(HKDF(SHA256(), 32, header + public, info).derive(shared))
