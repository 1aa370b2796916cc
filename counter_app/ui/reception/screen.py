"""The reception screen: search, applicant, papers, deadline, fee, and three ways out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from counter_app.domain.dossier import Channel
from counter_app.domain.procedure import Procedure
from counter_app.services.reception import Quote
from counter_app.ui.language import tr
from counter_app.ui.look.flow_layout import FlowLayout
from counter_app.ui.look.parts import (
    VerticalArea,
    button,
    card,
    column,
    hold_values_still,
    label,
    row,
    rule,
)
from counter_app.ui.look.theme import GRID
from counter_app.ui.place import Place
from counter_app.ui.reception.entry import ReceptionEntry
from counter_app.ui.reception.panels.procedure_search import ProcedureSearch
from counter_app.ui.reception.parts import Parts
from counter_app.ui.reception.person_form import PersonForm
from counter_app.ui.words.warnings import worth_saying


class ReceptionScreen(QWidget):
    """Layout and signals; what happens stands in ``flow.py``.

    Signals:
        edited: something of the order changed.
        receive_wanted, ask_wanted, refuse_wanted: the three ways out.
        start_over_wanted: what is typed is to be thrown away.
        procedure_shown: another procedure, or another case of it, is shown.
        cleared: a new dossier begins.
        shown: the officer came to this screen.
    """

    edited = Signal()
    receive_wanted = Signal()
    ask_wanted = Signal()
    refuse_wanted = Signal()
    start_over_wanted = Signal()
    procedure_shown = Signal()
    cleared = Signal()
    shown = Signal()

    def __init__(self, place: Place, parts: Parts) -> None:
        super().__init__()
        self.setObjectName("page")
        self.procedure: Procedure | None = None
        self._client_ref = ReceptionEntry().client_ref
        self._focus_before: QWidget | None = None
        self.search = ProcedureSearch(place, self)
        self.card_strip, self.known_strip = parts.card_strip, parts.known_strip
        self.saved_strip = parts.saved_strip
        self.earlier_dossiers, self.earlier_papers = parts.earlier_dossiers, parts.earlier_papers
        self.applicant, self.owner, self.delegate = parts.applicant, parts.owner, parts.delegate
        self.return_by, self.channel, self.sets = parts.return_by, parts.channel, parts.sets
        self.summary, self.note, self.late = parts.summary, parts.note, parts.late
        self.late.now = lambda: place.counter.clock.now()
        self._more = parts.more_rows()
        self.panel, self.checklist = parts.panel, parts.checklist
        self.deadline, self.fee = parts.deadline, parts.fee
        self.fault = label("", "fault", wrap=True)
        self.warnings = label("", "warning", wrap=True)
        self.invitation = label(
            tr("Find a procedure above, or scan a card: it is taken wherever the cursor stands."),
            "muted",
            wrap=True,
        )
        self._lay_out()
        self._connect()
        self.clear()

    def entry(self) -> ReceptionEntry:
        """Return everything that is typed, ticked and chosen."""
        return ReceptionEntry(
            procedure=self.procedure,
            case=self.panel.case,
            option=self.panel.option,
            applicant=self.applicant.entry(),
            owner=self.owner.entry() if self.owner.isVisibleTo(self) else None,
            delegate=self.delegate.entry() if self.delegate.isVisibleTo(self) else None,
            components=self.checklist.model.handed(),
            waive=self.checklist.model.waived(),
            term=self.deadline.entry(),
            due=self.deadline.said_day,
            money=self.fee.entry(),
            channel=Channel(self.channel.currentData()),
            sets=self.sets.value(),
            return_by=str(self.return_by.currentData()),
            summary=self.summary.text(),
            note=self.note.text(),
            late=self.late.entry(),
            client_ref=self._client_ref,
        )

    def keep_reference(self, client_ref: str) -> None:
        """This is the dossier that was typed before; saved twice it is still one."""
        self._client_ref = client_ref

    def show_procedure(self, procedure: Procedure) -> None:
        """Show a procedure's papers and go on to where something is still to be entered."""
        self.procedure = procedure
        self.panel.show_procedure(procedure)
        self.fee.show_procedure(procedure)
        self.deadline.clear()
        self.deadline.ask(procedure.times == () or procedure.times[0].term is None)
        self.show_case()
        self.search.clear()
        self.invitation.hide()
        self.work.show()
        self.say_fault("")
        self.focus_next()

    def show_case(self) -> None:
        """Show only the papers of the case chosen."""
        if self.procedure is None:
            return
        if self.panel.must_choose:
            self.checklist.wait_for_case()
        else:
            self.checklist.show_components(self.procedure.demanded(self.panel.case))
        self.procedure_shown.emit()

    def focus_next(self) -> None:
        """Put the cursor on the first thing that is still missing."""
        if self.applicant.entry().faults():
            self.applicant.focus_fault(self.applicant.entry().faults())
        elif self.panel.must_choose:
            self.panel.cases.setFocus()
        else:
            self.checklist.table.setFocus()

    def show_person_faults(self) -> PersonForm | None:
        """Mark what is wrong with the people; return the first form with a fault.

        An owner or a delegate of whom nothing was typed is none.
        """
        first = None
        for form in (self.applicant, self.owner, self.delegate):
            is_asked = form is self.applicant or not form.entry().is_empty
            faults = form.entry().faults() if is_asked and form.isVisibleTo(self) else {}
            form.show_faults(faults)
            if faults and first is None:
                first = form
        return first

    def show_quote(self, quote: Quote) -> None:
        """Show what the services say about the order as it stands."""
        self.deadline.show_quote(quote)
        self.fee.show_fees(quote.fees)
        said = worth_saying(quote.warnings)
        self.warnings.setText("  ".join(f"⚠ {words}" for words in said))
        self.warnings.setVisible(bool(said))

    def hold(self, held: bool) -> None:
        """Let nobody type into a dossier that is being saved; afterwards go on where one was."""
        if held:
            focus = QApplication.focusWidget()
            self._focus_before = focus if focus is not None and self.isAncestorOf(focus) else None
        for part in (self.search, *self._cards):
            part.setEnabled(not held)
        if not held and self._focus_before is not None and isValid(self._focus_before):
            self._focus_before.setFocus()

    def say_fault(self, text: str) -> None:
        """Say what keeps the dossier from being saved, "" for nothing."""
        self.fault.setText(text)
        self.fault.setVisible(bool(text))

    def clear(self, *, keep_person: bool = False, keep_procedure: bool = False) -> None:
        """Begin a new dossier."""
        self._client_ref = ReceptionEntry().client_ref
        if not keep_person:
            self.applicant.clear()
            self.known_strip.hide()
        for form in (self.owner, self.delegate):
            form.clear()
            form.hide()
        self.late.hide()
        for line in (self.summary, self.note):
            line.clear()
        for choice in (self.return_by, self.channel):
            choice.setCurrentIndex(0)
        self.sets.setValue(1)
        self.say_fault("")
        self.warnings.hide()
        self.checklist.model.forget()
        self.fee.clear()
        self.deadline.clear()
        if keep_procedure and self.procedure:
            self.show_procedure(self.procedure)
        else:
            self.procedure = None
            self.checklist.show_components(())
            self.search.clear()
            self.work.hide()
            self.invitation.show()
            self.search.setFocus()

        self.cleared.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the officer came here."""
        super().showEvent(event)
        self.shown.emit()

    def _connect(self) -> None:
        for form in (self.applicant, self.owner, self.delegate):
            form.changed.connect(self.edited)
        for part in (self.checklist, self.deadline, self.fee, self.late):
            part.changed.connect(self.edited)
        for line in (self.summary, self.note):
            line.textChanged.connect(self.edited)
        for choice in (self.return_by, self.channel):
            choice.currentIndexChanged.connect(self.edited)
        self.sets.valueChanged.connect(self.edited)
        self.panel.case_chosen.connect(self.show_case)
        self.panel.case_chosen.connect(self.edited)
        self.panel.option_chosen.connect(self.edited)
        self.panel.other_wanted.connect(self.search.setFocus)
        for line in self.applicant.findChildren(QLineEdit):
            line.returnPressed.connect(self.focusNextChild)

    def _lay_out(self) -> None:
        outer = column(self, margin=2 * GRID, spacing=GRID)
        top = row()
        top.addWidget(self.search, 1)
        outer.addLayout(top)
        for strip in (self.saved_strip, self.card_strip):
            outer.addWidget(strip)
        middle = row(spacing=2 * GRID)
        self._cards = left, right, bottom = self._left(), self._right(), self._bottom()
        middle.addWidget(left, 6)
        middle.addWidget(right, 9)
        outer.addLayout(middle, 1)
        outer.addWidget(bottom)
        hold_values_still(right)
        hold_values_still(bottom)

    def _left(self) -> QWidget:
        frame, inside = card()
        top = row()
        top.addWidget(label(tr("Applicant"), "heading"), 1)
        anew = button(tr("Start over"), self.start_over_wanted.emit, kind="link", key="Ctrl+N")
        anew.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # from the search Tab leads to the name
        top.addWidget(anew)
        inside.addLayout(top)
        inside.addWidget(self.known_strip)
        inside.addWidget(self.applicant)
        inside.addWidget(self.earlier_dossiers)
        others = FlowLayout()
        owner, delegate = tr("&Owner is another person"), tr("Through a &delegate")
        self.owner_button = self._add_other(others, owner, self.owner)
        self.delegate_button = self._add_other(others, delegate, self.delegate)
        others.addWidget(self.late.opener)
        inside.addLayout(others)
        inside.addWidget(self.late)
        inside.addWidget(self.owner)
        inside.addWidget(self.delegate)
        inside.addWidget(rule())
        inside.addLayout(self._more)
        inside.addStretch()
        return VerticalArea(frame)

    def _add_other(self, line: QLayout, text: str, form: PersonForm) -> QPushButton:
        def toggle() -> None:
            form.setVisible(not form.isVisible())
            if form.isVisible():
                form.name.setFocus()
            self.edited.emit()

        made = button(text, toggle, kind="link")
        line.addWidget(made)
        form.hide()
        return made

    def _right(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(self.invitation)
        self.work = QWidget()
        inner = column(self.work, spacing=GRID)
        inner.addWidget(self.panel)
        inner.addWidget(rule())
        inner.addWidget(self.earlier_papers)
        inner.addWidget(self.checklist, 1)
        inside.addWidget(self.work, 1)
        inside.addStretch()
        return frame

    def _bottom(self) -> QWidget:
        frame, inside = card(spacing=GRID)
        line = row(spacing=3 * GRID)
        line.addWidget(self.deadline, 4)
        line.addWidget(self.fee, 5)
        line.addLayout(self._ways_out())
        inside.addWidget(self.warnings)
        inside.addLayout(line)
        inside.addWidget(self.fault)
        return frame

    def _ways_out(self) -> QVBoxLayout:
        ways = column()
        self.receive = button(
            tr("Save and print"),
            self.receive_wanted.emit,
            kind="primary",
            picture="printer",
            key="F9",
        )
        self.receive.setObjectName("receive")
        self.ask = button(tr("Ask to co&mplete"), self.ask_wanted.emit)
        self.refuse = button(tr("Re&fuse"), self.refuse_wanted.emit, kind="harm")
        others: QHBoxLayout = row()
        others.addWidget(self.ask)
        others.addWidget(self.refuse)
        ways.addWidget(self.receive)
        ways.addLayout(others)
        ways.addStretch()
        return ways
