"""The board: counted right, drawn, and every figure leads to its dossiers."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.domain.deeds import FeeAsked, Returned, SupplementAsked
from counter_app.domain.dossier import Status
from counter_app.ui.look.theme import colour
from tests.ui.hands import SAME_DAY, THREE_DAYS, press


@pytest.fixture
def board(window, idle):
    press(window, "F7")
    idle()
    return window.screens.screen("board")


def _number(board, name) -> str:
    return board.figures[name].number.text()


def _seen(window) -> list[str]:
    model = window.screens.screen("register").model
    return [model.line_at(n).dossier.code for n in range(model.rowCount())]


def test_every_figure_counts_and_leads_to_its_dossiers(
    window, counter, clock, make, decided, board, idle
):
    late = make(procedure=SAME_DAY)
    before = decided(procedure=THREE_DAYS)
    counter.processing.return_result(before.code, Returned("applicant"), by=counter.officer)
    clock.forward(days=1)
    waiting = make(procedure=THREE_DAYS)
    asked = SupplementAsked(("Bản sao",))
    counter.processing.ask_supplement(waiting.code, asked, by=counter.officer)
    paying = make(procedure=THREE_DAYS)
    counter.processing.ask_fee(paying.code, FeeAsked("Thuế thử"), by=counter.officer)
    ready, gone = decided(procedure=THREE_DAYS), decided(procedure=THREE_DAYS)
    counter.processing.return_result(gone.code, Returned("applicant"), by=counter.officer)
    due = make(procedure=SAME_DAY)
    board.load()
    idle()
    expected = {
        "received": [due.code, gone.code, ready.code, paying.code, waiting.code],
        "returned": [gone.code],
        "due": [due.code],
        "overdue": [late.code],
        "waiting": [paying.code, waiting.code],  # for papers and for money
        "ready": [ready.code],
    }
    assert {name: int(_number(board, name)) for name in expected} == {
        name: len(codes) for name, codes in expected.items()
    }
    for name, codes in expected.items():
        press(window, "F7")
        board.figures[name].setFocus()
        press(board.figures[name], "Space")
        idle()
        assert window.screens.current == "register"
        assert _seen(window) == codes, name


def test_an_empty_office_shows_noughts(board):
    assert {_number(board, name) for name in board.figures} == {"0"}
    assert "received 0, returned 0" in board.week.accessibleName()


def test_the_calendar_shows_what_falls_due_and_opens_the_day(window, clock, make, board, idle):
    dossier = make(procedure=THREE_DAYS)
    make(procedure=SAME_DAY)
    board.load()
    idle()
    due = dossier.deadline.due.astimezone(clock.now().tzinfo).date()
    by_day = {one.day: one.count for one in board.view.calendar}
    assert by_day[due] == 1
    assert by_day[clock.now().date()] == 1
    assert not next(d for d in board.view.calendar if d.day.weekday() == 6).is_open
    board.calendar.setFocus()
    for _ in range((due - clock.now().date()).days):
        press(board.calendar, "Right")
    assert "1 due" in board.calendar.accessibleName()
    press(board.calendar, "Return")
    idle()
    assert _seen(window) == [dossier.code]
    assert "Due on" in window.screens.screen("register").filters.due.currentText()


def test_a_day_is_opened_by_mouse_and_late_days_are_red(window, clock, make, board, idle):
    dossier = make(procedure=SAME_DAY)
    clock.forward(days=1)
    board.load()
    idle()
    number = next(n for n, d in enumerate(board.view.calendar) if d.count)
    place = board.calendar.cell(number).center().toPoint()
    picture = board.calendar.grab().toImage()
    ratio = picture.devicePixelRatio()
    assert picture.pixelColor(place * ratio) == colour("red_soft")
    QTest.mouseClick(board.calendar, Qt.MouseButton.LeftButton, pos=place)
    idle()
    assert _seen(window) == [dossier.code]


def test_work_is_shared_by_procedure_and_by_officer(window, counter, clock, make, board, idle):
    clock.forward(days=-3)
    make(procedure=THREE_DAYS)
    clock.forward(days=3)
    make(procedure=SAME_DAY)
    make(procedure=SAME_DAY)
    board.load()
    idle()
    name = counter.catalogue.get(SAME_DAY).short_name
    assert board.bars.accessibleName().startswith(f"{name}: received 2 · open 2 · overdue 0")
    assert "received 0 · open 1" in board.bars.accessibleName()
    board.by.setFocus()
    press(board.by, "Down")
    assert "Nguyễn Thị Mẫu: received 2 · open 3" in board.bars.accessibleName()
    board.bars.setFocus()
    press(board.bars, "Return")
    idle()
    assert len(_seen(window)) == 3
    assert window.screens.screen("register").filters.limits() == {"officer": "lan"}


def test_the_week_is_drawn(make, clock, board, idle):
    make()
    clock.forward(days=1)
    board.load()
    idle()
    picture = board.week.grab().toImage()
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    }
    assert colour("accent").name() in seen
    yesterday = f"{clock.now() - timedelta(days=1):%d/%m}: received 1, returned 0"
    assert yesterday in board.week.accessibleName()
    assert board.view.figures["waiting"] == 0
    assert Status.WAITING not in {one.key for one in board.view.shares["week", "procedure"]}
