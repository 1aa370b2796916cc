"""Which assertions were used, until they would be too old anyway."""

from sqlalchemy import Connection, delete, text

from sync.gateway.store.schema import assertions
from sync.gateway.tokens import Assertion

_KEEP_S = 600
_USE = text("INSERT INTO assertions (jti, expires) VALUES (:jti, :expires) ON CONFLICT DO NOTHING")


def use(connection: Connection, assertion: Assertion, now: int) -> bool:
    """Note an assertion as used; return whether this was the first time."""
    row = {"jti": assertion.once, "expires": assertion.expires}
    fresh = connection.execute(_USE, row).rowcount == 1
    if fresh and now % 64 == 0:  # now and then, so that the table stays small
        connection.execute(delete(assertions).where(assertions.c.expires < now - _KEEP_S))
    return fresh
