"""The sync centre: how many wait, what the line does, what an officer must mend."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from counter_app.services.delivery import DeliveryStatus
from counter_app.ui.language import tr
from counter_app.ui.look.parts import button, card, column, label, notice, row, set_state
from counter_app.ui.look.theme import GRID
from counter_app.ui.place import Place
from counter_app.ui.sync_centre.bridge import SyncBridge
from counter_app.ui.sync_centre.cards import MendingCard, WaitingCard
from counter_app.ui.sync_centre.courier import Courier
from counter_app.ui.sync_centre.courier_sheet import CourierSheet
from counter_app.ui.sync_centre.editions import EditionStrip
from counter_app.ui.sync_centre.end_of_day import EndOfDay
from counter_app.ui.sync_light import SyncStatus
from counter_app.ui.words import formats
from counter_app.ui.words.delivery.line_words import line_words, parsed

MEGABYTE = 1024 * 1024


class SyncScreen(QWidget):
    """Everything about delivery in plain words."""

    def __init__(self, place: Place, bridge: SyncBridge, status: SyncStatus) -> None:
        super().__init__()
        self.setObjectName("page")
        self._place, self._bridge, self._status = place, bridge, status
        self.banner, banner_line = notice()
        self.sentence = label("", "heading", wrap=True)
        banner_line.addWidget(self.sentence, 1)
        self.figures: dict[str, QLabel] = {}
        self.waiting, self.mending = WaitingCard(place.news), MendingCard(place.news)
        self.editions = EditionStrip(place)
        self.ending = EndOfDay(place, bridge)
        self.carrier = Courier(place, bridge, self)
        self.carrier.carried.connect(status.look)
        self.try_now = button(tr("&Try now"), self._try_now, kind="primary", picture="sync")
        self.pause = button(tr("&Pause"), self._pause, picture="pause")
        self.facts_only = QCheckBox(tr("&Entries only, scans later"))
        self.courier = button(tr("By &USB stick…"), self._carry)
        self.end_of_day = button(tr("End of &day"), self._end_day, picture="check")
        self._lay_out()
        self.facts_only.setChecked(bridge.facts_only)
        self.facts_only.toggled.connect(self._hold_scans)
        self.ending.begun.connect(self._deliver_all)
        status.changed.connect(self.show_status)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: look whenever one comes here."""
        super().showEvent(event)
        if self._status.latest is not None:
            self.show_status(self._status.latest)
        self._status.look()
        self.editions.load()
        (self.try_now if self.try_now.isEnabled() else self.end_of_day).setFocus()
        keeping = self._place.counter.housekeeping
        self._place.jobs.run(
            lambda _report: keeping.last_backup(),
            owner=self,
            done=lambda last: self.figures["backup"].setText(
                formats.minute(last) if last else tr("never yet")
            ),
            failed=self._place.dialogs.explain,
        )

    def show_status(self, status: DeliveryStatus) -> None:
        """Show the whole truth."""
        words = line_words(status, paused=self._bridge.is_paused)
        self.sentence.setText(words.sentence)
        set_state(self.banner, "tone", "" if words.tone == "grey" else words.tone)
        self._show_figures(status)
        self.waiting.show_status(status, facts_only=self._bridge.facts_only)
        self.mending.show_things(status.put_right)
        for made in (self.try_now, self.pause, self.facts_only):
            made.setEnabled(self._bridge.is_running)
        self.ending.look(status)

    def _show_figures(self, status: DeliveryStatus) -> None:
        counts = status.counts
        scans = formats.number(counts.scans_pending)
        if counts.scan_bytes:
            scans += f" ({max(1, round(counts.scan_bytes / MEGABYTE))} MB)"
        total = formats.number(counts.head_seq)
        for name, text in (
            ("pending", formats.number(counts.pending)),
            ("scans", scans),
            ("dossiers", formats.number(counts.dossiers_undelivered)),
            ("covered", f"{formats.number(counts.covered_seq)} / {total}"),
            ("confirmed", formats.minute(parsed(counts.covered_at)) or tr("never yet")),
        ):
            self.figures[name].setText(text)

    def _try_now(self) -> None:
        if self._bridge.is_paused:
            self._pause()
        self._bridge.try_now()
        self._status.look()

    def _pause(self) -> None:
        self._bridge.pause(not self._bridge.is_paused)
        self.pause.setText(tr("&Go on") if self._bridge.is_paused else tr("&Pause"))
        self._status.look()

    def _hold_scans(self, held: bool) -> None:
        self._bridge.hold_scans(held)
        self._place.taste.set_facts_only(held)
        self._status.look()

    def _carry(self) -> None:
        CourierSheet(self.carrier, self._status.latest, self.window()).open()

    def _end_day(self) -> None:
        latest = self._status.latest
        self.ending.begin(latest.line if latest else None)

    def _deliver_all(self) -> None:
        self._try_now()
        if self._status.latest is not None:
            self.ending.look(self._status.latest)

    def _lay_out(self) -> None:
        outer = column(self, margin=2 * GRID, spacing=2 * GRID)
        outer.addWidget(self.banner)
        outer.addWidget(self.editions)
        outer.addLayout(self._figures_row())
        middle = row(spacing=2 * GRID)
        middle.addWidget(self.waiting, 1)
        middle.addWidget(self.mending, 1)
        outer.addLayout(middle, 1)
        outer.addWidget(self.ending)
        buttons = row()
        for made in (self.try_now, self.pause, self.facts_only, self.courier):
            buttons.addWidget(made)
        buttons.addStretch()
        buttons.addWidget(self.end_of_day)
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
                ("backup", tr("Newest backup")),
            )
        ):
            frame, inside = card(margin=GRID + 4, spacing=0)
            # a moment is long in large letters: it may take two lines
            self.figures[name] = label("–", "title", wrap=name in ("confirmed", "backup"))
            inside.addWidget(self.figures[name])
            inside.addWidget(label(words, "muted", wrap=True))
            grid.addWidget(frame, 0, place)
        return grid
