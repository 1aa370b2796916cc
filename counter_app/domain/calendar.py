"""The working calendar: closed days, working Saturdays, sessions, years not yet announced.

Source: Labour Code 2019 art. 111 and 112 (holidays, compensation), the yearly notices of the
Government Office on swapped days; sessions are the office's own, with the default of provincial
one-stop systems.
"""

import itertools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from counter_app.domain.clock import LOCAL
from counter_app.domain.errors import RuleError

MORNING: Final = "morning"
AFTERNOON: Final = "afternoon"
_NOON = time(12)
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL_DAY_SHARE: Final = 0.6  # a day open shorter than this share of the usual one is a half day
_MAX_TEXT: Final = 2_000_000


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
            _ordered(day)

    @property
    def full_day(self) -> Sessions:
        """The sessions of the longest weekday: what a make-up Saturday is worked."""
        return max(self.week, key=_open_minutes)

    @classmethod
    def from_json(cls, record: Any) -> "WorkingHours":
        """Read ``{"mon": [["07:00", "11:30"], …], …}``; a weekday left out is closed.

        Raises:
            RuleError: ``calendar.bad_hours`` and its kin.
        """
        if not isinstance(record, dict) or set(record) - set(_WEEKDAYS):
            raise RuleError("calendar.bad_hours")
        return cls(tuple(_sessions(record.get(name, [])) for name in _WEEKDAYS))


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days the office works, and when. Days are local; immutable once made.

    ``off`` and ``work`` say why. ``special`` are single days with sessions of their own.
    """

    years: frozenset[int]
    off: Mapping[date, str] = field(default_factory=dict)
    work: Mapping[date, str] = field(default_factory=dict)
    provisional: frozenset[int] = frozenset()
    hours: WorkingHours = field(default_factory=WorkingHours)
    special: Mapping[date, Sessions] = field(default_factory=dict)

    @classmethod
    def from_json(cls, record: Any) -> "Calendar":
        """Read a calendar file, whole or not at all.

        ``record`` is the parsed JSON, or its text or bytes: ``{"years": {"2026": {"provisional",
        "off": [[day, why]…], "work": [[day, why]…]}}, "hours": {…}, "special": {day: sessions}}``.

        Raises:
            RuleError: ``calendar.broken_json`` (line, column), ``calendar.bad_file`` (where).
        """
        if isinstance(record, bytes | str):
            record = _parsed(record)
        years = _mapping(record, "years")
        off: dict[date, str] = {}
        work: dict[date, str] = {}
        provisional = set()
        for year, entry in years.items():
            number = _year(year)
            off |= _days(_member(entry, "off", year), number)
            work |= _days(_member(entry, "work", year), number)
            if entry.get("provisional", False):
                provisional.add(number)
        if both := off.keys() & work.keys():
            raise RuleError("calendar.bad_file", where=str(min(both)))
        special = record.get("special", {})
        return cls(
            frozenset(_year(year) for year in years),
            off,
            work,
            frozenset(provisional),
            WorkingHours.from_json(record["hours"]) if "hours" in record else WorkingHours(),
            {_day(d): _sessions(s) for d, s in _mapping({"special": special}, "special").items()},
        )

    def with_hours(self, hours: WorkingHours) -> "Calendar":
        """Return the same days worked at other hours."""
        return replace(self, hours=hours)

    def sessions(self, day: date) -> Sessions:
        """Return the open stretches of ``day``, in order; empty when it is closed.

        Raises:
            RuleError: ``calendar.year_unknown``: the holidays of that year were never imported,
                so nobody can say whether the day is worked.
        """
        if day.year not in self.years:
            raise RuleError("calendar.year_unknown", year=day.year)
        if day in self.special:
            return self.special[day]
        if day in self.work:
            return self.hours.full_day
        return () if day in self.off else self.hours.week[day.weekday()]

    def is_open(self, day: date) -> bool:
        """True when the office works on ``day``. Raises as ``sessions`` does."""
        return bool(self.sessions(day))

    def parts(self, day: date) -> tuple[Part, ...]:
        """Return the halves of ``day``: two of a full day, one of a half day, none when closed."""
        sessions = self.sessions(day)
        if not sessions:
            return ()
        if _open_minutes(sessions) < _FULL_DAY_SHARE * _open_minutes(self.hours.full_day):
            name = MORNING if sessions[0].opens < _NOON else AFTERNOON
            return (Part(name, sessions[0].opens, sessions[-1].closes),)
        morning = [s for s in sessions if s.opens < _NOON]
        afternoon = [s for s in sessions if s.opens >= _NOON]
        if morning and afternoon:
            return (
                Part(MORNING, morning[0].opens, morning[-1].closes),
                Part(AFTERNOON, afternoon[0].opens, afternoon[-1].closes),
            )
        return _split(day, sessions)


def at(day: date, wall: time) -> datetime:
    """Return the aware local moment of ``wall`` on ``day``."""
    return datetime.combine(day, wall, LOCAL)


def _split(day: date, sessions: Sessions) -> tuple[Part, ...]:
    """Halve a full day that knows no break at noon."""
    opens, closes = sessions[0].opens, sessions[-1].closes
    middle = (at(day, opens) + timedelta(minutes=_open_minutes(sessions) // 2)).time()
    return Part(MORNING, opens, middle), Part(AFTERNOON, middle, closes)


def _open_minutes(sessions: Sessions) -> int:
    return sum(session.minutes for session in sessions)


def _ordered(sessions: Sessions) -> Sessions:
    for before, after in itertools.pairwise(sessions):
        if before.closes >= after.opens:
            raise RuleError("calendar.bad_session", opens=str(after.opens))
    return sessions


def _parsed(text: bytes | str) -> Any:
    if len(text) > _MAX_TEXT:
        raise RuleError("calendar.too_large", size=len(text))
    try:
        return json.loads(text)
    except json.JSONDecodeError as broken:
        raise RuleError("calendar.broken_json", line=broken.lineno, column=broken.colno) from None
    except (ValueError, RecursionError):  # bad UTF-8, absurd numbers, absurd nesting
        raise RuleError("calendar.broken_json") from None


def _mapping(record: Any, name: str) -> dict[str, Any]:
    found = record.get(name) if isinstance(record, dict) else None
    if not isinstance(found, dict):
        raise RuleError("calendar.bad_file", where=name)
    return found


def _member(entry: Any, name: str, year: str) -> list[Any]:
    found = entry.get(name, []) if isinstance(entry, dict) else None
    if not isinstance(found, list):
        raise RuleError("calendar.bad_file", where=f"{year[:4]}.{name}")
    return found


def _year(text: str) -> int:
    if not (len(text) == 4 and text.isascii() and text.isdigit() and "1900" <= text <= "9000"):
        raise RuleError("calendar.bad_file", where="years")
    return int(text)


def _day(text: Any) -> date:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        raise RuleError("calendar.bad_file", where="day") from None


def _days(pairs: Iterable[Any], year: int) -> dict[date, str]:
    found = {}
    for pair in pairs:
        day, why = pair if isinstance(pair, list) and len(pair) == 2 else (pair, "")
        if _day(day).year != year:
            raise RuleError("calendar.bad_file", where=str(year), day=str(_day(day)))
        found[_day(day)] = str(why)
    return found


def _sessions(pairs: Any) -> Sessions:
    try:
        return _ordered(
            tuple(Session(time.fromisoformat(a), time.fromisoformat(b)) for a, b in pairs)
        )
    except (TypeError, ValueError):
        raise RuleError("calendar.bad_hours") from None
