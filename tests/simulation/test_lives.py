"""Seeded lives: 300 here, 10,000 by ``python -m tests.simulation.lives``."""

from collections import Counter
from functools import cache

import pytest

from tests.simulation import lives, world
from tests.simulation.line import FAULTS

FIRSTS = range(0, 300, 20)


@cache
def _seen(first):
    return lives.play(range(first, first + 20))


@pytest.mark.parametrize("first", FIRSTS)
def test_no_life_breaks_an_invariant(first, log_warnings):
    seen = _seen(first)
    assert seen["lives"] == 20
    for event, often in _OFTEN.items():  # where nothing goes wrong, nothing would be proven
        assert seen[event] >= often, (event, seen)


def test_lives_are_full_of_events(log_warnings):
    """A simulation in which nothing goes wrong would prove nothing."""
    seen = sum((_seen(first) for first in FIRSTS), Counter())
    assert seen["lives"] == 300
    assert seen["forks"] >= 25
    assert seen["deaths"] >= 150
    assert sum(seen[fault] for fault in FAULTS) >= 2_000
    assert all(seen[fault] >= 50 for fault in FAULTS)
    assert seen["restores"] >= 50
    assert seen["full_disks"] >= 150
    assert seen["facts"] >= 15_000
    assert seen["commits"] >= 15_000  # of counters, each with a chance of dying on either side


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


def test_a_broken_seed_is_named_and_the_others_are_played(log_warnings, monkeypatch):
    """Whatever came out: at night nobody is there to begin anew."""
    live = world.World.live

    def broken(self):
        if self.seed == 3:
            raise ZeroDivisionError
        live(self)

    monkeypatch.setattr(world.World, "live", broken)
    told = []
    seen = lives.play(range(2, 5), told.append)
    assert (seen["lives"], seen["broken"]) == (2, 1)
    assert told == ["seed 3: ZeroDivisionError() came out"]
    with pytest.raises(AssertionError, match="seed 3"):
        lives.play([3])
