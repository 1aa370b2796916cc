"""A thousand counters close at the same minute: how long until every dossier is in.

``python -m tests.bench.storm [--counters 1000] [--dossiers 20] [--workers 2] [--scanners 0]``
prints one JSON line. Each counter has its own key and connection, logs in, and sends its day; on
429 it waits as told and tries again. ``--scanners``: so many further counters trickle scans of
300 kB in behind, all the time. Bodies are packed beforehand; the crowd runs in one process of its
own on the same machine. ``floor_s``: the gateway's processor time, a core for each worker.
"""

import argparse
import asyncio
import base64
import hashlib
import itertools
import json
import os
import statistics
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jwt
import msgspec
import psutil
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync import compression, keys
from sync.contract import CodeRange, Enrol
from sync.gateway.commands.opened import opened
from sync.gateway.deeds.enrol import prepare, redeem
from sync.gateway.keyring import stamp
from sync.gateway.settings import utc_now
from sync.gateway.store import keyring
from sync.gateway.store.database import Database
from tests.gateway.counter_pc import Journal
from tests.gateway.postgres import Postgres
from tests.gateway.program import GatewayProgram

COUNTERS_OF = 5  # counters of one commune
PATIENCE_S = 120.0
BUDGET_S = 10.0
SCAN = b"%PDF-1.7\n" + os.urandom(300_000)
PART_BYTES = 256 << 10


@dataclass
class Closing:
    """One counter at the end of its day."""

    device: str
    private_key: bytes
    body: bytes
    token: str = ""
    waits: int = 0
    errors: int = 0
    asked: list[float] = field(default_factory=list)
    scans: int = 0


def counters(database: Database, many: int, dossiers: int) -> list[Closing]:
    """Enrol ``many`` counters and pack their days."""
    with database.write() as connection:
        own = keyring.keep(connection, stamp(datetime.now(UTC)))

    def one(place: int) -> Closing:
        unit, counter = f"H48.{place // COUNTERS_OF}", 1 + place % COUNTERS_OF
        ranges = (CodeRange(counter * 1000 + 1, counter * 1000 + 999),)
        at = utc_now()
        code, _ = prepare(database, unit=unit, unit_name="", counter=counter, ranges=ranges, at=at)
        key = keys.new_private_key()
        order = Enrol(code=code, public_key=keys.public_key(key), unit=unit, counter=counter)
        device = redeem(database, own, order, at).device
        journal = Journal()
        for number in range(dossiers):
            journal.receive(counter * 1000 + 1 + number, unit=unit)
        plain = msgspec.json.encode(journal.append(0, device, key))
        return Closing(device, key, compression.compress(plain))

    with ThreadPoolExecutor(4) as hands:
        return list(hands.map(one, range(many)))


async def call(
    lines: tuple[asyncio.StreamReader, asyncio.StreamWriter], head: list[str], body: bytes
) -> tuple[int, dict[str, str], bytes]:
    """Exchange one request on a kept connection."""
    reader, writer = lines
    request = [*head, "Host: gateway", f"Content-Length: {len(body)}", "", ""]
    writer.write("\r\n".join(request).encode() + body)
    await writer.drain()
    status = int((await reader.readline()).split()[1])
    headers = {}
    while (line := (await reader.readline()).decode().strip()) != "":
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    return status, headers, await reader.readexactly(int(headers.get("content-length", 0)))


async def close_day(port: int, pc: Closing, start: asyncio.Event) -> None:
    """Log in and deliver, however often we are sent away."""
    await start.wait()
    lines = await asyncio.open_connection("127.0.0.1", port)
    await log_in(lines, pc)
    head = [
        f"POST /v1/journal/{pc.device} HTTP/1.1",
        f"Authorization: Bearer {pc.token}",
        "Content-Encoding: zstd",
    ]
    await until_served(lines, pc, head, pc.body)
    lines[1].close()


async def log_in(lines: Any, pc: Closing) -> None:
    """Get a token."""
    login = json.dumps({"client_assertion": _assertion(pc)}).encode()
    _, content = await until_served(lines, pc, ["POST /v1/token HTTP/1.1"], login)
    pc.token = json.loads(content)["access_token"]


async def trickle(port: int, pc: Closing, start: asyncio.Event, stop: asyncio.Event) -> None:
    """Send one scan after another, in parts, until the crowd has gone home."""
    lines = await asyncio.open_connection("127.0.0.1", port)
    await log_in(lines, pc)
    tus = [f"Authorization: Bearer {pc.token}", "Tus-Resumable: 1.0.0"]
    await start.wait()
    for number in itertools.count():
        content = SCAN + f"{pc.device} {number}".encode()
        sha256 = base64.b64encode(hashlib.sha256(content).hexdigest().encode()).decode()
        kind = base64.b64encode(b"application/pdf").decode()
        named = [f"Upload-Length: {len(content)}", f"Upload-Metadata: sha256 {sha256},type {kind}"]
        headers, _ = await until_served(lines, pc, ["POST /v1/uploads HTTP/1.1", *tus, *named], b"")
        opened = [f"PATCH {headers['location']} HTTP/1.1", *tus]
        opened.append("Content-Type: application/offset+octet-stream")
        for offset in range(0, len(content), PART_BYTES):
            if stop.is_set():
                lines[1].close()
                return
            part = content[offset : offset + PART_BYTES]
            await until_served(lines, pc, [*opened, f"Upload-Offset: {offset}"], part)
        pc.scans += 1


async def until_served(
    lines: Any, pc: Closing, head: list[str], body: bytes
) -> tuple[dict[str, str], bytes]:
    """Ask until it is granted; everything but a success, 429 and 503 counts as an error."""
    began = time.perf_counter()
    while time.perf_counter() - began < PATIENCE_S:
        asked = time.perf_counter()
        status, headers, content = await call(lines, head, body)
        if status in (200, 201, 204):
            pc.asked.append(time.perf_counter() - asked)
            return headers, content
        pc.waits += 1
        pc.errors += status not in (429, 503)
        await asyncio.sleep(float(headers.get("retry-after", 1)))
    raise TimeoutError("never served")


async def storm(port: int, crowd: list[Closing], scanners: list[Closing]) -> float:
    """Let everybody go at once; return the seconds until the last one is done."""
    start, stop = asyncio.Event(), asyncio.Event()
    tasks = [asyncio.create_task(close_day(port, pc, start)) for pc in crowd]
    behind = [asyncio.create_task(trickle(port, pc, start, stop)) for pc in scanners]
    await asyncio.sleep(0)
    while not all(pc.token for pc in scanners):
        await asyncio.sleep(0.05)
    began = time.perf_counter()
    start.set()
    done = await asyncio.gather(*tasks, return_exceptions=True)
    spent = time.perf_counter() - began
    stop.set()
    done += await asyncio.gather(*behind, return_exceptions=True)
    for pc, result in zip([*crowd, *scanners], done, strict=True):
        pc.errors += isinstance(result, BaseException)
    return spent


def cpu_s(pid: int) -> float:
    """Return the processor seconds that a process and its children have used."""
    parent = psutil.Process(pid)
    family = [parent, *parent.children(recursive=True)]
    return sum(sum(member.cpu_times()[:2]) for member in family)


def memory_mb(program: GatewayProgram) -> float:
    """Return the resident memory of all workers."""
    parent = psutil.Process(program.pid)
    family = [parent, *parent.children(recursive=True)]
    return round(sum(member.memory_info().rss for member in family) / (1 << 20), 1)


def _assertion(pc: Closing) -> str:
    now = int(time.time())
    claims = {"iss": pc.device, "sub": pc.device, "aud": "counter-gateway", "jti": pc.device}
    key = Ed25519PrivateKey.from_private_bytes(pc.private_key)
    return jwt.encode(claims | {"iat": now, "exp": now + 200}, key, algorithm="EdDSA")


def main() -> int:
    """Run the storm once."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--counters", type=int, default=1000)
    asked.add_argument("--dossiers", type=int, default=20)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--scanners", type=int, default=0)
    chosen = asked.parse_args()
    server = Postgres().start()
    try:
        with tempfile.TemporaryDirectory() as name:
            program = GatewayProgram(server.url(), Path(name), chosen.workers)
            with opened(program.db, make=True) as database:
                everybody = counters(database, chosen.counters + chosen.scanners, chosen.dossiers)
                crowd, scanners = everybody[: chosen.counters], everybody[chosen.counters :]
            program.start()
            try:
                before, spent_cpu = memory_mb(program), cpu_s(program.pid)
                spent = asyncio.run(storm(program.port, crowd, scanners))
                after, spent_cpu = memory_mb(program), cpu_s(program.pid) - spent_cpu
                held = program.verify()
            finally:
                program.stop()
    finally:
        server.stop()
    facts = chosen.counters * chosen.dossiers
    assert (held["facts"], held["problems"]) == (facts, []), held["facts"]
    times = sorted(seconds for pc in crowd for seconds in pc.asked)
    figures = {
        "counters": chosen.counters,
        "facts": facts,
        "workers": chosen.workers,
        "drained_s": round(spent, 2),
        "floor_s": round(spent_cpu / chosen.workers, 2),
        "budget_s": BUDGET_S,
        "facts_per_s": round(facts / spent),
        "p50_ms": round(1000 * statistics.median(times), 1),
        "p99_ms": round(1000 * times[int(len(times) * 0.99)], 1),
        "sent_away": sum(pc.waits for pc in crowd),
        "errors": sum(pc.errors for pc in everybody),
        "scans": sum(pc.scans for pc in scanners),
        "scans_sent_away": sum(pc.waits for pc in scanners),
        "gateway_cpu_s": round(spent_cpu, 2),
        "memory_mb": [before, after],
    }
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
