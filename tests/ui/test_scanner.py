"""A scanner's burst is taken out of the window; a person's typing is not."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget

from counter_app.domain import cards
from counter_app.ui.scanner import GAP_MS, Scanner
from tests.ui.hands import CARD


@pytest.fixture
def bench(qtbot, qapp):
    """A field with the focus in a real window, and what the scanner delivered."""
    window = QWidget()
    field = QLineEdit()
    QVBoxLayout(window).addWidget(field)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    scanner = Scanner(qapp, window)
    heard: list[str] = []
    scanner.scanned.connect(heard.append)
    yield window, field, heard
    scanner.stop()


def _burst(window, text, ending=Qt.Key.Key_Return, start=1000, gap=4):
    """What a wedge scanner does: keys with the platform's time stamps, then the ending."""
    moment = start
    for letter in text:
        _key(window, 0, letter, moment)
        moment += gap
    if ending is not None:
        _key(window, ending, "\r" if ending != Qt.Key.Key_Tab else "\t", moment)
    return moment


def _key(window, key, text, moment):
    event = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    event.setTimestamp(moment)
    QApplication.sendEvent(window.windowHandle(), event)


@pytest.mark.parametrize("ending", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_burst_is_delivered_whole_and_leaks_nowhere(qtbot, bench, ending):
    window, field, heard = bench
    _burst(window, CARD, ending)
    assert heard == [CARD]
    qtbot.wait(200)
    assert field.text() == ""
    assert field.hasFocus()


def test_a_password_that_comes_fast_is_no_code(qtbot, bench):
    window, field, heard = bench
    field.setEchoMode(QLineEdit.EchoMode.Password)
    entered = []
    field.returnPressed.connect(lambda: entered.append(field.text()))
    _burst(window, "mat-khau|dai-2026")
    assert entered == ["mat-khau|dai-2026"]
    field.clear()
    _burst(window, CARD, start=9000)  # scanned by mistake: it does not become a password
    qtbot.wait(200)
    assert (heard, field.text()) == ([CARD], "")


def test_a_person_types_and_nothing_is_taken(qtbot, bench):
    window, field, heard = bench
    for number, letter in enumerate("Nguyen Thi Mau"):
        _key(window, 0, letter, 1000 + number * 90)
    _key(window, Qt.Key.Key_Return, "\r", 1000 + 14 * 90)
    qtbot.waitUntil(lambda: field.text() == "Nguyen Thi Mau")
    assert heard == []


def test_two_keys_rolled_by_a_fast_typist_are_given_back(qtbot, bench):
    window, field, heard = bench
    _burst(window, "an", None, gap=12)
    qtbot.waitUntil(lambda: field.text() == "an", timeout=GAP_MS * 20)
    assert heard == []


def test_a_burst_cut_in_two_by_a_slow_cable_is_still_one(bench):
    window, _field, heard = bench
    half = len(CARD) // 2
    moment = _burst(window, CARD[:half], None)
    _burst(window, CARD[half:], start=moment + 90)
    assert heard == [CARD]


def test_a_burst_without_an_ending_is_given_back_as_typing(qtbot, bench):
    window, field, heard = bench
    _burst(window, "H48.12.34", None)
    qtbot.waitUntil(lambda: field.text() == "H48.12.34")
    assert heard == []


def test_what_an_input_method_rewrites_with_backspaces_stays_in_the_burst(bench):
    window, _field, heard = bench
    _burst(window, "05118500123x", None)
    _key(window, Qt.Key.Key_Backspace, "\b", 1046)
    _burst(window, "4|", start=1048)
    assert heard == ["051185001234|"]


def test_shortcuts_pass_at_once(bench):
    window, field, heard = bench
    field.setText("xoá")
    field.selectAll()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert heard == []


@pytest.mark.parametrize(
    "damaged",
    [
        CARD,
        CARD.swapcase(),
        CARD.replace("Nguyễn", "Nguyeenx"),
        "051203009876||Tran Van Thu|01022003|Nam|Xa Mau|10122022",
    ],
)
def test_what_arrives_is_still_a_card(bench, damaged):
    window, _field, heard = bench
    _burst(window, damaged)
    assert cards.parse(heard[0]).id_number in ("051185001234", "051203009876")


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_an_open_list_of_choices_gets_nothing_of_a_scan(qtbot, qapp, bench):
    window, _field, heard = bench
    choice = QComboBox()
    choice.addItems(["Không", "051185001234", "Nữ", "Tại quầy"])
    window.layout().addWidget(choice)
    choice.setFocus()
    choice.showPopup()
    qtbot.waitUntil(choice.view().isVisible)
    front = qapp.focusWindow() or window.windowHandle()
    moment = 1000
    for letter in CARD:
        event = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        event.setTimestamp(moment)
        QApplication.sendEvent(front, event)
        moment += 4
    ending = QKeyEvent(
        QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r"
    )
    ending.setTimestamp(moment)
    QApplication.sendEvent(front, ending)
    assert heard == [CARD]
    assert choice.currentText() == "Không"
    choice.hidePopup()


@pytest.mark.parametrize("gap", [35, 60, 90, 140, 250])
def test_typing_at_human_speed_is_never_a_scan(qtbot, bench, gap):
    """35 ms between keys is faster than any typist holds for a whole number of a card."""
    window, field, heard = bench
    moment = 1000
    for letter in "051185001234":
        _key(window, 0, letter, moment)
        moment += gap
    _key(window, Qt.Key.Key_Return, "\r", moment)
    qtbot.waitUntil(lambda: field.text() == "051185001234")
    assert heard == []


def test_a_busy_window_makes_no_scan_of_typing(qtbot, bench):
    """Keys that waited while the window was busy arrive together; their time stamps tell."""
    window, field, heard = bench
    for number, letter in enumerate("Nguyen Thi Mau"):
        _key(window, 0, letter, 1000 + number * 120)
    _key(window, Qt.Key.Key_Tab, "\t", 1000 + 14 * 120)
    qtbot.waitUntil(lambda: field.text() == "Nguyen Thi Mau")
    assert heard == []


def test_a_scan_right_after_typing_leaves_what_was_typed(qtbot, bench):
    window, field, heard = bench
    _key(window, 0, "N", 1000)
    _key(window, 0, "a", 1150)
    _burst(window, CARD, start=1300)
    assert heard == [CARD]
    qtbot.waitUntil(lambda: field.text() == "Na")


@pytest.mark.parametrize(
    "residue",
    [
        CARD.replace("Nguyễn Thị Mẫu", "Nguyeenx Thij Maauf".replace("f", "x")),
        CARD.replace("Nguyễn Thị Mẫu", "NGUYỄN THỊ MẪU"),
        CARD.swapcase(),
        CARD.replace("Mẫu", "Mâu~"),
    ],
)
@pytest.mark.parametrize("ending", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_damage_of_an_input_method_keeps_number_and_birthday(bench, residue, ending):
    window, field, heard = bench
    _burst(window, residue, ending)
    card = cards.parse(heard[0])
    assert (card.id_number, card.born) == ("051185001234", "1985-08-15")
    assert field.text() == ""
