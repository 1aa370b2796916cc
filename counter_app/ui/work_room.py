"""What stands behind the sign-in: rail, screens, status bar.

It is built step by step while the officer types the password, and opened when somebody signed in.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget
from shiboken6 import isValid

from counter_app.domain.staff import Officer, may
from counter_app.ui.jobs import Foreseen
from counter_app.ui.language import tr
from counter_app.ui.look.notices import Notice, Notices
from counter_app.ui.look.parts import button, column, label, notice, row
from counter_app.ui.navigation import Rail
from counter_app.ui.office.caretaker import Caretaker
from counter_app.ui.office.health_sheet import HealthSheet
from counter_app.ui.place import Counter, Place
from counter_app.ui.reception.parts import Parts
from counter_app.ui.screens import Screens
from counter_app.ui.sync_centre.bridge import SyncBridge
from counter_app.ui.sync_light import SyncLight, SyncStatus
from counter_app.ui.words import labels
from counter_app.ui.words.messages import words_for

Step = Callable[[], None]
AHEAD = ("register", "dossier", "returning", "sync", "board", "office")
AHEAD_MS = 150
DRESSED_AT_ONCE = 20
NOT_KEPT = "draft.not_kept"


class WorkRoom(QObject):
    """Everything an officer works with in one window.

    Signals:
        furnished: every screen is made.
    """

    furnished = Signal()

    def __init__(self, place: Place, window: QWidget, *, training: bool) -> None:
        super().__init__(window)
        self.place = place
        self._window, self._training = window, training
        self.bridge = SyncBridge(self)
        self.bridge.news_taken.connect(place.news.province_told)
        self.status = SyncStatus(place, self.bridge, self)
        self.notices = Notices()
        place.news.noticed.connect(self.notices.say)
        self.caretaker = Caretaker(place, self.notices, self)
        self.caretaker.health_wanted.connect(self._show_health)
        self._parts = Parts()
        self._unmade = list(AHEAD)
        self._raw: list[QWidget] = []  # widgets not yet dressed
        self._ahead = QTimer(self, interval=AHEAD_MS)
        self._ahead.timeout.connect(self._make_ahead)

    def steps(self) -> list[Step]:
        """Return what builds the room, in this order; a person may type between two of them."""
        return [*self._parts.steps(), self._make_screens, self._make_rail, self._make_page]

    def open(self, counter: Counter, hold_wire: Callable[[], AbstractContextManager[None]]) -> None:
        """Somebody signed in: begin to deliver, and bring back what was typed before."""
        self.place.open(counter)
        self.bridge.hold_scans(self.place.taste.facts_only)
        self.bridge.begin(counter, hold_wire)
        self.place.news.province_joined.connect(lambda: self.bridge.begin(counter, hold_wire))
        self.screens.show_screen("reception")
        self.screens.drafts.bring_back()
        self.screens.slips.look()
        self._ahead.start()
        self.status.begin()

    def take_over(self) -> None:
        """Another officer signed in: what is typed is theirs now, else what they had typed."""
        self.screens.drafts.bring_back()

    def welcome(self, officer: Officer) -> None:
        """Name whoever works here now."""
        self.officer.setText(f"{officer.full_name} · {labels.role(officer.role)}")
        self.screens.flow.let_enter_late(may(officer, "enter_late"))
        self.screens.focus_current()
        self.caretaker.welcome()

    def stop(self) -> None:
        """End what goes on by itself."""
        self.caretaker.stop()
        self._ahead.stop()
        self.screens.shut()
        self.status.stop()
        self.bridge.stop()

    def fill(self, bar: QStatusBar) -> None:
        """Put the light, the receipts that did not print and the officer into the status bar."""
        bar.setSizeGripEnabled(False)
        light = SyncLight(self.status, self.bridge)
        light.clicked.connect(lambda: self.screens.show_screen("sync"))
        self.officer: QLabel = label("", "strong")
        self.unprinted = button("", self.screens.show_unprinted, kind="link", picture="printer")
        self.unprinted.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar.addWidget(light, 1)
        bar.addPermanentWidget(self.unprinted)
        bar.addPermanentWidget(self.officer)
        self.place.news.unprinted_changed.connect(self._count_unprinted)
        self._count_unprinted(0)

    def _count_unprinted(self, count: int) -> None:
        self.unprinted.setText(tr("Receipts not printed: {count}", count=count))
        self.unprinted.setVisible(count > 0)

    def _make_ahead(self) -> None:
        """Make the other screens while nobody wants them: one, or a few of its widgets, a time.

        Made and dressed all at once when first shown, a screen would stop the window.
        """
        if self._raw:
            for widget in self._raw[:DRESSED_AT_ONCE]:
                if isValid(widget):
                    widget.ensurePolished()
            del self._raw[:DRESSED_AT_ONCE]
        elif self._unmade:
            screen = self.screens.screen(self._unmade.pop(0))
            self._raw = [screen, *screen.findChildren(QWidget)]
        else:
            self._ahead.stop()
            self.furnished.emit()

    def _show_health(self) -> None:
        HealthSheet(self._window, self.place, self.caretaker).open()

    def _make_screens(self) -> None:
        self.screens = Screens(
            self.place,
            self.bridge,
            self.status,
            self._window,
            self._parts,
            caretaker=self.caretaker,
        )
        self.screens.drafts.not_kept.connect(self._tell_not_kept)

    def _tell_not_kept(self, error: Foreseen | None) -> None:
        """What is typed would not survive a power cut: said once, until it is kept again."""
        if error is None:
            self.notices.drop(NOT_KEPT)
            return
        words = words_for(error)
        title = tr("What you type would be lost in a power cut. Save soon.")
        self.notices.say(Notice(NOT_KEPT, title, f"{words.title}. {words.advice}"))

    def _make_rail(self) -> None:
        self._rail = Rail()
        self._rail.wanted.connect(self.screens.show_screen)
        self._rail.help.clicked.connect(self.screens.show_help)
        self.lock_wanted = self._rail.lock.clicked
        self.screens.changed.connect(self._rail.choose)

    def _make_page(self) -> None:
        self.page = QWidget()
        self.page.setObjectName("page")
        self.page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = row(self.page, spacing=0)
        line.addWidget(self._rail)
        beside = column(spacing=0)
        if self._training:
            strip, words = notice("yellow")
            words.addWidget(label(tr("TRAINING: nothing here is a real dossier"), "heading"))
            beside.addWidget(strip)
        beside.addWidget(self.notices)
        beside.addWidget(self.screens.stack, 1)
        line.addLayout(beside, 1)
        find = QShortcut(QKeySequence("Ctrl+F"), self.page)
        find.activated.connect(lambda: self.screens.show_screen("register"))
