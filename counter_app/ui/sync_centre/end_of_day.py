"""The end of the day: deliver what is left, back up, lay both sides beside each other.

It warns and never keeps anyone from going home: whatever is not done goes on by itself.
"""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton

from counter_app.domain.clock import to_local
from counter_app.domain.registers import Counts
from counter_app.services.delivery import DeliveryStatus, facts_stand_still
from counter_app.ui.jobs import Foreseen, Jobs
from counter_app.ui.language import tr
from counter_app.ui.look.parts import button, column, label, row, set_state
from counter_app.ui.paper.preview import Preview
from counter_app.ui.place import Place
from counter_app.ui.sync_centre.bridge import SyncBridge
from counter_app.ui.words import formats
from counter_app.ui.words.messages import words_for
from sync.ports import LineState

PATIENCE_S = 120  # then everybody may go home all the same


class EndOfDay(QFrame):
    """A strip that grows while the day is being ended.

    Signals:
        begun: deliver now, whatever was paused.
    """

    begun = Signal()

    def __init__(self, place: Place, bridge: SyncBridge) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._place, self._bridge = place, bridge
        self._errands = Jobs(self)  # asks the province: the desk thread must not wait for it
        self._ending = self._left_some = False
        self._before: LineState | None = None  # of the line when the day was being ended
        self._most = 0
        self.words = label("", "strong", wrap=True)
        self.warnings = label("", "warning", wrap=True)
        self.progress = QProgressBar(textVisible=False)
        self.leave: QPushButton = button(tr("&Go home now"), self.give_up)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_S * 1000)
        self._patience.timeout.connect(lambda: self._end(tr("The line is too slow today.")))
        inside = column(self, margin=8)
        line = row()
        line.addWidget(self.words, 1)
        line.addWidget(self.leave)
        inside.addLayout(line)
        inside.addWidget(self.progress)
        inside.addWidget(self.warnings)
        self.hide()
        place.news.closing.connect(self._errands.close)

    @property
    def is_under_way(self) -> bool:
        """True while entries or scans are still awaited."""
        return self._ending

    def begin(self, line: LineState | None = None) -> None:
        """Deliver what is left; ``line`` as it was before anybody asked to try now."""
        self._ending, self._left_some, self._most = True, False, 0
        self._before = line
        self._patience.start()
        self.words.setText(tr("Delivering what is left …"))
        self.progress.setRange(0, 0)
        self.progress.show()
        self.leave.show()
        self.warnings.hide()
        set_state(self, "tone", "")
        self.show()
        self.begun.emit()

    def give_up(self) -> None:
        """The officer goes home: the rest goes on by itself."""
        self._end(tr("Stopped waiting."))

    def look(self, status: DeliveryStatus) -> None:
        """Go on, or end: the status has changed. What is left arrives later by itself."""
        counts = status.counts
        scans = 0 if self._bridge.facts_only else counts.scans_pending
        left = counts.pending + scans
        if not self._ending:
            if self._left_some and not left:
                self._left_some = False
                self._say_done(counts)
            return
        self._show_progress(counts.pending, scans)
        if not self._bridge.is_running:
            self._end(tr("This counter is not delivering now."), counts)
        elif not left:
            self._end("", counts)
        elif hindrance := self._hindrance(status.line):
            self._end(hindrance, counts)

    def _show_progress(self, facts: int, scans: int) -> None:
        left = facts + scans
        self._most = max(self._most, left)
        self.progress.setRange(0, max(1, self._most))
        self.progress.setValue(self._most - left)
        self.words.setText(
            tr(
                "Delivering what is left: {facts} entries, {scans} scans …",
                facts=facts,
                scans=scans,
            )
        )

    def _hindrance(self, line: LineState) -> str:
        """Return why nobody should go on waiting, "" while it may still come.

        What the line did before it was tried just now does not count, and a province that is busy
        at the hour when all go home has named a moment that may be near.
        """
        if self._before is not None and _tries(line) == _tries(self._before):
            return ""
        if line.state in ("offline", "stopped") or facts_stand_still(line):
            return tr("The line does not allow it now.")
        return ""

    def _end(self, hindrance: str, counts: Counts | None = None) -> None:
        if not self._ending:
            return
        self._ending = False
        self._patience.stop()
        self.progress.hide()
        self.leave.hide()
        if hindrance:
            self._left_some = True
            later = tr("You can go home: what is left is kept and goes out by itself.")
            self.words.setText(f"{hindrance} {later}")
            set_state(self, "tone", "yellow")
        else:
            self._say_done(counts)
        self._warn()
        self._back_up()
        if self._bridge.is_running:
            self._lay_beside()

    def _say_done(self, counts: Counts | None) -> None:
        """Everything is there; scans that the officer holds back are named, not forgotten."""
        held = counts.scans_pending if counts and self._bridge.facts_only else 0
        done = tr("Everything of today is at the province and confirmed. Good evening!")
        if held:
            done = tr(
                "All entries are at the province and confirmed. {count} scans stay here until you "
                "allow them below. Good evening!",
                count=formats.number(held),
            )
        self.words.setText(done)
        set_state(self, "tone", "yellow" if held else "green")

    def _warn(self) -> None:
        """Say what an officer may want to do before leaving; nothing of it must be done."""
        counter = self._place.counter

        def work(_report: object) -> tuple[int, int, int]:
            due = counter.registers.count(counter.registers.filter_for(due="today"))
            return due, len(counter.delivery.status().put_right), len(counter.unprinted.waiting())

        def told(found: tuple[int, int, int]) -> None:
            due, refused, printed = found
            lines = [
                words
                for count, words in (
                    (printed, tr("Receipts not printed: {count}", count=printed)),
                    (refused, tr("To be put right: {count}", count=refused)),
                    (due, tr("Due today and still open: {count}", count=due)),
                )
                if count
            ]
            self.warnings.setText(" · ".join(lines))
            self.warnings.setVisible(bool(lines))

        self._run(work, told)

    def _back_up(self) -> None:
        keeping = self._place.counter.housekeeping
        self._run(lambda _report: keeping.back_up_of_the_day(), lambda _file: None)

    def _lay_beside(self) -> None:
        """Show the two-sided sheet; where the province is silent, it says so."""
        counter = self._place.counter
        today = to_local(counter.clock.now()).date()

        def work(_report: object) -> tuple[bool, bytes]:
            sheet = counter.reconcile(today)
            differs = bool(sheet.differences)
            return differs, counter.paperwork.print_paper(sheet.paper)

        self._run(work, self._show_sheet)

    def _show_sheet(self, made: tuple[bool, bytes]) -> None:
        differs, pdf = made
        if differs:
            self.words.setText(tr("The two sides differ: look at the sheet."))
            set_state(self, "tone", "yellow")
        Preview(self._place, pdf, tr("End of day"), self.window()).open()

    def _run(self, work: Callable[..., object], done: Callable[..., None]) -> None:
        self._errands.run(work, owner=self, done=done, failed=self._not_done)

    def _not_done(self, error: Foreseen) -> None:
        words = words_for(error)
        self.warnings.setText(f"{words.title}. {words.advice}")
        self.warnings.show()


def _tries(line: LineState) -> tuple[str, str, str]:
    """Return what is another after every try of the line."""
    return line.state, line.code, line.next_try
