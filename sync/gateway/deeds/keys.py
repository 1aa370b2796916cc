"""Keys that follow each other: the gateway's own, and a device's."""

from datetime import datetime, timedelta
from http import HTTPStatus

from sync import keys as pairs
from sync.contract import Enrolled, KeyChain, NewKey, Succession
from sync.gateway.deeds.append import holder
from sync.gateway.deeds.enrol import check_key, enrolled
from sync.gateway.deeds.news import tell_key
from sync.gateway.errors import RefusedError
from sync.gateway.keyring import KeyRing, stamp
from sync.gateway.store import keyring, units
from sync.gateway.store.database import Database
from sync.signing import new_key_bytes

SOONEST = timedelta(minutes=5)  # every worker has heard of the key by then
_FORMER = timedelta(days=7)  # a device's old key counts so long, should the answer be lost


def succeed(database: Database, overlap: timedelta, at: datetime) -> Succession:
    """Make the key that signs after ``overlap``, and tell every commune of it.

    Raises:
        RefusedError: 409 ``key.pending``: one is announced already and does not sign yet.
    """
    with database.write() as connection:
        ring = keyring.keep(connection, stamp(at))
        heir = ring.heir(at)
        if heir is not None:
            raise RefusedError(
                HTTPStatus.CONFLICT,
                "key.pending",
                key_id=heir.public.key_id,
                signs_from=heir.signs_from,
            )
        new = keyring.fresh(stamp(at + max(overlap, SOONEST)))
        succession = keyring.follow(connection, ring.signer(at), new, stamp(at))
        for unit in units.all_units(connection, lock=True):
            tell_key(connection, unit, succession, stamp(at))
    return succession


def key_chain(database: Database) -> KeyChain:
    """Return how the gateway's keys follow each other, as the store knows it this moment."""
    with database.read() as connection:
        ring = keyring.known(connection)
    return KeyChain(successions=ring.successions if ring else [])


def change_device_key(
    database: Database, ring: KeyRing, device_id: str, order: NewKey, at: datetime
) -> Enrolled:
    """Give a device the key it made; asked again with the same key it is answered again.

    Raises:
        RefusedError: 422 ``enrolment.bad_key``; 403 ``key.not_proven``; 401 or 403 when the device
            may not speak.
    """
    check_key(order.public_key)
    message = new_key_bytes(device_id, order.public_key)
    proven = pairs.verify(order.public_key, order.proof, message)
    with database.write() as connection:
        device = holder(connection, device_id, lock=True)
        vouched = any(
            pairs.verify(key, order.signature, message) for key in device.keys_at(stamp(at))
        )
        if not (proven and vouched):
            raise RefusedError(HTTPStatus.FORBIDDEN, "key.not_proven")
        if device.public_key != order.public_key:
            units.change_key(connection, device, order.public_key, stamp(at + _FORMER))
            device = holder(connection, device_id)
    return enrolled(ring.signer(at), device)
