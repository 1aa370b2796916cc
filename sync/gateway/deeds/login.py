"""A device proves itself and gets a bearer token; each assertion counts once."""

from contextlib import suppress
from datetime import datetime
from http import HTTPStatus

from sync.contract import Token, TokenRequest
from sync.gateway.deeds.append import holder
from sync.gateway.errors import RefusedError
from sync.gateway.keyring import stamp
from sync.gateway.store import assertions
from sync.gateway.store.database import Database
from sync.gateway.tokens import (
    ASSERTION_TYPE,
    GRANT,
    Assertion,
    Tokens,
    claimed_device,
    proven,
)


def log_in(database: Database, tokens: Tokens, order: TokenRequest, at: datetime) -> Token:
    """Return a bearer token for a fresh assertion.

    Raises:
        RefusedError: 400 ``token.unsupported``; 401 ``assertion.*`` or ``device.unknown``; 403
            ``device.revoked``.
    """
    if order.grant_type != GRANT or order.client_assertion_type != ASSERTION_TYPE:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "token.unsupported")
    device_id = claimed_device(order.client_assertion)
    with database.write() as connection:
        device = holder(connection, device_id)
        assertion, key = _proven(order.client_assertion, device.keys_at(stamp(at)), at)
        if not assertions.use(connection, assertion, int(at.timestamp())):
            raise RefusedError(HTTPStatus.UNAUTHORIZED, "assertion.replayed")
    return tokens.issue(device.id, device.unit.code, key, at)


def _proven(assertion: str, public_keys: tuple[str, ...], at: datetime) -> tuple[Assertion, str]:
    """Return the proven assertion and the key that signed it."""
    current, *former = public_keys
    for key in former:
        with suppress(RefusedError):
            return proven(assertion, key, at), key
    return proven(assertion, current, at), current
