"""The stick: whole or refused, readable by the province only, harmless beside the wire."""

import io
from datetime import UTC, datetime

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sync import keys
from sync.courier import Reply, acknowledge, courier_in, courier_out, open_bundle
from sync.courier.seal import PIECE, seal_to, unseal
from sync.errors import AuthError, ForkError, ProtocolError, RejectedError
from tests.sync.bench import Bench, make_scan
from tests.sync.province import Direct
from tests.sync.replica import MemoryReplica, make_identity

SEAL = bytes(range(100, 132))
SEAL_PUBLIC = keys.b64url(X25519PrivateKey.from_private_bytes(SEAL).public_key().public_bytes_raw())
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def bench():
    return Bench(replica=MemoryReplica(make_identity(seal_key=SEAL_PUBLIC)))


def key_of(replica):
    return lambda device: [keys.public_key(replica.who.private_key)]


def carry(bench, path):
    """The province takes a bundle in; returns the acknowledgement file beside it."""
    with path.open("rb") as file:
        bundle = open_bundle(file, SEAL, key_of(bench.replica))
        told = bundle.manifest
        for entry, content in bundle.scans:
            bench.province.blobs[entry.sha256] = content
    device = told.device
    if told.append.facts:
        body = msgspec.json.encode(told.append)
        bench.province.append(device, key_of(bench.replica)(device)[0], body)
    direct = Direct(bench.province, bench.replica.who, "")
    reply = Reply(
        device=device,
        standing=bench.province.standing(device, told.append.after_seq),
        scans=[entry.sha256 for entry in told.scans],
        feed=direct.feed(after=told.feed_after, limit=500, wait_s=0),
        feed_after=told.feed_after,
    )
    answer = path.with_suffix(".reply")
    answer.write_bytes(acknowledge(told, reply))
    return answer


def test_facts_news_and_scans_travel_by_stick(bench, tmp_path):
    for name in "abc":
        bench.replica.record(name, body={"bad": 1} if name == "b" else {})
    bench.province.tell(kind="message")
    out = courier_out(bench.replica, tmp_path / "stick", NOW)
    assert (out.facts, out.scans, out.head.seq, out.more) == (3, 0, 3, False)
    news = courier_in(bench.replica, carry(bench, out.path))
    assert (news.head.seq, news.facts, news.pulled) == (3, 3, 1)
    assert bench.replica.checkpoint().seq == 3
    assert bench.replica.verdicts[2].verdict == "refused"
    blob, content = make_scan(3 * PIECE)
    bench.replica.attach(blob, content)
    out = courier_out(bench.replica, tmp_path, NOW)
    assert (out.facts, out.scans) == (0, 1)
    assert courier_in(bench.replica, carry(bench, out.path)).scans == 1
    assert bench.province.blobs[blob.sha256] == content
    assert not bench.replica.waiting


def test_the_wire_may_overtake_the_stick(bench, tmp_path):
    bench.replica.record("a")
    bench.province.tell(kind="message")
    out = courier_out(bench.replica, tmp_path, NOW)
    bench.engine.step()
    bench.replica.record("b")
    bench.engine.step()
    news = courier_in(bench.replica, carry(bench, out.path))
    assert (news.facts, news.pulled) == (0, 0)
    assert bench.held == ["a", "b"]
    assert bench.replica.checkpoint().seq == 2


def test_the_stick_may_overtake_the_wire(bench, tmp_path):
    bench.replica.record("a")
    answer = carry(bench, courier_out(bench.replica, tmp_path, NOW).path)
    bench.replica.record("b")
    bench.engine.step()
    assert bench.held == ["a", "b"]
    courier_in(bench.replica, answer)
    courier_in(bench.replica, answer)
    assert bench.replica.checkpoint().seq == 2


def test_a_stick_that_comes_back_from_another_branch_is_a_fork(bench, tmp_path):
    bench.replica.record("a")
    answer = carry(bench, courier_out(bench.replica, tmp_path, NOW).path)
    bench.replica.facts.clear()
    bench.replica.record("z")
    with pytest.raises(ForkError):
        courier_in(bench.replica, answer)
    assert bench.replica.checkpoint() is None


def test_an_acknowledgement_that_is_not_signed_settles_nothing(bench, tmp_path):
    bench.replica.record("a")
    answer = carry(bench, courier_out(bench.replica, tmp_path, NOW).path)
    bench.replica.who = replace(bench.replica.who, gateway_keys=[])
    with pytest.raises(ProtocolError):
        courier_in(bench.replica, answer)
    assert bench.replica.checkpoint() is None


def test_an_acknowledgement_is_for_one_device(bench, tmp_path):
    bench.replica.record("a")
    answer = carry(bench, courier_out(bench.replica, tmp_path, NOW).path)
    other = MemoryReplica(make_identity(device="another", private_key=bytes([9]) * 32))
    with pytest.raises(RejectedError, match=r"courier\.damaged"):
        courier_in(other, answer)
    other.who = replace(bench.replica.who, device="another")
    with pytest.raises(RejectedError, match=r"courier\.other_device"):
        courier_in(other, answer)


@pytest.mark.parametrize("content", [b"", b"x", b"counter-courier-reply-1\nab", b"\xff" * 99])
def test_any_other_file_is_no_acknowledgement(bench, tmp_path, content):
    file = tmp_path / "holiday.jpg"
    file.write_bytes(content)
    with pytest.raises(RejectedError, match=r"courier\.not_a_reply"):
        courier_in(bench.replica, file)


def test_a_bundle_says_nothing_to_whoever_finds_the_stick(bench, tmp_path):
    bench.replica.record("a", body={"applicant": {"name": "Nguyễn Thị Mẫu"}})
    out = courier_out(bench.replica, tmp_path, NOW)
    content = out.path.read_bytes()
    assert b"applicant" not in content
    assert bench.replica.who.device.encode() not in content
    with out.path.open("rb") as file, pytest.raises(RejectedError, match=r"courier\.damaged"):
        open_bundle(file, bytes(32), key_of(bench.replica))


def test_a_bundle_of_another_key_is_refused(bench, tmp_path):
    bench.replica.record("a")
    out = courier_out(bench.replica, tmp_path, NOW)
    stranger = keys.public_key(bytes([7]) * 32)
    with out.path.open("rb") as file, pytest.raises(RejectedError, match="bad_signature"):
        open_bundle(file, SEAL, lambda device: [stranger])


def test_a_bundle_changed_anywhere_or_cut_is_refused(bench, tmp_path):
    bench.replica.record("a")
    bench.engine.step()
    bench.replica.attach(*make_scan(PIECE + 5))
    content = courier_out(bench.replica, tmp_path, NOW).path.read_bytes()
    places = range(0, len(content), 40_009)
    changed = [content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :] for at in places]
    cut = [content[:at] for at in (*range(60), 1000, len(content) - 1, len(content) - 30)]
    for spoilt in [*changed, *cut, content + b"x"]:
        with pytest.raises(RejectedError, match=r"courier\."):
            list(open_bundle(io.BytesIO(spoilt), SEAL, key_of(bench.replica)).scans)


def test_a_stick_pulled_out_leaves_no_bundle(bench, tmp_path):
    bench.replica.record("a")
    bench.engine.step()
    blob, content = make_scan(10)
    bench.replica.attach(blob, content)
    del bench.replica.blobs[blob.sha256]
    with pytest.raises(KeyError):
        courier_out(bench.replica, tmp_path, NOW)
    assert list(tmp_path.glob("*.courier")) == []


def test_a_counter_not_enrolled_has_no_courier(tmp_path):
    replica = MemoryReplica()
    replica.who = None
    with pytest.raises(AuthError):
        courier_out(replica, tmp_path, NOW)


@settings(max_examples=30)
@given(st.lists(st.integers(0, PIECE + 7), max_size=4))
def test_what_is_sealed_comes_out_whole(sizes):
    parts = [bytes([n]) * size for n, size in enumerate(sizes)]
    file = io.BytesIO()
    seal_to(SEAL_PUBLIC, file, parts)
    file.seek(0)
    assert b"".join(unseal(SEAL, file)) == b"".join(parts)
