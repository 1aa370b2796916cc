"""What the light shows, and what of it is worth a write to the disk."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from sync.errors import StoreError
from sync.ports import Replica

CLOCK_WRONG_S = 300  # as the trade has it; below it nobody is troubled
_CLOCK_NOISE_S = 2
_KEPT_S = 60.0  # how old the stored "last contact" may be


class Light:
    """Keeps the LineState and reports it; used by the engine's thread."""

    def __init__(self, replica: Replica, now: Callable[[], datetime]) -> None:
        self._replica, self._now = replica, now
        self.line = self._reported = replica.line()
        self._reported_at: datetime | None = None

    def contact(self, said_at: datetime | None) -> None:
        """The gateway answered; ``said_at``: its clock."""
        now = self._now()
        clock = self.line.clock
        if said_at is not None:
            ahead = round((now - said_at).total_seconds())
            if clock is None or abs(ahead - clock) > _CLOCK_NOISE_S:
                clock = ahead
        self.line = replace(self.line, last_contact=_text(now), clock=clock)

    def show(self, state: str, code: str, pause_s: float, pace: dict[str, Any]) -> None:
        """Turn to ``state``; ``pause_s``: until the engine speaks again."""
        now = self._now()
        if not code and abs(self.line.clock or 0) > CLOCK_WRONG_S:
            code = "clock.wrong"
        changed = (state, code) != (self.line.state, self.line.code)
        rests = state not in ("idle", "sending")
        self.line = replace(
            self.line,
            state=state,
            code=code,
            since=_text(now) if changed or not self.line.since else self.line.since,
            next_try=_text(now + timedelta(seconds=pause_s)) if rests else "",
            pace=pace,
        )
        if self._is_news(now):
            with suppress(StoreError):  # a full disk: told by this very light
                self._replica.report(self.line)
                self._reported, self._reported_at = self.line, now

    def _is_news(self, now: datetime) -> bool:
        if self._reported_at is None:
            return True
        old, new = self._reported, self.line
        told = (old.state, old.code, old.next_try, old.clock)
        if told != (new.state, new.code, new.next_try, new.clock):
            return True
        return abs((now - self._reported_at).total_seconds()) >= _KEPT_S


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
