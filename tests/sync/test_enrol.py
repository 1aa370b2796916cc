"""Enrolment: a code buys a device, and only an answer that proves itself is taken."""

import msgspec
import pytest

from sync import keys
from sync.compression import decompress
from sync.contract import Enrolled, PublicKey
from sync.enrol import enrol
from sync.errors import AuthError, OfflineError, ProtocolError, RejectedError
from sync.signing import certificate_bytes
from tests.sync.loopback import Loopback, Said
from tests.sync.replica import GATEWAY_KEY, GATEWAY_PUBLIC


@pytest.fixture
def server():
    server = Loopback()
    yield server
    server.close()


def enrolled(heard, **changes):
    order = msgspec.json.decode(decompress(heard.body, 9999))
    fields = {
        "device": "d9",
        "unit": order["unit"],
        "unit_name": "Xã Mẫu",
        "counter": order["counter"],
        "ranges": [],
        "gateway_key": GATEWAY_PUBLIC,
        "seal_key": "s",
        "certificate": keys.sign(
            GATEWAY_KEY,
            certificate_bytes("d9", order["unit"], order["counter"], order["public_key"]),
        ),
    }
    return Said(201, msgspec.json.encode(Enrolled(**(fields | changes))))


def test_a_code_buys_a_device(server):
    server.script["/v1/enrol"] = [enrolled]
    identity = enrol(server.url, " ABCD-1234 ", "H1", 3)
    assert (identity.device, identity.unit, identity.counter) == ("d9", "H1", 3)
    order = msgspec.json.decode(decompress(server.heard[0].body, 9999))
    assert order["code"] == "ABCD-1234"
    assert order["public_key"] == keys.public_key(identity.private_key)
    assert "private" not in repr(identity)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"counter": 4}, "enrolment.other_counter"),
        ({"certificate": "AAAA"}, "enrolment.bad_certificate"),
        ({"gateway_key": PublicKey(key_id="k", key="AAAA")}, "enrolment.bad_certificate"),
    ],
)
def test_an_enrolment_that_does_not_prove_itself_is_refused(server, change, code):
    server.script["/v1/enrol"] = [lambda heard: enrolled(heard, **change)]
    with pytest.raises(ProtocolError, match=code):
        enrol(server.url, "X", "H1", 3)


def test_an_enrolment_whose_answer_was_lost_is_asked_for_again_with_the_same_key(server):
    server.script["/v1/enrol"] = [Said(201, b"{}", cut=1), enrolled]
    assert enrol(server.url, "X", "H1", 3).device == "d9"
    assert server.heard[0].body == server.heard[1].body
    server.script["/v1/enrol"] = [Said(201, b"{}", cut=1)]
    with pytest.raises(OfflineError):
        enrol(server.url, "X", "H1", 3)
    assert len(server.heard) == 5


def test_a_used_or_expired_code_is_named(server):
    server.script["/v1/enrol"] = [Said(403, b'{"code": "enrolment.used"}'), Said(410, b"{}")]
    with pytest.raises(AuthError, match=r"enrolment\.used"):
        enrol(server.url, "X", "H1", 3)
    with pytest.raises(RejectedError):
        enrol(server.url, "X", "H1", 3)
