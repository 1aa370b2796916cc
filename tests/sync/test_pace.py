"""The pace: patient without end, quick to slow down, and with a memory."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.pace import (
    BATCH_MAX,
    BATCH_MIN,
    BATCH_START,
    BATCH_STEP,
    BUSY_MAX,
    GAP_MAX,
    GAP_MIN,
    STALL_MAX,
    STALL_MIN,
    Pace,
)


class Ticks:
    def __init__(self):
        self.s = 0.0

    def __call__(self):
        return self.s


@pytest.fixture
def ticks():
    return Ticks()


@pytest.fixture
def pace(ticks):
    return Pace(ticks=ticks, chance=Random(1))


def test_a_fresh_pace_speaks_at_once(pace):
    assert pace.wait_s() == 0
    assert pace.batch_bytes == BATCH_START
    assert not pace.must_probe


def test_good_answers_let_the_batch_grow_to_its_limit(pace):
    for _ in range(10):
        pace.delivered(pace.batch_bytes, 0.2)
    assert pace.batch_bytes == BATCH_MAX
    assert pace.wait_s() == 0


def test_a_batch_that_was_not_full_or_slow_proves_nothing(pace):
    pace.delivered(1000, 0.2)
    pace.delivered(BATCH_START, 9.0)
    assert pace.batch_bytes == BATCH_START


def test_silence_after_a_batch_halves_it_and_later_growth_is_in_steps(pace):
    pace.unheard()
    assert pace.batch_bytes == BATCH_START  # only a question was lost
    pace.sending()
    pace.unheard()
    assert pace.batch_bytes == BATCH_START / 2
    pace.delivered(pace.batch_bytes, 0.2)
    assert pace.batch_bytes == BATCH_START / 2 + BATCH_STEP
    for _ in range(20):
        pace.sending()
        pace.unheard()
    assert pace.batch_bytes == BATCH_MIN


def test_a_body_too_large_is_halved_without_a_wait(pace):
    for _ in range(20):
        pace.too_large()
    assert pace.batch_bytes == BATCH_MIN
    assert pace.wait_s() == 0


def test_waits_grow_by_silence_but_never_beyond_their_limit(ticks, pace):
    waits = []
    for _ in range(30):
        pace.unheard()
        waits.append(pace.wait_s())
        ticks.s += pace.wait_s()
    assert waits[0] <= 5
    assert max(waits) <= 1.5 * GAP_MAX
    assert min(waits[-10:]) >= 0.5 * GAP_MAX


def test_there_is_no_last_attempt(ticks, pace):
    for _ in range(5000):
        pace.unheard()
        assert pace.wait_s() <= 1.5 * GAP_MAX
        ticks.s += pace.wait_s()
    pace.heard()
    pace.delivered(1000, 0.1)
    assert not pace.must_probe


def test_silence_twice_opens_the_breaker_and_one_word_closes_it(pace):
    pace.unheard()
    assert not pace.must_probe
    pace.unheard()
    assert pace.must_probe
    assert pace.forecast_s(1) is None
    pace.heard()
    assert not pace.must_probe


def test_a_wait_the_gateway_named_is_kept_and_a_little(pace):
    pace.asked_to_wait(60)
    assert 60 <= pace.wait_s() <= 65
    pace.asked_to_wait(3600)
    assert 3600 <= pace.wait_s() <= 3605


def test_a_wait_without_a_name_is_a_minute_or_two_and_spread(ticks):
    firsts, lasts = [], []
    for seed in range(200):
        pace = Pace(ticks=ticks, chance=Random(seed))
        pace.asked_to_wait(0)
        firsts.append(pace.wait_s())
        for _ in range(20):
            pace.asked_to_wait(0)
        lasts.append(pace.wait_s())
    assert 40 <= min(firsts) < 60 < max(firsts) <= 100
    assert max(lasts) <= 1.2 * BUSY_MAX
    assert min(lasts) > 100


def test_a_puzzle_is_asked_about_soon_but_not_at_once(pace):
    pace.puzzled()
    assert 1 <= pace.wait_s() <= 3
    assert not pace.must_probe


def test_success_does_not_forget_the_gap_at_once(pace):
    for _ in range(6):
        pace.unheard()
    pace.delivered(1000, 0.1)
    assert pace.wait_s() > 5
    for _ in range(10):
        pace.delivered(1000, 0.1)
    assert pace.wait_s() == 0


def test_a_stall_makes_it_more_patient_and_quick_answers_less(pace):
    pace.unheard()
    assert pace.stall_s == STALL_MIN
    for _ in range(5):
        pace.unheard(stalled=True)
    assert pace.stall_s == STALL_MAX
    pace.delivered(1000, 50)
    assert pace.stall_s == STALL_MAX
    for _ in range(50):
        pace.delivered(1000, 0.1)
    assert pace.stall_s == STALL_MIN


def test_another_network_voids_silence_but_no_promise(pace):
    pace.asked_to_wait(60)
    pace.line_changed()
    assert pace.wait_s() >= 60
    pace.unheard()
    pace.line_changed()
    assert pace.wait_s() == 0


def test_a_person_may_insist_but_not_against_the_gateway(ticks, pace):
    pace.stopped()
    pace.insist()
    assert pace.wait_s() == 0
    pace.asked_to_wait(60)
    pace.insist()
    assert pace.wait_s() >= 60
    again = Pace(ticks=ticks, memory=pace.memory(), wait_s=pace.wait_s())
    again.insist()
    assert again.wait_s() >= 60
    pace.unheard()
    pace.insist()
    assert pace.wait_s() == 0


def test_a_stop_asks_again_but_rarely(pace):
    pace.stopped()
    assert 2 * GAP_MAX <= pace.wait_s() <= 4 * GAP_MAX


def test_the_forecast_counts_what_the_work_took_waits_included(ticks, pace):
    assert pace.forecast_s(0) == 0
    assert pace.forecast_s(1000) is None
    for _ in range(20):
        ticks.s += 10
        pace.delivered(1000, 0.1)
    assert pace.forecast_s(5000) == pytest.approx(50, rel=0.01)
    pace.asked_to_wait(100)
    assert pace.forecast_s(5000) >= 150


def test_a_rest_before_the_work_is_not_counted(ticks, pace):
    ticks.s += 10_000
    pace.begin()
    ticks.s += 1
    pace.delivered(1000, 0.1)
    assert pace.forecast_s(1000) == pytest.approx(1)


@given(
    st.lists(st.sampled_from(["good", "slow", "silent", "stalled", "busy", "large"]), max_size=60)
)
def test_whatever_happens_all_stays_within_limits_and_survives_a_restart(weather):
    ticks = Ticks()
    pace = Pace(ticks=ticks, chance=Random(3))
    deeds = {
        "good": lambda: pace.delivered(pace.batch_bytes, 0.1),
        "slow": lambda: pace.delivered(pace.batch_bytes, 60),
        "silent": lambda: (pace.sending(), pace.unheard()),
        "stalled": lambda: pace.unheard(stalled=True),
        "busy": lambda: pace.asked_to_wait(0),
        "large": pace.too_large,
    }
    for each in weather:
        deeds[each]()
        assert BATCH_MIN <= pace.batch_bytes <= BATCH_MAX
        assert STALL_MIN <= pace.stall_s <= STALL_MAX
        assert 0 <= pace.wait_s() <= 1.5 * GAP_MAX
        ticks.s += 1
    again = Pace(ticks=ticks, memory=pace.memory(), wait_s=pace.wait_s())
    assert again.memory() == pace.memory()
    assert again.wait_s() == pace.wait_s()
    assert again.must_probe == pace.must_probe


def test_a_scan_that_goes_forgives_old_silence_step_by_step(pace):
    for _ in range(12):
        pace.unheard()
    pace.went_well()
    assert pace.wait_s() > 0  # the wait under way is not its business
    for _ in range(12):
        pace.went_well()
    pace.unheard()
    pace.unheard()
    assert pace.wait_s() <= 1.5 * GAP_MIN


def test_another_network_begins_with_a_short_gap(pace):
    for _ in range(12):
        pace.unheard()
    pace.line_changed()
    pace.unheard()
    assert pace.wait_s() <= 1.5 * GAP_MIN
