"""An officer who is faster than the disk: what is pressed early does what was meant, or waits."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event
from time import monotonic

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.domain.errors import MachineError
from counter_app.ui.main_window import MainWindow
from tests.ui.hands import (
    CARD,
    SAME_DAY,
    THREE_DAYS,
    choose_procedure,
    press,
    receive,
    type_text,
    until_idle,
)


@contextmanager
def busy_desk(window: MainWindow) -> Iterator[None]:
    """The disk is slow: whatever is asked of the desk thread waits until the block ends."""
    free = Event()
    window.jobs.run(
        lambda _report: free.wait(10),
        owner=window,
        done=lambda _none: None,
        failed=window.dialogs.explain,
    )
    try:
        yield
    finally:
        free.set()


@pytest.fixture
def screen(window):
    return window.screens.reception


def _fill_in(qtbot, window, screen, idle) -> None:
    choose_procedure(qtbot, window, SAME_DAY)
    type_text(screen.applicant.name, "Trần Văn Thử")
    press(screen.checklist.table, "F8")
    idle()
    if screen.fee.amount.isVisible():
        type_text(screen.fee.amount, "15000")
        idle()


def test_enter_before_the_answer_takes_what_was_typed_and_not_what_stood_there(
    qtbot, window, screen, idle
):
    screen.search.setFocus()
    type_text(screen.search, "khai sinh")
    idle()
    assert screen.search.popup.isVisible()
    with busy_desk(window):
        screen.search.selectAll()
        type_text(screen.search, THREE_DAYS)
        qtbot.wait(150)  # asked for, not answered
        press(screen.search, "Return")
        qtbot.wait(20)
    idle()
    assert screen.procedure.code == THREE_DAYS


def test_the_next_card_scanned_while_saving_is_offered_afterwards(qtbot, window, screen, idle):
    _fill_in(qtbot, window, screen, idle)
    with busy_desk(window):
        press(window, "F9")
        window.scanner.scanned.emit(CARD)
        if screen.card_strip.isVisible():
            press(screen.card_strip.take, "Return")  # and all of it would be swept away
        qtbot.wait(50)
    idle()
    assert screen.saved_strip.isVisible()
    assert screen.card_strip.isVisible()
    press(screen.card_strip.take, "Return")
    assert screen.applicant.name.text() == "Nguyễn Thị Mẫu"


def test_nothing_can_be_typed_into_a_dossier_under_way(qtbot, window, screen, idle):
    _fill_in(qtbot, window, screen, idle)
    with busy_desk(window):
        press(window, "F9")
        qtbot.wait(20)
        screen.summary.setFocus()
        QTest.keyClicks(screen.summary, "mat", delay=40)
        typed = screen.summary.text()
    idle()
    code = screen.saved_strip.code.text()
    assert window.counter.processing.dossier(code).summary == typed


def test_enter_in_the_register_opens_what_was_typed(qtbot, window, idle):
    first = receive(qtbot, window, "Lê Thị Mẫu", "051185001234")
    second = receive(qtbot, window, "Trần Văn Thử", "")
    window.screens.show_screen("register")
    register = window.screens.screen("register")
    idle()
    assert register.model.line_at(0).dossier.code == second
    opened = []
    register.opened.connect(opened.append)
    register.search.setFocus()
    type_text(register.search, "Lê Thị")
    press(register.search, "Return")
    idle()
    assert opened == [first]


@dataclass
class Standstill:
    """A printer that stands still from its first paper on, until it is set free."""

    reached: Event = field(default_factory=Event)
    free: Event = field(default_factory=Event)


@pytest.fixture
def stuck(printer):
    made, plain = Standstill(), printer.print_pdf

    def print_pdf(pdf: bytes, title: str) -> None:
        made.reached.set()
        made.free.wait(20)
        plain(pdf, title)

    printer.print_pdf = print_pdf
    yield made
    made.free.set()


def _save(qtbot, window, screen) -> None:
    choose_procedure(qtbot, window, SAME_DAY)
    type_text(screen.applicant.name, "Trần Văn Thử")
    press(screen.checklist.table, "F8")
    type_text(screen.fee.amount, "15000")
    until_idle(qtbot, window)
    press(window, "F9")
    qtbot.waitUntil(screen.saved_strip.isVisible)


def test_a_printer_that_stands_still_keeps_nobody_from_working(
    qtbot, window, screen, counter, printer, stuck, idle
):
    _save(qtbot, window, screen)
    code = screen.saved_strip.code.text()
    screen.search.setFocus()
    type_text(screen.search, THREE_DAYS)
    qtbot.waitUntil(lambda: screen.search.model.rowCount() == 1, timeout=1000)
    press(screen.search, "Return")
    qtbot.waitUntil(lambda: screen.procedure is not None, timeout=1000)
    type_text(screen.applicant.name, "Lê Thị Mẫu")
    lan = counter.officer
    qtbot.waitUntil(lambda: "Lê Thị Mẫu" in counter.drafts.of(lan), timeout=2000)
    assert [paper.code for paper in counter.unprinted.waiting()] == [code]
    stuck.free.set()
    idle()
    assert printer.printed == [code]
    assert counter.unprinted.waiting() == ()
    screen.clear()


def test_the_program_ends_without_waiting_for_a_printer(qtbot, window, screen, stuck):
    _save(qtbot, window, screen)
    qtbot.waitUntil(stuck.reached.is_set)
    began = monotonic()
    window.shut()
    assert monotonic() - began < 2


def test_what_could_not_be_saved_stands_as_typed_and_is_saved_by_the_same_key(
    qtbot, window, screen, counter, monkeypatch, idle
):
    choose_procedure(qtbot, window, THREE_DAYS)
    type_text(screen.applicant.name, "Trần Văn Thử")
    press(screen.checklist.table, "F8")
    screen.summary.setFocus()
    idle()

    def full(*_order: object, **_more: object) -> None:
        raise MachineError("disk.full", errno=28)

    monkeypatch.setattr(counter.reception, "receive", full)
    press(window, "F9")
    idle()
    before = screen.entry()
    QApplication.activeModalWidget().accept()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert screen.summary.hasFocus(), "one goes on where one was"
    monkeypatch.undo()
    assert screen.entry() == before
    press(window, "F9")
    idle()
    assert counter.reception.saved_as(before.client_ref) is not None
