"""What the province decided about a fee stands in for what the catalogue does not know."""

from datetime import date

import pytest

from counter_app.domain.dossier import Channel
from counter_app.domain.errors import RuleError
from counter_app.domain.fees import lines
from counter_app.domain.local_fees import LocalFee, with_local_fees
from counter_app.domain.procedure import FeeRule
from tests.builders import make_procedure

UNKNOWN = make_procedure(fees=(FeeRule("le-phi", "Lệ phí hộ tịch", "unknown"),))
SAID = LocalFee("1.004873", "le-phi", 15_000, date(2026, 1, 1), basis="NQ 01/2026/NQ-HĐND")


def owed(procedure, local, day, channel=Channel.COUNTER):
    return [line.amount for line in lines(with_local_fees(procedure, local, day), channel)]


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
    assert with_local_fees(UNKNOWN, (other,), date(2026, 3, 2)) is UNKNOWN


@pytest.mark.parametrize(
    ("changes", "code"), [({"kind": "tip"}, "fee.bad_kind"), ({"amount": -1}, "fee.bad_amount")]
)
def test_nonsense_is_no_answer(changes, code):
    fields = {"procedure": "1.004873", "kind": "phi", "amount": 1, "since": date(2026, 1, 1)}
    with pytest.raises(RuleError, match=code):
        LocalFee(**(fields | changes))
