import contextlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.deeds import (
    Corrected,
    Decided,
    FeeTaken,
    HandedOver,
    Received,
    Returned,
    SupplementAsked,
)
from counter_app.domain.dossier import ComponentIntake, FeeLine, Status, Term, TermUnit, Waiver
from counter_app.domain.errors import MissingError, RuleError, StaleError
from counter_app.domain.people import Person
from counter_app.store.codec import from_body, to_body
from tests.store.made import APPLICANT, MORNING, act, make_fact, make_received, receive


def test_a_received_dossier_is_read_back_as_it_was_written(store):
    with store.write() as work:
        dossier = receive(work, owner=Person("Trần Văn Thử", id_number="051090000001"))
    with store.read() as work:
        assert work.dossiers.get(dossier.id) == dossier
        assert work.dossiers.by_code(dossier.code) == dossier


def test_a_code_is_found_whatever_its_case_and_spaces(store):
    with store.write() as work:
        dossier = receive(work)
    with store.read() as work:
        assert work.dossiers.by_code(" h48.12.34 - 261102-3001\n").id == dossier.id


def test_an_unknown_code_is_missing(store):
    with store.read() as work, pytest.raises(MissingError, match=r"dossier.unknown"):
        work.dossiers.by_code("H48.12.34-261102-9999")


def test_each_deed_grows_the_dossier_by_one_version_and_one_fact(store):
    with store.write() as work:
        dossier = receive(work)
        dossier = act(work, dossier, HandedOver("Tư pháp", sheets=6))
        dossier = act(work, dossier, SupplementAsked(("bản sao",), "thiếu"))
    with store.read() as work:
        kinds = [line.kind for line in work.dossiers.timeline(dossier.id)]
        assert work.dossiers.get(dossier.id) == dossier
        assert work.journal.head().seq == dossier.version == 3
    assert kinds == ["dossier.received", "dossier.handed_over", "supplement.asked"]


def test_a_deed_on_an_old_version_is_stale_and_leaves_nothing(store):
    with store.write() as work:
        dossier = receive(work)
        act(work, dossier, HandedOver("Tư pháp"))
    with pytest.raises(StaleError), store.write() as work:
        act(work, dossier, HandedOver("Địa chính"))
    with store.read() as work:
        assert work.dossiers.get(dossier.id).holder == "Tư pháp"
        assert work.journal.head().seq == 2


def test_a_code_given_twice_is_refused_and_leaves_no_fact(store):
    with store.write() as work:
        dossier = receive(work)
    with pytest.raises(RuleError, match=r"code.taken"), store.write() as work:
        receive(work, code=dossier.code.lower())
    with store.read() as work:
        assert work.journal.head().seq == 1


def test_the_same_order_reference_is_found_and_never_stored_twice(store):
    with store.write() as work:
        dossier = receive(work, client_ref="sổ tay 12")
        assert work.dossiers.by_client_ref("sổ tay 13") is None
        assert work.dossiers.by_client_ref("sổ tay 12") == dossier
    with pytest.raises(RuleError, match=r"client_ref.taken"), store.write() as work:
        receive(work, client_ref="sổ tay 12")


def test_dossiers_without_a_reference_do_not_meet_as_one(store):
    with store.write() as work:
        receive(work)
        receive(work)
        assert work.dossiers.by_client_ref("") is None


def test_a_person_is_known_as_the_newest_dossier_knows_them(store):
    with store.write() as work:
        receive(work)
        moved = replace(APPLICANT, phone="0987654321")
        newest = receive(work, at=MORNING + timedelta(days=1), applicant=moved)
        assert work.dossiers.person(APPLICANT.id_number) == moved
        assert work.dossiers.of_person(APPLICANT.id_number, 1)[0].id == newest.id
        assert work.dossiers.person("000000000000") is None
        assert work.dossiers.of_person("", 5) == ()


def test_only_dossiers_that_have_not_ended_are_open(store):
    with store.write() as work:
        ended = receive(work)
        still = receive(work)
        act(work, ended, Decided("granted"))
        receive(work, procedure="2.000815")
        assert work.dossiers.has_open(APPLICANT.id_number, "1.004873")
        act(work, still, Decided("granted"))
        assert not work.dossiers.has_open(APPLICANT.id_number, "1.004873")
        assert work.dossiers.has_open(APPLICANT.id_number, "2.000815")


def test_a_corrected_name_is_found_and_the_wrong_one_no_longer(store):
    with store.write() as work:
        dossier = receive(work)
        right = replace(APPLICANT, name="Nguyễn Thị Khuôn")
        act(work, dossier, Corrected("gõ nhầm", applicant=right))
        assert work.registers.search("khuôn")[0].applicant == "Nguyễn Thị Khuôn"
        assert work.registers.search("mẫu") == ()


def test_an_exception_undoes_dossier_fact_number_and_search(store):
    dossier = None
    with contextlib.suppress(ZeroDivisionError), store.write() as work:
        dossier = receive(work)
        raise ZeroDivisionError
    with store.write() as work:
        assert work.journal.head().seq == 0
        assert work.registers.search("mẫu") == ()
        assert work.numbering.draw(date(2026, 11, 2)).number == 3001
        with pytest.raises(MissingError):
            work.dossiers.get(dossier.id)


def test_a_returned_dossier_keeps_outcome_and_collector(store):
    with store.write() as work:
        dossier = act(work, receive(work), Decided("granted", number="12/GXN"))
        dossier = act(work, dossier, Returned("applicant", "Nguyễn Thị Mẫu", "051185001234"))
    with store.read() as work:
        kept = work.dossiers.get(dossier.id)
    assert kept.status is Status.RETURNED
    assert kept == dossier


def test_empty_defaults_are_left_out_and_what_means_something_stays():
    body = to_body(make_received(note="", return_by="", fees=(FeeLine("phi", "Phí", None),)))
    assert "note" not in body
    assert "owner" not in body
    assert body["return_by"] == ""  # the default is another
    assert body["fees"] == [{"kind": "phi", "name": "Phí", "amount": None}]
    assert to_body(Corrected("x", summary=""))["summary"] == ""


def test_moments_leave_in_utc_and_decimals_as_text():
    local = datetime(2026, 11, 2, 8, 30, tzinfo=timezone(timedelta(hours=7)))
    body = to_body(
        make_received(received_at=local, term=Term(TermUnit.WORKING_DAY, Decimal("7.5")))
    )
    assert body["term"] == {"unit": "wd", "value": "7.5"}
    assert body["received_at"] == "2026-11-02T01:30:00Z"


texts = st.text(max_size=12)
moments = st.datetimes(timezones=st.just(UTC), min_value=datetime(1970, 1, 2))  # noqa: DTZ001


@given(
    received=st.builds(
        make_received,
        applicant=st.builds(Person, name=texts, id_number=texts, phone=texts),
        owner=st.none() | st.builds(Person, name=texts),
        received_at=moments,
        due=st.none() | moments,
        summary=texts,
        return_by=texts,
        components=st.tuples(st.builds(ComponentIntake, seq=st.integers(1, 9))),
        waived=st.tuples() | st.tuples(st.builds(Waiver, st.integers(1, 9), texts)),
        late=st.booleans(),
    )
)
def test_every_reception_is_read_back_from_its_body(received):
    assert from_body(Received.KIND, to_body(received)) == received


def test_a_fee_put_right_names_its_counter_entry(store):
    with store.write() as work:
        dossier = receive(work)
        taken = make_fact(FeeTaken(15000, "Lệ phí"), dossier=dossier.id)
        deed = FeeTaken(-15000, "Lệ phí", corrects=taken.id)
        assert from_body(FeeTaken.KIND, to_body(deed)) == deed
