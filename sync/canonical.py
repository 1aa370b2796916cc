"""Canonical bytes and the hash chain of a journal.

Canonical = UTF-8 JSON, keys sorted by code point, no spaces, NFC, integers only.
``hash = hex(SHA-256(ASCII of prev's 64 hex digits ‖ canonical bytes of the rest))``.
"""

import hashlib
from collections.abc import Mapping
from typing import Any
from unicodedata import is_normalized, normalize

import msgspec

ZERO = "0" * 64  # what the first fact has as ``prev``

_ENCODER = msgspec.json.Encoder(order="sorted")


def canonical(value: Any) -> bytes:
    """Return the canonical bytes of plain JSON values.

    Raises:
        ValueError: a float, a lone surrogate or a value JSON does not know.
    """
    try:
        return _ENCODER.encode(_checked(value))
    except (TypeError, UnicodeEncodeError, msgspec.ValidationError) as wrong:
        raise ValueError(f"not canonical: {type(wrong).__name__}") from wrong


def chain_hash(prev: str, body: bytes) -> str:
    """Return the hash of the fact whose canonical bytes (without prev, hash) are ``body``."""
    return hashlib.sha256(prev.encode("ascii") + body).hexdigest()


def _checked(value: Any) -> Any:
    if isinstance(value, str):
        return value if is_normalized("NFC", value) else normalize("NFC", value)
    if isinstance(value, bool) or value is None or isinstance(value, int):
        return value
    if isinstance(value, float):
        raise ValueError("not canonical: float")
    if isinstance(value, Mapping):
        return {_checked(key): _checked(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_checked(item) for item in value]
    raise ValueError(f"not canonical: {type(value).__name__}")
