from datetime import date, timedelta
from pathlib import Path

import pytest

from counter_app.domain.completeness import Completeness, check, chosen_case
from counter_app.domain.dossier import Waiver
from counter_app.domain.errors import RuleError
from counter_app.domain.orders import OrderedComponent
from counter_app.domain.procedure import Component
from tests.builders import make_order, make_procedure

PAPERS = (
    Component(1, "Tờ khai", originals=1),
    Component(2, "Đơn", originals=1, copies=2, group="a)\tĐối với nhà ở"),
    Component(3, "Bản vẽ", copies=1, group="b) Đối với công trình"),
    Component(4, "Lưu ý", is_note=True, group="Lưu ý:"),
    Component(5, "Ảnh, nếu có"),
)
PROCEDURE = make_procedure(components=PAPERS)
DAY = date(2026, 3, 2)


def handed(*seqs, **changes):
    papers = tuple(OrderedComponent(seq, originals=1, copies=2) for seq in seqs)
    return check(make_order(components=papers, **changes), PROCEDURE, DAY)


def refusal(**changes):
    with pytest.raises(RuleError) as raised:
        check(make_order(**changes), PROCEDURE, DAY)
    return raised.value


def test_everything_is_demanded_where_no_case_is_chosen():
    assert handed(1, 2, 3) == Completeness((), (5,))
    assert handed(1).missing_required == (2, 3)
    assert handed().missing_required == (1, 2, 3)


def test_a_case_demands_its_own_papers_and_those_of_all():
    assert handed(1, 2, case="a)\tĐối với nhà ở") == Completeness((), (5,))
    assert handed(2, case="b) Đối với công trình").missing_required == (1, 3)


def test_what_is_waived_is_missing_but_not_required():
    answer = handed(1, 2, waive=(Waiver(3, "đã có trong CSDL"),))
    assert answer == Completeness((), (3, 5))


def test_a_scan_is_handed_over_too():
    order = make_order(components=(OrderedComponent(1, files=(Path("scan1.pdf"),)),))
    assert 1 not in check(order, PROCEDURE, DAY).missing_required


def test_a_named_paper_without_sheets_is_not_handed_over():
    answer = check(make_order(components=(OrderedComponent(1),)), PROCEDURE, DAY)
    assert answer.missing_required == (1, 2, 3)
    assert answer.warnings == ("component.no_sheets",)


def test_fewer_sheets_and_papers_of_another_case_are_warned_about():
    papers = (OrderedComponent(1, 1), OrderedComponent(2, originals=1), OrderedComponent(3, 0, 1))
    answer = check(make_order(components=papers, case="a)\tĐối với nhà ở"), PROCEDURE, DAY)
    assert answer.missing_required == ()
    assert answer.warnings == ("component.fewer_sheets", "component.other_case")


def test_a_note_handed_over_is_nothing_to_warn_about():
    assert handed(1, 2, 3, 4).warnings == ()


def test_an_unknown_component_is_refused_handed_over_or_waived():
    for changes in (
        {"components": (OrderedComponent(9, 1),)},
        {"waive": (Waiver(9, "…"),)},
    ):
        error = refusal(**changes)
        assert error.code == "dossier.unknown_component"
        assert error.facts == {"procedure": "1.004873", "seq": 9}


def test_a_component_named_twice_is_refused():
    error = refusal(components=(OrderedComponent(1, 1), OrderedComponent(1, 1)))
    assert (error.code, error.facts["seq"]) == ("dossier.component_twice", 1)


@pytest.mark.parametrize("case", ["Trường hợp khác", "Lưu ý:", "x" * 10_000])
def test_an_unknown_case_is_refused(case):
    assert refusal(case=case).code == "dossier.unknown_case"


@pytest.mark.parametrize(
    "typed", ["a)\tĐối với nhà ở", "a) Đối với nhà ở", "A ĐỐI VỚI NHÀ Ở", " a)\tĐối với nhà ở"]
)
def test_a_case_is_known_by_any_spelling(typed):
    assert chosen_case(typed, PROCEDURE) == "a)\tĐối với nhà ở"


def test_no_case_is_no_case_and_a_case_may_be_the_only_one():
    only = make_procedure(components=PAPERS[1:2])
    assert chosen_case("", PROCEDURE) == ""
    assert chosen_case("a)\tĐối với nhà ở", only) == "a)\tĐối với nhà ở"


def test_a_spelling_that_fits_two_cases_is_refused():
    twins = tuple(Component(n, "Đơn", 1, group=g) for n, g in enumerate(("Bố", "Bồ"), 1))
    with pytest.raises(RuleError):
        chosen_case("bo", make_procedure(components=twins))


@pytest.mark.parametrize(("days", "warned"), [(-1, True), (0, False), (1, False)])
def test_a_paper_past_its_last_day_warns_and_never_stops(days, warned):
    paper = OrderedComponent(1, originals=1, valid_until=DAY + timedelta(days=days))
    answer = check(make_order(components=(paper,)), make_procedure(), DAY)
    assert answer.missing_required == ()
    assert ("component.expired" in answer.warnings) is warned
