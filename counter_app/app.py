"""Composition root: one data folder, one signed-in officer, every service on one store."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app import locks
from counter_app import settings as settings_file
from counter_app.devices.pc_scanner import pc_scanner
from counter_app.domain.clock import Clock, SystemClock
from counter_app.domain.errors import MissingError, RuleError, SignInError
from counter_app.domain.looks import Look
from counter_app.domain.staff import Officer, require
from counter_app.paths import Paths
from counter_app.services.at_hand.drafts import Drafts
from counter_app.services.at_hand.earlier import Earlier
from counter_app.services.at_hand.unprinted import Unprinted
from counter_app.services.catalogue_desk import CatalogueDesk
from counter_app.services.delivery import Delivery
from counter_app.services.desk import Desk
from counter_app.services.doctor.page import Doctor
from counter_app.services.editions.calendar_desk import CalendarDesk
from counter_app.services.housekeeping import Housekeeping
from counter_app.services.oversight.board import Board
from counter_app.services.oversight.practice import require_real
from counter_app.services.processing import Processing
from counter_app.services.reception import Reception
from counter_app.services.registers import Registers
from counter_app.services.scanning.scan_desk import ScanDesk
from counter_app.services.security.guard import Guard
from counter_app.services.security.seals import seal_settings
from counter_app.services.security.start_check import Warned
from counter_app.services.security.tracks import Tracks
from counter_app.services.staff_desk import StaffDesk
from counter_app.settings import Settings
from counter_app.store import keyslots
from counter_app.store.keys import rekey
from counter_app.store.store import Store
from sync import keys
from sync.carriers.ear import Ear
from sync.courier.counter_side import BundleReport, NewsReport, courier_in, courier_out
from sync.engine import Engine, resumed_pace
from sync.enrol import enrol
from sync.errors import BusyError, OfflineError
from sync.ports import Identity
from sync.statement import Statement, verified_statement
from sync.steps.branches import Branches, branches
from sync.transport import HttpTransport
from sync.trust.own_key import change_key
from sync.worker import Listener, Worker

if TYPE_CHECKING:
    from counter_app.services.paper.books import Books
    from counter_app.services.paper.daily_lists import DailyLists
    from counter_app.services.paper.end_of_day import DaySheet
    from counter_app.services.paper.paperwork import Paperwork

log = logging.getLogger(__name__)


class Counter:
    """Everything one signed-in program works with."""

    def __init__(
        self, paths: Paths, settings: Settings, store: Store, officer: Officer, clock: Clock
    ) -> None:
        self.paths = paths
        self.store = store
        self.officer = officer
        self.clock = clock
        self.warned: tuple[Warned, ...] = ()  # what the start found; screens have the words
        desk = Desk(store, clock, settings, Tracks(store, clock, lambda: self.officer.name))
        self.desk = desk
        self.reception = Reception(desk)
        self.processing = Processing(desk)
        self.registers = Registers(desk)
        self.catalogue = CatalogueDesk(desk)
        self.calendars = CalendarDesk(desk)
        self.delivery = Delivery(desk)
        self.housekeeping = Housekeeping(desk, paths)
        self.unprinted = Unprinted(desk)
        self.earlier = Earlier(desk, self.registers)

    @property
    def settings(self) -> Settings:
        """What this machine is, and how it works; every service sees a change at once."""
        return self.desk.settings

    @settings.setter
    def settings(self, changed: Settings) -> None:
        self.desk.settings = changed

    @cached_property
    def paperwork(self) -> "Paperwork":
        """The official forms; printing loads with the first one."""
        from counter_app.services.paper.paperwork import Paperwork

        return Paperwork(self.desk)

    @cached_property
    def board(self) -> Board:
        """Counts for the lead."""
        return Board(self.desk)

    @cached_property
    def books(self) -> "Books":
        """The register book and the periodic reports."""
        from counter_app.services.paper.books import Books

        return Books(self.desk)

    @cached_property
    def daily(self) -> "DailyLists":
        """The lists an office goes through every day."""
        from counter_app.services.paper.daily_lists import DailyLists

        return DailyLists(self.desk)

    @cached_property
    def scans(self) -> ScanDesk:
        """Pages from files, the watched folder and the scanner."""
        return ScanDesk(self.desk, pc_scanner())

    @cached_property
    def drafts(self) -> Drafts:
        """What was typed and not yet saved."""
        return Drafts(self.desk)

    def reconcile(self, day: date) -> "DaySheet":
        """Ask the province for its side of a local day and lay it beside ours.

        A province that does not answer is told in the sheet, not raised.

        Raises:
            MissingError: ``line.not_enrolled``. AuthError: the province no longer knows this PC.
        """
        from counter_app.services.paper.end_of_day import EndOfDay

        theirs = None
        transport = self._transport(self._identity())
        try:
            theirs = transport.reconcile(day.isoformat())
        except (OfflineError, BusyError) as silent:
            log.info("reconcile %s", silent)
        finally:
            transport.close()
        return EndOfDay(self.desk).sheet(day, theirs, officer=self.officer.full_name)

    def join(self, gateway: str, enrolment: str) -> None:
        """Become a device of the province after a beginning alone; the journal goes on.

        Everything done so far is pending from then on. The address is kept before the identity:
        whoever is cut off in between asks for another code. Speaks to the wire.

        Raises:
            RuleError: ``device.enrolled`` already, ``officer.may_not``, ``training.stays_here``:
                nothing of a practice ever reaches a province. SyncError: the gateway said no.
        """
        require(self.officer, "settings")
        if self.store.replica().identity() is not None:
            raise RuleError("device.enrolled")
        here = self.settings
        require_real(self.store, here)
        identity = enrol(
            gateway, enrolment, here.office_unit, here.office_counter, ca_file=here.gateway_ca
        )
        self.settings = here.changed(gateway_url=gateway)
        settings_file.save(self.paths.settings, self.settings)
        with self.store.write() as work:
            work.device.save(identity)
            seal_settings(work, self.settings)

    def change_device_key(self) -> str:
        """Change the key this PC signs with, and return the short name of the new one.

        Speaks to the wire; may be repeated after any interruption.

        Raises:
            RuleError: ``officer.may_not``. MissingError: ``line.not_enrolled``. SyncError: the
                gateway did not answer, or said no; the old key goes on.
        """
        require(self.officer, "settings")
        changed = change_key(self._identity(), self._keep_identity, self._transport)
        return keys.key_id(keys.public_key(changed.private_key))

    def _keep_identity(self, identity: Identity) -> None:
        with self.store.write() as work:
            work.device.save(identity)

    def branches(self) -> Branches:
        """Return our journal beside the province's where they part; nothing is changed.

        A province that does not answer leaves its branch empty.

        Raises:
            RuleError: ``officer.may_not``: both hold citizens' data. MissingError:
                ``line.not_enrolled``.
        """
        require(self.officer, "audit")
        transport = self._transport(self._identity())
        try:
            return branches(self.store.replica(), transport)
        except (OfflineError, BusyError) as silent:
            log.info("branches %s", silent)
            return branches(self.store.replica(), None)
        finally:
            transport.close()

    def courier_out(self, folder: Path) -> BundleReport:
        """Write what the province does not hold yet, sealed to it, into ``folder``.

        Raises:
            MissingError: ``line.not_enrolled``. OSError: the stick.
        """
        self._identity()
        return courier_out(self.store.replica(), folder, self.clock.now())

    def courier_in(self, file: Path) -> NewsReport:
        """Take the province's acknowledgement bundle in; an old one changes nothing.

        Raises:
            MissingError: ``line.not_enrolled``. RejectedError: ``courier.…``. ForkError: the
                province holds other facts of ours.
        """
        self._identity()
        return courier_in(self.store.replica(), file)

    def verify_receipt(self, text: str) -> Statement:
        """Check what a receipt says of itself against the province's key; needs no line.

        Raises:
            MissingError: ``line.not_enrolled``, so no key. RejectedError: ``statement.…``.
        """
        return verified_statement(text, self._identity().gateway_keys)

    @cached_property
    def doctor(self) -> Doctor:
        """The page about the health of this PC."""
        return Doctor(self.desk, self.paths)

    @cached_property
    def staff(self) -> StaffDesk:
        """Officers and their passwords."""
        return StaffDesk(self.desk, self.paths, self.store.key)

    @cached_property
    def guard(self) -> Guard:
        """Keys, traces, background check, retirement."""
        return Guard(self.desk, self.paths)

    def _identity(self) -> Identity:
        identity = self.store.replica().identity()
        if identity is None:
            raise MissingError("line.not_enrolled")
        return identity

    def engine(self) -> Engine | None:
        """Return an engine for the gateway, None while this PC is not enrolled.

        It goes on where the last one ended: its pace and a wait the gateway asked for are kept.
        """
        identity = self.store.replica().identity()
        return None if identity is None else self._engine_over(self._transport(identity))

    def _engine_over(self, transport: HttpTransport) -> Engine:
        replica = self.store.replica()
        return Engine(replica, transport, self.clock, resumed_pace(replica, self.clock))

    def worker(
        self,
        listener: Listener,
        on_bug: Callable[[Exception], None] = lambda bug: None,
        on_news: Callable[[], None] = lambda: None,
    ) -> Worker | None:
        """Return the sync thread, not yet started; None while this PC is not enrolled."""
        identity = self.store.replica().identity()
        if identity is None:
            return None
        wire = self._wire()  # the ear's thread reads no store
        return Worker(
            self._engine_over(wire(identity)),
            self.clock,
            listener=listener,
            on_bug=on_bug,
            on_news=on_news,
            ear=Ear(lambda: wire(identity)),
        )

    def _transport(self, identity: Identity) -> HttpTransport:
        return self._wire()(identity)

    def _wire(self) -> Callable[[Identity], HttpTransport]:
        ca_file = self.guard.trusted_ca(self.settings.gateway_ca)
        return lambda identity: HttpTransport(
            identity.gateway_url, identity, ca_file=ca_file, now=self.clock.now
        )

    def change_officer(self, officer: Officer) -> None:
        """Let another officer, signed in by ``Office.check``, work on the open store."""
        self.officer = officer
        self.desk.note(Look.SIGN_IN)
        self.warned = self.guard.start.welcome(officer)

    def close(self) -> None:
        """Close the store."""
        self.guard.close()
        self.store.close()


@dataclass(frozen=True, slots=True)
class Office:
    """A data folder before anybody signed in."""

    paths: Paths
    settings: Settings
    clock: Clock

    def officers(self) -> tuple[str, ...]:
        """Return the sign-in names that have a password, first one first."""
        return keyslots.officers(self.paths)

    def load(self) -> None:
        """Nothing is left to load: this room stands behind the sign-in."""

    def sign_in(self, name: str, password: str) -> Counter:
        """Open the store for an officer; an empty name means the first one.

        Raises:
            SignInError: ``sign_in.wrong``; ``officer.ended``.
            IntegrityError: the store is damaged or of a newer program.
        """
        wanted = name or self.officers()[0]
        store = Store.open(self.paths, keyslots.unlock(self.paths, wanted, password))
        try:
            officer = _active(store, wanted)
            counter = Counter(self.paths, self.settings, store, officer, self.clock)
            start = counter.guard.start
            counter.warned = (*start.at_once(), *start.welcome(officer))
        except BaseException:
            store.close()
            raise
        return counter

    def check(self, counter: Counter, name: str, password: str) -> Officer:
        """Return the officer who knows this password, without opening the store again.

        Raises:
            SignInError: ``sign_in.wrong``; ``officer.ended``.
        """
        keyslots.unlock(self.paths, name, password)
        return _active(counter.store, name)


def open_office(paths: Paths, clock: Clock | None = None) -> Office:
    """Return the office that lives in this data folder.

    Raises:
        MissingError: ``settings.missing``: nothing was set up here.
        RuleError: the settings file has a fault; with its key.
        BusyError: somebody gives the store a new key just now.
    """
    if rekey.is_ready(paths):
        with locks.desk(paths):
            rekey.finish(paths)
    return Office(paths, settings_file.load(paths.settings), clock or SystemClock())


def office_of(paths: Paths, settings: Settings) -> Office:
    """Return the office of a folder whose settings were read already."""
    return Office(paths, settings, SystemClock())


def _active(store: Store, name: str) -> Officer:
    with store.read() as work:
        officer = work.staff.get(name)
    if not officer.active:
        raise SignInError("officer.ended", officer=name)
    return officer
