"""Saving what a list shows: a workbook or a PDF, written beside the work of the desk."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QProgressDialog, QWidget

from counter_app.domain.clock import to_local
from counter_app.services.paper.books import ListColumn
from counter_app.ui.files import where_to_save
from counter_app.ui.jobs import Foreseen, Jobs, Report
from counter_app.ui.language import tr
from counter_app.ui.paper.why_sheet import WhySheet
from counter_app.ui.place import Place
from counter_app.ui.register.lines import Wanted

WAIT_MS = 500
Columns = Sequence[ListColumn]


class Export(QObject):
    """Has a thread of its own: a long list keeps nobody from receiving."""

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self._place, self._parent = place, parent
        self._errands = Jobs(self)
        self._bar: QProgressDialog | None = None
        place.news.closing.connect(self._errands.close)

    def save(self, wanted: Wanted, words: str, ending: str, columns: Columns) -> None:
        """Ask why and where to, then write the list that ``wanted`` describes."""

        def go_on(reason: str) -> None:
            file = self._choose(ending)
            if file is not None:
                self.write(wanted, words, file, reason, columns)

        WhySheet(self._parent, go_on).open()

    def _choose(self, ending: str) -> Path | None:
        today = to_local(self._place.counter.clock.now()).date()
        name = tr("dossiers-{day}", day=f"{today:%Y-%m-%d}") + f".{ending}"
        kinds = tr("Excel workbook") if ending == "xlsx" else tr("PDF to print")
        return where_to_save(self._parent, tr("Save list"), name, f"{kinds} (*.{ending})")

    def write(self, wanted: Wanted, words: str, file: Path, reason: str, columns: Columns) -> None:
        """Write the list into ``file``; the trace keeps the ``reason``."""
        counter = self._place.counter
        heading = "; ".join(part for part in (wanted.text, words) if part)

        def work(report: Report) -> Path:
            chosen = counter.registers.filter_for(text=wanted.text, **wanted.limits)
            counter.books.save_list(chosen, heading, columns, file, reason=reason, report=report)
            return file

        self._begin()
        self._errands.run(
            work, owner=self, done=self._written, failed=self._failed, progress=self._progress
        )

    def _begin(self) -> None:
        self._bar = QProgressDialog(tr("Saving the list …"), tr("&Hide"), 0, 0, self._parent)
        self._bar.setMinimumDuration(WAIT_MS)
        self._bar.setWindowTitle(tr("Save list"))

    def _progress(self, done: int, total: int) -> None:
        if self._bar is not None and not self._bar.wasCanceled():
            self._bar.setMaximum(total)
            self._bar.setValue(min(done, total - 1))

    def _end(self) -> None:
        if self._bar is not None:
            self._bar.reset()
            self._bar.deleteLater()
            self._bar = None

    def _written(self, file: Path) -> None:
        self._end()
        self._place.dialogs.tell(tr("The list is saved"), str(file))

    def _failed(self, error: Foreseen) -> None:
        self._end()
        self._place.dialogs.explain(error)
