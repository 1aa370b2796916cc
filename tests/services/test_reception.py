"""Receiving a dossier: code, due moment, fees and fact in one transaction."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from counter_app.domain.clock import LOCAL
from counter_app.domain.deeds import Refused, SupplementAsked
from counter_app.domain.dossier import FeeLine, Money, Status, Term, TermUnit, Waiver
from counter_app.domain.errors import IncompleteDossierError, MissingError, RuleError
from counter_app.domain.orders import Exemption, MoneyTaken, OrderedComponent
from counter_app.domain.people import PersonKind
from tests.builders import make_order, make_person
from tests.services.conftest import HOA, LAN, MINH

PDF = b"%PDF-1.4 made up"


def facts_of(store):
    with store.read() as work:
        return [fact.kind for fact in work.journal.after(0, limit=100)]


def test_a_dossier_gets_a_code_a_due_moment_and_a_fact(reception, store):
    dossier = reception.receive(make_order(), by=LAN).dossier  # Monday 2 March, 3 working days
    assert dossier.code == "H48.12.34-260302-1001"
    assert dossier.deadline.due == datetime(2026, 3, 5, 17, 0, tzinfo=LOCAL)
    assert facts_of(store) == ["dossier.received"]
    with store.read() as work:
        assert work.dossiers.by_code(dossier.code) == dossier


def test_codes_follow_each_other_and_begin_anew_each_day(reception, clock):
    first, second = (reception.receive(make_order(), by=LAN).dossier.code for _ in range(2))
    clock.forward(days=1)
    third = reception.receive(make_order(), by=LAN).dossier.code
    assert [first, second, third] == [
        "H48.12.34-260302-1001",
        "H48.12.34-260302-1002",
        "H48.12.34-260303-1001",
    ]


def test_a_citizen_is_served_when_the_range_is_used_up_with_a_marked_code(reception, store):
    with store.write() as work:
        work.numbering.set_ranges(((1001, 1001),))
    first, second = (reception.receive(make_order(), by=LAN) for _ in range(2))
    assert first.dossier.code == "H48.12.34-260302-1001"
    assert "code.provisional" not in first.warnings
    assert second.dossier.code == "T.H48.12.34-260302-100001"
    assert "code.provisional" in second.warnings
    with store.read() as work:
        assert work.dossiers.by_code("t.h48.12.34-260302-100001").id == second.dossier.id


def test_what_is_missing_is_named_at_once_and_nothing_is_written(reception, store):
    with pytest.raises(IncompleteDossierError) as refused:
        reception.receive(make_order(components=()), by=LAN)
    assert (refused.value.code, refused.value.facts["missing"]) == ("dossier.incomplete", [1])
    assert facts_of(store) == []


def test_a_waived_component_may_be_missing_and_is_told(reception):
    order = make_order(components=(), waive=(Waiver(1, "đã có trong cơ sở dữ liệu"),))
    answer = reception.receive(order, by=LAN)
    assert answer.missing == (1, 2)
    assert answer.dossier.waived == order.waive


def test_only_the_chosen_case_is_demanded(reception):
    order = make_order(procedure="1.000002", case="Trường hợp một")
    assert reception.receive(order, by=LAN).dossier.case == "Trường hợp một"
    with pytest.raises(IncompleteDossierError) as refused:
        reception.receive(make_order(procedure="1.000002", case="Trường hợp hai"), by=LAN)
    assert refused.value.facts["missing"] == [2]


def test_without_a_case_every_case_is_demanded(reception):
    with pytest.raises(IncompleteDossierError) as refused:
        reception.receive(make_order(procedure="1.000002"), by=LAN)
    assert refused.value.facts["missing"] == [2]


def test_an_unknown_deadline_is_said_and_the_officer_may_answer(reception):
    unknown = reception.receive(make_order(procedure="1.000001"), by=LAN).dossier.deadline
    assert (unknown.due, unknown.unknown) == (None, "procedure.term_unknown")
    term = Term(TermUnit.DAY, Decimal(4))  # Friday 6 March
    order = make_order(procedure="1.000001", term=term)
    answered = reception.receive(order, by=LAN).dossier.deadline
    assert answered.due == datetime(2026, 3, 6, 17, 0, tzinfo=LOCAL)
    assert answered.term == term
    due = datetime(2026, 3, 9, 17, 0, tzinfo=LOCAL)
    said = reception.receive(make_order(procedure="1.000001", due=due), by=LAN).dossier.deadline
    assert said.due == due


def test_a_due_moment_in_the_past_is_refused(reception, clock):
    order = make_order(procedure="1.000001", due=clock.now() - timedelta(hours=1))
    with pytest.raises(RuleError, match=r"due\.not_later"):
        reception.receive(order, by=LAN)


def test_the_same_day_ends_at_the_cutoff(reception, clock):
    clock.at("2026-03-02 15:00")
    today = reception.receive(make_order(procedure="1.000004"), by=LAN).dossier
    clock.forward(seconds=1)
    tomorrow = reception.receive(make_order(procedure="1.000004"), by=LAN).dossier
    assert today.deadline.due.date().isoformat() == "2026-03-02"
    assert tomorrow.deadline.due.date().isoformat() == "2026-03-03"


def test_the_same_reference_twice_is_one_dossier(reception, store):
    order = make_order(client_ref="tờ khai 17")
    first = reception.receive(order, by=LAN)
    second = reception.receive(order, by=LAN)
    assert second.dossier == first.dossier
    assert (first.again, second.again) == (False, True)
    assert len(facts_of(store)) == 1


def test_money_taken_is_a_fact_of_its_own(reception, store):
    order = make_order(taken=MoneyTaken("cash", "0000017"))
    dossier = reception.receive(order, by=LAN).dossier
    assert dossier.money is Money.PAID
    assert [p.amount for p in dossier.payments] == [15_000]
    assert facts_of(store) == ["dossier.received", "fee.taken"]
    assert reception.receive(make_order(), by=LAN).dossier.money is Money.OWED


def test_an_exemption_owes_nothing_and_keeps_its_reason(reception):
    order = make_order(exemption=Exemption("Hộ nghèo", "Sổ hộ nghèo số 7"))
    dossier = reception.receive(order, by=LAN).dossier
    assert [(f.amount, f.exempt_reason) for f in dossier.fees] == [(0, "Hộ nghèo")]
    assert dossier.money is Money.NONE


def test_the_officer_may_say_an_unknown_fee(reception):
    said = FeeLine("le-phi", "Lệ phí thử", 9_000)
    dossier = reception.receive(make_order(procedure="1.000001", fees=(said,)), by=LAN).dossier
    assert [f.amount for f in dossier.fees] == [9_000]


def test_scans_are_stored_once_and_named_by_the_fact(reception, store, tmp_path):
    (tmp_path / "a.pdf").write_bytes(PDF)
    (tmp_path / "b.pdf").write_bytes(PDF)
    files = (tmp_path / "a.pdf", tmp_path / "b.pdf")
    order = make_order(components=(OrderedComponent(1, originals=1, files=files),))
    (intake,) = reception.receive(order, by=LAN).dossier.components
    assert len(intake.scans) == 1
    with store.read() as work:
        assert work.attachments.read(intake.scans[0]) == PDF


@pytest.mark.parametrize(
    ("content", "code"), [(b"MZ program", "file.not_pdf_or_image"), (None, "file.missing")]
)
def test_a_bad_file_stops_the_reception_and_its_name_is_not_told(
    reception, store, tmp_path, content, code
):
    path = tmp_path / "Nguyễn Thị Mẫu.pdf"
    if content:
        path.write_bytes(content)
    order = make_order(components=(OrderedComponent(1, originals=1, files=(path,)),))
    with pytest.raises((RuleError, MissingError)) as refused:
        reception.receive(order, by=LAN)
    assert refused.value.code == code
    assert refused.value.facts["seq"] == 1
    assert "Mẫu" not in str(refused.value)
    assert facts_of(store) == []


def test_a_late_entry_needs_a_lead_and_carries_its_own_day(reception, clock):
    received = clock.now() - timedelta(days=3)  # Friday 27 February
    with pytest.raises(RuleError, match=r"officer\.may_not"):
        reception.receive(make_order(received_at=received), by=LAN)
    dossier = reception.receive(make_order(received_at=received), by=HOA).dossier
    assert dossier.code == "H48.12.34-260227-1001"
    assert dossier.entered_late
    assert dossier.deadline.due == datetime(2026, 3, 4, 17, 0, tzinfo=LOCAL)


@pytest.mark.parametrize(("days", "code"), [(-1, "late.ahead"), (32, "late.too_old")])
def test_a_late_entry_is_never_ahead_nor_too_old(reception, clock, days, code):
    order = make_order(received_at=clock.now() - timedelta(days=days))
    with pytest.raises(RuleError, match=code):
        reception.receive(order, by=HOA)


def test_a_specialist_does_not_receive(reception):
    with pytest.raises(RuleError, match=r"officer\.may_not"):
        reception.receive(make_order(), by=MINH)


def test_a_bad_id_number_stops_and_an_odd_one_warns(reception):
    with pytest.raises(RuleError, match=r"person\.bad_id_number"):
        reception.receive(make_order(applicant=make_person(id_number="05118500123X")), by=LAN)
    odd = make_order(applicant=make_person(born="1990-01-01"))
    assert "id.odd_year" in reception.receive(odd, by=LAN).warnings


def test_a_second_open_dossier_of_the_same_person_warns(reception):
    assert "dossier.duplicate_open" not in reception.receive(make_order(), by=LAN).warnings
    assert "dossier.duplicate_open" in reception.receive(make_order(), by=LAN).warnings


def test_a_duplicate_concerns_the_owner_and_not_who_hands_in(reception):
    owner, other = (make_person(id_number=f"05118500567{n}") for n in (1, 2))
    agent = make_person(id_number="051185009999")
    reception.receive(make_order(owner=owner), by=LAN)
    same = reception.quote(make_order(applicant=agent, owner=owner)).warnings
    assert "dossier.duplicate_open" in same
    for order in (make_order(owner=other), make_order()):
        assert "dossier.duplicate_open" not in reception.quote(order).warnings
    for number in ('051185005671"', "--", '"', "AB 12*"):
        weird = make_order(applicant=make_person(id_number=number, kind=PersonKind.FOREIGNER))
        assert "dossier.duplicate_open" not in reception.quote(weird).warnings


def test_a_procedure_of_another_agency_warns(reception):
    answer = reception.receive(make_order(procedure="1.000003"), by=LAN)
    assert "procedure.other_agency" in answer.warnings


def test_an_unknown_procedure_is_told(reception):
    with pytest.raises(MissingError, match=r"procedure\.unknown"):
        reception.receive(make_order(procedure="9.999999"), by=LAN)


def test_an_unknown_option_is_told(reception):
    with pytest.raises(RuleError, match=r"procedure\.unknown_option"):
        reception.receive(make_order(option=5), by=LAN)


def test_a_quote_writes_nothing_and_says_how_it_counted(reception, store):
    quote = reception.quote(make_order(components=()))
    assert quote.missing_required == (1,)
    assert [str(day.day) for day in quote.counted] == ["2026-03-03", "2026-03-04", "2026-03-05"]
    assert facts_of(store) == []


def test_a_person_seen_before_is_known(reception):
    assert reception.known("051185001234") is None
    dossier = reception.receive(make_order(), by=LAN).dossier
    assert reception.known("051185001234") == dossier.applicant
    assert [line.code for line in reception.earlier("051185001234")] == [dossier.code]


ANSWERS = [
    (SupplementAsked(("Đơn đề nghị",), "thiếu"), Status.WAITING, "supplement.asked"),
    (Refused("Không thuộc thẩm quyền"), Status.REFUSED, "dossier.refused"),
]


@pytest.mark.parametrize(("answer", "status", "kind"), ANSWERS)
def test_receiving_and_asking_or_refusing_is_one_deed(reception, store, answer, status, kind):
    dossier = reception.receive(make_order(), by=LAN, answer=answer).dossier
    assert dossier.status is status
    assert facts_of(store) == ["dossier.received", kind]
    with store.read() as work:
        assert work.dossiers.by_code(dossier.code) == dossier


@pytest.mark.parametrize(("answer", "status", "kind"), ANSWERS)
def test_what_fails_between_reception_and_its_answer_leaves_neither(
    reception, store, answer, status, kind
):
    """The file itself refuses the second fact, as a disk that ends there would."""
    with store.write() as work:
        work.connection.exec_driver_sql(
            "CREATE TEMP TRIGGER ends_here BEFORE INSERT ON facts WHEN new.seq = 2"
            " BEGIN SELECT RAISE(ABORT, 'no more'); END"
        )
    with pytest.raises(Exception, match="no more"):
        reception.receive(make_order(client_ref="một"), by=LAN, answer=answer, prints="refusal")
    assert facts_of(store) == []
    assert reception.saved_as("một") is None
    with store.write() as work:
        work.connection.exec_driver_sql("DROP TRIGGER ends_here")
    again = reception.receive(make_order(client_ref="một"), by=LAN, answer=answer).dossier
    assert (again.status, again.code) == (status, "H48.12.34-260302-1001")
    assert facts_of(store) == ["dossier.received", kind]


def test_an_answer_without_its_words_receives_nothing(reception, store):
    with pytest.raises(RuleError, match=r"refuse\.reason_missing"):
        reception.receive(make_order(), by=LAN, answer=Refused(" "))
    with pytest.raises(RuleError, match=r"supplement\.nothing_asked"):
        reception.receive(make_order(), by=LAN, answer=SupplementAsked((" ",)))
    assert facts_of(store) == []


def test_an_answer_entered_late_counts_from_the_moment_of_reception(reception, clock):
    moment = clock.now()
    clock.forward(days=1)
    order = make_order(received_at=moment)
    dossier = reception.receive(order, by=HOA, answer=SupplementAsked(("Đơn",))).dossier
    assert dossier.deadline.pauses[0].since == moment
