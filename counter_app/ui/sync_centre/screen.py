"""The sync centre: how many wait, what the line does, what an officer must mend."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from counter_app.domain.clock import to_local
from counter_app.domain.registers import PutRight
from counter_app.services.delivery import DeliveryStatus, Waiting
from counter_app.ui.jobs import Jobs
from counter_app.ui.language import mark, tr
from counter_app.ui.look.parts import (
    badge,
    button,
    card,
    clear,
    column,
    label,
    notice,
    row,
    set_state,
)
from counter_app.ui.look.theme import GRID
from counter_app.ui.paper.preview import Preview
from counter_app.ui.place import Place
from counter_app.ui.sync_centre.bridge import SyncBridge
from counter_app.ui.sync_light import SyncStatus
from counter_app.ui.words import formats, labels
from counter_app.ui.words.line_words import line_words, next_try, parsed

END_OF_DAY_S = 120  # then everybody may go home all the same
WHY = {
    "not_enrolled": mark("this counter is not connected to the province yet"),
    "facts_first": mark("the entries go first"),
    "idle": mark("goes out in a moment"),
    "sending": mark("is being sent now"),
    "waiting": mark("both sides are being compared"),
    "offline": mark("there is no line"),
    "busy": mark("the province is busy and named the next try"),
    "stopped": mark("delivery is stopped: call the support line"),
}


class SyncScreen(QWidget):
    """Everything about delivery in plain words."""

    def __init__(self, place: Place, bridge: SyncBridge, status: SyncStatus) -> None:
        super().__init__()
        self.setObjectName("page")
        self._place, self._bridge, self._status = place, bridge, status
        self._ending = False
        self._errands = Jobs(self)  # asks the province: the desk thread must not wait for it
        self.banner, banner_line = notice()
        self.sentence = label("", "heading", wrap=True)
        banner_line.addWidget(self.sentence, 1)
        self.figures: dict[str, QLabel] = {}
        self._waiting: QVBoxLayout = column()
        self._mend: QVBoxLayout = column()
        self.progress = QProgressBar(textVisible=False)
        self.progress.hide()
        self.end_words = label("", wrap=True)
        self.end_words.hide()
        self.try_now = button(tr("&Try now"), self._try_now, kind="primary", picture="sync")
        self.pause = button(tr("&Pause"), self._pause, picture="pause")
        self.end_of_day = button(tr("End of &day"), self._end_day, picture="check")
        self._patience = QTimer(self, singleShot=True, interval=END_OF_DAY_S * 1000)
        self._patience.timeout.connect(lambda: self._end(tr("The line is too slow today.")))
        self._lay_out()
        status.changed.connect(self.show_status)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: look whenever one comes here."""
        super().showEvent(event)
        if self._status.latest is not None:
            self.show_status(self._status.latest)
        self._status.look()

    def show_status(self, status: DeliveryStatus) -> None:
        """Show the whole truth."""
        words = line_words(status, paused=self._bridge.is_paused)
        self.sentence.setText(words.sentence)
        set_state(self.banner, "tone", "" if words.tone == "grey" else words.tone)
        self._show_figures(status)
        self._show_waiting(status.waiting)
        self._show_mending(status.put_right)
        for made in (self.try_now, self.pause):
            made.setEnabled(self._bridge.is_running)
        if self._ending:
            self._go_on_ending(status)

    def shut(self) -> None:
        """End the thread of the errands."""
        self._errands.close()

    def _show_sheet(self) -> None:
        """Lay both sides of the day beside each other, and show the sheet."""
        counter = self._place.counter
        today = to_local(counter.clock.now()).date()

        def work(_report: object) -> tuple[bool, bytes]:
            sheet = counter.reconcile(today)
            return sheet.agrees, counter.paperwork.print_paper(sheet.paper)

        self._errands.run(
            work, owner=self, done=self._sheet_made, failed=self._place.dialogs.explain
        )

    def _sheet_made(self, made: tuple[bool, bytes]) -> None:
        agrees, pdf = made
        if not agrees:
            self.end_words.setText(tr("The two sides differ: look at the sheet."))
        Preview(self._place, pdf, tr("End of day"), self.window()).open()

    def _show_figures(self, status: DeliveryStatus) -> None:
        counts = status.counts
        self.figures["pending"].setText(formats.number(counts.pending))
        self.figures["scans"].setText(formats.number(counts.scans_pending))
        self.figures["dossiers"].setText(formats.number(counts.dossiers_undelivered))
        total = formats.number(counts.head_seq)
        self.figures["covered"].setText(f"{formats.number(counts.covered_seq)} / {total}")
        when = formats.minute(parsed(counts.covered_at)) or tr("never yet")
        self.figures["confirmed"].setText(when)

    def _show_waiting(self, things: tuple[Waiting, ...]) -> None:
        clear(self._waiting)
        if not things:
            self._waiting.addWidget(label(tr("Nothing waits."), "muted"))
        for thing in things:
            self._waiting.addWidget(label(_waits(thing), wrap=True))
        self._waiting.addStretch()

    def _show_mending(self, things: tuple[PutRight, ...]) -> None:
        clear(self._mend)
        if not things:
            self._mend.addWidget(label(tr("Nothing is to be put right."), "muted"))
        for thing in things:
            frame = QFrame()
            line = row(frame)
            line.addWidget(badge(thing.code or "–", "red"))
            what = f"{labels.kind(thing.kind)} · {formats.minute(thing.at)}"
            line.addWidget(label(what, wrap=True), 1)
            wanted = partial(self._place.news.dossier_wanted.emit, thing.code)
            line.addWidget(button(tr("Open and correct"), wanted))
            self._mend.addWidget(frame)
        self._mend.addStretch()

    def _try_now(self) -> None:
        self._bridge.wake()
        self._status.look()

    def _pause(self) -> None:
        self._bridge.pause(not self._bridge.is_paused)
        self.pause.setText(tr("&Go on") if self._bridge.is_paused else tr("&Pause"))
        self._status.look()

    def _end_day(self) -> None:
        self._ending = True
        self._patience.start()
        if self._bridge.is_paused:
            self._pause()
        self.end_words.setText(tr("Delivering what is left …"))
        self.end_words.show()
        self._try_now()

    def _go_on_ending(self, status: DeliveryStatus) -> None:
        counts = status.counts
        self.progress.setVisible(True)
        self.progress.setRange(0, max(1, counts.head_seq))
        self.progress.setValue(counts.covered_seq)
        if counts.pending == 0 and counts.scans_pending == 0:
            self._end("")
        elif not self._bridge.is_running or status.line.state in ("offline", "stopped", "busy"):
            self._end(tr("The line does not allow it now."))

    def _end(self, hindrance: str) -> None:
        if not self._ending:
            return
        self._ending = False
        self._patience.stop()
        self.progress.hide()
        done = tr("Everything of today is at the province and confirmed. Good evening!")
        later = tr("You can go home: what is left is kept and goes out by itself.")
        self.end_words.setText(f"{hindrance} {later}" if hindrance else done)
        self.end_words.show()
        if self._bridge.is_running and not hindrance:
            self._show_sheet()

    def _lay_out(self) -> None:
        outer = column(self, margin=2 * GRID, spacing=2 * GRID)
        outer.addWidget(self.banner)
        outer.addLayout(self._figures_row())
        middle = row(spacing=2 * GRID)
        middle.addWidget(self._card(tr("What waits, and why"), self._waiting), 1)
        middle.addWidget(self._card(tr("To be put right"), self._mend), 1)
        outer.addLayout(middle, 1)
        outer.addWidget(self.end_words)
        outer.addWidget(self.progress)
        buttons = row()
        for made in (self.try_now, self.pause, self.end_of_day):
            buttons.addWidget(made)
        buttons.addStretch()
        outer.addLayout(buttons)

    def _figures_row(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        for place, (name, words) in enumerate(
            (
                ("pending", tr("Entries waiting")),
                ("scans", tr("Scans waiting")),
                ("dossiers", tr("Dossiers not delivered")),
                ("covered", tr("Entries confirmed")),
                ("confirmed", tr("Last confirmed")),
            )
        ):
            frame, inside = card(spacing=0)
            self.figures[name] = label("–", "title")
            inside.addWidget(self.figures[name])
            inside.addWidget(label(words, "muted"))
            grid.addWidget(frame, 0, place)
        return grid

    def _card(self, title: str, content: QVBoxLayout) -> QWidget:
        frame, inside = card()
        inside.addWidget(label(title, "heading"))
        inside.addLayout(content, 1)
        return frame


def _waits(thing: Waiting) -> str:
    what = tr("entries") if thing.what == "facts" else tr("scans")
    parts = [f"{formats.number(thing.count)} {what}: {tr(WHY.get(thing.why, WHY['waiting']))}"]
    if thing.since:
        parts.append(tr("waiting since {when}", when=formats.minute(thing.since)))
    if thing.next_try:
        parts.append(tr("next try {when}", when=next_try(thing.next_try)))
    return " · ".join(parts)
