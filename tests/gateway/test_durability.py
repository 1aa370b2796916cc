"""Pull the plug: what a checkpoint covers is there afterwards, once."""

import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import psutil
import pytest
import requests

from sync.contract import Head
from tests.gateway.counter_pc import CounterPc
from tests.gateway.postgres import Postgres, programs
from tests.gateway.program import GatewayProgram, command


class Clerk(threading.Thread):
    """Delivers one fact after another until the gateway dies; knows what was signed for."""

    def __init__(self, pc: CounterPc) -> None:
        super().__init__()
        self.pc = pc
        self.signed = Head(0, "")
        self.started = threading.Event()

    def run(self) -> None:
        for number in range(1, 900):
            self.pc.receive(self.pc.enrolled.counter * 1000 + number)
            try:
                answer = self.pc.send(after=number - 1)
            except requests.RequestException:
                return
            if answer.status_code != 200:
                return
            self.signed = self.pc.journal.head
            if number == 10:
                self.started.set()


def crowd(gateway: GatewayProgram) -> list[Clerk]:
    """Start four clerks and return when each is in full swing."""
    clerks = [Clerk(gateway.counter(counter)) for counter in range(1, 5)]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        assert clerk.started.wait(60)
    return clerks


def check(gateway: GatewayProgram, clerks: list[Clerk]) -> None:
    """Every signed fact is held once, and sending everything again completes the rest."""
    report = command("verify", "--db", gateway.db)[0]
    assert report["problems"] == []
    for clerk in clerks:
        held = command("facts", "--db", gateway.db, "--device", clerk.pc.device)
        assert [line["seq"] for line in held] == list(range(1, len(held) + 1))
        assert len(held) >= clerk.signed.seq
        assert held[clerk.signed.seq - 1]["hash"] == clerk.signed.hash
        clerk.pc.url = gateway.url
        clerk.pc.log_in()
        answer = clerk.pc.deliver()
        assert answer.head == clerk.pc.journal.head
        assert {v.verdict for v in answer.verdicts} == {"accepted"}


def test_kill_9_of_the_gateway_loses_nothing_it_signed_for(own_gateway: GatewayProgram) -> None:
    clerks = crowd(own_gateway)
    own_gateway.kill()
    for clerk in clerks:
        clerk.join()
    own_gateway.start()
    check(own_gateway, clerks)


@pytest.mark.skipif(programs() is None, reason="no PostgreSQL on this machine")
def test_kill_9_of_postgres_and_workers_loses_nothing(tmp_path: Path) -> None:
    server = Postgres().start()
    gateway = GatewayProgram(server.url(), tmp_path, workers=2).start()
    try:
        clerks = crowd(gateway)
        server.kill()
        gateway.kill()
        for clerk in clerks:
            clerk.join()
        server.start()
        gateway.start()
        check(gateway, clerks)
    finally:
        gateway.stop()
        server.stop()


@pytest.mark.skipif(programs() is None, reason="no PostgreSQL on this machine")
def test_a_lost_database_is_a_closed_gateway_until_it_is_back(tmp_path: Path) -> None:
    server = Postgres().start()
    gateway = GatewayProgram(server.url(), tmp_path).start()
    try:
        pc = gateway.counter()
        pc.receive(3001)
        pc.deliver()
        server.kill()
        pc.receive(3002)
        for _ in range(3):
            answer = pc.send(after=1)
            assert (answer.status_code, answer.json()["code"]) == (503, "store.unavailable")
            assert int(answer.headers["Retry-After"]) > 0
        server.start()
        for _ in range(20):  # connections that died are found out one by one
            if pc.send(after=1).status_code == 200:
                break
        assert pc.deliver().head == pc.journal.head
    finally:
        gateway.stop()
        server.stop()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_four_workers_serialise_one_device(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """The same facts by eight hands at once, over four workers: each is kept once."""
    db = str(tmp_path / "gateway.db")
    if kind == "postgresql":
        db = request.getfixturevalue("postgres").make(f"w{tmp_path.stat().st_ino}")
    gateway = GatewayProgram(db, tmp_path, workers=4).start()
    try:
        pc = gateway.counter()
        for number in range(3001, 3101):
            pc.receive(number)
        bodies = [(after, upto) for upto in range(5, 101, 5) for after in (0, upto - 5)]

        def send(part: tuple[int, int]) -> int:
            hand = requests.Session()
            hand.headers.update(pc.line.headers)
            order = pc.journal.append(part[0], pc.device, pc.private_key, part[1])
            url = f"{gateway.url}/v1/journal/{pc.device}"
            return hand.post(url, data=msgspec.json.encode(order), timeout=60).status_code

        with ThreadPoolExecutor(8) as hands:
            statuses = set(hands.map(send, bodies))
        assert statuses <= {200, 409, 429}  # a gap, or another hand is at it
        answer = pc.deliver()
        assert answer.head == pc.journal.head
        report = gateway.verify()
        assert (report["problems"], report["facts"]) == ([], 100)
    finally:
        gateway.stop()


def test_a_told_gateway_stops_in_order_and_frees_who_waits(own_gateway: GatewayProgram) -> None:
    pc = own_gateway.counter()
    cursor = pc.feed()["cursor"]
    answers: list[int] = []

    def wait() -> None:
        path = f"/v1/feed?after={cursor}&wait=50"
        answers.append(pc.get(path).status_code)

    waiting = threading.Thread(target=wait)
    waiting.start()
    while "inside_feed{worker" not in (text := figures(own_gateway)) or waits(text) < 1:
        pass
    assert own_gateway.stop() == 0
    waiting.join(20)
    assert answers == [200]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX only")
def test_workers_do_not_outlive_their_parent(tmp_path: Path) -> None:
    gateway = GatewayProgram(str(tmp_path / "gateway.db"), tmp_path, workers=2).start()
    workers = psutil.Process(gateway.pid).children(recursive=True)
    psutil.Process(gateway.pid).kill()
    _, alive = psutil.wait_procs(workers, timeout=30)
    gateway.kill()
    assert alive == []


def figures(gateway: GatewayProgram) -> str:
    return requests.get(f"{gateway.url}/metrics", timeout=30).text


def waits(text: str) -> float:
    [line] = [x for x in text.splitlines() if x.startswith("counter_gateway_inside_feed{")]
    return float(line.rpartition(" ")[2])
