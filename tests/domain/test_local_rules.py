"""What the province decided stands, whatever edition comes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from counter_app.domain.dossier import Channel, Term, TermUnit
from counter_app.domain.errors import RuleError
from counter_app.domain.fees import lines
from counter_app.domain.local_rules import LocalComponent, LocalFee, LocalTime, localised
from counter_app.domain.procedure import FeeRule, ProcessingTime
from tests.builders import make_procedure

UNKNOWN = make_procedure(fees=(FeeRule("le-phi", "Lệ phí hộ tịch", "unknown"),))
SAID = LocalFee("1.004873", "le-phi", 15_000, date(2026, 1, 1), basis="NQ 01/2026/NQ-HĐND")


def owed(procedure, local, day, channel=Channel.COUNTER):
    return [line.amount for line in lines(localised(procedure, local, day), channel)]


def test_an_unknown_charge_takes_the_answer_in_force():
    later = LocalFee("1.004873", "le-phi", 20_000, date(2026, 6, 1))
    assert owed(UNKNOWN, (later, SAID), date(2025, 12, 31)) == [None]
    assert owed(UNKNOWN, (later, SAID), date(2026, 3, 2)) == [15_000]
    assert owed(UNKNOWN, (later, SAID), date(2026, 6, 1)) == [20_000]


def test_the_catalogue_stands_where_it_knows():
    known = make_procedure(fees=(FeeRule("le-phi", "Lệ phí", amount=8_000),))
    assert owed(known, (SAID,), date(2026, 3, 2)) == [8_000]


def test_an_answer_for_one_channel_does_not_speak_for_another():
    online = LocalFee("1.004873", "le-phi", 5_000, date(2026, 1, 1), channel="online")
    rules = (
        FeeRule("le-phi", "Lệ phí", "unknown", channel="counter"),
        FeeRule("le-phi", "Lệ phí", "unknown", channel="online"),
    )
    split = make_procedure(fees=rules)
    assert owed(split, (online,), date(2026, 3, 2)) == [None]
    assert owed(split, (online,), date(2026, 3, 2), Channel.ONLINE) == [5_000]


def test_an_answer_adds_a_kind_the_catalogue_has_not():
    local = (SAID, LocalFee("1.004873", "phi", 3_000, date(2026, 1, 1)))
    assert sorted(owed(UNKNOWN, local, date(2026, 3, 2))) == [3_000, 15_000]


def test_other_procedures_are_left_alone():
    other = LocalFee("1.000001", "le-phi", 1, date(2026, 1, 1))
    assert localised(UNKNOWN, (other,), date(2026, 3, 2)) is UNKNOWN


@pytest.mark.parametrize(
    ("changes", "code"), [({"kind": "tip"}, "fee.bad_kind"), ({"amount": -1}, "fee.bad_amount")]
)
def test_nonsense_is_no_answer(changes, code):
    fields = {"procedure": "1.004873", "kind": "phi", "amount": 1, "since": date(2026, 1, 1)}
    with pytest.raises(RuleError, match=code):
        LocalFee(**(fields | changes))


def test_a_processing_time_of_the_province_takes_the_place_of_the_usual_one():
    longer = ProcessingTime(Term(TermUnit.WORKING_DAY, Decimal(9)), "verify")
    procedure = replace(make_procedure(), times=(*make_procedure().times, longer))
    two = LocalTime("1.004873", Term(TermUnit.WORKING_DAY, Decimal(2)), date(2026, 3, 1), "QĐ 1")
    one = LocalTime("1.004873", Term(TermUnit.WORKING_DAY, Decimal(1)), date(2026, 5, 1), "QĐ 2")
    assert localised(procedure, (one, two), date(2026, 2, 28)) is procedure
    times = localised(procedure, (one, two), date(2026, 3, 1)).times
    assert (times[0].term, times[0].basis, times[1]) == (two.term, "QĐ 1", longer)
    assert localised(procedure, (one, two), date(2026, 5, 1)).times[0].term == one.term
    without = replace(procedure, times=())
    assert [t.term for t in localised(without, (two,), date(2026, 4, 1)).times] == [two.term]


def test_a_paper_of_the_province_is_known_by_its_name_in_every_edition():
    waived = LocalComponent("1.004873", "TỜ KHAI theo mẫu", date(2026, 3, 1))
    asked = LocalComponent("1.004873", "Bản cam kết", date(2026, 3, 1), originals=1, copies=2)
    before = make_procedure()
    after = localised(before, (waived, asked), date(2026, 3, 2))
    assert [(c.seq, c.name, c.originals, c.copies, c.required) for c in after.components] == [
        (1, "Tờ khai theo mẫu", 0, 0, False),
        (2, "Giấy tờ kèm theo, nếu có", 0, 0, False),
        (3, "Bản cam kết", 1, 2, True),
    ]
    renumbered = replace(before, components=(replace(before.components[0], seq=7),))
    (paper,) = localised(renumbered, (waived,), date(2026, 3, 2)).components
    assert (paper.seq, paper.required) == (7, False)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": " …"}, "component.nameless"),
        ({"originals": -1}, "component.bad_sheets"),
        ({"copies": 1000}, "component.bad_sheets"),
    ],
)
def test_a_paper_of_the_province_makes_sense(changes, code):
    fields = {"procedure": "1.004873", "name": "Đơn", "since": date(2026, 1, 1)}
    with pytest.raises(RuleError, match=code):
        LocalComponent(**(fields | changes))
