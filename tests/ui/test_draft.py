"""The draft holds everything that is typed, chosen and scanned; a reason of one's own frees."""

import pytest

from counter_app.domain.dossier import Channel, TermUnit
from counter_app.domain.errors import MachineError
from counter_app.domain.staff import Officer, Role
from counter_app.ui.work_room import NOT_KEPT
from tests.services.scanned import pdf_of
from tests.ui.hands import SAME_DAY, choose_procedure, press, type_text


@pytest.fixture
def screen(window):
    return window.screens.reception


def _fill(screen) -> None:
    type_text(screen.applicant.name, "Trần Văn Thử")
    type_text(screen.applicant.id_number, "051203009876")
    screen.owner_button.click()
    type_text(screen.owner.name, "Lê Thị Mẫu")
    screen.channel.setCurrentIndex(screen.channel.findData(Channel.POSTAL))
    screen.sets.setValue(2)
    screen.return_by.setCurrentIndex(1)
    screen.fee.copies.setValue(3)
    type_text(screen.fee.exempt.lineEdit(), "Hộ nghèo theo nghị quyết của tỉnh")
    type_text(screen.fee.proof, "Sổ hộ nghèo số 1")
    type_text(screen.summary, "Chứng thực bằng")
    type_text(screen.note, "Đến lần hai")


def test_everything_comes_back(qtbot, window, screen, counter, idle):
    choose_procedure(qtbot, window, SAME_DAY)
    _fill(screen)
    pdf, seq = pdf_of(2), screen.checklist.model.missing()[0].seq
    screen.checklist.model.scanned(seq, (pdf,), 2)
    idle()
    before = screen.entry()
    qtbot.wait(1300)
    idle()
    text = counter.drafts.of(counter.officer)
    screen.clear()
    qtbot.wait(1300)
    idle()
    assert counter.drafts.of(counter.officer) == ""
    counter.drafts.keep(counter.officer, text)
    window.screens.drafts.bring_back()
    idle()
    assert screen.entry() == before
    assert before.components[0].scans == (pdf,)
    model = screen.checklist.model
    assert sum(model.row_at(number).scan_pages for number in range(model.rowCount())) == 2
    screen.clear()


def test_a_word_typed_into_the_note_alone_is_kept(qtbot, window, screen, counter, idle):
    type_text(screen.note, "Gọi lại chiều nay")
    qtbot.wait(1300)
    idle()
    assert "Gọi lại chiều nay" in counter.drafts.of(counter.officer)
    screen.clear()


def test_a_reason_of_one_s_own_frees_from_the_fee_and_stands_in_the_dossier(
    qtbot, window, screen, counter, idle
):
    choose_procedure(qtbot, window, SAME_DAY)
    _fill(screen)
    screen.checklist.table.setFocus()
    press(screen.checklist.table, "F8")
    idle()
    press(window, "F9")
    idle()
    dossier = counter.processing.dossier(screen.saved_strip.code.text())
    (fee,) = dossier.fees
    assert (fee.amount, fee.exempt_reason) == (0, "Hộ nghèo theo nghị quyết của tỉnh")
    assert fee.exempt_proof == "Sổ hộ nghèo số 1"
    assert (dossier.channel, dossier.sets) == (Channel.POSTAL, 2)
    assert dossier.owner.name == "Lê Thị Mẫu"


def test_a_draft_that_cannot_be_kept_is_told_once_and_until_it_can(
    qtbot, window, screen, counter, idle, monkeypatch, log_warnings
):
    notices = window.room.notices

    def full(*_what: object) -> None:
        raise MachineError("disk.full", errno=28)

    monkeypatch.setattr(counter.drafts, "keep", full)
    type_text(screen.applicant.name, "Trần Văn")
    qtbot.waitUntil(lambda: notices.names == (NOT_KEPT,))
    assert "disk" in notices.text_of(NOT_KEPT)
    notices.drop(NOT_KEPT)  # read and put away
    type_text(screen.applicant.name, " Thử")
    qtbot.wait(1300)
    idle()
    assert notices.names == ()
    assert screen.applicant.name.text() == "Trần Văn Thử"
    monkeypatch.undo()
    type_text(screen.applicant.phone, "0912345678")
    qtbot.waitUntil(lambda: "0912345678" in counter.drafts.of(counter.officer))
    monkeypatch.setattr(counter.drafts, "keep", full)
    type_text(screen.applicant.address, "Thôn 1")
    qtbot.waitUntil(lambda: notices.names == (NOT_KEPT,))
    monkeypatch.undo()
    qtbot.waitUntil(lambda: notices.names == ())  # it tries again by itself
    assert "Thôn 1" in counter.drafts.of(counter.officer)
    monkeypatch.setattr(counter.drafts, "drop", full)
    screen.clear()
    qtbot.waitUntil(lambda: notices.names == (NOT_KEPT,))
    monkeypatch.undo()
    qtbot.waitUntil(lambda: counter.drafts.of(counter.officer) == "")


def test_a_draft_keeps_the_term_the_officer_said(qtbot, window, screen, counter, idle):
    catalogue = counter.catalogue
    unknown = next(
        line.code
        for line in catalogue.find("", limit=2000)
        if not (found := catalogue.get(line.code)).times or found.times[0].term is None
    )
    choose_procedure(qtbot, window, unknown)
    type_text(screen.deadline.count, "7,5")
    qtbot.wait(1300)
    idle()
    text = counter.drafts.of(counter.officer)
    screen.clear()
    qtbot.wait(1300)
    counter.drafts.keep(counter.officer, text)
    window.screens.drafts.bring_back()
    idle()
    assert screen.deadline.count.text() == "7,5"
    assert screen.deadline.entry().unit is TermUnit.WORKING_DAY
    screen.clear()


OLDER = '{"client_ref": "a", "summary": "Xin trích lục"}'


def test_a_draft_of_whoever_takes_over_waits_until_the_screen_is_free(
    qtbot, window, screen, counter, idle
):
    thu = Officer("thu", "Trần Văn Thử", Role.RECEIVE)
    counter.staff.add(thu, "mat-khau-khac-2026", by=counter.officer)
    counter.drafts.keep(thu, OLDER)
    type_text(screen.applicant.name, "Lê Thị Mẫu")
    window.lock()
    window.sign_in.names.setCurrentText("thu")
    type_text(window.sign_in.password, "mat-khau-khac-2026")
    press(window.sign_in.password, "Return")
    qtbot.waitUntil(lambda: "Lê Thị Mẫu" in counter.drafts.of(thu))
    assert screen.summary.text() == ""
    screen.clear()
    qtbot.waitUntil(lambda: screen.summary.text() == "Xin trích lục")
    idle()
    screen.clear()
    qtbot.wait(1300)
    idle()
    assert counter.drafts.take_up(thu) == "", "what is thrown away does not come again"


def test_a_draft_that_comes_late_is_not_written_over(qtbot, window, screen, counter, idle):
    counter.drafts.keep(counter.officer, OLDER)
    window.screens.drafts.bring_back()
    type_text(screen.applicant.name, "Lê Thị Mẫu")  # before it was read
    qtbot.waitUntil(lambda: "Lê Thị Mẫu" in counter.drafts.of(counter.officer))
    screen.clear()
    qtbot.waitUntil(lambda: screen.summary.text() == "Xin trích lục")
    screen.clear()
    qtbot.wait(1300)
    idle()


def test_a_draft_of_a_procedure_that_is_gone_brings_the_people_back(
    window, screen, counter, idle, log_warnings
):
    applicant = '{"name": "Lê Thị Mẫu"}'
    draft = f'{{"client_ref": "a", "procedure": "9.999999", "applicant": {applicant}}}'
    counter.drafts.keep(counter.officer, draft)
    window.screens.drafts.bring_back()
    idle()
    assert screen.applicant.name.text() == "Lê Thị Mẫu"
    assert screen.procedure is None
    screen.clear()
