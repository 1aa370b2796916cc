"""A window in a process of its own, worked by an officer inside it, to be killed from outside.

``python -m tests.ui.window_process FOLDER type|save|print|refuse``: signs in, fills reception in,
and says on standard output what it has done, a line a step, so that whoever kills it knows.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from counter_app import locks
from counter_app.front import open_front
from counter_app.paths import Paths
from counter_app.ui.language import Language
from counter_app.ui.look import theme
from counter_app.ui.main_window import MainWindow
from counter_app.ui.program import application
from tests.ui.hands import PASSWORD, SAME_DAY, press, type_text

KEY_EVERY_S = 0.05
LOOK_MS = 5
PRINTING_S = 30.0
TYPED = "Nguyễn Thị Mẫu xin chứng thực bản sao bằng tốt nghiệp trung học phổ thông, hai bản. " * 20


class SlowPrinter:
    """A printer that takes its time."""

    is_ready = True

    def names(self) -> list[str]:
        return []

    def print_pdf(self, pdf: bytes, title: str) -> None:
        say("printing", title.split()[-1])  # the code ends it
        time.sleep(PRINTING_S)


def say(*words: object) -> None:
    sys.stdout.write("\t".join(str(word) for word in (time.time(), *words)) + "\n")
    sys.stdout.flush()


Steps = Iterator[Callable[[], bool]]  # each is waited for


def officer(window: MainWindow, task: str) -> Steps:
    """Work the window; what is yielded must come true before the next step."""
    yield window.isVisible
    type_text(window.sign_in.password, PASSWORD)
    press(window.sign_in.password, "Return")
    yield lambda: not window.is_locked and window.jobs.is_idle
    screen = window.screens.reception
    screen.search.setFocus()
    type_text(screen.search, SAME_DAY)
    yield lambda: screen.search.popup.isVisible() and window.jobs.is_idle
    press(screen.search, "Return")
    yield lambda: screen.procedure is not None and window.jobs.is_idle
    type_text(screen.applicant.name, "Trần Văn Thử")
    type_text(screen.applicant.id_number, "051203009876")
    screen.checklist.table.setFocus()
    press(screen.checklist.table, "F8")
    if task == "type":
        yield from _type_on(window)
    started = time.monotonic()
    yield lambda: time.monotonic() - started > 1.5 and window.jobs.is_idle
    if task == "refuse":
        screen.refuse.click()
        sheet = QApplication.activeModalWidget()
        yield lambda: sheet.isActiveWindow()
        type_text(sheet.reason, "Không thuộc thẩm quyền")
        say("saving", screen.entry().client_ref)
        press(sheet, "F9")
    else:
        say("saving", screen.entry().client_ref)
        press(window, "F9")
    yield screen.saved_strip.isVisible
    say("saved", screen.saved_strip.code.text())
    yield lambda: False


def _type_on(window: MainWindow) -> Steps:
    note = window.screens.reception.note
    began = time.monotonic()
    for count, letter in enumerate(TYPED):
        due = began + count * KEY_EVERY_S
        yield lambda due=due: time.monotonic() >= due
        type_text(note, letter)
        say("typed", note.text())


def main() -> None:
    """Open the window and let the officer work."""
    paths, task = Paths(Path(sys.argv[1])), sys.argv[2]
    app: QApplication = application()
    theme.apply(app)
    Language().choose("vi")
    with locks.desk(paths):
        window = MainWindow(open_front(paths), SlowPrinter(), app)
        window.show()
        window.activateWindow()
        steps = officer(window, task)
        awaited: list[Callable[[], bool]] = [next(steps)]

        def look() -> None:
            if awaited[0]():
                awaited[0] = next(steps)

        timer = QTimer(interval=LOOK_MS)
        timer.timeout.connect(look)
        timer.start()
        app.exec()


if __name__ == "__main__":
    main()
