"""Facts a second that a real gateway process takes in: durable, judged, signed for.

``python -m tests.bench.gateway_rate [postgresql|sqlite] [--clients 16] [--workers 4]
[--batch 250] [--facts 4000]`` prints one JSON line. Bodies are made and packed beforehand, so the
figure is the gateway's; clients and gateway share the machine all the same. ``floor`` is what the
same machine flushes and inserts without any of our work (rows a second, same batches).
"""

import argparse
import json
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import msgspec
import psycopg

from sync import compression
from sync.contract import Appended
from tests.gateway.counter_pc import CounterPc, Journal
from tests.gateway.postgres import Postgres
from tests.gateway.program import GatewayProgram

COMMUNES_OF = 2  # clients of one commune


def life(journal: Journal, unit: str, number: int, day: str) -> None:
    """Add the five facts of a plain dossier."""
    dossier = journal.receive(
        number,
        unit=unit,
        day=day,
        summary="Xác nhận tình trạng hôn nhân để kết hôn",
        components=[{"seq": seq, "originals": 1, "copies": 1} for seq in range(1, 5)],
    )
    journal.add("fee.taken", {"amount": 8000, "name": "Lệ phí"}, dossier)
    journal.add("dossier.handed_over", {"to": "tp-tuphap", "sheets": 6}, dossier)
    journal.add("dossier.decided", {"outcome": "granted", "number": "12/XN"}, dossier)
    journal.add("result.returned", {"to": "applicant"}, dossier)


def bodies(pc: CounterPc, counter: int, facts: int, batch: int) -> list[bytes]:
    """Return a client's packed appends."""
    for place in range(facts // 5):
        day = f"26{1 + place // 900 % 12:02d}{1 + place // 10800:02d}"
        life(pc.journal, pc.unit, counter * 1000 + 1 + place % 900, day)
    return [
        compression.compress(
            msgspec.json.encode(pc.journal.append(after, pc.device, pc.private_key, after + batch))
        )
        for after in range(0, len(pc.journal.facts), batch)
    ]


class Sender(threading.Thread):
    """One client with a kept connection; waits for nobody."""

    def __init__(self, port: int, pc: CounterPc, packed: list[bytes]) -> None:
        super().__init__()
        self._line = HTTPConnection("127.0.0.1", port, timeout=120)
        self._path = f"/v1/journal/{pc.device}"
        self._headers = {
            "Authorization": str(pc.line.headers["Authorization"]),
            "Content-Encoding": "zstd",
            "Content-Type": "application/json",
            compression.DICTIONARY_HEADER: str(compression.DICTIONARY),
        }
        self._packed = packed
        self.times: list[float] = []
        self.accepted = 0
        self.slowed = 0

    def run(self) -> None:
        for body in self._packed:
            while True:
                began = time.perf_counter()
                self._line.request("POST", self._path, body, self._headers)
                answer = self._line.getresponse()
                content = answer.read()
                if answer.status == 429:
                    self.slowed += 1
                    time.sleep(float(answer.headers["Retry-After"]))
                    continue
                break
            assert answer.status == 200, content
            self.times.append(time.perf_counter() - began)
            if answer.headers.get("Content-Encoding") == "zstd":
                content = compression.decompress(content, 1 << 24)
            verdicts = msgspec.json.decode(content, type=Appended).verdicts
            self.accepted += sum(1 for v in verdicts if v.verdict == "accepted")


def measured(program: GatewayProgram, clients: int, facts: int, batch: int) -> dict[str, Any]:
    """Send everything and return the figures."""
    senders = []
    for place in range(clients):
        counter = 1 + place % COMMUNES_OF
        pc = program.counter(counter, unit=f"H48.7.{place // COMMUNES_OF}")
        senders.append(Sender(program.port, pc, bodies(pc, counter, facts, batch)))
    began = time.perf_counter()
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    spent = time.perf_counter() - began
    sent = sum(sender.accepted for sender in senders)
    assert sent == clients * (facts // 5) * 5, (sent, "not all were accepted")
    times = sorted(t for sender in senders for t in sender.times)
    return {
        "facts": sent,
        "seconds": round(spent, 2),
        "facts_per_s": round(sent / spent),
        "p50_ms": round(1000 * statistics.median(times), 1),
        "p99_ms": round(1000 * times[int(len(times) * 0.99)], 1),
        "slowed": sum(sender.slowed for sender in senders),
    }


def floor(db: str, folder: Path, batch: int) -> int:
    """Return rows a second of plain durable batches by one client."""
    rows = [(n, "x" * 900) for n in range(batch)]
    began, batches = time.perf_counter(), 20
    if db.startswith("postgresql"):
        with psycopg.connect(db, autocommit=True) as connection:
            connection.execute("CREATE TABLE floor (n bigint, body text)")
            for _ in range(batches):
                with connection.transaction(), connection.cursor() as cursor:
                    cursor.executemany("INSERT INTO floor VALUES (%s, %s)", rows)
    else:
        plain = sqlite3.connect(folder / "floor.db", isolation_level=None)
        plain.execute("PRAGMA journal_mode=WAL")
        plain.execute("PRAGMA synchronous=FULL")
        plain.execute("CREATE TABLE floor (n bigint, body text)")
        for _ in range(batches):
            plain.execute("BEGIN IMMEDIATE")
            plain.executemany("INSERT INTO floor VALUES (?, ?)", rows)
            plain.execute("COMMIT")
        plain.close()
    return round(batch * batches / (time.perf_counter() - began))


def main() -> int:
    """Measure one store."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("store", nargs="?", default="postgresql", choices=["postgresql", "sqlite"])
    asked.add_argument("--clients", type=int, default=0)
    asked.add_argument("--workers", type=int, default=0)
    asked.add_argument("--batch", type=int, default=250)
    asked.add_argument("--facts", type=int, default=4000)
    chosen = asked.parse_args()
    on_postgres = chosen.store == "postgresql"
    clients = chosen.clients or (16 if on_postgres else 1)
    workers = chosen.workers or (2 if on_postgres else 1)
    server = Postgres().start() if on_postgres else None
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            db = server.url() if server else str(folder / "gateway.db")
            plain = floor(db, folder, chosen.batch)
            program = GatewayProgram(db, folder, workers).start()
            try:
                figures = measured(program, clients, chosen.facts, chosen.batch)
            finally:
                program.stop()
    finally:
        if server:
            server.stop()
    shape = {"store": chosen.store, "clients": clients, "workers": workers, "batch": chosen.batch}
    sys.stdout.write(json.dumps(shape | figures | {"floor_one_client": plain}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
