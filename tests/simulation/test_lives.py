"""Seeded lives: 300 here, 10,000 by ``python -m tests.simulation.lives``."""

import pytest

from tests.simulation import lives, world


@pytest.mark.parametrize("first", range(0, 300, 25))
def test_no_life_breaks_an_invariant(first, log_warnings):
    for seed in range(first, first + 25):
        world.run(seed)


def test_a_seed_replays_exactly(log_warnings):
    once, again = world.run(7), world.run(7)
    assert once.ticks() == again.ticks()
    assert once.signed == again.signed
    assert once.province.journals == again.province.journals


def test_lives_are_full_of_events(log_warnings):
    """A simulation in which nothing goes wrong would prove nothing."""
    seen = lives.play(range(60))
    assert seen["forks"] >= 5
    assert seen["deaths"] >= 30
    assert seen["faults"] >= 400
    assert seen["restores"] >= 10
    assert seen["facts"] >= 3000


@pytest.mark.nightly
def test_ten_thousand_lives(log_warnings):
    assert lives.play(range(10_000))["lives"] == 10_000
