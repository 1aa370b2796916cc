"""What the screens of one window share: the services, the desk thread, and news of changes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:  # the sign-in window must not wait for the rooms behind it
    from datetime import date
    from pathlib import Path

    from counter_app.domain.clock import Clock
    from counter_app.domain.staff import Officer
    from counter_app.paths import Paths
    from counter_app.services.at_hand.drafts import Drafts
    from counter_app.services.at_hand.earlier import Earlier
    from counter_app.services.at_hand.unprinted import Unprinted
    from counter_app.services.catalogue_desk import CatalogueDesk
    from counter_app.services.delivery import Delivery
    from counter_app.services.doctor.page import Doctor
    from counter_app.services.editions.calendar_desk import CalendarDesk
    from counter_app.services.housekeeping import Housekeeping
    from counter_app.services.oversight.board import Board
    from counter_app.services.paper.books import Books
    from counter_app.services.paper.daily_lists import DailyLists
    from counter_app.services.paper.end_of_day import DaySheet
    from counter_app.services.paper.paperwork import Paperwork
    from counter_app.services.processing import Processing
    from counter_app.services.reception import Reception
    from counter_app.services.registers import Registers
    from counter_app.services.scanning.scan_desk import ScanDesk
    from counter_app.services.security.guard import Guard
    from counter_app.services.security.start_check import Warned
    from counter_app.services.staff_desk import StaffDesk
    from counter_app.settings import Settings
    from counter_app.ui.dialogs import Dialogs
    from counter_app.ui.jobs import Jobs
    from counter_app.ui.look.taste import Taste
    from counter_app.ui.paper.printer import Printer
    from counter_app.ui.set_up.form import NewCounter
    from counter_app.ui.sync_centre.carried import Answered, Written


class SyncThread(Protocol):
    """The sync worker, as far as the window knows it."""

    def start(self) -> None:
        """Begin."""

    def wake(self, *, insist: bool = False) -> None:
        """Look now; ``insist``: a person asks, waits of our own are void."""

    def pause(self, paused: bool = True) -> None:
        """Keep silent, or speak again."""

    def hold_scans(self, held: bool = True) -> None:
        """Send entries alone, or scans too."""

    def stop(self) -> bool:
        """End; return whether it ended in time."""
        ...


class Counter(Protocol):
    """Everything one signed-in program works with; made by ``app.py``."""

    officer: Officer
    warned: tuple[Warned, ...]
    paths: Paths
    settings: Settings
    clock: Clock
    reception: Reception
    processing: Processing
    registers: Registers
    catalogue: CatalogueDesk
    calendars: CalendarDesk
    delivery: Delivery
    housekeeping: Housekeeping
    unprinted: Unprinted
    earlier: Earlier

    @property
    def paperwork(self) -> Paperwork:
        """The official forms."""
        ...

    @property
    def board(self) -> Board:
        """Counts for the lead."""
        ...

    @property
    def books(self) -> Books:
        """The register book and the periodic reports."""
        ...

    @property
    def scans(self) -> ScanDesk:
        """Pages from files, the watched folder and the scanner."""
        ...

    @property
    def drafts(self) -> Drafts:
        """What was typed and not yet saved."""
        ...

    @property
    def guard(self) -> Guard:
        """Keys, traces, background check."""
        ...

    @property
    def doctor(self) -> Doctor:
        """The page about the health of this PC."""
        ...

    def reconcile(self, day: date) -> DaySheet:
        """Ask the province for its side of a day; speaks to the wire, never on the desk thread."""
        ...

    @property
    def staff(self) -> StaffDesk:
        """Officers and their passwords."""
        ...

    def join(self, gateway: str, enrolment: str) -> None:
        """Become a device of the province; speaks to the wire, never on the desk thread."""

    def courier_out(self, folder: Path) -> Written:
        """Write what waits, sealed to the province, onto a stick. Any thread."""
        ...

    def courier_in(self, file: Path) -> Answered:
        """Take the province's answer in. Any thread."""
        ...

    @property
    def daily(self) -> DailyLists:
        """The lists of a day."""
        ...

    def worker(
        self, listener: Callable[[Any], None], *, on_news: Callable[[], None]
    ) -> SyncThread | None:
        """Return the sync thread, not yet started; None while this PC is not enrolled."""
        ...

    def change_officer(self, officer: Officer) -> None:
        """Let another officer work on the open store."""

    def close(self) -> None:
        """Close the store."""


class Office(Protocol):
    """A data folder before anybody signed in; made by ``app.py``."""

    @property
    def paths(self) -> Paths:
        """Where things lie."""
        ...

    @property
    def settings(self) -> Settings:
        """What this machine is."""
        ...

    def officers(self) -> tuple[str, ...]:
        """Return the sign-in names."""
        ...

    def load(self) -> None:
        """Load what stands behind the sign-in. Any thread."""

    def sign_in(self, name: str, password: str) -> Counter:
        """Open the store for an officer."""
        ...

    def check(self, counter: Any, name: str, password: str) -> Officer:
        """Return the officer who knows this password."""
        ...


@dataclass(frozen=True, slots=True)
class Doors:
    """How the window gets in. Raised by them: ``CounterError``.

    ``hold_desk`` and ``hold_wire`` keep other programs out while this one writes or speaks.
    ``set_up`` and ``restore`` make a counter where there is none; they take seconds, any thread.
    """

    open_office: Callable[[], Office]
    set_up: Callable[[NewCounter], None]
    restore: Callable[[Path], None]
    hold_desk: Callable[[], AbstractContextManager[None]]
    hold_wire: Callable[[], AbstractContextManager[None]]


class News(QObject):
    """What happened in this window, for whoever shows it.

    Signals:
        dossier_changed: the code of a dossier with a new fact.
        dossier_wanted: show this code in the dossier screen.
        mending_wanted: a ``PutRight``: show its dossier and the form that puts it right.
        unprinted_changed: how many receipts wait for the printer.
        province_joined: this counter may deliver from now on.
        province_told: something of another counter or of the province was just applied.
        settings_changed: the ``Settings`` that hold from now on.
        noticed: a ``Notice`` of something that ended while nobody watched it.
        list_wanted: restrictions of the register that somebody wants to see.
        closing: the window goes; threads of one's own end.
    """

    dossier_changed = Signal(str)
    dossier_wanted = Signal(str)
    mending_wanted = Signal(object)
    unprinted_changed = Signal(int)
    province_joined = Signal()
    province_told = Signal()
    settings_changed = Signal(object)
    noticed = Signal(object)
    list_wanted = Signal(object)
    closing = Signal()


class Place:
    """Everything a screen works with; one for each window.

    Screens are made while the officer types the password: ``counter`` is there once somebody has
    signed in, and no screen may ask for it while it is made.
    """

    def __init__(
        self, jobs: Jobs, news: News, dialogs: Dialogs, printer: Printer, taste: Taste
    ) -> None:
        self.jobs, self.news, self.dialogs = jobs, news, dialogs
        self.printer, self.taste = printer, taste
        self._counter: Counter | None = None

    @property
    def counter(self) -> Counter:
        """The services of whoever signed in."""
        if self._counter is None:
            raise RuntimeError("nobody has signed in")
        return self._counter

    def open(self, counter: Counter) -> None:
        """Somebody signed in."""
        self._counter = counter
