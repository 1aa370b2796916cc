"""The due date at reception: counted, explained, asked for where nobody can count it."""

from datetime import datetime

import pytest

from counter_app.domain.clock import LOCAL
from tests.ui.hands import SAME_DAY, THREE_DAYS, choose_procedure, press, type_text


@pytest.fixture
def screen(window):
    return window.screens.reception


def test_where_the_catalogue_knows_no_deadline_the_officer_is_asked(qtbot, window, screen, idle):
    catalogue = window.counter.catalogue
    unknown = next(
        line.code
        for line in catalogue.find("", limit=2000)
        if (found := catalogue.get(line.code)).times == () or found.times[0].term is None
    )
    choose_procedure(qtbot, window, unknown)
    assert screen.deadline.asked.isVisible()
    type_text(screen.applicant.name, "Nguyễn Thị Mẫu")
    if screen.panel.must_choose:
        screen.panel.cases.setCurrentIndex(1)
    press(window, "F9")
    assert screen.deadline.count.hasFocus()
    type_text(screen.deadline.count, "7,5")
    idle()
    assert "2026" in screen.deadline.due.text()


def test_no_due_date_is_shown_that_nobody_counted(qtbot, window, screen, clock, idle):
    choose_procedure(qtbot, window, THREE_DAYS)
    assert "05/03/2026" in screen.deadline.due.text()
    clock.at("2040-03-05 09:00")
    type_text(screen.summary, "a")
    idle()
    assert screen.deadline.due.text() == "–"
    assert "holidays of that year" in screen.deadline.counted.text()
    clock.at("2026-03-03 09:00")
    type_text(screen.summary, "b")
    idle()
    assert "06/03/2026" in screen.deadline.due.text()
    screen.clear()


def test_a_number_half_typed_keeps_no_due_date_from_being_shown(qtbot, window, screen, idle):
    type_text(screen.applicant.id_number, "0511")
    choose_procedure(qtbot, window, THREE_DAYS)
    assert "05/03/2026" in screen.deadline.due.text()
    screen.clear()


def test_where_the_calendar_does_not_reach_the_officer_says_the_day(
    qtbot, window, screen, counter, clock, idle
):
    clock.at("2040-03-05 09:00")
    choose_procedure(qtbot, window, SAME_DAY)
    type_text(screen.applicant.name, "Trần Văn Thử")
    press(screen.checklist.table, "F8")
    type_text(screen.fee.amount, "15000")
    idle()
    press(window, "F9")
    assert screen.deadline.day.hasFocus()
    assert "on which day" in screen.fault.text()
    type_text(screen.deadline.day, "09/03/2040")
    idle()
    assert "09/03/2040" in screen.deadline.due.text()
    assert "you said" in screen.deadline.counted.text()
    qtbot.wait(1300)
    idle()
    kept, before = counter.drafts.of(counter.officer), screen.entry()
    screen.clear()
    assert not screen.deadline.day.isVisible()
    qtbot.wait(1300)
    idle()
    counter.drafts.keep(counter.officer, kept)
    window.screens.drafts.bring_back()
    idle()
    assert screen.entry() == before
    press(window, "F9")
    idle()
    dossier = counter.processing.dossier(screen.saved_strip.code.text())
    assert dossier.deadline.due == datetime(2040, 3, 9, 17, 0, tzinfo=LOCAL)
