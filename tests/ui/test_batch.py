"""One procedure for many people: a village's list, without retyping."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.domain.dossier import Status
from counter_app.domain.errors import MachineError
from counter_app.services.at_hand.unprinted import UnprintedPaper
from counter_app.ui.look import theme
from counter_app.ui.reception.batch.kept import KIND, lists_in, with_list
from counter_app.ui.reception.batch.model import BatchModel, BatchRow, Column, State
from counter_app.ui.reception.batch.table import SAMPLES, PeopleTable
from tests.ui.hands import CARD, SAME_DAY, THREE_DAYS, choose_procedure, press, type_text

TABLE = (
    "STT\tHọ và tên\tSố CCCD\tNgày sinh\tGiới tính\tĐịa chỉ\n"
    "1\tNguyễn Thị Mẫu\t051185001234\t15/08/1985\tNữ\tThôn 1\n"
    "2\tTrần Văn Thử\t051203009876\t01/02/2003\tNam\tThôn 1\n"
    "3\tLê Thị Mẫu\t0511900043\t20/11/1990\tNữ\tThôn 2\n"
)


@pytest.fixture
def screen(window):
    return window.screens.reception


@pytest.fixture
def sheet(qtbot, window, screen, idle):
    """The list, opened for certified copies with everything ticked."""
    choose_procedure(qtbot, window, SAME_DAY)
    screen.checklist.table.setFocus()
    press(screen.checklist.table, "F8")
    type_text(screen.summary, "Hộ nghèo Thôn 1")
    idle()
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    idle()
    opened = QApplication.activeModalWidget()
    assert opened.objectName() == "batchSheet"
    qtbot.waitUntil(opened.isActiveWindow)
    yield opened
    if opened in QApplication.topLevelWidgets() and opened.isVisible():
        opened.model.drop(range(len(opened.model.rows)))
        opened.reject()
    idle()
    screen.clear()


def _state(sheet, number: int) -> str:
    return sheet.model.index(number, Column.STATE).data()


def test_a_pasted_list_becomes_a_dossier_for_each_and_each_has_its_receipt(
    window, counter, sheet, printer, idle
):
    QApplication.clipboard().setText(TABLE)
    QTest.keyClick(sheet.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [row.name for row in sheet.model.people()] == [
        "Nguyễn Thị Mẫu",
        "Trần Văn Thử",
        "Lê Thị Mẫu",
    ]
    assert "12 digits" in _state(sheet, 2)
    press(sheet, "F9")
    idle()
    codes = [row.code for row in sheet.model.people()]
    assert codes[:2] == ["H48.12.34-260302-1001", "H48.12.34-260302-1002"]
    assert codes[2] == ""
    assert printer.printed == codes[:2]
    assert counter.unprinted.waiting() == ()
    for code, name in zip(codes, ("Nguyễn Thị Mẫu", "Trần Văn Thử"), strict=False):
        dossier = counter.processing.dossier(code)
        assert (dossier.applicant.name, dossier.summary) == (name, "Hộ nghèo Thôn 1")
        assert dossier.status is Status.RECEIVED
        assert [c.originals for c in dossier.components] == [1]
    # the one that was wrong is shown; put right, only that one is received
    assert sheet.table.currentIndex().row() == 2
    sheet.model.setData(sheet.model.index(2, Column.ID_NUMBER), "051190004321")
    press(sheet, "F9")
    idle()
    assert len(printer.printed) == 3
    assert len(counter.registers.search("mau")) == 2


def test_a_whole_number_and_a_whole_day_have_room_in_their_columns(qapp, window, screen):
    theme.apply(qapp, percent=125)
    try:
        model = BatchModel()
        table = PeopleTable(model, screen)
        for column in (Column.ID_NUMBER, Column.BORN, Column.PHONE):
            model.setData(model.index(0, column), SAMPLES[column])
            assert table.columnWidth(column) >= table.sizeHintForColumn(column)
    finally:
        theme.apply(qapp)


def test_cards_are_scanned_one_after_the_other(window, sheet, idle):
    window.scanner.scanned.emit(CARD)
    window.scanner.scanned.emit("051203009876||Trần Văn Thử|01022003|Nam|Xã Mẫu|10122022")
    window.scanner.scanned.emit(CARD)
    assert [row.id_number for row in sheet.model.people()] == ["051185001234", "051203009876"]
    assert "1" in sheet.fault.text()
    assert not window.screens.reception.card_strip.isVisible()
    assert sheet.model.people()[0].born == "15/08/1985"
    assert sheet.model.people()[0].sex == "Female"


def test_a_person_may_be_typed_and_the_list_grows(sheet, idle):
    model = sheet.model
    sheet.table.setCurrentIndex(model.index(0, Column.NAME))
    sheet.table.edit(sheet.table.currentIndex())
    type_text(QApplication.focusWidget(), "Phạm Văn Thử")
    press(QApplication.focusWidget(), "Tab")
    assert model.rows[0].name == "Phạm Văn Thử"
    assert model.rowCount() == 2
    assert model.state(0) is State.READY


def test_the_same_number_twice_is_a_fault(sheet):
    for number in (0, 1):
        sheet.model.setData(sheet.model.index(number, Column.NAME), "Nguyễn Thị Mẫu")
        sheet.model.setData(sheet.model.index(number, Column.ID_NUMBER), "051185001234")
    assert sheet.model.count(State.FAULTY) == 2
    assert "twice" in _state(sheet, 0)
    assert not sheet.receive.isEnabled()


def test_without_a_printer_the_receipts_wait_and_no_sheet_pops_up(
    window, counter, sheet, printer, idle
):
    printer.is_ready = False
    QApplication.clipboard().setText(TABLE)
    sheet._paste()
    press(sheet, "F9")
    idle()
    assert QApplication.activeModalWidget() is sheet
    codes = [row.code for row in sheet.model.people() if row.code]
    assert counter.unprinted.waiting() == tuple(UnprintedPaper(code) for code in codes)
    assert "2" in sheet.fault.text()


def test_leaving_a_list_that_is_not_received_asks(window, sheet, idle):
    QApplication.clipboard().setText(TABLE)
    sheet._paste()
    asked = []

    def stay() -> None:
        asked.append(QApplication.activeModalWidget().windowTitle())
        QApplication.activeModalWidget().reject()

    QTimer.singleShot(50, stay)
    press(sheet, "Escape")
    assert asked == ["Leave the list?"]
    assert sheet.isVisible()


def test_a_list_is_back_after_a_power_cut(qtbot, window, counter, screen, sheet, idle):
    QApplication.clipboard().setText(TABLE)
    sheet._paste()
    qtbot.wait(1500)
    idle()
    sheet.done(0)  # as if the program had ended: nobody was asked, nothing thrown away
    idle()
    assert "Trần Văn Thử" in counter.drafts.of(counter.officer, "list")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    idle()
    again = QApplication.activeModalWidget()
    assert [row.name for row in again.model.people()][:2] == ["Nguyễn Thị Mẫu", "Trần Văn Thử"]
    again.model.drop(range(len(again.model.rows)))
    again.reject()
    idle()
    assert counter.drafts.of(counter.officer, "list") == ""


def test_a_list_that_cannot_be_kept_says_so_and_is_tried_again(
    qtbot, counter, sheet, idle, monkeypatch, log_warnings
):
    def full(*_what: object) -> None:
        raise MachineError("disk.full", errno=28)

    monkeypatch.setattr(counter.drafts, "keep", full)
    QApplication.clipboard().setText(TABLE)
    QTest.keyClick(sheet.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "disk" in sheet.fault.text())
    assert sheet.model.people()[0].name == "Nguyễn Thị Mẫu"
    monkeypatch.undo()
    qtbot.waitUntil(lambda: "Nguyễn Thị Mẫu" in counter.drafts.of(counter.officer, KIND))


def test_what_everybody_needs_is_asked_for_first(qtbot, window, screen, idle):
    choose_procedure(qtbot, window, THREE_DAYS)
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.activeModalWidget() is None
    assert "Still missing: 6" in screen.fault.text()
    screen.clear()


def test_the_list_of_one_procedure_does_not_write_over_that_of_another(
    qtbot, window, counter, screen, sheet, idle
):
    other = with_list("", THREE_DAYS, [BatchRow(name="Đỗ Văn Thử")])
    counter.drafts.keep(counter.officer, other, KIND)
    sheet.scanned(CARD)
    qtbot.wait(1300)
    idle()
    kept = lists_in(counter.drafts.of(counter.officer, KIND))
    assert {code: people[0]["name"] for code, people in kept.items()} == {
        THREE_DAYS: "Đỗ Văn Thử",
        SAME_DAY: "Nguyễn Thị Mẫu",
    }
    sheet.model.drop(range(len(sheet.model.rows)))
    sheet.reject()
    idle()
    assert list(lists_in(counter.drafts.of(counter.officer, KIND))) == [THREE_DAYS]
    window.screens.drafts.bring_back()
    screen.clear()
    window.screens.drafts.bring_back()
    idle()
    assert "Xác nhận tình trạng hôn nhân. Ctrl+B" in screen.fault.text()


def test_what_is_being_typed_into_a_cell_stays_when_a_card_is_scanned(window, sheet, idle):
    first = sheet.model.index(0, Column.NAME)
    sheet.table.setCurrentIndex(first)
    sheet.table.edit(first)
    type_text(QApplication.focusWidget(), "Phạm Văn Thử")
    sheet.scanned(CARD)
    assert [row.name for row in sheet.model.people()] == ["Phạm Văn Thử", "Nguyễn Thị Mẫu"]


def test_a_list_stopped_half_way_is_still_kept(qtbot, window, counter, sheet, printer, idle):
    QApplication.clipboard().setText(TABLE)
    sheet._paste()
    qtbot.wait(1300)
    idle()
    plain = printer.print_pdf

    def print_and_stop(pdf: bytes, title: str) -> None:
        plain(pdf, title)
        QTimer.singleShot(0, sheet, sheet.reject)

    printer.print_pdf = print_and_stop
    press(sheet, "F9")
    qtbot.waitUntil(lambda: sheet.model.count(State.RECEIVED) > 0)
    qtbot.wait(1300)
    idle()
    assert 0 < sheet.model.count(State.RECEIVED) < 3
    (kept,) = lists_in(counter.drafts.of(counter.officer, KIND)).values()
    assert [person["name"] for person in kept if not person["code"]] == [
        row.name for row in sheet.model.people() if not row.code
    ]


def test_a_name_still_being_typed_is_received_too(window, counter, sheet, idle):
    sheet.scanned(CARD)
    empty = sheet.model.index(1, Column.NAME)
    sheet.table.setCurrentIndex(empty)
    sheet.table.edit(empty)
    type_text(QApplication.focusWidget(), "Phạm Văn Thử")
    press(sheet, "F9")
    idle()
    assert [(row.name, bool(row.code)) for row in sheet.model.people()] == [
        ("Nguyễn Thị Mẫu", True),
        ("Phạm Văn Thử", True),
    ]
