"""Giving results out: find or scan, say who collects, sign, print."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent, Qt
from PySide6.QtWidgets import QHeaderView, QLineEdit, QWidget

from counter_app.domain.cards import Card, parse
from counter_app.domain.dossier import Dossier, Status
from counter_app.domain.errors import CounterError
from counter_app.domain.numbering import code_in
from counter_app.domain.workflow import Act
from counter_app.services.registers import DossierView
from counter_app.ui.dossier.performing import open_act
from counter_app.ui.jobs import Foreseen
from counter_app.ui.language import tr
from counter_app.ui.look.icons import icon
from counter_app.ui.look.list_table import ListTable
from counter_app.ui.look.parts import column, label, notice, row
from counter_app.ui.look.theme import GRID
from counter_app.ui.paper.slips import Slips
from counter_app.ui.place import Place
from counter_app.ui.register.lines import Lines, Wanted
from counter_app.ui.register.model import Column, RegisterModel
from counter_app.ui.returning.hand_over import HandOver
from counter_app.ui.words import formats, labels
from counter_app.ui.words.messages import words_for

WAIT_MS = 80
SHOWN = (Column.CODE, Column.APPLICANT, Column.PROCEDURE)


class ReturningScreen(QWidget):
    """Results that are ready, and the form of giving them out; several at once."""

    def __init__(self, place: Place, slips: Slips) -> None:
        super().__init__()
        self.setObjectName("page")
        self._place, self._slips = place, slips
        self._wanted_code = ""
        self._goes_down = False  # Enter came before the answer
        self._card: Card | None = None
        self.model = RegisterModel()
        self.lines = Lines(place, self.model, self)
        self.search = QLineEdit()
        self.table = self._make_table()
        self.strip, strip_line = notice("yellow")
        self.said = label("", wrap=True)
        strip_line.addWidget(self.said, 1)
        self.strip.hide()
        self.form = HandOver(self.give_out, self._take_fee)
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self.load)
        self._lay_out()
        self._connect()
        self.form.show_chosen(())

    def load(self) -> None:
        """Show which results wait for their owners."""
        self._wait.stop()
        self.lines.ask(Wanted(self.search.text().strip(), {"statuses": (Status.DECIDED,)}))

    def scanned(self, payload: str) -> None:
        """A receipt was scanned: choose its dossier. A card: who collects, or whose results."""
        if code := code_in(payload):
            self.choose(code)
            return
        try:
            card = parse(payload)
        except CounterError:
            self._tell(tr("This is neither a receipt nor a citizen card. Scan again."))
            return
        if self.form.chosen:
            self.form.show_card(card)
            return
        self._card = card
        self.search.setText(card.id_number)
        self.load()

    def choose(self, code: str) -> None:
        """Show this dossier and choose it; say so where its result cannot be given out."""
        self._wanted_code = code
        self.search.setText(code)
        self.load()

    def give_out(self) -> None:
        """Give the chosen results out and print the hand-over slips."""
        deed = self.form.deed()
        if not self.form.chosen:
            self.search.setFocus()
        owed, asks = self.form.owed_amount, self._place.dialogs
        if deed is None or (owed and not asks.ask_to_give_unpaid(formats.money(owed))):
            return
        counter, codes = self._place.counter, [dossier.code for dossier in self.form.chosen]
        given: list[str] = []

        def work(_report: object) -> None:
            for code in codes:
                counter.processing.return_result(code, deed, by=counter.officer)
                given.append(code)

        self._place.jobs.run(
            work,
            owner=self,
            done=lambda _none: self._given(given),
            failed=partial(self._failed, given),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the list is fresh whenever one comes here."""
        super().showEvent(event)
        self.load()
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Down and Enter lead from the search into the list, Escape begins anew."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.hasFocus():
            self._go_down()
        elif key == Qt.Key.Key_Escape:
            if not self.form.is_typed_into or self._place.dialogs.ask_to_lose_typing():
                self._begin_anew()
        else:
            super().keyPressEvent(event)

    def _go_down(self) -> None:
        """Choose the first of what was typed, not of what stood there before."""
        if self._wait.isActive():
            self.load()
        self._goes_down = self.lines.is_asked
        if not self._goes_down and self.model.rowCount():
            self.table.setFocus()
            self.table.selectRow(0)

    def _begin_anew(self) -> None:
        self.search.clear()
        self.form.clear()
        self.strip.hide()
        self._card = None
        self.load()
        self.search.setFocus()

    def _failed(self, given: list[str], error: Foreseen) -> None:
        """What was given out before the trouble stands, and gets its slip."""
        if given:
            self._given(given)
        self._place.dialogs.explain(error)

    def _given(self, codes: list[str]) -> None:
        for code in codes:
            self._place.news.dossier_changed.emit(code)
        for code in codes:
            self._slips.print_slip(code, "handover", lambda _ok: None)
        self._begin_anew()
        self._tell(tr("Returned: {codes}", codes=", ".join(codes)), tone="green")

    def _take_fee(self) -> None:
        """Take what is owed for the first dossier that owes."""
        code = next((one.code for one in self.form.chosen if one.payable > 0), "")
        counter = self._place.counter

        def opened(view: DossierView) -> None:
            open_act(self._place, self, Act.TAKE_FEE, view, self._paid)

        if code:
            self._place.jobs.run(
                lambda _report: counter.registers.view(code, counter.officer),
                owner=self,
                done=opened,
                failed=self._place.dialogs.explain,
            )

    def _paid(self, dossier: Dossier) -> None:
        self._place.news.dossier_changed.emit(dossier.code)
        self._selected()

    def _shown(self) -> None:
        """The first page is here: choose what was scanned, or say why it is not there."""
        code, self._wanted_code = self._wanted_code, ""
        card = self._card
        if self._goes_down:
            self._go_down()
        if not code and card is None:
            return
        if self.model.rowCount():
            self.strip.hide()
            if card is not None:
                self.table.selectAll()
            else:
                self.table.selectRow(0)
        elif code:
            self._explain_absence(code)
        else:
            self._card = None
            self._tell(tr("No result waits for the holder of this card."))

    def _explain_absence(self, code: str) -> None:
        processing = self._place.counter.processing

        def found(dossier: Dossier) -> None:
            due = formats.due(dossier.deadline.due)
            words = tr(
                "{code}: {status}. No result can be given out now.",
                code=dossier.code,
                status=labels.status(dossier.status),
            )
            promised = dossier.status in (Status.RECEIVED, Status.PROCESSING) and due
            self._tell(f"{words} {tr('Promised: {due}', due=due)}" if promised else words)

        def unknown(error: Foreseen) -> None:
            words = words_for(error)
            self._tell(f"{code}: {words.title}. {words.advice}")

        self._place.jobs.run(
            lambda _report: processing.dossier(code), owner=self, done=found, failed=unknown
        )

    def _tell(self, words: str, *, tone: str = "yellow") -> None:
        self.said.setText(words)
        self.strip.setProperty("tone", tone)
        self.strip.style().unpolish(self.strip)
        self.strip.style().polish(self.strip)
        self.strip.show()

    def _selected(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        codes = [self.model.line_at(index.row()).dossier.code for index in rows]
        processing = self._place.counter.processing
        self._place.jobs.run(
            lambda _report: tuple(processing.dossier(code) for code in codes),
            owner=self,
            done=self._show_chosen,
            failed=self._place.dialogs.explain,
        )

    def _show_chosen(self, dossiers: tuple[Dossier, ...]) -> None:
        self.form.show_chosen(dossiers)
        if dossiers and self._card is not None:
            card, self._card = self._card, None
            self.form.show_card(card)

    def _type_on(self, letter: str) -> None:
        self.search.setFocus()
        self.search.insert(letter)
        self._typed()

    def _typed(self) -> None:
        self._goes_down = False
        self._wait.start()

    def _connect(self) -> None:
        self.search.textEdited.connect(self._typed)
        self.lines.shown.connect(self._shown)
        self.table.selectionModel().selectionChanged.connect(lambda *_both: self._selected())
        self.table.typed.connect(self._type_on)
        self.table.left_above.connect(self.search.setFocus)
        self.table.entered_line.connect(lambda _line: self.form.to.setFocus())

    def _make_table(self) -> ListTable:
        table = ListTable(self.model, tr("Results that are ready"), several=True)
        for number in Column:
            table.setColumnHidden(number, number not in SHOWN)
        table.fit_columns(
            {Column.CODE: "H48.12.34-260302-10010", Column.APPLICANT: "Nguyễn Thị Mẫu"}
        )
        table.horizontalHeader().setSectionResizeMode(
            Column.PROCEDURE, QHeaderView.ResizeMode.Stretch
        )
        return table

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(
            tr("Scan the receipt or the citizen card, or type a name, code or ID number")
        )
        self.search.setAccessibleName(tr("Find a result"))
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        outer = column(self, margin=2 * GRID)
        outer.addWidget(self.search)
        outer.addWidget(self.strip)
        middle = row(spacing=2 * GRID)
        middle.addWidget(self.table, 3)
        middle.addWidget(self.form, 2)
        outer.addLayout(middle, 1)
        outer.addWidget(label(tr("Several at once: Ctrl or Shift with a click, Ctrl+A"), "small"))
