"""What the register of the window costs a person, with many dossiers in the store.

``python -m tests.bench.window_register 500000 [FOLDER]``: builds an office where there is none,
opens the real window offscreen and lives in the register: types names key by key, sets every
filter, goes down page by page. Milliseconds of the wall clock:

* ``answer``: from a key or a choice until the list shows the answer, the wait for more keys
  included, p50 and the worst;
* ``pause``: the longest time the window took no event meanwhile.
"""

# ruff: noqa: T201

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from counter_app.app import open_office
from counter_app.domain.dossier import Status
from counter_app.paths import Paths
from counter_app.ui.look import theme
from counter_app.ui.main_window import MainWindow
from counter_app.ui.played.hands import pause
from counter_app.ui.program import application
from tests.bench.start import PASSWORD, fill
from tests.ui.hands import FakePrinter, type_text

TYPED = ("nguyễn thị hoa", "tran van", "051185", "le", "1030", "khong co ai")
PAGES = 30
PATIENCE_S = 30.0


class Pauses:
    """The longest time between two ticks of a timer that should come every millisecond."""

    def __init__(self) -> None:
        self.worst_ms = 0.0
        self._last = time.perf_counter()
        self._tick = QTimer(interval=1)
        self._tick.timeout.connect(self._look)
        self._tick.start()

    def begin(self) -> None:
        self.worst_ms, self._last = 0.0, time.perf_counter()

    def _look(self) -> None:
        now = time.perf_counter()
        self.worst_ms = max(self.worst_ms, (now - self._last) * 1000)
        self._last = now


class Person:
    """Lives in the register of one window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        window.screens.show_screen("register")
        self.register = window.screens.screen("register")
        self._shown = 0
        self.register.lines.shown.connect(self._count)
        self._until_idle()
        self.pauses = Pauses()
        self.said: dict[str, dict[str, float]] = {}

    def do(self, name: str, deeds: list[Callable[[], object]]) -> None:
        """Do one after the other, each until its answer is shown."""
        answers = []
        self.pauses.begin()
        for deed in deeds:
            before, began = self._shown, time.perf_counter()
            deed()
            self._until(lambda before=before: self._shown > before)
            answers.append((time.perf_counter() - began) * 1000)
            self._until_idle()
        answers.sort()
        self.said[name] = {
            "answer_p50": round(answers[len(answers) // 2], 1),
            "answer_worst": round(answers[-1], 1),
            "pause": round(self.pauses.worst_ms, 1),
        }

    def type_keys(self) -> None:
        search = self.register.search
        for text in TYPED:
            search.clear()
            self._until_idle()
            keys = [lambda letter=letter: type_text(search, letter) for letter in text]
            self.do(f"type {text}", keys)
        search.clear()
        self._until_idle()

    def set_filters(self) -> None:
        filters = self.register.filters
        wishes = [
            {"statuses": (Status.DECIDED,)},
            {"due": "overdue"},
            {"due": "soon"},
            {"officer": "lan"},
            {"procedure": "2.000815"},
            {"undelivered_only": True},
            {},
        ]
        self.do("filters", [lambda w=w: filters.show_only(**w) for w in wishes])

    def go_down(self) -> None:
        model, table = self.register.model, self.register.table
        self.pauses.begin()
        answers = []
        while len(answers) < PAGES and not model.is_complete:
            rows, began = model.rowCount(), time.perf_counter()
            table.scrollToBottom()
            self._until(lambda rows=rows: model.rowCount() > rows)
            answers.append((time.perf_counter() - began) * 1000)
        answers.sort()
        self.said[f"{len(answers)} pages down"] = {
            "answer_p50": round(answers[len(answers) // 2], 1),
            "answer_worst": round(answers[-1], 1),
            "pause": round(self.pauses.worst_ms, 1),
        }

    def _count(self) -> None:
        self._shown += 1

    def _until(self, true: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not true():
            pause(1)
            assert time.monotonic() < deadline

    def _until_idle(self) -> None:
        for _ in range(3):
            self._until(lambda: self.window.jobs.is_idle)
            pause(30)


def main(count: int, folder: Path) -> None:
    """Measure and print one JSON line."""
    if not (folder / "counter.toml").exists():
        fill(folder, count)
    app = application()
    assert isinstance(app, QApplication)
    theme.apply(app)
    window = MainWindow(open_office(Paths(folder)), FakePrinter(), app)
    window.resize(1366, 728)
    window.show()
    window.activateWindow()
    window.sign_in.password.setText(PASSWORD)
    window.sign_in.wanted.emit("lan", PASSWORD)
    deadline = time.monotonic() + PATIENCE_S
    while window.is_locked and time.monotonic() < deadline:
        pause(20)
    person = Person(window)
    person.type_keys()
    person.set_filters()
    person.go_down()
    total = person.register.count.text()
    print(json.dumps({"dossiers": count, "count": total} | person.said, ensure_ascii=False))
    window.shut()


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 500_000
    if len(sys.argv) > 2:
        main(wanted, Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as made:
            main(wanted, Path(made))
