"""The engine against a province in memory: every promise it makes to the store and the wire."""

import hashlib
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from msgspec.structs import replace

from sync import keys
from sync.contract import Health, PublicKey
from sync.engine import Engine, resumed_pace
from sync.errors import (
    AuthError,
    BusyError,
    ForkError,
    GapError,
    OfflineError,
    ProtocolError,
    RejectedError,
)
from sync.pace import Pace
from sync.ports import PendingBlob
from tests.sync.province import Direct, Province
from tests.sync.replica import MemoryReplica, make_identity


class TestClock:
    """Wall clock and ticks of one PC; waiting moves both."""

    __test__ = False

    def __init__(self):
        self.wall = datetime(2026, 3, 2, 9, tzinfo=UTC)
        self.s = 0.0

    def now(self):
        return self.wall

    def ticks(self):
        return self.s

    def wait(self, seconds):
        self.s += seconds
        self.wall += timedelta(seconds=seconds)


class Weather(Direct):
    """A wire that does what the test says: ``before`` and ``after`` may raise, by call name."""

    def __init__(self, *args):
        super().__init__(*args)
        self.calls = []
        self.before = {}
        self.after = {}
        self.change = {}

    def __getattribute__(self, name):
        found = super().__getattribute__(name)
        if name not in _CALLS:
            return found

        def call(*args, **kwargs):
            self.calls.append(name)
            if (trouble := self.before.pop(name, None)) is not None:
                raise trouble
            answer = found(*args, **kwargs)
            if (trouble := self.after.pop(name, None)) is not None:
                raise trouble
            return self.change.get(name, lambda same: same)(answer)

        return call


_CALLS = {
    "health",
    "standing",
    "append",
    "own_facts",
    "feed",
    "has_blob",
    "begin_upload",
    "upload_offset",
    "upload_part",
}


class Bench:
    """One counter, one province, one wire between them."""

    def __init__(self, province=None, replica=None):
        self.clock = TestClock()
        self.province = province or Province(self.clock.now)
        self.replica = replica or MemoryReplica()
        self.begin()

    def begin(self):
        """Start the program anew."""
        public = keys.public_key(self.replica.who.private_key)
        self.wire = Weather(self.province, self.replica.who, public)
        self.pace = resumed_pace(self.replica, self.clock, ticks=self.clock.ticks, chance=Random(1))
        self.engine = Engine(
            self.replica,
            self.wire,
            self.clock,
            self.pace,
            ticks=self.clock.ticks,
            wait=self.clock.wait,
            chance=Random(2),
        )

    @property
    def held(self):
        return [fact.id for fact in self.province.journal(self.replica.who.device)]

    def run(self, **until):
        deadline = self.clock.now() + timedelta(**(until or {"hours": 5}))
        return self.engine.run(until_empty=True, deadline=deadline)


@pytest.fixture
def bench():
    return Bench()


def test_facts_arrive_in_order_and_are_settled_with_a_checkpoint(bench):
    names = [bench.replica.record(f"f{n}").id for n in range(5)]
    report = bench.engine.step()
    assert (report.pushed, bench.held) == (5, names)
    assert bench.replica.checkpoint().seq == 5
    assert {verdict.verdict for verdict in bench.replica.verdicts.values()} == {"accepted"}


def test_a_second_append_asks_no_head(bench):
    bench.replica.record("a")
    bench.engine.step()
    bench.replica.record("b")
    bench.engine.step()
    assert bench.wire.calls.count("standing") == 1
    assert bench.wire.calls.count("append") == 2


def test_a_lost_answer_costs_one_short_question_and_no_second_send(bench):
    bench.replica.record("a", body={"bad": 1})
    bench.wire.after["append"] = OfflineError("line.cut")
    with pytest.raises(OfflineError):
        bench.engine.step()
    assert bench.replica.checkpoint() is None
    bench.engine.step()
    assert bench.wire.calls.count("append") == 1
    assert bench.replica.verdicts[1].verdict == "refused"
    assert bench.replica.checkpoint().seq == 1


def test_an_older_gateway_gets_the_overlap_again(bench):
    bench.province.tells_missed = False
    bench.replica.record("a")
    bench.wire.after["append"] = OfflineError("line.cut")
    with pytest.raises(OfflineError):
        bench.engine.step()
    bench.replica.record("b")
    bench.engine.step()
    assert bench.held == ["a", "b"]
    assert bench.replica.checkpoint().seq == 2
    assert set(bench.replica.verdicts) == {1, 2}


def test_an_overlap_may_need_several_batches(bench):
    """An older gateway, and a line that got worse since."""
    for n in range(60):
        bench.replica.record(f"f{n}", body={"x": "y" * 500})
    bench.province.tells_missed = False
    bench.wire.after["append"] = OfflineError("line.cut")
    bench.engine.turn()
    assert len(bench.held) == 60
    bench.replica.reported = replace(bench.replica.reported, pace={"batch": 4096}, next_try="")
    bench.begin()
    bench.run()
    assert bench.wire.calls.count("append") >= 3
    assert bench.replica.checkpoint().seq == 60
    assert set(bench.replica.verdicts) == set(range(1, 61))


def test_a_gateway_that_lost_facts_gets_them_again(bench, log_warnings):
    for name in "abcd":
        bench.replica.record(name)
    bench.engine.step()
    device = bench.replica.who.device
    del bench.province.journals[device][2:], bench.province.verdicts[device][2:]
    bench.begin()
    bench.engine.step()
    assert bench.held == list("abcd")
    assert bench.replica.checkpoint().seq == 4


def test_a_gateway_that_lost_facts_never_turns_a_checkpoint_back(bench, log_warnings):
    for name in "abcd":
        bench.replica.record(name, body={"x": "y" * 3000})
    bench.engine.step()
    device = bench.replica.who.device
    del bench.province.journals[device][:], bench.province.verdicts[device][:]
    bench.replica.reported = replace(bench.replica.reported, pace={"batch": 4096})
    bench.begin()
    assert bench.engine.step().pushed == 1
    assert bench.replica.checkpoint().seq == 4
    bench.run()
    assert bench.held == list("abcd")


def test_a_restored_counter_fetches_its_own_facts_first(bench):
    bench.province.page = 2
    for name in "abcdefg":
        bench.replica.record(name)
    bench.engine.step()
    old = MemoryReplica()
    old.facts, old.ill = bench.replica.facts[:2], True
    restored = Bench(bench.province, old)
    restored.engine.step()
    assert not old.ill
    assert [fact.id for fact in old.facts] == list("abcdefg")
    assert old.checkpoint().seq == 7
    assert set(old.verdicts) == set(range(1, 8))
    old.record("h")
    restored.engine.step()
    assert restored.held == list("abcdefgh")


def test_a_restored_counter_that_lost_nothing_may_write_at_once(bench):
    bench.replica.record("a")
    bench.replica.ill = True
    bench.engine.step()
    assert not bench.replica.ill
    assert bench.held == ["a"]


def test_healing_goes_on_where_a_cut_stopped_it(bench):
    bench.province.page = 2
    for name in "abcde":
        bench.replica.record(name)
    bench.engine.step()
    old = MemoryReplica()
    old.ill = True
    restored = Bench(bench.province, old)
    restored.wire.after["own_facts"] = OfflineError("line.cut")
    with pytest.raises(OfflineError):
        restored.engine.step()
    assert old.ill
    restored.engine.step()
    assert not old.ill
    assert restored.wire.calls.count("own_facts") == 4


def test_a_clone_is_a_fork_and_both_branches_stay(bench):
    bench.replica.record("a")
    bench.engine.step()
    clone = MemoryReplica()
    clone.facts = list(bench.replica.facts)
    bench.replica.record("b")
    bench.engine.step()
    clone.record("c")
    clone.record("d")
    other = Bench(bench.province, clone)
    with pytest.raises(ForkError):
        other.engine.step()
    assert bench.held == ["a", "b"]
    assert [fact.id for fact in clone.facts] == ["a", "c", "d"]
    assert other.engine.turn().pause_s >= 600
    other.clock.wait(3600)
    other.engine.turn()
    assert (other.engine.line.state, other.engine.line.code) == ("stopped", "journal.fork")
    assert bench.held == ["a", "b"]


def test_a_clone_that_is_behind_and_wrote_is_a_fork_too(bench):
    for name in "abc":
        bench.replica.record(name)
    bench.engine.step()
    clone = MemoryReplica()
    clone.facts = bench.replica.facts[:1]
    clone.record("other b")
    with pytest.raises(ForkError):
        Bench(bench.province, clone).engine.step()
    assert [fact.id for fact in clone.facts] == ["a", "other b"]


@pytest.mark.parametrize(
    ("lie", "code"),
    [
        ({"device": "another"}, "checkpoint.other_device"),
        ({"facts_total": 99}, "checkpoint.bad_signature"),
        ({"signature": "AAAA"}, "checkpoint.bad_signature"),
        ({"seq": 0}, "checkpoint.short"),
    ],
)
def test_a_checkpoint_that_does_not_prove_itself_settles_nothing(bench, lie, code):
    bench.replica.record("a")
    bench.wire.change["append"] = lambda answer: replace(
        answer, checkpoint=replace(answer.checkpoint, **lie)
    )
    with pytest.raises(ProtocolError, match=code):
        bench.engine.step()
    assert bench.replica.checkpoint() is None


def test_a_checkpoint_of_an_unknown_key_settles_nothing(bench):
    bench.replica.who = make_identity(gateway_keys=[PublicKey(key_id="k", key="AAAA")])
    bench.begin()
    bench.replica.record("a")
    with pytest.raises(ProtocolError, match="bad_signature"):
        bench.engine.step()
    assert bench.replica.checkpoint() is None


def test_a_signed_checkpoint_of_another_chain_is_a_fork(bench):
    other = Bench(Province(bench.clock.now))
    other.replica.record("z")
    other.engine.step()
    foreign = other.replica.checkpoint()
    bench.replica.record("a")
    bench.wire.change["append"] = lambda answer: replace(answer, checkpoint=foreign)
    with pytest.raises(ForkError):
        bench.engine.step()
    assert bench.replica.checkpoint() is None


def test_missing_verdicts_settle_nothing(bench):
    bench.replica.record("a")
    bench.wire.change["append"] = lambda answer: replace(answer, verdicts=[])
    with pytest.raises(ProtocolError, match=r"verdicts\.incomplete"):
        bench.engine.step()
    assert bench.replica.checkpoint() is None


def test_an_answer_that_covers_more_than_we_have_makes_us_ask_again(bench):
    for name in "ab":
        bench.replica.record(name)
    bench.engine.step()
    behind = MemoryReplica()
    behind.facts = bench.replica.facts[:1]
    other = Bench(bench.province, behind)
    other.wire.change["standing"] = lambda standing: replace(
        standing, seq=0, hash="0" * 64, checkpoint=None
    )
    with pytest.raises(GapError, match=r"journal\.behind"):
        other.engine.step()
    other.wire.change.clear()
    other.engine.step()
    assert [fact.id for fact in behind.facts] == ["a", "b"]


def test_a_batch_too_large_for_the_way_is_halved_until_it_passes(bench):
    bench.province.body_max = 10_000
    for n in range(60):
        bench.replica.record(f"f{n}", body={"x": "y" * 500})
    bench.run()
    assert len(bench.held) == 60


def test_a_fact_too_large_alone_is_for_a_person_and_news_go_on(bench):
    bench.province.body_max = 1000
    bench.province.tell(kind="message", body={"text": "hello"})
    bench.replica.record("a", body={"x": "y" * 5000})
    bench.engine.turn()
    assert (bench.engine.line.state, bench.engine.line.code) == ("stopped", "body.too_large")
    assert len(bench.replica.news) == 1


def test_news_are_applied_page_by_page_with_their_cursor(bench):
    bench.province.page = 3
    for n in range(8):
        bench.province.tell(kind="message", body={"n": n})
    report = bench.run()
    assert report.pulled == 8
    assert [item.body["n"] for item in bench.replica.news] == list(range(8))
    assert bench.replica.cursor() == "8"


def test_a_page_whose_answer_was_lost_is_taken_again_and_changes_nothing_twice(bench):
    bench.province.tell(kind="message")
    bench.wire.after["feed"] = OfflineError("line.cut")
    bench.run()
    assert len(bench.replica.news) == 1


@pytest.mark.parametrize(
    ("lie", "code"),
    [
        (lambda page: replace(page, items=page.items[::-1]), "feed.not_in_order"),
        (lambda page: replace(page, cursor=""), "feed.cursor_stands"),
    ],
)
def test_a_page_that_contradicts_itself_is_not_applied(bench, lie, code):
    for _ in range(2):
        bench.province.tell(kind="message")
    bench.wire.change["feed"] = lie
    with pytest.raises(ProtocolError, match=code):
        bench.engine.step()
    assert bench.replica.news == []


def test_an_empty_page_that_promises_more_is_no_endless_loop(bench):
    bench.wire.change["feed"] = lambda page: replace(page, cursor="", more=True)
    assert not bench.engine.step().more


def test_a_revoked_device_stops_and_keeps_what_it_was_told(bench):
    bench.province.tell(kind="device.revoked", device=bench.replica.who.device)
    bench.engine.turn()
    assert (bench.engine.line.state, bench.engine.line.code) == ("stopped", "device.revoked")
    assert len(bench.replica.news) == 1


def test_another_devices_end_is_not_ours(bench):
    bench.province.tell(kind="device.revoked", device="another")
    bench.engine.turn()
    assert bench.engine.line.state == "idle"


def test_a_refused_device_asks_again_but_rarely(bench):
    bench.province.revoked.add(bench.replica.who.device)
    turn = bench.engine.turn()
    assert bench.engine.line.code == "device.revoked"
    assert turn.pause_s >= 600
    bench.province.revoked.clear()
    bench.replica.record("a")
    bench.run()
    assert bench.held == ["a"]


def test_a_counter_that_is_not_enrolled_says_so(bench):
    bench.replica.who = None
    with pytest.raises(AuthError, match=r"device\.not_enrolled"):
        bench.engine.step()


def make_scan(size=700_000):
    content = Random(size).randbytes(size)
    sha256 = hashlib.sha256(content).hexdigest()
    return (
        PendingBlob(sha256=sha256, media_type="application/pdf", size=size, dossier="d1"),
        content,
    )


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


def test_the_light_follows_the_line_and_forgets_nothing_at_a_restart(bench):
    bench.replica.record("a")
    for _ in range(2):
        bench.wire.before["standing"] = OfflineError("line.no_answer")
        bench.engine.turn()
        bench.clock.wait(bench.pace.wait_s())
    assert bench.replica.line().state == "offline"
    assert bench.replica.line().next_try > bench.replica.line().since
    bench.wire.before["health"] = OfflineError("line.stalled")
    pause = bench.engine.turn().pause_s
    bench.begin()
    assert bench.engine.turn().pause_s == pytest.approx(pause, abs=0.01)
    assert bench.pace.must_probe
    bench.run()
    assert bench.held == ["a"]
    assert bench.wire.calls[0] == "health"
    assert bench.replica.line().state == "idle"


def test_a_busy_gateway_is_believed_and_the_probe_hears_it_too(bench):
    bench.replica.record("a")
    bench.wire.before["standing"] = BusyError("gateway.busy", retry_after_s=40)
    turn = bench.engine.turn()
    assert 40 <= turn.pause_s <= 44
    assert bench.engine.line.state == "busy"
    assert bench.engine.turn().pause_s == turn.pause_s
    for _ in range(2):
        bench.clock.wait(bench.pace.wait_s())
        bench.wire.before["standing"] = OfflineError("line.no_answer")
        bench.engine.turn()
    bench.clock.wait(bench.pace.wait_s())
    bench.wire.change["health"] = lambda health: Health(state="closed", retry_after_s=70, at="")
    assert bench.engine.turn().pause_s >= 70
    assert bench.engine.line.code == "gateway.closed"


def test_a_gap_is_asked_about_and_not_hammered(bench):
    bench.replica.record("a")
    bench.wire.before["append"] = GapError("journal.gap")
    turn = bench.engine.turn()
    assert bench.engine.line.state == "waiting"
    assert turn.pause_s >= 1
    bench.run()
    assert bench.held == ["a"]


def test_a_clock_that_is_wrong_is_shown_and_not_corrected(bench):
    bench.wire.province = Province(lambda: bench.clock.now() - timedelta(minutes=9))
    bench.engine.turn()
    assert bench.replica.line().clock == 540
    assert bench.replica.line().code == "clock.wrong"
    bench.clock.wall -= timedelta(minutes=9)
    bench.wire.province = Province(bench.clock.now)
    bench.engine.turn()
    assert bench.replica.line().clock == 0
    assert bench.replica.line().code == ""


def test_a_gateway_without_a_clock_leaves_ours_alone(bench):
    bench.wire.said_at = lambda: None
    bench.engine.turn()
    assert bench.replica.line().clock is None


def test_an_idle_counter_does_not_write_to_the_disk_at_every_look(bench):
    for _ in range(20):
        bench.clock.wait(1)
        bench.engine.turn()
    assert bench.replica.reports == 1
    bench.clock.wait(120)
    bench.engine.turn()
    assert bench.replica.reports == 2


def test_without_a_deadline_a_run_ends_at_the_first_trouble(bench):
    bench.replica.record("a")
    bench.wire.before["standing"] = OfflineError("line.no_answer")
    report = bench.engine.run(until_empty=True)
    assert report.more
    assert bench.engine.line.state == "offline"
    bench.clock.wait(10)
    assert not bench.engine.run(until_empty=False).more
    assert bench.held == ["a"]


def test_a_run_with_a_deadline_looks_on_until_then(bench):
    deadline = bench.clock.now() + timedelta(minutes=5)
    bench.engine.run(until_empty=False, deadline=deadline)
    assert bench.clock.now() == deadline
    assert 8 <= bench.wire.calls.count("feed") <= 14


def test_a_long_backlog_is_forecast_from_what_went(bench):
    assert bench.engine.forecast_s(0) == 0
    assert bench.engine.forecast_s(1000) is None
    bench.wire.change["append"] = lambda answer: (bench.clock.wait(2), answer)[1]
    for n in range(200):
        bench.replica.record(f"f{n}", body={"x": "y" * 3000})
    bench.engine.turn()
    left = sum(3300 for fact in bench.replica.facts[bench.replica.checkpoint().seq :])
    forecast = bench.engine.forecast_s(left)
    started = bench.clock.s
    bench.run()
    assert bench.clock.s - started <= 1.3 * forecast


def test_a_wait_restored_from_a_nonsense_file_is_no_wait(bench):
    bench.replica.reported = replace(
        bench.replica.reported,
        next_try="2031-01-01T00:00:00Z",
        pace={"gap_s": "x", "batch": -1, "silent": True, "speed": 1e99},
    )
    pace = resumed_pace(bench.replica, bench.clock, ticks=bench.clock.ticks)
    assert pace.wait_s() == 0
    assert pace.memory() == Pace(ticks=bench.clock.ticks).memory()
