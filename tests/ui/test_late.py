"""A lead enters what was received by hand while this PC was off; nobody else is offered that."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.domain.clock import LOCAL, to_local
from counter_app.domain.errors import RuleError
from counter_app.domain.staff import Officer, Role
from counter_app.ui.reception.entry import LateEntry
from tests.ui.hands import (
    PASSWORD,
    THREE_DAYS,
    choose_procedure,
    press,
    receive,
    type_text,
    until_idle,
)

OWN = "mat-khau-cua-toi-9"


@pytest.fixture
def screen(qtbot, window, idle):
    made = window.screens.reception
    choose_procedure(qtbot, window, THREE_DAYS)
    type_text(made.applicant.name, "Trần Văn Thử")
    type_text(made.applicant.id_number, "051203009876")
    made.checklist.table.setFocus()
    press(made.checklist.table, "F8")
    idle()
    return made


def click(made) -> None:
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


def test_a_lead_enters_a_dossier_of_the_paper_book(window, screen, counter, printer, clock, idle):
    click(screen.late.opener)
    assert QApplication.focusWidget() is screen.late.when
    idle()
    assert screen.late.when.visibleRegion().boundingRect().height() == screen.late.when.height()
    friday = (to_local(clock.now()) - timedelta(days=3)).replace(hour=9, minute=15)
    screen.late.when.setDateTime(
        QDateTime.fromString(f"{friday:%Y-%m-%dT%H:%M}", "yyyy-MM-ddTHH:mm")
    )
    idle()
    assert "04/03/2026" in screen.deadline.due.text()  # counted from Friday, not from today
    press(window, "F9")
    idle()
    assert "Say why it is entered only now." in screen.fault.text()
    assert QApplication.focusWidget() is screen.late.reason
    type_text(QApplication.focusWidget(), "Mất điện từ 9 giờ")
    press(window, "F9")
    idle()
    code = screen.saved_strip.code.text()
    dossier = counter.processing.dossier(code)
    assert "-260227-" in code
    assert dossier.entered_late
    assert to_local(dossier.received_at) == datetime(2026, 2, 27, 9, 15, tzinfo=LOCAL)
    assert "Mất điện từ 9 giờ" in dossier.note
    assert printer.printed == [code]
    assert screen.late.isHidden()
    window.screens.show_dossier(code)
    idle()


def test_the_next_one_is_of_today_unless_it_is_said_again(
    qtbot, window, screen, counter, clock, idle
):
    click(screen.late.opener)
    screen.late.when.setDateTime(screen.late.when.minimumDateTime())
    type_text(screen.late.reason, "Mất điện")
    press(window, "F9")
    idle()
    assert screen.saved_strip.isVisible(), screen.fault.text()
    earliest = counter.processing.dossier(screen.saved_strip.code.text()).received_at
    assert clock.now() - earliest <= timedelta(days=31)
    today = counter.processing.dossier(receive(qtbot, window, "Lê Thị Mẫu", "051185001234"))
    assert (today.entered_late, today.received_at) == (False, clock.now())
    click(screen.late.opener)
    assert screen.late.entry() == LateEntry(to_local(earliest), "Mất điện")  # the book goes on
    click(screen.late.opener)
    assert screen.late.entry() is None


def test_a_late_entry_that_was_typed_is_back_after_the_program_ended(window, screen, counter, idle):
    click(screen.late.opener)
    screen.late.when.setDateTime(screen.late.when.minimumDateTime())
    type_text(screen.late.reason, "Mất điện")
    typed = screen.entry()
    window.screens.drafts._keep()
    idle()
    screen.clear()
    assert screen.entry().is_empty
    window.screens.drafts.bring_back()
    idle()
    assert screen.entry().late == typed.late
    screen.clear()


def test_who_is_no_lead_neither_sees_it_nor_gets_it_done(
    qtbot, window, screen, counter, clock, idle
):
    click(screen.late.opener)
    type_text(screen.late.reason, "Mất điện")
    order = screen.entry().order()
    counter.staff.add(Officer("thu", "Phạm Thị Thử", Role.RECEIVE), OWN, by=counter.officer)
    window.lock()
    window.sign_in.names.setCurrentText("thu")
    type_text(window.sign_in.password, OWN)
    press(window.sign_in.password, "Return")
    qtbot.waitUntil(lambda: not window.is_locked)
    until_idle(qtbot, window)
    assert screen.late.opener.isHidden()
    assert screen.late.isHidden()
    assert "Only a lead" in screen.fault.text(), "nobody saves it for today unawares"
    assert screen.entry().late is None
    screen.late.show_entry(LateEntry(clock.now(), "Mất điện"))
    assert screen.late.isHidden()
    with pytest.raises(RuleError, match=r"officer\.may_not"):
        counter.reception.receive(order, by=counter.officer)
    press(window, "F9")
    idle()
    dossier = counter.processing.dossier(screen.saved_strip.code.text())
    assert (dossier.entered_late, dossier.received_by) == (False, "thu")
    window.lock()
    window.sign_in.names.setCurrentText("lan")
    type_text(window.sign_in.password, PASSWORD)
    press(window.sign_in.password, "Return")
    qtbot.waitUntil(lambda: not window.is_locked)
    assert screen.late.opener.isVisible()
