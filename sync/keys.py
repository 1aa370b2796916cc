"""Ed25519 keys of devices and gateways, as text: base64url without padding."""

import base64
import binascii
import hashlib
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


class KeyFormatError(ValueError):
    """A text that is no key or no signature."""


def b64url(raw: bytes) -> str:
    """Return ``raw`` as base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def from_b64url(text: str) -> bytes:
    """Return the bytes of canonical base64url without padding.

    Raises:
        KeyFormatError: another alphabet, padding, or stray bits: one value has one spelling.
    """
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as wrong:
        raise KeyFormatError("key.not_base64url") from wrong
    if b64url(raw) != text:
        raise KeyFormatError("key.not_base64url")
    return raw


def new_private_key() -> bytes:
    """Return a fresh Ed25519 seed (32 bytes)."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_key(private_key: bytes) -> str:
    """Return the public half of a seed."""
    return b64url(Ed25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw())


def key_id(public: str) -> str:
    """Return the short name of a public key: 16 hex digits of its SHA-256."""
    return hashlib.sha256(from_b64url(public)).hexdigest()[:16]


def sign(private_key: bytes, message: bytes) -> str:
    """Return the signature of ``message``."""
    return b64url(_signing(private_key).sign(message))


def verify(public: str, signature: str, message: bytes) -> bool:
    """Return whether ``signature`` is that of ``message``; nonsense is not, and never raises."""
    try:
        _verifying(public).verify(from_b64url(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True


@lru_cache(maxsize=1)  # a program signs with one key; reading it costs four times the signature
def _signing(private_key: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(private_key)


@lru_cache(maxsize=256)
def _verifying(public: str) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(from_b64url(public))
