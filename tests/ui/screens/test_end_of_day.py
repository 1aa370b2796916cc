"""The end of the day: one button, whatever the line does; it warns and keeps nobody."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from counter_app.domain.orders import OrderedComponent
from counter_app.trial.province import Trial
from counter_app.ui.main_window import MainWindow
from counter_app.ui.paper.preview import Preview
from counter_app.ui.played.hands import pause
from tests.printing.reading import text_of
from tests.services.scanned import pdf_of
from tests.ui.hands import press, receive, until_idle


@pytest.fixture
def centre(window, idle):
    press(window, "F5")
    idle()
    return window.screens.screen("sync")


@pytest.fixture
def theirs(qtbot, enrolled: MainWindow):
    """The sync centre of a counter that is enrolled."""
    press(enrolled, "F5")
    until_idle(qtbot, enrolled)
    return enrolled.screens.screen("sync")


def _words(widget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def _sheet(qtbot, window) -> str:
    """Return what the two-sided sheet says, and put it away."""
    qtbot.waitUntil(lambda: window.findChild(Preview) is not None, timeout=30_000)
    preview = window.findChild(Preview)
    until_idle(qtbot, window)
    said = text_of(preview._pdf)
    preview.accept()
    until_idle(qtbot, window)
    return said


def test_the_end_of_the_day_warns_and_keeps_nobody(window, counter, make, centre, idle):
    make()
    press(centre.end_of_day, "Space")
    idle()
    pause(400)
    idle()
    assert "You can go home" in centre.ending.words.text()
    assert "Due today and still open: 1" in centre.ending.warnings.text()
    assert counter.housekeeping.last_backup() is not None


def test_everything_is_delivered_and_both_sides_agree(qtbot, enrolled: MainWindow, until):
    window = enrolled
    receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234")
    press(window, "F5")
    centre = window.screens.screen("sync")
    until(lambda: "Everything" in centre.sentence.text())
    until_idle(qtbot, window)
    assert "Nothing waits." in _words(centre.waiting)
    QTest.mouseClick(centre.end_of_day, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(Preview) is not None, timeout=30_000)
    preview = window.findChild(Preview)
    until_idle(qtbot, window)
    assert "Good evening" in centre.ending.words.text()
    assert "ĐỐI SOÁT" in text_of(preview._pdf).upper()
    preview.accept()


def test_a_line_that_was_down_is_tried_before_anybody_is_sent_home(
    qtbot, enrolled, running: Trial, theirs, until
):
    window = enrolled
    until(lambda: "Everything" in theirs.sentence.text())
    running.province.stop()
    receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234")
    until(lambda: "No line" in theirs.sentence.text())
    running.province.start()
    press(window, "F5")
    until_idle(qtbot, window)
    QTest.mouseClick(theirs.end_of_day, Qt.MouseButton.LeftButton)
    until(lambda: not theirs.ending.is_under_way)
    assert "Good evening" in theirs.ending.words.text()
    _sheet(qtbot, window)


def test_without_a_line_one_may_go_home_with_a_sheet_and_it_is_told_when_all_has_come(
    qtbot, enrolled, running: Trial, theirs, until
):
    window = enrolled
    until(lambda: "Everything" in theirs.sentence.text())
    running.province.stop()
    code = receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234")
    press(window, "F5")
    until_idle(qtbot, window)
    QTest.mouseClick(theirs.end_of_day, Qt.MouseButton.LeftButton)
    until(lambda: not theirs.ending.is_under_way)
    assert "You can go home" in theirs.ending.words.text()
    said = _sheet(qtbot, window)
    assert code in said
    assert "ĐỐI SOÁT" in said.upper()
    running.province.start()
    window.room.bridge.try_now()
    until(lambda: "Good evening" in theirs.ending.words.text())


def test_a_line_lost_midway_sends_nobody_into_the_night(
    qtbot, enrolled, running: Trial, theirs, until
):
    window = enrolled
    until(lambda: "Everything" in theirs.sentence.text())
    window.room.bridge.hold_scans(True)
    code = receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234")
    dossier = window.counter.processing.dossier(code)
    heavy = OrderedComponent(dossier.components[0].seq, scans=(pdf_of(2) + b"\n%" * 6_000_000,))
    window.counter.processing.attach(code, heavy, by=window.counter.officer)
    until(lambda: theirs.figures["pending"].text() == "0")
    press(window, "F5")
    until_idle(qtbot, window)
    window.room.bridge.hold_scans(False)
    QTest.mouseClick(theirs.end_of_day, Qt.MouseButton.LeftButton)
    assert theirs.ending.is_under_way
    assert theirs.ending.leave.isVisible()
    running.province.kill()
    until(lambda: not theirs.ending.is_under_way)
    assert "The line does not allow it now." in theirs.ending.words.text()
    assert code in _sheet(qtbot, window)


def test_scans_that_are_held_back_are_not_called_delivered(qtbot, enrolled, theirs, until):
    window = enrolled
    theirs.facts_only.setFocus()
    press(theirs.facts_only, "Space")
    code = receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234")
    dossier = window.counter.processing.dossier(code)
    scan = OrderedComponent(dossier.components[0].seq, scans=(pdf_of(1),))
    window.counter.processing.attach(code, scan, by=window.counter.officer)
    press(window, "F5")
    until(lambda: theirs.figures["scans"].text().startswith("1"))
    QTest.mouseClick(theirs.end_of_day, Qt.MouseButton.LeftButton)
    until(lambda: not theirs.ending.is_under_way)
    assert "1 scans stay here" in theirs.ending.words.text()
    assert "Everything" not in theirs.ending.words.text()
    _sheet(qtbot, window)
