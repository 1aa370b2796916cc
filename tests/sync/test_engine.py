"""Facts and news through the engine: every promise it makes to the store and the wire."""

import pytest
from msgspec.structs import replace

from sync.contract import PublicKey
from sync.errors import (
    AuthError,
    ForkError,
    GapError,
    OfflineError,
    ProtocolError,
    RejectedError,
)
from tests.sync.bench import Bench
from tests.sync.province import Province
from tests.sync.replica import MemoryReplica, make_identity


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


def test_an_older_gateway_knows_of_no_other_keys(bench):
    bench.replica.who = make_identity(gateway_keys=[PublicKey(key_id="k", key="AAAA")])
    bench.begin()
    bench.replica.record("a")
    bench.wire.before["key_chain"] = RejectedError("route.unknown", status=404)
    with pytest.raises(ProtocolError, match="bad_signature"):
        bench.engine.step()


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
