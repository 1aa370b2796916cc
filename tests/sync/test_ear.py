"""The ear: news are heard of as they come, nothing is hammered, and silence is silence at once."""

import json
import threading
import time

import pytest

from counter_app.domain.clock import SystemClock
from sync.carriers import ear as ear_module
from sync.carriers.ear import Ear
from sync.engine import Engine
from sync.pace import Pace
from sync.transport import HttpTransport
from sync.worker import Worker
from tests.gateway.program import command
from tests.sync.loopback import Loopback, Said
from tests.sync.pc import Pc
from tests.sync.replica import MemoryReplica, make_identity

FEED = "/v1/feed"
NOTHING = Said(body=json.dumps({"items": [], "cursor": "7", "more": False}).encode())
NEWS = Said(
    body=json.dumps(
        {"items": [{"n": 8, "kind": "message", "body": {}}], "cursor": "8", "more": False}
    ).encode()
)
PORTAL = Said(body=b"<html>Wi-Fi</html>", headers={"Content-Type": "text/html"}, genuine=False)
SOON_S = 2.0


class Rung:
    """Counts how often the ear rang, and waits for it."""

    def __init__(self):
        self.times = 0
        self._news = threading.Condition()

    def __call__(self):
        with self._news:
            self.times += 1
            self._news.notify_all()

    def within(self, seconds, times=1):
        with self._news:
            return self._news.wait_for(lambda: self.times >= times, seconds)


def _until(truth, seconds=5.0):
    ends = time.monotonic() + seconds
    while not truth() and time.monotonic() < ends:
        threading.Event().wait(0.01)
    return truth()


@pytest.fixture
def server():
    server = Loopback()
    yield server
    server.close()


@pytest.fixture
def rung():
    return Rung()


@pytest.fixture
def ear(server, rung):
    who = make_identity(gateway_url=server.url)
    ear = Ear(lambda: HttpTransport(server.url, who), pace=Pace())
    ear.begin(rung)
    yield ear
    ear.stop()


def _holding(server, times=1):
    """Let the gateway hold a question, as it should, and never answer in this test."""
    hung = Said(body=NOTHING.body, hang=threading.Event())
    server.script[FEED] = [hung]
    return hung.hang


def test_it_asks_for_one_item_and_lets_the_gateway_wait(server, ear, rung):
    server.script[FEED] = [NEWS]
    ear.listen("7")
    assert rung.within(SOON_S)
    [asked] = server.heard_on(FEED)
    assert asked.path == "/v1/feed?after=7&limit=1&wait=25"


def test_after_news_it_is_deaf_until_the_worker_has_them(server, ear, rung):
    server.script[FEED] = [NEWS]
    ear.listen("7")
    assert rung.within(SOON_S)
    threading.Event().wait(1.5)
    assert (rung.times, len(server.heard_on(FEED))) == (1, 1)
    ear.listen("8")
    assert rung.within(3, times=2)


def test_a_gateway_that_does_not_hold_a_question_is_not_hammered(server, ear):
    server.script[FEED] = [NOTHING]
    ear.listen("7")
    threading.Event().wait(6)
    assert 1 <= len(server.heard_on(FEED)) <= 4
    assert not ear.hears()


def test_a_gateway_that_cries_wolf_is_not_hammered(server, ear, rung):
    """The worker finds nothing behind the cursor; the ear asks there again, but not in a loop."""
    server.script[FEED] = [NEWS]
    for _ in range(60):
        ear.listen("7")
        threading.Event().wait(0.1)
    assert 1 <= len(server.heard_on(FEED)) <= 4


def test_one_who_sends_a_whole_day_costs_a_question_now_and_then(server, ear, rung):
    server.script[FEED] = [NEWS]
    for n in range(60):
        ear.listen(str(n))
        threading.Event().wait(0.1)
    assert 2 <= len(server.heard_on(FEED)) <= 4


def test_a_time_the_gateway_named_is_kept(server, ear):
    server.script[FEED] = [Said(status=429, body=b"{}", headers={"Retry-After": "3"}), NOTHING]
    ear.listen("7")
    assert _until(lambda: server.heard_on(FEED))
    ends = time.monotonic() + 2.8
    while time.monotonic() < ends:
        ear.listen("7")
        threading.Event().wait(0.05)
    assert len(server.heard_on(FEED)) == 1
    ear.listen("7")
    assert _until(lambda: len(server.heard_on(FEED)) == 2)


def test_on_a_captive_portal_it_is_deaf_at_once(server, ear, rung):
    server.script[FEED] = [PORTAL]
    ear.listen("7")
    assert _until(lambda: server.heard_on(FEED))
    threading.Event().wait(1)
    assert (rung.times, len(server.heard_on(FEED))) == (0, 1)


def test_a_line_that_drops_every_question_is_asked_less_and_less(server, ear):
    server.script[FEED] = [Said(status=504, genuine=False)]
    ends = time.monotonic() + 6
    while time.monotonic() < ends:
        ear.listen("7")
        threading.Event().wait(0.05)
    assert 2 <= len(server.heard_on(FEED)) <= 5


def test_hushed_it_lets_go_of_the_line_at_once(server, ear):
    freed = _holding(server)
    ear.listen("7")
    assert _until(lambda: server.heard_on(FEED))
    [line] = server.opened[-1:]
    ear.keep_silent(True)
    line.settimeout(1)
    assert line.recv(1) == b""  # the other end is closed
    ear.listen("7")
    threading.Event().wait(0.3)
    assert len(server.heard_on(FEED)) == 1
    ear.keep_silent(False)
    ear.listen("7")
    assert _until(lambda: len(server.heard_on(FEED)) == 2)
    freed.set()


def test_it_ends_within_a_second_while_a_question_hangs(server, ear):
    freed = _holding(server)
    ear.listen("7")
    assert _until(lambda: server.heard_on(FEED))
    ear.stop()
    ear._thread.join(1)
    assert not ear._thread.is_alive()
    freed.set()


def test_a_question_that_was_held_is_followed_by_the_next_at_once(server, ear, monkeypatch):
    monkeypatch.setattr(ear_module, "HOLD_S", 1)

    def held(_heard):
        threading.Event().wait(0.6)
        return NOTHING

    server.script[FEED] = [held]
    ear.listen("7")
    assert _until(lambda: len(server.heard_on(FEED)) >= 4, 4)
    assert ear.hears()


# with the worker and the real gateway


class Listening:
    """A counter's worker with an ear, at rest."""

    def __init__(self, gateway):
        self.pc = Pc(gateway)
        self.lines = []
        self.asked = []
        self.worker = Worker(
            self.pc.engine,
            SystemClock(),
            listener=self.lines.append,
            ear=Ear(self._line),
        )
        self.worker.start()
        assert _until(lambda: self.lines and self.lines[-1].state == "idle")
        assert _until(lambda: self.asked)

    def _line(self):
        line = HttpTransport(self.pc.gateway.url, self.pc.replica.who)
        feed = line.feed

        def noted(**asked):
            self.asked.append(asked)
            return feed(**asked)

        line.feed = noted
        return line


@pytest.fixture
def listening(gateway):
    made = Listening(gateway)
    yield made
    assert made.worker.stop()
    made.pc.wire.close()


def _tell(gateway, pc, name):
    told = {"id": name, "kind": "message", "unit": pc.who.unit, "body": {"text": "Mẫu"}}
    command("news", "--db", gateway.db, "-", input_=json.dumps(told) + "\n")


def test_news_are_applied_within_two_seconds_without_a_poll(gateway, listening):
    replica = listening.pc.replica
    known = len(replica.news)
    for n in (1, 2):
        assert len(listening.asked) == n
        _tell(gateway, replica, f"Thử {n} {replica.who.device}")
        assert _until(lambda n=n: len(replica.news) == known + n, SOON_S)
        assert _until(lambda n=n: len(listening.asked) > n)  # it listens again


def test_listening_costs_the_store_nothing(gateway, listening):
    replica, seen = listening.pc.replica, []
    for name in ("glance", "cursor", "apply", "report", "line", "identity", "pending_blobs"):
        method = getattr(replica, name)
        setattr(
            replica, name, lambda *a, _m=method, _n=name, **k: (seen.append(_n), _m(*a, **k))[1]
        )
    threading.Event().wait(1)
    assert seen == []


def test_a_deed_does_not_wait_for_the_ear(gateway, listening):
    pc = listening.pc
    pc.work(3)
    listening.worker.wake()
    assert _until(lambda: pc.replica.checkpoint() is not None and pc.replica.checkpoint().seq == 3)


def test_the_program_ends_within_a_second_while_it_listens(gateway, listening):
    began = time.monotonic()
    assert listening.worker.stop()
    assert time.monotonic() - began < 1


def test_a_pause_ends_the_listening(gateway, listening):
    asked, replica = len(listening.asked), listening.pc.replica
    known = len(replica.news)
    listening.worker.pause()
    _tell(gateway, replica, f"Thử {replica.who.device}")
    threading.Event().wait(1)
    assert len(listening.asked) == asked
    assert len(replica.news) == known
    listening.worker.pause(False)
    assert _until(lambda: len(replica.news) > known, SOON_S)


def test_a_dead_line_does_not_keep_the_program_from_ending(server):
    """The engine's own exchange hangs; it is cut, and no outage is written down for that."""
    hung = Said(hang=threading.Event())
    server.script["/"] = [hung]
    replica = MemoryReplica(make_identity(gateway_url=server.url))
    wire = HttpTransport(server.url, replica.who)
    worker = Worker(Engine(replica, wire, SystemClock(), Pace()), SystemClock())
    worker.start()
    assert _until(lambda: len(server.heard) >= 2)
    began = time.monotonic()
    assert worker.stop()
    assert time.monotonic() - began < 1
    assert replica.reports == 0
    hung.hang.set()
