"""Scans through the engine: after their facts, in parts, once, and never in the way."""

from types import SimpleNamespace

import pytest

from sync.errors import GapError, OfflineError, RejectedError, StoreError
from tests.sync.bench import Bench, make_scan


@pytest.fixture
def bench():
    return Bench()


def test_scans_go_after_their_facts_in_parts(bench):
    bench.replica.record("a")
    blob, content = make_scan()
    bench.replica.attach(blob, content)
    report = bench.run()
    assert report.scans == 1
    assert bench.province.blobs == {blob.sha256: content}
    assert bench.replica.waiting == {}
    assert bench.wire.calls.index("append") < bench.wire.calls.index("begin_upload")
    assert bench.wire.calls.count("upload_part") == 3


def test_a_scan_the_province_has_is_not_sent(bench):
    bench.replica.record("a")
    blob, content = make_scan()
    bench.replica.attach(blob, content)
    bench.province.blobs[blob.sha256] = content
    assert bench.run().scans == 1
    assert "begin_upload" not in bench.wire.calls


def test_an_upload_goes_on_where_it_stood_after_a_restart(bench):
    bench.replica.record("a")
    blob, content = make_scan()
    bench.replica.attach(blob, content)
    for _ in range(2):
        bench.engine.step()
    bench.begin()
    bench.run()
    assert bench.wire.calls.count("upload_offset") == 1
    assert bench.wire.calls.count("upload_part") == 2
    assert bench.province.blobs[blob.sha256] == content


def test_a_part_whose_answer_was_lost_is_not_doubled(bench):
    bench.replica.record("a")
    blob, content = make_scan()
    bench.replica.attach(blob, content)
    bench.wire.after["upload_part"] = OfflineError("line.cut")
    bench.run()
    assert bench.province.blobs[blob.sha256] == content


def test_an_offset_that_is_not_ours_is_asked_for(bench):
    bench.replica.record("a")
    blob, content = make_scan()
    bench.replica.attach(blob, content)
    bench.wire.before["upload_part"] = GapError("upload.offset")
    bench.run()
    assert bench.province.blobs[blob.sha256] == content
    assert "upload_offset" in bench.wire.calls


def test_an_upload_that_expired_begins_anew(bench):
    bench.replica.record("a")
    blob, content = make_scan()
    bench.replica.attach(blob, content)
    bench.engine.step()
    bench.province.uploads.clear()
    bench.run()
    assert bench.province.blobs[blob.sha256] == content


def test_a_part_spoilt_on_the_way_is_sent_again(bench):
    bench.replica.record("a")
    blob, content = make_scan()
    bench.replica.attach(blob, content)
    bench.wire.before["upload_part"] = RejectedError("upload.checksum", status=460)
    bench.run()
    assert bench.province.blobs[blob.sha256] == content


def test_a_scan_the_province_will_not_take_does_not_block_the_next(bench, log_warnings):
    bench.replica.record("a")
    bad, bad_content = make_scan(10)
    blob, content = make_scan()
    bench.replica.attach(bad, bad_content)
    bench.replica.attach(blob, content)
    bench.wire.before["begin_upload"] = RejectedError("blob.bad_type", status=415)
    bench.run()
    assert bench.engine.scans.refused == {bad.sha256: "blob.bad_type"}
    assert list(bench.province.blobs) == [blob.sha256]


def test_a_scan_is_delivered_only_when_the_province_holds_it(bench, log_warnings):
    bench.replica.record("a")
    blob, content = make_scan(10)
    bench.replica.attach(blob, content)
    bench.wire.change["has_blob"] = lambda held: False
    bench.run()
    assert bench.engine.scans.refused == {blob.sha256: "scan.not_kept"}
    assert list(bench.replica.waiting) == [blob.sha256]


def test_scans_leave_the_line_to_an_officer_who_works(bench):
    bench.replica.record("a")
    bench.replica.attach(*make_scan())
    bench.engine.scan_share = 0.25
    slow = bench.wire.change["upload_part"] = lambda offset: (bench.clock.wait(2), offset)[1]
    assert slow
    bench.engine.turn()
    bench.engine.turn()
    assert bench.engine.turn().pause_s == pytest.approx(6)


def test_a_scan_that_cannot_be_read_here_does_not_block_the_next(bench, log_warnings):
    bench.replica.record("a")
    lost, lost_content = make_scan(10)
    blob, content = make_scan()
    bench.replica.attach(lost, lost_content)
    bench.replica.attach(blob, content)
    read = bench.replica.read_blob

    def spoilt(sha256):
        if sha256 == lost.sha256:
            raise StoreError("blob.damaged", sha256=sha256)
        return read(sha256)

    bench.replica.read_blob = spoilt
    bench.run()
    assert bench.engine.scans.refused == {lost.sha256: "blob.damaged"}
    assert list(bench.province.blobs) == [blob.sha256]


def test_a_full_disk_stops_the_step_not_the_scan(bench):
    bench.replica.record("a")
    blob, content = make_scan(10)
    bench.replica.attach(blob, content)
    started = bench.replica.blob_started

    def full(*_args):
        bench.replica.blob_started = started
        raise StoreError("disk.full")

    bench.replica.blob_started = full
    bench.engine.turn()
    bench.engine.turn()
    assert (bench.engine.line.state, bench.engine.line.code) == ("waiting", "disk.full")
    bench.run()
    assert bench.province.blobs[blob.sha256] == content


def test_parts_shrink_where_somebody_takes_no_large_ones(bench):
    """A proxy between us, whose limit is smaller than a part."""
    bench.replica.record("a")
    blob, content = make_scan(300_000)
    bench.replica.attach(blob, content)
    whole, sizes = bench.province.uploads, []
    part = type(bench.wire).upload_part

    def limited(upload, offset, piece):
        sizes.append(len(piece))
        if len(piece) > 100_000:
            raise RejectedError("body.too_large", status=413)
        return part(bench.wire, upload, offset, piece)

    bench.engine.scans._transport = SimpleNamespace(
        upload_part=limited,
        upload_offset=bench.wire.upload_offset,
        begin_upload=bench.wire.begin_upload,
        has_blob=bench.wire.has_blob,
    )
    bench.run()
    assert whole
    assert bench.province.blobs[blob.sha256] == content
    assert sizes[:3] == [262_144, 131_072, 65_536]
    assert set(sizes[3:]) <= {65_536, 300_000 % 65_536}


def test_what_was_refused_is_tried_again_after_an_hour(bench, log_warnings):
    bench.replica.record("a")
    blob, content = make_scan(10)
    bench.replica.attach(blob, content)
    bench.wire.before["begin_upload"] = RejectedError("blob.bad_type", status=415)
    bench.run(minutes=50)
    assert not bench.province.blobs
    bench.clock.wait(3600)
    bench.run(minutes=5)
    assert bench.province.blobs[blob.sha256] == content


def test_scans_that_are_held_wait_while_facts_go(bench):
    bench.replica.record("a")
    blob, content = make_scan()
    bench.replica.attach(blob, content)
    bench.engine.hold_scans = True
    assert bench.run().scans == 0
    assert "append" in bench.wire.calls
    assert "begin_upload" not in bench.wire.calls
    bench.engine.hold_scans = False
    assert bench.run().scans == 1


def test_facts_that_are_stuck_do_not_make_scans_wait(bench):
    """Else one part went in ten to twenty minutes, and with each the refused facts again."""
    bench.replica.record("a")
    blob, content = make_scan(3_000_000)
    bench.replica.attach(blob, content)
    bench.engine.turn()
    bench.replica.record("b")
    bench.province.body_max = 10
    began, shown = bench.clock.s, set()
    while bench.replica.waiting and bench.clock.s < began + 60:
        bench.clock.wait(bench.engine.turn().pause_s)
        shown.add((bench.engine.line.state, bench.engine.line.code))
    assert bench.province.blobs[blob.sha256] == content
    assert bench.clock.s - began < 60
    assert bench.wire.calls.count("append") <= 3
    why = "body.too_large"
    assert shown == {("sending", why)}  # the light does not say that all is well meanwhile
    bench.engine.turn()
    assert (bench.engine.line.state, bench.engine.line.code) == ("stopped", why)
    bench.province.body_max = 1 << 20
    bench.run()
    assert bench.held == ["a", "b"]
    assert bench.engine.line.code == ""
