"""What the engine spends: news as they come, and no reading twice."""

from datetime import timedelta
from functools import partial
from types import SimpleNamespace

import pytest

from sync.errors import OfflineError
from tests.sync.bench import Bench
from tests.sync.replica import MemoryReplica


@pytest.fixture
def bench():
    return Bench()


def test_who_only_runs_listens_while_nothing_waits(bench):
    """News are taken when they come, not at the next look half a minute later."""
    asked = []
    feed = bench.wire.feed

    def keeps(*, after, limit, wait_s):
        asked.append(wait_s)
        if wait_s:
            bench.clock.wait(4)
            bench.province.tell(kind="message", body={"id": "m"})
        return feed(after=after, limit=limit, wait_s=0)

    bench.engine._news._transport = SimpleNamespace(feed=keeps)
    before = bench.clock.now()
    bench.engine.run(until_empty=False, deadline=before + timedelta(seconds=9))
    assert max(asked) >= 8
    assert len(bench.replica.news) >= 2
    assert bench.clock.now() - before < timedelta(seconds=20)


def test_an_ear_that_is_cut_off_is_no_trouble(bench):
    bench.engine.turn()
    take, lost = bench.engine._news.take, []

    def cut(identity, *, wait_s=0):
        if wait_s:
            lost.append(wait_s)
            raise OfflineError("line.cut")
        return take(identity)

    bench.engine._news.take = cut
    bench.engine.run(until_empty=False, deadline=bench.clock.now() + timedelta(minutes=2))
    assert lost
    assert bench.engine.line.state == "idle"


def test_a_dossier_by_itself_costs_one_reading_one_write_and_one_exchange(bench):
    bench.run()
    bench.replica.record("a")
    bench.engine.turn()
    seen = []
    for name in dir(type(bench.replica)):
        method = getattr(bench.replica, name)
        if not name.startswith("_") and callable(method) and name not in ("record", "attach"):
            setattr(bench.replica, name, partial(_noted, seen, name, method))
    MemoryReplica.record(bench.replica, "b")
    del seen[:]
    bench.wire.calls.clear()
    bench.engine.turn()
    counted = [name for name in seen if name not in ("head", "report", "line")]
    assert counted == ["glance", "settle"]
    assert bench.wire.calls == ["append"]


def _noted(seen, name, method, *args, **kwargs):
    seen.append(name)
    return method(*args, **kwargs)
