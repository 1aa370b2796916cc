"""The register: found by typing, restricted, written to a file, remembered."""

from datetime import timedelta

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from counter_app.domain.dossier import Status
from counter_app.domain.registers import Colour, Daily
from counter_app.domain.staff import Officer, Role
from counter_app.services.registers import RegisterLine
from counter_app.ui.paper.preview import Preview
from counter_app.ui.played.hands import pause
from counter_app.ui.register.book_sheet import BookSheet
from counter_app.ui.register.model import PAGE, Column, RegisterModel
from tests.printing.reading import text_of
from tests.ui.hands import THREE_DAYS, press, type_text
from tests.ui.screens.conftest import codes_of, exported, save_as, told


def _choose(box, data) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


@pytest.mark.parametrize("typed", ["do van thu", "ĐỖ VĂN", "051203009876", "1002"])
def test_a_dossier_is_found_again_by_name_code_or_number(two, register, idle, typed):
    assert register.search.hasFocus()
    type_text(register.search, typed)
    idle()
    assert codes_of(register) == [two[1].code]


def test_what_nobody_bears_is_found_nowhere_and_said(two, register, idle):
    type_text(register.search, "khong co ai")
    idle()
    assert register.model.rowCount() == 0
    assert register.count.text() == "0 dossiers"


def test_a_stale_answer_is_dropped(two, register, idle):
    register.search.setText("mau")
    register.load()
    register.search.setText("khong co ai")
    register.load()
    idle()
    assert register.model.rowCount() == 0


def test_letters_typed_on_the_list_search_and_up_leads_back(two, register, idle):
    press(register.search, "Down")
    assert register.table.hasFocus()
    type_text(register.table, "thu")
    assert register.search.hasFocus()
    idle()
    assert codes_of(register) == [two[1].code]
    press(register.search, "Down")
    press(register.table, "Up")
    assert register.search.hasFocus()


def test_every_filter_restricts_and_all_are_cleared_at_once(
    window, counter, clock, make, decided, register, idle
):
    old = make("Lê Thị Mẫu", procedure=THREE_DAYS)
    clock.forward(days=1)
    counter.change_officer(counter.staff.add(_bay(), "mat-khau-bay", by=counter.officer))
    ready = decided("Trần Văn Thử")
    register.hide()
    register.show()
    idle()
    filters = register.filters
    for box, data, left in (
        (filters.statuses, int(Status.DECIDED), [ready.code]),
        (filters.officers, "lan", [old.code]),
        (filters.days, "yesterday", [old.code]),
        (filters.due, "soon", [old.code]),
    ):
        _choose(box, data)
        idle()
        assert codes_of(register) == left
        QTest.mouseClick(filters.clear_all, Qt.MouseButton.LeftButton)
        idle()
        assert len(codes_of(register)) == 2
    filters.procedure.setFocus()
    type_text(filters.procedure, THREE_DAYS)
    idle()
    press(filters.procedure, "Return")
    idle()
    assert codes_of(register) == [old.code]
    assert filters.procedure.text() == counter.catalogue.get(THREE_DAYS).short_name
    filters.waiting.setFocus()
    press(filters.waiting, "Space")
    idle()
    assert filters.waiting.isChecked()
    assert codes_of(register) == [old.code]


def _bay() -> Officer:
    return Officer("bay", "Lê Văn Bảy Thử", Role.ADMIN)


def test_the_field_of_the_procedure_says_only_what_restricts(two, register, idle):
    field = register.filters.procedure
    field.setFocus()
    type_text(field, "khai sinh")
    idle()
    press(field, "Escape")
    register.search.setFocus()
    assert (field.text(), register.filters.limits()) == ("", {})
    field.setFocus()
    type_text(field, THREE_DAYS)
    idle()
    press(field, "Return")
    idle()
    chosen = field.text()
    assert register.filters.limits() == {"procedure": THREE_DAYS}
    field.selectAll()
    type_text(field, "khai sinh")
    idle()
    assert register.filters.words() == chosen, "the heading of a list says what is in it"
    press(field, "Escape")
    register.search.setFocus()
    assert field.text() == chosen


def test_days_are_chosen_from_and_until(counter, clock, make, register, idle):
    first = make()
    clock.forward(days=3)
    make()
    day = first.received_at.date()
    register.show_only(day=day, until=day + timedelta(days=1))
    idle()
    assert codes_of(register) == [first.code]
    assert register.filters.first.isVisible()


def test_colours_have_words_beside_them(clock, make, register, idle):
    make(procedure=THREE_DAYS)
    clock.forward(days=1)
    register.load()
    idle()
    assert "Due soon" in register.model.index(0, Column.COLOUR).data()


def test_a_long_list_comes_page_by_page_each_dossier_once(make, register, idle):
    made = {make().code for _ in range(PAGE + 30)}
    register.load()
    idle()
    assert register.model.rowCount() == PAGE
    assert register.count.text() == f"{PAGE + 30} dossiers"
    register.table.scrollToBottom()
    register.model.fetchMore(register.table.rootIndex())
    idle()
    assert len(codes_of(register)) == PAGE + 30
    assert set(codes_of(register)) == made


def test_pages_are_asked_for_once_and_a_short_one_is_the_last(make, counter):
    make("Đỗ Văn Thử")
    line = counter.registers.search("thu")[0]
    full = [RegisterLine(line.dossier, Colour.GREEN, line.procedure_name)] * PAGE
    model = RegisterModel()
    asked = []
    model.page_wanted.connect(asked.append)
    model.begin(full, complete=False)
    nowhere = model.index(-1, -1)
    assert model.canFetchMore(nowhere)
    model.fetchMore(nowhere)
    model.fetchMore(nowhere)
    assert asked == [PAGE]
    model.add_page(full[:5])
    assert model.rowCount() == PAGE + 5
    assert model.is_complete


def test_enter_opens_the_dossier_and_escape_leads_back(window, two, register, idle):
    register.load()
    idle()
    press(register.search, "Down", "Return")
    press(register.table, "Return")
    idle()
    assert window.screens.current == "dossier"
    assert window.screens.screen("dossier").code.text() == two[1].code
    press(window, "Escape")
    assert window.screens.current == "register"


def test_coming_back_from_a_dossier_one_stands_where_one_was(window, two, register, idle):
    register.load()
    idle()
    press(register.search, "Down")
    press(register.table, "Down", "Return")
    idle()
    assert window.screens.screen("dossier").code.text() == two[0].code
    press(window, "Escape")
    idle()
    assert register.table.currentIndex().row() == 1
    type_text(register.search, "0")  # something else is wanted: from its beginning
    idle()
    assert register.table.currentIndex().row() == 0


def test_the_book_of_a_period_is_looked_at_and_saved(window, two, register, idle, tmp_path):
    QTest.mouseClick(register.books, Qt.MouseButton.LeftButton)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, BookSheet)
    file = tmp_path / "so.xlsx"
    save_as(file)
    QTest.mouseClick(sheet.excel, Qt.MouseButton.LeftButton)
    told(register, "The book is saved")
    assert file.exists()
    assert exported(window)[0][1] == "Báo cáo tháng"
    press(sheet, "Return")
    for _ in range(200):
        pause(25)
        if isinstance(QApplication.activeModalWidget(), Preview):
            break
    preview = QApplication.activeModalWidget()
    idle()
    assert preview.pages
    preview.accept()
    sheet.reject()


def test_a_period_that_ends_before_it_begins_is_refused(register, idle):
    QTest.mouseClick(register.books, Qt.MouseButton.LeftButton)
    sheet = QApplication.activeModalWidget()
    sheet.first.setDate(sheet.last.date().addDays(5))
    view = next(b for b in sheet.findChildren(QPushButton) if "View" in b.text())
    QTest.mouseClick(view, Qt.MouseButton.LeftButton)
    told(register, "")
    sheet.reject()


def test_a_list_of_the_day_is_looked_at_and_saved(window, make, decided, register, idle, tmp_path):
    here = make("Trần Văn Thử")
    ready = decided("Lê Thị Mẫu")
    QTest.mouseClick(register.books, Qt.MouseButton.LeftButton)
    sheet = QApplication.activeModalWidget()
    sheet.kind.setFocus()
    sheet.kind.setCurrentIndex(sheet.kind.findData("received"))
    assert not sheet.first.isVisible()
    assert sheet.last.isVisible()
    assert sheet.last.accessibleName() == "Day"
    press(sheet, "Return")
    assert {here.code, ready.code} <= set(_preview_text(idle).split())
    sheet.kind.setCurrentIndex(sheet.kind.findData("uncollected"))
    assert not sheet.last.isVisible()
    sheet.activateWindow()
    press(sheet, "Return")
    seen = _preview_text(idle)
    assert ready.code in seen
    assert here.code not in seen
    file = tmp_path / "danh-sach.xlsx"
    save_as(file)
    QTest.mouseClick(sheet.excel, Qt.MouseButton.LeftButton)
    told(register, "The book is saved")
    rows = openpyxl.load_workbook(file).active.iter_rows(values_only=True)
    assert any(ready.code in map(str, row) for row in rows)
    sheet.reject()


def test_every_list_of_the_day_and_every_book_can_be_made(window, make, register, idle):
    make()
    QTest.mouseClick(register.books, Qt.MouseButton.LeftButton)
    sheet = QApplication.activeModalWidget()
    kinds = [sheet.kind.itemData(n) for n in range(sheet.kind.count()) if sheet.kind.itemData(n)]
    assert {kind.value for kind in Daily} < set(kinds)
    for kind in kinds:
        sheet.kind.setCurrentIndex(sheet.kind.findData(kind))
        sheet.activateWindow()
        press(sheet, "Return")
        assert _preview_text(idle), kind
    sheet.reject()


def _preview_text(idle) -> str:
    for _ in range(400):
        pause(25)
        if isinstance(QApplication.activeModalWidget(), Preview):
            break
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, Preview)
    idle()
    text = text_of(preview._pdf)
    preview.accept()
    return text
