"""One seeded life of a commune: counters, a province, bad weather; then the six invariants.

Everything that happens is drawn from the seed on one thread, so a failing seed replays exactly.
Only clock, wire and disk are simulated; engine, pace, steps, signatures and packing are real.
"""

import copy
import hashlib
import random
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sync import keys, signing
from sync.engine import Engine, resumed_pace
from sync.errors import SyncError
from sync.ports import PendingBlob
from tests.simulation.line import FAULTS, Gateway, Line
from tests.sync.province import Direct, Province
from tests.sync.replica import MemoryReplica, make_identity

EVENTS = 70
TURNS_TO_CALM = 4000


class Died(BaseException):
    """A process ended here: power, kill -9, an unplugged stick."""


class Mortal:
    """A replica whose process may die just before or just after any of its transactions."""

    def __init__(self, world: "World", inner) -> None:
        self._world, self._inner = world, inner

    def __getattr__(self, name: str):
        found = getattr(self._inner, name)
        if not callable(found):
            return found

        def transaction(*args, **kwargs):
            self._world.may_die()
            result = found(*args, **kwargs)
            if name == "settle":
                self._world.note_checkpoint(self._inner, args[1])
            self._world.may_die()
            return result

        return transaction


class Pc:
    """One counter: a disk that lasts and a program that does not."""

    def __init__(self, world: "World", replica, name: str) -> None:
        self.world, self.replica, self.name = world, replica, name
        self.backups: list = []
        self.forked = False
        self.rests_until = 0.0
        self.begin()

    def begin(self) -> None:
        world, who = self.world, self.replica.identity()
        self.line = Line(world, who.device, world.gateway(who), world.chance)
        self.line.pc = self
        world.knows_head.discard(self.name)
        pace = resumed_pace(self.replica, world, ticks=world.ticks, chance=world.chance)
        self.engine = Engine(
            Mortal(world, self.replica),
            self.line,
            world,
            pace,
            ticks=world.ticks,
            chance=world.chance,
        )

    def turn(self) -> None:
        self.world.turning = True
        try:
            pause = self.engine.turn().pause_s
            self.rests_until = self.world.ticks() + pause
        except Died:
            self.world.turning = False
            self.begin()
        finally:
            self.world.turning = False
        self.forked = self.forked or self.engine.line.code == "journal.fork"


class World:
    """Clock, weather and the six invariants of one seed."""

    def __init__(self, seed: int, *, province=None, make_replica=None) -> None:
        self.seed = seed
        self.chance = random.Random(seed)
        self._s, self._wall = 0.0, datetime(2026, 3, 2, 1, tzinfo=UTC)
        self._gateway_wall = self._wall
        self.calm = False
        self.storm = self.chance.choice((0.05, 0.2, 0.5))
        self.mortality = self.chance.choice((0.0, 0.005, 0.03))
        self.is_down = False
        self.turning = False
        self.seen: Counter[str] = Counter()
        self.knows_head: set[str] = set()
        self.signed: list[tuple[str, int, str]] = []
        self.forks_allowed = False
        self.recording = False
        self.province = province or Province(self.gateway_now)
        self.province.tells_missed = self.chance.random() < 0.7
        self.province.page = self.chance.choice((1, 3, 20))
        make = make_replica or (lambda who: MemoryReplica(who))
        self.pcs = [
            Pc(self, make(self._who(n)), f"pc{n}") for n in range(self.chance.randint(1, 3))
        ]
        self.names = iter(range(1 << 30))

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

    def _who(self, n: int):
        seed = hashlib.sha256(f"{self.seed}/{n}".encode()).digest()
        return make_identity(device=f"device-{self.seed}-{n}", counter=n, private_key=seed)

    def gateway(self, who) -> Gateway:
        return Gateway(Direct(self.province, who, keys.public_key(who.private_key)))

    def may_die(self) -> None:
        if self.turning and not self.calm and self.chance.random() < self.mortality:
            self.seen["deaths"] += 1
            raise Died

    # the wire, and invariants 4 and 5

    def fault(self) -> str:
        if self.is_down:
            return "down"
        if self.calm or self.chance.random() >= self.storm:
            return ""
        self.seen["faults"] += 1
        return self.chance.choice(FAULTS)

    def on_wire(self, line: Line, method: str, path: str) -> None:
        self.pass_time(self.chance.uniform(0.05, 2))
        assert not self.recording, "invariant 5: a deed waited for the wire"
        self.may_die()
        if method == "POST" and "/journal/" in path:
            assert line.pc.name in self.knows_head, "invariant 4: sent without knowing the head"
            self.knows_head.discard(line.pc.name)

    def off_wire(self, line: Line, method: str, path: str, answer) -> None:
        self.may_die()
        known = (answer.is_genuine and answer.status == 200) or answer.status == 429
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
            (3, self._back_up),
            (2, self._restore),
            (0.5, self._clone),
            (3, self._clock_jumps),
            (3, self._power_cut),
            (3, self._news),
            (3, self._outage),
        ]
        weights, events = [each[0] for each in deeds], [each[1] for each in deeds]
        for _ in range(EVENTS):
            self.pass_time(self.chance.uniform(0, 20))
            pc = self.chance.choice(self.pcs)
            self.chance.choices(events, weights)[0](pc)

    def settle_down(self) -> None:
        """Faults end; nobody helps; every counter comes to rest by itself."""
        self.is_down, self.calm = False, True
        for pc in self.pcs:
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
        checkpoint = pc.replica.checkpoint()
        done = pc.replica.head().seq == (checkpoint.seq if checkpoint else 0)
        return done and not pc.replica.must_heal() and pc.engine.line.state == "idle"

    def _turn(self, pc: Pc) -> None:
        if self.chance.random() < 0.7:
            self.pass_time(max(0.0, pc.rests_until - self._s))
        pc.turn()

    def _record(self, pc: Pc) -> None:
        if pc.replica.must_heal():
            return
        self.recording = True
        for _ in range(self.chance.choice((1, 1, 3, 30))):
            body = {"x": "y" * self.chance.choice((1, 300))}
            if self.chance.random() < 0.1:
                body["bad"] = 1
            pc.replica.record(f"{pc.name}-{next(self.names)}", body=body)
        self.recording = False

    def _attach(self, pc: Pc) -> None:
        if pc.replica.must_heal() or not pc.replica.head().seq:
            return
        content = self.chance.randbytes(self.chance.choice((1, 10, 300_000)))
        sha256 = hashlib.sha256(content).hexdigest()
        if sha256 not in pc.replica.blobs:
            blob = PendingBlob(
                sha256=sha256, media_type="image/png", size=len(content), dossier="d"
            )
            pc.replica.attach(blob, content)

    def _late_arrives(self, pc: Pc) -> None:
        if pc.line.late:
            pc.line.late.pop(self.chance.randrange(len(pc.line.late)))()

    def _back_up(self, pc: Pc) -> None:
        pc.backups.append(_copied(pc.replica))

    def _restore(self, pc: Pc) -> None:
        """An old backup, at a time when nothing of the old program is on the wire any more."""
        if not pc.backups or pc.forked:
            return
        old = self.chance.choice(pc.backups)
        self.seen["restores"] += 1
        pc.replica = _copied(old)
        pc.replica.ill = True
        pc.backups = []
        pc.line.late = []
        pc.begin()

    def _clone(self, pc: Pc) -> None:
        """Somebody copied the disk, and both go on."""
        self.forks_allowed = True
        self.pcs.append(Pc(self, _copied(pc.replica), f"{pc.name}-twin{len(self.pcs)}"))

    def _clock_jumps(self, pc: Pc) -> None:
        self._wall += timedelta(seconds=self.chance.choice((-86_400, -400, 301, 86_400 * 400)))

    def _power_cut(self, pc: Pc) -> None:
        pc.begin()

    def _news(self, pc: Pc) -> None:
        self.province.tell(kind="message", body={"n": next(self.names)})

    def _outage(self, pc: Pc) -> None:
        self.is_down = not self.is_down

    # the other invariants

    def note_checkpoint(self, replica, checkpoint) -> None:
        who = replica.identity()
        assert signing.verify_checkpoint(who.gateway_keys, checkpoint), "invariant 6: not signed"
        self.signed.append((checkpoint.device, checkpoint.seq, checkpoint.hash))

    def check(self) -> None:
        """Look at both sides after everything came to rest."""
        for device, seq, hash_ in self.signed:
            held = self.province.journal(device)
            assert len(held) >= seq, "invariant 1: a signed fact is gone"
            assert held[seq - 1].hash == hash_, "invariant 1: a signed fact is another"
        for pc in self.pcs:
            self._check_pc(pc)

    def _check_pc(self, pc: Pc) -> None:
        held = self.province.journal(pc.replica.identity().device)
        assert len({fact.id for fact in held}) == len(held), "invariant 1: a fact stands twice"
        checkpoint = pc.replica.checkpoint()
        covered = checkpoint.seq if checkpoint else 0
        assert all(seq <= covered for seq in pc.replica.verdicts), "invariant 6: shown unsigned"
        lost = set(pc.replica.blobs) - set(pc.replica.waiting) - set(self.province.blobs)
        assert not lost, "invariant 6: a scan is shown as delivered that is not there"
        if pc.forked:
            assert self.forks_allowed, "invariant 2: a fork without a clone"
            return
        own = [fact.hash for fact in pc.replica.facts]
        if self._has_twin(pc):  # one that was idle since does not know of the other's deeds
            held = held[: len(own)]
        assert [fact.hash for fact in held] == own, "invariants 2, 3: both sides differ"
        assert set(pc.replica.verdicts) == set(range(1, covered + 1)), "a verdict is missing"
        assert covered == len(own), "invariant 3: facts are still pending"
        assert not pc.replica.waiting, "invariant 3: scans are still pending"
        self._check_news(pc)

    def _has_twin(self, pc: Pc) -> bool:
        devices = [other.replica.identity().device for other in self.pcs]
        return devices.count(pc.replica.identity().device) > 1

    def _check_news(self, pc: Pc) -> None:
        device = pc.replica.identity().device
        numbers = [item.n for item in pc.replica.news]
        expected = [item.n for item in self.province.feed if item.device != device]
        assert numbers == expected, "news lost, doubled or out of order"


def _copied(replica):
    """Return the disk as it is now; facts never change, so lists of them may share."""
    copied = copy.copy(replica)
    copied.__dict__ = {name: copy.copy(value) for name, value in replica.__dict__.items()}
    return copied


def run(seed: int, **parts) -> World:
    """Live one seed through.

    Raises:
        AssertionError: an invariant is broken; ``run(seed)`` breaks it again.
    """
    world = World(seed, **parts)
    try:
        world.live()
        world.settle_down()
        world.check()
    except AssertionError as broken:
        raise AssertionError(f"seed {seed}: {broken}") from broken
    except SyncError as broken:
        raise AssertionError(f"seed {seed}: {broken!r} came out of the engine") from broken
    return world
