"""The register, the dossier behind a line, returning results, the board and the settings."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from counter_app.domain.deeds import Decided, FeeTaken
from counter_app.domain.dossier import Status
from counter_app.domain.registers import Colour
from counter_app.domain.workflow import Act
from counter_app.services.at_hand.unprinted import UnprintedPaper
from counter_app.services.registers import RegisterLine
from counter_app.ui.dossier.act_sheets import ActSheet
from counter_app.ui.register.model import PAGE, Column, RegisterModel
from tests.ui.hands import FakePrinter, press, receive, type_text


@pytest.fixture
def codes(qtbot, window):
    """Two dossiers, received by hand."""
    return (
        receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234"),
        receive(qtbot, window, "Đỗ Văn Thử", "051203009876"),
    )


def _decided(counter, code):
    deed = Decided("granted", "12/XN")
    return counter.processing.decide(code, deed, by=counter.officer)


def _answer(fill, *, accept=True):
    def look() -> None:
        sheet = QApplication.activeModalWidget()
        if not isinstance(sheet, ActSheet):
            QTimer.singleShot(20, look)
            return
        fill(sheet)
        if accept:
            sheet.accept()

    QTimer.singleShot(20, look)


@pytest.mark.parametrize("typed", ["do van thu", "ĐỖ VĂN", "051203009876", "1002"])
def test_a_dossier_is_found_again_by_name_code_or_number(window, codes, idle, typed):
    press(window, "F3")
    register = window.screens.screen("register")
    assert register.search.hasFocus()
    type_text(register.search, typed)
    idle()
    assert [register.model.line_at(0).dossier.code] == [codes[1]]
    assert register.model.rowCount() == 1


def test_a_stale_answer_is_dropped(window, codes, idle):
    press(window, "F3")
    register = window.screens.screen("register")
    idle()
    register.search.setText("mau")
    register.load()
    register.search.setText("khong co ai")
    register.load()
    idle()
    assert register.model.rowCount() == 0


def test_filters_say_what_is_shown_and_colours_have_words(window, counter, codes, idle):
    _decided(counter, codes[0])
    press(window, "F3")
    register = window.screens.screen("register")
    idle()
    assert register.model.rowCount() == 2
    words = register.model.index(0, Column.COLOUR).data()
    assert "Due soon" in words
    register.statuses.setCurrentIndex(register.statuses.findData(int(Status.DECIDED)))
    register.statuses.activated.emit(0)
    idle()
    assert [register.model.line_at(0).dossier.code] == [codes[0]]
    register.waiting.click()
    idle()
    assert register.count.text() == "1 dossiers"


def test_pages_are_asked_for_once_and_a_short_one_is_the_last(qtbot, counter, codes):
    line = counter.registers.search("thu")[0]
    full = [RegisterLine(line.dossier, Colour.GREEN, line.procedure_name)] * PAGE
    model = RegisterModel()
    asked = []
    model.page_wanted.connect(asked.append)
    model.begin(full, complete=False)
    assert model.canFetchMore(model.index(-1, -1))
    model.fetchMore(model.index(-1, -1))
    model.fetchMore(model.index(-1, -1))
    assert asked == [PAGE]
    model.add_page(full[:5])
    assert model.rowCount() == PAGE + 5
    assert model.is_complete


def test_enter_opens_the_dossier_and_escape_leads_back(window, codes, idle):
    press(window, "F3")
    idle()
    register = window.screens.screen("register")
    press(register.search, "Down", "Return")
    idle()
    dossier = window.screens.screen("dossier")
    assert window.screens.current == "dossier"
    assert dossier.code.text() == codes[1]
    press(window, "Escape")
    assert window.screens.current == "register"


def test_only_what_may_be_done_next_stands_on_the_buttons(window, counter, codes, idle):
    window.screens.show_dossier(codes[0])
    idle()
    dossier = window.screens.screen("dossier")
    shown = {dossier.steps.itemAt(n).widget().objectName() for n in range(dossier.steps.count())}
    assert shown == {f"act-{act.value}" for act in dossier.view.steps_allowed}
    assert "act-return" not in shown


def test_an_act_is_done_through_its_form_and_stands_in_the_timeline(window, codes, idle):
    window.screens.show_dossier(codes[0])
    idle()
    dossier = window.screens.screen("dossier")
    _answer(lambda sheet: type_text(sheet.widgets["to"], "Phòng Văn hóa - Xã hội"))
    dossier.act(Act.HAND_OVER)
    idle()
    assert dossier.view.dossier.status is Status.PROCESSING
    assert len(dossier.view.timeline) == 2
    assert dossier.status.text() == "In processing"


def test_an_act_without_what_must_be_said_is_not_done(window, codes, idle):
    window.screens.show_dossier(codes[0])
    idle()
    dossier = window.screens.screen("dossier")

    def fill(sheet) -> None:
        sheet.accept()
        assert sheet.isVisible()
        assert sheet.widgets["to"].property("fault") == "true"
        sheet.reject()

    _answer(fill, accept=False)
    dossier.act(Act.HAND_OVER)
    idle()
    assert dossier.view.dossier.status is Status.RECEIVED


def test_every_act_has_a_form_that_opens(window, codes, idle):
    window.screens.show_dossier(codes[0])
    idle()
    view = window.screens.screen("dossier").view
    for act in Act:
        sheet = ActSheet(window, act, view)
        assert set(sheet.values())
        sheet.deleteLater()


def test_an_unknown_code_is_explained_calmly(window, idle):
    window.screens.show_dossier("H48.12.34-260302-9999")
    idle()
    box = QApplication.activeModalWidget()
    assert box.windowTitle() == "No such dossier here"
    box.accept()


def test_a_result_is_returned_and_the_slip_printed(
    window, counter, codes, idle, printer: FakePrinter
):
    _decided(counter, codes[0])
    press(window, "F4")
    idle()
    screen = window.screens.screen("returning")
    assert screen.model.rowCount() == 1
    window.screens.scanned(codes[0])
    idle()
    assert codes[0] in screen.summary.text()
    _pay(counter, codes[0])
    screen.table.clearSelection()
    screen.table.selectRow(0)
    idle()
    press(window, "F9")
    idle()
    assert counter.processing.dossier(codes[0]).status is Status.RETURNED
    assert printer.printed[-1] == codes[0]
    assert screen.model.rowCount() == 0


def _pay(counter, code):
    for fee in counter.processing.dossier(code).fees:
        if fee.amount:
            deed = FeeTaken(fee.amount, fee.name)
            counter.processing.take_fee(code, deed, by=counter.officer)


def test_an_unpaid_fee_asks_before_the_result_is_returned(window, counter, codes, idle):
    _decided(counter, codes[0])
    press(window, "F4")
    idle()
    screen = window.screens.screen("returning")
    screen.table.selectRow(0)
    idle()
    assert "Still owed" in screen.owed.text()
    asked = []

    def back() -> None:
        sheet = QApplication.activeModalWidget()
        asked.append(sheet.windowTitle())
        sheet.reject()

    QTimer.singleShot(50, back)
    press(window, "F9")
    idle()
    assert asked == ["A fee is still owed"]
    assert counter.processing.dossier(codes[0]).status is Status.DECIDED


def test_the_sync_centre_says_what_waits_and_why(window, codes, idle):
    press(window, "F5")
    idle()
    centre = window.screens.screen("sync")
    window.status.look()
    idle()
    assert "Not connected" in centre.sentence.text()
    assert centre.figures["pending"].text() == "2"
    assert centre.figures["confirmed"].text() == "never yet"
    why = centre._waiting.itemAt(0).widget().text()
    assert "not connected to the province yet" in why
    assert not centre.try_now.isEnabled()


def test_the_end_of_the_day_keeps_nobody_from_going_home(window, codes, idle):
    press(window, "F5")
    idle()
    centre = window.screens.screen("sync")
    centre.end_of_day.click()
    idle()
    assert "You can go home" in centre.end_words.text()


def test_the_board_counts_and_draws(window, counter, codes, idle):
    _decided(counter, codes[0])
    press(window, "F7")
    idle()
    board = window.screens.screen("board")
    assert board.figures["received"].text() == "2"
    assert board.figures["ready"].text() == "1"
    assert "Result ready: 1" in board.open_now.accessibleName()


def test_settings_are_written_and_the_text_grows_at_once(window, counter, idle, qapp):
    press(window, "F10")
    idle()
    office = window.screens.screen("office")
    assert office.printer.findData("Máy in thử") > 0
    office.paper.setCurrentIndex(office.paper.findData("A5"))
    office.save()
    idle()
    assert 'paper = "A5"' in counter.paths.settings.read_text("utf-8")
    before = qapp.font().pixelSize()
    office.text.setCurrentIndex(office.text.findData("150"))
    office.text.activated.emit(0)
    assert qapp.font().pixelSize() > before
    assert window.taste.text_percent == 150


def test_f1_shows_the_keys(window):
    press(window, "F1")
    sheet = QApplication.activeModalWidget()
    assert sheet.objectName() == "helpSheet"
    sheet.accept()


def test_receipts_not_printed_can_be_printed_again_or_let_go(
    qtbot, window, idle, printer: FakePrinter
):
    printer.broken = True
    code = receive(qtbot, window, "Trần Văn Thử", "051203009876")
    QApplication.activeModalWidget().accept()
    window.screens.show_unprinted()
    sheet = QApplication.activeModalWidget()
    assert sheet.objectName() == "unprintedSheet"
    printer.broken = False
    sheet._print(UnprintedPaper(code))
    idle()
    assert window.screens.slips.unprinted() == ()
    sheet.accept()
