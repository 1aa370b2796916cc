"""What the engine shows and keeps: states, waits, the clock, forecasts."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from sync.contract import Health
from sync.engine import resumed_pace
from sync.errors import BusyError, GapError, OfflineError
from sync.pace import Pace
from tests.sync.bench import Bench
from tests.sync.province import Province


@pytest.fixture
def bench():
    return Bench()


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
    assert not bench.engine.run(until_empty=False).more
    assert bench.held == ["a"]


def test_a_run_with_a_deadline_looks_on_until_then(bench):
    deadline = bench.clock.now() + timedelta(minutes=5)
    bench.engine.run(until_empty=False, deadline=deadline)
    assert bench.clock.now() == deadline
    assert 16 <= bench.wire.calls.count("feed") <= 26  # a look, and an ear, in each rest


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


@pytest.mark.parametrize("named_s", [40, 1_800])
def test_a_wait_the_gateway_named_survives_a_restart_whatever_its_length(bench, named_s):
    bench.replica.record("a")
    bench.wire.before["standing"] = BusyError("gateway.busy", retry_after_s=named_s)
    bench.engine.turn()
    bench.clock.wait(10)
    bench.begin()
    assert named_s - 10 <= bench.pace.wait_s() <= named_s
    bench.pace.insist()
    assert bench.pace.wait_s() > 0, "a person cannot void what the gateway named"


def test_a_clock_that_was_set_back_makes_no_wait_longer(bench):
    bench.replica.record("a")
    bench.wire.before["standing"] = BusyError("gateway.busy", retry_after_s=40)
    bench.engine.turn()
    bench.clock.wall -= timedelta(days=400)
    bench.begin()
    assert 0 < bench.pace.wait_s() <= 45


def test_a_proxy_that_names_a_day_is_asked_again_within_the_hour(bench):
    bench.replica.record("a")
    bench.wire.before["standing"] = BusyError("gateway.busy", retry_after_s=86_400)
    assert 3_600 <= bench.engine.turn().pause_s <= 3_605
