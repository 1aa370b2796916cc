"""The morning: signing in, and a queue of citizens with their papers."""

from PySide6.QtCore import Qt

from counter_app.ui.played.hands import Hands
from counter_app.ui.played.visitors import CARD, FEE, VISITORS, Visitor
from counter_app.ui.reception.screen import ReceptionScreen


class Receiving:
    """Plays the morning; ``codes`` are the dossiers received, in their order."""

    def __init__(self, hands: Hands, password: str) -> None:
        self._hands, self._password = hands, password
        self._window = hands.window
        self.codes: list[str] = []

    def play(self) -> None:
        """Sign in, receive everybody, scan a card."""
        self._sign_in()
        for number, visitor in enumerate(VISITORS, 1):
            self._receive(visitor, pictures=number == 1)
            self._hands.say(f"Received {self.codes[-1]}: {visitor.wish}.")
        self._scan_a_card()

    @property
    def _screen(self) -> ReceptionScreen:
        screens = self._window.screens
        assert screens is not None  # noqa: S101  (signed in)
        return screens.reception

    def _sign_in(self) -> None:
        hands, panel = self._hands, self._window.sign_in
        hands.wait()
        hands.look("01-sign-in")
        hands.write(panel.password, self._password)
        hands.press(Qt.Key.Key_Return, panel.password)
        hands.wait(lambda: not self._window.is_locked)
        self._screen.clear()  # what a day that was broken off had typed came back
        hands.wait()
        hands.look("02-reception")
        hands.say("Signed in.")

    def _receive(self, visitor: Visitor, *, pictures: bool) -> None:
        hands, screen = self._hands, self._screen
        screen.search.setFocus()
        hands.write(screen.search, visitor.wish)
        hands.wait(screen.search.popup.isVisible)
        if pictures:
            hands.look("03-search")
        hands.press(Qt.Key.Key_Return, screen.search)
        hands.wait(lambda: screen.procedure is not None)
        self._fill(visitor)
        if pictures:
            hands.look("04-filled")
        hands.press(Qt.Key.Key_F9, self._window)
        hands.wait(screen.saved_strip.isVisible)
        self.codes.append(screen.saved_strip.code.text())
        if pictures:
            hands.look("05-saved")

    def _fill(self, visitor: Visitor) -> None:
        hands, screen = self._hands, self._screen
        form = screen.applicant
        for field, text in (
            (form.name, visitor.name),
            (form.id_number, visitor.id_number),
            (form.born, visitor.born),
            (form.phone, visitor.phone),
            (form.address, "Thôn 1, xã Mẫu"),
        ):
            hands.write(field, text)
        if screen.panel.must_choose:
            screen.panel.cases.setFocus()
            hands.press(Qt.Key.Key_Down, screen.panel.cases)
            screen.panel.case_chosen.emit()
        screen.checklist.table.setFocus()
        hands.press(Qt.Key.Key_Space, screen.checklist.table)
        hands.press(Qt.Key.Key_F8, self._window)
        hands.wait()
        if screen.fee.amount.isVisible():
            hands.write(screen.fee.amount, FEE)
        if screen.deadline.asked.isVisible():
            hands.write(screen.deadline.count, "3")
        hands.wait()

    def _scan_a_card(self) -> None:
        self._window.scanner.scanned.emit(CARD)
        self._hands.wait(self._screen.card_strip.isVisible)
        self._hands.look("06-card")
        self._hands.press(Qt.Key.Key_Return)
        self._hands.wait()
        self._screen.clear()
        self._hands.say("A scanned card filled the applicant after one key.")
