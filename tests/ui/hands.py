"""Hands of an officer: keys for widgets, Vietnamese text, a scanner's burst; a printer of ours."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.domain.errors import MachineError
from counter_app.ui.main_window import MainWindow

PASSWORD = "mat-khau-dai-2026"
CARD = (
    "051185001234|212345678|Nguyễn Thị Mẫu|15081985|Nữ|"
    "Tổ 3, Thôn Phú Vinh, Hành Minh, Nghĩa Hành, Quảng Ngãi|22052021"
)
SAME_DAY = "2.000815"  # certified copies: the same day, one paper, a fee by pages
THREE_DAYS = "1.004873"  # marital status: three working days


class FakePrinter:
    """Keeps what was printed; ``broken`` fails as a jammed one does."""

    def __init__(self) -> None:
        self.printed: list[str] = []
        self.pdfs: list[bytes] = []
        self.is_ready = True
        self.broken = False
        self.used: list[str] = []

    def names(self) -> list[str]:
        return ["Máy in thử"]

    def use(self, name: str) -> None:
        self.used.append(name)

    def print_pdf(self, pdf: bytes, title: str) -> None:
        if self.broken:
            raise MachineError("printer.failed")
        self.printed.append(title.split()[-1])  # the code ends it
        self.pdfs.append(pdf)


def type_text(widget: QWidget, text: str) -> None:
    """Type ``text`` into ``widget``; QTest knows ASCII only."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


def press(widget: QWidget, *names: str) -> None:
    """Press keys one after the other: Return, Down, F9, Space …"""
    for name in names:
        QTest.keyClick(widget, getattr(Qt.Key, f"Key_{name}"))


def until_idle(qtbot, window: MainWindow) -> None:
    """Wait until timers have fired and the desk thread has answered."""
    calm = 0
    while calm < 4:
        qtbot.wait(45)
        qtbot.waitUntil(lambda: window.jobs.is_idle, timeout=10_000)
        calm = calm + 1 if window.jobs.is_idle else 0


def choose_procedure(qtbot, window: MainWindow, text: str) -> None:
    """Find a procedure by typing and take the first one."""
    search = window.screens.reception.search
    search.setFocus()
    type_text(search, text)
    until_idle(qtbot, window)
    press(search, "Return")
    until_idle(qtbot, window)


def receive(qtbot, window: MainWindow, name: str, id_number: str, procedure: str = SAME_DAY) -> str:
    """Receive one dossier by hand and return its code."""
    screen = window.screens.reception
    window.screens.show_screen("reception")
    choose_procedure(qtbot, window, procedure)
    type_text(screen.applicant.name, name)
    type_text(screen.applicant.id_number, id_number)
    screen.checklist.table.setFocus()
    press(screen.checklist.table, "F8")
    if screen.fee.amount.isVisible():
        type_text(screen.fee.amount, "15000")
    until_idle(qtbot, window)
    press(window, "F9")
    until_idle(qtbot, window)
    return screen.saved_strip.code.text()
