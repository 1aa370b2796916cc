"""What is owed, what is waived, what was taken: amounts by rule, receipts only recorded."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from counter_app.domain.dossier import FeeLine
from counter_app.domain.procedure import Procedure
from counter_app.ui.language import tr
from counter_app.ui.look.flow_layout import FlowLayout
from counter_app.ui.look.parts import column, label
from counter_app.ui.reception.entry import MoneyEntry
from counter_app.ui.words import formats

MOST_COPIES = 9999


class FeePanel(QWidget):
    """Signals: changed: a count, an exemption or a payment was entered."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[FeeLine, ...] = ()
        self.total = label("–", "title")
        self.basis = label("", "small", wrap=True)
        self.amount = QLineEdit(placeholderText=tr("amount in đồng"))
        self.copies = self._count(tr("Copies wanted"), tr("copies"))
        self.pages = self._count(tr("Pages of each"), tr("pages"))
        self.exempt = QComboBox(editable=True)
        self.exempt.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.proof = QLineEdit(placeholderText=tr("paper that proves it"))
        self.method = QComboBox()
        self.receipt = QLineEdit(placeholderText=tr("No. of official receipt"))
        self._name_fields()
        self._lay_out()

    def entry(self) -> MoneyEntry:
        """Return what was entered."""
        return MoneyEntry(
            pages=self.pages.value() if self.pages.isVisibleTo(self) else 0,
            copies=self.copies.value() if self.copies.isVisibleTo(self) else 0,
            amount=self.amount.text().strip(),
            exempt_reason=self._reason,
            exempt_proof=self.proof.text().strip(),
            method=str(self.method.currentData() or ""),
            receipt_number=self.receipt.text().strip(),
            fees=self._said(),
        )

    @property
    def is_unreadable(self) -> bool:
        """True while the amount is typed and is none."""
        typed = self.amount.text().strip() if self.amount.isVisibleTo(self) else ""
        return bool(typed) and formats.read_money(typed) is None

    def show_procedure(self, procedure: Procedure) -> None:
        """Ask only what the rules of this procedure need."""
        self.clear()
        formulas = {rule.formula for rule in procedure.fees}
        self.copies.setVisible(bool(formulas & {"per_copy", "page_tier"}))
        self.pages.setVisible("page_tier" in formulas)
        reasons = dict.fromkeys(words for rule in procedure.fees for words in rule.exemptions)
        self.exempt.clear()
        self.exempt.addItem("")
        self.exempt.addItems(list(reasons))
        self.exempt.setVisible(bool(procedure.fees))

    def show_entry(self, entry: MoneyEntry) -> None:
        """Show what had been entered; which fields are needed the next quote says."""
        self.pages.setValue(max(1, entry.pages))
        self.copies.setValue(max(1, entry.copies))
        self.amount.setText(entry.amount)
        self._choose_exemption(entry.exempt_reason)
        self.proof.setText(entry.exempt_proof)
        self.proof.setVisible(bool(entry.exempt_reason))
        self.method.setCurrentIndex(max(0, self.method.findData(entry.method)))
        self.receipt.setText(entry.receipt_number)

    def show_fees(self, lines: Sequence[FeeLine]) -> None:
        """Show the lines of the newest quote."""
        unknown = [line for line in lines if line.unknown]
        if unknown and not self._said():
            self._lines = tuple(lines)
        self.amount.setVisible(bool(unknown) or bool(self._said()))
        total = sum(line.amount or 0 for line in lines)
        self.total.setText(
            tr("Please say the fee") if unknown else formats.money(total) if lines else tr("Free")
        )
        names = [f"{line.name}: {formats.money(line.amount)}" for line in lines]
        self.basis.setText("; ".join(names))
        self.basis.setToolTip("\n".join(line.basis for line in lines if line.basis))
        self.method.setVisible(total > 0)
        self.receipt.setVisible(total > 0 and bool(self.method.currentData()))

    def clear(self) -> None:
        """Forget the last one."""
        self._lines = ()
        for line in (self.amount, self.proof, self.receipt):
            line.clear()
        for count in (self.copies, self.pages):
            count.setValue(1)
            count.hide()
        self._choose_exemption("")
        self.method.setCurrentIndex(0)
        for widget in (self.amount, self.exempt, self.proof, self.method, self.receipt):
            widget.hide()
        self.total.setText("–")
        self.basis.setText("")

    @property
    def _reason(self) -> str:
        """Why nothing is owed: one of the catalogue's reasons, or what the officer typed."""
        return self.exempt.currentText().strip()

    def _choose_exemption(self, reason: str) -> None:
        found = self.exempt.findText(reason)
        if found >= 0:
            self.exempt.setCurrentIndex(found)
        else:
            self.exempt.setEditText(reason)

    def _said(self) -> tuple[FeeLine, ...]:
        """The lines with the officer's amount where the catalogue knows none."""
        amount = formats.read_money(self.amount.text())
        if amount is None:
            return ()
        lines, unsaid = [], True
        for line in self._lines:
            if line.unknown:
                line = replace(line, amount=amount if unsaid else 0)
                unsaid = False
            lines.append(line)
        return tuple(lines)

    def _entered(self) -> None:
        self.proof.setVisible(bool(self._reason))
        self.receipt.setVisible(bool(self.method.currentData()))
        self.changed.emit()

    def _count(self, name: str, suffix: str) -> QSpinBox:
        made = QSpinBox()
        made.setRange(1, MOST_COPIES)
        made.setSuffix(f" {suffix}")
        made.setAccessibleName(name)
        made.valueChanged.connect(self.changed)
        return made

    def _name_fields(self) -> None:
        self.method.addItem(tr("Not taken yet"), "")
        self.method.addItem(tr("Taken in cash"), "cash")
        self.method.addItem(tr("Taken by transfer"), "transfer")
        self.amount.setAccessibleName(tr("Amount"))
        self.exempt.setAccessibleName(tr("Exemption"))
        self.proof.setAccessibleName(tr("Paper that proves the exemption"))
        self.method.setAccessibleName(tr("Payment"))
        self.receipt.setAccessibleName(tr("Number of the official receipt"))
        self.exempt.setLineEdit(QLineEdit(placeholderText=tr("No exemption"), maxLength=200))
        self.exempt.editTextChanged.connect(lambda _text: self._entered())
        for choice in (self.exempt, self.method):
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(16)
            choice.activated.connect(lambda _n: self._entered())
        for line in (self.amount, self.proof, self.receipt):
            line.setMaxLength(80)
            line.textEdited.connect(lambda _text: self._entered())

    def _lay_out(self) -> None:
        outer = column(self, spacing=2)
        outer.addWidget(label(tr("Fee and charge"), "muted"))
        top = FlowLayout()
        top.addWidget(self.total)
        top.addWidget(self.amount)
        top.addWidget(self.copies)
        top.addWidget(self.pages)
        outer.addLayout(top)
        below = FlowLayout()
        for field in (self.exempt, self.proof, self.method, self.receipt):
            below.addWidget(field)
        outer.addLayout(below)
        outer.addWidget(self.basis)
        outer.addStretch()
        self.clear()
