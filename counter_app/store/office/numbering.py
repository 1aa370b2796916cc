"""The counter's own numbers, day by day; no number is given twice."""

from dataclasses import dataclass
from datetime import date

import msgspec
from sqlalchemy import Connection, text

from counter_app.domain.errors import RuleError
from counter_app.domain.numbering import default_range, provisional_range
from counter_app.store.office.state import State

_LAST_USED = text("SELECT last_used FROM numbers WHERE day = :day AND first = :first")
_USE = text(
    "INSERT INTO numbers(day, first, last_used) VALUES (:day, :first, :number)"
    " ON CONFLICT (day, first) DO UPDATE SET last_used = max(last_used, excluded.last_used)"
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A number of the day. ``provisional``: the ranges are used up, the code must be marked."""

    number: int
    provisional: bool = False


class Numbering:
    """Draws numbers from the ranges of the enrolment, else from the counter's default range."""

    def __init__(self, connection: Connection, state: State) -> None:
        self._connection = connection
        self._state = state

    def ranges(self) -> tuple[tuple[int, int], ...]:
        """Return the ranges in the order of use, both ends included."""
        kept = self._state.get("ranges")
        if kept:
            return msgspec.json.decode(kept, type=tuple[tuple[int, int], ...])
        return (default_range(int(self._state.get("counter", "1"))),)

    def set_ranges(self, ranges: tuple[tuple[int, int], ...]) -> None:
        """Use these ranges from now on; both ends are included."""
        self._state.set("ranges", msgspec.json.encode(ranges).decode())

    def draw(self, day: date) -> Drawn:
        """Return a number never given before on the local ``day``.

        Once every range is used up it comes from the counter's provisional range: a citizen at the
        counter cannot wait until the province widens ours.

        Raises:
            RuleError: ``code.range_exhausted``: that one is used up as well.
        """
        ranges = self.ranges()
        for first, last in ranges:
            number = self._last_used(day, first) + 1
            if number <= last:
                self._use(day, first, number)
                return Drawn(number)
        first, last = self._spare()
        number = self._last_used(day, first) + 1
        if number <= last:
            self._use(day, first, number)
            return Drawn(number, provisional=True)
        raise RuleError("code.range_exhausted", day=day, ranges=len(ranges))

    def used(self, day: date, number: int) -> None:
        """Take note that ``number`` is given; facts that came back after a restore call this."""
        for first, last in (*self.ranges(), self._spare()):
            if first <= number <= last:
                self._use(day, first, number)

    def _spare(self) -> tuple[int, int]:
        return provisional_range(int(self._state.get("counter", "1")))

    def _last_used(self, day: date, first: int) -> int:
        wanted = {"day": day.isoformat(), "first": first}
        found: int | None = self._connection.execute(_LAST_USED, wanted).scalar()
        return first - 1 if found is None else found

    def _use(self, day: date, first: int, number: int) -> None:
        values = {"day": day.isoformat(), "first": first, "number": number}
        self._connection.execute(_USE, values)
