"""Seeded lives: 300 here, 10,000 by ``python -m tests.simulation.lives``."""

import pytest

from tests.simulation import lives


@pytest.mark.parametrize("first", range(0, 300, 20))
def test_no_life_breaks_an_invariant(first, log_warnings):
    seen = lives.play(range(first, first + 20))
    assert seen["lives"] == 20
    for event, often in _OFTEN.items():  # where nothing goes wrong, nothing would be proven
        assert seen[event] >= often, (event, seen)


def test_a_seed_replays_exactly_whatever_was_played_before(log_warnings):
    with lives.stage() as stage:
        once = [stage.play(seed).trace for seed in (5, 47)]
    with lives.stage() as stage:
        again = [stage.play(seed).trace for seed in (47, 5)]
    assert once == again[::-1]
    assert all(len(trace) > 50 for trace in once)


_OFTEN = {"deaths": 5, "gateway_deaths": 1, "restores": 1, "full_disks": 3, "facts": 250}


@pytest.mark.nightly
def test_ten_thousand_lives(log_warnings):
    assert lives.play(range(10_000))["lives"] == 10_000
