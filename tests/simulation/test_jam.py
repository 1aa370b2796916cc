"""The jam of docs/congestion.md as a bar: it may only get better."""

import pytest

from tests.simulation.jam import SCENARIOS, play


@pytest.mark.parametrize(
    ("scenario", "requests", "times_bound"),
    [(SCENARIOS[0], 1900, 1.15), (SCENARIOS[1], 2700, 1.25), (SCENARIOS[2], 7000, 1.15)],
    ids="ABC",
)
def test_the_jam_drains_near_the_portals_own_speed(scenario, requests, times_bound):
    outcome = play(scenario, seed=11)
    assert outcome.delivered == 1
    assert outcome.minutes <= times_bound * outcome.bound
    assert outcome.requests <= requests
    assert outcome.repeated == 0
    assert outcome.forecasts_kept >= 0.9
