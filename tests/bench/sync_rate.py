"""Facts a second against the real gateway: ``python -m tests.bench.sync_rate [--facts 10000]``.

With ``COUNTER_NETPROXY=/path/to/netproxy.py`` (a proxy taking ``PORT --delay-ms --kbit
--reset-every`` that prints ``{"port": n}`` and answers ``stats`` on stdin) it also measures bad
lines.
"""

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from counter_app.domain.clock import SystemClock
from counter_app.paths import Paths
from counter_app.store.store import Store
from sync.engine import Engine
from sync.enrol import enrol
from sync.pace import Pace
from sync.ports import Replica
from sync.transport import HttpTransport
from tests.gateway.program import GatewayProgram
from tests.store.made import KEY, MORNING, receive
from tests.sync.made_up import HELD_OUT, Journal
from tests.sync.replica import MemoryReplica

BATCH = 400  # facts of a usual append
LINES = {  # facts, words for the proxy, budget in seconds
    "1 Mbit/s, 100 ms RTT": (200, "--delay-ms 50 --kbit 1000", 3),
    "512 kbit/s, 300 ms RTT": (2000, "--delay-ms 150 --jitter-ms 30 --kbit 512", 9),
    "clean, counted": (10_000, "", None),
    "cut every 300 kB": (10_000, "--reset-every 300", None),
    "cut every 300 kB, again": (10_000, "--reset-every 300 --seed 2", None),
    "cut every 300 kB, thrice": (10_000, "--reset-every 300 --seed 3", None),
}


@contextmanager
def proxy(port: int, words: list[str]) -> Iterator[tuple[int, Any]]:
    """Put a bad line before ``port``; yields its port and a function that asks for its counts."""
    program = os.environ["COUNTER_NETPROXY"]
    process = subprocess.Popen(
        [sys.executable, program, str(port), *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout

    def stats() -> dict[str, int]:
        process.stdin.write("stats\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    try:
        yield json.loads(process.stdout.readline())["port"], stats
    finally:
        process.stdin.close()
        process.wait(5)
        process.stdout.close()


def prepared(gateway: GatewayProgram, counter: int, facts: int) -> MemoryReplica:
    """Return a counter with ``facts`` pending."""
    words = replace(HELD_OUT, unit=f"H31.07.{counter:02d}")  # a commune without other news
    code = gateway.enrolment(counter, words.unit)
    replica = MemoryReplica(enrol(gateway.url, code, words.unit, counter))
    replica.facts = Journal(counter, words, counter=counter).receptions(facts)
    return replica


def stored(gateway: GatewayProgram, counter: int, facts: int, folder: Path) -> Store:
    """Return a counter's encrypted store with ``facts`` receptions pending."""
    unit = f"H31.07.{counter:02d}"
    store = Store.create(Paths(folder), KEY)
    with store.write() as work:
        work.device.save(enrol(gateway.url, gateway.enrolment(counter, unit), unit, counter))
        work.state.set("counter", str(counter))
        for number in range(facts):
            day = MORNING + timedelta(days=number // 900)
            code = f"{unit}-{day:%y%m%d}-{counter * 1000 + number % 900 + 1:04d}"
            receive(work, at=day, code=code, unit=unit, counter=counter)
    return store


def drain(replica: Replica, url: str) -> dict[str, float]:
    """Deliver all; a fresh program with a fresh connection."""
    identity = replica.identity()
    assert identity is not None
    wire = HttpTransport(url, identity)
    engine = Engine(replica, wire, SystemClock(), Pace())
    began, cpu = time.perf_counter(), time.process_time()
    report = engine.run(until_empty=True, deadline=datetime.now(UTC) + timedelta(minutes=10))
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    wire.close()
    checkpoint = replica.checkpoint()
    assert not report.more
    assert checkpoint is not None
    assert checkpoint.seq == replica.head().seq
    return {
        "s": round(seconds, 2),
        "facts_s": round(report.pushed / seconds),
        "cpu_ms_a_fact": round(cpu / max(report.pushed, 1) * 1000, 3),
    }


def bare_write_s(facts: list[Any], folder: Path) -> float:
    """Return how long a bare SQLite takes to keep as many bytes durably, batch by batch: what no
    gateway can be below, before anything is checked, hashed, judged or signed.
    """
    rows = [(fact.seq, msgspec.json.encode(fact)) for fact in facts]
    store = sqlite3.connect(folder / "bare.db", isolation_level=None)
    for statement in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL"):
        store.execute(statement).fetchall()
    store.execute("CREATE TABLE facts(seq INTEGER PRIMARY KEY, body BLOB)")
    began = time.perf_counter()
    for start in range(0, len(rows), BATCH):
        store.execute("BEGIN IMMEDIATE")
        store.executemany("INSERT INTO facts VALUES (?, ?)", rows[start : start + BATCH])
        store.execute("COMMIT")
    spent = time.perf_counter() - began
    store.close()
    return spent


def line_floor_s(words: str, up_bytes: int) -> float:
    """Return what the width and one round trip of a line cost alone."""
    told = dict(zip(words.split()[::2], words.split()[1::2], strict=True))
    width = float(told.get("--kbit", 0)) * 1000
    return 2 * float(told.get("--delay-ms", 0)) / 1000 + (up_bytes * 8 / width if width else 0)


def main() -> None:
    """Print one JSON line for each measurement."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--facts", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        gateway = GatewayProgram(f"{folder}/gateway.db", Path(folder)).start()
        try:
            measure(gateway, asked.facts, asked.runs)
        finally:
            gateway.stop()


def measure(gateway: GatewayProgram, facts: int, runs: int) -> None:
    """Loopback first, then the bad lines where there is a proxy."""
    counters = iter(range(1, 100))
    for _ in range(runs):
        replica = prepared(gateway, next(counters), facts)
        with tempfile.TemporaryDirectory() as folder:
            floor_s = round(bare_write_s(replica.facts, Path(folder)), 2)
        figures = drain(replica, gateway.url) | {"floor_s": floor_s}
        load = round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None
        line = {"line": "loopback", "facts": facts, "budget_facts_s": 6500, "load": load}
        say(line | figures)
    with tempfile.TemporaryDirectory() as folder:
        store = stored(gateway, next(counters), facts, Path(folder))
        figures = drain(store.replica(), gateway.url)
        store.close()
        say({"line": "loopback, from the encrypted store", "facts": facts} | figures)
    if "COUNTER_NETPROXY" not in os.environ:
        return
    clean = 0
    for line, (count, words, budget_s) in LINES.items():
        replica = prepared(gateway, next(counters), count)
        with proxy(gateway.port, words.split()) as (port, stats):
            figures = drain(replica, f"http://127.0.0.1:{port}")
            carried = stats()
            figures["resets"] = carried["resets"]
        total = carried["up"] + carried["down"]
        clean = total if line.startswith("clean") else clean
        if "reset" in words:
            figures |= {"times_clean": round(total / clean, 3), "budget_times": 1.15, "floor": 1.0}
        else:
            figures["floor_s"] = round(line_floor_s(words, carried["up"]), 2)
        each = {way: round(carried[way] / count, 1) for way in ("up", "down")}
        say({"line": line, "facts": count, "budget_s": budget_s} | figures | {"bytes": each})


def say(line: dict[str, Any]) -> None:
    """Print one line of figures."""
    print(json.dumps(line, ensure_ascii=False), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
