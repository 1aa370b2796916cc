"""The engine believes a new key of the gateway by the word of the one it knows, and no other."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from sync import keys
from sync.contract import FeedItem, KeyChain, PublicKey
from sync.errors import ProtocolError
from sync.gateway.deeds.keys import succeed
from sync.gateway.store.database import Database
from sync.steps.new_keys import told_keys
from tests.gateway.program import GatewayProgram

FORTNIGHT = timedelta(days=14)


@pytest.fixture
def gateway(tmp_path):
    program = GatewayProgram(str(tmp_path / "gateway.db"), tmp_path).start()
    program.store = Database(program.db)
    yield program
    program.store.close()
    program.stop()


def rotate(gateway, ago):
    port = gateway.port
    gateway.stop()
    succeed(gateway.store, FORTNIGHT, datetime.now(UTC) - ago)
    gateway.start(port=port)


def test_the_feed_brings_the_key_before_it_signs(gateway, pc):
    pc.work(2)
    pc.run()
    rotate(gateway, timedelta(0))
    pc.run()
    assert len(pc.replica.who.gateway_keys) == 2
    assert pc.replica.signed.key_id == pc.replica.who.gateway_keys[0].key_id


def test_whoever_slept_through_the_overlap_asks_for_the_chain(gateway, pc):
    pc.work(2)
    pc.run()
    first = pc.replica.signed.key_id
    rotate(gateway, 2 * FORTNIGHT + timedelta(hours=1))
    rotate(gateway, FORTNIGHT + timedelta(minutes=30))
    seal_key = pc.replica.who.seal_key
    pc.work(3)
    pc.run()
    assert pc.replica.signed.key_id not in (first, "")
    assert pc.replica.signed.seq == 5
    assert len(pc.replica.who.gateway_keys) == 3
    assert pc.replica.who.seal_key != seal_key


def test_a_key_that_nobody_vouches_for_stops_the_facts(pc):
    stranger = keys.public_key(keys.new_private_key())
    unknown = PublicKey(key_id=keys.key_id(stranger), key=stranger)
    pc.replica.who = replace(pc.replica.who, gateway_keys=[unknown])
    pc.work(1)
    with pytest.raises(ProtocolError, match=r"checkpoint\.bad_signature"):
        pc.engine.step()
    assert pc.replica.signed is None
    assert pc.replica.who.gateway_keys == [unknown]


def test_nonsense_in_the_feed_is_no_key():
    items = [
        FeedItem(n=1, kind="gateway.key", body={"key": 7}),
        FeedItem(n=2, kind="message", body={}),
    ]
    assert told_keys(items) == []
    assert KeyChain(successions=[]).successions == []
