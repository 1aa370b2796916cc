"""One dossier: its timeline, its papers, what may be done next, and how a step is taken back."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from counter_app.domain.deeds import FeeTaken
from counter_app.domain.dossier import FeeLine, Status
from counter_app.domain.orders import OrderedComponent
from counter_app.domain.staff import Officer, Role
from counter_app.domain.workflow import Act
from counter_app.ui.dialogs import Sheet
from counter_app.ui.dossier.act_sheets import ActSheet
from counter_app.ui.look import theme
from counter_app.ui.paper.preview import Preview
from counter_app.ui.played.hands import pause
from tests.services.scanned import pdf_of
from tests.ui.hands import THREE_DAYS, FakePrinter, press, type_text
from tests.ui.screens.conftest import in_front


@pytest.fixture
def shown(window, make, idle):
    """A dossier of three working days, on the screen."""
    dossier = make(procedure=THREE_DAYS)
    return _show(window, dossier.code, idle)


def _show(window, code, idle):
    window.screens.show_dossier(code)
    idle()
    return window.screens.screen("dossier")


def _click(screen, name) -> None:
    QTest.mouseClick(_button(screen, name), Qt.MouseButton.LeftButton)


def _button(screen, name):
    found = [b for b in screen.findChildren(QPushButton, name) if b.isVisible()]
    assert found, name
    return found[0]


def _sheet() -> ActSheet:
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, ActSheet)
    assert QTest.qWaitForWindowActive(sheet)
    pause(60)
    return sheet


def _save(sheet, idle) -> None:
    press(sheet, "F9")
    idle()


def _timeline(screen) -> str:
    return "\n".join(words.text() for words in screen.findChildren(QLabel) if words.isVisible())


def test_only_what_may_be_done_next_stands_on_the_buttons(shown):
    names = {b.objectName() for b in shown.findChildren(QPushButton) if b.isVisible()}
    acts = {name for name in names if name.startswith("act-")}
    assert acts == {f"act-{act.value}" for act in shown.view.steps_allowed}
    assert "act-return" not in acts


def test_hand_over_decide_and_return_by_clicks_and_keys(shown, counter, idle, printer: FakePrinter):
    _click(shown, "act-hand-over")
    type_text(_sheet().widgets["to"], "Phòng Văn hóa - Xã hội")
    _save(_sheet(), idle)
    assert shown.status.text() == "In processing"
    assert "Phòng Văn hóa - Xã hội" in _timeline(shown)
    _click(shown, "act-decide")
    type_text(_sheet().widgets["number"], "15/XN")
    _save(_sheet(), idle)
    assert shown.status.text() == "Result ready"
    _click(shown, "act-return")
    _save(_sheet(), idle)
    assert counter.processing.dossier(shown.code.text()).status is Status.RETURNED
    assert printer.printed == [shown.code.text()]


def test_ask_for_a_supplement_take_it_in_apologise_and_stop(
    shown, counter, clock, idle, printer: FakePrinter
):
    code = shown.code.text()
    _click(shown, "act-ask-supplement")
    type_text(_sheet().widgets["items"], "Bản sao giấy khai sinh")
    _save(_sheet(), idle)
    assert counter.processing.dossier(code).status is Status.WAITING
    _click(shown, "act-add-supplement")
    brought = _sheet().widgets["components"]
    brought.table.setFocus()
    press(brought.table, "Space")
    _save(_sheet(), idle)
    assert counter.processing.dossier(code).status is Status.PROCESSING
    _click(shown, "act-repromise")
    later = (clock.now() + timedelta(days=14)).date()
    _sheet().widgets["due"].setDate(QDate(later.year, later.month, later.day))
    type_text(_sheet().widgets["reason"], "Chờ xác minh")
    _save(_sheet(), idle)
    assert counter.processing.dossier(code).deadline.repromised
    assert not [b for b in shown.findChildren(QPushButton, "act-repromise") if b.isVisible()]
    _click(shown, "act-stop")
    type_text(_sheet().widgets["reason"], "Công dân đề nghị")
    _save(_sheet(), idle)
    assert counter.processing.dossier(code).status is Status.STOPPED
    assert printer.printed == [code] * 3


@pytest.mark.parametrize(("act", "status"), [("refuse", 3), ("withdraw", 7)])
def test_refusing_and_withdrawing_print_their_form(
    shown, counter, idle, printer: FakePrinter, act, status
):
    _click(shown, f"act-{act}")
    type_text(_sheet().widgets["reason"], "Không thuộc thẩm quyền")
    _save(_sheet(), idle)
    assert int(counter.processing.dossier(shown.code.text()).status) == status
    assert printer.printed == [shown.code.text()]


def test_what_must_be_said_is_asked_for_and_nothing_is_done(shown, counter, idle):
    _click(shown, "act-hand-over")
    sheet = _sheet()
    press(sheet, "F9")
    assert sheet.isVisible()
    assert "To (unit or officer)" in sheet.fault.text()
    assert sheet.widgets["to"].hasFocus()
    press(sheet, "Escape")
    assert not sheet.isVisible()
    assert counter.processing.dossier(shown.code.text()).status is Status.RECEIVED


def test_a_deed_the_rules_refuse_keeps_what_was_typed(shown, clock, idle):
    _click(shown, "act-repromise")
    sheet = _sheet()
    sheet.widgets["due"].setDate(QDate(2026, 3, 3))
    type_text(sheet.widgets["reason"], "Chờ xác minh")
    _save(sheet, idle)
    assert sheet.isVisible()
    assert "later than the old one" in sheet.fault.text()
    assert sheet.widgets["reason"].toPlainText() == "Chờ xác minh"
    sheet.widgets["due"].setDate(QDate(2026, 3, 16))
    _save(sheet, idle)
    assert shown.view.dossier.deadline.repromised


def test_leaving_a_typed_form_asks(shown, idle):
    _click(shown, "act-hand-over")
    sheet = _sheet()
    type_text(sheet.widgets["to"], "Phòng")
    _asked_in_front(sheet, leave=False)
    press(sheet, "Escape")
    assert sheet.isVisible()
    _asked_in_front(sheet, leave=True)
    press(sheet, "Escape")
    assert not sheet.isVisible()


def _asked_in_front(sheet, *, leave: bool) -> None:
    def answer(box) -> None:
        if box is sheet:
            in_front(Sheet, answer)
        elif leave:
            box.accept()
        else:
            box.reject()

    in_front(Sheet, answer)


def test_a_lead_takes_a_step_back_with_a_reason(shown, counter, decided, window, idle):
    screen = _show(window, decided().code, idle)
    _click(screen, "act-step-back")
    sheet = _sheet()
    assert sheet.widgets["status"].currentText() == "One step back: In processing"
    press(sheet, "F9")
    assert "Reason" in sheet.fault.text()
    type_text(sheet.widgets["reason"], "Nhập nhầm kết quả")
    _save(sheet, idle)
    assert screen.status.text() == "In processing"
    assert "Nhập nhầm kết quả" in _timeline(screen)
    assert len(screen.view.timeline) == 3


def test_a_scan_of_somebody_else_is_taken_out_in_the_window(window, counter, make, idle):
    dossier = make()
    scans = OrderedComponent(dossier.components[0].seq, scans=(pdf_of(1), pdf_of(2)))
    kept, _wrong = (
        counter.processing.attach(dossier.code, scans, by=counter.officer).components[0].scans
    )
    screen = _show(window, dossier.code, idle)
    assert len([b for b in screen.findChildren(QPushButton, "scan") if b.isVisible()]) == 2
    _click(screen, "act-correct")
    sheet = _sheet()
    given = sheet.widgets["taken_out"]
    given.setFocus()
    press(given, "Down", "Space")
    type_text(sheet.widgets["reason"], "Bản chụp của người khác")
    assert sheet.height() < 728
    _save(sheet, idle)
    assert counter.processing.dossier(dossier.code).components[0].scans == (kept,)
    assert len([b for b in screen.findChildren(QPushButton, "scan") if b.isVisible()]) == 1
    assert "scans taken out: 1 · Bản chụp của người khác" in _timeline(screen)


def test_the_tallest_form_fits_a_low_screen_with_large_letters(window, counter, make, idle, qapp):
    dossier = make(procedure=THREE_DAYS)
    scans = OrderedComponent(dossier.components[0].seq, scans=(pdf_of(1), pdf_of(2)))
    counter.processing.attach(dossier.code, scans, by=counter.officer)
    theme.apply(qapp, percent=150)
    screen = _show(window, dossier.code, idle)
    _click(screen, "act-correct")
    sheet = _sheet()
    given = sheet.widgets["taken_out"]
    assert [given.item(row).text()[:6] for row in range(2)] == ["1/2 · ", "2/2 · "]
    QTest.mouseClick(sheet.late.opener, Qt.MouseButton.LeftButton)
    idle()
    assert sheet.height() <= 700
    assert QApplication.focusWidget() is sheet.late.when
    seen = sheet.late.when.visibleRegion().boundingRect().height()
    assert seen == sheet.late.when.height()  # what one types into is scrolled to
    save = next(b for b in sheet.findChildren(QPushButton) if "F9" in b.text())
    assert sheet.rect().contains(save.geometry())
    QTest.mouseClick(sheet.late.opener, Qt.MouseButton.LeftButton)
    press(sheet, "Escape")


def test_a_wrong_new_date_is_taken_back_by_a_lead(shown, counter, idle):
    first = shown.view.dossier.deadline.due
    _click(shown, "act-repromise")
    _sheet().widgets["due"].setDate(QDate(2026, 5, 12))
    type_text(_sheet().widgets["reason"], "Chờ xác minh")
    _save(_sheet(), idle)
    _click(shown, "act-correct")
    step = _sheet().widgets["status"]
    assert step.itemText(1).startswith("Take the new date back: 17:00")
    step.setFocus()
    press(step, "Down")
    type_text(_sheet().widgets["reason"], "Gõ nhầm tháng")
    _save(_sheet(), idle)
    assert shown.view.dossier.deadline.due == first
    assert "new date taken back" in _timeline(shown)
    assert _button(shown, "act-repromise")


def test_an_officer_who_is_no_lead_takes_no_step_back(counter, decided, window, idle):
    code = decided().code
    counter.change_officer(Officer("tu", "Tư Thử", Role.RECEIVE))
    screen = _show(window, code, idle)
    assert not [b for b in screen.findChildren(QPushButton, "act-step-back") if b.isVisible()]


def test_money_is_taken_and_put_right_by_a_counter_entry(window, counter, make, idle):
    code = make().code
    screen = _show(window, code, idle)
    _click(screen, "act-take-fee")
    amount = _sheet().widgets["amount"]
    amount.clear()
    type_text(amount, "20.000")
    type_text(_sheet().widgets["receipt_number"], "AB 001")
    _save(_sheet(), idle)
    assert counter.processing.dossier(code).payments[0].amount == 20_000
    _click(screen, "act-take-fee")
    entries = _sheet().widgets["corrects"]
    assert "AB 001" in entries.itemText(1)
    entries.setFocus()
    press(entries, "Down")
    assert _sheet().widgets["amount"].text() == "20000"
    _save(_sheet(), idle)
    paid = counter.processing.dossier(code).payments
    assert [one.amount for one in paid] == [20_000, -20_000]
    assert paid[1].corrects == paid[0].fact
    assert "counter-entry" in _timeline(screen)


def test_fields_are_corrected_and_a_wrong_number_is_refused(shown, counter, idle):
    _click(shown, "act-correct")
    sheet = _sheet()
    sheet.widgets["id_number"].clear()
    type_text(sheet.widgets["id_number"], "12")
    sheet.widgets["name"].clear()
    type_text(sheet.widgets["name"], "Nguyễn Thị Mẫu Sửa")
    type_text(sheet.widgets["reason"], "Gõ nhầm tên")
    _save(sheet, idle)
    assert sheet.isVisible()
    assert sheet.fault.text()
    sheet.widgets["id_number"].clear()
    type_text(sheet.widgets["id_number"], "051185001234")
    _save(sheet, idle)
    after = counter.processing.dossier(shown.code.text())
    assert after.applicant.name == "Nguyễn Thị Mẫu Sửa"
    assert after.applicant.id_number == "051185001234"


def test_papers_and_scans_are_looked_at(window, counter, make, idle):
    dossier = make()
    scan = OrderedComponent(dossier.components[0].seq, scans=(pdf_of(2),))
    counter.processing.attach(dossier.code, scan, by=counter.officer)
    screen = _show(window, dossier.code, idle)
    assert screen.scans.text() == "0 of 1 scans delivered"
    for name, pages in (("slip-receipt", 1), ("scan", 2)):
        _click(screen, name)
        idle()
        preview = QApplication.activeModalWidget() or window.findChild(Preview)
        assert len(preview.pages) >= pages
        press(preview, "Escape")
        idle()


def test_every_act_has_a_form_that_opens_and_leaves(window, shown):
    for act in Act:
        sheet = ActSheet(window, act, shown.view)
        sheet.open()
        assert set(sheet.values())
        assert sheet.height() < 728
        press(sheet, "Escape")
        assert not sheet.isVisible()
        sheet.deleteLater()


def test_arrows_go_from_button_to_button(shown):
    first = shown.steps.itemAt(0).widget()
    assert first.hasFocus()
    press(first, "Right")
    assert shown.steps.itemAt(1).widget().hasFocus()


def test_a_result_is_not_given_out_unpaid_by_an_oversight(window, counter, decided, idle):
    fees = (FeeLine("le-phi", "Lệ phí thử", 8_000),)
    dossier = decided(procedure=THREE_DAYS, fees=fees)
    assert dossier.payable == 8_000
    screen = _show(window, dossier.code, idle)
    _click(screen, "act-return")
    sheet, asked = _sheet(), []

    def answer(give):
        def look(box) -> None:
            if box is sheet:
                in_front(Sheet, look)
                return
            asked.append(box.windowTitle())
            box.accept() if give else box.reject()

        return look

    in_front(Sheet, answer(give=False))
    press(sheet, "F9")
    idle()
    assert sheet.isVisible()
    assert counter.processing.dossier(dossier.code).status is Status.DECIDED
    sheet.activateWindow()  # what the desktop does when the question has closed
    assert QTest.qWaitForWindowActive(sheet)
    in_front(Sheet, answer(give=True))
    press(sheet, "F9")
    idle()
    assert counter.processing.dossier(dossier.code).status is Status.RETURNED
    assert asked == ["A fee is still owed"] * 2


def test_a_fee_that_was_paid_is_not_asked_again(window, counter, make, idle):
    code = make().code
    owed = counter.processing.dossier(code)
    counter.processing.take_fee(code, FeeTaken(max(1, owed.payable), "Lệ phí"), by=counter.officer)
    screen = _show(window, code, idle)
    _click(screen, "act-take-fee")
    assert _sheet().widgets["amount"].text() == ""
    press(_sheet(), "Escape")


def test_an_unknown_code_is_explained_calmly(window, idle):
    window.screens.show_dossier("H48.12.34-260302-9999")
    idle()
    box = QApplication.activeModalWidget()
    assert box.windowTitle() == "No such dossier here"
    box.accept()
