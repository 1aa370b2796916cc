"""Giving results out: find or scan, say who collects, sign, print."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from counter_app.domain.deeds import Returned
from counter_app.domain.dossier import Dossier, Money, Status
from counter_app.services.registers import RegisterLine
from counter_app.ui.language import mark, tr
from counter_app.ui.look.icons import icon
from counter_app.ui.look.parts import button, card, column, label, row, set_state
from counter_app.ui.look.theme import GRID
from counter_app.ui.paper.slips import Slips
from counter_app.ui.place import Place
from counter_app.ui.register.model import PAGE, Column, RegisterModel
from counter_app.ui.words import formats

WAIT_MS = 80
RECEIVERS = (
    ("applicant", mark("Applicant")),
    ("owner", mark("Owner")),
    ("delegate", mark("Delegate")),
    ("post", mark("Sent by post")),
)


class ReturningScreen(QWidget):
    """Results that are ready, and the form of giving them out; several at once."""

    def __init__(self, place: Place, slips: Slips) -> None:
        super().__init__()
        self.setObjectName("page")
        self._place, self._slips = place, slips
        self._ticket = 0
        self._chosen: tuple[Dossier, ...] = ()
        self._wanted_code = ""
        self.model = RegisterModel()
        self.search = QLineEdit()
        self.table = self._make_table()
        self.summary = label("", wrap=True)
        self.owed = label("", "fault", wrap=True)
        self.to = QComboBox()
        self.name, self.id_number, self.tracking = QLineEdit(), QLineEdit(), QLineEdit()
        self.give = button(
            tr("Return and print"), self.give_out, kind="primary", picture="printer", key="F9"
        )
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self.load)
        self._fill()
        self._lay_out()
        self._show_chosen(())

    def load(self) -> None:
        """Show which results wait for their owners."""
        self._ticket += 1
        ticket, text = self._ticket, self.search.text().strip()
        registers = self._place.counter.registers

        def work(_report: object) -> Sequence[RegisterLine]:
            wanted = registers.filter_for(statuses=(Status.DECIDED,), text=text)
            return registers.page(wanted, limit=PAGE)

        self._place.jobs.run(
            work,
            owner=self,
            done=lambda lines: self._show(ticket, lines),
            failed=self._place.dialogs.explain,
        )

    def choose(self, code: str) -> None:
        """A receipt was scanned: show that dossier and choose it."""
        self._wanted_code = code
        self.search.setText(code)
        self.load()

    def give_out(self) -> None:
        """Give the chosen results out and print the hand-over slips."""
        if not self._chosen:
            self.search.setFocus()
            return
        to = str(self.to.currentData())
        needs_name = to == "delegate" and any(d.delegate is None for d in self._chosen)
        if needs_name and not self.name.text().strip():
            set_state(self.name, "fault", "true")
            self.name.setFocus()
            return
        if self.owed.text() and not self._may_give_unpaid():
            return
        deed = Returned(
            to,
            self.name.text().strip(),
            self.id_number.text().strip(),
            self.tracking.text().strip(),
        )
        counter, codes = self._place.counter, [dossier.code for dossier in self._chosen]

        def work(_report: object) -> list[str]:
            for code in codes:
                counter.processing.return_result(code, deed, by=counter.officer)
            return codes

        self._place.jobs.run(work, owner=self, done=self._given, failed=self._place.dialogs.explain)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the list is fresh whenever one comes here."""
        super().showEvent(event)
        self.load()
        self.search.setFocus()

    def _given(self, codes: list[str]) -> None:
        for code in codes:
            self._place.news.dossier_changed.emit(code)
            self._slips.print_slip(code, "handover", lambda _ok: None)
        for line in (self.search, self.name, self.id_number, self.tracking):
            line.clear()
        self.summary.setText(tr("Returned: {codes}", codes=", ".join(codes)))
        self.load()

    def _may_give_unpaid(self) -> bool:
        return self._place.dialogs.ask(
            tr("A fee is still owed"),
            self.owed.text(),
            yes=tr("&Return all the same"),
            no=tr("&Go back"),
            harm=True,
        )

    def _show(self, ticket: int, lines: Sequence[RegisterLine]) -> None:
        if ticket != self._ticket:
            return
        self.model.begin(lines, complete=True)
        if self._wanted_code and lines:
            self.table.selectRow(0)
            self._wanted_code = ""

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
        self._chosen = dossiers
        self.give.setEnabled(bool(dossiers))
        set_state(self.name, "fault", "")
        lines = [_in_one_line(dossier) for dossier in dossiers]
        self.summary.setText(
            "\n".join(lines) or tr("Choose a result on the left, or scan a receipt.")
        )
        owed = sum(_owed(dossier) for dossier in dossiers)
        self.owed.setText(tr("Still owed: {amount}", amount=formats.money(owed)) if owed else "")
        self.owed.setVisible(bool(owed))
        if any(dossier.return_by == "post" for dossier in dossiers):
            self.to.setCurrentIndex(self.to.findData("post"))

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(tr("Results that are ready"))
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 2 * GRID)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for hidden in (Column.COLOUR, Column.STATUS, Column.RECEIVED, Column.DELIVERED):
            table.setColumnHidden(hidden, True)
        unit = table.fontMetrics().averageCharWidth()
        for number, width in ((Column.CODE, 21), (Column.APPLICANT, 19), (Column.DUE, 17)):
            table.setColumnWidth(number, unit * width)
        header.setSectionResizeMode(Column.PROCEDURE, QHeaderView.ResizeMode.Stretch)
        table.selectionModel().selectionChanged.connect(lambda *_both: self._selected())
        return table

    def _fill(self) -> None:
        self.search.setPlaceholderText(tr("Scan the receipt, or type a name, code or ID number"))
        self.search.setAccessibleName(tr("Find a result"))
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textEdited.connect(lambda _text: self._wait.start())
        for value, words in RECEIVERS:
            self.to.addItem(tr(words), value)

    def _lay_out(self) -> None:
        outer = column(self, margin=2 * GRID)
        outer.addWidget(self.search)
        middle = row(spacing=2 * GRID)
        middle.addWidget(self.table, 3)
        frame, inside = card()
        inside.addWidget(label(tr("Hand over"), "heading"))
        inside.addWidget(self.summary)
        inside.addWidget(self.owed)
        for words, field in (
            (tr("Collected by"), self.to),
            (tr("Name of the collector"), self.name),
            (tr("ID number of the collector"), self.id_number),
            (tr("Tracking number"), self.tracking),
        ):
            name = label(words, "muted")
            name.setBuddy(field)
            field.setAccessibleName(words)
            inside.addWidget(name)
            inside.addWidget(field)
        inside.addStretch()
        inside.addWidget(self.give)
        middle.addWidget(frame, 2)
        outer.addLayout(middle, 1)


def _owed(dossier: Dossier) -> int:
    if dossier.money is not Money.OWED:
        return 0
    paid = sum(payment.amount for payment in dossier.payments)
    return sum(fee.amount or 0 for fee in dossier.fees) - paid


def _in_one_line(dossier: Dossier) -> str:
    said = tr("Granted") if dossier.outcome and dossier.outcome.granted else tr("Rejected")
    number = dossier.outcome.number if dossier.outcome else ""
    return " · ".join(part for part in (dossier.code, dossier.applicant.name, said, number) if part)
