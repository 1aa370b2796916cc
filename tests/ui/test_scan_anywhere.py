"""A card is scanned with the cursor on each thing that can have it: taken, and leaks nowhere.

The keys come through the platform, as a scanner's do: shortcuts get their chance at each.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from counter_app.ui.main_window import MainWindow
from tests.services.scanned import picture
from tests.ui.hands import SAME_DAY, choose_procedure, press, until_idle
from tests.ui.scans.dropping import drop_files, file_of

PAYLOAD = "051185001234|212345678|NGUYEN THI MAU R|15081985|Nu|To 3-4+5 Thon X|22052021"


def scan(window: QWidget) -> None:
    for letter in PAYLOAD:
        QTest.keyClick(window.windowHandle(), letter)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)


def texts(over: QWidget) -> list[str]:
    fields = [*over.findChildren(QLineEdit), *over.findChildren(QAbstractSpinBox)]
    choices = [box.currentText() for box in over.findChildren(QComboBox)]
    longer = [field.toPlainText() for field in over.findChildren(QPlainTextEdit)]
    return [*(field.text() for field in fields), *choices, *longer]


def stops(over: QWidget) -> list[QWidget]:
    """Return what the cursor may stand on."""
    tab = Qt.FocusPolicy.TabFocus
    return [w for w in over.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & tab]


@pytest.fixture
def heard(window: MainWindow) -> list[str]:
    found: list[str] = []
    window.scanner.scanned.connect(found.append)
    return found


def test_wherever_the_cursor_stands_at_reception(qtbot, window, heard, idle):
    screen = window.screens.reception
    choose_procedure(qtbot, window, SAME_DAY)
    screen.owner_button.click()
    screen.delegate_button.click()
    screen.late.begin()
    idle()
    before, order = texts(screen), screen.entry()
    places = stops(window)
    assert len(places) > 40
    for place in places:
        place.setFocus()
        qtbot.wait(35)
        heard.clear()
        scan(window)
        qtbot.wait(35)
        assert heard == [PAYLOAD], place
        assert screen.card_strip.isVisible()
        press(screen.card_strip.drop, "Escape")
        assert texts(screen) == before, place
    assert (screen.entry().components, screen.entry().waive) == (order.components, order.waive)
    screen.clear()


def test_wherever_the_cursor_stands_in_the_register(qtbot, window, heard, idle):
    for number in range(len(stops(_register(window, idle)))):
        register = _register(window, idle)
        place = stops(register)[number]
        before = texts(register)
        place.setFocus()
        qtbot.wait(35)
        heard.clear()
        scan(window)
        qtbot.wait(35)
        assert heard == [PAYLOAD], place
        assert texts(register) == before, place
        assert window.screens.current == "reception", "there the card is confirmed"
        press(window.screens.reception.card_strip.drop, "Escape")


def _register(window: MainWindow, idle) -> QWidget:
    window.screens.show_screen("register")
    idle()
    return window.screens.screen("register")


def test_in_a_form_that_takes_no_card_nothing_of_it_is_typed(qtbot, window, heard, idle):
    screen = window.screens.reception
    choose_procedure(qtbot, window, SAME_DAY)
    screen.applicant.name.setText("Trần Văn Thử")
    screen.ask.click()
    sheet = QApplication.activeModalWidget()
    qtbot.waitUntil(sheet.isActiveWindow)
    before = texts(sheet)
    for place in stops(sheet):
        place.setFocus()
        qtbot.wait(35)
        scan(sheet)
        qtbot.wait(35)
        assert texts(sheet) == before, place
        assert sheet.isVisible()
    assert len(heard) == len(stops(sheet))
    assert not screen.card_strip.isVisible()
    sheet.reject()
    screen.clear()


def test_over_pages_of_a_scan_no_letter_of_it_is_a_command(qtbot, window, heard, idle, tmp_path):
    screen = window.screens.reception
    choose_procedure(qtbot, window, SAME_DAY)
    press(screen.checklist.table, "F11")
    sheet = QApplication.activeModalWidget()
    assert sheet.objectName() == "scanSheet"
    qtbot.waitUntil(sheet.isActiveWindow)
    drop_files(sheet, file_of(tmp_path, "a.jpg", picture()))
    until_idle(qtbot, window)
    before, zoom = sheet.flow.document, sheet.view._zoom
    scan(sheet)
    qtbot.wait(35)
    assert heard == [PAYLOAD]
    assert (sheet.flow.document, sheet.view._zoom) == (before, zoom)
    QTest.keyClick(sheet.windowHandle(), "r")
    assert sheet.flow.document.pages[0].turn == 90, "a person's R is a command"
    sheet.done(0)
    screen.clear()
