"""The one sync thread: the engine's turns, and the pauses between them."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace

from sync.engine import Clock, Engine
from sync.ports import LineState

log = logging.getLogger(__name__)

AFTER_BUG_S = 60.0
_SLEPT_S = 30.0  # wall clock and ticks apart by so much: the PC slept, or was set

Listener = Callable[[LineState], None]


class Worker:
    """Runs an engine in a thread of its own.

    ``listener`` is called on the sync thread whenever the light changes; ``on_bug`` with whatever
    was not foreseen: the thread goes on after a minute.
    """

    def __init__(
        self,
        engine: Engine,
        clock: Clock,
        *,
        listener: Listener = lambda line: None,
        on_bug: Callable[[Exception], None] = lambda bug: None,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._engine, self._clock, self._ticks = engine, clock, ticks
        self._listener, self._on_bug = listener, on_bug
        self._bell = threading.Event()
        self._stopping = False
        self._paused = False
        self._line_changed = False
        self._insisted = False
        self._told: LineState | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin; a second call changes nothing."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._loop, name="sync", daemon=True)
            self._thread.start()

    def wake(self, *, line_changed: bool = False, insist: bool = False) -> None:
        """Look now: a deed was done, the network is another (``line_changed``), or a person asks
        (``insist``).

        A wait the gateway named is kept all the same.
        """
        self._line_changed = self._line_changed or line_changed
        self._insisted = self._insisted or insist
        self._bell.set()

    def pause(self, paused: bool = True) -> None:
        """Keep silent until ``pause(False)``; an exchange under way ends first."""
        self._paused = paused
        self._bell.set()

    def give_way(self, share: float) -> None:
        """Let scans take only ``share`` of the line, above 0 to 1, while an officer works."""
        self._engine.scan_share = share

    def hold_scans(self, held: bool = True) -> None:
        """Send facts alone until ``hold_scans(False)``: for a line that is thin, or dear."""
        self._engine.hold_scans = held
        self._bell.set()

    def stop(self, timeout_s: float = 5.0) -> bool:
        """End the thread; return whether it ended in time. It may be killed just as well."""
        self._stopping = True
        self._bell.set()
        if self._thread is not None:
            self._thread.join(timeout_s)
            return not self._thread.is_alive()
        return True

    def _loop(self) -> None:
        while not self._stopping:
            if self._line_changed:
                self._line_changed = False
                self._engine.pace.line_changed()
            if self._insisted:
                self._insisted = False
                self._engine.pace.insist()
            pause_s = None if self._paused else self._turn()
            self._rest(pause_s)

    def _turn(self) -> float:
        try:
            pause_s = self._engine.turn().pause_s
            self._tell(self._engine.line)
        except Exception as bug:
            log.exception("the sync thread met a bug")
            self._on_bug(bug)
            self._told = replace(self._engine.line, state="stopped", code="bug")
            self._listener(self._told)
            return AFTER_BUG_S
        return pause_s

    def _tell(self, line: LineState) -> None:
        if line != self._told:
            self._told = line
            self._listener(line)

    def _rest(self, pause_s: float | None) -> None:
        """Wait for the bell, at most ``pause_s``; notice when the PC slept meanwhile."""
        wall, ticks = self._clock.now(), self._ticks()
        if not self._stopping and pause_s != 0:
            self._bell.wait(pause_s)
        self._bell.clear()
        self._line_changed |= self._jumped(wall, ticks)

    def _jumped(self, wall: datetime, ticks: float) -> bool:
        passed = (self._clock.now() - wall).total_seconds()
        return abs(passed - (self._ticks() - ticks)) > _SLEPT_S
