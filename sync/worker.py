"""The sync thread: the engine's turns, and the pauses between them, with an ear on the line."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime
from random import Random

from msgspec.structs import replace

from sync.carriers.ear import Ear
from sync.carriers.network import own_addresses
from sync.engine import Clock, Engine
from sync.ports import LineState

log = logging.getLogger(__name__)

AFTER_BUG_S = 60.0
LOOK_S = 5.0  # between two looks at the network, in a longer rest
WORKING_S, WORKING_SHARE = 120.0, 0.25  # after a deed scans leave most of the line to the officer
LISTENING_S = 120.0  # the longest rest while the ear would hear of news
_ENDS_BY_ITSELF_S = 0.3  # an exchange under way at the end; a longer one is cut
_SLEPT_S = 30.0  # wall clock and ticks apart by so much: the PC slept, or was set

Listener = Callable[[LineState], None]


class Worker:
    """Runs an engine in a thread of its own.

    ``listener`` is called on the sync thread whenever the light changes, ``on_news`` when something
    new was applied; ``on_bug`` with whatever was not foreseen: the thread goes on after a minute.
    ``ear`` listens while the engine is idle.
    """

    def __init__(
        self,
        engine: Engine,
        clock: Clock,
        *,
        listener: Listener = lambda line: None,
        on_news: Callable[[], None] = lambda: None,
        on_bug: Callable[[Exception], None] = lambda bug: None,
        ticks: Callable[[], float] = time.monotonic,
        network: Callable[[], str] = own_addresses,
        ear: Ear | None = None,
    ) -> None:
        self._engine, self._clock, self._ticks = engine, clock, ticks
        self._network, self._in_network = network, network()
        self._ear = ear
        self._chance = Random()  # noqa: S311  (jitter is no secret)
        self._news_heard = False
        self._worked_at: float | None = None
        self._listener, self._on_news, self._on_bug = listener, on_news, on_bug
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
            if self._ear is not None:
                self._ear.begin(self._hear)

    def wake(self, *, line_changed: bool = False, insist: bool = False) -> None:
        """Look now: a deed was done, the network is another (``line_changed``), or a person asks
        (``insist``).

        A wait the gateway named is kept all the same.
        """
        self._line_changed = self._line_changed or line_changed
        self._insisted = self._insisted or insist
        if not (line_changed or insist):
            self._worked_at = self._ticks()
        self._bell.set()

    def pause(self, paused: bool = True) -> None:
        """Keep silent until ``pause(False)``; an exchange under way ends first."""
        self._paused = paused
        if self._ear is not None:
            self._ear.keep_silent(paused)
        self._bell.set()

    def hold_scans(self, held: bool = True) -> None:
        """Send facts alone until ``hold_scans(False)``: for a line that is thin, or dear."""
        self._engine.hold_scans = held
        self._bell.set()

    def stop(self, timeout_s: float = 5.0) -> bool:
        """End the thread; return whether it ended in time. It may be killed just as well.

        A line that does not answer keeps nobody: what is under way is repeated at the next start.
        """
        self._stopping = True
        self._bell.set()
        if self._ear is not None:
            self._ear.stop()
        if self._thread is None:
            return True
        self._thread.join(min(timeout_s, _ENDS_BY_ITSELF_S))
        if self._thread.is_alive():
            self._engine.cut()
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _hear(self) -> None:
        """Called on the ear's thread."""
        self._news_heard = True
        self._bell.set()

    def _loop(self) -> None:
        while not self._stopping:
            if self._line_changed:
                self._line_changed = False
                self._engine.pace.line_changed()
                if self._ear is not None:
                    self._ear.hush(line_changed=True)
            if self._insisted:
                self._insisted = False
                self._engine.pace.insist()
            if self._news_heard:
                self._news_heard = False
                self._engine.want_news()
            if self._paused:
                self._rest(None)
                continue
            pause_s = self._turn()
            self._lend_an_ear()
            self._rest(pause_s)

    def _lend_an_ear(self) -> None:
        """Listen while nothing is to be said and the gateway itself has just answered."""
        if self._ear is None:
            return
        state = self._told.state if self._told else ""
        if state == "idle":
            self._ear.listen(self._engine.heard_up_to)
        elif state != "sending":
            self._ear.hush()

    def _turn(self) -> float:
        works = self._worked_at is not None and self._ticks() - self._worked_at < WORKING_S
        self._engine.scan_share = WORKING_SHARE if works else 1.0
        try:
            turn = self._engine.turn()
            self._tell(self._engine.line)
            if turn.report.pulled:
                self._on_news()
        except Exception as bug:
            log.exception("the sync thread met a bug")
            self._on_bug(bug)
            self._told = replace(self._engine.line, state="stopped", code="bug")
            self._listener(self._told)
            return AFTER_BUG_S
        return turn.pause_s

    def _tell(self, line: LineState) -> None:
        if line != self._told:
            self._told = line
            self._listener(line)

    def _rest(self, pause_s: float | None) -> None:
        """Wait for the bell, at most ``pause_s``, longer while the ear hears.

        Notice when the PC slept meanwhile, or was put into another network. When the ear goes deaf
        in the longer rest, so did all others of a gateway that begins anew: they come back spread.
        """
        began, heard = self._ticks(), False
        ends = None if pause_s is None else began + pause_s
        while not (self._stopping or self._line_changed):
            left = None if ends is None else ends - self._ticks()
            if pause_s is not None and left is not None and left <= 0:
                if self._hears() and self._ticks() - began < LISTENING_S:
                    heard, left = True, LOOK_S
                elif heard:
                    heard, ends = False, self._ticks() + pause_s * self._chance.random()
                    continue
                else:
                    break
            wall, ticks = self._clock.now(), self._ticks()
            asked_s = LOOK_S if left is None else min(left, LOOK_S)
            rung = self._bell.wait(asked_s)
            self._line_changed |= self._slept(wall, ticks, asked_s) or self._moved()
            if rung:
                break
        self._bell.clear()

    def _hears(self) -> bool:
        return self._ear is not None and self._ear.hears()

    def _slept(self, wall: datetime, ticks: float, asked_s: float) -> bool:
        """Some clocks stand still while a PC sleeps, others do not: either way it shows."""
        passed, ticked = (self._clock.now() - wall).total_seconds(), self._ticks() - ticks
        return abs(passed - ticked) > _SLEPT_S or ticked - asked_s > _SLEPT_S

    def _moved(self) -> bool:
        before, self._in_network = self._in_network, self._network()
        return self._in_network not in ("", before)
