"""Giving results out: by receipt, by card, several at once, and what stands in the way."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from counter_app.domain.deeds import FeeTaken, Returned
from counter_app.domain.dossier import Status
from counter_app.domain.people import Person
from counter_app.ui.dialogs import Sheet
from counter_app.ui.dossier.act_sheets import ActSheet
from tests.ui.hands import CARD, THREE_DAYS, FakePrinter, press, type_text
from tests.ui.screens.conftest import in_front

STATEMENT = "{code}|2026-03-05T17:00+07:00|1|2026-03-02T08:00:00+07:00|device|key|paper|signature"


@pytest.fixture
def returning(window, idle):
    press(window, "F4")
    idle()
    return window.screens.screen("returning")


def _status(counter, dossier) -> Status:
    return counter.processing.dossier(dossier.code).status


@pytest.mark.parametrize("payload", ["{code}", STATEMENT, "https://tracuu.example/?ma={code}"])
def test_the_receipt_is_scanned_and_the_result_given_out(
    window, counter, decided, returning, idle, printer: FakePrinter, payload
):
    dossier = decided(procedure=THREE_DAYS)
    window.scanner.scanned.emit(payload.format(code=dossier.code))
    idle()
    assert dossier.code in returning.form.summary.text()
    press(window, "F9")
    idle()
    assert _status(counter, dossier) is Status.RETURNED
    assert printer.printed == [dossier.code]
    assert dossier.code in returning.said.text()
    assert returning.model.rowCount() == 0


def test_enter_before_the_answer_chooses_whom_was_typed_and_not_who_stood_there(
    window, decided, returning, idle
):
    wanted = decided("Lê Thị Mẫu", procedure=THREE_DAYS)
    first = decided("Đỗ Văn Thử", procedure=THREE_DAYS)
    returning.load()
    idle()
    assert returning.model.line_at(0).dossier.code == first.code
    returning.search.setFocus()
    type_text(returning.search, "Lê Thị")
    press(returning.search, "Return")
    idle()
    assert [one.code for one in returning.form.chosen] == [wanted.code]
    assert returning.table.hasFocus()
    press(returning.table, "Escape")
    idle()
    type_text(returning.search, "nobody of this name")
    press(returning.search, "Return")
    idle()
    assert returning.form.chosen == ()
    assert returning.search.hasFocus()


def test_a_signed_receipt_opens_its_dossier_from_every_other_screen(window, make, idle):
    dossier = make()
    for key in ("F2", "F3", "F7"):
        press(window, key)
        window.scanner.scanned.emit(STATEMENT.format(code=dossier.code))
        idle()
        assert window.screens.current == "dossier"
        assert window.screens.screen("dossier").code.text() == dossier.code


def test_the_card_of_the_applicant_finds_all_their_results_and_fills_the_form(
    window, counter, decided, returning, idle
):
    mine = [decided(id_number="051185001234", procedure=THREE_DAYS) for _ in range(3)]
    other = decided("Đỗ Văn Thử", procedure=THREE_DAYS)
    window.scanner.scanned.emit(CARD)
    idle()
    assert {d.code for d in returning.form.chosen} == {d.code for d in mine}
    assert returning.form.to.currentData() == "applicant"
    assert "matches" in returning.form.checked.text()
    press(window, "F9")
    idle()
    assert {_status(counter, d) for d in mine} == {Status.RETURNED}
    assert _status(counter, other) is Status.DECIDED
    handing = counter.processing.dossier(mine[0].code).handing
    assert handing.collector_id_number == "051185001234"


def test_a_card_of_somebody_else_asks_for_the_authorisation(
    window, counter, decided, returning, idle
):
    dossier = decided("Đỗ Văn Thử", procedure=THREE_DAYS)
    window.scanner.scanned.emit(dossier.code)
    idle()
    window.scanner.scanned.emit(CARD)
    idle()
    assert "authorisation" in returning.form.checked.text()
    assert returning.form.to.currentData() == "delegate"
    assert returning.form.name.text() == "Nguyễn Thị Mẫu"
    press(window, "F9")
    idle()
    assert counter.processing.dossier(dossier.code).handing.to == "delegate"


def test_who_collected_one_result_is_not_written_down_for_the_next(
    window, counter, decided, returning, idle
):
    mine = decided(id_number="051185001234", procedure=THREE_DAYS)
    posted = decided("Trần Thị Thử", procedure=THREE_DAYS, return_by="post")
    other = decided("Đỗ Văn Thử", procedure=THREE_DAYS)
    window.scanner.scanned.emit(mine.code)
    idle()
    window.scanner.scanned.emit(CARD)
    idle()
    assert returning.form.name.text() == "Nguyễn Thị Mẫu"
    window.scanner.scanned.emit(posted.code)
    idle()
    assert returning.form.to.currentData() == "post"
    window.scanner.scanned.emit(other.code)
    idle()
    assert returning.form.to.currentData() == "applicant"
    assert returning.form.name.text() == ""
    press(window, "F9")
    idle()
    handing = counter.processing.dossier(other.code).handing
    assert (handing.to, handing.collector_name, handing.collector_id_number) == (
        "applicant",
        "",
        "",
    )


@pytest.mark.parametrize("to", ["owner", "delegate"])
def test_whom_the_dossier_does_not_name_gives_a_name(window, counter, decided, returning, idle, to):
    dossier = decided(procedure=THREE_DAYS)
    window.scanner.scanned.emit(dossier.code)
    idle()
    returning.form.to.setCurrentIndex(returning.form.to.findData(to))
    press(window, "F9")
    idle()
    assert "Enter the name" in returning.form.checked.text()
    assert _status(counter, dossier) is Status.DECIDED


def test_the_delegate_named_at_reception_is_recognised(window, decided, returning, idle):
    delegate = Person("Nguyễn Thị Mẫu", id_number="051185001234")
    dossier = decided("Đỗ Văn Thử", procedure=THREE_DAYS, delegate=delegate)
    window.scanner.scanned.emit(dossier.code)
    idle()
    window.scanner.scanned.emit(CARD)
    idle()
    assert returning.form.to.currentData() == "delegate"
    assert "matches" in returning.form.checked.text()


def test_a_receipt_without_a_result_says_what_the_dossier_waits_for(window, make, returning, idle):
    dossier = make(procedure=THREE_DAYS)
    window.scanner.scanned.emit(dossier.code)
    idle()
    assert "Received" in returning.said.text()
    assert "Promised" in returning.said.text()
    assert not returning.form.give.isEnabled()


@pytest.mark.parametrize("payload", ["H48.12.34-260302-9999", "no code at all", CARD])
def test_what_is_scanned_in_vain_is_said_without_a_box(window, returning, idle, payload):
    window.scanner.scanned.emit(payload)
    idle()
    assert returning.strip.isVisible()
    assert returning.said.text()
    assert QApplication.activeModalWidget() is None


def test_without_a_collectors_name_nothing_is_given(window, counter, decided, returning, idle):
    dossier = decided(procedure=THREE_DAYS)
    returning.choose(dossier.code)
    idle()
    returning.form.to.setFocus()
    press(returning.form.to, "Down", "Down")
    press(window, "F9")
    idle()
    assert returning.form.name.hasFocus()
    assert _status(counter, dossier) is Status.DECIDED
    type_text(returning.form.name, "Trần Văn Thử")
    press(window, "F9")
    idle()
    assert counter.processing.dossier(dossier.code).handing.collector_name == "Trần Văn Thử"


def test_by_post_only_the_tracking_number_is_asked(counter, window, decided, returning, idle):
    dossier = decided(procedure=THREE_DAYS, return_by="post")
    returning.choose(dossier.code)
    idle()
    assert returning.form.to.currentData() == "post"
    asked = [line for line in returning.form.findChildren(QLineEdit) if line.isVisible()]
    assert asked == [returning.form.tracking]
    type_text(returning.form.tracking, "EM123456789VN")
    press(window, "F9")
    idle()
    assert counter.processing.dossier(dossier.code).handing.tracking == "EM123456789VN"


def test_an_unpaid_fee_is_taken_here_or_asked_about(window, counter, decided, returning, idle):
    dossier = decided()
    returning.choose(dossier.code)
    idle()
    assert "Still owed" in returning.form.owed.text()
    asked = []
    in_front(Sheet, lambda box: (asked.append(box.windowTitle()), box.reject()))
    press(window, "F9")
    idle()
    assert asked == ["A fee is still owed"]
    assert _status(counter, dossier) is Status.DECIDED
    in_front(ActSheet, lambda sheet: press(sheet, "F9"))
    returning.form.pay.click()
    idle()
    assert not returning.form.owed.isVisible()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    press(window, "F9")
    idle()
    assert _status(counter, dossier) is Status.RETURNED


def test_what_another_counter_gave_out_meanwhile_stops_nothing_else(
    window, counter, decided, returning, idle, printer: FakePrinter
):
    first, second = (decided(id_number="051185001234", procedure=THREE_DAYS) for _ in range(2))
    window.scanner.scanned.emit(CARD)
    idle()
    later = returning.form.chosen[1]
    counter.processing.return_result(later.code, Returned("applicant"), by=counter.officer)
    press(window, "F9")
    idle()
    box = QApplication.activeModalWidget()
    assert box is not None
    box.accept()
    idle()
    assert {_status(counter, d) for d in (first, second)} == {Status.RETURNED}
    assert printer.printed == [returning_first(first, second, later)]


def returning_first(first, second, later) -> str:
    return next(d.code for d in (first, second) if d.code != later.code)


def test_escape_begins_anew(window, decided, returning, idle):
    dossier = decided(procedure=THREE_DAYS)
    returning.choose(dossier.code)
    idle()
    press(returning.form.to, "Escape")
    idle()
    assert returning.form.chosen == ()
    assert returning.search.hasFocus()
    assert returning.search.text() == ""


def test_money_that_was_paid_is_owed_no_more(counter, decided, returning, idle):
    dossier = decided()
    counter.processing.take_fee(dossier.code, FeeTaken(dossier.payable, "Phí"), by=counter.officer)
    returning.choose(dossier.code)
    idle()
    assert not returning.form.owed.isVisible()
