"""What a day's dossiers cost the counter to deliver: ``python -m tests.bench.day``.

Real store, engine and gateway; orders over the whole shipped catalogue. ``cpu_ms_a_dossier`` is the
processor time, user and system, of the counter's process from the first question to the checkpoint,
less that of a sync with nothing to send; waiting is no part of it. ``bytes`` counts everything on
the line, logins and questions included. The floor of a line is its width and one round trip.
``one_by_one``: each dossier in a turn of its own, right after its reception, as the window does.
Its floor is one exchange and one durable write with nothing in them, after a reception too: both
begin with the same cold caches. Medians, in turns, so that both meet the same neighbours.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any

from counter_app.app import Counter, open_office
from counter_app.domain.catalogue import edition_from_json
from counter_app.domain.orders import ReceiveOrder
from counter_app.paths import Paths
from counter_app.services.from_json.order_json import read_order
from counter_app.services.new_office import SHIPPED_CATALOGUE
from sync.transport import HttpTransport
from tests.bench.slow_line import slow_line
from tests.cli.conftest import hasten
from tests.gateway.program import GatewayProgram
from tests.journeys.counter_pc import PASSWORD, CounterPc
from tests.journeys.orders import draw

BUDGET_CPU_MS = 1.0
ONE_BY_ONE = 200  # every second for the floor
WAYS = ("up", "down")
LINES: dict[str, tuple[dict[str, float], float | None]] = {  # delay and width; budget in seconds
    "loopback": ({}, None),
    "100 ms RTT, 1 Mbit/s": ({"delay_ms": 50, "kbit": 1000}, 3.0),
}


@contextmanager
def counter(gateway: GatewayProgram, port: int, number: int, folder: Path) -> Iterator[Counter]:
    """Yield a counter of a commune of its own, enrolled through ``port``."""
    pc, unit = CounterPc(folder / "pc"), f"H48.13.{number}"
    words = ["init", "--unit", unit, "--unit-name", "Xã Mẫu", "--counter", "1"]
    words += ["--officer", "lan", "--officer-name", "Trần Văn Thử"]
    words += ["--gateway", f"http://127.0.0.1:{port}", "--enrolment", gateway.enrolment(1, unit)]
    pc.done(*words)
    hasten(pc.data, PASSWORD)
    signed_in = open_office(Paths(pc.data)).sign_in("lan", PASSWORD)
    try:
        yield signed_in
    finally:
        signed_in.close()


def orders(dossiers: int, folder: Path) -> list[ReceiveOrder]:
    """Return orders without scans."""
    edition = edition_from_json(SHIPPED_CATALOGUE.read_bytes())
    drawn = draw(edition, dossiers, seed=7, folder=folder)
    for order in drawn:
        for component in order["components"]:
            component.pop("files", None)
    return [read_order(order, folder=folder).order for order in drawn]


def receive(desk: Counter, wanted: list[ReceiveOrder]) -> float:
    """Receive them; return the processor milliseconds each took."""
    began = time.process_time()
    for order in wanted:
        desk.reception.receive(order, by=desk.officer)
    return (time.process_time() - began) * 1000 / len(wanted)


def one_by_one(desk: Counter, wanted: list[ReceiveOrder], carried: Any) -> dict[str, Any]:
    """Deliver every second as it is received, over one connection, as the window does; after the
    others comes the floor, over a connection whose bytes are not counted.
    """
    engine, identity = desk.engine(), desk.store.replica().identity()
    assert engine is not None
    assert identity is not None
    engine.run(until_empty=True)
    bare = HttpTransport(identity.gateway_url, identity)
    bare.health()
    turns, floors, sent = [], [], dict.fromkeys(WAYS, 0)
    for order, other in zip(wanted[::2], wanted[1::2], strict=True):
        desk.reception.receive(order, by=desk.officer)
        before, began = carried(), time.process_time()
        assert engine.turn().report.pushed == 1
        turns.append(time.process_time() - began)
        after = carried()
        sent = {way: sent[way] + after[way] - before[way] for way in WAYS}
        desk.reception.receive(other, by=desk.officer)
        began = time.process_time()
        bare.health()
        with desk.store.write() as work:
            work.state.set("bench", other.summary)
        floors.append(time.process_time() - began)
        engine.turn()
    bare.close()
    each, floor = median(turns) * 1000, median(floors) * 1000
    return {
        "cpu_ms_a_dossier": round(each, 3),
        "floor_cpu_ms_of_io": round(floor, 3),
        "cpu_ms_beyond_io": round(each - floor, 3),
        "budget_cpu_ms_beyond_io": BUDGET_CPU_MS,
        "bytes_a_dossier": {way: round(sent[way] / len(turns), 1) for way in WAYS},
    }


def sync(desk: Counter, carried: Any) -> tuple[float, float, dict[str, int]]:
    """Deliver all with a fresh connection; return seconds, processor seconds and bytes."""
    engine = desk.engine()
    assert engine is not None
    before = carried()
    began, cpu = time.perf_counter(), time.process_time()
    deadline = desk.clock.now() + timedelta(minutes=5)
    report = engine.run(until_empty=True, deadline=deadline)
    spent, cpu = time.perf_counter() - began, time.process_time() - cpu
    after = carried()
    counts = desk.delivery.status().counts
    assert (report.more, counts.pending) == (False, 0)
    return spent, cpu, {way: after[way] - before[way] for way in WAYS}


def measure(gateway: GatewayProgram, number: int, dossiers: int) -> dict[str, Any]:
    """Return the figures of one line."""
    name, (line, budget_s) = list(LINES.items())[number]
    with (
        tempfile.TemporaryDirectory() as folder,
        slow_line(gateway.port, **line) as (port, carried),
        counter(gateway, port, number, Path(folder)) as desk,
    ):
        wanted = orders(dossiers + ONE_BY_ONE, Path(folder))
        sync(desk, carried)  # whatever is loaded on first use
        _, idle_cpu, idle = sync(desk, carried)
        receiving = receive(desk, wanted[:dossiers])
        spent, cpu, sent = sync(desk, carried)
        single = one_by_one(desk, wanted[dossiers:], carried)
    each = {way: round(sent[way] / dossiers, 1) for way in sent}
    floor_s = 2 * line.get("delay_ms", 0) / 1000
    floor_s += sent["up"] * 8 / (line["kbit"] * 1000) if "kbit" in line else 0
    return {
        "line": name,
        "dossiers": dossiers,
        "s": round(spent, 2),
        "budget_s": budget_s,
        "floor_s": round(floor_s, 2),
        "cpu_ms_a_dossier": round((cpu - idle_cpu) * 1000 / dossiers, 3),
        "budget_cpu_ms": BUDGET_CPU_MS,
        "cpu_ms_of_an_idle_sync": round(idle_cpu * 1000, 1),
        "cpu_ms_to_receive": round(receiving, 3),
        "bytes_a_dossier": each,
        "bytes_of_an_idle_sync": idle,
        "one_by_one": single,
    }


def main() -> int:
    """Print one JSON line for each line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--dossiers", type=int, default=200)
    dossiers = asked.parse_args().dossiers
    with tempfile.TemporaryDirectory() as folder:
        gateway = GatewayProgram(f"{folder}/gateway.db", Path(folder)).start()
        try:
            for number in range(len(LINES)):
                figures = measure(gateway, number, dossiers)
                sys.stdout.write(json.dumps(figures, ensure_ascii=False) + "\n")
                sys.stdout.flush()
        finally:
            gateway.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
