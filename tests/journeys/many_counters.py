"""Many counters, a gateway of several workers on PostgreSQL, a bad line between, and -9 for all.

``python -m tests.journeys.many_counters --counters 20 --minutes 10`` prints one JSON line. Every
counter is a process with its own encrypted store; counters, workers and now and then the whole
gateway are killed at random and started again. Then the faults stop, nobody lifts a hand, and
everything must arrive, once.
"""

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import psutil

from counter_app import settings as settings_file
from counter_app.app import open_office
from counter_app.domain.catalogue import Edition, edition_from_json
from counter_app.domain.registers import RegisterFilter
from counter_app.paths import Paths
from counter_app.services.new_office import SHIPPED_CATALOGUE
from counter_app.store.wire import new_device
from sync.enrol import enrol
from tests.cli.conftest import hasten
from tests.gateway.postgres import Postgres
from tests.gateway.program import GatewayProgram, command
from tests.journeys import counter_day
from tests.journeys.bad_line import BadLine, Fate
from tests.journeys.counter_pc import PASSWORD, CounterPc
from tests.journeys.orders import as_lines, draw

COMMUNE_OF = 5  # counters of one commune
SCAN_BYTES = 400_000  # more than one part of an upload
WEIGHTS = (3, 1, 2, 2, 1, 0)  # see ``Fate``
WEIGHTS_WITH_SILENCE = (12, 4, 8, 8, 4, 1)  # a silence costs a counter half a minute


@dataclass(frozen=True)
class Plan:
    """What is tried. ``gap_s``: the longest between two receptions of a counter; ``pause_s``: the
    longest between two kills; ``calm_s``: how long it may take once the faults have stopped.
    """

    counters: int
    dossiers: int
    storm_s: float
    seed: int
    gap_s: float
    pause_s: float
    calm_s: float
    workers: int = 4
    weights: tuple[int, ...] = WEIGHTS


@dataclass
class Desk:
    """One counter: its folder, its orders, its process."""

    number: int
    unit: str
    data: Path
    device: str
    orders: list[dict[str, Any]]
    process: BaseProcess | None = None
    kills: int = 0

    @property
    def paths(self) -> Paths:
        return Paths(self.data)

    def start(self, gap_s: float) -> None:
        """Begin the day, or go on with it."""
        self.process = counter_day.begin(self.data, gap_s)

    def kill(self) -> None:
        """-9, unless it has ended by itself."""
        if self.process is not None and self.process.is_alive():
            self.process.kill()
            self.process.join()
            self.kills += 1

    @property
    def is_at_work(self) -> bool:
        """Whether it has received a dossier."""
        said = self.data.parent / "said"
        return said.exists() and said.stat().st_size > 0

    def said(self) -> list[dict[str, Any]]:
        """Return the lines of all its lives."""
        lines = (self.data.parent / "said").read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def complaints(self) -> str:
        return (self.data.parent / "complaints").read_text("utf-8")


@dataclass
class Field:
    """Everything that runs. ``figures`` tells afterwards what there was."""

    plan: Plan
    folder: Path
    gateway: GatewayProgram
    line: BadLine
    through: int  # the port to go by while the storm lasts
    desks: list[Desk] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)

    def set_up(self, fresh: Path, edition: Edition) -> None:
        """Copy a fresh counter for each desk and enrol it, while the line is calm."""
        self.line.calm = True
        for place in range(self.plan.counters):
            self.desks.append(self._desk(place, fresh, edition))

    def storm(self) -> None:
        """Let all of them work; once everybody does, kill somebody every now and then."""
        lot, killed = random.Random(self.plan.seed), Counter[str]()
        self.line.calm, self.line.gateway_port = False, self.through
        for desk in self.desks:
            desk.start(self.plan.gap_s)
        began = time.monotonic()
        while not all(desk.is_at_work for desk in self.desks):
            assert time.monotonic() - began < self.plan.calm_s, "somebody never began"
            threading.Event().wait(0.05)
        self.figures["all_at_work_s"] = round(time.monotonic() - began, 1)
        until = time.monotonic() + self.plan.storm_s
        while time.monotonic() < until:
            threading.Event().wait(lot.uniform(0.2, self.plan.pause_s))
            what = lot.choices(("counter", "worker", "gateway"), weights=(12, 6, 1))[0]
            killed[what] += self._kill(what, lot)
        self.line.calm, self.line.gateway_port = True, self.gateway.port
        self.figures["killed"] = dict(killed)
        self.figures["fates"] = dict(Counter(map(str, self.line.fates)))

    def calm(self) -> None:
        """Start who is dead and wait until every counter has ended by itself."""
        began = time.monotonic()
        for desk in self.desks:
            if desk.process is None or not desk.process.is_alive():
                desk.start(0)
        for desk in self.desks:
            assert desk.process is not None
            left = max(1.0, began + self.plan.calm_s - time.monotonic())
            desk.process.join(left)
            assert desk.process.exitcode == 0, desk.complaints()
        self.figures["drained_s"] = round(time.monotonic() - began, 1)

    def close(self) -> None:
        for desk in self.desks:
            desk.kill()
        self.gateway.stop()

    def _kill(self, what: str, lot: random.Random) -> int:
        if what == "gateway":
            port = self.gateway.port
            self.gateway.kill()
            self.gateway.start(port=port)
            return 1
        if what == "worker":
            workers = _workers(self.gateway)
            if workers:
                lot.choice(workers).kill()
            return len(workers[:1])
        desk = lot.choice(self.desks)
        before = desk.kills
        desk.kill()
        desk.start(self.plan.gap_s)
        return desk.kills - before

    def _desk(self, place: int, fresh: Path, edition: Edition) -> Desk:
        unit, number = f"H48.12.{place // COMMUNE_OF + 1}", 1 + place % COMMUNE_OF
        folder = self.folder / f"counter-{place}"
        shutil.copytree(fresh, folder / "data")
        paths = Paths(folder / "data")
        kept = settings_file.load(paths.settings)
        changed = kept.changed(office_unit=unit, office_counter=number, gateway_url=self.line.url)
        settings_file.save(paths.settings, changed)
        code = self.gateway.enrolment(number, unit)
        identity = enrol(self.line.url, code, unit, number)
        counter = open_office(paths).sign_in("lan", PASSWORD)
        try:
            with counter.store.write() as work:
                new_device.become(work, identity)
        finally:
            counter.close()
        orders = self._orders(place, folder, edition)
        return Desk(number, unit, paths.data, identity.device, orders)

    def _orders(self, place: int, folder: Path, edition: Edition) -> list[dict[str, Any]]:
        lot = random.Random(self.plan.seed + place)
        drawn = draw(edition, self.plan.dossiers, seed=self.plan.seed + place, folder=folder)
        for number, order in enumerate(drawn):
            order["client_ref"] = f"quầy-{place}-{number}"
        for scan in folder.glob("scan-*.pdf"):
            scan.write_bytes(scan.read_bytes() + lot.randbytes(lot.randint(1_000, SCAN_BYTES)))
        (folder / "orders.jsonl").write_text(as_lines(drawn), "utf-8")
        return drawn


def _workers(gateway: GatewayProgram) -> list[psutil.Process]:
    """Return those that live; the parent has other children, and dead ones not yet buried."""
    children = psutil.Process(gateway.pid).children()
    alive = [child for child in children if child.status() != psutil.STATUS_ZOMBIE]
    return [child for child in alive if "spawn_main" in " ".join(child.cmdline())]


def check(place: Field) -> None:
    """Everything arrived, exactly once, and both ends agree; no engine was touched for it."""
    report = place.gateway.verify()
    assert report["problems"] == []
    heads = {line["device"]: line["head"] for line in report["devices"]}
    codes: list[str] = []
    for desk in place.desks:
        codes += _check_desk(place, desk, heads[desk.device])
    assert len(codes) == len(set(codes)) == place.plan.counters * place.plan.dossiers
    place.figures["facts"] = report["facts"]
    _check_feeds(place)


def _check_desk(place: Field, desk: Desk, held: dict[str, Any]) -> list[str]:
    said = desk.said()
    assert [line for line in said if "bug" in line] == []
    told = {line["ref"]: (line["code"], line["dossier"]) for line in said}
    assert len(told) == len({tuple(line.values()) for line in said}), "a reference, two codes"
    assert set(told) == {order["client_ref"] for order in desk.orders}
    facts = command("facts", "--db", place.gateway.db, "--device", desk.device)
    begun = Counter(fact["dossier"] for fact in facts if fact["kind"] == "dossier.received")
    assert begun == Counter(dossier for _, dossier in told.values())
    assert {fact["verdict"] for fact in facts} == {"accepted"}
    counter = open_office(desk.paths).sign_in("lan", PASSWORD)
    try:
        counts = counter.delivery.status().counts
        with counter.store.read() as work:
            assert work.journal.verify().problems == ()
    finally:
        counter.close()
    assert (counts.covered_seq, counts.covered_hash) == (counts.head_seq, counts.head_hash)
    assert held == {"seq": counts.head_seq, "hash": counts.head_hash}
    assert (counts.scans_pending, counts.dossiers_undelivered) == (0, 0)
    return [code for code, _ in told.values()]


def _check_feeds(place: Field) -> None:
    """After one more look at the feed every counter knows its commune's dossiers, and no other."""
    for desk in place.desks:
        counter = open_office(desk.paths).sign_in("lan", PASSWORD)
        try:
            engine = counter.engine()
            assert engine is not None
            assert engine.run(until_empty=True).pushed == 0, "it was all delivered before"
            with counter.store.read() as work:
                known = work.registers.count(RegisterFilter())
        finally:
            counter.close()
        fellows = sum(other.unit == desk.unit for other in place.desks)
        assert known == fellows * place.plan.dossiers


def made_fresh(folder: Path) -> Path:
    """Return the data folder of a counter nobody worked in, quick to sign in to."""
    CounterPc(folder / "fresh").init()
    hasten(folder / "fresh", PASSWORD)
    return folder / "fresh"


@contextmanager
def carried(port: int, program: Path | None, seed: int) -> Iterator[int]:
    """Put another line before the gateway: a program that relays to a port and prints its own."""
    if program is None:
        yield port
        return
    words = [str(port), "--delay-ms", "40", "--jitter-ms", "40", "--kbit", "20000"]
    words += ["--reset-every", "400", "--seed", str(seed)]
    relay = subprocess.Popen(
        [sys.executable, str(program), *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert relay.stdout is not None
    try:
        yield int(json.loads(relay.stdout.readline())["port"])
    finally:
        relay.kill()
        relay.communicate()


def walk(
    plan: Plan,
    db: str,
    folder: Path,
    fresh: Path,
    edition: Edition,
    *,
    relay: Path | None = None,
) -> dict[str, Any]:
    """Set up, storm, calm, check; return the figures. ``relay``: a further line, see main."""
    gateway = GatewayProgram(db, folder, plan.workers).start()
    weather: dict[str, Any] = {"weights": plan.weights, "delay_s": 0.05, "lasts_s": 6.0}
    with (
        carried(gateway.port, relay, plan.seed) as through,
        BadLine(gateway.port, plan.seed, **weather) as line,
    ):
        place = Field(plan, folder, gateway, line, through)
        try:
            place.set_up(fresh, edition)
            place.storm()
            place.calm()
            check(place)
        finally:
            place.close()
    assert '"bug"' not in gateway.log.read_text()
    assert Fate.SWALLOWED in line.fates
    return place.figures


def main() -> int:
    """Run the full trial once."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--counters", type=int, default=20)
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--seed", type=int, default=20_261_122)
    asked.add_argument("--relay", type=Path, help="a program that relays, put before the gateway")
    chosen = asked.parse_args()
    storm_s = chosen.minutes * 60
    plan = Plan(
        counters=chosen.counters,
        dossiers=max(10, round(storm_s / 6)),
        storm_s=storm_s,
        seed=chosen.seed,
        gap_s=10,
        pause_s=5,
        calm_s=1200,
        weights=WEIGHTS_WITH_SILENCE,
    )
    edition = edition_from_json(SHIPPED_CATALOGUE.read_bytes())
    server = Postgres().start()
    try:
        with tempfile.TemporaryDirectory() as name:
            fresh = made_fresh(Path(name))
            figures = walk(plan, server.url(), Path(name), fresh, edition, relay=chosen.relay)
    finally:
        server.stop()
    line = {"counters": plan.counters, "dossiers": plan.dossiers, "storm_s": storm_s, **figures}
    sys.stdout.write(json.dumps(line) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
