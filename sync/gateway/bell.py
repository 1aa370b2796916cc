"""Wakes those who wait for their commune's feed.

One small question to the store, about all communes, while anybody waits: it finds what other
workers took in. What this worker takes in rings at once.
"""

import asyncio
from time import monotonic

from sync.gateway.errors import ClosedError
from sync.gateway.gateway import Gateway
from sync.gateway.store import units

_LOOK_S = 0.5


class Bell:
    """The waiters of one worker; used on its event loop only."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._waiters: dict[int, set[asyncio.Event]] = {}
        self._seen: dict[int, int] = {}
        self._watch: asyncio.Task[None] | None = None

    def ring(self, unit_no: int) -> None:
        """Wake whoever waits for a commune."""
        for waiter in self._waiters.get(unit_no, ()):
            waiter.set()

    async def wait(self, unit_no: int, after: int, seconds: float) -> None:
        """Return when the commune has more than ``after``, after ``seconds``, or when we stop."""
        waiter = asyncio.Event()
        self._waiters.setdefault(unit_no, set()).add(waiter)
        if self._seen.get(unit_no, after) > after:
            self._seen[unit_no] = after  # what we saw may be older than what the caller saw
        if self._watch is None or self._watch.done():
            self._watch = asyncio.create_task(self._look(), name="feed-bell")
        try:
            await asyncio.wait_for(waiter.wait(), seconds)
        except TimeoutError:
            return
        finally:
            self._waiters[unit_no].discard(waiter)
            if not self._waiters[unit_no]:
                del self._waiters[unit_no]

    async def close(self) -> None:
        """Wake everybody and stop looking."""
        for unit_no in list(self._waiters):
            self.ring(unit_no)
        if self._watch is not None:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)

    async def _look(self) -> None:
        while self._waiters and not self._gateway.closing.is_set():
            started = monotonic()
            try:
                found = await self._gateway.read(self._numbers)
            except ClosedError:
                found = {}
            for unit_no, n in found.items():
                if n != self._seen.get(unit_no):
                    self._seen[unit_no] = n
                    self.ring(unit_no)
            await asyncio.sleep(max(0.05, _LOOK_S - (monotonic() - started)))
        for unit_no in list(self._waiters):
            self.ring(unit_no)

    def _numbers(self) -> dict[int, int]:
        with self._gateway.database.read() as connection:
            return units.numbers(connection)
