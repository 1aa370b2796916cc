from datetime import date, time

import pytest

from counter_app.domain.calendar import Calendar, Session, WorkingHours
from counter_app.domain.errors import RuleError
from counter_app.domain.working_hours import AFTERNOON, MORNING, STANDARD_DAY, Part

WEEK = ("mon", "tue", "wed", "thu", "fri")
SATURDAY_MORNING = {day: [["07:30", "11:30"], ["13:00", "16:30"]] for day in WEEK} | {
    "sat": [["07:30", "11:30"]]
}


def file(**changes):
    year = {"off": [["2026-01-01", "Tết Dương lịch"]], "work": [["2026-01-10", "Làm bù"]]}
    return {"years": {"2026": year}} | changes


def refusal(record):
    with pytest.raises(RuleError) as raised:
        Calendar.from_json(record)
    return raised.value


def test_the_shipped_calendar_knows_three_years_one_of_them_provisional(shipped_calendar):
    assert shipped_calendar.years == {2025, 2026, 2027}
    assert shipped_calendar.provisional == {2027}


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        (date(2026, 1, 2), False),  # Friday, swapped
        (date(2026, 1, 10), True),  # Saturday, made up
        (date(2026, 2, 17), False),  # Tết
        (date(2026, 4, 26), False),  # Giỗ Tổ, a Sunday
        (date(2026, 4, 27), False),  # its compensation
        (date(2026, 8, 22), True),  # Saturday for 31 August
        (date(2026, 3, 2), True),
        (date(2026, 3, 7), False),
    ],
)
def test_the_shipped_calendar_knows_swapped_days(shipped_calendar, day, is_open):
    assert shipped_calendar.is_open(day) is is_open


def test_an_unknown_year_is_an_error_that_names_it(shipped_calendar):
    with pytest.raises(RuleError) as raised:
        shipped_calendar.is_open(date(2028, 1, 3))
    assert raised.value.code == "calendar.year_unknown"
    assert raised.value.facts == {"year": 2028}


def test_days_may_stand_without_a_reason():
    calendar = Calendar.from_json({"years": {"2026": {"off": ["2026-03-02"]}}})
    assert not calendar.is_open(date(2026, 3, 2))


def test_an_office_has_hours_of_its_own_and_half_days():
    calendar = Calendar.from_json(file(hours=SATURDAY_MORNING))
    assert calendar.sessions(date(2026, 3, 2)) == (
        Session(time(7, 30), time(11, 30)),
        Session(time(13), time(16, 30)),
    )
    assert calendar.parts(date(2026, 3, 7)) == (Part(MORNING, time(7, 30), time(11, 30)),)
    assert calendar.parts(date(2026, 3, 8)) == ()
    assert calendar.parts(date(2026, 1, 10)) == calendar.parts(date(2026, 3, 2))


def test_a_made_up_saturday_is_worked_like_a_full_day():
    calendar = Calendar.from_json(file())
    assert calendar.sessions(date(2026, 1, 10)) == STANDARD_DAY


def test_a_single_day_may_have_hours_of_its_own():
    calendar = Calendar.from_json(file(special={"2026-12-31": [["13:30", "16:00"]]}))
    assert calendar.parts(date(2026, 12, 31)) == (Part(AFTERNOON, time(13, 30), time(16)),)
    assert calendar.with_hours(WorkingHours()).special == calendar.special


@pytest.mark.parametrize(
    ("sessions", "middle"),
    [
        ([["07:00", "15:00"]], time(11)),
        ([["07:00", "09:00"], ["09:30", "11:30"], ["11:45", "15:45"]], time(11, 30)),
    ],
)
def test_a_full_day_without_a_break_at_noon_is_halved_in_its_middle(sessions, middle):
    hours = {day: sessions for day in ("mon", "tue", "wed", "thu", "fri")}
    parts = Calendar.from_json(file(hours=hours)).parts(date(2026, 3, 2))
    assert [part.name for part in parts] == [MORNING, AFTERNOON]
    assert parts[0].closes == parts[1].opens == middle


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (b"{", "calendar.broken_json"),
        (b"\xff\xfe\xfa", "calendar.broken_json"),
        (b"[" * 200_000, "calendar.broken_json"),
        (b" " * 2_000_001, "calendar.too_large"),
        ([], "calendar.bad_file"),
        ({"years": []}, "calendar.bad_file"),
        ({"years": {"26": {}}}, "calendar.bad_file"),
        ({"years": {"2026": []}}, "calendar.bad_file"),
        ({"years": {"2026": {"off": {}}}}, "calendar.bad_file"),
        ({"years": {"2026": {"off": [["2027-01-01", "…"]]}}}, "calendar.bad_file"),
        ({"years": {"2026": {"off": [["31/02/2026", "…"]]}}}, "calendar.bad_file"),
        ({"years": {"2026": {"off": [5]}}}, "calendar.bad_file"),
        (file(special=[]), "calendar.bad_file"),
        (file(hours=[]), "calendar.bad_hours"),
        (file(hours={"monday": []}), "calendar.bad_hours"),
        (file(hours={"mon": [["seven", "eleven"]]}), "calendar.bad_hours"),
        (file(hours={"mon": [7]}), "calendar.bad_hours"),
        (file(hours={}), "calendar.bad_week"),
        (file(hours={"mon": [["11:30", "07:00"]]}), "calendar.bad_session"),
        (file(hours={"mon": [["07:00", "11:30"], ["11:00", "17:00"]]}), "calendar.bad_session"),
    ],
)
def test_a_bad_calendar_is_refused_whole(record, code):
    assert refusal(record).code == code


def test_a_broken_file_is_refused_with_line_and_column():
    assert refusal('{"years":\n {,}}').facts == {"line": 2, "column": 3}


def test_a_day_cannot_be_both_closed_and_made_up():
    year = {"off": ["2026-01-10"], "work": ["2026-01-10"]}
    assert refusal({"years": {"2026": year}}).facts == {"where": "2026-01-10"}


def test_a_week_has_seven_days():
    with pytest.raises(RuleError, match=r"calendar\.bad_week"):
        WorkingHours((STANDARD_DAY,))
