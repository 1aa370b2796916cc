"""Hands and eyes for the day that is played: keys a person would press, pictures of the screen."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.domain.errors import MachineError
from counter_app.domain.vietnamese import fold
from counter_app.ui.main_window import MainWindow
from counter_app.ui.words import labels

PATIENCE_S = 60.0
CALM_MS = 60


def pause(ms: int) -> None:
    """Let the window live for so long.

    ``QTest.qWait`` would keep the interpreter to itself: every other thread stood still meanwhile.
    """
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


class Hands:
    """Works one window as an officer would."""

    def __init__(self, window: MainWindow, pictures: Path) -> None:
        self.window = window
        self._pictures = pictures
        self.taken: list[str] = []

    def write(self, widget: QWidget, text: str) -> None:
        """Type Vietnamese text."""
        for letter in text:
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)

    def press(
        self,
        key: Qt.Key,
        widget: QWidget | None = None,
        with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press one key, wherever the cursor stands."""
        if QApplication.activeWindow() is None:  # no window manager hands it back from a sheet
            self.window.activateWindow()
            pause(CALM_MS)
        QTest.keyClick(widget or QApplication.focusWidget() or self.window, key, with_)

    def in_sheet(self, opens: Callable[[], object], fill: Callable[[QWidget], None]) -> None:
        """Do what opens a sheet, and fill it in while it stands.

        Raises:
            MachineError: ``trial.counter_failed``: no sheet opened.
        """
        seen: list[QWidget] = []
        tries = iter(range(round(PATIENCE_S * 1000 / CALM_MS)))

        def look() -> None:
            sheet = QApplication.activeModalWidget()
            if sheet is not None and sheet.isActiveWindow():  # else it hears no key yet
                seen.append(sheet)
                fill(sheet)
            elif next(tries, None) is not None:
                QTimer.singleShot(CALM_MS, look)

        QTimer.singleShot(CALM_MS, look)
        opens()
        self.wait()
        if not seen:
            raise MachineError("trial.counter_failed", step="sheet")

    def say(self, text: str) -> None:
        """Tell whoever watches how far the day is."""
        say(text)

    def wait(self, until: Callable[[], bool] = lambda: True) -> None:
        """Wait for the desk thread, and for what should come true.

        Raises:
            MachineError: ``trial.counter_failed``: it did not come true in a minute.
        """
        deadline = time.monotonic() + PATIENCE_S
        calm, came_true = 0, False
        while calm < 3:
            pause(CALM_MS)
            came_true = came_true or until()
            calm = calm + 1 if came_true and self.window.jobs.is_idle else 0
            if time.monotonic() > deadline:
                raise MachineError("trial.counter_failed", step="window")

    def look(self, name: str, widget: QWidget | None = None) -> None:
        """Keep a picture of what is seen."""
        self._pictures.mkdir(parents=True, exist_ok=True)
        pause(CALM_MS)
        (widget or self.window).grab().save(str(self._pictures / f"{name}.png"))
        self.taken.append(f"{name}.png")


class FilePrinter:
    """A printer whose paper is a folder."""

    is_ready = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.printed: list[str] = []

    def names(self) -> list[str]:
        """Return no other printer."""
        return []

    def use(self, name: str) -> None:
        """There is no other."""

    def print_pdf(self, pdf: bytes, title: str) -> None:
        """Write the paper down."""
        self._folder.mkdir(parents=True, exist_ok=True)
        name = f"{_plain(title)}.pdf"
        (self._folder / name).write_bytes(pdf)
        self.printed.append(name)


def say(text: str) -> None:
    """Write one line for whoever watches."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def _plain(title: str) -> str:
    """Return a file's name for a paper: what it is and its code, without marks and spaces."""
    receipt = labels.slip("receipt")
    if title.startswith(receipt):
        title = title.replace(receipt, "receipt")
    return "-".join(word if "." in word else fold(word) for word in title.split())
