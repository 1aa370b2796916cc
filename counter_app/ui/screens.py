"""The screens of the window: made when first wanted, kept afterwards."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter_app.ui.paper.slips import Slips
from counter_app.ui.place import Place
from counter_app.ui.reception.flow import ReceptionFlow
from counter_app.ui.reception.screen import ReceptionScreen
from counter_app.ui.sync_centre.bridge import SyncBridge
from counter_app.ui.sync_light import SyncStatus


class Screens(QObject):
    """Signals: changed: the name of the screen now shown."""

    changed = Signal(str)

    def __init__(
        self, place: Place, bridge: SyncBridge, status: SyncStatus, window: QWidget
    ) -> None:
        super().__init__(window)
        self._place, self._bridge, self._status, self._window = place, bridge, status, window
        self.stack = QStackedWidget()
        self.slips = Slips(place, window)
        self.reception = ReceptionScreen(place)
        self.flow = ReceptionFlow(place, self.reception, self.slips)
        self._made: dict[str, QWidget] = {"reception": self.reception}
        self.stack.addWidget(self.reception)
        self._last_dossier = ""
        place.news.dossier_wanted.connect(self.show_dossier)

    @property
    def has_typed_work(self) -> bool:
        """True when something at reception is not saved."""
        return self.flow.has_typed_work

    @property
    def current(self) -> str:
        """The name of the screen that is shown."""
        shown = self.stack.currentWidget()
        return next((name for name, screen in self._made.items() if screen is shown), "")

    def show_screen(self, name: str) -> None:
        """Show a screen by its name."""
        screen = self._made.get(name)
        if screen is None:
            return
        self.stack.setCurrentWidget(screen)
        self.changed.emit(name)
        self.focus_current()

    def focus_current(self) -> None:
        """Put the cursor where one begins on this screen."""
        screen = self.stack.currentWidget()
        if screen is self.reception and not self.flow.has_typed_work:
            self.reception.search.setFocus()

    def show_dossier(self, code: str) -> None:
        """Show one dossier."""
        self._last_dossier = code

    def show_help(self) -> None:
        """Show the keys."""

    def show_unprinted(self) -> None:
        """Show the receipts that did not print."""

    def scanned(self, payload: str) -> None:
        """A scanner delivered something: the screen in front may know what it is."""
        self.show_screen("reception")
        self.flow.scanned(payload)
