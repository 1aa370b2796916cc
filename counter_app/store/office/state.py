"""Small facts about this store: cursor, clock, last backup; and who this counter is."""

from collections.abc import Collection

import msgspec
from sqlalchemy import Connection, bindparam, text

from sync.ports import Identity

_GET = text("SELECT value FROM state WHERE key = :key")
_SET = text(
    "INSERT INTO state(key, value) VALUES (:key, :value)"
    " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)
_MANY = text("SELECT key, value FROM state WHERE key IN :keys").bindparams(
    bindparam("keys", expanding=True)
)
_IDENTITY = "identity"


class State:
    """Texts by key."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str, default: str = "") -> str:
        """Return what was set last, ``default`` where nothing was."""
        found: str | None = self._connection.execute(_GET, {"key": key}).scalar()
        return default if found is None else found

    def many(self, keys: Collection[str]) -> dict[str, str]:
        """Return what was set under each of ``keys``; those never set are left out."""
        rows = self._connection.execute(_MANY, {"keys": list(keys)})
        return {row.key: row.value for row in rows}

    def set(self, key: str, value: str) -> None:
        """Keep ``value`` under ``key``."""
        self._connection.execute(_SET, {"key": key, "value": value})


class Device:
    """Who this counter is for the gateway. The private key lies here, in the encrypted file."""

    def __init__(self, state: State) -> None:
        self._state = state

    def get(self) -> Identity | None:
        """Return the identity of the enrolment, None before it."""
        kept = self._state.get(_IDENTITY)
        return msgspec.json.decode(kept, type=Identity) if kept else None

    def save(self, identity: Identity) -> None:
        """Keep the identity; from now on facts are this device's."""
        self._state.set(_IDENTITY, msgspec.json.encode(identity).decode())
        self._state.set("device", identity.device)
        if identity.ranges:
            ranges = [[given.first, given.last] for given in identity.ranges]
            self._state.set("ranges", msgspec.json.encode(ranges).decode())
