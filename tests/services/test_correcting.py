"""Wrong scans are taken out, and a new promise taken back, by a fact that says so."""

from datetime import datetime, timedelta

import pytest

from counter_app.domain.clock import LOCAL
from counter_app.domain.deeds import Corrected, Decided, Repromised, SupplementAsked
from counter_app.domain.errors import RuleError
from counter_app.domain.orders import OrderedComponent
from counter_app.services.registers import Registers
from tests.builders import make_order
from tests.services.conftest import HOA, LAN, MINH

RIGHT, WRONG = b"%PDF-1.4 right", b"%PDF-1.4 somebody else's"
LATER = datetime(2026, 3, 10, 17, tzinfo=LOCAL)


@pytest.fixture
def dossier(reception, processing):
    made = reception.receive(make_order(), by=LAN).dossier
    seq = made.components[0].seq
    return processing.attach(made.code, OrderedComponent(seq, scans=(RIGHT, WRONG)), by=LAN)


def test_a_scan_of_somebody_else_is_taken_out_and_kept_in_the_journal(dossier, processing, store):
    right, wrong = dossier.components[0].scans
    deed = Corrected("Bản chụp của người khác", taken_out=(wrong,))
    after = processing.correct(dossier.code, deed, by=LAN)
    assert after.components[0].scans == (right,)
    assert after.components[0].originals == dossier.components[0].originals
    with store.read() as work:
        assert work.journal.verify().problems == ()
        assert list(work.soundness.problems()) == []
        assert work.attachments.read(wrong) == WRONG  # a fact names it for ever
    with pytest.raises(RuleError, match=r"correct\.unknown_scan"):
        processing.correct(dossier.code, deed, by=LAN)


def test_a_wrong_scan_of_the_result_is_taken_out(dossier, processing):
    given = processing.decide(dossier.code, Decided("granted"), contents=(b"%PDF-1.4 no",), by=MINH)
    deed = Corrected("Nhầm tệp", taken_out=given.outcome.files)
    assert processing.correct(dossier.code, deed, by=LAN).outcome.files == ()


def _promise(processing, code, due=LATER):
    return processing.repromise(code, Repromised(due, "Chờ xác minh"), by=MINH)


def test_a_lead_takes_a_new_promise_back_and_it_may_be_given_once_more(
    dossier, processing, desk, store
):
    first = dossier.deadline.due
    _promise(processing, dossier.code)
    view = Registers(desk).view(dossier.code, HOA)
    assert view.promise_before == first
    assert Registers(desk).view(dossier.code, LAN).promise_before is None
    back = Corrected("Gõ nhầm ngày", due=first)
    with pytest.raises(RuleError, match=r"officer\.may_not"):
        processing.correct(dossier.code, back, by=LAN)
    after = processing.correct(dossier.code, back, by=HOA)
    assert (after.deadline.due, after.deadline.repromised) == (first, False)
    assert _promise(processing, dossier.code).deadline.repromised
    with store.read() as work:
        assert work.journal.verify().problems == ()
        assert list(work.soundness.problems()) == []


def test_no_other_moment_can_be_made_the_promise(dossier, processing):
    _promise(processing, dossier.code)
    for due in (LATER, dossier.deadline.due + timedelta(days=1)):
        with pytest.raises(RuleError, match=r"correct\.no_promise"):
            processing.correct(dossier.code, Corrected("Nhầm", due=due), by=HOA)


def test_a_promise_is_not_taken_back_once_the_clock_stood_still(dossier, processing, clock):
    first = dossier.deadline.due
    _promise(processing, dossier.code)
    processing.ask_supplement(dossier.code, SupplementAsked(("Tờ khai",)), by=LAN)
    clock.forward(days=1)
    processing.add_supplement(dossier.code, [], by=LAN)
    with pytest.raises(RuleError, match=r"correct\.no_promise"):
        processing.correct(dossier.code, Corrected("Nhầm", due=first), by=HOA)
