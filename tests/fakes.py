"""Stand-ins for what we do not own: time."""

from datetime import datetime, timedelta

from counter_app.domain.clock import LOCAL, to_local


class FakeClock:
    """A clock that moves when told; it starts on Monday 2 March 2026, 08:00 in Vietnam."""

    def __init__(self, start: datetime | None = None) -> None:
        self._now = start or datetime(2026, 3, 2, 8, 0, tzinfo=LOCAL)

    def now(self) -> datetime:
        return self._now

    def forward(self, **step: float) -> None:
        """Let time pass; the words are those of ``timedelta``."""
        self._now += timedelta(**step)

    def at(self, text: str) -> None:
        """Set the local wall clock, e.g. ``2026-03-06 16:30``."""
        self._now = datetime.fromisoformat(text).replace(tzinfo=LOCAL)

    def local(self) -> datetime:
        return to_local(self._now)
