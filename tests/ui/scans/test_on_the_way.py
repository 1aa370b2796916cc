"""From the checklist, or a received dossier, to the sheet and into the journal."""

import pytest
from PySide6.QtWidgets import QApplication

from counter_app.domain.workflow import Act
from counter_app.ui.dialogs import Sheet
from counter_app.ui.dossier.act_sheets import ActSheet
from counter_app.ui.dossier.deeds import perform
from counter_app.ui.reception.checklist_model import Column, State
from counter_app.ui.scans.sheet import ScanSheet
from tests.services.scanned import pdf_of, picture
from tests.ui.hands import (
    SAME_DAY,
    THREE_DAYS,
    choose_procedure,
    press,
    receive,
    type_text,
)
from tests.ui.scans.dropping import drop_files, drop_on, file_of


@pytest.fixture
def screen(place, window):
    return window.screens.reception


def _in_front(qtbot, window) -> None:
    """What the desktop does by itself when a sheet has closed."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def _open_from_checklist(qtbot, window, screen, settle) -> ScanSheet:
    _in_front(qtbot, window)
    press(screen.checklist.table, "F11")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ScanSheet))
    settle()
    opened = QApplication.activeModalWidget()
    assert isinstance(opened, ScanSheet)
    qtbot.waitUntil(opened.isActiveWindow)
    return opened


def test_from_the_checklist_to_the_journal(qtbot, window, screen, counter, tmp_path, settle):
    choose_procedure(qtbot, window, THREE_DAYS)
    table, model = screen.checklist.table, screen.checklist.model
    table.setFocus()
    press(table, "Space")
    sheet = _open_from_checklist(qtbot, window, screen, settle)
    drop_files(sheet, file_of(tmp_path, "to-khai.jpg", picture()))
    settle()
    with qtbot.waitSignal(sheet.accepted):
        press(sheet, "F9")
    settle()
    row = table.currentIndex().row()
    assert model.index(row, Column.SCANS).data() == "1"
    press(table, "Space", "Space")
    assert model.index(row, Column.SCANS).data() == "1"
    again = _open_from_checklist(qtbot, window, screen, settle)
    assert len(again.flow.document.pages) == 1
    press(again, "Escape")
    settle()
    _in_front(qtbot, window)
    model.waive_rest()
    type_text(screen.applicant.name, "Nguyễn Thị Mẫu")
    type_text(screen.applicant.id_number, "051185001234")
    settle()
    press(window, "F9")
    settle()
    dossier = counter.processing.dossier(screen.saved_strip.code.text())
    (handed,) = dossier.components
    (key,) = handed.scans
    with counter.store.read() as work:
        stored = work.attachments.read(key)
    assert stored.startswith(b"%PDF-1.4")
    assert model.handed() == ()


def test_a_paper_that_does_not_apply_is_not_scanned(qtbot, window, screen, settle):
    choose_procedure(qtbot, window, THREE_DAYS)
    table = screen.checklist.table
    table.setFocus()
    press(table, "X", "F11")
    told = QApplication.activeModalWidget()
    assert isinstance(told, Sheet)
    assert not isinstance(told, ScanSheet)
    assert "not scanned" in told.windowTitle()
    told.accept()
    settle()


def test_a_scan_is_attached_to_a_dossier_that_was_received(
    qtbot, window, place, counter, tmp_path, settle
):
    code = receive(qtbot, window, "Trần Văn Thử", "051085001234", SAME_DAY)
    view = counter.registers.view(code, counter.officer)
    act = ActSheet(window, Act.ATTACH, view, place)
    act.open()
    qtbot.waitUntil(act.isActiveWindow)
    press(act, "F11")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ScanSheet))
    sheet = QApplication.activeModalWidget()
    qtbot.waitUntil(sheet.isActiveWindow)
    drop_files(sheet, file_of(tmp_path, "a.pdf", pdf_of(2)))
    settle()
    with qtbot.waitSignal(sheet.accepted):
        press(sheet, "F9")
    settle()
    assert "Pages: 2" in act.widgets["scans"].text()
    _in_front(qtbot, act)
    with qtbot.waitSignal(act.accepted):
        press(act, "F9")
    after = perform(counter, view, Act.ATTACH, act.values())
    assert [len(intake.scans) for intake in after.components] == [1]
    act.deleteLater()


def test_attaching_without_a_scan_is_not_saved(qtbot, window, place, counter):
    code = receive(qtbot, window, "Trần Văn Thử", "051085001234", SAME_DAY)
    act = ActSheet(window, Act.ATTACH, counter.registers.view(code, counter.officer), place)
    act.open()
    qtbot.waitUntil(act.isActiveWindow)
    press(act, "F9")
    assert act.isVisible()
    assert act.widgets["scans"].property("fault") == "true"
    act.reject()
    act.deleteLater()


def _row_of(screen, state: State) -> int:
    model = screen.checklist.model
    return next(n for n in range(model.rowCount()) if model.row_at(n).state is state)


def test_a_file_dropped_on_a_paper_becomes_its_scan(qtbot, window, screen, tmp_path, settle):
    choose_procedure(qtbot, window, THREE_DAYS)
    table = screen.checklist.table
    number = _row_of(screen, State.MISSING) + 1
    place = table.visualRect(screen.checklist.model.index(number, Column.NAME)).center()
    assert drop_on(table, place, file_of(tmp_path, "to-khai.pdf", pdf_of(2)))
    settle()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, ScanSheet)
    assert len(sheet.flow.document.pages) == 2
    press(sheet, "F9")
    settle()
    assert screen.checklist.model.row_at(number).scan_pages == 2
    screen.clear()


def test_a_heading_and_what_is_no_file_take_no_drop(qtbot, window, screen, tmp_path, settle):
    choose_procedure(qtbot, window, THREE_DAYS)
    table = screen.checklist.table
    heading = screen.checklist.model.index(_row_of(screen, State.HEADING), Column.NAME)
    file = file_of(tmp_path, "to-khai.pdf", pdf_of(1))
    assert not drop_on(table, table.visualRect(heading).center(), file)
    assert not drop_on(table, table.visualRect(heading).center())
    assert QApplication.activeModalWidget() is None
    screen.clear()
