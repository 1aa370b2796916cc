"""The sync thread: it goes on whatever happens, and ends when told."""

import threading
import time
from datetime import timedelta
from itertools import count

import pytest

from sync import engine as engine_module
from sync import worker as worker_module
from sync.carriers.network import own_addresses
from sync.worker import Worker
from tests.sync.bench import Bench


class Told:
    """Collects what the thread says; ``until`` waits for it."""

    def __init__(self):
        self.lines, self.bugs = [], []
        self._news = threading.Condition()

    def line(self, line):
        with self._news:
            self.lines.append(line)
            self._news.notify_all()

    def until(self, truth):
        with self._news:
            assert self._news.wait_for(truth, 5)


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture
def worker(bench, told):
    worker = Worker(bench.engine, bench.clock, listener=told.line, on_bug=told.bugs.append)
    yield worker
    assert worker.stop()


def test_a_deed_wakes_the_thread_and_is_delivered(bench, worker, told):
    worker.start()
    worker.start()
    told.until(lambda: told.lines and told.lines[-1].state == "idle")
    bench.replica.record("a")
    worker.wake()
    told.until(lambda: bench.held == ["a"])


def test_trouble_of_the_line_is_told_as_a_state(bench, worker, told):
    bench.province.revoked.add(bench.replica.who.device)
    worker.start()
    told.until(lambda: told.lines and told.lines[-1].code == "device.revoked")


def test_a_bug_is_reported_and_the_thread_goes_on(bench, worker, told, log_warnings):
    bench.wire.before["standing"] = ZeroDivisionError()
    bench.replica.record("a")
    worker.start()
    told.until(lambda: told.lines and told.lines[-1].code == "bug")
    assert [type(bug) for bug in told.bugs] == [ZeroDivisionError]
    worker.wake()
    told.until(lambda: bench.held == ["a"])


def test_a_paused_thread_is_silent_until_it_may_speak(bench, worker, told):
    worker.pause()
    worker.start()
    worker.wake()
    assert bench.wire.calls == []
    worker.pause(False)
    told.until(lambda: told.lines and told.lines[-1].state == "idle")


def test_another_network_ends_the_silence_at_once(bench, worker, told):
    for _ in range(2):
        bench.pace.unheard()
    assert bench.pace.wait_s() > 0
    worker.wake(line_changed=True)
    worker.start()
    told.until(lambda: told.lines and told.lines[-1].state == "idle")


def test_a_person_who_asks_is_not_kept_waiting(bench, worker, told):
    bench.pace.stopped()
    worker.start()
    worker.wake(insist=True)
    told.until(lambda: told.lines and told.lines[-1].state == "idle")


def test_a_sleep_of_the_pc_is_noticed_by_the_clocks(bench, told):
    """The wall clock goes on by hours, the ticks do not."""
    hours = count()
    bench.clock.now = lambda: bench.clock.wall + timedelta(hours=next(hours))
    for _ in range(2):
        bench.pace.unheard()
    worker = Worker(bench.engine, bench.clock, listener=told.line)
    worker.start()
    worker.wake()
    told.until(lambda: told.lines and told.lines[-1].state == "idle")
    assert worker.stop()


def test_a_sleep_is_noticed_where_the_ticks_go_on_too(bench, told):
    """As on Windows: the pause was far longer than was asked for."""
    hours = count(0, 3600)
    bench.clock.now = lambda: bench.clock.wall + timedelta(seconds=next(hours))
    for _ in range(2):
        bench.pace.unheard()
    seconds = count(0, 3600)
    worker = Worker(
        bench.engine, bench.clock, listener=told.line, ticks=lambda: float(next(seconds))
    )
    worker.start()
    told.until(lambda: told.lines and told.lines[-1].state == "idle")
    assert worker.stop()


def test_a_cable_put_in_elsewhere_ends_the_silence(bench, told, monkeypatch):
    monkeypatch.setattr(worker_module, "LOOK_S", 0.01)
    where = ["192.168.1.4"]
    worker = Worker(bench.engine, bench.clock, listener=told.line, network=lambda: where[0])
    for _ in range(2):
        bench.pace.unheard()
    worker.start()
    told.until(lambda: told.lines)
    where[0] = ""  # pulled out: no reason to try
    threading.Event().wait(0.1)
    assert bench.wire.calls == []
    where[0] = "10.0.0.7"
    told.until(lambda: told.lines[-1].last_contact)
    assert worker.stop()


def test_scans_leave_the_line_to_an_officer_at_work(bench, worker, told):
    worker.start()
    told.until(lambda: told.lines and told.lines[-1].state == "idle")
    assert bench.engine.scan_share == 1.0
    bench.replica.record("a")
    worker.wake()
    told.until(lambda: bench.held == ["a"])
    assert bench.engine.scan_share == 0.25


def test_this_pc_knows_where_it_speaks_from():
    assert own_addresses() == own_addresses()


def test_a_worker_never_started_stops_too(worker):
    assert worker.stop()


class StandInEar:
    """Hears as long as a test says."""

    def __init__(self):
        self.good = True

    def begin(self, ring):
        """Never rings."""

    def listen(self, after):
        """Hears nothing in particular."""

    def hush(self, *, line_changed=False):
        """Is silent anyway."""

    def stop(self):
        """Has no thread."""

    def hears(self):
        return self.good


class Chance:
    def random(self):
        return 0.9


def test_who_hears_rests_longer_and_who_goes_deaf_comes_back_spread(bench, told, monkeypatch):
    """A gateway that begins anew makes every counter's ear deaf in the same second."""
    monkeypatch.setattr(worker_module, "LOOK_S", 0.02)
    monkeypatch.setattr(engine_module, "IDLE_S", 0.5)
    ear = StandInEar()
    worker = Worker(bench.engine, bench.clock, listener=told.line, ear=ear)
    worker._chance = Chance()
    worker.start()
    told.until(lambda: told.lines and told.lines[-1].state == "idle")
    asked = len(bench.wire.calls)
    threading.Event().wait(1.5)
    assert len(bench.wire.calls) == asked, "the ear hears: no look of its own"
    bench.clock.wait(11)  # the news are old enough for a look
    ear.good = False
    threading.Event().wait(0.2)
    assert len(bench.wire.calls) == asked, "not at once"
    assert worker._bell.wait(0) is False
    ends = time.monotonic() + 3
    while len(bench.wire.calls) == asked and time.monotonic() < ends:
        threading.Event().wait(0.02)
    assert len(bench.wire.calls) > asked
    assert worker.stop()
