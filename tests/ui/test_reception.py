"""Reception through real keys on a real store."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.app import open_office
from counter_app.domain.dossier import Status
from counter_app.services.at_hand.unprinted import UnprintedPaper
from counter_app.ui.main_window import MainWindow
from counter_app.ui.reception.outcomes import AskSheet, RefuseSheet
from tests.bench.window_day import Heart
from tests.ui.hands import (
    CARD,
    PASSWORD,
    SAME_DAY,
    THREE_DAYS,
    choose_procedure,
    press,
    receive,
    type_text,
    until_idle,
)


@pytest.fixture
def screen(window):
    return window.screens.reception


def _fill(screen, name="Nguyễn Thị Mẫu", id_number="051185001234"):
    type_text(screen.applicant.name, name)
    type_text(screen.applicant.id_number, id_number)


def _answer(kind, fill):
    """Fill the next sheet of ``kind`` and accept it."""

    def look() -> None:
        sheet = QApplication.activeModalWidget()
        if not isinstance(sheet, kind):
            QTimer.singleShot(20, look)
            return
        fill(sheet)
        sheet.accept()

    QTimer.singleShot(20, look)


def test_a_dossier_is_received_printed_and_the_next_may_come(qtbot, window, screen, printer, idle):
    code = receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234")
    assert code == "H48.12.34-260302-1001"
    assert screen.saved_strip.isVisible()
    assert "02/03/2026" in screen.saved_strip.text.text()
    assert "printed" in screen.saved_strip.text.text()
    assert printer.printed == [code]
    assert printer.pdfs[0].startswith(b"%PDF-")
    assert screen.applicant.name.text() == ""
    assert screen.search.hasFocus()
    dossier = window.counter.processing.dossier(code)
    assert dossier.applicant.name == "Nguyễn Thị Mẫu"
    assert dossier.status is Status.RECEIVED


@pytest.mark.parametrize("typed", ["xac nhan hon nhan", "XÁC NHẬN TÌNH TRẠNG HÔN", "1.004873"])
def test_a_procedure_is_found_with_or_without_accents_or_by_code(qtbot, window, screen, typed):
    choose_procedure(qtbot, window, typed)
    assert screen.procedure.code == THREE_DAYS
    assert "05/03/2026" in screen.deadline.due.text()
    assert "Tuesday 03/03" in screen.deadline.counted.text()


def test_the_list_is_walked_by_keys_from_the_field(qtbot, window, screen, idle):
    screen.search.setFocus()
    type_text(screen.search, "khai sinh")
    idle()
    assert screen.search.popup.isVisible()
    press(screen.search, "Down", "Down", "Up")
    assert screen.search.list.currentIndex().row() == 1
    press(screen.search, "Escape")
    assert not screen.search.popup.isVisible()


def test_what_is_missing_is_pointed_at_and_nothing_is_saved(qtbot, window, screen, idle):
    choose_procedure(qtbot, window, THREE_DAYS)
    press(window, "F9")
    assert screen.applicant.name.hasFocus()
    _fill(screen)
    press(window, "F9")
    assert "Still missing: 6" in screen.fault.text()
    assert screen.checklist.table.hasFocus()
    assert "Missing: 6 of 6" in screen.checklist.progress.text()
    idle()
    assert window.counter.registers.search("mau") == ()


def test_a_bad_id_number_is_marked_where_it_stands(qtbot, window, screen):
    choose_procedure(qtbot, window, SAME_DAY)
    _fill(screen, id_number="0511850012")
    press(window, "F9")
    assert screen.applicant.fault.isVisible()
    assert screen.applicant.id_number.property("fault") == "true"
    assert screen.applicant.id_number.hasFocus()


def test_space_ticks_plus_counts_and_x_says_it_does_not_apply(qtbot, window, screen):
    choose_procedure(qtbot, window, THREE_DAYS)
    table, model = screen.checklist.table, screen.checklist.model
    table.setFocus()
    press(table, "Space", "Plus")
    (first,) = model.handed()
    assert first.originals == 2
    press(table, "Down", "X")
    assert [w.reason for w in model.waived()] == ["Does not apply to this person"]
    assert "Missing: 4 of 6" in screen.checklist.progress.text()


def test_ask_to_complete_saves_the_dossier_and_prints_form_02(qtbot, window, screen, printer, idle):
    choose_procedure(qtbot, window, THREE_DAYS)
    _fill(screen)
    _answer(AskSheet, lambda sheet: type_text(sheet.reason, "Thiếu tờ khai"))
    screen.ask.click()
    idle()
    code = screen.saved_strip.code.text()
    dossier = window.counter.processing.dossier(code)
    assert dossier.status is Status.WAITING
    assert dossier.deadline.pauses
    assert printer.printed == [code]


def test_refuse_needs_a_reason_and_prints_form_03(qtbot, window, screen, idle):
    choose_procedure(qtbot, window, THREE_DAYS)
    _fill(screen)

    def fill(sheet):
        sheet.accept()
        assert sheet.isVisible()
        assert sheet.reason.property("fault") == "true"
        type_text(sheet.reason, "Không thuộc thẩm quyền")

    _answer(RefuseSheet, fill)
    screen.refuse.click()
    idle()
    dossier = window.counter.processing.dossier(screen.saved_strip.code.text())
    assert dossier.status is Status.REFUSED


def test_a_broken_printer_undoes_nothing_and_the_receipt_waits(
    qtbot, window, screen, printer, idle
):
    printer.broken = True
    code = receive(qtbot, window, "Trần Văn Thử", "051203009876")
    box = QApplication.activeModalWidget()
    assert box.objectName() == "message"
    box.accept()
    assert window.counter.processing.dossier(code).code == code
    assert window.screens.slips.unprinted() == (UnprintedPaper(code),)
    assert "1" in window.room.unprinted.text()
    printer.broken = False
    screen.saved_strip.print_wanted.emit(code)
    idle()
    assert window.screens.slips.unprinted() == ()


def test_without_a_printer_the_receipt_is_shown(qtbot, window, printer, idle):
    printer.is_ready = False
    receive(qtbot, window, "Trần Văn Thử", "051203009876")
    preview = QApplication.activeModalWidget()
    assert preview.objectName() == "preview"
    qtbot.waitUntil(lambda: len(preview.pages) >= 1)
    preview.accept()


def test_a_scanned_card_fills_the_applicant_after_one_key(window, screen, idle):
    window.scanner.scanned.emit(CARD)
    idle()
    assert screen.card_strip.isVisible()
    assert screen.applicant.name.text() == ""
    press(QApplication.focusWidget(), "Return")
    idle()
    assert screen.applicant.name.text() == "Nguyễn Thị Mẫu"
    assert screen.applicant.born.text() == "15/08/1985"
    assert screen.search.hasFocus()


def test_escape_leaves_the_form_as_it_was(window, screen, idle):
    type_text(screen.applicant.name, "Trần Văn Thử")
    window.scanner.scanned.emit(CARD)
    idle()
    press(QApplication.focusWidget(), "Escape")
    assert screen.applicant.name.text() == "Trần Văn Thử"
    assert not screen.card_strip.isVisible()


def test_a_citizen_seen_before_is_offered_with_what_was_given(qtbot, window, screen, idle):
    choose_procedure(qtbot, window, SAME_DAY)
    type_text(screen.applicant.phone, "0912345678")
    receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234")
    type_text(screen.applicant.id_number, "051185001234")
    screen.applicant.id_number.editingFinished.emit()
    idle()
    assert screen.known_strip.isVisible()
    screen.known_strip.use.click()
    assert screen.applicant.name.text() == "Nguyễn Thị Mẫu"


def test_from_scanned_card_to_printed_receipt_in_ten_keys(qtbot, window, screen, printer, idle):
    """A known citizen, a same-day procedure used before, one component."""
    receive(qtbot, window, "Nguyễn Thị Mẫu", "051185001234")
    printed = len(printer.printed)
    window.scanner.scanned.emit(CARD)
    idle()
    keys = ["Return", "Return", "Space", "F9"]
    for key in keys:
        press(QApplication.focusWidget(), key)
        idle()
    assert len(printer.printed) == printed + 1, screen.fault.text()
    assert len(keys) <= 10


def test_closing_with_typed_work_asks_first(qtbot, window, screen):
    type_text(screen.applicant.name, "Trần Văn Thử")
    asked = []

    def leave() -> None:
        sheet = QApplication.activeModalWidget()
        asked.append(sheet.windowTitle())
        sheet.reject()

    QTimer.singleShot(50, leave)
    window.close()
    assert asked == ["A dossier is not saved yet"]
    assert window.isVisible()
    screen.clear()


def test_filling_in_and_saving_never_stops_the_window(qtbot, window, screen, idle):
    """Between two beats of the UI thread: its own processor time, and all time but that in which
    it waited for a core. A loaded machine lengthens neither.
    """
    heart = Heart()
    choose_procedure(qtbot, window, THREE_DAYS)
    _fill(screen)
    screen.checklist.table.setFocus()
    press(screen.checklist.table, "F8")
    press(window, "F9")
    until_idle(qtbot, window)
    heart.stop()
    assert screen.saved_strip.isVisible()
    assert heart.told()["work_ms"] < 100  # alone below 50; two threads of one core share caches
    assert heart.told()["still_ms"] < 250  # nor does it wait for a lock, a disk or a socket


def test_what_was_typed_comes_back_after_a_power_cut(
    qtbot, qapp, window, screen, idle, office_paths, clock, printer
):
    choose_procedure(qtbot, window, THREE_DAYS)
    _fill(screen, "Trần Văn Thử", "051203009876")
    screen.checklist.table.setFocus()
    press(screen.checklist.table, "Space")
    type_text(screen.note, "Đến lần hai")
    reference = screen.entry().client_ref
    qtbot.wait(2000)  # no more than two seconds of typing may be lost
    idle()
    other = MainWindow(open_office(office_paths, clock), printer, qapp)
    other.show()
    type_text(other.sign_in.password, PASSWORD)
    press(other.sign_in.password, "Return")
    qtbot.waitUntil(lambda: not other.is_locked)
    until_idle(qtbot, other)
    again = other.screens.reception
    assert again.applicant.name.text() == "Trần Văn Thử"
    assert again.procedure.code == THREE_DAYS
    assert again.note.text() == "Đến lần hai"
    assert [c.originals for c in again.checklist.model.handed()] == [1]
    assert again.entry().client_ref == reference
    assert "before the program ended" in again.fault.text()
    other.shut()
    other.hide()
    other.deleteLater()
    screen.clear()


def test_a_saved_dossier_leaves_no_draft(qtbot, window, screen, idle):
    receive(qtbot, window, "Trần Văn Thử", "051203009876")
    qtbot.wait(1700)
    idle()
    assert window.counter.drafts.of(window.counter.officer) == ""


def test_tab_and_enter_walk_the_form_in_the_order_one_reads_it(qtbot, window, screen, idle):
    form = screen.applicant
    wanted = [form.name, form.id_number, form.born, form.sex, form.phone, form.address, form.kind]
    for key in ("Tab", "Return"):
        form.name.setFocus()
        walked = [QApplication.focusWidget()]
        for _step in wanted[1:]:
            press(QApplication.focusWidget(), key)
            walked.append(QApplication.focusWidget())
        assert walked == wanted, key
    idle()


def test_no_procedure_of_the_catalogue_makes_the_window_wider(window, screen, counter):
    """The longest of everything: name, case, processing time, paper, exemption."""
    catalogue = counter.catalogue
    everything = [catalogue.get(line.code) for line in catalogue.find("", limit=2000)]
    lengths = (
        lambda p: len(p.name),
        lambda p: max((len(case) for case in p.cases), default=0),
        lambda p: max((len(time.label) for time in p.times), default=0),
        lambda p: max((len(c.name) for c in p.components), default=0),
        lambda p: max((len(why) for rule in p.fees for why in rule.exemptions), default=0),
        lambda p: len(p.components),
    )
    for length in lengths:
        for procedure in sorted(everything, key=length)[-4:]:
            screen.show_procedure(procedure)
            assert window.minimumSizeHint().width() <= 1366, procedure.code
            assert window.width() <= 1366
    screen.clear()


def _in_front(qtbot, window) -> None:
    """What the desktop does by itself when a sheet has closed."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def _decide(answer: str, heard: list[str]) -> None:
    """Answer the next question by ``accept`` or ``reject``."""

    def look() -> None:
        box = QApplication.activeModalWidget()
        if box is None:
            QTimer.singleShot(20, look)
            return
        heard.append(box.windowTitle())
        getattr(box, answer)()

    QTimer.singleShot(20, look)


def test_starting_over_asks_where_something_would_be_lost(qtbot, window, screen, counter, idle):
    choose_procedure(qtbot, window, THREE_DAYS)
    type_text(screen.applicant.name, "Trần Văn Thử")
    heard = []
    for answer, left in (("reject", "Trần Văn Thử"), ("accept", "")):
        _in_front(qtbot, window)
        _decide(answer, heard)
        QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        assert screen.applicant.name.text() == left
    assert heard == ["Throw away what is typed?"] * 2
    assert screen.procedure is None
    qtbot.wait(1200)
    idle()
    assert counter.drafts.of(counter.officer) == ""
    _in_front(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(heard) == 2


def test_another_procedure_asks_before_ticks_and_scans_are_lost(qtbot, window, screen, idle):
    choose_procedure(qtbot, window, THREE_DAYS)
    screen.checklist.table.setFocus()
    press(screen.checklist.table, "Space")
    heard = []
    _decide("reject", heard)
    choose_procedure(qtbot, window, SAME_DAY)
    assert heard == ["Change the procedure?"]
    assert screen.procedure.code == THREE_DAYS
    assert len(screen.checklist.model.handed()) == 1
    _in_front(qtbot, window)
    _decide("accept", heard)
    choose_procedure(qtbot, window, SAME_DAY)
    assert screen.procedure.code == SAME_DAY
    screen.clear()
