"""What was done with a dossier on paper is entered later by a lead, with its hour and its why."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from counter_app.domain.clock import to_local
from counter_app.domain.dossier import Status
from counter_app.domain.staff import Officer, Role
from counter_app.ui.dossier.act_sheets import ActSheet
from counter_app.ui.played.hands import pause
from tests.ui.hands import THREE_DAYS, press, type_text

WHY = "Mất điện từ sáng"
BY_ACT = {  # the act, and what its form must say
    "hand-over": {"to": "Phòng Văn hóa"},
    "ask-supplement": {"items": "Bản sao giấy khai sinh"},
    "ask-fee": {"name": "Thuế thử"},
    "refuse": {"reason": "Không thuộc thẩm quyền"},
    "repromise": {"reason": "Chờ xác minh"},
    "stop": {"reason": "Công dân đề nghị"},
    "withdraw": {"reason": "Công dân rút"},
    "decide": {"number": "15/XN"},
    "take-fee": {"amount": "20000", "name": "Lệ phí thử"},
    "correct": {"reason": "Gõ nhầm"},
}


@pytest.fixture
def shown(window, make, clock, idle):
    """A dossier received yesterday at eight, on the screen."""
    dossier = make(procedure=THREE_DAYS)
    clock.forward(days=1)
    window.screens.show_dossier(dossier.code)
    idle()
    return window.screens.screen("dossier")


def _open(screen, act: str) -> ActSheet:
    made = next(b for b in screen.findChildren(QPushButton, f"act-{act}") if b.isVisible())
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, ActSheet)
    assert QTest.qWaitForWindowActive(sheet)
    pause(60)
    return sheet


def _enter_late(sheet: ActSheet, moment, why: str = WHY) -> None:
    QTest.mouseClick(sheet.late.opener, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is sheet.late.when
    text = f"{to_local(moment):%Y-%m-%dT%H:%M}"
    sheet.late.when.setDateTime(QDateTime.fromString(text, "yyyy-MM-ddTHH:mm"))
    type_text(sheet.late.reason, why)


def _is_whole(widget) -> bool:
    return widget.visibleRegion().boundingRect().height() == widget.height()


def _told(screen) -> str:
    return "\n".join(words.text() for words in screen.findChildren(QLabel) if words.isVisible())


@pytest.mark.parametrize("act", BY_ACT)
def test_every_deed_may_be_entered_later_by_a_lead(shown, counter, clock, idle, act):
    done = clock.now() - timedelta(hours=20)
    sheet = _open(shown, act)
    for name, text in BY_ACT[act].items():
        field = sheet.widgets[name]
        field.clear()
        type_text(field, text)
    _enter_late(sheet, done)
    assert sheet.height() < 728  # every button stays on the screen
    assert _is_whole(sheet.late)  # the form has grown
    press(sheet, "F9")
    idle()
    assert not QApplication.activeModalWidget(), sheet.fault.text()
    fact = shown.view.facts[-1]
    assert (fact.happened_at, fact.at) == (done, clock.now())
    assert WHY in _told(shown)
    assert f"entered later, done {to_local(done):%H:%M %d/%m/%Y}" in _told(shown)


def test_the_clock_goes_on_from_when_the_papers_were_brought(shown, counter, clock, idle):
    asked, brought = (clock.now() - timedelta(hours=hours) for hours in (20, 3))
    sheet = _open(shown, "ask-supplement")
    type_text(sheet.widgets["items"], "Bản sao")
    _enter_late(sheet, asked)
    press(sheet, "F9")
    idle()
    sheet = _open(shown, "add-supplement")
    papers = sheet.widgets["components"].table
    papers.setFocus()
    press(papers, "Space")
    _enter_late(sheet, asked - timedelta(hours=1))
    press(sheet, "F9")
    idle()
    assert "before the step that came before it" in sheet.fault.text()
    sheet.late.when.setDateTime(
        QDateTime.fromString(f"{to_local(brought):%Y-%m-%dT%H:%M}", "yyyy-MM-ddTHH:mm")
    )
    press(sheet, "F9")
    idle()
    (stood,) = counter.processing.dossier(shown.code.text()).deadline.pauses
    assert (stood.since, stood.until) == (asked, brought)


def test_a_late_entry_says_why_it_is_one(shown, counter, clock, idle):
    sheet = _open(shown, "hand-over")
    type_text(sheet.widgets["to"], "Phòng")
    _enter_late(sheet, clock.now(), why="")
    press(sheet, "F9")
    assert "Say why it is entered only now." in sheet.fault.text()
    assert QApplication.focusWidget() is sheet.late.reason
    QTest.mouseClick(sheet.late.opener, Qt.MouseButton.LeftButton)  # it was done just now
    press(sheet, "F9")
    idle()
    assert shown.view.facts[-1].happened_at == clock.now()
    assert shown.view.dossier.status is Status.PROCESSING


def test_who_is_no_lead_is_not_offered_it(shown, counter):
    counter.change_officer(Officer("tu", "Tư Thử", Role.RECEIVE))
    sheet = _open(shown, "hand-over")
    assert sheet.late.opener.isHidden()
    press(sheet, "Escape")
