"""A receipt proves itself: the device signed it, the gateway certified the device."""

import pytest

from sync import keys
from sync.contract import PublicKey
from sync.errors import RejectedError
from sync.ports import Identity
from sync.signing import certificate_bytes
from sync.statement import Statement, signed_statement, verified_statement

UNIT = "H48.12.34"
GATEWAY = keys.new_private_key()
DEVICE_KEY = keys.new_private_key()
KNOWN = [PublicKey(key_id="k", key=keys.public_key(GATEWAY))]
STATEMENT = Statement(
    code="H48.12.34-260302-1001",
    due="2026-03-05T17:00:00+07:00",
    counter=1,
    at="2026-03-02T08:00:00+07:00",
    device="dev",
)


def identity(**changes):
    certified = certificate_bytes("dev", UNIT, 1, keys.public_key(DEVICE_KEY))
    fields = {
        "device": "dev",
        "unit": UNIT,
        "counter": 1,
        "gateway_url": "",
        "private_key": DEVICE_KEY,
        "gateway_keys": KNOWN,
        "certificate": keys.sign(GATEWAY, certified),
    }
    return Identity(**(fields | changes))


def test_a_receipt_that_the_counter_issued_is_verified():
    text = signed_statement(STATEMENT, identity())
    assert text.startswith("H48.12.34-260302-1001|")
    assert len(text) < 420  # fits a QR that a cheap scanner reads
    assert verified_statement(text, KNOWN) == STATEMENT


@pytest.mark.parametrize("place", range(8))
def test_no_field_can_be_changed(place):
    fields = signed_statement(STATEMENT, identity()).split("|")
    fields[place] = "2" if place == 2 else fields[place][:-1] + "x"
    with pytest.raises(RejectedError, match=r"statement\.not_"):
        verified_statement("|".join(fields), KNOWN)


def test_another_commune_or_another_province_does_not_vouch_for_it():
    text = signed_statement(STATEMENT, identity())
    stranger = [PublicKey(key_id="k", key=keys.public_key(keys.new_private_key()))]
    with pytest.raises(RejectedError, match=r"statement\.not_certified"):
        verified_statement(text.replace("H48.12.34", "H48.12.35"), KNOWN)
    with pytest.raises(RejectedError, match=r"statement\.not_certified"):
        verified_statement(text, stranger)


@pytest.mark.parametrize("text", ["", "|" * 7, "a|b|c", "x" * 2000, "a||²|||||", "a||-1|||||"])
def test_what_is_no_statement_is_told(text):
    with pytest.raises(RejectedError, match=r"statement\.unreadable"):
        verified_statement(text, KNOWN)


def test_a_counter_that_was_never_enrolled_signs_nothing():
    with pytest.raises(RejectedError, match=r"statement\.no_certificate"):
        signed_statement(STATEMENT, identity(certificate=""))
