"""Names of things: UUIDv7 for dossiers and facts, so that they sort by birth (RFC 9562 §5.7)."""

import os
from datetime import datetime
from uuid import UUID

OfficerId = str  # the sign-in name, e.g. "lan"
ProcedureId = str  # e.g. "1.004873"
FileHash = str  # 64 lower-case hex digits of SHA-256


def new_id(at: datetime) -> UUID:
    """Return a fresh UUIDv7 for the moment ``at`` (aware)."""
    milliseconds = int(at.timestamp() * 1000) & ((1 << 48) - 1)
    random = int.from_bytes(os.urandom(10), "big")
    value = (
        milliseconds << 80
        | 0x7 << 76
        | (random >> 68) << 64
        | 0b10 << 62
        | random & ((1 << 62) - 1)
    )
    return UUID(int=value)
