"""An ear on the line: while the worker rests, one question for news waits at the gateway.

A thread of its own, because that question hangs for half a minute and no deed may wait for it. It
learns that there is news, not what: the worker fetches and applies them in its own transaction.
The ear never touches the store.
"""

import logging
import threading
import time
from collections.abc import Callable
from typing import Protocol

from sync.contract import Feed
from sync.errors import BusyError, OfflineError, SyncError
from sync.pace import Pace

log = logging.getLogger(__name__)

HOLD_S = 25  # a question waits so long; what stands between us cuts silence after 30 or 60
_GRACE_S = 10.0  # from one answer to the next, beyond the hold
_RUSH_MIN_S, _RUSH_MAX_S = 1.0, 10.0  # between questions while every one brings news
_CALM_S = 2.0  # a question that hung so long before its news is no rush


class EarLine(Protocol):
    """What the ear asks of a carrier: a connection of its own."""

    def feed(self, *, after: str, limit: int, wait_s: int) -> Feed:
        """Return the next page of the feed, waiting up to ``wait_s`` for one."""
        ...

    def cut(self) -> None:
        """End the exchange under way, from another thread; nothing is said after it."""
        ...


class Ear:
    """Listens where it is told to, until there is news, trouble or silence is wanted.

    After either it is deaf until the worker, having spoken with the gateway itself, lets it
    ``listen`` again: so it never listens on a line that is not known to be good. Its own waits are
    the pace's: it never asks before a time the gateway named.
    """

    def __init__(
        self,
        open_line: Callable[[], EarLine],
        *,
        pace: Pace | None = None,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._open_line, self._ticks = open_line, ticks
        self._pace = pace or Pace(ticks=ticks)
        self._ring: Callable[[], None] = lambda: None
        self._state = threading.Condition()
        self._after: str | None = None  # listen for what comes after it; None: deaf
        self._told_after: str | None = None  # where news were heard of last
        self._heard_at: float | None = None  # when the gateway last held a question as it should
        self._rush_s, self._rests_until = 0.0, ticks()
        self._line: EarLine | None = None
        self._silent = self._stopping = False
        self._thread: threading.Thread | None = None

    def begin(self, ring: Callable[[], None]) -> None:
        """Start the thread; ``ring`` is called on it when there is news."""
        if self._thread is None:
            self._ring = ring
            self._thread = threading.Thread(target=self._loop, name="sync-ear", daemon=True)
            self._thread.start()

    def listen(self, after: str) -> None:
        """Listen for news after the cursor ``after``; changes nothing while it listens."""
        with self._state:
            if self._silent or self._stopping or self._after is not None:
                return
            if after == self._told_after:  # the worker found none: do not cry wolf in a loop
                self._pace.puzzled()
            self._after, self._told_after = after, None
            self._state.notify()

    def hush(self, *, line_changed: bool = False) -> None:
        """Stop listening at once; with ``line_changed`` what was known of silence is void."""
        with self._state:
            if line_changed:
                self._pace.line_changed()
            line = self._deafen()
        if line is not None:
            line.cut()

    def keep_silent(self, silent: bool) -> None:
        """Be deaf to ``listen`` until ``keep_silent(False)``."""
        with self._state:
            self._silent = silent
        if silent:
            self.hush()

    def hears(self) -> bool:
        """Return whether news would be heard of as they come."""
        with self._state:
            if self._after is None or self._heard_at is None:
                return False
            return self._ticks() - self._heard_at < HOLD_S + _GRACE_S

    def stop(self) -> None:
        """End the thread, soon; nobody need wait for it."""
        with self._state:
            self._stopping = True
            self._state.notify()
        self.hush()

    def _deafen(self) -> EarLine | None:
        line, self._line = self._line, None
        self._after = self._heard_at = None
        return line

    def _loop(self) -> None:
        while (question := self._next()) is not None:
            self._ask(*question)

    def _next(self) -> tuple[EarLine, str] | None:
        """Wait until there is something to ask; None at the end."""
        with self._state:
            while not self._stopping:
                wait_s = None if self._after is None else self._wait_s()
                if self._after is not None and not wait_s:
                    self._line = self._line or self._open_line()
                    return self._line, self._after
                self._state.wait(wait_s)
        return None

    def _wait_s(self) -> float:
        return max(self._pace.wait_s(), self._rests_until - self._ticks(), 0.0)

    def _ask(self, line: EarLine, after: str) -> None:
        began, page, lost = self._ticks(), None, None
        try:
            page = line.feed(after=after, limit=1, wait_s=HOLD_S)
        except SyncError as error:
            lost = error
        with self._state:
            if line is not self._line:  # hushed meanwhile
                return
            if page is None:
                self._note(lost)
            elif not page.items:
                self._held(page.cursor, self._ticks() - began)
            else:
                self._heard_of_news(after, self._ticks() - began)
        if page is not None and page.items:
            self._ring()

    def _heard_of_news(self, after: str, hung_s: float) -> None:
        """Where others send a whole day at once, each page of it shall not cost a question."""
        self._pace.went_well()
        rush_s = 2 * self._rush_s if hung_s < _CALM_S else 0.0
        self._rush_s = min(max(rush_s, _RUSH_MIN_S), _RUSH_MAX_S)
        self._rests_until = self._ticks() + self._rush_s
        self._after, self._told_after = None, after

    def _held(self, cursor: str, for_s: float) -> None:
        """No news: ask again, but a gateway or a proxy that does not hold us is left in peace."""
        self._after, self._rush_s = cursor or self._after, 0.0
        if for_s >= HOLD_S / 2:
            self._heard_at = self._ticks()
            self._pace.went_well()
        else:
            self._heard_at = None
            self._pace.puzzled()

    def _note(self, lost: SyncError | None) -> None:
        log.info("listening: %s", lost)
        self._after = self._heard_at = None
        if isinstance(lost, OfflineError):
            self._pace.unheard(stalled=lost.code == "line.stalled")
        elif isinstance(lost, BusyError):
            self._pace.asked_to_wait(lost.retry_after_s)
        else:
            self._pace.stopped()
