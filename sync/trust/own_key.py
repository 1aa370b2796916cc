"""A counter changes its own key: both keys sign for it, and a lost answer costs nothing."""

from collections.abc import Callable

from msgspec.structs import replace

from sync import keys, signing
from sync.contract import Enrolled, NewKey
from sync.errors import AuthError, ProtocolError
from sync.ports import Identity
from sync.transport import HttpTransport


def change_key(
    identity: Identity,
    keep: Callable[[Identity], None],
    wire: Callable[[Identity], HttpTransport],
) -> Identity:
    """Return who we are with a new key; asked again after a crash it goes on where it was.

    The new key is kept before the gateway hears of it. The old one counts there a week longer.

    Raises:
        SyncError: no answer, or a no; the old key goes on.
        ProtocolError: ``enrolment.bad_certificate``: no gateway we know has certified it.
    """
    was_asked = bool(identity.next_key)
    waiting = identity if was_asked else replace(identity, next_key=keys.new_private_key())
    keep(waiting)
    try:
        told = _asked(waiting, waiting.private_key, wire)
    except AuthError as refused:
        if not was_asked or refused.code == "device.revoked":
            raise
        told = _asked(waiting, waiting.next_key, wire)  # it was changed longer than a week ago
    public = keys.public_key(waiting.next_key)
    known = any(own.key == told.gateway_key.key for own in identity.gateway_keys)
    if not known or not signing.verify_certificate(told, public):
        raise ProtocolError("enrolment.bad_certificate")
    changed = replace(
        waiting, private_key=waiting.next_key, next_key=b"", certificate=told.certificate
    )
    keep(changed)
    return changed


def _asked(
    waiting: Identity, private_key: bytes, wire: Callable[[Identity], HttpTransport]
) -> Enrolled:
    public = keys.public_key(waiting.next_key)
    message = signing.new_key_bytes(waiting.device, public)
    order = NewKey(
        public_key=public,
        signature=keys.sign(private_key, message),
        proof=keys.sign(waiting.next_key, message),
    )
    transport = wire(replace(waiting, private_key=private_key))
    try:
        return transport.change_key(order)
    finally:
        transport.close()
