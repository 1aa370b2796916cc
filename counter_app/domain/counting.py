"""Counting terms, one function a unit; ``due_date`` says what each means and why."""

import calendar as gregorian
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import dropwhile, islice
from typing import Final

from counter_app.domain.calendar import Calendar, at
from counter_app.domain.dossier import Term, TermUnit
from counter_app.domain.errors import RuleError
from counter_app.domain.working_days import advance, next_open, open_after, parts_from

WHOLE_DAY: Final = "day"


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day that counts. ``part``: ``day``, ``morning``, ``afternoon``, ``month`` (an
    anniversary), ``shifted`` (where a closed last day moved to), or hours ``08:00-11:30``.
    """

    day: date
    part: str = WHOLE_DAY


Answer = tuple[datetime, tuple[CountedDay, ...], tuple[str, ...]]  # due, counted, notes


def _closing(day: date, calendar: Calendar) -> datetime:
    return at(day, calendar.sessions(day)[-1].closes)


def _cutoff(text: str) -> time:
    try:
        return time.fromisoformat(text).replace(tzinfo=None) if text else time.max
    except ValueError:
        raise RuleError("term.bad_cutoff") from None


def same_day(start: datetime, cutoff: str, calendar: Calendar) -> Answer:
    """Count "in the day": today until ``cutoff``, after it the next working day.

    Raises:
        RuleError: ``term.bad_cutoff``, ``calendar.year_unknown``.
    """
    late = start.time() > _cutoff(cutoff)
    day = open_after(start.date(), calendar) if late else start.date()
    notes = ("term.after_cutoff",) if late else ()
    return _closing(day, calendar), (CountedDay(day),), notes


def hours(term: Term, start: datetime, calendar: Calendar) -> Answer:
    """Count hours of open time from ``start``, session by session."""
    due = advance(start, timedelta(hours=int(term.value)), calendar)
    counted = []
    day = start.date()
    while day <= due.date():
        for session in calendar.sessions(day):
            begins, ends = max(at(day, session.opens), start), min(at(day, session.closes), due)
            if begins < ends:
                counted.append(CountedDay(day, f"{begins:%H:%M}-{ends:%H:%M}"))
        day += timedelta(days=1)
    return due, tuple(counted), ("term.working_hours",)


def clock_hours(term: Term, received: datetime) -> Answer:
    """Count hours of the clock from the very moment of reception (local), nights and all."""
    due = received.replace(microsecond=0) + timedelta(hours=int(term.value))
    return due, (CountedDay(due.date(), f"{received:%H:%M}-{due:%H:%M}"),), ("term.clock_hours",)


def working_days(term: Term, start: datetime, calendar: Calendar, *, at_once: bool) -> Answer:
    """Count halves of working days: whole terms after the day of reception, fractions from the
    half in which the reception fell (``at_once``) or from the next working day.

    The day of reception is never among the days listed.
    """
    halves = int(term.value * 2)
    fraction = bool(halves % 2)
    from_reception = fraction and at_once
    begin = start.date() if from_reception else start.date() + timedelta(days=1)
    # Received in the afternoon, the morning of that day is gone.
    walk = dropwhile(lambda half: at(half[0], half[1].closes) < start, parts_from(begin, calendar))
    taken = list(islice(walk, halves))
    day, part = taken[-1]
    whole = calendar.parts(day)
    due = at(day, part.closes if part == whole[-1] else whole[-1].opens)
    parts: dict[date, list[str]] = {}
    for counted_day, half in taken:
        parts.setdefault(counted_day, []).append(half.name)
    if from_reception and len(parts) > 1:
        del parts[start.date()]
    counted = tuple(CountedDay(d, WHOLE_DAY if len(n) == 2 else n[0]) for d, n in parts.items())
    return due, counted, ("term.half_days",) if fraction else ()


def calendar_days(term: Term, start: datetime, calendar: Calendar) -> Answer:
    """Count days or months of the calendar after the day of reception, and off a closed day."""
    amount = int(term.value)
    first = start.date()
    if term.unit is TermUnit.MONTH:
        last = _months_after(first, amount)
        marks = [CountedDay(_months_after(first, n), "month") for n in range(1, amount + 1)]
    else:
        last = first + timedelta(days=amount)
        marks = [CountedDay(first + timedelta(days=n)) for n in range(1, amount + 1)]
    day = next_open(last, calendar)
    if day != last:
        marks.append(CountedDay(day, "shifted"))
    return _closing(day, calendar), tuple(marks), ()


def _months_after(day: date, months: int) -> date:
    """Return the same day of a later month, or its last one where it is shorter.

    Source: Civil Code 2015 art. 148.
    """
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = gregorian.monthrange(years, month + 1)[1]
    return date(years, month + 1, min(day.day, last))
