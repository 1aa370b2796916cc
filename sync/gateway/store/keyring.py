"""The gateway's own keys, made at the first start and kept in its store.

Whoever can read the store can sign for the gateway: back it up sealed, and let nobody else in.
"""

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import Connection, select, text

from sync import keys
from sync.gateway.keyring import GatewayKeys
from sync.gateway.store.schema import gateway_keys


def keep(connection: Connection, at: str) -> GatewayKeys:
    """Return the gateway's keys, made now if there are none; two first starts make one pair."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE gateway_keys IN EXCLUSIVE MODE"))
    found = _newest(connection)
    if found is not None:
        return found
    signing = keys.new_private_key()
    sealing = X25519PrivateKey.generate().private_bytes_raw()
    connection.execute(
        gateway_keys.insert().values(
            key_id=keys.key_id(keys.public_key(signing)),
            private_key=signing,
            seal_key=sealing,
            made_at=at,
        )
    )
    return GatewayKeys(signing, sealing)


def _newest(connection: Connection) -> GatewayKeys | None:
    query = select(gateway_keys.c.private_key, gateway_keys.c.seal_key)
    row = connection.execute(query.order_by(gateway_keys.c.made_at.desc()).limit(1)).first()
    return None if row is None else GatewayKeys(bytes(row.private_key), bytes(row.seal_key))
