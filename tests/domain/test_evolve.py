from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain import deeds
from counter_app.domain.deeds import KINDS, Fact
from counter_app.domain.dossier import (
    ComponentIntake,
    Delivery,
    FeeLine,
    Handing,
    Money,
    Pause,
    Status,
)
from counter_app.domain.errors import IntegrityError
from counter_app.domain.evolve import born, evolve
from tests.builders import make_person

MONDAY = datetime(2026, 3, 2, 1, tzinfo=UTC)
DUE = MONDAY + timedelta(days=3)
RECEIVED = deeds.Received(
    code="H48.12.34-260302-3001",
    procedure="1.004873",
    edition="thử",
    unit="H48.12.34",
    counter=3,
    applicant=make_person(),
    received_at=MONDAY,
    due=DUE,
    fees=(FeeLine("le-phi", "Lệ phí", 15_000), FeeLine("phi", "Phí", None)),
    components=(ComponentIntake(1, originals=1),),
)


ASK_FEE = deeds.FeeAsked("Thuế")


def fact(deed, hours=0):
    number = UUID(int=hours + 10)
    return Fact(number, UUID(int=1), MONDAY + timedelta(hours=hours), "lan", deed)


def after(*done, received=RECEIVED):
    dossier = born(fact(received))
    for hour, deed in enumerate(done, start=1):
        dossier = evolve(dossier, fact(deed, hour))
    return dossier


def at(hours):
    return MONDAY + timedelta(hours=hours)


HAND_OVER = deeds.HandedOver("Tư pháp")
ASK = deeds.SupplementAsked(("bản sao giấy khai sinh",), "thiếu")
DECIDE = deeds.Decided("granted", "12/UBND", "Giấy xác nhận")
RETURN = deeds.Returned("applicant", "Nguyễn Thị Mẫu", "051185001234")


def test_a_received_fact_begins_a_dossier():
    dossier = after()
    assert (dossier.code, dossier.status, dossier.version) == (RECEIVED.code, Status.RECEIVED, 1)
    assert (dossier.deadline.due, dossier.deadline.first_due) == (DUE, DUE)
    assert (dossier.received_by, dossier.money) == ("lan", Money.OWED)
    assert not dossier.entered_late


def test_a_dossier_entered_late_says_so():
    assert after(received=replace(RECEIVED, late=True)).entered_late


def test_nothing_owed_is_no_money():
    assert after(received=replace(RECEIVED, fees=())).money is Money.NONE
    unknown = replace(RECEIVED, fees=RECEIVED.fees[1:])
    assert after(received=unknown).money is Money.NONE


def test_another_kind_begins_nothing():
    with pytest.raises(IntegrityError) as raised:
        born(fact(HAND_OVER))
    assert raised.value.code == "dossier.no_beginning"


def test_each_fact_counts_one_version():
    assert after(HAND_OVER, ASK).version == 3


def test_handing_over_names_who_has_it():
    dossier = after(HAND_OVER)
    assert (dossier.status, dossier.holder) == (Status.PROCESSING, "Tư pháp")


def test_a_supplement_pauses_and_resumes():
    waiting = after(HAND_OVER, ASK)
    assert waiting.status is Status.WAITING
    assert waiting.deadline.pauses == (Pause(at(2), "thiếu"),)
    later = DUE + timedelta(days=1)
    added = deeds.SupplementAdded((ComponentIntake(2, copies=1),), later)
    dossier = after(HAND_OVER, ASK, added)
    assert dossier.status is Status.PROCESSING
    assert dossier.deadline.pauses == (Pause(at(2), "thiếu", at(3)),)
    assert (dossier.deadline.due, dossier.deadline.first_due) == (later, DUE)
    assert [intake.seq for intake in dossier.components] == [1, 2]


def test_a_pause_has_a_reason():
    assert after(deeds.SupplementAsked(("x",))).deadline.pauses[0].reason == "supplement"


def test_every_pause_is_kept():
    dossier = after(ASK, deeds.SupplementAdded(due=DUE), ASK, deeds.SupplementAdded(due=DUE))
    assert [(p.since, p.until) for p in dossier.deadline.pauses] == [
        (at(1), at(2)),
        (at(3), at(4)),
    ]


def test_a_deed_entered_late_counts_when_it_happened():
    earlier = at(-5)
    dossier = after(replace(ASK, happened_at=earlier))
    assert dossier.deadline.pauses[0].since == earlier
    assert after(replace(DECIDE, happened_at=earlier)).closed_at == earlier
    assert fact(RECEIVED, 7).happened_at == MONDAY


def test_what_is_brought_for_one_component_adds_up_scans_once():
    one, two = "1" * 64, "2" * 64
    dossier = after(
        deeds.ScanAttached(1, (two, one)),
        ASK,
        deeds.SupplementAdded((ComponentIntake(1, 1, 2, (one,)),)),
    )
    assert dossier.components == (ComponentIntake(1, 2, 2, (two, one)),)


def test_money_is_owed_until_it_is_taken_and_again_when_it_is_given_back():
    some = deeds.FeeTaken(10_000, "Lệ phí")
    rest = deeds.FeeTaken(5_000, "Lệ phí", "transfer", "0001")
    back = deeds.FeeTaken(-5_000, "Lệ phí", corrects=UUID(int=12))
    assert after(some).money is Money.OWED
    assert after(some, rest).money is Money.PAID
    assert after(some, rest, back).money is Money.OWED
    assert [p.amount for p in after(some, rest, back).payments] == [10_000, 5_000, -5_000]
    assert after(some, rest, back).payments[2].corrects == UUID(int=12)


@pytest.mark.parametrize(
    ("deed", "status"),
    [
        (deeds.Refused("thiếu thẩm quyền"), Status.REFUSED),
        (deeds.Stopped("theo đề nghị"), Status.STOPPED),
        (deeds.Withdrawn("theo đề nghị"), Status.WITHDRAWN),
        (DECIDE, Status.DECIDED),
    ],
)
def test_an_end_closes_the_dossier_and_its_pause(deed, status):
    dossier = after(ASK, deed)
    assert (dossier.status, dossier.closed_at) == (status, at(2))
    assert dossier.deadline.pauses[0].until == at(2)


def test_a_decision_waits_for_whoever_collects_it():
    dossier = after(HAND_OVER, DECIDE)
    assert dossier.delivery is Delivery.AWAITING
    assert (dossier.outcome.granted, dossier.outcome.decided_at) == (True, at(2))
    assert not after(replace(DECIDE, outcome="rejected")).outcome.granted


def test_a_result_is_handed_out_or_posted():
    dossier = after(DECIDE, RETURN)
    assert (dossier.status, dossier.delivery) == (Status.RETURNED, Delivery.RETURNED)
    assert dossier.handing == Handing("applicant", at(2), "Nguyễn Thị Mẫu", "051185001234")
    assert after(DECIDE, deeds.Returned("post")).delivery is Delivery.POSTED


def test_a_new_promise_is_made_once_and_the_first_one_kept():
    dossier = after(deeds.Repromised(DUE + timedelta(days=2)))
    assert dossier.deadline.due == DUE + timedelta(days=2)
    assert dossier.deadline.first_due == DUE
    assert dossier.deadline.repromised


def test_a_correction_changes_what_it_names():
    dossier = after(deeds.Corrected("sai tên", applicant=make_person(name="Trần Văn Thử"), note=""))
    assert dossier.applicant.name == "Trần Văn Thử"
    assert dossier.status is Status.RECEIVED
    assert dossier.summary == RECEIVED.summary


def test_a_step_back_opens_the_dossier_again():
    dossier = after(DECIDE, RETURN, deeds.Corrected("nhầm", status=Status.PROCESSING))
    assert dossier.status is Status.PROCESSING
    assert (dossier.closed_at, dossier.outcome, dossier.handing) == (None, None, None)
    assert dossier.delivery is Delivery.NO_RESULT


def test_a_result_given_out_by_mistake_waits_again():
    dossier = after(DECIDE, RETURN, deeds.Corrected("nhầm", status=Status.DECIDED))
    assert (dossier.handing, dossier.delivery) == (None, Delivery.AWAITING)
    assert dossier.outcome.number == "12/UBND"
    assert dossier.closed_at == at(1)


def test_a_correction_to_an_end_or_to_the_same_keeps_it_closed():
    dossier = after(DECIDE, deeds.Corrected("nhầm", status=Status.STOPPED))
    assert (dossier.closed_at, dossier.outcome) == (at(1), None)
    same = after(DECIDE, RETURN, deeds.Corrected("ghi chú", status=Status.RETURNED))
    assert same.handing is not None


def test_a_supplement_asked_by_mistake_leaves_no_pause_behind():
    dossier = after(HAND_OVER, ASK, deeds.Corrected("nhầm", status=Status.PROCESSING))
    assert dossier.deadline.pauses == (Pause(at(2), "thiếu", at(2)),)
    kept = after(HAND_OVER, ASK, deeds.Corrected("ghi chú", status=Status.WAITING))
    assert kept.deadline.pauses == (Pause(at(2), "thiếu"),)


def test_money_owed_elsewhere_stops_the_clock_until_it_is_settled():
    waiting = after(HAND_OVER, ASK_FEE)
    assert (waiting.status, waiting.money) == (Status.PAYING, Money.OWED)
    assert waiting.deadline.pauses == (Pause(at(2), "Thuế"),)
    later = DUE + timedelta(days=1)
    settled = after(HAND_OVER, ASK_FEE, deeds.FeeSettled(later))
    assert settled.status is Status.PROCESSING
    assert (settled.deadline.due, settled.deadline.first_due) == (later, DUE)
    assert settled.deadline.pauses == (Pause(at(2), "Thuế", at(3)),)
    kept = after(HAND_OVER, ASK_FEE, deeds.Corrected("ghi chú", status=Status.PAYING))
    assert kept.deadline.pauses == waiting.deadline.pauses


def test_a_recounted_promise_leaves_the_first_one():
    later = DUE + timedelta(days=1)
    dossier = after(deeds.Recounted(later))
    assert (dossier.deadline.due, dossier.deadline.first_due) == (later, DUE)


def test_money_given_back_to_whom_got_nothing_is_refunded():
    taken, back = deeds.FeeTaken(5000, "Phí"), deeds.FeeTaken(-5000, "Phí", corrects=UUID(int=7))
    assert after(taken, deeds.Withdrawn(), back).money is Money.REFUNDED
    assert after(taken, back).money is not Money.REFUNDED


def test_a_dossier_received_twice_stays_as_it_is():
    assert replace(after(HAND_OVER, RECEIVED), version=2) == after(HAND_OVER)


every_deed = st.sampled_from(
    [
        RECEIVED,
        HAND_OVER,
        ASK,
        deeds.SupplementAdded(due=DUE),
        deeds.FeeTaken(5000, "Phí"),
        ASK_FEE,
        deeds.FeeSettled(DUE),
        deeds.Recounted(DUE),
        deeds.Refused("x"),
        deeds.Repromised(DUE),
        deeds.Stopped(),
        deeds.Withdrawn(),
        DECIDE,
        RETURN,
        deeds.ScanAttached(7, ("a" * 64,)),
        deeds.Corrected("x", status=Status.WAITING),
    ]
)


@given(st.lists(every_deed, max_size=12))
def test_any_facts_make_a_dossier_and_never_lose_its_beginning(done):
    dossier = after(*done)
    assert dossier.version == len(done) + 1
    assert dossier.code == RECEIVED.code
    assert dossier.deadline.first_due == DUE
    assert len(dossier.payments) == sum(isinstance(deed, deeds.FeeTaken) for deed in done)
    assert len(dossier.deadline.pauses) == done.count(ASK) + done.count(ASK_FEE)


def test_every_kind_has_a_name_of_its_own():
    assert len(KINDS) == 16
    assert all(fact(deed).kind == KINDS[deed.KIND].KIND for deed in (RECEIVED, ASK, DECIDE))


def test_what_is_still_to_be_paid_is_what_is_owed_less_what_was_taken():
    owing = replace(RECEIVED, fees=(FeeLine("le-phi", "Lệ phí", 15_000),))
    begun = born(fact(owing))
    assert begun.payable == 15_000
    some = evolve(begun, fact(deeds.FeeTaken(5_000, "Lệ phí")))
    assert some.payable == 10_000
    assert evolve(some, fact(deeds.FeeTaken(10_000, "Lệ phí"))).payable == 0
    unknown = born(fact(replace(RECEIVED, fees=())))
    assert evolve(unknown, fact(ASK_FEE)).payable == 0
