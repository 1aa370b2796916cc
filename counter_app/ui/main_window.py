"""The window: the sign-in at once, and behind it what loads while the password is typed."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QProgressBar, QStackedWidget

from counter_app.settings import TRAINING_PASSWORD, TRAINING_UNIT
from counter_app.ui.dialogs import Dialogs
from counter_app.ui.jobs import Jobs
from counter_app.ui.language import tr
from counter_app.ui.look.taste import Taste
from counter_app.ui.look.theme import GRID
from counter_app.ui.paper.printer import Printer
from counter_app.ui.place import Counter, News, Office, Place
from counter_app.ui.scanner import Scanner, TakesScans
from counter_app.ui.sign_in.curtain import Curtain
from counter_app.ui.sign_in.idle import IdleWatch
from counter_app.ui.sign_in.panel import SignInPanel

if TYPE_CHECKING:  # loaded while the officer types the password
    from counter_app.domain.staff import Officer
    from counter_app.ui.screens import Screens
    from counter_app.ui.sync_light import SyncStatus
    from counter_app.ui.work_room import WorkRoom

SIZE = (1366, 728)
SCREENS = (
    "counter_app.ui.words.messages",
    "counter_app.ui.words.labels",
    "counter_app.ui.paper.preview",
    "counter_app.ui.scans.flow",
    "counter_app.ui.reception.panels",
    "counter_app.ui.reception.screen",
    "counter_app.ui.reception.flow",
    "counter_app.ui.register.screen",
    "counter_app.ui.dossier.screen",
    "counter_app.ui.returning.screen",
    "counter_app.ui.sync_centre.screen",
    "counter_app.ui.office.screen",
    "counter_app.ui.screens",
    "counter_app.ui.work_room",
)


class MainWindow(QMainWindow):
    """One counter's window. ``printer``: where receipts come out.

    Signals:
        settled: what stands in memory now stays until the end: at sign-in, and once all screens
            are made.
    """

    settled = Signal()

    def __init__(
        self,
        office: Office,
        printer: Printer,
        app: QGuiApplication,
        *,
        hold_wire: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        super().__init__()
        self._office, self._printer, self._app = office, printer, app
        self._hold_wire = hold_wire
        self.taste = Taste(office.paths.data)
        self.jobs = Jobs(self)
        self.dialogs = Dialogs(self)
        self.scanner = Scanner(app, self)
        self._is_shut = False
        self.counter: Counter | None = None
        self.screens: Screens | None = None
        self.status: SyncStatus | None = None
        self.room: WorkRoom | None = None
        self._is_loading = False
        self._steps: list[Callable[[], object]] = []
        self._build = QTimer(self)
        self._build.timeout.connect(self._build_on)
        self._idle: IdleWatch | None = None
        self._curtain = Curtain(self)
        self.sign_in = SignInPanel(office.settings.office_name, office.settings.office_counter)
        self._frame_training()
        self.sign_in.wanted.connect(self._try)
        self.sign_in.first_wanted.connect(self._offer_activation)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.sign_in)
        self.setCentralWidget(self._pages)
        self.setWindowTitle(self._title())
        self._busy = QProgressBar(maximum=0, textVisible=False)
        self._busy.setMaximumWidth(96)
        self._busy.hide()
        self.statusBar().addPermanentWidget(self._busy)
        self.jobs.busy_changed.connect(self._busy.setVisible)
        self.scanner.scanned.connect(self._scanned)
        self.resize(*SIZE)
        if not (shape := self.taste.shape("window")).isEmpty():
            self.restoreGeometry(shape)
        self._show_sign_in(tr("Who works at this counter?"))

    @property
    def is_locked(self) -> bool:
        """True while a password is asked for."""
        return self._pages.currentWidget() is self.sign_in

    def lock(self) -> None:
        """Hide everything until somebody signs in; what was typed stays."""
        if self.counter is not None and not self.is_locked:
            self._curtain.draw()
            self._show_sign_in(tr("Locked. Your work is kept."))

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: once the sign-in is painted, load what stands behind it."""
        super().showEvent(event)
        if not self._is_loading:
            self._is_loading = True
            QTimer.singleShot(0, self, self._load)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: typed work is not thrown away without a question."""
        if self.screens and self.screens.has_typed_work and not self._may_leave():
            event.ignore()
            return
        self.taste.keep_shape("window", self.saveGeometry())
        self.shut()
        super().closeEvent(event)

    def shut(self) -> None:
        """End the threads and close the store; safe to call twice."""
        if self._is_shut:
            return
        self._is_shut = True
        self.scanner.stop()
        self._build.stop()
        for part in (self._idle, self.room if self.screens else None):
            if part is not None:
                part.stop()
        self.jobs.close()
        if self.counter is not None:
            self.counter.close()
            self.counter = None

    def _may_leave(self) -> bool:
        return self.dialogs.ask(
            tr("A dossier is not saved yet"),
            tr("What you typed at reception would be lost. Close all the same?"),
            yes=tr("Close &without saving"),
            no=tr("&Go back"),
            harm=True,
        )

    def _frame_training(self) -> None:
        """Nobody may take the practice for the counter: a frame around everything, and a hint."""
        settings = self._office.settings
        if not settings.window_training:
            return
        self.setProperty("training", "true")
        self.setContentsMargins(GRID, 0, GRID, GRID)
        if settings.office_unit == TRAINING_UNIT:
            words = tr(
                "TRAINING: sign in as “luyentap” with the password “{password}”",
                password=TRAINING_PASSWORD,
            )
            self.sign_in.hint.setText(words)
            self.sign_in.hint.show()

    def _title(self) -> str:
        settings = self._office.settings
        name = tr("One-stop counter {counter}", counter=settings.office_counter)
        training = tr(" · TRAINING, nothing here is real") if settings.window_training else ""
        return f"{name} · {settings.office_name}{training}"

    def _show_sign_in(self, title: str) -> None:
        chosen = self.counter.officer.name if self.counter else ""
        is_open = self.counter is not None
        self.sign_in.offer(self._office.officers(), chosen, title, is_open=is_open)
        self._pages.setCurrentWidget(self.sign_in)
        self.statusBar().setVisible(False)
        self.sign_in.password.setFocus()

    def _load(self) -> None:
        office = self._office

        self.jobs.run(
            lambda _report: office.load(),
            owner=self,
            done=lambda _none: self._loaded(),
            failed=self.dialogs.explain,
        )

    def _loaded(self) -> None:
        """Load the screens here, a room at a time: classes of Qt made on another thread crash."""
        if self.room is not None:
            return  # somebody signed in before: the room is being built, its steps must stay
        self._steps = [*(partial(import_module, name) for name in SCREENS), self._prepare]
        self._build.start(0)

    def _prepare(self) -> "WorkRoom":
        """Return the room behind the sign-in, its building begun."""
        from counter_app.ui.work_room import WorkRoom

        if self.room is None:
            place = Place(self.jobs, News(self), self.dialogs, self._printer, self.taste)
            training = self._office.settings.window_training
            self.room = WorkRoom(place, self, training=training)
            self._steps = [*self.room.steps()]
        return self.room

    def _build_on(self) -> None:
        """One step between two keys of the password."""
        if self._steps:
            self._steps.pop(0)()
        else:
            self._build.stop()

    def _try(self, name: str, password: str) -> None:
        office, counter = self._office, self.counter
        if counter is None:
            self.jobs.run(
                lambda _report: office.sign_in(name, password),
                owner=self,
                done=self._opened,
                failed=self.sign_in.explain,
            )
        else:
            self.jobs.run(
                lambda _report: office.check(counter, name, password),
                owner=self,
                done=self._unlocked,
                failed=self.sign_in.explain,
            )

    def _offer_activation(self) -> None:
        """A newcomer stands at the locked window of a colleague."""
        if (counter := self.counter) is None:
            return
        from counter_app.ui.sign_in.activation_sheet import ActivationSheet

        sheet = ActivationSheet(self)

        def activated(officer: "Officer") -> None:
            sheet.accept()
            title = tr("Welcome, {name}. Sign in with your new password.", name=officer.full_name)
            self._show_sign_in(title)
            self.sign_in.names.setCurrentText(officer.name)

        def activate(name: str, once: str, password: str) -> None:
            self.jobs.run(
                lambda _report: counter.guard.accounts.activate(name, once, password),
                owner=sheet,
                done=activated,
                failed=sheet.explain,
            )

        sheet.wanted.connect(activate)
        sheet.open()

    def _opened(self, counter: Counter) -> None:
        """Somebody signed in; what is not built yet is built first, a step at a time."""
        self.counter = counter
        room = self._prepare()
        if self._steps:
            self._steps.pop(0)()
            QTimer.singleShot(0, self, lambda: self._opened(counter))
            return
        self._build.stop()
        self.screens, self.status = room.screens, room.status
        room.lock_wanted.connect(self.lock)
        room.caretaker.lock_wanted.connect(self.lock)
        self._pages.addWidget(room.page)
        room.fill(self.statusBar())
        room.open(counter, self._hold_wire)
        idle = IdleWatch(self._app, counter.settings.window_lock_after_minutes, self)
        idle.idle.connect(self.lock)
        room.place.news.settings_changed.connect(
            lambda settings: idle.wait(settings.window_lock_after_minutes)
        )
        self._idle = idle
        room.furnished.connect(self.settled)
        self._enter(counter.officer)
        self.settled.emit()

    def _unlocked(self, officer: "Officer") -> None:
        if self.counter is not None:
            before = self.counter.officer.name
            self.counter.change_officer(officer)
            self._curtain.lift(same_officer=officer.name == before)
            self._enter(officer)
            if officer.name != before and self.room is not None:
                self.room.take_over()

    def _enter(self, officer: "Officer") -> None:
        self.sign_in.set_waiting(False)
        self._pages.setCurrentIndex(1)
        self.statusBar().setVisible(True)
        if self.room is not None:
            self.room.welcome(officer)

    def _scanned(self, payload: str) -> None:
        """A sheet in front that takes scans gets them; any other keeps them from the screens."""
        if self.screens is None or self.is_locked:
            return
        sheet = QApplication.activeModalWidget()
        if sheet is None:
            self.screens.scanned(payload)
        elif isinstance(sheet, TakesScans):
            sheet.scanned(payload)
