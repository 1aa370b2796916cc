"""The signed statement of a receipt: anyone with the province's public key can check it offline.

Text of the QR, eight fields joined by ``|``: code, due (RFC 3339 or empty), counter, issued at,
device, device key, the gateway's certificate of that key, the device's signature (Ed25519) over
``canonical`` of the first five fields. No personal data beyond the code.
"""

import msgspec

from sync import keys
from sync.canonical import canonical
from sync.contract import PublicKey
from sync.errors import RejectedError
from sync.ports import Identity
from sync.signing import certificate_bytes

_FIELDS = 8
_LONGEST = 1000


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What a receipt says of itself. Times RFC 3339 with offset; ``due`` empty when unknown."""

    code: str
    due: str
    counter: int
    at: str
    device: str


def signed_statement(statement: Statement, identity: Identity) -> str:
    """Return the text of the QR: the statement, its signature and the certificate of the key.

    Raises:
        RejectedError: ``statement.no_certificate``: this PC was never enrolled.
    """
    if not identity.certificate:
        raise RejectedError("statement.no_certificate")
    return "|".join(
        (
            statement.code,
            statement.due,
            str(statement.counter),
            statement.at,
            statement.device,
            keys.public_key(identity.private_key),
            identity.certificate,
            keys.sign(identity.private_key, _bytes(statement)),
        )
    )


def verified_statement(text: str, gateway_keys: list[PublicKey]) -> Statement:
    """Return the statement a receipt carries, once both signatures have been checked.

    The code itself names the commune; the certificate must be for a counter of that commune.

    Raises:
        RejectedError: ``statement.unreadable``, ``statement.not_certified``,
            ``statement.not_signed``.
    """
    fields = text.strip().split("|") if len(text) <= _LONGEST else []
    if len(fields) != _FIELDS or not fields[2].isascii() or not fields[2].isdigit():
        raise RejectedError("statement.unreadable")
    code, due, counter, at, device, key, certificate, signature = fields
    statement = Statement(code=code, due=due, counter=int(counter), at=at, device=device)
    unit = code.removeprefix("T.").rsplit("-", 2)[0]
    try:
        certified = certificate_bytes(device, unit, statement.counter, key)
        told = _bytes(statement)
    except ValueError as wrong:  # text that no canonical form can hold
        raise RejectedError("statement.unreadable") from wrong
    if not any(keys.verify(known.key, certificate, certified) for known in gateway_keys):
        raise RejectedError("statement.not_certified")
    if not keys.verify(key, signature, told):
        raise RejectedError("statement.not_signed")
    return statement


def _bytes(statement: Statement) -> bytes:
    return canonical(msgspec.structs.asdict(statement))
