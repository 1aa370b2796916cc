"""The counter's end of a simulated life: the real encrypted store, and a program on it that may die
before and after every commit. Its disk may be full: SQLite itself refuses new pages then.
"""

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from weakref import WeakKeyDictionary, ref

from counter_app.domain.deeds import HandedOver, ScanAttached, SupplementAsked, Withdrawn
from counter_app.domain.dossier import ComponentIntake
from counter_app.domain.errors import MachineError
from counter_app.paths import Paths
from counter_app.store import engine as store_engine
from counter_app.store.backup import backup, restore
from counter_app.store.store import Store
from sync.engine import Engine, resumed_pace
from tests.simulation.line import Line
from tests.simulation.province_end import SLACK, Died
from tests.store.made import KEY, act, code_of, receive

_UNLIMITED = 1_073_741_823  # pages
_RUNNING: WeakKeyDictionary = WeakKeyDictionary()  # engine of a store → a reference to its ``Pc``
_ASK = store_engine.ask


def _watched(connection, statement: str, *bound) -> list:
    """Ask as every transaction does, where a simulated program may die before and after it."""
    program = _RUNNING.get(connection.engine, lambda: None)()
    if program is None or bound:
        return _ASK(connection, statement, *bound)
    program.before(connection, statement)
    rows = _ASK(connection, statement)
    program.after(statement)
    return rows


store_engine.ask = _watched


def template(folder: Path) -> Path:
    """Lay an empty store, to be copied: making one is most of a short life."""
    Store.create(Paths(folder), KEY).close()
    return folder


@dataclass
class Disk:
    """What lasts: a data folder, and what the officer knows of it."""

    folder: Path
    open_dossiers: list = field(default_factory=list)
    codes: int = 0
    full: bool = False
    ill: bool = False


class Pc:
    """One counter: a disk that lasts and a program that does not."""

    def __init__(self, world, disk: Disk, name: str, identity=None) -> None:
        self.world, self.disk, self.name = world, disk, name
        self.backups: list = []
        self.forked = False
        self.rests_until = 0.0
        self.store: Store | None = None
        if identity is not None:
            store = Store.open(Paths(disk.folder), KEY)
            with store.write() as work:
                work.device.save(identity)
                work.state.set("counter", str(identity.counter))
            store.close()
        self.begin()

    def begin(self) -> None:
        """Start the program, anew if it ran."""
        world = self.world
        if self.store is not None:
            self.store.close()
        self.store = Store.open(Paths(self.disk.folder), KEY)
        _RUNNING[self.store.engine] = ref(self)
        self.replica = self.store.replica()
        self.who = self.replica.identity()
        late = self.line.late if hasattr(self, "line") else []
        self.line = Line(world, self, self.who)
        self.line.late = late
        world.knows_head.discard(self.name)
        pace = resumed_pace(self.replica, world, ticks=world.ticks, chance=world.chance)
        self.engine = Engine(
            self.replica, self.line, world, pace, ticks=world.ticks, chance=world.chance
        )

    def before(self, connection, statement: str) -> None:
        """A transaction is about to begin or to end."""
        if statement == "COMMIT":
            self.world.seen["commits"] += 1
            self.world.may_die()
        elif statement == "BEGIN IMMEDIATE":
            ((pages,),) = _ASK(connection, "PRAGMA page_count")
            most = pages + SLACK if self.disk.full else _UNLIMITED
            _ASK(connection, f"PRAGMA max_page_count = {most}")

    def after(self, statement: str) -> None:
        """It has begun or ended."""
        if statement == "COMMIT":
            self.world.may_die()

    def turn(self) -> None:
        """Let the engine have its turn."""
        try:
            with self.world.mortal():
                pause = self.engine.turn().pause_s
            self.rests_until = self.world.ticks() + pause
        except Died:
            self.world.seen["deaths"] += 1
            self.begin()
        self.forked = self.forked or self.engine.line.code == "journal.fork"

    def deed(self) -> None:
        """Do one deed at the desk; a death in it leaves it done or undone, never half."""
        try:
            with self.world.mortal():
                self._deed()
        except Died:
            self.world.seen["deaths"] += 1
            self.begin()
        except MachineError:  # told to the officer; nothing of the deed stands
            self.world.seen["full_disks"] += 1

    def _deed(self) -> None:
        chance, waiting, at = self.world.chance, self.disk.open_dossiers, self.world.now()
        with self.store.write() as work:
            if waiting and chance.random() < 0.5:
                dossier = work.dossiers.get(chance.choice(waiting))
                if dossier.status.name == "RECEIVED":
                    deeds = (HandedOver("Tư pháp"), SupplementAsked(("Bản sao",)))
                    act(work, dossier, chance.choice((*deeds, Withdrawn("xin rút"))), at=at)
                    return
            made = self._received(work, at)
        waiting.append(made.id)

    def _received(self, work, at, **more):
        self.disk.codes += 1
        number = self.who.counter * 1000 + self.disk.codes
        code = code_of(at.date(), number).replace("H48.12.34", self.who.unit)
        return receive(work, at=at, code=code, unit=self.who.unit, counter=self.who.counter, **more)

    def attach(self, content: bytes) -> None:
        """Receive a dossier with a scan, or add one to a dossier."""
        chance, waiting, at = self.world.chance, self.disk.open_dossiers, self.world.now()
        try:
            with self.world.mortal(), self.store.write() as work:
                scan = work.attachments.add(content)
                if waiting and chance.random() < 0.5:
                    dossier = work.dossiers.get(chance.choice(waiting))
                    act(work, dossier, ScanAttached(1, (scan,)), at=at)
                    return
                intake = (ComponentIntake(1, originals=1, scans=(scan,)),)
                self._received(work, at, components=intake)
        except Died:
            self.world.seen["deaths"] += 1
            self.begin()
        except MachineError:
            self.world.seen["full_disks"] += 1

    def back_up(self, stick: Path) -> None:
        """Put a backup on a stick."""
        if len(self.backups) < 2 and not self.disk.full:
            saved = backup(self.store, stick, at=self.world.now())
            self.backups.append((saved, list(self.disk.open_dossiers), self.disk.codes))

    def restore(self, to: Path) -> None:
        """Go back to an old backup; nothing of the old program is on the wire any more."""
        saved, waiting, _ = self.world.chance.choice(self.backups)
        self.store.close()
        self.store = None
        restore(saved, Paths(to))
        codes = self.disk.codes  # numbers are drawn behind what healing brings back
        self.disk = Disk(to, waiting, codes)
        self.backups, self.line.late = [], []
        self.begin()

    def copied(self, to: Path, name: str) -> "Pc":
        """Somebody copies the disk, and both go on."""
        self.store.close()
        self.store = None
        shutil.copytree(self.disk.folder, to)
        self.begin()
        disk = Disk(to, list(self.disk.open_dossiers), self.disk.codes + 300)
        return Pc(self.world, disk, name)

    def close(self) -> None:
        """Give the files back."""
        if self.store is not None:
            self.store.close()
