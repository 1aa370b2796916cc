"""A device proves itself and gets a bearer token; each assertion counts once."""

from datetime import datetime
from http import HTTPStatus

from sync.contract import Token, TokenRequest
from sync.gateway.deeds.append import holder
from sync.gateway.errors import RefusedError
from sync.gateway.store import assertions
from sync.gateway.store.database import Database
from sync.gateway.tokens import ASSERTION_TYPE, GRANT, Tokens, claimed_device, proven


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
        assertion = proven(order.client_assertion, device.public_key, at)
        if not assertions.use(connection, assertion, int(at.timestamp())):
            raise RefusedError(HTTPStatus.UNAUTHORIZED, "assertion.replayed")
    return tokens.issue(device.id, device.unit.code, device.public_key, at)
