"""Work off the UI thread: one desk thread, in the order the officer asked, and one for printers.

The work is a plain function; foreseen errors go to ``failed``; a bug is raised on the UI thread,
where one excepthook waits; a dead owner is told nothing.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from counter_app.domain.errors import CounterError
from sync.errors import SyncError

T = TypeVar("T")
Report = Callable[[int, int], None]
Foreseen = CounterError | SyncError
BUSY_AFTER_MS = 500  # longer than this, people want to see that something goes on


def _silent(_step: int, _steps: int) -> None:
    """Nobody listens to the progress."""


class Jobs(QObject):
    """The desk thread, and beside it one for machines that may stand still: printers.

    Signals:
        busy_changed: True once a job has run for half a second, False when all are done.
    """

    busy_changed = Signal(bool)
    _post = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._machines = ThreadPoolExecutor(max_workers=1, thread_name_prefix="machines")
        self._open = 0
        self._is_busy = False
        self._is_closed = False
        self._is_left = False
        self._patience = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._patience.timeout.connect(self._say_busy)
        self._post.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """True when no job runs, waits, or has an answer under way that somebody waits for."""
        return self._open == 0 or self._is_closed

    def run(
        self,
        work: Callable[[Report], T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[Foreseen], None],
        progress: Report = _silent,
        is_machine: bool = False,
    ) -> None:
        """Run ``work`` on the desk thread and answer on ours, unless ``owner`` is gone by then.

        ``is_machine``: it waits for a printer, which must keep nobody from typing and saving; it
        touches no store.
        """

        def report(step: int, steps: int) -> None:
            self._post.emit((owner, partial(progress, step, steps), False))

        def finish(future: Future[T]) -> None:
            if not (self._is_left or (is_machine and self._is_closed)):
                self._post.emit((owner, partial(_settle, future, done, failed), True))

        if self._is_closed:
            return  # the window is going; nobody waits for an answer
        self._open += 1
        if not self._patience.isActive():
            self._patience.start()
        thread = self._machines if is_machine else self._desk
        thread.submit(work, report).add_done_callback(finish)

    def close(self) -> None:
        """Finish what runs, drop what waits, and stop; a printer that hangs is not waited for."""
        self._is_closed = True
        self._patience.stop()
        self._machines.shutdown(wait=False, cancel_futures=True)
        self._desk.shutdown(wait=True, cancel_futures=True)

    def leave(self) -> None:
        """Wait for nobody: what runs comes to its end alone, and its answer is told to nobody."""
        self._is_closed = self._is_left = True
        self._patience.stop()
        self._machines.shutdown(wait=False, cancel_futures=True)
        self._desk.shutdown(wait=False, cancel_futures=True)

    def _deliver(self, posted: tuple[QObject, Callable[[], None], bool]) -> None:
        owner, call, is_last = posted
        if is_last:
            self._open -= 1
            if self._open == 0:
                self._patience.stop()
                if self._is_busy:
                    self._is_busy = False
                    self.busy_changed.emit(False)
        if isValid(owner):
            call()

    def _say_busy(self) -> None:
        if self._open and not self._is_busy:
            self._is_busy = True
            self.busy_changed.emit(True)


def _settle(
    future: Future[T], done: Callable[[T], None], failed: Callable[[Foreseen], None]
) -> None:
    if future.cancelled():
        return
    error = future.exception()
    if error is None:
        done(future.result())
    elif isinstance(error, CounterError | SyncError):
        failed(error)
    else:
        raise error
