"""Enrolment: a one-time code of the province makes this PC a device."""

from contextlib import suppress

from sync import keys, signing
from sync.contract import Enrol, Enrolled
from sync.errors import OfflineError, ProtocolError
from sync.ports import Identity
from sync.transport import HttpTransport

_TRIES = 3  # while the officer waits


def enrol(url: str, code: str, unit: str, counter: int, *, ca_file: str = "") -> Identity:
    """Spend ``code`` and return who we are from now on; its key never left this PC.

    Raises:
        AuthError: the code is unknown or used. RejectedError: it has expired.
        OfflineError: no answer, three times.
        ProtocolError: the answer is not about this unit, counter and key.
    """
    private_key = keys.new_private_key()
    public = keys.public_key(private_key)
    transport = HttpTransport(url, None, ca_file=ca_file)
    try:
        order = Enrol(code=code.strip(), public_key=public, unit=unit, counter=counter)
        told = _told(transport, order)
    finally:
        transport.close()
    if (told.unit, told.counter) != (unit, counter):
        raise ProtocolError("enrolment.other_counter", unit=told.unit, counter=told.counter)
    if not signing.verify_certificate(told, public):
        raise ProtocolError("enrolment.bad_certificate")
    return Identity(
        device=told.device,
        unit=told.unit,
        counter=told.counter,
        gateway_url=url,
        private_key=private_key,
        gateway_keys=[told.gateway_key],
        seal_key=told.seal_key,
        certificate=told.certificate,
        ranges=told.ranges,
    )


def _told(transport: HttpTransport, order: Enrol) -> Enrolled:
    """The same code with the same key gets the same answer again: a lost answer costs nothing."""
    for _ in range(_TRIES - 1):
        with suppress(OfflineError):
            return transport.enrol(order)
    return transport.enrol(order)
