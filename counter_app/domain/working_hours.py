"""Sessions of a working day, and of a week of them."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any, Final

from counter_app.domain.errors import RuleError

MORNING: Final = "morning"
AFTERNOON: Final = "afternoon"
_NOON = time(12)
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL_DAY_SHARE: Final = 0.6  # a day open shorter than this share of the usual one is a half day


@dataclass(frozen=True, slots=True, order=True)
class Session:
    """One stretch of open time in a day, local; both ends belong to it."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise RuleError("calendar.bad_session", opens=str(self.opens), closes=str(self.closes))

    @property
    def minutes(self) -> int:
        """Length in whole minutes."""
        start, end = (t.hour * 60 + t.minute for t in (self.opens, self.closes))
        return end - start


@dataclass(frozen=True, slots=True)
class Part:
    """Half a working day: what fractions of days are counted in."""

    name: str  # MORNING or AFTERNOON
    opens: time
    closes: time


Sessions = tuple[Session, ...]
STANDARD_DAY: Final[Sessions] = (
    Session(time(7), time(11, 30)),
    Session(time(13, 30), time(17)),
)


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """Sessions of each weekday, Monday first; an empty weekday is closed."""

    week: tuple[Sessions, ...] = (STANDARD_DAY,) * 5 + ((), ())

    def __post_init__(self) -> None:
        if len(self.week) != len(_WEEKDAYS) or not any(self.week):
            raise RuleError("calendar.bad_week")
        for day in self.week:
            ordered(day)

    @property
    def full_day(self) -> Sessions:
        """The sessions of the longest weekday: what a make-up Saturday is worked."""
        return max(self.week, key=open_minutes)

    @classmethod
    def from_json(cls, record: Any) -> "WorkingHours":
        """Read ``{"mon": [["07:00", "11:30"], …], …}``; a weekday left out is closed.

        Raises:
            RuleError: ``calendar.bad_hours`` and its kin.
        """
        if not isinstance(record, dict) or set(record) - set(_WEEKDAYS):
            raise RuleError("calendar.bad_hours")
        return cls(tuple(sessions_from_json(record.get(name, [])) for name in _WEEKDAYS))


def ordered(sessions: Sessions) -> Sessions:
    """Return ``sessions`` if each begins after the one before it has ended.

    Raises:
        RuleError: ``calendar.bad_session``.
    """
    for before, after in itertools.pairwise(sessions):
        if before.closes >= after.opens:
            raise RuleError("calendar.bad_session", opens=str(after.opens))
    return sessions


def open_minutes(sessions: Sessions) -> int:
    """Return how long ``sessions`` are together."""
    return sum(session.minutes for session in sessions)


def sessions_from_json(pairs: Any) -> Sessions:
    """Read ``[["07:00", "11:30"], …]``.

    Raises:
        RuleError: ``calendar.bad_hours``, ``calendar.bad_session``.
    """
    try:
        return ordered(
            tuple(Session(time.fromisoformat(a), time.fromisoformat(b)) for a, b in pairs)
        )
    except (TypeError, ValueError):
        raise RuleError("calendar.bad_hours") from None


def halves(sessions: Sessions, full_day: Sessions) -> tuple[Part, ...]:
    """Return the halves of a day with ``sessions``: one where it is a half day, none when closed.

    ``full_day`` is the usual day it is measured by. A day without a break at noon is halved in
    the middle of its open time.
    """
    if not sessions:
        return ()
    if open_minutes(sessions) < _FULL_DAY_SHARE * open_minutes(full_day):
        name = MORNING if sessions[0].opens < _NOON else AFTERNOON
        return (_part(name, sessions),)
    morning = [s for s in sessions if s.opens < _NOON]
    afternoon = [s for s in sessions if s.opens >= _NOON]
    if morning and afternoon:
        return _part(MORNING, morning), _part(AFTERNOON, afternoon)
    middle = _middle(sessions)
    return (
        Part(MORNING, sessions[0].opens, middle),
        Part(AFTERNOON, middle, sessions[-1].closes),
    )


def _part(name: str, sessions: Sequence[Session]) -> Part:
    return Part(name, sessions[0].opens, sessions[-1].closes)


def _middle(sessions: Sessions) -> time:
    left = open_minutes(sessions) // 2
    rest = iter(sessions)
    session = next(rest)
    while left > session.minutes:
        left -= session.minutes
        session = next(rest)
    minutes = session.opens.hour * 60 + session.opens.minute + left
    return time(*divmod(minutes, 60))
