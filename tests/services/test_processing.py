"""What happens after reception: steps, roles, the clock, money, corrections."""

from datetime import date, datetime, timedelta

import pytest

from counter_app.domain.clock import LOCAL
from counter_app.domain.deeds import (
    Corrected,
    Decided,
    FeeAsked,
    FeeSettled,
    FeeTaken,
    HandedOver,
    Refused,
    Repromised,
    Returned,
    Stopped,
    SupplementAsked,
    Withdrawn,
)
from counter_app.domain.dossier import Delivery, Money, Status
from counter_app.domain.errors import MissingError, RuleError, TransitionError
from counter_app.domain.orders import OrderedComponent
from counter_app.domain.workflow import Act
from counter_app.services.processing import Processing, next_steps
from tests.builders import make_order, make_person
from tests.services.conftest import HOA, LAN, MINH

PDF = b"%PDF-1.4 made up"


@pytest.fixture
def code(reception) -> str:
    return reception.receive(make_order(), by=LAN).dossier.code  # Monday, 3 working days


@pytest.fixture
def handed_over(code, processing) -> str:
    processing.hand_over(code, HandedOver("Tư pháp", 3), by=LAN)
    return code


@pytest.fixture
def decided(handed_over, processing) -> str:
    processing.decide(handed_over, Decided("granted", "12/XN", "Giấy xác nhận"), by=MINH)
    return handed_over


def test_the_whole_way_from_reception_to_return(decided, processing, store):
    dossier = processing.return_result(decided, Returned("applicant"), by=LAN)
    assert (dossier.status, dossier.delivery) == (Status.RETURNED, Delivery.RETURNED)
    assert dossier.outcome.number == "12/XN"
    with store.read() as work:
        kinds = [fact.kind for fact in work.dossiers.timeline(dossier.id)]
    assert kinds == [
        "dossier.received",
        "dossier.handed_over",
        "dossier.decided",
        "result.returned",
    ]


def test_the_due_moment_stands_still_while_we_wait_for_a_supplement(handed_over, processing, clock):
    clock.forward(days=1)
    asked = SupplementAsked(("Bản sao giấy khai sinh",), "Thiếu", "Lan")
    waiting = processing.ask_supplement(handed_over, asked, by=MINH)
    assert waiting.status is Status.WAITING
    clock.forward(days=2)  # two working days later, the same hour
    taken = [OrderedComponent(2, copies=1)]
    dossier = processing.add_supplement(handed_over, taken, by=LAN)
    assert dossier.deadline.due == datetime(2026, 3, 9, 17, 0, tzinfo=LOCAL)
    assert dossier.deadline.first_due == datetime(2026, 3, 5, 17, 0, tzinfo=LOCAL)
    assert [c.seq for c in dossier.components] == [1, 2]
    (pause,) = dossier.deadline.pauses
    assert (pause.until - pause.since) == timedelta(days=2)


def test_the_clock_may_restart_from_zero_by_setting(handed_over, desk, settings, clock):
    from dataclasses import replace

    restarting = Processing(
        replace(desk, settings=settings.changed(deadline_after_pause="restart"))
    )
    clock.forward(days=1)
    restarting.ask_supplement(handed_over, SupplementAsked(("Tờ khai",)), by=MINH)
    clock.forward(days=2)  # Thursday
    dossier = restarting.add_supplement(handed_over, [OrderedComponent(2, copies=1)], by=LAN)
    assert dossier.deadline.due == datetime(2026, 3, 10, 17, 0, tzinfo=LOCAL)


def test_a_step_the_workflow_does_not_know_is_refused_and_writes_nothing(code, processing, store):
    with pytest.raises(TransitionError, match=r"dossier\.no_such_step"):
        processing.return_result(code, Returned("applicant"), by=LAN)
    with store.read() as work:
        assert work.journal.head().seq == 1


@pytest.mark.parametrize(
    ("deed", "status", "act"),
    [
        (Refused("Không thuộc thẩm quyền"), Status.REFUSED, "refuse"),
        (Stopped("Đề nghị dừng"), Status.STOPPED, "stop"),
        (Withdrawn("Đổi ý"), Status.WITHDRAWN, "withdraw"),
    ],
)
def test_a_dossier_may_end_without_a_result(code, processing, deed, status, act, clock):
    dossier = getattr(processing, act)(code, deed, by=LAN)
    assert dossier.status is status
    assert dossier.closed_at is not None
    assert next_steps(dossier, HOA, clock.now()) == (Act.TAKE_FEE, Act.ATTACH, Act.CORRECT)


def test_nothing_stops_once_there_is_a_result(decided, processing):
    with pytest.raises(TransitionError):
        processing.stop(decided, Stopped("Đề nghị dừng"), by=HOA)


def test_one_promises_again_once_and_later_than_before(handed_over, processing, clock):
    later = datetime(2026, 3, 10, 17, 0, tzinfo=LOCAL)
    dossier = processing.repromise(handed_over, Repromised(later, "Chờ xác minh"), by=MINH)
    assert (dossier.deadline.due, dossier.deadline.repromised) == (later, True)
    assert Act.REPROMISE not in next_steps(dossier, HOA, clock.now())
    again = Repromised(later + timedelta(days=1), "Chờ")
    with pytest.raises(RuleError, match=r"repromise\.only_once"):
        processing.repromise(handed_over, again, by=MINH)


@pytest.mark.parametrize(
    ("day", "error"),
    [("2026-03-05", "repromise.not_later"), ("2026-03-08", "repromise.closed_day")],
)
def test_a_new_promise_must_be_one(handed_over, processing, day, error):
    due = datetime.fromisoformat(f"{day} 17:00").replace(tzinfo=LOCAL)
    with pytest.raises(RuleError, match=error):
        processing.repromise(handed_over, Repromised(due, "Chờ xác minh"), by=MINH)


def test_money_is_put_right_by_a_counter_entry_only(code, processing):
    paid = processing.take_fee(code, FeeTaken(15_000, "Lệ phí"), by=LAN)
    assert paid.money is Money.PAID
    wrong = paid.payments[0].fact
    back = processing.take_fee(code, FeeTaken(-15_000, "Lệ phí", corrects=wrong), by=LAN)
    assert [p.amount for p in back.payments] == [15_000, -15_000]
    assert back.money is Money.OWED
    with pytest.raises(RuleError, match=r"fee\.corrects_too_much"):
        processing.take_fee(code, FeeTaken(-1, "Lệ phí", corrects=wrong), by=LAN)


@pytest.mark.parametrize("amount", [0, -5_000, 10**12 + 1])
def test_money_is_never_nothing_nor_negative_by_itself_nor_beyond_reason(code, processing, amount):
    with pytest.raises(RuleError, match=r"fee\.bad_amount"):
        processing.take_fee(code, FeeTaken(amount, "Lệ phí"), by=LAN)


def test_a_counter_entry_names_an_entry_of_this_dossier(code, processing, reception):
    other = reception.receive(make_order(), by=LAN).dossier
    elsewhere = processing.take_fee(other.code, FeeTaken(15_000, "Lệ phí"), by=LAN)
    wrong = elsewhere.payments[0].fact
    with pytest.raises(MissingError, match=r"fee\.unknown_entry"):
        processing.take_fee(code, FeeTaken(-1, "Lệ phí", corrects=wrong), by=LAN)


def test_scans_are_attached_to_a_component(code, processing, tmp_path):
    (tmp_path / "a.pdf").write_bytes(PDF)
    component = OrderedComponent(1, files=(tmp_path / "a.pdf",))
    dossier = processing.attach(code, component, by=LAN)
    assert len(dossier.components[0].scans) == 1
    assert dossier.components[0].originals == 1
    unknown = OrderedComponent(77, files=(tmp_path / "a.pdf",))
    with pytest.raises(RuleError, match=r"dossier\.unknown_component"):
        processing.attach(code, unknown, by=LAN)


def test_a_correction_keeps_the_old_value_in_its_facts(code, processing, store):
    fixed = make_person(phone="0987654321")
    dossier = processing.correct(code, Corrected("Sai số điện thoại", applicant=fixed), by=LAN)
    assert dossier.applicant.phone == "0987654321"
    with store.read() as work:
        assert work.dossiers.deeds(dossier.id)[0].deed.applicant.phone == "0912345678"


def test_only_a_lead_takes_a_step_back_and_only_to_where_it_came_from(decided, processing):
    back = Corrected("Quyết định nhầm hồ sơ", status=Status.PROCESSING)
    with pytest.raises(RuleError, match=r"officer\.may_not"):
        processing.correct(decided, back, by=LAN)
    dossier = processing.correct(decided, back, by=HOA)
    assert (dossier.status, dossier.outcome, dossier.closed_at) == (Status.PROCESSING, None, None)
    with pytest.raises(RuleError, match=r"correct\.not_a_step_back"):
        processing.correct(decided, Corrected("Nhầm", status=Status.RETURNED), by=HOA)


def test_a_deed_entered_late_counts_from_when_it_happened(handed_over, processing, clock):
    clock.forward(days=1)
    happened = clock.now() - timedelta(hours=2)
    asked = SupplementAsked(("Tờ khai",), happened_at=happened)
    dossier = processing.ask_supplement(handed_over, asked, by=HOA, at=happened)
    assert dossier.deadline.pauses[0].since == happened
    with pytest.raises(RuleError, match=r"officer\.may_not"):
        processing.withdraw(handed_over, Withdrawn("Đổi ý"), by=LAN, at=happened)
    early = happened - timedelta(days=3)
    with pytest.raises(RuleError, match=r"late\.before_reception"):
        processing.withdraw(handed_over, Withdrawn("Đổi ý"), by=HOA, at=early)


def test_a_deed_entered_late_says_so_whoever_made_it(handed_over, processing, store, clock):
    clock.forward(hours=5)
    happened = clock.now() - timedelta(hours=2)
    dossier = processing.decide(handed_over, Decided("granted"), by=HOA, at=happened)
    assert dossier.outcome.decided_at == happened
    with store.read() as work:
        fact = work.dossiers.deeds(dossier.id)[-1]
    assert (fact.happened_at, fact.at) == (happened, clock.now())


def test_no_step_is_entered_before_the_step_it_follows(handed_over, processing, clock):
    """Else the clock would go on before it stood still, and the promise move backwards."""
    clock.forward(hours=5)
    asked = SupplementAsked(("Tờ khai",))
    before = processing.ask_supplement(handed_over, asked, by=LAN)
    early = clock.now() - timedelta(hours=2)
    with pytest.raises(RuleError, match=r"late\.before_last_step"):
        processing.add_supplement(handed_over, [], by=HOA, at=early)
    clock.forward(hours=1)
    after = processing.add_supplement(handed_over, [], by=HOA, at=clock.now())
    assert after.deadline.due > before.deadline.due
    processing.decide(handed_over, Decided("granted"), by=MINH)
    with pytest.raises(RuleError, match=r"late\.before_last_step"):
        processing.return_result(handed_over, Returned("applicant"), by=HOA, at=early)


def test_a_new_promise_ends_with_the_last_session_of_its_day(processing):
    assert processing.promised_on(date(2026, 3, 10)) == datetime(2026, 3, 10, 17, tzinfo=LOCAL)
    with pytest.raises(RuleError, match=r"repromise\.closed_day"):
        processing.promised_on(date(2026, 3, 8))  # a Sunday


@pytest.mark.parametrize(
    ("act", "deed", "error"),
    [
        ("hand_over", HandedOver(" "), "hand_over.to_missing"),
        ("hand_over", HandedOver("Tư pháp", -1), "hand_over.negative_sheets"),
        ("ask_supplement", SupplementAsked((" ",)), "supplement.nothing_asked"),
        ("refuse", Refused(""), "refuse.reason_missing"),
        ("stop", Stopped(), "stop.reason_missing"),
        ("withdraw", Withdrawn(), "withdraw.reason_missing"),
        ("decide", Decided("perhaps"), "decide.bad_outcome"),
        ("return_result", Returned("a neighbour"), "return.bad_receiver"),
        ("take_fee", FeeTaken(1, "Phí", method="gold"), "fee.bad_method"),
        ("correct", Corrected(""), "correct.reason_missing"),
    ],
)
def test_a_deed_without_what_it_needs_is_refused(handed_over, processing, act, deed, error):
    with pytest.raises(RuleError, match=error.replace(".", r"\.")):
        getattr(processing, act)(handed_over, deed, by=HOA)


def test_a_delegate_who_collects_has_a_name(decided, processing):
    with pytest.raises(RuleError, match=r"return\.collector_missing"):
        processing.return_result(decided, Returned("delegate"), by=LAN)
    named = Returned("delegate", "Trần Văn Thử", "051203009876")
    dossier = processing.return_result(decided, named, by=LAN)
    assert dossier.handing.collector_name == "Trần Văn Thử"


def test_an_unknown_code_is_told(processing):
    with pytest.raises(MissingError, match=r"dossier\.unknown"):
        processing.hand_over("H48.12.34-260302-9999", HandedOver("Tư pháp"), by=LAN)


def test_next_steps_follow_the_officers_role(reception, clock):
    dossier = reception.receive(make_order(), by=LAN).dossier
    assert Act.DECIDE not in next_steps(dossier, LAN, clock.now())
    assert Act.DECIDE in next_steps(dossier, MINH, clock.now())
    assert Act.WITHDRAW not in next_steps(dossier, MINH, clock.now())


def test_the_clock_stands_still_until_a_duty_is_paid(handed_over, processing, clock):
    first = processing.dossier(handed_over).deadline.due
    clock.at("2026-03-03 08:00")
    asked = processing.ask_fee(
        handed_over, FeeAsked("Thuế trước bạ", 1_200_000, "Thông báo số 7"), by=MINH
    )
    assert (asked.status, asked.money) == (Status.PAYING, Money.OWED)
    with pytest.raises(TransitionError):
        processing.decide(handed_over, Decided("granted"), by=MINH)
    clock.at("2026-03-04 08:00")
    paid = processing.settle_fee(handed_over, FeeSettled(receipt_number="0001"), by=LAN)
    assert (paid.status, paid.money) == (Status.PROCESSING, Money.OWED), "our own fee is still owed"
    assert paid.deadline.due == first + timedelta(days=1)
    assert paid.deadline.first_due == first
    (pause,) = paid.deadline.pauses
    assert (pause.reason, pause.until) == ("Thông báo số 7", clock.now())


def test_a_wait_for_money_ends_with_the_dossier_or_by_a_step_back(handed_over, processing):
    processing.ask_fee(handed_over, FeeAsked("Phí"), by=LAN)
    back = processing.correct(handed_over, Corrected("Nhầm", status=Status.PROCESSING), by=HOA)
    assert (back.status, back.deadline.pauses[0].until) == (
        Status.PROCESSING,
        back.deadline.pauses[0].since,
    )
    processing.ask_fee(handed_over, FeeAsked("Phí"), by=LAN)
    assert processing.stop(handed_over, Stopped("Đổi ý"), by=LAN).deadline.pauses[1].until


@pytest.mark.parametrize(
    ("deed", "wrong"),
    [
        (FeeAsked(" "), "fee.name_missing"),
        (FeeAsked("Phí", 0), "fee.bad_amount"),
        (FeeAsked("Phí", -1), "fee.bad_amount"),
    ],
)
def test_what_must_be_paid_is_said(handed_over, processing, deed, wrong):
    with pytest.raises(RuleError, match=wrong):
        processing.ask_fee(handed_over, deed, by=LAN)


def test_form_04_comes_a_day_before_the_due_day_and_later_only_from_a_lead(
    handed_over, processing, clock
):
    due = datetime(2026, 3, 10, 17, 0, tzinfo=LOCAL)
    dossier = processing.dossier(handed_over)
    assert Act.REPROMISE in next_steps(dossier, MINH, clock.now())
    clock.at("2026-03-05 08:00")
    assert Act.REPROMISE not in next_steps(dossier, MINH, clock.now())
    assert Act.REPROMISE in next_steps(dossier, HOA, clock.now())
    with pytest.raises(RuleError, match=r"repromise\.too_late"):
        processing.repromise(handed_over, Repromised(due, "Chờ xác minh"), by=MINH)
    dossier = processing.repromise(handed_over, Repromised(due, "Chờ xác minh"), by=HOA)
    assert dossier.deadline.due == due
