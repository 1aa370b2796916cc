"""One dossier: what it says, what was done, and what may be done next."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from counter_app.domain.dossier import Dossier, Status
from counter_app.domain.ids import FileHash
from counter_app.domain.registers import Colour, FactLine
from counter_app.domain.workflow import Act
from counter_app.services.registers import DossierView
from counter_app.ui.dossier.details import details, status_words
from counter_app.ui.dossier.number_sheet import NumberSheet
from counter_app.ui.dossier.performing import open_act
from counter_app.ui.dossier.scans import delivered_words, scan_buttons
from counter_app.ui.language import tr
from counter_app.ui.look.flow_layout import FlowLayout
from counter_app.ui.look.parts import badge, button, card, clear, column, label, row, set_tone
from counter_app.ui.look.reading_order import read_in_order
from counter_app.ui.look.theme import GRID
from counter_app.ui.paper.preview import Preview
from counter_app.ui.paper.slips import Slips
from counter_app.ui.place import Place
from counter_app.ui.words import formats, labels
from counter_app.ui.words.deed_words import said
from counter_app.ui.words.delivery.put_right import refused_because

TONES = {Colour.GREEN: "green", Colour.YELLOW: "yellow", Colour.RED: "red", Colour.GREY: ""}
PRINTED_AFTER = {
    Act.ASK_SUPPLEMENT: "supplement",
    Act.REFUSE: "refusal",
    Act.REPROMISE: "apology",
    Act.STOP: "stop",
    Act.WITHDRAW: "stop",
    Act.RETURN: "handover",
}
VERDICTS = {"refused": "red", "conflict": "red", "deferred": "yellow"}


class DossierScreen(QWidget):
    """Signals: left: back to where one came from."""

    left = Signal()

    def __init__(self, place: Place, slips: Slips) -> None:
        super().__init__()
        self.setObjectName("page")
        self._place, self._slips = place, slips
        self.view: DossierView | None = None
        self._left: list[Callable[[DossierView], None]] = []  # parts not shown yet
        self.code, self.procedure = label("", "code"), label("", "muted", wrap=True)
        self.status, self.deadline, self.delivered = badge(), badge(), badge()
        self.scans = badge()
        self.steps, self.papers = FlowLayout(), FlowLayout()
        self._fields = QGridLayout()
        self._timeline: QVBoxLayout = column(spacing=GRID)
        self._lay_out()

    def open(self, code: str, *, corrects: UUID | None = None) -> None:
        """Load one dossier and show it; ``corrects``: and the form that puts this entry right."""
        counter = self._place.counter
        self._place.jobs.run(
            lambda _report: counter.registers.view(code, counter.officer),
            owner=self,
            done=lambda view: self._opened(view, corrects),
            failed=self._place.dialogs.explain,
        )

    def _opened(self, view: DossierView, corrects: UUID | None) -> None:
        self.show_view(view)
        if corrects is not None and Act.CORRECT in view.steps_allowed:
            self.act(Act.CORRECT, corrects=corrects)

    def show_view(self, view: DossierView) -> None:
        """Show everything about one dossier."""
        self.view = view
        dossier = view.dossier
        self.code.setText(dossier.code)
        self.procedure.setText(f"{view.procedure.code} · {view.procedure.name}")
        self.status.setText(status_words(view))
        self.deadline.setText(labels.colour(view.colour))
        self.deadline.setVisible(view.colour is not Colour.GREY)
        set_tone(self.deadline, TONES[view.colour])
        self.delivered.setText(tr("delivered") if view.delivered else tr("not delivered yet"))
        set_tone(self.delivered, "green" if view.delivered else "yellow")
        self.scans.setText(delivered_words(view))
        self.scans.setVisible(view.scans > 0)
        set_tone(self.scans, "green" if view.scans == view.scans_delivered else "yellow")
        clear(self.steps)  # those of another dossier must not be pressed
        self._left = [
            self._show_steps,
            self._show_fields,
            self._show_timeline,
            self._show_papers,
        ]
        QTimer.singleShot(0, self, lambda: self._show_next(view))

    def _show_next(self, view: DossierView) -> None:
        """Show one more part, and the rest when keys that came meanwhile have been heard."""
        if view is not self.view or not self._left:
            return
        self._left.pop(0)(view)
        QTimer.singleShot(0, self, lambda: self._show_next(view))

    def act(self, act: Act, *, back: bool = False, corrects: UUID | None = None) -> None:
        """Ask what must be said, then do it.

        ``back``: the form stands on taking a step back; ``corrects``: the entry it puts right.
        """
        if self.view is None:
            return
        open_act(
            self._place,
            self,
            act,
            self.view,
            lambda after: self._done(act, after),
            back=back,
            corrects=corrects,
        )

    def show_number(self) -> None:
        """Show the applicant's whole number to whoever says why."""
        if self.view is not None:
            NumberSheet(self, self._place, self.view.dossier.code).open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the arrows go from button to button."""
        steps = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}
        if event.key() in steps:
            self.focusNextPrevChild(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _focus_first(self) -> None:
        item = self.steps.itemAt(0)
        if self.isVisible() and item is not None and (first := item.widget()) is not None:
            first.setFocus()

    def _show_scan(self, key: FileHash, name: str) -> None:
        counter, code = self._place.counter, self.code.text()
        self._place.jobs.run(
            lambda _report: counter.scans.as_pdf(counter.registers.scan(code, key)),
            owner=self,
            done=lambda pdf: Preview(self._place, pdf, name, self.window()).open(),
            failed=self._place.dialogs.explain,
        )

    def _done(self, act: Act, dossier: Dossier) -> None:
        self._place.news.dossier_changed.emit(dossier.code)
        self.open(dossier.code)
        if slip := PRINTED_AFTER.get(act):
            self._slips.print_slip(dossier.code, slip, lambda _ok: None)

    def _show_fields(self, view: DossierView) -> None:
        clear(self._fields)
        for number, (name, text) in enumerate(details(view)):
            what = label(name, "muted")
            value = label(text, wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._fields.addWidget(what, number, 0, Qt.AlignmentFlag.AlignTop)
            self._fields.addWidget(value, number, 1, Qt.AlignmentFlag.AlignTop)
        self._fields.setRowStretch(self._fields.rowCount(), 1)

    def _show_timeline(self, view: DossierView) -> None:
        clear(self._timeline)
        told = {fact.id: said(fact.deed) for fact in view.facts}
        for fact in reversed(view.timeline):
            self._timeline.addWidget(_fact(fact, told.get(fact.id, "")))
        self._timeline.addStretch()

    def _show_steps(self, view: DossierView) -> None:
        clear(self.steps)
        for number, act in enumerate(view.steps_allowed):
            made = button(labels.act(act), partial(self.act, act))
            made.setObjectName(f"act-{act.value}")
            if number == 0:
                made.setProperty("kind", "primary")
            self.steps.addWidget(made)
        if view.steps_back or view.promise_before:
            undo = button(
                tr("Step bac&k …"), partial(self.act, Act.CORRECT, back=True), kind="link"
            )
            undo.setObjectName("act-step-back")
            self.steps.addWidget(undo)
        self._focus_first()

    def _show_papers(self, view: DossierView) -> None:
        clear(self.papers)
        dossier = view.dossier
        self.papers.addWidget(label(tr("Papers:"), "muted"))
        for kind in _papers_of(dossier):
            made = button(
                labels.slip(kind), partial(self._slips.show_slip, dossier.code, kind), kind="link"
            )
            made.setObjectName(f"slip-{kind}")
            self.papers.addWidget(made)
        for made in scan_buttons(view, self._show_scan):
            made.setObjectName("scan")
            self.papers.addWidget(made)
        self.number = button(tr("Whole ID number…"), self.show_number, kind="link")
        self.papers.addWidget(self.number)
        read_in_order(self)

    def _lay_out(self) -> None:
        outer = column(self, margin=2 * GRID)
        top = row(spacing=2 * GRID)
        top.addWidget(button(tr("&Back"), self.left.emit, key="Esc"))
        top.addWidget(self.code)
        for word in (self.status, self.deadline, self.delivered, self.scans):
            top.addWidget(word)
        top.addStretch()
        outer.addLayout(top)
        outer.addWidget(self.procedure)
        outer.addLayout(self.steps)
        middle = row(spacing=2 * GRID)
        middle.addWidget(self._card(tr("Dossier"), self._fields), 7)
        middle.addWidget(self._card(tr("What was done"), self._timeline), 5)
        outer.addLayout(middle, 1)
        outer.addLayout(self.papers)

    def _card(self, title: str, content: QGridLayout | QVBoxLayout) -> QWidget:
        frame, inside = card()
        inside.addWidget(label(title, "heading"))
        body = QWidget()
        holder = column(body)
        holder.addLayout(content)
        if isinstance(content, QGridLayout):
            content.setHorizontalSpacing(2 * GRID)
            content.setVerticalSpacing(GRID)
            content.setColumnStretch(1, 1)
            holder.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setProperty("reads", "true")
        area.setAccessibleName(title)
        area.setWidget(body)
        inside.addWidget(area, 1)
        return frame


def _fact(fact: FactLine, told: str) -> QWidget:
    """One line of the timeline: what, when, who, what was said, delivered or not."""
    frame = QWidget()
    line = row(frame)
    words = column(spacing=0)
    words.addWidget(label(labels.kind(fact.kind), "strong"))
    words.addWidget(label(f"{formats.minute(fact.at)} · {fact.by}", "small"))
    if told:
        words.addWidget(label(told, wrap=True))
    if fact.verdict in VERDICTS:
        words.addWidget(label(refused_because(fact.verdict_code), "fault", wrap=True))
    line.addLayout(words, 1)
    state: QLabel = badge(tr("delivered") if fact.delivered else tr("waits"))
    set_tone(state, VERDICTS.get(fact.verdict, "green" if fact.delivered else "yellow"))
    if fact.verdict in VERDICTS:
        state.setText(tr("to be put right"))
    line.addWidget(state, 0, Qt.AlignmentFlag.AlignTop)
    return frame


def _papers_of(dossier: Dossier) -> tuple[str, ...]:
    """The slips that have something to say now."""
    kinds = ["receipt", "control"]
    if dossier.deadline.pauses:
        kinds.append("supplement")
    if dossier.deadline.repromised:
        kinds.append("apology")
    by_status = {
        Status.REFUSED: "refusal",
        Status.STOPPED: "stop",
        Status.WITHDRAWN: "stop",
        Status.RETURNED: "handover",
    }
    if dossier.status in by_status:
        kinds.append(by_status[dossier.status])
    return tuple(kinds)
