"""No device and no commune takes what all of them need; used on a worker's event loop only."""

import asyncio
from collections import Counter, OrderedDict
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from time import monotonic

from sync.gateway.errors import SlowDownError
from sync.gateway.settings import Limits

_REMEMBERED = 10_000  # devices whose pace is known; a forgotten one begins with a full measure


class Pacing:
    """How often each device may ask: a measure that fills at a rate, and each request takes one."""

    def __init__(self, limits: Limits, ticks: Callable[[], float] = monotonic) -> None:
        self._rate, self._measure = limits.device_rate, limits.device_burst
        self._ticks = ticks
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, device: str) -> None:
        """Count one request of a proven device.

        Raises:
            SlowDownError: ``device.too_fast``, with the time until there is room for it.
        """
        now = self._ticks()
        left, at = self._left.pop(device, (self._measure, now))
        left = min(self._measure, left + (now - at) * self._rate)
        if left < 1:
            self._left[device] = (left, now)
            wait_s = max(1, round((1 - left) / self._rate))
            raise SlowDownError("device.too_fast", retry_after_s=wait_s)
        self._left[device] = (left - 1, now)
        if len(self._left) > _REMEMBERED:
            self._left.popitem(last=False)


class Turns:
    """One append of a commune at work at a time.

    They would wait for each other in the database anyway, its numbers are given one by one; here
    the waiting costs no thread, so six busy counters of one commune leave the others theirs.
    """

    def __init__(self) -> None:
        self._locks: dict[str, asyncio.Lock] = {}
        self._waiting: Counter[str] = Counter()

    @asynccontextmanager
    async def turn(self, unit: str) -> AsyncIterator[None]:
        """Wait for the commune's turn and hold it."""
        lock = self._locks.setdefault(unit, asyncio.Lock())
        self._waiting[unit] += 1
        try:
            async with lock:
                yield
        finally:
            self._waiting[unit] -= 1
            if not self._waiting[unit]:
                del self._waiting[unit], self._locks[unit]


class Shares:
    """How many scans of one commune may be under way at once."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._inside: Counter[str] = Counter()

    @contextmanager
    def share(self, unit: str) -> Iterator[None]:
        """Hold one place of a commune.

        Raises:
            SlowDownError: ``unit.busy``.
        """
        if self._inside[unit] >= self._limit:
            raise SlowDownError("unit.busy", retry_after_s=2)
        self._inside[unit] += 1
        try:
            yield
        finally:
            self._inside[unit] -= 1
            if not self._inside[unit]:
                del self._inside[unit]
