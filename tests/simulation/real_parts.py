"""The same lives with the counter's real store and the gateway's real code, on real files."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import msgspec

from counter_app.domain.deeds import HandedOver, SupplementAsked, Withdrawn
from counter_app.paths import Paths
from counter_app.store.backup import backup, restore
from counter_app.store.store import Store
from sync import keys
from sync.contract import Append, Appended, Enrol, Feed, Head, Health, KeyChain
from sync.errors import SyncError
from sync.gateway.deeds import enrol, feed, inspect, journal
from sync.gateway.deeds.append import append_facts, prepared
from sync.gateway.errors import RefusedError
from sync.gateway.keyring import stamp
from sync.gateway.settings import Limits
from sync.gateway.store import keyring
from sync.gateway.store.database import Database
from sync.ports import Identity
from tests.simulation.line import Gateway
from tests.simulation.world import Pc, World
from tests.store.made import KEY, act, code_of, receive


class RealGateway:
    """The gateway's deeds on one SQLite file, without its HTTP."""

    def __init__(self, file: Path) -> None:
        self.database = Database(str(file))
        self.database.upgrade()
        self.limits = Limits()
        self.now = lambda: None

    def open(self, now) -> None:
        """Begin with the virtual clock ``now``."""
        self.now = now
        with self.database.write() as connection:
            self.keys = keyring.keep(connection, stamp(now()))

    def enrolled(self, unit: str, counter: int, private_key: bytes) -> Identity:
        """Let a counter in."""
        code, _ = enrol.prepare(
            self.database, unit=unit, unit_name="Mẫu", counter=counter, ranges=(), at=self.now()
        )
        order = Enrol(
            code=code, public_key=keys.public_key(private_key), unit=unit, counter=counter
        )
        told = enrol.redeem(self.database, self.keys, order, self.now())
        return Identity(
            device=told.device,
            unit=unit,
            counter=counter,
            gateway_url="https://gateway.invalid",
            private_key=private_key,
            gateway_keys=[told.gateway_key],
            seal_key=told.seal_key,
            certificate=told.certificate,
            ranges=told.ranges,
        )

    def journal(self, device: str) -> list:
        """Return the facts held of a device."""
        return [line.fact for line in inspect.stored_facts(self.database, device)]


class RealDirect:
    """One device's calls to the gateway's deeds."""

    def __init__(self, gateway: RealGateway, who: Identity, page: int) -> None:
        self._gateway, self._who, self._page = gateway, who, page

    def health(self):
        return Health(state="ok", retry_after_s=0, at=stamp(self._gateway.now()))

    def key_chain(self):
        return KeyChain(successions=self._gateway.keys.successions)

    def standing(self, *, verdicts_after):
        with _as_sync_error():
            return journal.standing(
                self._gateway.database,
                self._gateway.keys,
                self._who.device,
                verdicts_after=verdicts_after,
                at=self._gateway.now(),
                limit=self._page,
            )

    def append(self, body):
        order = msgspec.json.decode(body, type=Append)
        gateway, device = self._gateway, self._who.device
        start = Head(order.after_seq, order.after_hash)
        with _as_sync_error():
            public = keys.public_key(self._who.private_key)
            entries = prepared(order, device, [public], gateway.limits)
            kept = append_facts(gateway.database, device, start, entries, gateway.now())
        checkpoint = gateway.keys.checkpoint(device, kept.head, gateway.now())
        return Appended(head=kept.head, verdicts=kept.verdicts, checkpoint=checkpoint)

    def own_facts(self, *, after):
        with _as_sync_error():
            return journal.facts_after(
                self._gateway.database, self._who.device, after, limit=self._page
            )

    def feed(self, *, after, limit, wait_s):
        with _as_sync_error():
            page, _ = feed.page(
                self._gateway.database,
                self._who.device,
                feed.position(after),
                limit=min(limit, self._page),
            )
        return msgspec.json.decode(msgspec.json.encode(page), type=Feed)


@contextmanager
def _as_sync_error() -> Iterator[None]:
    try:
        yield
    except RefusedError as refused:
        told = SyncError(refused.code, status=refused.status)
        raise told from refused


class RealWorld(World):
    """A life on real files; clones and scans have their own tests."""

    def __init__(self, seed: int, folder: Path, gateway: RealGateway) -> None:
        self._folder, self._real = folder, gateway
        self.unit = f"H48.{seed}.1"
        self.stores: list[Store] = []
        stand_in = SimpleNamespace(tells_missed=True, page=20, tell=lambda **item: None)
        super().__init__(seed, province=stand_in, make_replica=self._made)

    def _made(self, who: Identity):
        self._real.open(self.gateway_now)
        store = Store.create(Paths(self._folder / f"{self.seed}-{who.counter}"), KEY)
        counter = who.counter + 1
        identity = self._real.enrolled(self.unit, counter, who.private_key)
        with store.write() as work:
            work.device.save(identity)
            work.state.set("counter", str(counter))
        return self._opened(store)

    def _opened(self, store: Store):
        self.stores.append(store)
        replica = store.replica()
        replica.store, replica.open_dossiers = store, []
        return replica

    def gateway(self, who: Identity) -> Gateway:
        return Gateway(RealDirect(self._real, who, self.province.page))

    def _record(self, pc: Pc) -> None:
        if pc.replica.must_heal():
            return
        self.recording = True
        for _ in range(self.chance.choice((1, 1, 2, 8))):
            self._deed(pc)
        self.recording = False

    def _deed(self, pc: Pc) -> None:
        waiting = pc.replica.open_dossiers
        with pc.replica.store.write() as work:
            if waiting and self.chance.random() < 0.5:
                dossier = work.dossiers.get(waiting.pop())
                deed = self.chance.choice(
                    (HandedOver("Tư pháp"), SupplementAsked(("Bản sao",)), Withdrawn("xin rút"))
                )
                act(work, dossier, deed, at=self.now())
                return
            counter = pc.replica.identity().counter
            number = counter * 1000 + next(self.names) % 999 + 1
            code = code_of(self.now().date(), number).replace("H48.12.34", self.unit)
            made = receive(work, at=self.now(), code=code, unit=self.unit, counter=counter)
            waiting.append(made.id)

    def _attach(self, pc: Pc) -> None:
        """Scans need files of their own; the memory lives have them."""

    def _clone(self, pc: Pc) -> None:
        """Copied disks are left to the memory lives."""

    def _back_up(self, pc: Pc) -> None:
        if len(pc.backups) < 2:
            stick = self._folder / f"{self.seed}-{pc.name}-stick{next(self.names)}"
            saved = backup(pc.replica.store, stick, at=self.now())
            pc.backups.append((saved, list(pc.replica.open_dossiers)))

    def _restore(self, pc: Pc) -> None:
        if not pc.backups:
            return
        saved, waiting = self.chance.choice(pc.backups)
        self.seen["restores"] += 1
        to = Paths(self._folder / f"{self.seed}-{pc.name}-again{next(self.names)}")
        pc.replica.store.close()
        restore(saved, to)
        pc.replica = self._opened(Store.open(to, KEY))
        pc.replica.open_dossiers = waiting if pc.replica.head().seq else []
        pc.backups, pc.line.late = [], []
        pc.begin()

    def check(self) -> None:
        """Both ends prove their own chains; then they are compared."""
        report = inspect.verified(self._real.database)
        assert report["problems"] == [], "invariant 2: the province's chains are broken"
        for device, seq, hash_ in self.signed:
            assert self._real.journal(device)[seq - 1].hash == hash_, "invariant 1"
        for pc in self.pcs:
            own = pc.replica.facts_after(0, limit=100_000)
            held = self._real.journal(pc.replica.identity().device)
            assert [fact.hash for fact in held] == [fact.hash for fact in own], "2, 3: differ"
            assert pc.replica.checkpoint() is None or (pc.replica.checkpoint().seq == len(own)), (
                "invariant 3: facts are still pending"
            )
            with pc.replica.store.read() as work:
                assert work.journal.verify().problems == (), "the counter's chain is broken"

    def close(self) -> None:
        """Give the files back."""
        for store in self.stores:
            store.close()


def live(seed: int, folder: Path, gateway: RealGateway) -> RealWorld:
    """Live one seed through on real files.

    Raises:
        AssertionError: an invariant is broken.
    """
    world = RealWorld(seed, folder, gateway)
    try:
        world.live()
        world.settle_down()
        world.check()
    except AssertionError as broken:
        raise AssertionError(f"real seed {seed}: {broken}") from broken
    finally:
        world.close()
    return world
