"""Due date and fee as they stand while one types: asked for anew, the newest answer counts."""

from PySide6.QtCore import QObject, QTimer

from counter_app.services.reception import Quote
from counter_app.ui.jobs import Foreseen
from counter_app.ui.place import Place
from counter_app.ui.reception.screen import ReceptionScreen
from counter_app.ui.words.messages import words_for

WAIT_MS = 120


class Quoting(QObject):
    """Asks what the order on the screen would come to; writes nothing."""

    def __init__(self, place: Place, screen: ReceptionScreen) -> None:
        super().__init__(screen)
        self._place, self._screen = place, screen
        self._asked = 0
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._ask)
        screen.edited.connect(self._wait.start)

    def ask_now(self) -> None:
        """Ask without waiting for more keys."""
        self._wait.start(0)

    def _ask(self) -> None:
        order = self._screen.entry().to_quote().order()
        if order is None or self._screen.panel.must_choose:
            return
        self._asked += 1
        ticket, reception = self._asked, self._place.counter.reception
        self._place.jobs.run(
            lambda _report: reception.quote(order),
            owner=self,
            done=lambda quote: self._show(ticket, quote),
            failed=lambda error: self._show_fault(ticket, error),
        )

    def _show(self, ticket: int, quote: Quote) -> None:
        if ticket == self._asked and self._screen.procedure:
            self._screen.show_quote(quote)

    def _show_fault(self, ticket: int, error: Foreseen) -> None:
        """No due moment is shown that nobody counted; why not stands in its place."""
        if ticket == self._asked and self._screen.procedure:
            words = words_for(error)
            self._screen.deadline.show_fault(f"{words.title}. {words.advice}")
            if error.code == "calendar.year_unknown":
                self._screen.deadline.ask_day()
