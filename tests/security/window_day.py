"""A window at work that is shot: ``python -m tests.security.window_day DATA``.

A dossier is received, its receipt shown and printed, a scan put together, another citizen typed
in and not saved, the caretaker goes round; then the process is killed where it stands.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from counter_app import logs
from counter_app.app import open_office
from counter_app.paths import Paths
from counter_app.ui.language import Language
from counter_app.ui.look import theme
from counter_app.ui.main_window import MainWindow
from counter_app.ui.played.hands import pause
from tests.security.day import DELEGATE, OWNER, PASSWORD
from tests.ui.hands import FakePrinter, press, receive, type_text, until_idle


class Patience:
    """What ``hands`` want of pytest-qt."""

    def wait(self, ms: int) -> None:
        pause(ms)

    def waitUntil(self, is_true: Callable[[], bool], timeout: int = 20_000) -> None:
        until = time.monotonic() + timeout / 1000
        while not is_true():
            assert time.monotonic() < until
            pause(20)


def main(data: Path) -> None:
    """Work, and die."""
    app = QApplication([])
    theme.apply(app)
    language, paths, wait = Language(), Paths(data), Patience()
    language.choose("en")
    logs.begin(paths.logs)
    window = MainWindow(open_office(paths), FakePrinter(), app)
    window.show()
    type_text(window.sign_in.password, PASSWORD)
    press(window.sign_in.password, "Return")
    wait.waitUntil(lambda: not window.is_locked)
    until_idle(wait, window)
    code = receive(wait, window, OWNER.name, OWNER.id_number)
    window.screens.slips.show_slip(code, "receipt")
    until_idle(wait, window)
    QApplication.clipboard().setText(OWNER.id_number)
    window.screens.show_screen("reception")
    applicant = window.screens.reception.applicant
    for field, text in ((applicant.name, DELEGATE.name), (applicant.id_number, DELEGATE.id_number)):
        type_text(field, text)
    wait.wait(3000)  # the draft is kept meanwhile
    caretaker = window.room.caretaker
    caretaker.go_round()
    wait.waitUntil(lambda: caretaker.is_idle)
    assert window.counter is not None
    assert DELEGATE.name in window.counter.drafts.of(window.counter.officer)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
