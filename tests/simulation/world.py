"""One seeded life of a commune: counters, a province, bad weather; then the six invariants.

Everything that happens is drawn from the seed on one thread, so a failing seed replays exactly.
Only clock, socket and weather are simulated: the engine on the real encrypted store, the
transport with its logins and checks, and the gateway's whole program on its own SQLite file.
"""

import hashlib
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.simulation.counter_end import Disk, Pc
from tests.simulation.invariants import check
from tests.simulation.line import FAULTS, Line
from tests.simulation.province_end import Died, ProvinceEnd

EVENTS = 70
TURNS_TO_CALM = 3000
SCANS = (10, 10, 4_000, 300_000)  # bytes; the last one goes in two parts


class World:
    """Clock, weather and what happens, of one seed."""

    def __init__(self, seed: int, province: ProvinceEnd, folder: Path, empty: Path) -> None:
        self.seed, self.province = seed, province
        self._folder, self._empty = folder, empty
        self.chance = random.Random(seed)
        self._s, self._wall = 0.0, datetime(2026, 3, 2, 1, tzinfo=UTC)
        self._gateway_wall = self._wall
        self.calm = False
        self.storm = self.chance.choice((0.1, 0.3, 0.6))
        self.mortality = self.chance.choice((0.0, 0.003, 0.02))
        self.gateway_mortality = self.chance.choice((0.0, 0.001, 0.01))
        self.is_down = False
        self._lives = False
        self.seen: Counter[str] = Counter()
        self.trace: list[str] = []
        self.knows_head: set[str] = set()
        self.signed: dict[str, dict[int, str]] = {}
        self.forks_allowed = False
        self.recording = False
        self.unit = f"H48.{seed}.1"
        self.told: list[str] = []
        self.facts = 0
        province.begin_life(self.gateway_now, self._gateway_may_die)
        self.pcs = [self._made(n) for n in range(self.chance.choice((1, 2, 2, 3)))]

    # the machine

    def now(self) -> datetime:
        return self._wall

    def gateway_now(self) -> datetime:
        return self._gateway_wall

    def ticks(self) -> float:
        return self._s

    def pass_time(self, seconds: float) -> None:
        self._s += seconds
        self._wall += timedelta(seconds=seconds)
        self._gateway_wall += timedelta(seconds=seconds)

    def _made(self, n: int) -> Pc:
        folder = self._folder / f"pc{n}"
        shutil.copytree(self._empty, folder)
        seed = hashlib.sha256(f"{self.seed}/{n}".encode()).digest()
        with self._nobody_dies():
            identity = self.province.enrolled(self.unit, n + 1, seed)
        return Pc(self, Disk(folder), f"pc{n}", identity)

    @contextmanager
    def mortal(self) -> Iterator[None]:
        """Inside, the counter's program may die."""
        self._lives = True
        try:
            yield
        finally:
            self._lives = False

    @contextmanager
    def _nobody_dies(self) -> Iterator[None]:
        calm, self.calm = self.calm, True
        try:
            yield
        finally:
            self.calm = calm

    def may_die(self) -> None:
        if self._lives and not self.calm and self.chance.random() < self.mortality:
            raise Died

    def _gateway_may_die(self) -> None:
        if not self.calm and self.chance.random() < self.gateway_mortality:
            raise Died

    # the wire, and invariants 4 and 5

    def fault(self) -> str:
        if self.is_down:
            return "down"
        if self.calm or self.chance.random() >= self.storm:
            return ""
        fault = self.chance.choice(FAULTS)
        self.seen[fault] += 1
        return fault

    def on_wire(self, line: Line, method: str, path: str) -> None:
        self.pass_time(self.chance.uniform(0.05, 2))
        self.trace.append(f"{self._s:.3f} {line.pc.name} {method} {_place(path)}")
        assert not self.recording, "invariant 5: a deed waited for the wire"
        self.may_die()
        if method == "POST" and "/journal/" in path:
            assert line.pc.name in self.knows_head, "invariant 4: sent without knowing the head"
            self.knows_head.discard(line.pc.name)

    def off_wire(self, line: Line, method: str, path: str, answer) -> None:
        self.trace.append(f"{self._s:.3f} {line.pc.name} {answer.status}")
        self.may_die()
        known = (answer.is_genuine and answer.status == 200) or answer.status in (413, 429, 503)
        if "/journal/" in path and "/facts" not in path and known:
            self.knows_head.add(line.pc.name)

    # life

    def live(self) -> None:
        """Let ``EVENTS`` things happen."""
        deeds: list[tuple[float, Callable[[Pc], None]]] = [
            (30, self._record),
            (40, self._turn),
            (5, self._attach),
            (4, self._late_arrives),
            (5, self._back_up),
            (3, self._restore),
            (0.5, self._clone),
            (3, self._clock_jumps),
            (3, self._power_cut),
            (3, self._news),
            (3, self._outage),
            (3, self._disk_fills),
            (3, self._province_disk_fills),
        ]
        weights, events = [each[0] for each in deeds], [each[1] for each in deeds]
        for _ in range(EVENTS):
            self.pass_time(self.chance.uniform(0, 20))
            pc = self.chance.choice(self.pcs)
            event = self.chance.choices(events, weights)[0]
            self.trace.append(f"{self._s:.3f} {pc.name} {event.__name__}")
            event(pc)

    def settle_down(self) -> None:
        """Faults end; nobody helps; every counter comes to rest by itself."""
        self.is_down, self.calm, self.province.disk_full = False, True, False
        for pc in self.pcs:
            pc.disk.full = False
            for arrives in pc.line.late:
                arrives()
            pc.line.late = []
        for _ in range(TURNS_TO_CALM):
            waiting = [pc for pc in self.pcs if not self._at_rest(pc)]
            if not waiting:
                break
            pc = min(waiting, key=lambda pc: pc.rests_until)
            self.pass_time(max(0.0, pc.rests_until - self._s) + 0.001)
            pc.turn()
        else:
            raise AssertionError("invariant 3: it never came to rest")
        for pc in self.pcs:  # one more look, for news of those who came to rest later
            for _ in range(TURNS_TO_CALM):
                if pc.forked:
                    break
                self.pass_time(max(0.0, pc.rests_until - self._s) + 60)
                pc.turn()
                if pc.engine.line.state == "idle":
                    break

    def _at_rest(self, pc: Pc) -> bool:
        if pc.forked:
            return True
        if pc.engine.line.state != "idle":
            return False
        seen = pc.replica.glance()
        return seen.head.seq == seen.covered_seq and not (seen.must_heal or seen.scans_wait)

    def _turn(self, pc: Pc) -> None:
        if self.chance.random() < 0.7:
            self.pass_time(max(0.0, pc.rests_until - self._s))
        pc.turn()

    def _record(self, pc: Pc) -> None:
        if pc.replica.must_heal():
            return
        self.recording = True
        for _ in range(self.chance.choice((1, 1, 2, 14))):
            pc.deed()
        self.recording = False

    def _attach(self, pc: Pc) -> None:
        if not pc.replica.must_heal():
            pc.attach(b"%PDF-" + self.chance.randbytes(self.chance.choice(SCANS)))

    def _late_arrives(self, pc: Pc) -> None:
        if pc.line.late:
            arrives = pc.line.late.pop(self.chance.randrange(len(pc.line.late)))
            try:
                arrives()
            except Died:
                self.seen["gateway_deaths"] += 1

    def _back_up(self, pc: Pc) -> None:
        pc.back_up(self._folder / f"stick{len(self.trace)}")

    def _restore(self, pc: Pc) -> None:
        if pc.backups and not pc.forked:
            self.seen["restores"] += 1
            pc.restore(self._folder / f"again{len(self.trace)}")

    def _clone(self, pc: Pc) -> None:
        self.forks_allowed = True
        self.seen["clones"] += 1
        name = f"{pc.name}-twin{len(self.pcs)}"
        self.pcs.append(pc.copied(self._folder / name, name))

    def _clock_jumps(self, pc: Pc) -> None:
        self._wall += timedelta(seconds=self.chance.choice((-86_400, -400, 301, 86_400 * 400)))

    def _power_cut(self, pc: Pc) -> None:
        pc.begin()

    def _news(self, pc: Pc) -> None:
        name = f"{self.unit} {len(self.told)}"
        with self._nobody_dies():
            full, self.province.disk_full = self.province.disk_full, False
            self.province.tell(name, self.unit)
            self.province.disk_full = full
        self.told.append(name)

    def _outage(self, pc: Pc) -> None:
        self.is_down = not self.is_down

    def _disk_fills(self, pc: Pc) -> None:
        pc.disk.full = not pc.disk.full

    def _province_disk_fills(self, pc: Pc) -> None:
        self.province.disk_full = not self.province.disk_full

    def close(self) -> None:
        """Give everything back."""
        self.province.end_life()
        for pc in self.pcs:
            pc.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def _place(path: str) -> str:
    """Return a path without what differs from one run to the next (ids, hashes)."""
    parts = path.partition("?")[0].strip("/").split("/")
    return "/".join(parts[:2] + ["…"] * (len(parts) > 2) + parts[3:])


def _told(world: World, what: str) -> AssertionError:
    """Return what is raised: with the seed, and with everything that happened beside it."""
    broken = AssertionError(f"seed {world.seed}: {what}")
    broken.add_note("\n".join(world.trace))
    return broken


def run(seed: int, province: ProvinceEnd, folder: Path, empty: Path) -> World:
    """Live one seed through; ``folder`` is its own, ``empty`` an empty store to copy.

    Raises:
        AssertionError: an invariant is broken; the same seed breaks it again.
    """
    world = World(seed, province, folder / str(seed), empty)
    try:
        world.live()
        world.settle_down()
        check(world)
    except AssertionError as broken:
        raise _told(world, str(broken)) from broken
    except Exception as broken:  # a bug: the seed must be known, whatever it is
        raise _told(world, f"{broken!r} came out") from broken
    finally:
        world.close()
    return world
