"""Laws of counting that hold for any office, and pauses."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.calendar import Calendar, WorkingHours, at
from counter_app.domain.clock import LOCAL
from counter_app.domain.deeds import Fact, Received
from counter_app.domain.dossier import Deadline, Pause, Term, TermUnit
from counter_app.domain.due_date import (
    DueChange,
    Habits,
    Halves,
    Resume,
    changed_dues,
    count,
    resumed,
)
from counter_app.domain.errors import RuleError
from counter_app.domain.evolve import born
from counter_app.domain.working_days import (
    add,
    advance,
    between,
    next_open,
    open_after,
    open_time,
    taken_in,
)
from counter_app.domain.working_hours import STANDARD_DAY
from tests.builders import make_person

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
ALL_YEARS = frozenset(range(2025, 2031))
MORNINGS = WorkingHours((STANDARD_DAY,) * 5 + (STANDARD_DAY[:1], ()))

days = st.dates(FIRST, LAST)
moments = st.builds(
    lambda day, seconds: at(day, time()) + timedelta(seconds=seconds), days, st.integers(0, 86_399)
)
closed = st.sets(days, max_size=40)


weekends = st.sets(days.filter(lambda day: day.weekday() > 4), max_size=10)


def offices(*hours):
    return st.builds(
        lambda off, work, week: Calendar(
            ALL_YEARS, dict.fromkeys(off, ""), dict.fromkeys(work - off, ""), hours=week
        ),
        closed,
        weekends,
        st.sampled_from(hours),
    )


full_days = offices(WorkingHours())
calendars = offices(WorkingHours(), MORNINGS)
whole_terms = st.one_of(
    st.builds(Term, st.just(TermUnit.WORKING_DAY), st.integers(1, 60).map(Decimal)),
    st.builds(Term, st.just(TermUnit.DAY), st.integers(1, 90).map(Decimal)),
    st.builds(Term, st.just(TermUnit.HOUR), st.integers(1, 200).map(Decimal)),
    st.builds(Term, st.just(TermUnit.MONTH), st.integers(1, 12).map(Decimal)),
)
terms = st.one_of(
    whole_terms,
    st.builds(lambda days: Term(TermUnit.WORKING_DAY, days + Decimal("0.5")), st.integers(0, 30)),
    st.just(Term(TermUnit.SAME_DAY)),
)


@given(moments, st.integers(1, 60), full_days)
def test_the_count_and_the_calendar_agree(received, owed, calendar):
    counted = count(Term(TermUnit.WORKING_DAY, Decimal(owed)), received, calendar)
    day = counted.due.date()
    assert calendar.is_open(day)
    assert between(counted.received.date(), day, calendar) == owed
    assert add(counted.received.date(), owed, calendar) == day
    assert [d.day for d in counted.counted][-1] == day
    assert len(counted.counted) == owed


habits = st.builds(Habits, halves=st.sampled_from(Halves))


@given(moments, terms, calendars, habits)
def test_a_result_is_owed_in_office_hours_and_not_before_reception(
    received, term, calendar, habits
):
    counted = count(term, received, calendar, habits)
    sessions = calendar.sessions(counted.due.date())
    wall = counted.due.time().replace(tzinfo=None)
    assert any(session.opens <= wall <= session.closes for session in sessions)
    assert counted.due >= counted.received
    assert counted.received >= received - timedelta(seconds=1)


@given(moments, whole_terms, st.integers(1, 30), calendars)
def test_a_longer_term_never_ends_earlier(received, term, more, calendar):
    longer = Term(term.unit, term.value + more)
    assert count(term, received, calendar).due <= count(longer, received, calendar).due


@given(moments, st.integers(0, 3 * 86_400), terms, calendars, habits)
def test_a_later_reception_never_ends_earlier(early, seconds, term, calendar, habits):
    late = early + timedelta(seconds=seconds)
    assert count(term, early, calendar, habits).due <= count(term, late, calendar, habits).due


@given(moments, st.integers(1, 60).map(lambda halves: Decimal(halves) / 2), full_days)
def test_half_a_day_more_never_ends_earlier_where_halves_begin_on_the_next_day(
    received, days, calendar
):
    """By the default they may: n.5 days begin in the half of reception, n whole ones later."""
    next_day = Habits(halves=Halves.NEXT_DAY)
    shorter, longer = (Term(TermUnit.WORKING_DAY, d) for d in (days, days + Decimal("0.5")))
    first, second = (count(term, received, calendar, next_day).due for term in (shorter, longer))
    assert first < second


quarters = st.sampled_from(range(0, 86_400, 900))  # of an hour, in seconds


@given(days, quarters, quarters, calendars)
def test_the_same_day_ends_no_earlier_for_who_comes_later_that_day(day, one, other, calendar):
    early, late = sorted((one, other))
    term, morning = Term(TermUnit.SAME_DAY), at(day, time())
    first, second = (count(term, morning + timedelta(seconds=s), calendar) for s in (early, late))
    assert first.due <= second.due


@given(moments, calendars)
def test_reception_counts_at_its_own_moment_in_office_hours_and_at_the_next_one_else(
    received, calendar
):
    counted = taken_in(received, calendar)
    inside = any(s.opens <= received.time() <= s.closes for s in calendar.sessions(received.date()))
    assert (counted == received) is inside
    assert any(counted.time() == s.opens for s in calendar.sessions(counted.date())) or inside
    assert open_time(received, counted, calendar) == timedelta(0)


@given(moments, moments, moments, calendars)
def test_a_pause_moves_the_due_date_by_exactly_its_open_time(due, one, other, calendar):
    since, until = sorted((one, other))
    moved = resumed(Deadline(due, due, None, "", (Pause(since, ""),)), until, calendar)
    assert moved >= due
    assert open_time(due, moved, calendar) == open_time(since, until, calendar)


@given(moments, moments, moments, moments, calendars)
def test_two_pauses_move_it_as_one_as_long_as_both(due, one, two, three, calendar):
    first, second, third = sorted((one, two, three))
    step = resumed(Deadline(due, due, None, "", (Pause(first, ""),)), second, calendar)
    both = resumed(Deadline(step, due, None, "", (Pause(second, ""),)), third, calendar)
    assert both == resumed(Deadline(due, due, None, "", (Pause(first, ""),)), third, calendar)


@given(moments, moments, calendars)
def test_open_time_and_advance_are_inverse(since, until, calendar):
    spent = open_time(since, until, calendar)
    reached = advance(since, spent, calendar)
    assert open_time(since, reached, calendar) == spent
    assert reached <= max(since, until)


@given(days, calendars)
def test_the_next_open_day_is_the_first_one(day, calendar):
    found = next_open(day, calendar)
    assert calendar.is_open(found)
    assert between(day - timedelta(days=1), found, calendar) == 1
    assert open_after(found, calendar) > found


MONDAY = at(date(2026, 3, 2), STANDARD_DAY[0].opens)
THREE_DAYS = Term(TermUnit.WORKING_DAY, Decimal(3))


def paused(until=None, term=THREE_DAYS):
    due = at(date(2026, 3, 5), STANDARD_DAY[1].closes)
    return Deadline(due, due, term, "", (Pause(MONDAY + timedelta(days=1), "", until),))


def test_a_supplement_stops_the_clock_for_the_office_time_it_takes(shipped_calendar):
    friday = MONDAY + timedelta(days=4)  # Tue 07:00 to Fri 07:00: three days
    assert resumed(paused(), friday, shipped_calendar) == datetime(2026, 3, 10, 17, tzinfo=LOCAL)


def test_a_term_may_start_again_from_zero(shipped_calendar):
    friday = MONDAY + timedelta(days=4)
    assert resumed(paused(), friday, shipped_calendar, Habits(resume=Resume.RESTART)) == datetime(
        2026, 3, 11, 17, tzinfo=LOCAL
    )


def test_an_unknown_term_goes_on_where_it_cannot_start_again(shipped_calendar):
    friday = MONDAY + timedelta(days=4)
    deadline = paused(term=None)
    assert resumed(deadline, friday, shipped_calendar, Habits(resume=Resume.RESTART)) == resumed(
        deadline, friday, shipped_calendar
    )


def test_nothing_promised_is_nothing_moved(shipped_calendar):
    assert resumed(Deadline(None, None), MONDAY, shipped_calendar) is None


def test_without_an_open_pause_the_promise_stands(shipped_calendar):
    deadline = paused(until=MONDAY + timedelta(days=2))
    assert resumed(deadline, MONDAY + timedelta(days=4), shipped_calendar) == deadline.due


def dossier_of(received, due, term=THREE_DAYS, code="H48.12.34-260828-3001"):
    deed = Received(
        code=code,
        procedure="1.004873",
        edition="thử",
        unit="H48.12.34",
        counter=3,
        applicant=make_person(),
        received_at=received,
        due=due,
        term=term,
    )
    return born(Fact(UUID(int=1), UUID(int=2), received, "lan", deed))


def with_one_more_day_off(calendar, day):
    return Calendar(calendar.years, {**calendar.off, day: "bão"}, calendar.work)


def test_a_new_calendar_lists_the_promises_it_would_move(shipped_calendar):
    friday = datetime(2026, 8, 28, 9, tzinfo=LOCAL)
    due = count(THREE_DAYS, friday, shipped_calendar).due
    dossier = dossier_of(friday, due)
    changed = with_one_more_day_off(shipped_calendar, date(2026, 9, 4))
    assert changed_dues([dossier], shipped_calendar, changed) == (
        DueChange(dossier.id, dossier.code, due, due + timedelta(days=1)),
    )
    assert changed_dues([dossier], shipped_calendar, shipped_calendar) == ()


def test_closed_pauses_are_counted_in(shipped_calendar):
    monday = datetime(2026, 3, 2, 9, tzinfo=LOCAL)
    due = datetime(2026, 3, 6, 17, tzinfo=LOCAL)
    pauses = (
        Pause(monday, "", monday + timedelta(days=1)),
        Pause(monday + timedelta(days=2), ""),
    )
    dossier = dossier_of(monday, due)
    object.__setattr__(dossier, "deadline", Deadline(due, due, THREE_DAYS, "", pauses))
    changed = with_one_more_day_off(shipped_calendar, date(2026, 3, 6))
    (change,) = changed_dues([dossier], shipped_calendar, changed)
    assert change.after == datetime(2026, 3, 9, 17, tzinfo=LOCAL)


def test_a_year_the_new_calendar_lost_is_shown_as_unknown(shipped_calendar):
    monday = datetime(2026, 3, 2, 9, tzinfo=LOCAL)
    dossier = dossier_of(monday, monday)
    lost = Calendar(frozenset({2025}))
    assert changed_dues([dossier], shipped_calendar, lost)[0].after is None


@pytest.mark.parametrize(
    "deadline",
    [
        Deadline(None, None, None, "procedure.term_unknown"),
        Deadline(MONDAY, MONDAY, None),
        Deadline(MONDAY, MONDAY, THREE_DAYS, repromised=True),
    ],
)
def test_a_promise_no_term_explains_is_left_alone(shipped_calendar, deadline):
    dossier = dossier_of(MONDAY, None)
    object.__setattr__(dossier, "deadline", deadline)
    assert changed_dues([dossier], shipped_calendar, Calendar(frozenset())) == ()


def test_a_calendar_without_open_days_ends_in_an_error_not_in_a_loop():
    closed_year = {FIRST + timedelta(days=n): "" for n in range(365)}
    calendar = Calendar(frozenset({2026}), closed_year)
    with pytest.raises(RuleError, match=r"calendar\.year_unknown"):
        advance(MONDAY, timedelta(hours=1), calendar)
