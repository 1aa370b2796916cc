"""The calendar in force, as it was imported."""

from functools import lru_cache
from typing import Any, Final

import msgspec

from counter_app.domain.calendar import Calendar
from counter_app.domain.errors import MissingError
from counter_app.store.office.state import State

_KEY: Final = "calendar"


class Calendars:
    """One calendar at a time; a new one replaces it whole."""

    def __init__(self, state: State) -> None:
        self._state = state

    def load(self, record: dict[str, Any]) -> None:
        """Put a calendar in force.

        Raises:
            RuleError: it is none (``calendar.bad_file`` and its kin); the old one stays.
        """
        Calendar.from_json(record)
        self._state.set(_KEY, msgspec.json.encode(record).decode())

    def get(self) -> Calendar:
        """Return the calendar in force.

        Raises:
            MissingError: none was ever loaded.
        """
        kept = self._state.get(_KEY)
        if not kept:
            raise MissingError("calendar.missing")
        return _read(kept)

    def record(self) -> dict[str, Any]:
        """Return the calendar in force as it was loaded.

        Raises:
            MissingError: none was ever loaded.
        """
        kept = self._state.get(_KEY)
        if not kept:
            raise MissingError("calendar.missing")
        record: dict[str, Any] = msgspec.json.decode(kept)
        return record


@lru_cache(maxsize=2)
def _read(text: str) -> Calendar:
    """Read a calendar once: every reception counts by the same one."""
    return Calendar.from_json(text)
