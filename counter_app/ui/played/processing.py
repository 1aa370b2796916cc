"""The afternoon: a dossier is found again, paid, handed over, decided and returned."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter_app.domain.workflow import Act
from counter_app.ui.dossier.act_sheets import ActSheet
from counter_app.ui.dossier.screen import DossierScreen
from counter_app.ui.played.hands import Hands
from counter_app.ui.register.screen import RegisterScreen
from counter_app.ui.returning.screen import ReturningScreen


class Processing:
    """Plays the afternoon of dossiers that the morning brought."""

    def __init__(self, hands: Hands, codes: list[str]) -> None:
        self._hands, self._codes = hands, codes
        self._window = hands.window
        self.found_again = 0
        self.returned: list[str] = []

    def play(self) -> None:
        """Take the first dossier its whole way and ask the third applicant for a paper."""
        first, third = self._codes[0], self._codes[2]
        self._find_again()
        self._open(first)
        self._act(Act.TAKE_FEE, {"receipt_number": "0000123"})
        self._act(Act.HAND_OVER, {"to": "Tư pháp - Hộ tịch"}, picture="10-hand-over")
        self._act(Act.DECIDE, {"number": "12/XN", "summary": "Giấy xác nhận"})
        self._hands.look("11-decided")
        self._open(third)
        self._act(Act.ASK_SUPPLEMENT, {"items": "Giấy chứng sinh", "contact": "Bà Mẫu"})
        self._return(first)

    def _register(self) -> RegisterScreen:
        self._hands.press(Qt.Key.Key_F3, self._window)
        screens = self._window.screens
        register = screens.screen("register") if screens else None
        assert isinstance(register, RegisterScreen)  # noqa: S101
        self._hands.wait()
        return register

    def _find_again(self) -> None:
        hands, register = self._hands, self._register()
        hands.look("07-register")
        hands.write(register.search, "nguyen thi mau")
        hands.wait()
        hands.look("08-found")
        self.found_again = register.model.rowCount()
        hands.press(Qt.Key.Key_Return, register.search)
        hands.wait()
        hands.look("09-dossier")
        hands.say(f"Found again without accents: {self.found_again}.")

    def _open(self, code: str) -> None:
        register = self._register()
        register.search.clear()
        self._hands.write(register.search, code)
        self._hands.wait()
        self._hands.press(Qt.Key.Key_Return, register.search)
        self._hands.wait()

    def _act(self, act: Act, said: Mapping[str, str], *, picture: str = "") -> None:
        screens = self._window.screens
        dossier = screens.screen("dossier") if screens else None
        assert isinstance(dossier, DossierScreen)  # noqa: S101
        before = dossier.view

        def fill(sheet: QWidget) -> None:
            assert isinstance(sheet, ActSheet)  # noqa: S101
            for name, text in said.items():
                self._hands.write(sheet.widgets[name], text)
            if picture:
                self._hands.look(picture, sheet)
            self._hands.press(Qt.Key.Key_F9, sheet)

        self._hands.in_sheet(lambda: dossier.act(act), fill)
        self._hands.wait(lambda: dossier.view is not before)
        self._hands.say(f"{act.value}: done.")

    def _return(self, code: str) -> None:
        hands = self._hands
        hands.press(Qt.Key.Key_F4, self._window)
        hands.wait()
        screens = self._window.screens
        screen = screens.screen("returning") if screens else None
        assert isinstance(screen, ReturningScreen)  # noqa: S101
        self._window.scanner.scanned.emit(code)  # the receipt in the citizen's hand
        hands.wait()
        screen.table.setFocus()
        hands.press(Qt.Key.Key_Home, screen.table)
        hands.wait(screen.form.give.isEnabled)
        hands.look("12-returning")
        hands.press(Qt.Key.Key_F9, self._window)
        hands.wait(lambda: code not in _codes(screen))
        self.returned.append(code)
        hands.say(f"Returned {code}.")


def _codes(screen: ReturningScreen) -> list[str]:
    model = screen.model
    return [model.line_at(row).dossier.code for row in range(model.rowCount())]
