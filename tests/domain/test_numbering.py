from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import RuleError
from counter_app.domain.numbering import (
    ParsedCode,
    code_in,
    default_range,
    format_code,
    parse_code,
    provisional_range,
)

DAY = date(2026, 11, 22)
CODE = "H48.12.34-261122-3001"


def test_a_code_is_unit_day_and_number():
    assert format_code("H48.12.34", DAY, 3001) == CODE
    assert format_code("H48.12.34", DAY, 7) == "H48.12.34-261122-0007"
    assert format_code("H48.12.34", DAY, 12001) == "H48.12.34-261122-12001"
    assert format_code("H48.12.34", DAY, 3001, provisional=True) == f"T.{CODE}"


@pytest.mark.parametrize("unit", ["", "H48-12", "h48", "H48.12.34.56.78", "H48..1", "A" * 100])
def test_a_unit_that_makes_no_code_is_refused(unit):
    with pytest.raises(RuleError, match=r"code\.bad_unit"):
        format_code(unit, DAY, 1)


@pytest.mark.parametrize("number", [0, -1, 10**12])
def test_a_number_that_makes_no_code_is_refused(number):
    with pytest.raises(RuleError, match=r"code\.bad_number"):
        format_code("H48.12.34", DAY, number)


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        CODE.lower(),
        f"  {CODE}\r\n",
        "H48.12.34 - 261122 - 3001",
        "H48.12.34–261122—3001",
        "H48.12.34_261122/3001",
        "Ｈ48.12.34-261122-3001",
    ],
)
def test_a_code_is_read_however_it_is_written(typed):
    assert parse_code(typed) == ParsedCode(CODE, "3001", "H48.12.34", DAY)
    assert parse_code(typed).is_whole


@pytest.mark.parametrize(
    ("typed", "unit", "seq", "provisional"),
    [
        ("000.00.06.H56-231027-0361", "000.00.06.H56", "0361", False),
        ("T.H48.12.34-261122-A0007", "H48.12.34", "A0007", True),
        ("G09.20-20260609-0092637", None, None, None),
        ("G09.20-260609-0092637", "G09.20", "0092637", False),
        ("H48.12.34-261122-LV0001", "H48.12.34", "LV0001", False),
    ],
)
def test_codes_of_other_systems_are_read_or_refused(typed, unit, seq, provisional):
    if unit is None:
        with pytest.raises(RuleError):
            parse_code(typed)
        return
    parsed = parse_code(typed)
    assert (parsed.unit, parsed.seq, parsed.provisional) == (unit, seq, provisional)


@pytest.mark.parametrize(
    ("typed", "parsed"),
    [
        ("0361", ParsedCode("0361", "0361")),
        (" a0007 ", ParsedCode("A0007", "A0007")),
        ("261122-0361", ParsedCode("261122-0361", "0361", day=DAY)),
    ],
)
def test_the_last_block_is_good_for_searching(typed, parsed):
    assert parse_code(typed) == parsed
    assert not parsed.is_whole


@pytest.mark.parametrize("typed", ["", "-", "Nguyễn Thị Mẫu", "x" * 10_000, "H48-261122-٣٠٠١", "é"])
def test_what_is_no_code_is_refused_without_its_text(typed):
    with pytest.raises(RuleError) as raised:
        parse_code(typed)
    assert raised.value.code == "code.unreadable"
    assert raised.value.facts == {"length": len(typed)}


@pytest.mark.parametrize("typed", ["H48.12.34-261322-3001", "260231-0361"])
def test_a_day_that_does_not_exist_is_refused(typed):
    with pytest.raises(RuleError, match=r"code\.bad_day"):
        parse_code(typed)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(1, 10**11), st.booleans())
def test_every_code_made_can_be_read(day, number, provisional):
    code = format_code("H48.12.34", day, number, provisional=provisional)
    parsed = parse_code(code)
    assert (parsed.text, parsed.day, parsed.provisional) == (code, day, provisional)
    assert int(parsed.seq) == number


@given(st.text(max_size=80))
def test_any_text_is_a_code_or_a_rule_error(text):
    try:
        parsed = parse_code(text)
    except RuleError:
        return
    assert parse_code(parsed.text) == parsed


def test_counters_draw_from_ranges_of_their_own():
    assert default_range(3) == (3001, 3999)
    assert default_range(12) == (12001, 12999)
    ranges = [default_range(counter) for counter in range(1, 1000)]
    assert all(one[1] < other[0] for one, other in pairwise(ranges))


def test_marked_codes_of_counters_never_meet():
    assert provisional_range(3) == (300001, 399999)
    ranges = [provisional_range(counter) for counter in range(1, 1000)]
    assert all(one[1] < other[0] for one, other in pairwise(ranges))
    assert parse_code(format_code("H48.12.34", DAY, ranges[-1][1], provisional=True)).provisional


@pytest.mark.parametrize("counter", [0, -1, 1000])
@pytest.mark.parametrize("range_of", [default_range, provisional_range])
def test_a_counter_without_a_range_is_refused(counter, range_of):
    with pytest.raises(RuleError, match=r"code\.bad_counter"):
        range_of(counter)


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ("H48.12.34-260302-1001", "H48.12.34-260302-1001"),
        ("h48.12.34-260302-1001 ", "H48.12.34-260302-1001"),
        ("H48.12.34-260302-1001|2026-03-05T17:00+07:00|1|…|key", "H48.12.34-260302-1001"),
        ("https://tra-cuu.example/ho-so?ma=H48.12.34-260302-1001", "H48.12.34-260302-1001"),
        ("051185001234|212345678|Nguyễn Thị Mẫu|15081985|Nữ|Thôn 1|22052021", ""),
        ("260302-1001", ""),
        ("không phải mã", ""),
        ("", ""),
    ],
)
def test_a_scanned_receipt_names_its_dossier_and_nothing_else_does(payload, code):
    assert code_in(payload) == code
