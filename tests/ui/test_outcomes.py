"""Asking (form 02) and refusing (form 03) from reception: one deed, and nothing written is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from counter_app.domain.dossier import Money, Status
from counter_app.domain.staff import Officer, Role
from counter_app.services.at_hand.unprinted import UnprintedPaper
from counter_app.ui.dialogs import KeysSheet, Sheet
from counter_app.ui.played.hands import pause
from counter_app.ui.reception.outcomes import AskSheet, RefuseSheet
from tests.printing.reading import text_of
from tests.ui.hands import PASSWORD, THREE_DAYS, choose_procedure, press, type_text
from tests.ui.screens.conftest import in_front


@pytest.fixture
def screen(qtbot, window, idle):
    """Reception with somebody whose papers are not all there."""
    made = window.screens.reception
    choose_procedure(qtbot, window, THREE_DAYS)
    type_text(made.applicant.name, "Trần Văn Thử")
    type_text(made.applicant.id_number, "051203009876")
    idle()
    return made


def opened(kind, made):
    """Click a button and return the sheet it opens, once it hears keys."""
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, kind)
    assert QTest.qWaitForWindowActive(sheet)
    pause(60)
    return sheet


def words_of(sheet) -> str:
    return "\n".join(found.text() for found in sheet.findChildren(QLabel) if found.isVisible())


def kinds_of(counter, code) -> list[str]:
    return [fact.kind for fact in counter.registers.view(code, counter.officer).timeline]


def test_asking_names_every_missing_paper_and_is_one_deed(window, screen, counter, printer, idle):
    sheet = opened(AskSheet, screen.ask)
    asked = sheet.items.toPlainText().splitlines()
    assert len(asked) == len(screen.checklist.model.missing()) > 1
    type_text(sheet.reason, "Thiếu tờ khai")
    type_text(sheet.contact, "Bà Mẫu, 0912345678")
    press(sheet, "F9")
    idle()
    code = screen.saved_strip.code.text()
    dossier = counter.processing.dossier(code)
    assert dossier.status is Status.WAITING
    assert kinds_of(counter, code) == ["dossier.received", "supplement.asked"]
    assert printer.printed == [code]
    paper = " ".join(text_of(printer.pdfs[0]).split())
    assert "Thiếu tờ khai" in paper
    assert "Asked to complete. Form 02: printed" in screen.saved_strip.text.text()
    assert screen.entry().is_empty


def test_refusing_wants_a_reason_and_prints_form_03_again_if_asked(
    window, screen, counter, printer, idle
):
    screen.fee.method.setCurrentIndex(1)
    sheet = opened(RefuseSheet, screen.refuse)
    press(sheet, "F9")
    assert sheet.isVisible()
    assert "Please fill in: Reason" in words_of(sheet)
    assert counter.registers.search("tran van thu") == ()
    type_text(sheet.reason, "Không thuộc thẩm quyền")
    type_text(sheet.basis, "khoản 3 Điều 17")
    press(sheet, "F9")
    idle()
    code = screen.saved_strip.code.text()
    dossier = counter.processing.dossier(code)
    assert (dossier.status, dossier.payments) == (Status.REFUSED, ())
    assert dossier.money is not Money.PAID
    assert kinds_of(counter, code) == ["dossier.received", "dossier.refused"]
    assert "Refused. Form 03: printed" in screen.saved_strip.text.text()
    window.activateWindow()
    (again,) = (
        b for b in screen.saved_strip.findChildren(QPushButton) if b.text() == "Pr&int again"
    )
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    idle()
    assert printer.printed == [code, code]
    assert all("Không thuộc thẩm quyền" in " ".join(text_of(p).split()) for p in printer.pdfs)


@pytest.mark.parametrize(("kind", "way"), [(AskSheet, "ask"), (RefuseSheet, "refuse")])
def test_leaving_a_filled_form_asks_first_and_an_untouched_one_does_not(
    window, screen, counter, kind, way, idle
):
    sheet = opened(kind, getattr(screen, way))
    press(sheet, "Escape")
    assert QApplication.activeModalWidget() is None
    window.activateWindow()
    sheet = opened(kind, getattr(screen, way))
    type_text(sheet.reason, "Thiếu tờ khai")
    heard = []
    in_front(Sheet, lambda box: (heard.append(box.windowTitle()), box.reject()))
    press(sheet, "Escape")
    assert heard == ["Leave without saving?"]
    assert sheet.isVisible()
    in_front(Sheet, lambda box: box.accept())
    sheet.activateWindow()
    press(sheet, "Escape")
    idle()
    assert counter.registers.search("tran van thu") == ()
    assert screen.applicant.name.text() == "Trần Văn Thử"
    screen.clear()


def test_what_keeps_it_from_being_saved_is_said_in_the_form(window, screen, counter, idle):
    sheet = opened(RefuseSheet, screen.refuse)
    type_text(sheet.reason, "Không thuộc thẩm quyền")
    officer = counter.officer
    counter.change_officer(Officer("thu", "Phạm Thử", Role.RETURN))  # may not receive
    press(sheet, "F9")
    idle()
    assert sheet.isVisible()
    assert "role does not allow" in words_of(sheet)
    assert sheet.reason.toPlainText() == "Không thuộc thẩm quyền"
    counter.change_officer(officer)
    press(sheet, "F9")
    idle()
    (found,) = counter.registers.search("tran van thu")
    assert found.dossier.status is Status.REFUSED


def test_the_lock_keeps_what_a_form_says(qtbot, window, screen, counter, idle):
    sheet = opened(AskSheet, screen.ask)
    type_text(sheet.reason, "Thiếu tờ khai")
    window.lock()
    assert not sheet.isVisible()
    type_text(window.sign_in.password, PASSWORD)
    press(window.sign_in.password, "Return")
    qtbot.waitUntil(lambda: not window.is_locked)
    assert sheet.isVisible()
    assert sheet.reason.text() == "Thiếu tờ khai"
    press(sheet, "F9")
    idle()
    assert counter.processing.dossier(screen.saved_strip.code.text()).status is Status.WAITING


def test_a_broken_printer_leaves_form_03_among_what_did_not_print(
    window, screen, counter, printer, idle
):
    printer.broken = True
    sheet = opened(RefuseSheet, screen.refuse)
    type_text(sheet.reason, "Không thuộc thẩm quyền")
    press(sheet, "F9")
    idle()
    QApplication.activeModalWidget().accept()
    code = screen.saved_strip.code.text()
    assert counter.unprinted.waiting() == (UnprintedPaper(code, "refusal"),)
    assert counter.processing.dossier(code).status is Status.REFUSED


def test_f1_shows_the_keys_of_an_open_form_and_escape_leads_back_with_nothing_lost(
    window, screen, idle
):
    sheet = opened(RefuseSheet, screen.refuse)
    type_text(sheet.reason, "Không thuộc")
    sheet.reason.setFocus()
    press(sheet.reason, "F1")
    keys = QApplication.activeModalWidget()
    assert isinstance(keys, KeysSheet)
    assert QTest.qWaitForWindowActive(keys)
    said = words_of(keys)
    assert "legal basis" in said  # what the form is for
    assert "F9" in said
    assert "Refuse and print" in said
    press(keys, "F1")
    assert QApplication.activeModalWidget() is keys
    press(keys, "Escape")
    assert QApplication.activeModalWidget() is sheet
    assert sheet.reason.toPlainText() == "Không thuộc"
    sheet.activateWindow()
    assert QTest.qWaitForWindowActive(sheet)
    assert QApplication.focusWidget() is sheet.reason
    type_text(QApplication.focusWidget(), " thẩm quyền")
    press(sheet, "F9")
    idle()
    assert screen.saved_strip.isVisible()


@pytest.mark.parametrize(("kind", "button"), [(AskSheet, "ask"), (RefuseSheet, "refuse")])
def test_what_a_form_says_is_back_after_a_power_cut(
    qtbot, window, screen, counter, idle, kind, button
):
    sheet = opened(kind, getattr(screen, button))
    for field in sheet.findChildren(QLineEdit):
        type_text(field, "Mang bản chính")
    typed = sheet.texts()
    qtbot.waitUntil(
        lambda: "Mang bản" in counter.drafts.of(counter.officer, "answer"), timeout=2000
    )
    sheet.done(0)  # as if the program had ended: nobody left it
    idle()
    window.activateWindow()
    again = opened(kind, getattr(screen, button))
    idle()
    assert again.texts() == typed
    press(again, "F9") if kind is AskSheet else again.done(0)
    idle()
    if kind is AskSheet:
        assert counter.drafts.of(counter.officer, "answer") == ""
    screen.clear()


def test_what_was_left_does_not_come_back(qtbot, window, screen, counter, idle):
    sheet = opened(AskSheet, screen.ask)
    type_text(sheet.reason, "Mang bản chính")
    qtbot.waitUntil(lambda: "Mang bản" in counter.drafts.of(counter.officer, "answer"))
    in_front(Sheet, lambda box: box.accept())
    press(sheet, "Escape")
    idle()
    assert counter.drafts.of(counter.officer, "answer") == ""
    window.activateWindow()
    again = opened(AskSheet, screen.ask)
    idle()
    assert again.reason.text() == ""
    again.done(0)
    screen.clear()


def test_what_was_written_about_one_dossier_is_not_said_of_another(
    qtbot, window, screen, counter, idle
):
    sheet = opened(AskSheet, screen.ask)
    type_text(sheet.reason, "Mang bản chính")
    qtbot.waitUntil(lambda: "Mang bản" in counter.drafts.of(counter.officer, "answer"))
    sheet.done(0)
    window.activateWindow()
    screen.clear()
    choose_procedure(qtbot, window, THREE_DAYS)
    type_text(screen.applicant.name, "Lê Thị Mẫu")
    other = opened(AskSheet, screen.ask)
    idle()
    assert other.reason.text() == ""
    other.done(0)
    screen.clear()
