"""Which assertions were used, until they would be too old anyway."""

from sqlalchemy import Connection, delete, text

from sync.gateway.store.schema import assertions
from sync.gateway.tokens import Assertion

_KEEP_S = 600
_USE = text("INSERT INTO assertions (jti, expires) VALUES (:jti, :expires) ON CONFLICT DO NOTHING")


# A login promises nothing that a power cut could break: should the last half second of them be lost
# with PostgreSQL itself, an assertion of these moments could be used twice, by who has it and TLS.
# So a thousand logins at closing time cost no flush.
_USE_UNFLUSHED = text(
    "WITH quick AS (SELECT set_config('synchronous_commit', 'off', true))"
    " INSERT INTO assertions (jti, expires) SELECT :jti, CAST(:expires AS bigint) FROM quick"
    " ON CONFLICT DO NOTHING"
)


def use(connection: Connection, assertion: Assertion, now: int) -> bool:
    """Note an assertion as used; return whether this was the first time."""
    row = {"jti": assertion.once, "expires": assertion.expires}
    use_it = _USE_UNFLUSHED if connection.dialect.name == "postgresql" else _USE
    fresh = connection.execute(use_it, row).rowcount == 1
    if fresh and now % 64 == 0:  # now and then, so that the table stays small
        connection.execute(delete(assertions).where(assertions.c.expires < now - _KEEP_S))
    return fresh
