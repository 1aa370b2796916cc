"""When a result is owed, how that was counted, and what a pause makes of it.

Source: the counting rules of the trade as synthesised from Civil Code 2015 art. 147 and 148 (first
day not counted, a last day that is closed moves on), Civil Status Law 2014 art. 5.3 and decree
23/2015 art. 7 (the 15:00 rule), and the counting of provincial one-stop systems. What no text
fixes (halves of days, what an hour is) is a setting with its note.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final
from uuid import UUID

from counter_app.domain import counting
from counter_app.domain.calendar import Calendar
from counter_app.domain.clock import to_local
from counter_app.domain.counting import CountedDay
from counter_app.domain.dossier import Deadline, Dossier, Term, TermUnit
from counter_app.domain.errors import RuleError
from counter_app.domain.working_days import advance, open_time, taken_in

__all__ = [
    "Counted",
    "CountedDay",
    "DueChange",
    "Habits",
    "Halves",
    "Hours",
    "Resume",
    "changed_dues",
    "count",
    "parse_term",
    "resumed",
]

LONGEST: Final = 4000  # no term of the catalogue comes near; a slip of the finger does


class Hours(StrEnum):
    """What an hour of a term is: eight of them make a working day, or the clock on the wall."""

    WORKING = "working"
    CLOCK = "clock"


class Halves(StrEnum):
    """Where half a working day begins to count: in the half of reception, or on the next day."""

    RECEPTION = "reception"
    NEXT_DAY = "next_day"


class Resume(StrEnum):
    """What a closed pause does to the due moment."""

    CONTINUE = "continue"
    RESTART = "restart"


@dataclass(frozen=True, slots=True)
class Habits:
    """How an office counts where no text fixes it: its settings."""

    cutoff: str = "15:00"
    hours: Hours = Hours.WORKING
    halves: Halves = Halves.RECEPTION
    resume: Resume = Resume.CONTINUE


USUAL: Final = Habits()


@dataclass(frozen=True, slots=True)
class Counted:
    """A due moment (aware, local) with everything that led to it.

    ``notes`` are codes: ``calendar.provisional:2027``, ``reception.moved`` (it counts as received
    later than it was), ``term.half_days``, ``term.working_hours``, ``term.clock_hours``,
    ``term.after_cutoff``.
    """

    due: datetime
    counted: tuple[CountedDay, ...] = ()
    notes: tuple[str, ...] = ()
    received: datetime | None = None  # the moment that counts as reception


@dataclass(frozen=True, slots=True)
class DueChange:
    """A promise that another calendar would move. ``after`` is None where it knows no year."""

    dossier: UUID
    code: str
    before: datetime
    after: datetime | None


def count(term: Term, received: datetime, calendar: Calendar, habits: Habits = USUAL) -> Counted:
    """Count ``term`` from ``received`` (aware) on ``calendar``.

    The day of reception is not counted. Whole days end at the close of the last day's last
    session. Halves are counted in half days that begin with the one of reception, as the
    eight-hour day does: n.5 days received in the morning end at the start of the n-th day's
    afternoon, received in the afternoon at its close (so n.5 may end half a day before n). Where
    the habit is ``Halves.NEXT_DAY`` they begin on the day after: n.5 days end at the start of the
    afternoon of the day that follows the n-th. Calendar days and months that end on a closed day
    move to the next working day. The same day means: until the cut-off (to the second) today,
    after it the next working day; an empty cut-off knows no after.

    Hours are working hours, eight to a day, as provincial systems store them, unless the habit
    says the clock: a twelve-hour order for a child's protection falls due after a day and a half
    of office time by default, and the answer says so in its notes, since the decree may well mean
    the clock. By the clock, it may fall due at night, and nothing shifts it.

    Raises:
        RuleError: ``calendar.year_unknown`` (year), ``term.too_long``, ``term.bad_cutoff``.
    """
    if term.value > LONGEST:
        raise RuleError("term.too_long", value=str(term.value), unit=term.unit.value)
    start = taken_in(received, calendar)
    if term.unit is TermUnit.SAME_DAY:
        due, counted, notes = counting.same_day(start, habits.cutoff, calendar)
    elif term.unit is TermUnit.HOUR and habits.hours is Hours.CLOCK:
        due, counted, notes = counting.clock_hours(term, to_local(received))
    elif term.unit is TermUnit.HOUR:
        due, counted, notes = counting.hours(term, start, calendar)
    elif term.unit is TermUnit.WORKING_DAY:
        at_once = habits.halves is Halves.RECEPTION
        due, counted, notes = counting.working_days(term, start, calendar, at_once=at_once)
    else:
        due, counted, notes = counting.calendar_days(term, start, calendar)
    if start.date() != to_local(received).date():
        notes = ("reception.moved", *notes)
    years = range(start.year, due.year + 1)
    provisional = (f"calendar.provisional:{y}" for y in years if y in calendar.provisional)
    return Counted(due, counted, (*notes, *provisional), start)


def resumed(
    deadline: Deadline, at: datetime, calendar: Calendar, habits: Habits = USUAL
) -> datetime | None:
    """Return the due moment once the open pause of ``deadline`` closes at ``at`` (aware).

    Continued, the due moment moves by exactly the office time of the pause. Restarted, the term
    is counted anew from ``at`` (decree 61/2018 art. 19.4, for dossiers found ineligible); where
    the term is unknown it is continued. Several open pauses count once. None where nothing was
    promised; the due moment itself where no pause is open.

    Raises:
        RuleError: as ``count``.
    """
    open_since = [pause.since for pause in deadline.pauses if pause.until is None]
    if deadline.due is None or not open_since:
        return deadline.due
    if habits.resume is Resume.RESTART and deadline.term is not None:
        return count(deadline.term, at, calendar, habits).due
    lost = open_time(min(open_since), at, calendar)
    return advance(deadline.due, lost, calendar)


def parse_term(text: str) -> Term:
    """Read a term as the command line writes it: ``7.5 wd``, ``12 h``, ``20 d``, ``same-day``.

    Raises:
        RuleError: ``term.unreadable``, ``term.not_positive``, ``term.bad_fraction``,
            ``term.too_long``.
    """
    words = text.strip().lower().replace(",", ".").split()
    if words == [TermUnit.SAME_DAY.value]:
        return Term(TermUnit.SAME_DAY)
    try:
        number, unit = words
        value = Decimal(number)
        term_unit = TermUnit(unit)
    except (ValueError, InvalidOperation):
        raise RuleError("term.unreadable") from None
    if term_unit is TermUnit.SAME_DAY or not value.is_finite():
        raise RuleError("term.unreadable")
    if value > LONGEST:
        raise RuleError("term.too_long", unit=unit)
    return Term(term_unit, value)


def changed_dues(
    dossiers: Iterable[Dossier], old: Calendar, new: Calendar, habits: Habits = USUAL
) -> tuple[DueChange, ...]:
    """List which due moments ``new`` would move; nothing is changed, a printed slip is a promise.

    Each dossier is counted anew on both calendars, with its closed pauses; only a difference
    between the two is reported. Dossiers that are closed, re-promised, or whose due moment no
    term explains are left out.
    """
    changes = []
    for dossier in dossiers:
        deadline = dossier.deadline
        if dossier.closed_at or deadline.repromised or not (deadline.due and deadline.term):
            continue
        before, after = (
            _replayed(deadline, deadline.term, dossier.received_at, cal, habits)
            for cal in (old, new)
        )
        if before != after:
            changes.append(DueChange(dossier.id, dossier.code, deadline.due, after))
    return tuple(changes)


def _replayed(
    deadline: Deadline,
    term: Term,
    received: datetime,
    calendar: Calendar,
    habits: Habits,
) -> datetime | None:
    """Count a deadline with its closed pauses; None where a year is unknown."""
    try:
        due = count(term, received, calendar, habits).due
        for pause in deadline.pauses:
            if pause.until:
                due = advance(due, open_time(pause.since, pause.until, calendar), calendar)
    except RuleError:
        return None
    return due
