"""The small form of each act: what must be said before it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from counter_app.domain.workflow import Act
from counter_app.services.registers import DossierView
from counter_app.ui.dialogs import Sheet
from counter_app.ui.language import mark, tr
from counter_app.ui.look.parts import button, label, set_state
from counter_app.ui.place import Place
from counter_app.ui.reception.checklist import Checklist
from counter_app.ui.scans.checklist_scans import scan_paper
from counter_app.ui.scans.sheet import open_scans
from counter_app.ui.words import formats, labels

MOST_SHEETS = 9999
Value = object


@dataclass(frozen=True, slots=True)
class Field:
    """One field: ``kind`` line, lines, text, number, money, day, choice, papers, scans."""

    name: str
    words: str
    kind: str = "line"
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()


_NOTE = Field("note", mark("Note"))
_WHY = Field("reason", mark("Reason"), "text", required=True)
_RETURNED = Field("returned", mark("Papers given back, one a line"), "lines")
FIELDS: Final[dict[Act, tuple[Field, ...]]] = {
    Act.HAND_OVER: (
        Field("to", mark("To (unit or officer)"), required=True),
        Field("sheets", mark("Sheets"), "number"),
        _NOTE,
    ),
    Act.ASK_SUPPLEMENT: (
        Field("items", mark("Papers to be added, one a line"), "lines", required=True),
        Field("reason", mark("Reason")),
        Field("contact", mark("Whom to ask (name, phone)")),
    ),
    Act.ADD_SUPPLEMENT: (Field("components", mark("Papers brought"), "papers"), _NOTE),
    Act.ASK_FEE: (
        Field("name", mark("What must be paid"), required=True),
        Field("amount", mark("Amount, where it is known"), "money"),
        Field("reason", mark("Reason")),
    ),
    Act.SETTLE_FEE: (Field("receipt_number", mark("Number of the official receipt")), _NOTE),
    Act.REFUSE: (_WHY, Field("basis", mark("Legal basis")), _NOTE),
    Act.REPROMISE: (Field("due", mark("New due date"), "day", required=True), _WHY, _NOTE),
    Act.STOP: (_WHY, _RETURNED, _NOTE),
    Act.WITHDRAW: (_WHY, _RETURNED, _NOTE),
    Act.DECIDE: (
        Field(
            "outcome",
            mark("Outcome"),
            "choice",
            required=True,
            choices=(("granted", mark("Granted")), ("rejected", mark("Rejected"))),
        ),
        Field("number", mark("Number of the result")),
        Field("summary", mark("Summary")),
        _NOTE,
    ),
    Act.RETURN: (
        Field(
            "to",
            mark("Collected by"),
            "choice",
            required=True,
            choices=(
                ("applicant", mark("Applicant")),
                ("owner", mark("Owner")),
                ("delegate", mark("Delegate")),
                ("post", mark("Sent by post")),
            ),
        ),
        Field("name", mark("Name of the collector")),
        Field("id_number", mark("ID number of the collector")),
        Field("tracking", mark("Tracking number")),
        _NOTE,
    ),
    Act.TAKE_FEE: (
        Field("amount", mark("Amount"), "money", required=True),
        Field("name", mark("Fee"), required=True),
        Field(
            "method",
            mark("Payment"),
            "choice",
            choices=(("cash", mark("In cash")), ("transfer", mark("By transfer"))),
        ),
        Field("receipt_number", mark("Number of the official receipt")),
        _NOTE,
    ),
    Act.ATTACH: (
        Field("component", mark("To which paper"), "choice", required=True),
        Field("scans", mark("Scans"), "scans", required=True),
        _NOTE,
    ),
    Act.CORRECT: (
        Field("summary", mark("Summary")),
        Field("phone", mark("Phone of the applicant")),
        Field("address", mark("Address of the applicant")),
        _WHY,
    ),
}


class ActSheet(Sheet):
    """The form of one act on one dossier."""

    def __init__(
        self, parent: QWidget, act: Act, view: DossierView, place: Place | None = None
    ) -> None:
        super().__init__(parent, labels.act(act).replace("&", ""), width=520)
        self._view, self._place = view, place
        self.setObjectName("actSheet")
        self._fields = FIELDS[act]
        self._read: dict[str, Callable[[], Value]] = {}
        self.widgets: dict[str, QWidget] = {}
        self._scans: tuple[bytes, ...] = ()
        for field in self._fields:
            self._add(field, view)
        harm = act in (Act.REFUSE, Act.STOP, Act.WITHDRAW)
        self.add_accept(tr("Save"), kind="harm" if harm else "primary", key="F9")
        self.add_reject()

    def values(self) -> dict[str, Any]:
        """Return what was entered, by the name of the field."""
        return {name: read() for name, read in self._read.items()}

    def accept(self) -> None:
        """Qt: leave only when what must be said is said."""
        for field in self._fields:
            if field.required and not self._read[field.name]():
                set_state(self.widgets[field.name], "fault", "true")
                self.widgets[field.name].setFocus()
                return
        super().accept()

    def _add(self, field: Field, view: DossierView) -> None:
        made, read = self._made(field, view)
        self.widgets[field.name], self._read[field.name] = made, read
        name = tr(field.words)
        made.setAccessibleName(name)
        words = label(name if not field.required else f"{name} *", "muted")
        words.setBuddy(made)
        self.body.addWidget(words)
        self.body.addWidget(made)

    def _made(self, field: Field, view: DossierView) -> tuple[QWidget, Callable[[], Value]]:
        if field.kind == "papers":
            brought = Checklist()
            brought.show_components(view.procedure.demanded(view.dossier.case))
            brought.setMinimumSize(640, 280)
            if place := self._place:
                brought.scan_wanted.connect(lambda: scan_paper(place, brought))
            return brought, brought.model.handed
        if field.kind in ("text", "lines"):
            return _text_field(as_lines=field.kind == "lines")
        if field.kind == "number":
            count = QSpinBox()
            count.setRange(0, MOST_SHEETS)
            return count, count.value
        if field.kind == "day":
            day = QDateEdit(QDate.currentDate().addDays(1))
            day.setCalendarPopup(True)
            day.setDisplayFormat("dd/MM/yyyy")
            return day, lambda: day.date().toString("yyyy-MM-dd")
        if field.kind == "choice":
            return self._choice(field, view)
        if field.kind == "scans":
            pick = button(tr("Scans…"), lambda: self._scan(pick), key="F11")
            return pick, lambda: self._scans
        line = QLineEdit()
        line.setMaxLength(500)
        if field.kind == "money":
            owed = sum(fee.amount or 0 for fee in view.dossier.fees)
            paid = sum(payment.amount for payment in view.dossier.payments)
            line.setText(str(max(0, owed - paid) or ""))
            return line, lambda: formats.read_money(line.text())
        line.setText(_known(field.name, view))
        return line, lambda: line.text().strip()

    def _choice(self, field: Field, view: DossierView) -> tuple[QWidget, Callable[[], Value]]:
        choice = QComboBox()
        for value, words in field.choices:
            if not (value in ("owner", "delegate") and getattr(view.dossier, value) is None):
                choice.addItem(tr(words), value)
        if field.name == "component":
            for component in view.procedure.components:
                if not component.is_note:
                    choice.addItem(component.name[:80], str(component.seq))
        return choice, lambda: str(choice.currentData() or "")

    def _scan(self, pick: QPushButton) -> None:
        seq = str(self._read["component"]())
        papers = (c for c in self._view.procedure.components if str(c.seq) == seq)
        paper = next(papers, None)

        def keep(scans: tuple[bytes, ...], pages: int) -> None:
            self._scans = scans
            pick.setText(tr("Pages: {count}", count=pages) + "   F11")

        if self._place and paper:
            open_scans(self._place, self, paper, keep, scans=self._scans)


def _known(name: str, view: DossierView) -> str:
    """What the dossier already knows stands in the field."""
    if name == "name" and view.dossier.fees:
        return view.dossier.fees[0].name
    return {
        "summary": view.dossier.summary,
        "phone": view.dossier.applicant.phone,
        "address": view.dossier.applicant.address,
    }.get(name, "")


def _text_field(*, as_lines: bool) -> tuple[QWidget, Callable[[], Value]]:
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setMaximumHeight(96)
    if not as_lines:
        return made, lambda: made.toPlainText().strip()

    def lines() -> tuple[str, ...]:
        return tuple(x.strip() for x in made.toPlainText().splitlines() if x.strip())

    return made, lines
