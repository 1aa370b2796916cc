"""Editions through the engine: signature, hash, parts, and what must not stop anything else."""

import hashlib
from random import Random

import msgspec
import pytest
from msgspec.structs import replace

from sync import keys
from sync.contract import Edition
from sync.engine import PART_BYTES
from sync.errors import AuthError, OfflineError, ProtocolError
from sync.signing import edition_bytes
from tests.sync.bench import Bench, make_scan
from tests.sync.loopback import Said
from tests.sync.replica import GATEWAY_KEY, GATEWAY_PUBLIC

CONTENT = Random(7).randbytes(3 * PART_BYTES - 100)


@pytest.fixture
def bench():
    return Bench()


def make_edition(content=CONTENT, *, key=GATEWAY_KEY, **changes):
    unsigned = Edition(
        kind="catalogue",
        name="2026-04",
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        made_at="2026-03-02T00:00:00Z",
        key_id=GATEWAY_PUBLIC.key_id,
        signature="",
    )
    unsigned = replace(unsigned, **changes)
    return replace(unsigned, signature=keys.sign(key, edition_bytes(unsigned)))


def send(bench, edition, content=CONTENT):
    bench.province.blobs[edition.sha256] = content
    bench.province.tell(kind="edition", body=msgspec.to_builtins(edition))


def test_an_edition_of_the_feed_arrives_in_parts_and_waits(bench):
    edition = make_edition()
    send(bench, edition)
    report = bench.run()
    assert bench.replica.editions == {edition.sha256: CONTENT}
    assert bench.wire.calls.count("blob_part") == 3
    assert not report.more
    bench.begin()
    bench.run()
    assert bench.wire.calls.count("blob_part") == 0


def test_facts_go_before_an_edition_and_scans_beside_it(bench):
    bench.replica.record("a")
    bench.replica.attach(*make_scan())
    send(bench, make_edition())
    bench.run()
    calls = bench.wire.calls
    assert calls.index("append") < calls.index("blob_part") < calls.index("upload_part") + 9
    assert not bench.replica.waiting
    assert len(bench.replica.editions) == 1


def test_a_new_fact_waits_for_one_part_at_most(bench):
    send(bench, make_edition())
    bench.engine.step()
    assert bench.wire.calls.count("blob_part") == 1
    bench.replica.record("a")
    bench.engine.step()
    assert bench.held == ["a"]
    assert bench.wire.calls.count("blob_part") == 2


@pytest.mark.parametrize(
    "forged",
    [
        make_edition(key=bytes(32)),
        replace(make_edition(), name="2026-05"),
        replace(make_edition(), kind="calendar"),
        replace(make_edition(), size=5),
        replace(make_edition(), key_id="0" * 16),
        replace(make_edition(), signature="nonsense"),
    ],
)
def test_a_forged_edition_is_never_fetched_and_a_good_one_after_it_is(bench, forged, log_warnings):
    send(bench, forged)
    bench.run()
    assert "blob_part" not in bench.wire.calls
    assert [code for _, code in bench.replica.refused_editions] == ["edition.bad_signature"]
    good = make_edition(b"[1]", name="2026-06")
    send(bench, good, b"[1]")
    bench.run()
    assert bench.replica.editions == {good.sha256: b"[1]"}


@pytest.mark.parametrize(
    ("kept", "code"),
    [
        (CONTENT[:-1] + bytes([CONTENT[-1] ^ 1]), "edition.wrong_hash"),
        (CONTENT[:-200], "edition.wrong_size"),
        (b"", "edition.wrong_size"),
    ],
)
def test_other_bytes_than_signed_are_not_kept_and_stop_nothing(bench, kept, code, log_warnings):
    edition = make_edition()
    send(bench, edition, kept)
    bench.run()
    assert bench.replica.editions == {}
    assert bench.engine.editions.set_aside == {edition.sha256: code}
    assert bench.engine.line.state == "idle"
    bench.replica.record("a")
    bench.run()
    assert bench.held == ["a"]
    bench.province.blobs[edition.sha256] = CONTENT
    bench.begin()
    bench.run()
    assert edition.sha256 in bench.replica.editions


def test_more_bytes_than_signed_are_refused(bench, log_warnings):
    bench.wire.change["blob_part"] = lambda part: part * 9
    edition = make_edition()
    send(bench, edition)
    bench.run()
    assert bench.engine.editions.set_aside == {edition.sha256: "edition.wrong_size"}


def test_a_cut_line_costs_one_part(bench):
    send(bench, make_edition())
    bench.engine.step()
    bench.wire.after["blob_part"] = OfflineError("line.cut")
    with pytest.raises(OfflineError):
        bench.engine.step()
    bench.run()
    assert bench.replica.editions
    assert bench.wire.calls.count("blob_part") == 4


@pytest.mark.parametrize("trouble", ["blob.unknown", "blob.not_yours", "blob.quarantined"])
def test_a_blob_that_cannot_be_had_is_set_aside_and_the_line_stays_good(
    bench, trouble, log_warnings
):
    edition = make_edition()
    send(bench, edition)
    if trouble == "blob.unknown":
        bench.province.blobs.clear()
    else:
        bench.wire.before["blob_part"] = AuthError(trouble, status=403)
    bench.run()
    assert bench.engine.editions.set_aside == {edition.sha256: trouble}
    assert (bench.engine.line.state, bench.replica.editions) == ("idle", {})


def test_a_revoked_device_is_not_mistaken_for_a_missing_blob(bench):
    send(bench, make_edition())
    bench.wire.before["blob_part"] = AuthError("device.revoked", status=403)
    bench.engine.turn()
    assert (bench.engine.line.state, bench.engine.line.code) == ("stopped", "device.revoked")


def test_the_same_bytes_told_twice_are_fetched_once(bench):
    for name in ("one", "two"):
        send(bench, make_edition(name=name))
    bench.run()
    assert bench.wire.calls.count("blob_part") == 3


def test_a_part_is_asked_for_as_a_range_and_a_whole_answer_is_cut_to_it(server, wire):
    ranged = Said(206, b"2345", {"Content-Range": "bytes 2-5/10"})
    server.script["/v1/blobs"] = [ranged, Said(200, b"0123456789")]
    assert wire.blob_part("a" * 64, 2, 4) == b"2345"
    assert server.heard[-1].headers["Range"] == "bytes=2-5"
    assert wire.blob_part("a" * 64, 2, 4) == b"23456789"


@pytest.mark.parametrize(
    ("body", "told"), [(b"2345", "bytes 3-6/10"), (b"23456", "bytes 2-6/10"), (b"2345", "")]
)
def test_another_range_than_asked_is_refused(server, wire, body, told):
    server.script["/v1/blobs"] = [Said(206, body, {"Content-Range": told})]
    with pytest.raises(ProtocolError, match=r"blob\.bad_range"):
        wire.blob_part("a" * 64, 2, 4)
