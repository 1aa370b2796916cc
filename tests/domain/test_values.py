"""Values that cannot exist in a wrong state."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from counter_app.domain.clock import SystemClock, to_local
from counter_app.domain.dossier import ComponentIntake, FeeLine, Term, TermUnit
from counter_app.domain.errors import Cure, IncompleteDossierError, MissingError, RuleError
from counter_app.domain.ids import new_id
from counter_app.domain.looks import Look, Trace
from counter_app.domain.procedure import Component
from counter_app.domain.registers import LATE, Counts, Delivered, Outage
from tests.builders import make_procedure


@pytest.mark.parametrize(
    ("unit", "value", "code"),
    [
        (TermUnit.DAY, "0", "term.not_positive"),
        (TermUnit.DAY, "-1", "term.not_positive"),
        (TermUnit.SAME_DAY, "-1", "term.not_positive"),
        (TermUnit.DAY, "0.5", "term.bad_fraction"),
        (TermUnit.WORKING_DAY, "0.25", "term.bad_fraction"),
    ],
)
def test_a_term_is_positive_and_whole_or_half(unit, value, code):
    with pytest.raises(RuleError) as raised:
        Term(unit, Decimal(value))
    assert raised.value.code == code


def test_a_term_is_written_as_the_command_line_writes_it():
    assert str(Term(TermUnit.WORKING_DAY, Decimal("7.5"))) == "7.5 wd"
    assert str(Term(TermUnit.SAME_DAY)) == "same-day"


@pytest.mark.parametrize("counts", [{"originals": -1}, {"copies": -1}])
def test_sheets_are_not_negative(counts):
    with pytest.raises(RuleError, match=r"component\.negative_count"):
        ComponentIntake(1, **counts)


def test_a_fee_without_an_amount_is_unknown():
    assert FeeLine("phi", "Phí", None).unknown
    assert not FeeLine("phi", "Phí", 0).unknown


def test_cases_are_groups_of_papers_and_more_than_one():
    papers = (
        Component(1, "a", 1, group="A"),
        Component(2, "b", 1, group="B"),
        Component(3, "c", group="C", is_note=True),
        Component(4, "d", 1),
    )
    procedure = make_procedure(components=papers)
    assert procedure.cases == ("A", "B")
    assert [c.seq for c in procedure.demanded("A")] == [1, 4]
    assert procedure.demanded() == papers
    assert make_procedure(components=papers[1:]).cases == ()
    assert [c.required for c in papers] == [True, True, False, True]


def test_names_of_things_sort_by_their_birth():
    morning = datetime(2026, 3, 2, 1, tzinfo=UTC)
    ids = [new_id(morning + timedelta(milliseconds=n)) for n in range(20)]
    assert sorted(ids) == ids
    assert {(i.version, i.variant) for i in ids} == {(7, "specified in RFC 4122")}
    assert new_id(morning) != new_id(morning)


def test_the_clock_of_the_pc_is_in_utc_to_the_millisecond():
    now = SystemClock().now()
    assert now.utcoffset() == timedelta(0)
    assert now.microsecond % 1000 == 0
    assert to_local(now) == now
    assert to_local(now).utcoffset() == timedelta(hours=7)


def test_an_error_says_its_code_its_facts_and_its_cure():
    error = IncompleteDossierError("dossier.incomplete", missing=[1, 2])
    assert str(error) == "dossier.incomplete missing=[1, 2]"
    assert (error.cure, MissingError("x").cure) == (Cure.CORRECT, Cure.CORRECT)


def test_facts_no_checkpoint_covers_are_pending():
    assert Counts(10, "h", 7, "c", "", 0, 0, 0).pending == 3


def test_a_trace_names_the_look_as_it_is_kept():
    trace = Trace(Look.SHOW_ID, datetime(2026, 3, 2, 1, tzinfo=UTC), "lan", "H48.12.34-260302-1001")
    assert (trace.what, trace.reason) == ("show.id", "")


def test_a_delivery_is_late_by_what_it_took_or_takes():
    at = datetime(2026, 3, 2, 1, tzinfo=UTC)
    quick = Delivered("H48.12.34-260302-1001", 1, at, None, at + LATE)
    slow = replace(quick, delivered_at=at + LATE + timedelta(seconds=1))
    waiting = replace(quick, delivered_at=None)
    assert [d.is_late(at + 2 * LATE) for d in (quick, slow, waiting)] == [False, True, True]
    assert not waiting.is_late(at + LATE)


@pytest.mark.parametrize(
    ("since", "until", "touches"),
    [(1, 2, False), (1, 4, True), (4, None, True), (1, None, True), (6, None, False)],
)
def test_an_outage_touches_a_stretch_of_time(since, until, touches):
    def hour(n):
        return None if n is None else datetime(2026, 3, 2, n, tzinfo=UTC)

    outage = Outage(hour(since), hour(until), "offline", "line.no_answer")
    assert outage.touches(hour(3), hour(6)) is touches
