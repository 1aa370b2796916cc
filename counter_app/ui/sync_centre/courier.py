"""The errand of a stick: it goes on when its sheet is left, and tells when it has ended."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from counter_app.domain.errors import MachineError
from counter_app.ui.jobs import Foreseen, Jobs
from counter_app.ui.language import tr
from counter_app.ui.look.notices import Notice
from counter_app.ui.place import Place
from counter_app.ui.sync_centre.bridge import SyncBridge
from counter_app.ui.sync_centre.carried import Answered, Written
from counter_app.ui.words import formats
from counter_app.ui.words.messages import words_for

T = TypeVar("T")


class Courier(QObject):
    """Writes a stick and reads its answer, one after the other.

    ``is_watched``: a sheet is open and says what comes of it; else the window does.

    Signals:
        begun: the stick must stay in.
        told: what came of it, and what went wrong; one of them is empty.
        carried: what waits may be another number now.
    """

    begun = Signal()
    told = Signal(str, str)
    carried = Signal()

    def __init__(self, place: Place, bridge: SyncBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._bridge = place, bridge
        self._errands = Jobs(self)  # a stick is slow: the desk thread is for citizens
        self.is_watched = False
        place.news.closing.connect(self._errands.leave)

    @property
    def is_idle(self) -> bool:
        """True when the stick may be pulled out."""
        return self._errands.is_idle

    def write_to(self, folder: Path) -> None:
        """Write what waits, sealed, into ``folder``."""
        counter = self._place.counter
        self._run(lambda: counter.courier_out(folder), self._written)

    def read_from(self, file: Path) -> None:
        """Take the province's answer in."""
        counter = self._place.counter
        self._run(lambda: counter.courier_in(file), self._taken)

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        def held(_report: object) -> T:
            try:
                with self._bridge.alone():
                    return work()
            except OSError as wrong:
                raise MachineError("stick.failed", errno=wrong.errno) from None

        self.begun.emit()
        self._errands.run(held, owner=self, done=done, failed=self._refused)

    def _written(self, report: Written) -> None:
        said = tr(
            "Written: {file}. Entries: {facts}, scans: {scans}. You may pull the stick out now.",
            file=report.path.name,
            facts=formats.number(report.facts),
            scans=formats.number(report.scans),
        )
        more = tr("Not everything had room: write again after the answer.") if report.more else ""
        self._tell(f"{said} {more}".strip())
        self.carried.emit()

    def _taken(self, report: Answered) -> None:
        if not (report.facts or report.scans or report.pulled):
            self._tell(tr("Nothing new: this answer was read before, or the line was faster."))
            return
        said = tr(
            "The province confirmed. Entries: {facts}, scans: {scans}, news: {news}.",
            facts=formats.number(report.facts),
            scans=formats.number(report.scans),
            news=formats.number(report.pulled),
        )
        self._tell(said)
        self.carried.emit()

    def _refused(self, error: Foreseen) -> None:
        words = words_for(error)
        self._tell("", f"{words.title}. {words.advice}")

    def _tell(self, said: str, fault: str = "") -> None:
        self.told.emit(said, fault)
        if not self.is_watched:
            tone = "red" if fault else "green"
            told = Notice("courier", tr("By USB stick"), said or fault, tone)
            self._place.news.noticed.emit(told)
