"""Who stands at the counter: owner, delegate, applicant, and what they gave before."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from counter_app.ui.dialogs import Sheet
from tests.services.scanned import pdf_of
from tests.ui.hands import (
    CARD,
    SAME_DAY,
    THREE_DAYS,
    choose_procedure,
    press,
    receive,
    type_text,
)

DELEGATE_CARD = "051203009876||Trần Văn Thử|01022003|Nam|Thôn 2, Xã Mẫu|10122022"


@pytest.fixture
def screen(window):
    return window.screens.reception


def _scan(window, payload, idle) -> None:
    window.scanner.scanned.emit(payload)
    idle()
    press(QApplication.focusWidget(), "Return")
    idle()


def test_applicant_owner_and_delegate_may_differ(qtbot, window, screen, counter, idle):
    choose_procedure(qtbot, window, SAME_DAY)
    _scan(window, CARD, idle)
    screen.owner_button.click()
    assert screen.owner.name.hasFocus()
    type_text(screen.owner.name, "Lê Thị Mẫu")
    type_text(screen.owner.id_number, "051190004321")
    screen.delegate_button.click()
    _scan(window, DELEGATE_CARD, idle)
    assert screen.delegate.name.text() == "Trần Văn Thử"
    assert screen.applicant.name.text() == "Nguyễn Thị Mẫu"
    assert screen.owner.name.text() == "Lê Thị Mẫu"
    type_text(screen.delegate.proof, "Giấy ủy quyền số 1")
    screen.checklist.table.setFocus()
    press(screen.checklist.table, "F8")
    press(window, "F9")
    idle()
    dossier = counter.processing.dossier(screen.saved_strip.code.text())
    assert dossier.applicant.name == "Nguyễn Thị Mẫu"
    assert (dossier.owner.name, dossier.owner.id_number) == ("Lê Thị Mẫu", "051190004321")
    assert (dossier.delegate.name, dossier.delegate.proof) == ("Trần Văn Thử", "Giấy ủy quyền số 1")


def test_the_strip_says_whose_card_it_is(window, screen, idle):
    screen.owner_button.click()
    window.scanner.scanned.emit(CARD)
    idle()
    assert screen.card_strip.text.text().startswith("For the owner")
    press(QApplication.focusWidget(), "Escape")
    assert screen.owner.name.hasFocus()
    assert screen.owner.name.text() == ""


def test_a_fault_of_the_delegate_is_marked_where_it_stands(qtbot, window, screen, counter, idle):
    choose_procedure(qtbot, window, SAME_DAY)
    _scan(window, CARD, idle)
    screen.checklist.table.setFocus()
    press(screen.checklist.table, "F8")
    screen.delegate_button.click()
    type_text(screen.delegate.name, "Trần Văn Thử")
    type_text(screen.delegate.id_number, "12")
    press(window, "F9")
    idle()
    assert screen.delegate.fault.isVisible()
    assert screen.delegate.id_number.hasFocus()
    assert counter.registers.search("mau") == ()


def test_an_owner_of_whom_nothing_is_typed_is_none(qtbot, window, screen, counter, idle):
    choose_procedure(qtbot, window, SAME_DAY)
    screen.owner_button.click()
    screen.delegate_button.click()
    _scan(window, CARD, idle)
    screen.applicant.name.setFocus()
    _scan(window, CARD, idle)
    screen.checklist.table.setFocus()
    press(screen.checklist.table, "F8")
    for form in (screen.owner, screen.delegate):
        form.clear()
    press(window, "F9")
    idle()
    dossier = counter.processing.dossier(screen.saved_strip.code.text())
    assert dossier.owner is None
    assert dossier.delegate is None


def test_older_dossiers_stand_beside_a_citizen_seen_before(qtbot, window, screen, idle):
    codes = [receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234") for _ in range(2)]
    _scan(window, CARD, idle)
    lines = [line for line in screen.findChildren(QPushButton, "earlier") if line.isVisible()]
    assert [line.toolTip() for line in lines] == codes[::-1]
    assert "02/03/2026" in lines[0].text()
    lines[1].click()
    idle()
    assert window.screens.current == "dossier"
    assert window.screens.screen("dossier").view.dossier.code == codes[0]


def test_a_newcomer_has_no_older_dossiers(window, screen, idle):
    _scan(window, CARD, idle)
    assert not screen.earlier_dossiers.isVisible()


def test_papers_given_before_are_used_again_by_one_key(qtbot, window, screen, counter, idle):
    """Data once: the first paper with its scan, the second with the word that it was given."""
    choose_procedure(qtbot, window, THREE_DAYS)
    pdf = pdf_of(2)
    model = screen.checklist.model
    first, second = model.missing()[:2]
    type_text(screen.applicant.name, "Nguyễn Thị Mẫu")
    type_text(screen.applicant.id_number, "051185001234")
    model.scanned(first.seq, (pdf,), 2)
    press(screen.checklist.table, "Down", "Space")
    model.waive_rest()
    press(window, "F9")
    idle()
    code = screen.saved_strip.code.text()
    _scan(window, CARD, idle)
    choose_procedure(qtbot, window, THREE_DAYS)
    assert screen.earlier_papers.isVisible()
    assert [paper.seq for paper in screen.earlier_papers.papers] == [first.seq, second.seq]
    press(window, "F12")
    idle()
    (handed,) = model.handed()
    assert (handed.seq, handed.scans) == (first.seq, (pdf,))
    ((waived),) = model.waived()
    assert waived.seq == second.seq
    assert code in waived.reason
    assert not screen.earlier_papers.isVisible()
    assert "Missing: 4 of 6" in screen.checklist.progress.text()


def test_a_card_keeps_what_was_typed_of_the_same_person(window, screen, idle):
    type_text(screen.applicant.name, "nguyen thi mau")
    type_text(screen.applicant.phone, "0912345678")
    _scan(window, CARD, idle)
    assert screen.applicant.name.text() == "Nguyễn Thị Mẫu"
    assert screen.applicant.phone.text() == "0912345678"
    screen.clear()


def test_a_card_leaves_nothing_of_another_person(window, screen, idle):
    type_text(screen.applicant.name, "Lê Văn Thử")
    type_text(screen.applicant.phone, "0912345678")
    _scan(window, CARD, idle)
    assert screen.applicant.name.text() == "Nguyễn Thị Mẫu"
    assert screen.applicant.phone.text() == ""
    screen.clear()


def test_the_same_person_again_brings_the_older_dossiers_and_mixes_nobody(
    qtbot, window, screen, idle
):
    receive(qtbot, window, "Lê Văn Thử", "051203009876")
    _scan(window, CARD, idle)
    answers = iter((Sheet.DialogCode.Rejected, Sheet.DialogCode.Accepted))

    def answer() -> None:
        sheet = QApplication.activeModalWidget()
        assert "Another applicant" in sheet.windowTitle()
        sheet.done(next(answers))

    QTimer.singleShot(50, answer)
    screen.saved_strip.same_person.emit()
    assert screen.applicant.name.text() == "Nguyễn Thị Mẫu"
    QTimer.singleShot(50, answer)
    screen.saved_strip.same_person.emit()
    idle()
    again = screen.applicant.entry()
    assert (again.name, again.id_number) == ("Lê Văn Thử", "051203009876")
    assert (again.old_id_number, again.born, again.address) == ("", "", "")
    assert screen.earlier_dossiers.isVisible()
    screen.clear()


def test_after_a_power_cut_the_same_procedure_is_one_key_away(qtbot, window, screen, counter, idle):
    code = receive(qtbot, window, "Lê Văn Thử", "051203009876")
    flow = window.screens.flow
    flow._last_procedure = ""  # as after a new start
    flow.was_saved(counter.processing.dossier(code))
    screen.saved_strip.same_procedure.emit()
    idle()
    assert screen.procedure.code == SAME_DAY
    screen.clear()


def test_a_card_is_seen_and_confirmed_whatever_list_is_open(qtbot, window, screen, idle):
    type_text(screen.search, "khai sinh")
    idle()
    assert screen.search.popup.isVisible()
    window.scanner.scanned.emit(CARD)
    assert not screen.search.popup.isVisible(), "it would lie over the card"
    press(screen.card_strip.drop, "Escape")
    screen.return_by.setFocus()
    screen.return_by.showPopup()
    window.scanner.scanned.emit(CARD)
    assert QApplication.activePopupWidget() is None, "it would take the Enter"
    press(QApplication.focusWidget(), "Return")
    idle()
    assert screen.applicant.name.text() == "Nguyễn Thị Mẫu"
    screen.clear()


def test_the_list_of_procedures_goes_when_one_goes_on_to_the_form(window, screen, idle):
    type_text(screen.search, "khai sinh")
    idle()
    press(screen.search, "Tab")
    assert QApplication.focusWidget() is screen.applicant.name
    assert not screen.search.popup.isVisible()
    screen.search.setFocus()
    press(screen.search, "Down")
    idle()
    assert screen.search.popup.isVisible()
    screen.clear()
