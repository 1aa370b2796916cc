"""Walking a calendar: the next open day, working days between, open time, moments moved by it.

All moments are aware; days and sessions are read in Asia/Ho_Chi_Minh.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import takewhile

from counter_app.domain.calendar import Calendar, Part, at
from counter_app.domain.clock import to_local

_DAY = timedelta(days=1)


def next_open(day: date, calendar: Calendar) -> date:
    """Return ``day`` itself when it is open, else the next open one.

    Raises:
        RuleError: ``calendar.year_unknown``.
    """
    while not calendar.is_open(day):
        day += _DAY
    return day


def open_after(day: date, calendar: Calendar) -> date:
    """Return the first open day after ``day``. Raises as ``next_open``."""
    return next_open(day + _DAY, calendar)


def add(day: date, working_days: int, calendar: Calendar) -> date:
    """Return the ``working_days``-th open day after ``day``. Raises as ``next_open``."""
    for _ in range(working_days):
        day = open_after(day, calendar)
    return day


def between(start: date, end: date, calendar: Calendar) -> int:
    """Count the open days after ``start`` up to and with ``end``. Raises as ``next_open``."""
    days = (end - start).days
    return sum(calendar.is_open(start + timedelta(days=n)) for n in range(1, days + 1))


def taken_in(received: datetime, calendar: Calendar) -> datetime:
    """Return the moment at which a dossier counts as received, local, to the second.

    Inside a session that is the moment itself; before a session, that session's start; after the
    last session or on a closed day, the start of the next working day.

    Raises:
        RuleError: ``calendar.year_unknown``.
    """
    local = to_local(received).replace(microsecond=0)
    wall = local.timetz().replace(tzinfo=None)
    for session in calendar.sessions(local.date()):
        if wall <= session.closes:
            return at(local.date(), max(wall, session.opens))
    day = open_after(local.date(), calendar)
    return at(day, calendar.sessions(day)[0].opens)


def open_time(since: datetime, until: datetime, calendar: Calendar) -> timedelta:
    """Return how long the office is open between two moments; zero when they are reversed.

    Raises:
        RuleError: ``calendar.year_unknown``.
    """
    until_then = takewhile(lambda stretch: stretch[0] < until, _stretches(since, calendar))
    return sum((min(closes, until) - opens for opens, closes in until_then), timedelta())


def advance(moment: datetime, by: timedelta, calendar: Calendar) -> datetime:
    """Return the moment reached after ``by`` of open time; ``moment`` itself for none.

    Where a session ends exactly then, its end is the answer, not the next session's start.

    Raises:
        RuleError: ``calendar.year_unknown``.
    """
    if by <= timedelta():
        return moment
    stretches = _stretches(moment, calendar)
    opens, closes = next(stretches)
    while by > closes - opens:
        by -= closes - opens
        opens, closes = next(stretches)
    return opens + by


def parts_from(day: date, calendar: Calendar) -> Iterator[tuple[date, Part]]:
    """Yield the halves of working days from ``day`` on, without end. Raises as ``next_open``."""
    while True:
        for part in calendar.parts(day):
            yield day, part
        day += _DAY


def _stretches(moment: datetime, calendar: Calendar) -> Iterator[tuple[datetime, datetime]]:
    """Yield what is left of each open stretch from ``moment`` on, without end."""
    local = to_local(moment)
    day = local.date()
    while True:
        for session in calendar.sessions(day):
            opens, closes = at(day, session.opens), at(day, session.closes)
            if closes > local:
                yield max(opens, local), closes
        day += _DAY
