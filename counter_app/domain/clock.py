"""Time, handed in: nothing below ``app.py`` asks the machine for it."""

from datetime import UTC, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")


class Clock(Protocol):
    """Where the time comes from."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...


class SystemClock:
    """The clock of this PC."""

    def now(self) -> datetime:
        """Return the present moment in UTC, to the millisecond: what a fact can carry."""
        moment = datetime.now(UTC)
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def to_local(moment: datetime) -> datetime:
    """Return ``moment`` (aware) on the wall clock of Vietnam."""
    return moment.astimezone(LOCAL)
