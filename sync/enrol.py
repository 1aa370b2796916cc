"""Enrolment: a one-time code of the province makes this PC a device."""

from sync import keys, signing
from sync.contract import Enrol
from sync.errors import ProtocolError
from sync.ports import Identity
from sync.transport import HttpTransport


def enrol(url: str, code: str, unit: str, counter: int, *, ca_file: str = "") -> Identity:
    """Spend ``code`` and return who we are from now on; its key never left this PC.

    Raises:
        AuthError: the code is unknown or used. RejectedError: it has expired.
        OfflineError: no answer; a code whose answer was lost may be spent.
        ProtocolError: the answer is not about this unit, counter and key.
    """
    private_key = keys.new_private_key()
    public = keys.public_key(private_key)
    transport = HttpTransport(url, None, ca_file=ca_file)
    try:
        order = Enrol(code=code.strip(), public_key=public, unit=unit, counter=counter)
        told = transport.enrol(order)
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
