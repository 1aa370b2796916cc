"""Keys and signatures: one spelling, no false yes."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import keys, signing
from sync.contract import Checkpoint, Enrolled, Head, PublicKey

SEED = bytes(range(32))
PUBLIC = keys.public_key(SEED)
GATEWAY = bytes(range(32, 64))
KNOWN = PublicKey(key_id=keys.key_id(keys.public_key(GATEWAY)), key=keys.public_key(GATEWAY))


@given(st.binary(max_size=100))
def test_base64url_comes_back(raw):
    assert keys.from_b64url(keys.b64url(raw)) == raw


@pytest.mark.parametrize("text", ["AA==", "A", "AB", "A+", "A/", "é", "A A"])
def test_another_spelling_is_refused(text):
    with pytest.raises(keys.KeyFormatError):
        keys.from_b64url(text)


def test_a_signature_fits_its_message_and_its_key_only():
    signature = keys.sign(SEED, b"message")
    assert keys.verify(PUBLIC, signature, b"message")
    assert not keys.verify(PUBLIC, signature, b"massage")
    assert not keys.verify(KNOWN.key, signature, b"message")
    assert not keys.verify("nonsense", signature, b"message")
    assert not keys.verify(PUBLIC, "***", b"message")


def test_a_fresh_key_is_fresh():
    assert keys.new_private_key() != keys.new_private_key()
    assert len(keys.new_private_key()) == 32


def make_checkpoint(**changes):
    fields = {
        "device": "d1",
        "seq": 7,
        "hash": "ab" * 32,
        "facts_total": 7,
        "at": "2026-03-02T09:00:00Z",
        "key_id": KNOWN.key_id,
        "signature": "",
    }
    return signing.sign_checkpoint(GATEWAY, Checkpoint(**(fields | changes)))


def test_a_head_is_signed_by_its_device():
    head = Head(3, "cd" * 32)
    signature = signing.sign_head(SEED, "d1", head)
    assert signing.verify_head(PUBLIC, "d1", head, signature)
    assert not signing.verify_head(PUBLIC, "d2", head, signature)
    assert not signing.verify_head(PUBLIC, "d1", Head(4, head.hash), signature)


@pytest.mark.parametrize(
    "lie",
    [
        {"device": "d2"},
        {"seq": 8},
        {"hash": "cd" * 32},
        {"facts_total": 6},
        {"at": "2026-03-02T09:00:01Z"},
        {"key_id": "other"},
        {"signature": ""},
    ],
)
def test_a_checkpoint_is_believed_as_signed_and_no_other_way(lie):
    assert signing.verify_checkpoint([KNOWN], make_checkpoint())
    assert not signing.verify_checkpoint([KNOWN], msgspec.structs.replace(make_checkpoint(), **lie))
    assert not signing.verify_checkpoint([], make_checkpoint())


def test_a_certificate_binds_device_and_key():
    message = signing.certificate_bytes("d1", "H1", 3, PUBLIC)
    enrolled = Enrolled(
        device="d1",
        unit="H1",
        unit_name="",
        counter=3,
        ranges=[],
        gateway_key=KNOWN,
        seal_key="",
        certificate=keys.sign(GATEWAY, message),
    )
    assert signing.verify_certificate(enrolled, PUBLIC)
    assert not signing.verify_certificate(enrolled, KNOWN.key)
