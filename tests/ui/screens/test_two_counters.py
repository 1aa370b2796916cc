"""A day of two counters and one province, lived through the windows alone.

What one counter receives the other one decides; the first gives it out; both go home. Then both
take a different step with the same dossier, and the one that came second is put right.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from counter_app import locks
from counter_app.app import open_office
from counter_app.domain.dossier import Status
from counter_app.trial.province import PASSWORD, Trial, trial
from counter_app.ui.dossier.act_sheets import ActSheet
from counter_app.ui.main_window import MainWindow
from counter_app.ui.paper.preview import Preview
from counter_app.ui.played.hands import pause
from counter_app.ui.sync_centre.editions import EditionSheet
from counter_app.ui.words import formats, labels
from tests.ui.hands import THREE_DAYS, FakePrinter, press, receive, type_text, until_idle

PATIENCE_MS = 30_000


class Seat:
    """One counter's window and the hands of its officer."""

    def __init__(self, qtbot, qapp, running: Trial) -> None:
        self._qtbot = qtbot
        self.printer = FakePrinter()
        self.window = MainWindow(
            open_office(running.paths),
            self.printer,
            qapp,
            hold_wire=lambda: locks.wire(running.paths),
        )
        self.window.resize(1366, 697)
        self.window.show()
        self.front()
        type_text(self.window.sign_in.password, PASSWORD)
        press(self.window.sign_in.password, "Return")
        self.until(lambda: not self.window.is_locked)
        self.idle()

    def front(self) -> None:
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow)

    def idle(self) -> None:
        until_idle(self._qtbot, self.window)

    def until(self, true: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(true, timeout=PATIENCE_MS)

    def go(self, key: str, name: str):
        self.front()
        press(self.window, key)
        self.idle()
        return self.window.screens.screen(name)

    def deliver(self) -> None:
        """Try now, until everything is at the province and its news are here."""
        centre = self.go("F5", "sync")
        QTest.mouseClick(centre.try_now, Qt.MouseButton.LeftButton)

        def delivered() -> bool:
            if self.window.jobs.is_idle:  # a look on every tick would only queue up
                self.window.status.look()
            return centre.figures["pending"].text() == "0"

        self.until(delivered)

    def find(self, code: str):
        """Find a dossier in the register and open it; ask the province until it is here."""

        def found() -> bool:
            self.window.room.bridge.try_now()
            pause(150)
            register.load()
            self.idle()
            return register.model.rowCount() == 1

        register = self.go("F3", "register")
        register.search.clear()
        type_text(register.search, code)
        self.idle()
        self.until(found)
        press(register.search, "Return")
        self.idle()
        return self.window.screens.screen("dossier")

    def find_here(self, code: str):
        """Open a dossier without asking the province."""
        self.window.screens.show_dossier(code)
        self.idle()
        return self.window.screens.screen("dossier")

    def act(self, dossier, name: str, **said: str) -> None:
        """Press an act's button, fill its form in and save."""
        self.front()
        QTest.mouseClick(self.button(dossier, f"act-{name}"), Qt.MouseButton.LeftButton)
        self.until(lambda: isinstance(QApplication.activeModalWidget(), ActSheet))
        self.fill(QApplication.activeModalWidget(), **said)

    def fill(self, sheet: ActSheet, **said: str) -> None:
        assert QTest.qWaitForWindowActive(sheet)
        pause(60)
        for field, text in said.items():
            type_text(sheet.widgets[field], text)
        press(sheet, "F9")
        self.idle()

    def button(self, screen, name: str) -> QPushButton:
        return next(b for b in screen.findChildren(QPushButton, name) if b.isVisible())

    def status_of(self, code: str) -> Status:
        return self.window.counter.processing.dossier(code).status

    def until_told(self, code: str, status: Status) -> None:
        """Try now until the province has told the step; by itself that takes up to 30 seconds."""

        def told() -> bool:
            self.window.room.bridge.try_now()
            pause(150)
            return self.status_of(code) is status

        self.until(told)

    def close(self) -> None:
        self.idle()
        self.window.shut()
        self.window.hide()
        self.window.deleteLater()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Trial, Trial]]:
    """A province of this test alone: a conflict of the day stays on the day's sheet."""
    folder = tmp_path / "two-counters"
    with trial(folder, counter=1) as one, trial(folder, counter=2) as two:
        yield one, two


@pytest.fixture
def seats(qtbot, qapp, english, office) -> Iterator[tuple[Seat, Seat]]:
    made = [Seat(qtbot, qapp, running) for running in office]
    yield made[0], made[1]
    for seat in made:
        seat.close()


def _province(office, word: str, *more: str) -> str:
    folder = office[0].paths.data.parent / "province"
    ended = subprocess.run(
        [sys.executable, "-m", "sync.gateway", word, "--db", str(folder / "province.db"), *more],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return ended.stdout


def test_a_day_of_two_counters_ends_with_both_sides_agreeing(qtbot, office, seats):
    lan, minh = seats
    lan.front()
    code = receive(qtbot, lan.window, "Nguyễn Thị Mẫu", "051185001234", THREE_DAYS)
    dossier = lan.find(code)
    lan.act(dossier, "hand-over", to="Quầy 2")
    lan.deliver()
    dossier = minh.find(code)
    assert dossier.status.text() == "In processing"
    minh.act(dossier, "decide", number="15/XN")
    minh.deliver()
    returning = lan.go("F4", "returning")
    lan.until_told(code, Status.DECIDED)
    lan.window.scanner.scanned.emit(code)
    lan.idle()
    assert code in returning.form.summary.text()
    if returning.form.owed_amount:
        QTest.mouseClick(returning.form.pay, Qt.MouseButton.LeftButton)
        lan.until(lambda: isinstance(QApplication.activeModalWidget(), ActSheet))
        lan.fill(QApplication.activeModalWidget())
    assert returning.form.owed_amount == 0
    lan.front()
    press(lan.window, "F9")
    lan.idle()
    assert lan.status_of(code) is Status.RETURNED
    assert code in lan.printer.printed
    lan.deliver()
    minh.until_told(code, Status.RETURNED)
    for seat in seats:
        centre = seat.go("F5", "sync")
        QTest.mouseClick(centre.end_of_day, Qt.MouseButton.LeftButton)
        seat.until(lambda s=seat: s.window.findChild(Preview) is not None)
        seat.idle()
        assert "Good evening" in centre.ending.words.text()
        seat.window.findChild(Preview).accept()
        seat.idle()
    held = json.loads(_province(office, "show", code, "--json"))
    assert held["facts"]
    assert json.loads(_province(office, "verify", "--json"))["problems"] == []


def test_two_steps_that_cannot_both_stand_are_put_right_in_the_window(qtbot, office, seats):
    lan, minh = seats
    lan.front()
    code = receive(qtbot, lan.window, "Đỗ Văn Thử", "051203009876", THREE_DAYS)
    lan.deliver()
    theirs = minh.find(code)
    centre = lan.go("F5", "sync")
    QTest.mouseClick(centre.pause, Qt.MouseButton.LeftButton)
    lan.act(lan.find_here(code), "decide", number="16/XN")
    minh.act(theirs, "withdraw", reason="Công dân rút hồ sơ")
    minh.deliver()
    centre = lan.go("F5", "sync")
    QTest.mouseClick(centre.pause, Qt.MouseButton.LeftButton)

    def refused() -> bool:
        lan.window.room.bridge.try_now()
        lan.window.status.look()
        pause(100)
        return bool(centre.findChildren(QPushButton, "mend"))

    lan.until(refused)
    said = "\n".join(w.text() for w in centre.mending.findChildren(QLabel) if w.isVisible())
    assert "Another counter took a different step first." in said
    assert "compare the steps" in said
    theirs_at = minh.window.counter.processing.dossier(code).closed_at
    first = f"{labels.kind('dossier.withdrawn')} · {formats.minute(theirs_at)} · lan"
    assert f"First came: {first} · counter 2" in said
    QTest.mouseClick(lan.button(centre, "mend"), Qt.MouseButton.LeftButton)
    lan.until(lambda: isinstance(QApplication.activeModalWidget(), ActSheet))
    lan.fill(QApplication.activeModalWidget(), reason="Công dân đã rút ở quầy 2")
    lan.deliver()

    def mended() -> bool:
        lan.window.status.look()
        pause(100)
        return not [b for b in centre.findChildren(QPushButton, "mend") if b.isVisible()]

    lan.until(mended)
    assert "Nothing is to be put right." in [
        w.text() for w in centre.mending.findChildren(QLabel) if w.isVisible()
    ]


def test_an_edition_of_the_province_waits_and_is_put_in_force_by_a_lead(
    office, seats, tmp_path: Path
):
    lan, minh = seats
    file = tmp_path / "calendar.json"
    years = {"2031": {"provisional": False, "off": [["2031-09-02", "Quốc khánh"]], "work": []}}
    file.write_text(json.dumps({"years": years}), "utf-8")
    _province(office, "edition", str(file), "--unit", "H48.12.34")
    centre = lan.go("F5", "sync")

    def arrived() -> bool:
        lan.window.room.bridge.try_now()
        pause(200)
        centre.editions.load()
        pause(200)
        return centre.editions.isVisible()

    lan.until(arrived)
    QTest.mouseClick(lan.button(centre, "edition"), Qt.MouseButton.LeftButton)
    lan.until(lambda: isinstance(QApplication.activeModalWidget(), EditionSheet))
    sheet = QApplication.activeModalWidget()
    assert "calendar" in sheet.windowTitle()
    QTest.mouseClick(sheet.put, Qt.MouseButton.LeftButton)
    lan.until(lambda: not centre.editions.isVisible())
    with lan.window.counter.store.read() as work:
        assert "2031" in work.calendars.record()["years"]
    assert minh.window.counter.catalogue.edition()
