"""Counters and gateway workers die at random on a bad line: everything arrives, exactly once.

The full trial, with 20 counters for 10 minutes, is ``python -m tests.journeys.many_counters``.
"""

import pytest

from tests.gateway.postgres import Postgres
from tests.journeys.many_counters import Plan, walk

PLAN = Plan(counters=20, dossiers=12, storm_s=60, seed=20_261_122, gap_s=3, pause_s=2, calm_s=300)


@pytest.fixture
def province():
    """A PostgreSQL of its own."""
    server = Postgres().start()
    yield server.url()
    server.stop()


@pytest.mark.slow
def test_whoever_dies_every_dossier_arrives_once(province, fresh_counter, edition, tmp_path):
    figures = walk(PLAN, province, tmp_path, fresh_counter, edition)
    assert figures["killed"]["counter"] > 0
    assert figures["killed"]["worker"] > 0
