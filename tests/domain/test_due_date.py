"""The test vectors of the trade, and every rule of counting by example."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from counter_app.domain.calendar import Calendar
from counter_app.domain.clock import LOCAL
from counter_app.domain.dossier import Term, TermUnit
from counter_app.domain.due_date import CountedDay, Habits, Halves, Hours, count, parse_term
from counter_app.domain.errors import RuleError


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


def due(calendar, received, term, **settings):
    return count(parse_term(term), moment(received), calendar, **settings).due


@pytest.mark.parametrize(
    ("received", "term", "expected"),
    [
        ("2026-02-12 09:00", "3 wd", "2026-02-24 17:00"),  # Thu → Tue, over Tết
        ("2026-08-21 10:00", "3 wd", "2026-08-25 17:00"),  # Fri → Tue, Saturday worked
        ("2026-08-28 14:00", "1 wd", "2026-09-03 17:00"),  # Fri → Thu, over National Day
        ("2026-01-09 10:00", "1 wd", "2026-01-10 17:00"),  # Fri → a working Saturday
        ("2026-04-24 16:30", "same-day", "2026-04-28 17:00"),  # Fri after 15:00, Mon off
        ("2026-03-02 08:00", "7.5 wd", "2026-03-11 13:30"),  # Mon → Wed, start of afternoon
        ("2026-03-02 14:00", "7.5 wd", "2026-03-11 17:00"),  # half a day later
        ("2026-02-13 08:00", "10 wd", "2026-03-06 17:00"),  # Fri → Fri
        ("2026-01-15 08:00", "20 d", "2026-02-04 17:00"),
        ("2026-03-01 08:00", "5 d", "2026-03-09 17:00"),  # Sun → Mon; Sat 7 shifts to Mon
        ("2026-03-02 08:00", "5 d", "2026-03-09 17:00"),  # Sat 7 shifts to Mon
        ("2026-03-02 15:00:00", "same-day", "2026-03-02 17:00"),
        ("2026-03-02 15:00:01", "same-day", "2026-03-03 17:00"),
        ("2026-03-02 15:00:00.900", "same-day", "2026-03-02 17:00"),  # clerks see seconds
        ("2026-03-06 15:00:01", "same-day", "2026-03-09 17:00"),
        ("2026-03-02 17:00:01", "same-day", "2026-03-03 17:00"),  # counts as Tuesday 07:00
        ("2026-03-07 09:00", "same-day", "2026-03-09 17:00"),
        ("2026-03-02 06:00", "1 wd", "2026-03-03 17:00"),
        ("2026-03-02 17:00", "1 wd", "2026-03-03 17:00"),
        ("2026-03-02 17:00:01", "1 wd", "2026-03-04 17:00"),
        ("2026-03-07 09:00", "1 wd", "2026-03-10 17:00"),
        ("2026-03-02 08:00", "0.5 wd", "2026-03-02 13:30"),
        ("2026-03-02 11:30", "0.5 wd", "2026-03-02 13:30"),
        ("2026-03-02 12:00", "0.5 wd", "2026-03-02 17:00"),
        ("2026-03-02 08:00", "1.5 wd", "2026-03-03 13:30"),
        ("2026-03-02 08:00", "3.5 wd", "2026-03-05 13:30"),
        ("2026-03-02 08:00", "8 h", "2026-03-03 08:00"),
        ("2026-03-02 07:00", "8 h", "2026-03-02 17:00"),
        ("2026-03-02 12:00", "1 h", "2026-03-02 14:30"),
        ("2026-03-02 16:00", "12 h", "2026-03-04 10:00"),
        ("2026-03-06 18:00", "1 h", "2026-03-09 08:00"),
        ("2026-03-02 08:00", "176 h", "2026-04-01 08:00"),
        ("2026-01-30 08:00", "1 m", "2026-03-02 17:00"),  # 28 February is a Saturday
        ("2026-03-02 08:00", "6 m", "2026-09-03 17:00"),  # 2 September is closed
        ("2026-06-30 08:00", "6 m", "2026-12-30 17:00"),
    ],
)
def test_a_term_ends_when_the_trade_says(shipped_calendar, received, term, expected):
    assert due(shipped_calendar, received, term) == moment(expected)


def test_the_answer_names_every_day_that_counts(shipped_calendar):
    counted = count(parse_term("3 wd"), moment("2026-02-12 09:00"), shipped_calendar)
    assert [day.day for day in counted.counted] == [
        date(2026, 2, 13),
        date(2026, 2, 23),
        date(2026, 2, 24),
    ]
    assert {day.part for day in counted.counted} == {"day"}
    assert counted.notes == ()
    assert counted.received == moment("2026-02-12 09:00")


def test_a_half_day_counts_the_days_after_reception_and_one_morning(shipped_calendar):
    counted = count(parse_term("7.5 wd"), moment("2026-03-02 08:00"), shipped_calendar)
    assert len(counted.counted) == 7
    assert counted.counted[-1] == CountedDay(date(2026, 3, 11), "morning")
    assert counted.notes == ("term.half_days",)


def test_half_a_day_counts_on_the_day_of_reception_itself(shipped_calendar):
    counted = count(parse_term("0.5 wd"), moment("2026-03-02 14:00"), shipped_calendar)
    assert counted.counted == (CountedDay(date(2026, 3, 2), "afternoon"),)


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("2026-03-02 08:00", "2026-03-12 13:30"),  # seven days after Monday, and one morning
        ("2026-03-02 14:00", "2026-03-12 13:30"),  # whenever it came in that day
    ],
)
def test_halves_may_begin_on_the_day_after_reception(shipped_calendar, received, expected):
    habits = Habits(halves=Halves.NEXT_DAY)
    counted = count(parse_term("7.5 wd"), moment(received), shipped_calendar, habits)
    assert counted.due == moment(expected)
    assert len(counted.counted) == 8
    assert counted.counted[-1] == CountedDay(date(2026, 3, 12), "morning")
    assert counted.notes == ("term.half_days",)
    whole = count(parse_term("7 wd"), moment(received), shipped_calendar, habits)
    assert whole.due == moment("2026-03-11 17:00")


def test_hours_are_counted_session_by_session(shipped_calendar):
    counted = count(parse_term("12 h"), moment("2026-03-02 16:00"), shipped_calendar)
    assert [day.part for day in counted.counted] == [
        "16:00-17:00",
        "07:00-11:30",
        "13:30-17:00",
        "07:00-10:00",
    ]
    assert counted.notes == ("term.working_hours",)


def test_hours_may_be_those_of_the_clock(shipped_calendar):
    counted = count(
        parse_term("12 h"), moment("2026-03-06 18:00"), shipped_calendar, Habits(hours=Hours.CLOCK)
    )
    assert counted.due == moment("2026-03-07 06:00")
    assert counted.counted == (CountedDay(date(2026, 3, 7), "18:00-06:00"),)
    assert "term.clock_hours" in counted.notes


def test_a_shifted_day_is_shown(shipped_calendar):
    counted = count(parse_term("5 d"), moment("2026-03-02 08:00"), shipped_calendar)
    assert counted.counted[-2:] == (
        CountedDay(date(2026, 3, 7)),
        CountedDay(date(2026, 3, 9), "shifted"),
    )


def test_months_show_their_anniversaries(shipped_calendar):
    counted = count(parse_term("2 m"), moment("2026-05-29 08:00"), shipped_calendar)
    assert counted.counted == (
        CountedDay(date(2026, 6, 29), "month"),
        CountedDay(date(2026, 7, 29), "month"),
    )


def test_reception_on_a_closed_day_is_noted(shipped_calendar):
    counted = count(parse_term("1 wd"), moment("2026-03-07 09:00"), shipped_calendar)
    assert counted.notes == ("reception.moved",)
    assert counted.received == moment("2026-03-09 07:00")


def test_a_late_same_day_is_noted(shipped_calendar):
    counted = count(parse_term("same-day"), moment("2026-03-02 16:00"), shipped_calendar)
    assert counted.notes == ("term.after_cutoff",)


def test_without_a_cutoff_the_whole_day_is_in_time(shipped_calendar):
    assert due(
        shipped_calendar, "2026-03-02 16:59", "same-day", habits=Habits(cutoff="")
    ) == moment("2026-03-02 17:00")


def test_a_provisional_year_is_noted(shipped_calendar):
    counted = count(parse_term("30 wd"), moment("2026-12-01 09:00"), shipped_calendar)
    assert counted.notes == ("calendar.provisional:2027",)


@pytest.mark.parametrize("term", ["400 wd", "900 d", "40 m", "4000 h"])
def test_an_unknown_year_is_an_error(shipped_calendar, term):
    with pytest.raises(RuleError) as raised:
        due(shipped_calendar, "2026-12-01 09:00", term)
    assert raised.value.code == "calendar.year_unknown"
    assert raised.value.facts["year"] >= 2028


def test_half_days_of_the_office_count_half():
    week = {day: [["07:00", "11:30"], ["13:30", "17:00"]] for day in ("mon", "tue", "wed", "thu")}
    week |= {"fri": [["07:00", "11:30"]]}
    calendar = Calendar.from_json({"years": {"2026": {}}, "hours": week})
    assert due(calendar, "2026-03-05 08:00", "1 wd") == moment("2026-03-09 13:30")
    assert due(calendar, "2026-03-05 08:00", "2 d") == moment("2026-03-09 17:00")
    assert due(calendar, "2026-03-06 08:00", "same-day") == moment("2026-03-06 11:30")
    assert due(calendar, "2026-03-06 08:00", "0.5 wd") == moment("2026-03-06 11:30")


@pytest.mark.parametrize("cutoff", ["three", "25:00", "15h"])
def test_a_bad_cutoff_is_refused(shipped_calendar, cutoff):
    with pytest.raises(RuleError, match=r"term\.bad_cutoff"):
        due(shipped_calendar, "2026-03-02 08:00", "same-day", habits=Habits(cutoff=cutoff))


def test_a_term_longer_than_any_is_refused(shipped_calendar):
    with pytest.raises(RuleError, match=r"term\.too_long"):
        count(Term(TermUnit.DAY, Decimal(4001)), moment("2026-03-02 08:00"), shipped_calendar)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("7.5 wd", Term(TermUnit.WORKING_DAY, Decimal("7.5"))),
        (" 7,5  WD ", Term(TermUnit.WORKING_DAY, Decimal("7.5"))),
        ("12 h", Term(TermUnit.HOUR, Decimal(12))),
        ("20 d", Term(TermUnit.DAY, Decimal(20))),
        ("6 m", Term(TermUnit.MONTH, Decimal(6))),
        ("same-day", Term(TermUnit.SAME_DAY)),
    ],
)
def test_a_term_is_read_as_it_is_written(text, term):
    assert parse_term(text) == term
    assert parse_term(str(term)) == term


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "term.unreadable"),
        ("5", "term.unreadable"),
        ("five wd", "term.unreadable"),
        ("5 weeks", "term.unreadable"),
        ("5 same-day", "term.unreadable"),
        ("nan wd", "term.unreadable"),
        ("5 wd 3", "term.unreadable"),
        ("0 wd", "term.not_positive"),
        ("-1 d", "term.not_positive"),
        ("1.25 wd", "term.bad_fraction"),
        ("1.5 d", "term.bad_fraction"),
        ("1e9 wd", "term.too_long"),
    ],
)
def test_a_bad_term_is_refused(text, code):
    with pytest.raises(RuleError) as raised:
        parse_term(text)
    assert raised.value.code == code


def test_the_local_day_counts_not_the_one_of_utc(shipped_calendar):
    received = datetime.fromisoformat("2026-03-02T00:30:00+00:00")  # 07:30 in Vietnam
    assert count(parse_term("1 wd"), received, shipped_calendar).due.time() == time(17)
    early = datetime.fromisoformat("2026-03-01T23:30:00+00:00")  # Monday 06:30 in Vietnam
    assert count(parse_term("1 wd"), early, shipped_calendar).due == moment("2026-03-03 17:00")
