"""The working calendar: closed days, working Saturdays, sessions, years not yet announced.

Source: Labour Code 2019 art. 111 and 112 (holidays, compensation), the yearly notices of the
Government Office on swapped days; sessions are the office's own, with the default of provincial
one-stop systems.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any, Final

from counter_app.domain.clock import LOCAL
from counter_app.domain.errors import RuleError
from counter_app.domain.working_hours import (
    Part,
    Session,
    Sessions,
    WorkingHours,
    halves,
    sessions_from_json,
)

__all__ = ["Calendar", "Part", "Session", "Sessions", "WorkingHours", "at"]

_MAX_TEXT: Final = 2_000_000


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days the office works, and when. Days are local; immutable once made.

    ``off`` and ``work`` say why. ``special`` are single days with sessions of their own.
    ``states_hours``: the hours came with the file, and are not the office's settings.
    """

    years: frozenset[int]
    off: Mapping[date, str] = field(default_factory=dict)
    work: Mapping[date, str] = field(default_factory=dict)
    provisional: frozenset[int] = frozenset()
    hours: WorkingHours = field(default_factory=WorkingHours)
    special: Mapping[date, Sessions] = field(default_factory=dict)
    states_hours: bool = False

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
        special = _mapping(record, "special") if "special" in record else {}
        return cls(
            frozenset(_year(year) for year in years),
            off,
            work,
            frozenset(provisional),
            WorkingHours.from_json(record["hours"]) if "hours" in record else WorkingHours(),
            {_day(day): sessions_from_json(pairs) for day, pairs in special.items()},
            "hours" in record,
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
        return halves(self.sessions(day), self.hours.full_day)


def at(day: date, wall: time) -> datetime:
    """Return the aware local moment of ``wall`` on ``day``."""
    return datetime.combine(day, wall, LOCAL)


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
