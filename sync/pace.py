"""How fast to speak: an adaptive gap and batch, and a breaker. There is no last attempt, ever.

Rules (each measured, see docs/congestion.md):

* A wait the gateway named is kept to the second and a little; the gateway draws slots, so that a
  thousand counters do not come back together. Without a name it is a minute or two: a portal that
  refuses is served best by few, spread questions, and a longer wait only makes the end late.
* Good answers make the batch larger, silence halves it and doubles the gap. Success does not
  forget the gap at once: a gap that jumps back to nothing re-creates the storm. While no facts
  wait, parts of scans and looks for news halve it as facts do: else the resets of a bad hour
  would be held against a good evening.
* Silence twice in a row opens the breaker: from then on only the cheap probe is sent.
* An answer that comes late is worth more than a repeat: after a stall we wait longer, to 120 s.

Times are seconds of a clock that nobody sets (``ticks``); what survives a restart goes through
``memory``. Sizes are bytes of plain JSON; on the wire they are about a fifth.
"""

import time
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

BATCH_MIN, BATCH_START, BATCH_MAX = 4 << 10, 256 << 10, 512 << 10
BATCH_STEP, BATCH_LEAP = 4 << 10, 3  # after the first silence; before it
GAP_MIN, GAP_MAX = 2.0, 300.0  # after silence
BUSY_MIN, BUSY_MAX = 75.0, 400.0  # after a refusal that named no time
BUSY_GROWTH = 1.25
NAMED_MAX = 3_600.0  # the gateway names half a minute; whatever stands between us, anything
STALL_MIN, STALL_MAX = 30.0, 120.0
QUICK_S = 3.0  # an answer within this lets the batch grow
BREAK_AFTER = 2
_OLD_WEIGHT = 0.7  # of the smoothed figures


class Pace:
    """One device's manners. Used by one thread."""

    def __init__(
        self,
        *,
        ticks: Callable[[], float] = time.monotonic,
        chance: Random | None = None,
        memory: Mapping[str, Any] | None = None,
        wait_s: float = 0.0,
    ) -> None:
        """Begin, or go on where ``memory`` ended; ``wait_s`` of the wait of then is left.

        It is the wall clock's word: one that was set back makes no wait longer than it was.
        """
        kept = memory or {}
        self._ticks = ticks
        self._chance = chance or Random()  # noqa: S311  (jitter is no secret)
        self._gap = _between(kept.get("gap_s"), 0.0, GAP_MAX, 0.0)
        self._batch = _between(kept.get("batch"), BATCH_MIN, BATCH_MAX, BATCH_START)
        self._stall = _between(kept.get("stall_s"), STALL_MIN, STALL_MAX, STALL_MIN)
        self._busy = _between(kept.get("busy_s"), BUSY_MIN, BUSY_MAX, BUSY_MIN)
        self._silent = int(_between(kept.get("silent"), 0, 1 << 20, 0))
        self._speed = _between(kept.get("speed"), 0.0, 1e9, 0.0)
        self._leaping = bool(kept.get("leaping", True))
        self._sending = False
        self._named = bool(kept.get("named", False))  # the present wait is the gateway's
        self._since = self._ticks()  # when the present work began or last went forward
        likely = _between(wait_s, 0.0, 2 * GAP_MAX, 0.0)
        self._length = _between(kept.get("rest_s"), 0.0, 2 * NAMED_MAX, likely)
        self._next = self._since + min(max(wait_s, 0.0), self._length)

    @property
    def batch_bytes(self) -> int:
        """How much plain JSON the next append may carry."""
        return int(self._batch)

    @property
    def stall_s(self) -> float:
        """How long to wait without a byte before the line counts as dead."""
        return self._stall

    @property
    def must_probe(self) -> bool:
        """True while only the cheap probe may be sent."""
        return self._silent >= BREAK_AFTER

    def wait_s(self) -> float:
        """Return how long to keep silent from now on."""
        return max(0.0, self._next - self._ticks())

    def begin(self) -> None:
        """Work arrived after a rest: the time it takes is counted from now."""
        self._since = self._ticks()

    def delivered(self, sent_bytes: int, latency_s: float) -> None:
        """An append was answered and settled."""
        self.heard()
        self._learn_speed(sent_bytes)
        if latency_s <= QUICK_S and sent_bytes >= self._batch / 2:
            grown = self._batch * BATCH_LEAP if self._leaping else self._batch + BATCH_STEP
            self._batch = min(grown, BATCH_MAX)
        if latency_s <= QUICK_S:
            self._stall = max(STALL_MIN, self._stall * 0.9)
        self._busy = BUSY_MIN
        self._ease()
        self._rest(self._gap)

    def went_well(self) -> None:
        """Forgive old silence a step, as facts do, but without a rest.

        For what is answered while no facts wait: a part of a scan, a look for news.
        """
        self.heard()
        self._ease()

    def sending(self) -> None:
        """A batch sets out; if silence follows, it may have been too large for the line."""
        self._sending = True

    def heard(self) -> None:
        """The gateway answered something: the line is there."""
        self._silent = 0
        self._sending = False

    def unheard(self, *, stalled: bool = False) -> None:
        """No answer came; whether ours arrived is unknown. ``stalled``: the timer ran out."""
        self._silent += 1
        if self._sending:
            self.too_large()
        if stalled:
            self._stall = min(self._stall * 2, STALL_MAX)
        if stalled or self._silent > 1:
            self._back_off()
        else:  # a cut is no jam: one short question tells where we stand
            self._rest(self._chance.uniform(0.3, 1.5))

    def asked_to_wait(self, retry_after_s: float) -> None:
        """429 or 503; 0 when it named no time. More than an hour is taken for an hour."""
        self.heard()
        if retry_after_s > 0:
            retry_after_s = min(retry_after_s, NAMED_MAX)
            self._rest(retry_after_s + self._chance.uniform(0, min(retry_after_s * 0.1, 5.0)))
            self._named = True
        else:
            self._rest(self._busy * self._chance.uniform(0.6, 1.2))
            self._busy = min(self._busy * BUSY_GROWTH, BUSY_MAX)

    def puzzled(self) -> None:
        """An answer that does not fit what we know: ask anew, but do not hammer."""
        self._back_off()

    def too_large(self) -> None:
        """Half of it from now on, and no more leaps; no wait."""
        if self._leaping:
            self._batch = min(self._batch, BATCH_START)
        self._leaping = self._sending = False
        self._batch = max(self._batch / 2, BATCH_MIN)

    def stopped(self) -> None:
        """A person must look; ask again rarely, in case somebody has."""
        self._rest(GAP_MAX * self._chance.uniform(2, 4))

    def insist(self) -> None:
        """A person asks for a try now: every wait of our own is void, a named one not."""
        if not self._named:
            self._next = self._ticks()

    def line_changed(self) -> None:
        """Another network, or the PC woke up: what we knew of silence is void, a named wait not."""
        self._gap = 0.0
        if self._silent:
            self._next = self._ticks()

    def forecast_s(self, pending_bytes: int) -> float | None:
        """Return in how many seconds all will probably be delivered; None when nobody can know."""
        if not pending_bytes:
            return 0.0
        if self.must_probe or self._speed <= 0:
            return None
        return self.wait_s() + pending_bytes / self._speed

    def memory(self) -> dict[str, Any]:
        """Return what the next start must know; JSON values, the wait not included."""
        return {
            "gap_s": round(self._gap, 1),
            "busy_s": round(self._busy, 1),
            "batch": int(self._batch),
            "stall_s": round(self._stall, 1),
            "silent": self._silent,
            "speed": round(self._speed, 1),
            "leaping": self._leaping,
            "named": self._named,
            "rest_s": round(self._length, 1),
        }

    def _learn_speed(self, sent_bytes: int) -> None:
        """Speed counts waits and failures too: it is the work's, not the line's."""
        taken = max(self._ticks() - self._since, 1e-3)
        self._since = self._ticks()
        now = sent_bytes / taken
        old = self._speed or now
        self._speed = _OLD_WEIGHT * old + (1 - _OLD_WEIGHT) * now

    def _ease(self) -> None:
        self._gap = self._gap / 2 if self._gap > GAP_MIN else 0.0

    def _back_off(self) -> None:
        self._gap = min(max(self._gap, GAP_MIN / 2) * 2, GAP_MAX)
        self._rest(self._gap * self._chance.uniform(0.5, 1.5))

    def _rest(self, seconds: float) -> None:
        self._named = False
        self._length = seconds
        self._next = self._ticks() + seconds


def _between(value: object, low: float, high: float, otherwise: float) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not low <= value <= high:
        return otherwise
    return float(value)
