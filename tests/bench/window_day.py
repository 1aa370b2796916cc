"""A counter's day at the real window: memory, and the longest time the window took no event.

``python -m tests.bench.window_day [VISITORS] [FOLDER] [--dossiers N]``: builds an office with
100,000 dossiers where there is none, then plays a day in a process of its own: 130 visitors, cards
scanned as bursts of keys, procedures found by typing, scans dropped and bound, receipts made and
drawn at 300 dpi as for a printer, every tenth time a walk through the other screens.

Said are, in MB, ``pss_peak`` (looked at after every visitor) and ``rss_peak`` (the kernel's own
high-water mark); in ms, of every gap between two beats of a timer in the UI thread, ``work_ms``
(processor time of the UI thread alone in the worst gap) and ``wall_ms`` (which a loaded machine
lengthens), with the step in which it was; ``over_50``: gaps in which the UI thread worked longer.
"""

# ruff: noqa: T201

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.start import PASSWORD, fill, ms, pss_mb

BEAT_MS = 2
SAME_DAY, THREE_DAYS, MANY_PAPERS = "2.000815", "1.004873", "1.014199"


def _coreless_s() -> float:
    """Return for how long this thread could have run and had no core; 0 where nobody counts it."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_text("ascii").split()[1]) / 1e9
    except OSError:
        return 0.0


class Heart:
    """Beats in the UI thread and remembers the gaps."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.step = ""
        self.gaps: list[tuple[float, float, str]] = []  # work, wall, step
        self.still: list[float] = []  # seconds between two beats, less those without a core
        self._work, self._wall = time.thread_time(), time.perf_counter()
        self._coreless = _coreless_s()
        self._timer = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def _beat(self) -> None:
        work, wall = time.thread_time(), time.perf_counter()
        coreless = _coreless_s()
        self.gaps.append((work - self._work, wall - self._wall, self.step))
        self.still.append(wall - self._wall - (coreless - self._coreless))
        self._work, self._wall, self._coreless = work, wall, coreless

    def told(self) -> dict[str, Any]:
        """Return the worst gaps."""
        work, wall = max(self.gaps), max(self.gaps, key=lambda gap: gap[1])
        long = [gap for gap in self.gaps if gap[0] > 0.05]
        return {
            "work_ms": ms(work[0]),
            "work_step": work[2],
            "wall_ms": ms(wall[1]),
            "wall_step": wall[2],
            "still_ms": ms(max(self.still)),
            "over_50": len(long),
            "over_50_steps": sorted({gap[2] for gap in long}),
        }


class DrawnPrinter:
    """A printer without paper: pages are drawn as for a real one, and let go."""

    is_ready = True

    def __init__(self) -> None:
        self.printed = 0

    def names(self) -> list[str]:
        return []

    def print_pdf(self, pdf: bytes, title: str) -> None:
        from counter_app.ui.paper.pages import rendered

        assert rendered(pdf, dpi=300)
        self.printed += 1


class Day:
    """One officer, one window."""

    def __init__(self, folder: Path, password: str, scans: list[Path]) -> None:
        from counter_app.front import open_front
        from counter_app.paths import Paths
        from counter_app.process import suit_a_window
        from counter_app.ui.language import Language
        from counter_app.ui.look import theme
        from counter_app.ui.main_window import MainWindow
        from counter_app.ui.program import application, spare_from_collection

        suit_a_window()
        app = application()
        theme.apply(app)
        self._language = Language()
        self._language.choose("vi")
        self.printer, self._scans, self._password = DrawnPrinter(), scans, password
        self.window: Any = MainWindow(open_front(Paths(folder)), self.printer, app)
        spare_from_collection(self.window)
        self.heart = Heart()
        self.pss_peak = 0.0
        self.codes: list[str] = []

    def play(self, visitors: int) -> None:
        """Sign in, receive everybody, look around now and then."""
        from tests.ui.hands import press, type_text

        window = self.window
        self._step("sign-in")
        window.show()
        window.activateWindow()
        self._wait(window.isActiveWindow)
        type_text(window.sign_in.password, self._password)
        self._wait(lambda: True)
        press(window.sign_in.password, "Return")
        self._wait(lambda: not window.is_locked)
        for number in range(visitors):
            self._receive(number)
            if number % 10 == 9 or number == visitors - 1:
                self._look_around()
            self.pss_peak = max(self.pss_peak, pss_mb())
            if number % 10 == 9:
                print(number + 1, pss_mb(), file=sys.stderr, flush=True)

    def _receive(self, number: int) -> None:
        from PySide6.QtWidgets import QApplication

        from tests.ui.hands import press, type_text

        window = self.window
        screen = window.screens.reception
        self._step("show reception")
        window.screens.show_screen("reception")
        self._step("scan a card")
        self._burst(f"0512{number:08d}||Nguyễn Văn Thử {number}|01021990|Nam|Xã Mẫu|10122022")
        self._wait(screen.card_strip.isVisible)
        press(QApplication.focusWidget(), "Return")
        self._wait(lambda: screen.applicant.name.text() != "")
        self._step("find a procedure")
        screen.search.setFocus()
        wanted = MANY_PAPERS if number % 20 == 19 else (SAME_DAY, THREE_DAYS)[number % 2]
        for letter in wanted:
            type_text(screen.search, letter)
            self._wait(lambda: True)
        press(screen.search, "Return")
        self._wait(lambda: screen.procedure is not None)
        self._step("choose a case")
        if screen.panel.must_choose:
            screen.panel.cases.setCurrentIndex(1)
            screen.panel.cases.activated.emit(1)
        self._step("papers")
        screen.checklist.table.setFocus()
        if number % 2 == 0:
            self._scan(number)
        press(screen.checklist.table, "F8")
        self._wait(lambda: True)
        if screen.deadline.asked.isVisible():
            type_text(screen.deadline.count, "5")
        if screen.fee.amount.isVisible():
            type_text(screen.fee.amount, "15000")
        self._wait(lambda: True)
        self._step("save and print")
        printed = self.printer.printed
        press(window, "F9")
        self._wait(lambda: self.printer.printed > printed)
        self.codes.append(screen.saved_strip.code.text())

    def _scan(self, number: int) -> None:
        from PySide6.QtWidgets import QApplication

        from counter_app.ui.scans.sheet import ScanSheet
        from tests.ui.hands import press
        from tests.ui.scans.dropping import drop_files

        self._step("open scans")
        table = self.window.screens.reception.checklist.table

        def opened() -> bool:
            if isinstance(QApplication.activeModalWidget(), ScanSheet):
                return True
            press(table, "F11")
            return False

        self._wait(opened)
        sheet: Any = QApplication.activeModalWidget()
        self._step("add scans")
        drop_files(sheet, *self._scans[: 1 + number % len(self._scans)])
        self._wait(lambda: len(sheet.flow.document.pages) > number % len(self._scans))
        self._step("turn a page")
        press(sheet.list, "R")
        self._wait(lambda: True)
        self._step("bind scans")
        press(sheet, "F9")
        self._wait(lambda: QApplication.activeModalWidget() is None)
        self.window.activateWindow()
        self._wait(self.window.isActiveWindow)

    def _look_around(self) -> None:
        from tests.ui.hands import press, type_text

        screens = self.window.screens
        for name in ("register", "returning", "sync", "board", "office"):
            self._step(f"show {name}")
            screens.show_screen(name)
            self._wait(lambda: True)
        self._step("search the register")
        screens.show_screen("register")
        search = screens.screen("register").search
        search.setFocus()
        for letter in "nguyen":
            type_text(search, letter)
            self._wait(lambda: True)
        search.clear()
        self._step("show a dossier")
        screens.show_dossier(self.codes[-1])
        self._wait(lambda: True)
        press(self.window, "Escape")
        self._wait(lambda: True)

    def _burst(self, payload: str) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QKeyEvent
        from PySide6.QtWidgets import QApplication

        plain, handle = Qt.KeyboardModifier.NoModifier, self.window.windowHandle()
        for number, letter in enumerate((*payload, "\r")):
            key = Qt.Key.Key_Return if letter == "\r" else 0
            event = QKeyEvent(QKeyEvent.Type.KeyPress, key, plain, letter)
            event.setTimestamp(1 + int(time.monotonic() * 1000) + 4 * number)
            QApplication.sendEvent(handle, event)

    def _step(self, name: str) -> None:
        self._wait(lambda: True)
        self.heart.step = name

    def _wait(self, true: Any) -> None:

        from counter_app.ui.played.hands import pause

        limit, calm = time.monotonic() + 120, 0
        while calm < 2:
            pause(20)
            calm = calm + 1 if true() and self.window.jobs.is_idle else 0
            assert time.monotonic() < limit, (self.heart.step, len(self.codes), self._seen())

    def _seen(self) -> list[str]:
        """What stands in front, for whoever looks for the reason of a standstill."""
        from PySide6.QtWidgets import QApplication, QLabel

        front = QApplication.activeModalWidget() or self.window
        labels = [label.text() for label in front.findChildren(QLabel) if label.isVisible()]
        return [front.windowTitle(), *labels, str(self.window.jobs.is_idle)]


def child(folder: Path, visitors: int, password: str) -> None:
    """Play the day and say what it cost."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    from PySide6.QtWidgets import QApplication

    with tempfile.TemporaryDirectory() as scratch:
        # drawn elsewhere: what makes the scans must not count into the window's memory
        draw = "import sys; from tests.bench.window_day import draw; draw(sys.argv[1])"
        subprocess.run([sys.executable, "-c", draw, scratch], check=True)
        day = Day(folder, password, sorted(Path(scratch).iterdir()))
        day.play(visitors)
        said = {
            "visitors": len(set(day.codes)),
            "printed": day.printer.printed,
            "pss_peak": day.pss_peak,
            "rss_peak": _high_water_mb(),
            **day.heart.told(),
        }
    print(json.dumps(said, ensure_ascii=False))
    sys.stdout.flush()
    day.window.screens.reception.clear()
    day.window.shut()
    QApplication.processEvents()
    os._exit(0)


def draw(folder: str) -> None:
    """Make three scans as a scanner does: A4, 200 dpi, colour."""
    from tests.services.scanned import picture

    for number in range(3):
        (Path(folder) / f"{number}.jpg").write_bytes(picture(ink=f"TRANG {number}"))


def _high_water_mb() -> float:
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM:"))
    return round(int(line.split()[1]) / 1024, 1)


def run(folder: Path, visitors: int, password: str) -> dict[str, Any]:
    """Play a day in a process of its own and return what it said."""
    words = [sys.executable, "-m", "tests.bench.window_day", str(visitors), "--child", str(folder)]
    said = subprocess.run(
        words, check=True, capture_output=True, text=True, env=os.environ | {"DAY": password}
    )
    told: dict[str, Any] = json.loads(said.stdout.strip().splitlines()[-1])
    return told


def main() -> None:
    """Build, play, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("visitors", nargs="?", type=int, default=130)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--dossiers", type=int, default=100_000)
    parser.add_argument("--child", type=Path)
    words = parser.parse_args()
    if words.child:
        child(words.child, words.visitors, os.environ["DAY"])
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = words.folder or Path(scratch) / "data"
        if not (folder / "counter.toml").exists():
            fill(folder, words.dossiers)
        for name, value in run(folder, words.visitors, PASSWORD).items():
            print(f"{name:14s} {value}")


if __name__ == "__main__":
    main()
