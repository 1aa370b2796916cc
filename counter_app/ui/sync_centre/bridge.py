"""The bridge to the sync thread: the only place of the window that touches the sync engine."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, nullcontext

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from counter_app.domain.errors import BusyError
from counter_app.ui.place import Counter, SyncThread
from sync.ports import LineState

AGAIN_MS = 10_000  # until we look whether the other program has ended


class SyncBridge(QObject):
    """Starts and stops the sync thread of one counter, and brings its news to the UI thread.

    Signals:
        line_changed: a ``LineState``; what the light shows.
        news_taken: something of another counter or of the province was applied.
    """

    line_changed = Signal(object)
    news_taken = Signal()
    _heard = Signal(object)
    _applied = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held = ExitStack()
        self._worker: SyncThread | None = None
        self._hold_wire: Callable[[], AbstractContextManager[None]] = nullcontext
        self._counter: Counter | None = None
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._begin_when_free)
        self.is_paused = False
        self.facts_only = False
        self._heard.connect(self.line_changed, Qt.ConnectionType.QueuedConnection)
        self._applied.connect(self.news_taken, Qt.ConnectionType.QueuedConnection)

    def begin(
        self, counter: Counter, hold_wire: Callable[[], AbstractContextManager[None]]
    ) -> None:
        """Somebody signed in: start the thread, once no other program speaks for this counter."""
        self._hold_wire = hold_wire
        self._counter = counter
        self._begin_when_free()

    def _begin_when_free(self) -> None:
        """Speak for this counter, now or once the other program that does so has ended."""
        if self._worker is not None or self._counter is None:
            return
        worker = self._counter.worker(self._tell, on_news=self._applied.emit)
        if worker is None:
            return
        try:
            self._held.enter_context(self._hold_wire())
        except BusyError:
            self._again.start()
            return
        self._worker = worker
        worker.hold_scans(self.facts_only)
        worker.pause(self.is_paused)
        worker.start()

    def alone(self) -> AbstractContextManager[None]:
        """Keep other programs from speaking for this counter meanwhile. Any thread.

        Entering raises ``BusyError`` where another program speaks just now.
        """
        return nullcontext() if self.is_running else self._hold_wire()

    @property
    def is_running(self) -> bool:
        """False where the counter is not enrolled, or another program speaks to the gateway."""
        return self._worker is not None

    def wake(self) -> None:
        """Look now: something was saved, or the officer asks."""
        if self._worker is not None:
            self._worker.wake()

    def try_now(self) -> None:
        """The officer insists: only a wait that the province named is kept."""
        if self._worker is not None:
            self._worker.wake(insist=True)

    def hold_scans(self, held: bool) -> None:
        """Let only entries go, or scans too."""
        self.facts_only = held
        if self._worker is not None:
            self._worker.hold_scans(held)

    def pause(self, paused: bool) -> None:
        """Keep silent, or speak again."""
        self.is_paused = paused
        if self._worker is not None:
            self._worker.pause(paused)

    def stop(self) -> None:
        """End the thread; what is under way is repeated at the next start."""
        self._again.stop()
        self._counter = None
        if self._worker is not None:
            self._worker.stop()
            self._worker = None
        self._held.close()

    def _tell(self, line: LineState) -> None:
        """Called on the sync thread."""
        self._heard.emit(line)
