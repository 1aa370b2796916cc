import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.dossier import Channel, FeeLine
from counter_app.domain.errors import RuleError
from counter_app.domain.fees import answered, lines, total
from counter_app.domain.orders import Exemption
from counter_app.domain.procedure import FeeRule
from tests.builders import make_procedure

COPIES = FeeRule(
    "phi", "Phí", "page_tier", per_page_first2=2000, per_page_from3=1000, cap_per_copy=200_000
)
COUNTER = Channel.COUNTER


def owed(*rules, channel=COUNTER, **asked):
    return lines(make_procedure(fees=rules), channel, **asked)


@pytest.mark.parametrize(
    ("pages", "copies", "amount"),
    [
        (0, 0, 2000),
        (1, 1, 2000),
        (2, 1, 4000),
        (3, 1, 5000),
        (5, 3, 21_000),
        (198, 1, 200_000),
        (199, 1, 200_000),
        (198, 2, 400_000),
    ],
)
def test_certified_copies_cost_by_page_with_a_cap(pages, copies, amount):
    (line,) = owed(COPIES, pages=pages, copies=copies)
    assert line.amount == amount


@given(st.integers(1, 500), st.integers(1, 50))
def test_more_pages_never_cost_less_and_copies_cost_alike(pages, copies):
    (one,) = owed(COPIES, pages=pages, copies=1)
    (more,) = owed(COPIES, pages=pages + 1, copies=1)
    (many,) = owed(COPIES, pages=pages, copies=copies)
    assert one.amount <= more.amount
    assert many.amount == one.amount * copies


def test_a_tier_without_a_cap_has_none():
    (line,) = owed(FeeRule("phi", "Phí", "page_tier", per_page_first2=1, per_page_from3=1), pages=9)
    assert line.amount == 9


@pytest.mark.parametrize(
    ("formula", "amount", "copies", "expected"),
    [
        ("fixed", 15_000, 3, 15_000),
        ("per_case", 15_000, 3, 15_000),
        ("per_copy", 8000, 3, 24_000),
        ("per_copy", 8000, 0, 8000),
        ("unknown", None, 3, None),
        ("fixed", None, 3, None),
    ],
)
def test_other_formulas(formula, amount, copies, expected):
    (line,) = owed(FeeRule("le-phi", "Lệ phí", formula, amount, basis="Luật"), copies=copies)
    assert (line.amount, line.unknown, line.basis) == (expected, expected is None, "Luật")


def test_nothing_owed_makes_no_line():
    assert owed(FeeRule("le-phi", "Lệ phí", amount=0)) == ()
    assert owed() == ()


def test_each_channel_has_its_rules():
    rules = [
        FeeRule("le-phi", "Lệ phí", amount=20_000, channel="counter"),
        FeeRule("le-phi", "Lệ phí", amount=10_000, channel="online"),
    ]
    assert [line.amount for line in owed(*rules)] == [20_000]
    assert [line.amount for line in owed(*rules, channel=Channel.ONLINE)] == [10_000]
    assert [line.amount for line in owed(*rules, channel=Channel.POSTAL)] == [None]


def test_an_exemption_is_on_record_with_its_proof():
    reason = Exemption("hộ nghèo", "GCN 12")
    (line,) = owed(FeeRule("le-phi", "Lệ phí", amount=15_000), exemption=reason)
    assert (line.amount, line.exempt_reason, line.exempt_proof) == (0, "hộ nghèo", "GCN 12")
    (line,) = owed(FeeRule("le-phi", "Lệ phí", "unknown"), exemption=reason)
    assert line.amount == 0


@pytest.mark.parametrize("asked", [{"pages": -1}, {"copies": -1}, {"pages": 100_001}])
def test_absurd_counts_are_refused(asked):
    with pytest.raises(RuleError, match=r"fee\.bad_count"):
        owed(COPIES, **asked)


def test_what_the_officer_says_fills_what_nobody_knew():
    unknown = FeeLine("le-phi", "Lệ phí", None, "HĐND cấp tỉnh quy định")
    known = FeeLine("phi", "Phí", 8000)
    said = FeeLine("le-phi", "", 30_000)
    assert answered([known, unknown], [said]) == (
        known,
        FeeLine("le-phi", "Lệ phí", 30_000, "HĐND cấp tỉnh quy định"),
    )


def test_an_answer_to_nothing_is_added_and_what_is_known_stands():
    known = FeeLine("phi", "Phí", 8000)
    said = FeeLine("phi", "Phí gửi", 5000)
    assert answered([known], [said]) == (known, said)
    assert answered([known], []) == (known,)
    assert total(answered([known, FeeLine("phi", "Phí", None)], [])) == 8000


def test_an_answer_keeps_its_own_name_and_basis():
    unknown = FeeLine("le-phi", "Lệ phí", None, "?")
    said = FeeLine("le-phi", "Lệ phí hộ tịch", 5000, "NQ 09/2025")
    assert answered([unknown], [said]) == (said,)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (FeeLine("tax", "Thuế", 5), "fee.bad_kind"),
        (FeeLine("phi", "Phí", None), "fee.bad_amount"),
        (FeeLine("phi", "Phí", -5), "fee.bad_amount"),
        (FeeLine("phi", "Phí", 10**13), "fee.bad_amount"),
    ],
)
def test_a_bad_answer_is_refused(line, code):
    with pytest.raises(RuleError) as raised:
        answered([], [line])
    assert raised.value.code == code
