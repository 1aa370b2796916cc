"""Where there is no line the journal travels by stick, written and read in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit

from counter_app import locks
from counter_app.trial.province import Province
from counter_app.ui.dialogs import KeysSheet
from counter_app.ui.sync_centre.courier_sheet import CourierSheet
from tests.gateway.program import command
from tests.ui.hands import press
from tests.ui.screens.conftest import in_front


@pytest.fixture
def province(tmp_path):
    with Province(tmp_path / "province") as made:
        yield made


@pytest.fixture
def stick(tmp_path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def sheet(window, idle):
    """The sheet, opened from the sync centre."""
    press(window, "F5")
    idle()
    centre = window.screens.screen("sync")
    QTest.mouseClick(centre.courier, Qt.MouseButton.LeftButton)
    made = QApplication.activeModalWidget()
    assert isinstance(made, CourierSheet)
    assert QTest.qWaitForWindowActive(made)
    return made


def choose(path: Path) -> None:
    """Type a name into the dialog that asks where, and press Enter."""

    def answer(dialog) -> None:
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        name.setText(str(path))
        QTest.keyClick(name, Qt.Key.Key_Return)

    in_front(QFileDialog, answer)


def done(qtbot, sheet, idle) -> str:
    qtbot.waitUntil(lambda: sheet.courier.is_idle, timeout=20_000)
    idle()
    return "\n".join(one.text() for one in sheet.findChildren(QLabel) if one.isVisible())


def test_what_waits_goes_out_and_the_answer_comes_back(
    qtbot, window, counter, make, province, stick, idle
):
    dossier = make()
    make()
    counter.join(province.url, province.enrol())
    province.stop()
    window.status.look()
    idle()
    press(window, "F5")
    idle()
    centre = window.screens.screen("sync")
    assert centre.figures["pending"].text() == "2"
    QTest.mouseClick(centre.courier, Qt.MouseButton.LeftButton)
    sheet = QApplication.activeModalWidget()
    assert "Waiting: 2 entries" in done(qtbot, sheet, idle)
    choose(stick)
    press(sheet, "F9")
    said = done(qtbot, sheet, idle)
    (bundle,) = stick.glob("*.courier")
    assert f"Written: {bundle.name}. Entries: 2, scans: 0. You may pull the stick out" in said
    assert dossier.code.encode() not in bundle.read_bytes()
    answer = stick / "tra-loi"
    blobs = ("--blobs", str(province.folder / "blobs"))
    command("courier", str(bundle), "--out", str(answer), *blobs, "--db", str(province.database))
    for told in ("The province confirmed. Entries: 2", "Nothing new"):
        sheet.activateWindow()  # what the desktop does when the dialog has closed
        assert QTest.qWaitForWindowActive(sheet)
        choose(answer)
        press(sheet, "F8")
        assert told in done(qtbot, sheet, idle)
    assert centre.figures["pending"].text() == "0"
    assert counter.registers.view(dossier.code, counter.officer).delivered
    press(sheet, "Escape")
    assert QApplication.activeModalWidget() is None


def test_a_stick_that_fails_or_a_wrong_file_is_explained_and_may_be_tried_again(
    qtbot, window, counter, make, province, stick, sheet, idle
):
    make()
    sheet.courier.write_to(stick)
    assert "not connected" in done(qtbot, sheet, idle).lower()
    counter.join(province.url, province.enrol())
    province.stop()
    sheet.courier.write_to(stick / "none" / "at-all")
    assert "The stick could not be written or read" in done(qtbot, sheet, idle)
    sheet.courier.read_from(stick / "none")
    assert "The stick could not be written or read" in done(qtbot, sheet, idle)
    (stick / "other").write_bytes(b"a letter")
    sheet.courier.read_from(stick / "other")
    assert "cannot be used" in done(qtbot, sheet, idle)
    assert counter.delivery.status().counts.pending == 1
    sheet.courier.write_to(stick)
    assert "Written:" in done(qtbot, sheet, idle)
    sheet.reject()


def test_another_program_that_speaks_for_this_counter_is_not_disturbed(
    qtbot, window, counter, make, province, stick, sheet, idle
):
    make()
    counter.join(province.url, province.enrol())
    province.stop()
    window.room.bridge._hold_wire = lambda: locks.wire(counter.paths)
    with locks.wire(counter.paths):
        sheet.courier.write_to(stick)
        done(qtbot, sheet, idle)
        assert sheet.fault.isVisible()
    assert list(stick.iterdir()) == []
    sheet.courier.write_to(stick)
    assert "Written:" in done(qtbot, sheet, idle)
    sheet.reject()


def test_a_stick_that_is_written_after_its_sheet_was_left_is_told_by_the_window(
    qtbot, window, counter, make, province, stick, sheet, idle
):
    make()
    counter.join(province.url, province.enrol())
    province.stop()
    courier = sheet.courier
    courier.write_to(stick)
    press(sheet, "Escape")
    assert QApplication.activeModalWidget() is None
    qtbot.waitUntil(lambda: "courier" in window.room.notices.names, timeout=20_000)
    idle()
    (bundle,) = stick.glob("*.courier")
    said = window.room.notices.text_of("courier")
    assert bundle.name in said
    assert "You may pull the stick out now." in said
    courier.write_to(stick / "none" / "at-all")
    qtbot.waitUntil(lambda: "could not be written" in window.room.notices.text_of("courier"))


def test_a_sheet_opened_while_the_stick_is_written_says_so(
    qtbot, window, counter, make, province, stick, sheet, idle
):
    make()
    counter.join(province.url, province.enrol())
    province.stop()
    sheet.courier.write_to(stick)
    press(sheet, "Escape")
    QTest.mouseClick(window.screens.screen("sync").courier, Qt.MouseButton.LeftButton)
    again = QApplication.activeModalWidget()
    assert "Please leave the stick in" in again.said.text()
    assert not again.out.isEnabled()
    assert "Written:" in done(qtbot, again, idle)
    assert "courier" not in window.room.notices.names
    again.reject()


def test_f1_says_what_the_stick_is_for(sheet):
    press(sheet, "F1")
    keys = QApplication.activeModalWidget()
    assert isinstance(keys, KeysSheet)
    said = "\n".join(one.text() for one in keys.findChildren(QLabel))
    assert "only the province can open it" in said
    assert "F8" in said
    keys.accept()
    sheet.reject()
