"""Enrolment: a one-time code, made at the province, buys a device its place."""

import hashlib
import uuid
from datetime import datetime, timedelta
from http import HTTPStatus

from sync import keys
from sync.canonical import ZERO
from sync.contract import CodeRange, Enrol, Enrolled, Head
from sync.gateway.deeds.news import tell_keys, tell_newcomer
from sync.gateway.errors import RefusedError
from sync.gateway.keyring import GatewayKeys, KeyRing, stamp
from sync.gateway.store import units
from sync.gateway.store.database import Database
from sync.gateway.store.units import Device, Enrolment, Unit
from sync.trust.accounts import plain_code, spoken_code

LIFETIME = timedelta(days=7)
_KEY_BYTES = 32


def default_range(counter: int) -> CodeRange:
    """Return the numbers a counter may use: counter 3 has 3001 to 3999."""
    return CodeRange(counter * 1000 + 1, counter * 1000 + 999)


def prepare(
    database: Database,
    *,
    unit: str,
    unit_name: str,
    counter: int,
    ranges: tuple[CodeRange, ...],
    at: datetime,
    lifetime: timedelta = LIFETIME,
) -> tuple[str, str]:
    """Return a one-time code for a counter and when it expires; only its hash is kept."""
    code, expires_at = spoken_code(), stamp(at + lifetime)
    with database.write() as connection:
        home = units.keep_unit(connection, unit, unit_name)
        tell_keys(connection, home, stamp(at))
        new = Enrolment(_hash(code), home, counter, ranges, expires_at, None)
        units.add_enrolment(connection, new, stamp(at))
    return code, expires_at


def redeem(database: Database, ring: KeyRing, order: Enrol, at: datetime) -> Enrolled:
    """Enrol a device. The same code with the same key again gets the same answer.

    Raises:
        RefusedError: 422 ``enrolment.bad_key``; 403 ``enrolment.unknown``, ``enrolment.used`` or
            ``enrolment.mismatch``; 410 ``enrolment.expired``; 403 ``device.revoked``.
    """
    check_key(order.public_key)
    own = ring.signer(at)
    with database.write() as connection:
        found = units.enrolment(connection, _hash(order.code))
        if found is None:
            raise RefusedError(HTTPStatus.FORBIDDEN, "enrolment.unknown")
        if found.unit.code != order.unit or found.counter != order.counter:
            raise RefusedError(HTTPStatus.FORBIDDEN, "enrolment.mismatch")
        if found.used_by is not None:
            device = units.device(connection, found.used_by)
            if device is None or device.public_key != order.public_key:
                raise RefusedError(HTTPStatus.FORBIDDEN, "enrolment.used")
            if device.revoked_at is not None:
                raise RefusedError(HTTPStatus.FORBIDDEN, "device.revoked", device=device.id)
            return enrolled(own, device)
        if found.expires_at <= stamp(at):
            raise RefusedError(HTTPStatus.GONE, "enrolment.expired", expired_at=found.expires_at)
        device = _device(found, found.unit, order.public_key, stamp(at))
        units.add_device(connection, device)
        units.use_enrolment(connection, found, device.id)
        tell_newcomer(connection, units.unit_by_no(connection, found.unit.no, lock=True), stamp(at))
    return enrolled(own, device)


def _device(found: Enrolment, home: Unit, public_key: str, at: str) -> Device:
    return Device(
        no=0,
        id=str(uuid.uuid4()),
        unit=home,
        counter=found.counter,
        public_key=public_key,
        ranges=found.ranges,
        head=Head(0, ZERO),
        enrolled_at=at,
        revoked_at=None,
    )


def enrolled(own: GatewayKeys, device: Device) -> Enrolled:
    """Return what a device is told of itself, with its key certified."""
    return Enrolled(
        device=device.id,
        unit=device.unit.code,
        unit_name=device.unit.name,
        counter=device.counter,
        ranges=list(device.ranges),
        gateway_key=own.public,
        seal_key=own.seal_key,
        certificate=own.certificate(device.id, device.unit.code, device.counter, device.public_key),
    )


def check_key(public_key: str) -> None:
    """Let pass what can be an Ed25519 public key.

    Raises:
        RefusedError: 422 ``enrolment.bad_key``.
    """
    try:
        fits = len(keys.from_b64url(public_key)) == _KEY_BYTES
    except (keys.KeyFormatError, UnicodeError):
        fits = False
    if not fits:
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "enrolment.bad_key")


def _hash(code: str) -> str:
    """Return what is kept of a code; case, spaces and dashes do not matter."""
    return hashlib.sha256(plain_code(code).encode()).hexdigest()
