"""Who speaks: device assertions in, bearer tokens out.

A bearer token is a JWT signed by the gateway's key, so every worker accepts it and none keeps it.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from sync import keys
from sync.contract import Token
from sync.gateway.errors import RefusedError
from sync.gateway.keyring import KeyRing, stamp

AUDIENCE = "counter-gateway"
GRANT = "client_credentials"
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
LIFETIME = timedelta(hours=1)
_ASSERTION_LIFETIME_S = 300
_LEEWAY_S = 60
_REMEMBERED = 10_000  # tokens whose signature we need not check again
_LONGEST = 4_096  # characters of an assertion or a token


@dataclass(frozen=True, slots=True)
class Caller:
    """The device that a bearer token names, with its key, so that nobody need look it up.

    ``expires``: seconds since 1970.
    """

    device: str
    unit: str
    public_key: str
    expires: int


@dataclass(frozen=True, slots=True)
class Assertion:
    """A device's word that it is itself, once. ``expires``: seconds since 1970."""

    device: str
    once: str
    expires: int


def claimed_device(assertion: str) -> str:
    """Return the device an assertion names, before anything is proven.

    Raises:
        RefusedError: 401 ``assertion.malformed``.
    """
    claims = _unproven(assertion)
    device = claims.get("sub")
    if not isinstance(device, str) or claims.get("iss") != device or len(device) > 100:
        raise _unauthorized("assertion.malformed")
    return device


def proven(assertion: str, public_key: str, at: datetime) -> Assertion:
    """Return the assertion when the device's key signed it and it is fresh.

    Raises:
        RefusedError: 401, with the gateway's clock when the times are at fault.
    """
    key = Ed25519PublicKey.from_public_bytes(keys.from_b64url(public_key))
    claims = _decoded(assertion, key, "assertion")
    now = int(at.timestamp())
    issued, expires, once = claims["iat"], claims["exp"], claims.get("jti")
    if not _whole(issued) or not _whole(expires) or not isinstance(once, str):
        raise _unauthorized("assertion.malformed")
    if expires <= now - _LEEWAY_S or issued > now + _LEEWAY_S:
        raise _unauthorized("assertion.expired", at=stamp(at))
    if expires - issued > _ASSERTION_LIFETIME_S or not 1 <= len(once) <= 200:
        raise _unauthorized("assertion.malformed")
    device = str(claims["sub"])
    digest = hashlib.sha256(f"{device}\n{once}".encode()).hexdigest()
    return Assertion(device, digest, expires)


class Tokens:
    """Bearer tokens of one gateway; remembers those it has proven."""

    def __init__(self, own: KeyRing) -> None:
        self._keys = own
        self._proven: dict[str, Caller] = {}

    def issue(self, device: str, unit: str, public_key: str, at: datetime) -> Token:
        """Return a fresh bearer token."""
        expires = int((at + LIFETIME).timestamp())
        claims = {
            "iss": AUDIENCE,
            "aud": AUDIENCE,
            "sub": device,
            "unit": unit,
            "key": public_key,
            "iat": int(at.timestamp()),
            "exp": expires,
            "jti": secrets.token_hex(8),
        }
        own = self._keys.signer(at)
        headers = {"kid": own.public.key_id}
        token = jwt.encode(claims, own.signing, algorithm="EdDSA", headers=headers)
        return Token(access_token=token, expires_in=int(LIFETIME.total_seconds()))

    def caller(self, authorization: str, at: datetime) -> Caller:
        """Return who speaks by an ``Authorization`` header.

        Raises:
            RefusedError: 401 ``token.missing``, ``token.malformed`` or ``token.expired``.
        """
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise _unauthorized("token.missing")
        caller = self._proven.get(token) or self._checked(token, at)
        if caller.expires <= at.timestamp():
            self._proven.pop(token, None)
            raise _unauthorized("token.expired", at=stamp(at))
        return caller

    def _checked(self, token: str, at: datetime) -> Caller:
        own = self._keys.accepted(_key_id(token), at)
        if own is None:
            raise _unauthorized("token.malformed")
        claims = _decoded(token, own.verifying, "token")
        if not _whole(claims["exp"]):
            raise _unauthorized("token.malformed")
        device, unit, key = (str(claims.get(name, "")) for name in ("sub", "unit", "key"))
        caller = Caller(device, unit, key, claims["exp"])
        if len(self._proven) >= _REMEMBERED:
            self._proven.clear()
        self._proven[token] = caller
        return caller


def _decoded(token: str, key: Any, what: str) -> dict[str, Any]:
    """Return proven claims; times are left to the caller, who knows the right clock."""
    if len(token) > _LONGEST:
        raise _unauthorized(f"{what}.malformed")
    unread = ("exp", "iat", "nbf", "jti")
    options: Any = {f"verify_{name}": False for name in unread} | {
        "require": ["sub", "iss", "aud", "exp", "iat"]
    }
    try:
        return jwt.decode(token, key, algorithms=["EdDSA"], audience=AUDIENCE, options=options)
    except (jwt.InvalidTokenError, ValueError, RecursionError):
        raise _unauthorized(f"{what}.malformed") from None


def _key_id(token: str) -> str:
    """Return which key a token says signed it, empty when it says none."""
    if len(token) > _LONGEST:
        return ""
    try:
        return str(jwt.get_unverified_header(token).get("kid", ""))
    except (jwt.InvalidTokenError, ValueError, RecursionError):
        return ""


def _unproven(assertion: str) -> dict[str, Any]:
    if len(assertion) > _LONGEST:
        raise _unauthorized("assertion.malformed")
    try:
        return jwt.decode(assertion, options={"verify_signature": False})
    except (jwt.InvalidTokenError, ValueError, RecursionError):
        raise _unauthorized("assertion.malformed") from None


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1 << 40


def _unauthorized(code: str, **facts: object) -> RefusedError:
    return RefusedError(HTTPStatus.UNAUTHORIZED, code, **facts)
