"""Leaves a trace of every look, print, export and search by ID number.

Looks are gathered and written together: a search as one types must not wait for the disk. What
takes data out of the store (an export, a whole ID number) is written before it is done.
"""

from collections.abc import Callable
from threading import Lock
from typing import Final

from counter_app.domain.clock import Clock
from counter_app.domain.ids import OfficerId
from counter_app.domain.looks import Look, Trace
from counter_app.store.store import Store
from counter_app.store.traces import Traces, token_of

MOST_WAITING: Final = 20
AT_ONCE: Final = frozenset(
    {Look.EXPORT, Look.SHOW_ID, Look.AUDIT, Look.STAFF, Look.KEYS, Look.SETTINGS}
)


class Tracks:
    """Where services tell what an officer saw. Safe from any thread."""

    def __init__(self, store: Store, clock: Clock, who: Callable[[], OfficerId]) -> None:
        self._store = store
        self._clock = clock
        self._who = who
        self._waiting: list[Trace] = []
        self._lock = Lock()
        self._has_ended = False

    def note(self, what: Look, of: str = "", *, reason: str = "") -> None:
        """Leave a trace; the same look twice in a row is one."""
        trace = Trace(what, self._clock.now(), self._who(), of, reason)
        with self._lock:
            last = self._waiting[-1] if self._waiting else None
            if self._has_ended:
                return
            if last and (last.what, last.by, last.of) == (trace.what, trace.by, trace.of):
                return
            self._waiting.append(trace)
            is_due = what in AT_ONCE or len(self._waiting) >= MOST_WAITING
        if is_due:
            self.settle()

    def note_id(self, what: Look, id_number: str, *, reason: str = "") -> None:
        """Leave a trace of an ID number without writing the number."""
        self.note(what, token_of(self._store.key, id_number), reason=reason)

    def settle(self) -> None:
        """Write what waits; for idle moments, and before the store is closed."""
        with self._lock:
            waiting, self._waiting = self._waiting, []
        if waiting:
            with self._store.write() as work:
                Traces(work.connection).append(waiting)

    def end(self) -> None:
        """Write what waits and take nothing more: the store is closed or gone after this."""
        self.settle()
        with self._lock:
            self._has_ended = True
