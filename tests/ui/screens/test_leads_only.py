"""What only a lead may do with a dossier: clicked by a lead, and offered to nobody else."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from counter_app.domain.clock import to_local
from counter_app.domain.deeds import (
    Decided,
    FeeAsked,
    HandedOver,
    Refused,
    Returned,
    Stopped,
    SupplementAsked,
    Withdrawn,
)
from counter_app.domain.dossier import Status
from counter_app.domain.staff import Officer, Role
from counter_app.ui.dossier.act_sheets import ActSheet
from counter_app.ui.played.hands import pause
from tests.printing.reading import text_of
from tests.ui.hands import THREE_DAYS, FakePrinter, press, type_text

WHY = "Bấm nhầm hồ sơ"
HOA, TU, MINH = (
    Officer("hoa", "Hoà Thử", Role.LEAD),
    Officer("tu", "Tư Thử", Role.RECEIVE),
    Officer("minh", "Minh Thử", Role.PROCESS),
)
WAYS = {  # how a dossier came where it stands, and where a lead takes it back to
    "handed over": (("hand_over", HandedOver("Phòng")), Status.RECEIVED),
    "asked for papers": (("ask_supplement", SupplementAsked(("Tờ khai",))), Status.PROCESSING),
    "asked for money": (("ask_fee", FeeAsked("Thuế thử")), Status.PROCESSING),
    "refused": (("refuse", Refused("Không đúng nơi")), Status.RECEIVED),
    "withdrawn": (("withdraw", Withdrawn("Đổi ý")), Status.PROCESSING),
    "stopped": (("stop", Stopped("Đề nghị dừng")), Status.PROCESSING),
    "decided": (("decide", Decided("granted", "1/XN")), Status.PROCESSING),
    "given out": (("return_result", Returned("applicant")), Status.DECIDED),
}


@pytest.fixture
def stands(window, counter, make, idle):
    """Show a dossier that came where it stands in one of the ways, to an officer."""

    def show(way: str, officer: Officer):
        (deed, body), _back = WAYS[way]
        code, admin = make(procedure=THREE_DAYS).code, counter.officer
        if way == "given out":
            counter.processing.decide(code, Decided("granted", "1/XN"), by=admin)
        getattr(counter.processing, deed)(code, body, by=admin)
        counter.change_officer(officer)
        window.screens.show_dossier(code)
        idle()
        return window.screens.screen("dossier")

    return show


def _offered(screen, name: str) -> list[QPushButton]:
    return [b for b in screen.findChildren(QPushButton, name) if b.isVisible()]


def _open(screen, name: str) -> ActSheet:
    QTest.mouseClick(_offered(screen, name)[0], Qt.MouseButton.LeftButton)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, ActSheet)
    assert QTest.qWaitForWindowActive(sheet)
    pause(60)
    return sheet


@pytest.mark.parametrize("way", WAYS)
def test_a_lead_takes_every_step_back(stands, counter, idle, way):
    screen = stands(way, HOA)
    before = counter.processing.dossier(screen.code.text())
    sheet = _open(screen, "act-step-back")
    assert QApplication.focusWidget() is sheet.widgets["reason"]
    type_text(sheet.widgets["reason"], WHY)
    press(sheet, "F9")
    idle()
    after = counter.processing.dossier(before.code)
    assert after.status is WAYS[way][1]
    assert after.closed_at is None or after.status is Status.DECIDED
    assert not [pause for pause in after.deadline.pauses if pause.until is None]
    fact = screen.view.facts[-1]
    assert (fact.kind, fact.by, fact.deed.reason) == ("fact.corrects", "hoa", WHY)


@pytest.mark.parametrize("way", WAYS)
def test_nobody_else_is_offered_a_step_back(stands, way):
    screen = stands(way, TU)
    assert not _offered(screen, "act-step-back")
    steps = _open(screen, "act-correct").widgets["status"]
    assert steps.count() == 1  # it stays where it stands


@pytest.mark.parametrize(("officer", "may"), [(HOA, True), (MINH, False)])
def test_on_the_due_day_only_a_lead_apologises(
    window, counter, make, clock, idle, printer: FakePrinter, officer, may
):
    dossier = make(procedure=THREE_DAYS)
    counter.change_officer(officer)
    window.screens.show_dossier(dossier.code)
    idle()
    screen = window.screens.screen("dossier")
    assert _offered(screen, "act-repromise")  # days before, whoever works on it may
    clock.forward(days=(to_local(dossier.deadline.due) - to_local(clock.now())).days)
    assert to_local(clock.now()).date() == to_local(dossier.deadline.due).date()
    window.screens.show_dossier(dossier.code)
    idle()
    assert bool(_offered(screen, "act-repromise")) is may
    if not may:
        return
    sheet = _open(screen, "act-repromise")
    later = to_local(dossier.deadline.due).date() + timedelta(days=5)
    sheet.widgets["due"].setDate(QDate(later.year, later.month, later.day))
    type_text(sheet.widgets["reason"], "Chờ xác minh")
    press(sheet, "F9")
    idle()
    assert counter.processing.dossier(dossier.code).deadline.repromised
    paper = " ".join(text_of(printer.pdfs[-1]).split())
    assert f"{later:%d/%m/%Y}" in paper or f"ngày {later.day:02}" in paper
    assert not _offered(screen, "act-repromise")  # once
