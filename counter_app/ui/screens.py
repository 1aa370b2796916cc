"""The screens of the window: made when first wanted, kept afterwards."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from counter_app.domain.numbering import code_in
from counter_app.ui.board.screen import BoardScreen
from counter_app.ui.dossier.screen import DossierScreen
from counter_app.ui.look import theme
from counter_app.ui.office.caretaker import Caretaker
from counter_app.ui.office.help_sheet import HelpSheet
from counter_app.ui.office.screen import OfficeScreen
from counter_app.ui.office.unprinted_sheet import UnprintedSheet
from counter_app.ui.paper.slips import Slips
from counter_app.ui.place import Place
from counter_app.ui.reception.draft import DraftKeeper
from counter_app.ui.reception.flow import ReceptionFlow
from counter_app.ui.reception.parts import Parts
from counter_app.ui.reception.screen import ReceptionScreen
from counter_app.ui.register.screen import RegisterScreen
from counter_app.ui.returning.screen import ReturningScreen
from counter_app.ui.sync_centre.bridge import SyncBridge
from counter_app.ui.sync_centre.screen import SyncScreen
from counter_app.ui.sync_light import SyncStatus

DOSSIER = "dossier"


class Screens(QObject):
    """Signals: changed: the name of the screen now shown."""

    changed = Signal(str)

    def __init__(
        self,
        place: Place,
        bridge: SyncBridge,
        status: SyncStatus,
        window: QWidget,
        parts: Parts,
        *,
        caretaker: Caretaker,
    ) -> None:
        super().__init__(window)
        self._caretaker = caretaker
        self._place, self._bridge, self._status, self._window = place, bridge, status, window
        self.stack = QStackedWidget()
        self.slips = Slips(place, window)
        self.reception = ReceptionScreen(place, parts)
        self.flow = ReceptionFlow(place, self.reception, self.slips)
        self.drafts = DraftKeeper(place, self.reception)
        self.drafts.was_saved.connect(self.flow.was_saved)
        self._made: dict[str, QWidget] = {"reception": self.reception}
        self.stack.addWidget(self.reception)
        self._came_from = "reception"
        self._makers: dict[str, Callable[[], QWidget]] = {
            "register": self._make_register,
            "returning": lambda: ReturningScreen(place, self.slips),
            "sync": lambda: SyncScreen(place, bridge, status),
            "board": lambda: BoardScreen(place),
            "office": self._make_office,
            DOSSIER: self._make_dossier,
        }
        place.news.dossier_wanted.connect(self.show_dossier)
        place.news.list_wanted.connect(self.show_list)
        place.news.mending_wanted.connect(lambda thing: self.show_dossier(thing.code, thing.fact))

    @property
    def has_typed_work(self) -> bool:
        """True when something at reception is not saved."""
        return self.flow.has_typed_work

    @property
    def current(self) -> str:
        """The name of the screen that is shown."""
        shown = self.stack.currentWidget()
        return next((name for name, screen in self._made.items() if screen is shown), "")

    def screen(self, name: str) -> QWidget:
        """Return a screen, made now if nobody wanted it before."""
        if name not in self._made:
            self._made[name] = self._makers[name]()
            self.stack.addWidget(self._made[name])
        return self._made[name]

    def show_screen(self, name: str) -> None:
        """Show a screen by its name."""
        self.stack.setCurrentWidget(self.screen(name))
        self.changed.emit(name)
        self.focus_current()

    def focus_current(self) -> None:
        """Put the cursor where one begins on this screen."""
        if self.current == "reception" and not self.flow.has_typed_work:
            self.reception.search.setFocus()

    def show_dossier(self, code: str, corrects: UUID | None = None) -> None:
        """Show one dossier; Escape leads back. ``corrects``: the entry to be put right."""
        if self.current != DOSSIER:
            self._came_from = self.current
        screen = self.screen(DOSSIER)
        if isinstance(screen, DossierScreen):
            screen.open(code, corrects=corrects)
        self.show_screen(DOSSIER)

    def show_list(self, limits: dict[str, Any]) -> None:
        """Show the register with these restrictions."""
        screen = self.screen("register")
        if isinstance(screen, RegisterScreen):
            screen.show_only(**limits)
        self.show_screen("register")

    def shut(self) -> None:
        """End what a screen does on its own."""
        self._place.news.closing.emit()

    def show_help(self) -> None:
        """Show the keys."""
        HelpSheet(self._window).open()

    def show_unprinted(self) -> None:
        """Show the receipts that did not print."""
        UnprintedSheet(self._place, self._window, self.slips).open()

    def scanned(self, payload: str) -> None:
        """A scanner delivered something: the screen in front may know what it is."""
        screen = self.stack.currentWidget()
        if isinstance(screen, ReturningScreen):
            screen.scanned(payload)
        elif code := code_in(payload):
            self.show_dossier(code)
        else:
            if "|" in payload and self.current != "reception":
                self.show_screen("reception")
            self.flow.scanned(payload)

    def _make_register(self) -> RegisterScreen:
        made = RegisterScreen(self._place)
        made.opened.connect(self.show_dossier)
        return made

    def _make_dossier(self) -> DossierScreen:
        made = DossierScreen(self._place, self.slips)
        made.left.connect(lambda: self.show_screen(self._came_from))
        return made

    def _make_office(self) -> OfficeScreen:
        made = OfficeScreen(self._place, self._caretaker)
        made.text_size_changed.connect(_resize_text)
        return made


def _resize_text(percent: int) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, percent=percent)
