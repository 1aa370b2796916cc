"""The window: signing in, the rail, the screens, the status bar."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QMainWindow, QProgressBar, QStackedWidget, QWidget

from counter_app.domain.staff import Officer
from counter_app.ui.dialogs import Dialogs
from counter_app.ui.jobs import Jobs
from counter_app.ui.language import tr
from counter_app.ui.look.parts import button, column, label, notice, row
from counter_app.ui.look.taste import Taste
from counter_app.ui.navigation import Rail
from counter_app.ui.paper.printer import Printer
from counter_app.ui.place import Counter, News, Office, Place
from counter_app.ui.scanner import Scanner
from counter_app.ui.screens import Screens
from counter_app.ui.sign_in.idle import IdleWatch
from counter_app.ui.sign_in.panel import SignInPanel
from counter_app.ui.sync_centre.bridge import SyncBridge
from counter_app.ui.sync_light import SyncLight, SyncStatus
from counter_app.ui.words import labels

SIZE = (1366, 728)


class MainWindow(QMainWindow):
    """One counter's window. ``printer``: where receipts come out."""

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
        self.place: Place | None = None
        self.bridge: SyncBridge | None = None
        self.status: SyncStatus | None = None
        self.screens: Screens | None = None
        self._idle: IdleWatch | None = None
        self.sign_in = SignInPanel(office.settings.office_name, office.settings.office_counter)
        self.sign_in.wanted.connect(self._try)
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
            self._show_sign_in(tr("Locked. Your work is kept."))

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
        if self.screens is not None:
            self.screens.shut()
        for part in (self._idle, self.status, self.bridge):
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

    def _title(self) -> str:
        settings = self._office.settings
        name = tr("One-stop counter {counter}", counter=settings.office_counter)
        training = tr(" · TRAINING, nothing here is real") if settings.window_training else ""
        return f"{name} · {settings.office_name}{training}"

    def _show_sign_in(self, title: str) -> None:
        chosen = self.counter.officer.name if self.counter else ""
        self.sign_in.offer(self._office.officers(), chosen, title)
        self._pages.setCurrentWidget(self.sign_in)
        self.statusBar().setVisible(False)
        self.sign_in.password.setFocus()

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

    def _opened(self, counter: Counter) -> None:
        self.counter = counter
        self.place = Place(counter, self.jobs, News(self), self.dialogs, self._printer, self.taste)
        self.bridge = SyncBridge(counter, self._hold_wire, self)
        self.status = SyncStatus(self.place, self.bridge, self)
        self.screens = Screens(self.place, self.bridge, self.status, self)
        self._pages.addWidget(self._work_page(self.screens))
        self._fill_status_bar()
        minutes = self._office.settings.window_lock_after_minutes
        if minutes > 0:
            self._idle = IdleWatch(self._app, minutes, self)
            self._idle.idle.connect(self.lock)
        self._enter(counter.officer)
        self.screens.drafts.bring_back()
        self.status.look()

    def _unlocked(self, officer: Officer) -> None:
        if self.counter is not None:
            self.counter.change_officer(officer)
            self._enter(officer)

    def _enter(self, officer: Officer) -> None:
        self.sign_in.set_waiting(False)
        self._officer.setText(f"{officer.full_name} · {labels.role(officer.role)}")
        self._pages.setCurrentIndex(1)
        self.statusBar().setVisible(True)
        if self.screens is not None:
            self.screens.focus_current()

    def _work_page(self, screens: Screens) -> QWidget:
        page = QWidget()
        line = row(page, spacing=0)
        rail = Rail()
        rail.wanted.connect(screens.show_screen)
        rail.lock.clicked.connect(self.lock)
        rail.help.clicked.connect(screens.show_help)
        screens.changed.connect(rail.choose)
        line.addWidget(rail)
        beside = column(spacing=0)
        if self._office.settings.window_training:
            strip, words = notice("yellow")
            words.addWidget(label(tr("TRAINING: nothing here is a real dossier"), "heading"))
            beside.addWidget(strip)
        beside.addWidget(screens.stack, 1)
        line.addLayout(beside, 1)
        self._add_shortcut("Ctrl+F", lambda: screens.show_screen("register"), page)
        screens.show_screen("reception")
        return page

    def _fill_status_bar(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        if self.status is None or self.bridge is None or self.screens is None:
            return
        screens = self.screens
        light = SyncLight(self.status, self.bridge)
        light.clicked.connect(lambda: screens.show_screen("sync"))
        self._officer: QLabel = label("", "strong")
        self._unprinted = button("", screens.show_unprinted, kind="link", picture="printer")
        self._unprinted.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar.addWidget(light, 1)
        bar.addPermanentWidget(self._unprinted)
        bar.addPermanentWidget(self._officer)
        if self.place is not None:
            self.place.news.unprinted_changed.connect(self._count_unprinted)
        self._count_unprinted(len(self.taste.unprinted()))

    def _count_unprinted(self, count: int) -> None:
        self._unprinted.setText(tr("Receipts not printed: {count}", count=count))
        self._unprinted.setVisible(count > 0)

    def _scanned(self, payload: str) -> None:
        modal = self._app.modalWindow() is not None
        if self.screens is not None and not self.is_locked and not modal:
            self.screens.scanned(payload)

    def _add_shortcut(self, key: str, act: Callable[[], None], parent: QWidget) -> None:
        QShortcut(QKeySequence(key), parent).activated.connect(act)
