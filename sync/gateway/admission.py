"""Who may come in now, and when the others should come back.

Early and cheap: a request beyond what this worker can carry gets its 429 before its body is read,
with a ``Retry-After`` that is its device's own slot, so that a thousand counters closing at the
same minute come back spread out instead of together.
"""

import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from sync.gateway.errors import SlowDownError
from sync.gateway.fairness import Pacing, Shares, Turns
from sync.gateway.settings import Limits

_WINDOW_S = 30  # the longest anybody is sent away
_RATE = 150.0  # answers a second one worker is trusted with before it has been measured
_SAMPLE = 50  # answers between two measures of the rate
_EACH_UNIT = 6  # requests of one commune at once


class Admission:
    """The doors of one worker; used on its event loop only."""

    def __init__(self, limits: Limits) -> None:
        self._room = {
            "journal": limits.writers + limits.queue,
            "upload": limits.uploads,
            "courier": limits.couriers,
            "feed": limits.waiters,
            "other": limits.others,
        }
        self._inside: Counter[str] = Counter()
        self._callers: Counter[str] = Counter()
        self.pacing = Pacing(limits)
        self.turns = Turns()
        self.uploads = Shares(limits.uploads_each_unit)
        self._turned_away = 0.0
        self._turned_at = 0.0
        self._rate = _RATE
        self._finished = 0
        self._measured_at = monotonic()

    @contextmanager
    def enter(self, kind: str, name: str) -> Iterator[None]:
        """Hold a place of ``kind`` for ``name`` (a device or an address).

        Raises:
            SlowDownError: ``gateway.busy``, with the slot of ``name``.
        """
        if self._inside[kind] >= self._room[kind]:
            raise SlowDownError("gateway.busy", retry_after_s=self._slot(name))
        self._inside[kind] += 1
        try:
            yield
        finally:
            self._inside[kind] -= 1
            if kind in ("journal", "other"):
                self._note_done()

    @contextmanager
    def alone(self, device: str, unit: str) -> Iterator[None]:
        """Let one body of each device and a few of each commune in at once.

        Raises:
            SlowDownError: ``device.busy`` or ``unit.busy``.
        """
        own, home = f"device {device}", f"unit {unit}"
        if self._callers[own]:
            raise SlowDownError("device.busy", retry_after_s=1)
        if self._callers[home] >= _EACH_UNIT:
            raise SlowDownError("unit.busy", retry_after_s=1 + zlib.crc32(device.encode()) % 3)
        self._callers[own] += 1
        self._callers[home] += 1
        try:
            yield
        finally:
            for name in (own, home):
                self._callers[name] -= 1
                if not self._callers[name]:
                    del self._callers[name]

    @property
    def busy(self) -> bool:
        """Whether somebody was turned away lately or the journal's places are nearly all taken."""
        full = self._inside["journal"] * 10 >= self._room["journal"] * 9
        return full or monotonic() - self._turned_at < 2.0

    @property
    def wait_s(self) -> int:
        """How long the crowd outside will probably take."""
        crowd = self._turned_away if monotonic() - self._turned_at < _WINDOW_S else 0
        waiting = crowd + self._inside["journal"] + self._inside["other"]
        return max(1, min(_WINDOW_S, round(waiting / self._rate)))

    def inside(self) -> dict[str, int]:
        """Return how many requests of each kind are inside."""
        return {kind: self._inside[kind] for kind in self._room}

    def _slot(self, name: str) -> int:
        now = monotonic()
        gone = now - self._turned_at
        # whoever was sent away has come back meanwhile, at the rate we work
        self._turned_away = max(0.0, self._turned_away - gone * self._rate) + 1
        self._turned_at = now
        return 1 + zlib.crc32(name.encode()) % self.wait_s

    def _note_done(self) -> None:
        """Measure how fast we are, but only while there was always somebody waiting."""
        self._finished += 1
        if self._finished < _SAMPLE:
            return
        now = monotonic()
        spent = now - self._measured_at
        if self.busy and spent > 0:
            self._rate = max(10.0, 0.5 * self._rate + 0.5 * self._finished / spent)
        self._finished, self._measured_at = 0, now
