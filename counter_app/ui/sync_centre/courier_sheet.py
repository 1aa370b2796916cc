"""The journal on a stick, where there is no line: a sealed file out, the province's answer in."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from counter_app.domain.errors import MachineError
from counter_app.services.delivery import DeliveryStatus
from counter_app.ui.dialogs import Sheet
from counter_app.ui.files import which_file, which_folder
from counter_app.ui.jobs import Foreseen, Jobs
from counter_app.ui.language import mark, tr
from counter_app.ui.look.parts import busy_bar, button, card, label
from counter_app.ui.place import Place
from counter_app.ui.sync_centre.bridge import SyncBridge
from counter_app.ui.sync_centre.carried import Answered, Written
from counter_app.ui.words import formats
from counter_app.ui.words.messages import words_for

T = TypeVar("T")


class CourierSheet(Sheet):
    """Two steps, one button each; what came of the last one stands below.

    Signals: carried: what waits may be another number now.
    """

    about = mark(
        "Where there is no line, what waits travels on a stick: sealed, so that only the province "
        "can open it. Its answer file is read here; the same file twice changes nothing."
    )
    carried = Signal()

    def __init__(
        self, place: Place, bridge: SyncBridge, status: DeliveryStatus | None, parent: QWidget
    ) -> None:
        super().__init__(parent, tr("By USB stick"), width=640)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("courierSheet")
        self._place, self._bridge = place, bridge
        self._errands = Jobs(self)
        self.finished.connect(lambda _code: self._errands.leave())
        self.body.addWidget(label(tr(self.about), wrap=True))
        waits = _waiting(status)
        self.out = button(tr("&Write to the stick…"), self._write, kind="primary", key="F9")
        self.take = button(tr("&Read the answer…"), self._read, key="F8")
        self._add_step(tr("1. Out"), waits, self.out)
        answer = tr("The province's clerk gives the stick back with an answer file on it.")
        self._add_step(tr("2. Back"), answer, self.take)
        self.busy = busy_bar()
        self.said, self.fault = label("", "strong", wrap=True), label("", "fault", wrap=True)
        for widget in (self.busy, self.said, self.fault):
            self.body.addWidget(widget)
        self.add_reject(tr("Close"))
        self._show("", "")

    def write_to(self, folder: Path) -> None:
        """Write what waits, sealed, into ``folder``."""
        counter = self._place.counter
        self._run(lambda: counter.courier_out(folder), self._written)

    def read_from(self, file: Path) -> None:
        """Take the province's answer in."""
        counter = self._place.counter
        self._run(lambda: counter.courier_in(file), self._taken)

    def _write(self) -> None:
        if folder := which_folder(self, tr("The stick")):
            self.write_to(folder)

    def _read(self) -> None:
        if file := which_file(self, tr("The province's answer"), tr("All files (*)")):
            self.read_from(file)

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        def held(_report: object) -> T:
            try:
                with self._bridge.alone():
                    return work()
            except OSError as wrong:
                raise MachineError("stick.failed", errno=wrong.errno) from None

        self._show(tr("At work. Please leave the stick in."), "", busy=True)
        self._errands.run(held, owner=self, done=done, failed=self._refused)

    def _written(self, report: Written) -> None:
        said = tr(
            "Written: {file}. Entries: {facts}, scans: {scans}. You may pull the stick out now.",
            file=report.path.name,
            facts=formats.number(report.facts),
            scans=formats.number(report.scans),
        )
        more = tr("Not everything had room: write again after the answer.") if report.more else ""
        self._show(f"{said} {more}".strip(), "")
        self.carried.emit()

    def _taken(self, report: Answered) -> None:
        if not (report.facts or report.scans or report.pulled):
            self._show(tr("Nothing new: this answer was read before, or the line was faster."), "")
            return
        said = tr(
            "The province confirmed. Entries: {facts}, scans: {scans}, news: {news}.",
            facts=formats.number(report.facts),
            scans=formats.number(report.scans),
            news=formats.number(report.pulled),
        )
        self._show(said, "")
        self.carried.emit()

    def _refused(self, error: Foreseen) -> None:
        words = words_for(error)
        self._show("", f"{words.title}. {words.advice}")

    def _show(self, said: str, fault: str, *, busy: bool = False) -> None:
        for words, text in ((self.said, said), (self.fault, fault)):
            words.setText(text)
            words.setVisible(bool(text))
        self.busy.setVisible(busy)
        for made in (self.out, self.take):
            made.setEnabled(not busy)

    def _add_step(self, title: str, words: str, made: QPushButton) -> None:
        frame, inside = card()
        inside.addWidget(label(title, "heading"))
        inside.addWidget(label(words, wrap=True))
        line: QVBoxLayout = inside
        line.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(frame)


def _waiting(status: DeliveryStatus | None) -> str:
    if status is None:
        return tr("What no stick and no line has brought yet is written.")
    return tr(
        "Waiting: {facts} entries and {scans} scans. Scans go with the stick after their entries.",
        facts=formats.number(status.counts.pending),
        scans=formats.number(status.counts.scans_pending),
    )
