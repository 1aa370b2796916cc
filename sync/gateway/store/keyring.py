"""The gateway's own keys, made at the first start and kept in its store.

Whoever can read the store can sign for the gateway: back it up sealed, and let nobody else in.
"""

from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import Connection, select, text

from sync import keys
from sync.contract import Succession
from sync.gateway.keyring import GatewayKeys, KeyRing
from sync.gateway.store.schema import gateway_keys


def keep(connection: Connection, at: str) -> KeyRing:
    """Return the gateway's keys, made now if there are none; two first starts make one pair."""
    lock(connection)
    found = known(connection)
    if found is not None:
        return found
    first = fresh("")
    _add(connection, first, at)
    first.keys.made_at = at
    return KeyRing([first.keys])


def known(connection: Connection) -> KeyRing | None:
    """Return every key there is, None before the first start."""
    query = select(gateway_keys).order_by(gateway_keys.c.signs_from)
    held = [_keys(row) for row in connection.execute(query)]
    return KeyRing(held) if held else None


def lock(connection: Connection) -> None:
    """Let nobody else make a key until the transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE gateway_keys IN EXCLUSIVE MODE"))


class Fresh(msgspec.Struct, frozen=True):
    """A pair that is not kept yet, with its private halves."""

    keys: Any
    signing: bytes
    sealing: bytes


def fresh(signs_from: str) -> Fresh:
    """Return a new pair of keys."""
    signing = keys.new_private_key()
    sealing = X25519PrivateKey.generate().private_bytes_raw()
    return Fresh(GatewayKeys(signing, sealing, signs_from), signing, sealing)


def follow(connection: Connection, own: GatewayKeys, heir: Fresh, at: str) -> Succession:
    """Keep ``heir`` as the key that follows ``own``, and return what ``own`` says of it."""
    succession = own.succession(heir.keys)
    _add(connection, heir, at, succession)
    return succession


def _add(connection: Connection, new: Fresh, at: str, succession: Succession | None = None) -> None:
    connection.execute(
        gateway_keys.insert().values(
            key_id=new.keys.public.key_id,
            private_key=new.signing,
            seal_key=new.sealing,
            made_at=at,
            signs_from=new.keys.signs_from,
            vouched_by=succession.by if succession else "",
            signature=succession.signature if succession else "",
        )
    )


def _keys(row: Any) -> GatewayKeys:
    own = GatewayKeys(bytes(row.private_key), bytes(row.seal_key), row.signs_from)
    own.made_at = row.made_at
    if row.vouched_by:
        own.succeeded = Succession(
            key_id=own.public.key_id,
            key=own.public.key,
            seal_key=own.seal_key,
            signs_from=row.signs_from,
            by=row.vouched_by,
            signature=row.signature,
        )
    return own
