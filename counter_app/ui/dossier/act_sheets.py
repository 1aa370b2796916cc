"""The small form of each act: what must be said before it is done."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from counter_app.domain.dossier import Payment
from counter_app.domain.procedure import Component
from counter_app.domain.workflow import Act
from counter_app.services.registers import DossierView
from counter_app.ui.dialogs import Dialogs, Sheet
from counter_app.ui.dossier.deeds import OF_APPLICANT
from counter_app.ui.jobs import Foreseen
from counter_app.ui.language import mark, tr
from counter_app.ui.look.parts import button, label, set_state
from counter_app.ui.look.theme import GRID
from counter_app.ui.place import Place
from counter_app.ui.reception.checklist import Checklist
from counter_app.ui.scans.checklist_scans import scan_paper
from counter_app.ui.scans.sheet import open_scans
from counter_app.ui.words import formats, labels
from counter_app.ui.words.about import ACTS as ABOUT
from counter_app.ui.words.messages import words_for

MOST_SHEETS = 9999
Value = object
Keep = Callable[[dict[str, Any], Callable[[], None], Callable[[Foreseen], None]], None]


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
        Field("scans", mark("Scans of the result"), "scans"),
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
        Field("corrects", mark("What is entered"), "choice"),
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
        Field("status", mark("Step"), "choice"),
        Field("name", mark("Applicant"), required=True),
        Field("id_number", mark("ID number")),
        Field("phone", mark("Phone of the applicant")),
        Field("address", mark("Address of the applicant")),
        Field("summary", mark("Summary")),
        _NOTE,
        Field(
            "return_by",
            mark("Return by"),
            "choice",
            choices=(
                ("counter", mark("At the counter")),
                ("post", mark("By post")),
            ),
        ),
        _WHY,
    ),
}


class ActSheet(Sheet):
    """The form of one act on one dossier."""

    def __init__(
        self, parent: QWidget, act: Act, view: DossierView, place: Place | None = None
    ) -> None:
        super().__init__(parent, labels.act(act).replace("&", ""), width=640)
        self._act, self._view, self._place = act, view, place
        self.keep: Keep | None = None
        self.corrects: UUID | None = None  # the entry that this form puts right
        self.setObjectName("actSheet")
        self.about = ABOUT[act]
        self._fields = FIELDS[act]
        self._read: dict[str, Callable[[], Value]] = {}
        self.widgets: dict[str, QWidget] = {}
        self._scans: tuple[bytes, ...] = ()
        self.fault = label("", "fault", wrap=True)
        self.fault.hide()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        for field in self._fields:
            self._add(field, view)
        self.body.addWidget(self.fault)
        if act is Act.TAKE_FEE:
            self._follow_entry(view)
        self._began = self.values()
        harm = act in (Act.REFUSE, Act.STOP, Act.WITHDRAW)
        self._save = self.add_accept(tr("Save"), kind="harm" if harm else "primary", key="F9")
        self.add_reject()

    def values(self) -> dict[str, Any]:
        """Return what was entered, by the name of the field."""
        said: dict[str, Any] = {name: read() for name, read in self._read.items()}
        return said | {"corrects": self.corrects} if self.corrects else said

    def accept(self) -> None:
        """Qt: leave only when what must be said is said, and done; else all stays as typed."""
        if not self._save.isEnabled():
            return
        for field in self._fields:
            if field.required and not self._read[field.name]():
                set_state(self.widgets[field.name], "fault", "true")
                self.widgets[field.name].setFocus()
                self._say(tr("Please fill in: {field}", field=tr(field.words)))
                return
        self.fault.hide()
        if self.keep is None:
            super().accept()
            return
        self._save.setEnabled(False)  # once is enough
        self.keep(self.values(), super().accept, self._refused)

    def reject(self) -> None:
        """Qt: typed work is not thrown away without a question."""
        if self.values() != self._began and not Dialogs(self).ask_to_lose_typing():
            return
        super().reject()

    def stand_on_step_back(self) -> None:
        """Choose the step back, where one is possible, and ask for the reason."""
        choice = self.widgets["status"]
        if isinstance(choice, QComboBox) and choice.count() > 1:
            choice.setCurrentIndex(1)
            self.widgets["reason"].setFocus()

    def _refused(self, error: Foreseen) -> None:
        """The deed was not done: say why, and let it be put right."""
        self._save.setEnabled(True)
        words = words_for(error)
        self._say(f"{words.title}. {words.advice}")

    def _say(self, words: str) -> None:
        self.fault.setText(words)
        self.fault.show()

    def _follow_entry(self, view: DossierView) -> None:
        """A counter-entry takes its amount and name from the entry it corrects."""
        entries = {str(one.fact): one for one in view.dossier.payments}
        choice, amount = self.widgets["corrects"], self.widgets["amount"]
        name = self.widgets["name"]
        if not isinstance(choice, QComboBox):
            return

        def follow(_number: int) -> None:
            entry = entries.get(str(choice.currentData()))
            if entry and isinstance(amount, QLineEdit) and isinstance(name, QLineEdit):
                amount.setText(str(_left(entry, view)))
                name.setText(entry.name)

        choice.activated.connect(follow)

    def _add(self, field: Field, view: DossierView) -> None:
        made, read = self._made(field, view)
        self.widgets[field.name], self._read[field.name] = made, read
        name = tr(field.words)
        made.setAccessibleName(name)
        words = label(name if not field.required else f"{name} *", "muted")
        words.setBuddy(made)
        line = self._grid.rowCount()
        if field.kind == "papers":
            self._grid.addWidget(words, line, 0, 1, 2)
            self._grid.addWidget(made, line + 1, 0, 1, 2)
            return
        tall = field.kind in ("text", "lines")
        where = Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(words, line, 0, where)
        self._grid.addWidget(made, line, 1)

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
        line.setText(_known(self._act, field.name, view))
        return line, lambda: line.text().strip()

    def _choice(self, field: Field, view: DossierView) -> tuple[QWidget, Callable[[], Value]]:
        choice = QComboBox()
        for value, words in field.choices:
            if not (value in ("owner", "delegate") and getattr(view.dossier, value) is None):
                choice.addItem(tr(words), value)
        for value, words in _more_choices(field.name, view):
            choice.addItem(words, value)
        if field.name == "return_by":
            choice.setCurrentIndex(max(0, choice.findData(view.dossier.return_by)))
        if field.name == "component":
            for component in view.procedure.components:
                if not component.is_note:
                    choice.addItem(component.name[:80], str(component.seq))
        return choice, lambda: str(choice.currentData() or "")

    def _scan(self, pick: QPushButton) -> None:
        seq = str(self._read["component"]()) if "component" in self._read else ""
        papers = (c for c in self._view.procedure.components if str(c.seq) == seq)
        paper = next(papers, None)
        if not seq:
            paper = Component(0, tr("Result"))

        def keep(scans: tuple[bytes, ...], pages: int) -> None:
            self._scans = scans
            pick.setText(tr("Pages: {count}", count=pages) + "   F11")

        if self._place and paper:
            open_scans(self._place, self, paper, keep, scans=self._scans)


def _known(act: Act, name: str, view: DossierView) -> str:
    """What the dossier already knows stands in the field."""
    if act is Act.TAKE_FEE and name == "name" and view.dossier.fees:
        return view.dossier.fees[0].name
    if act is Act.CORRECT and name in OF_APPLICANT:
        return str(getattr(view.dossier.applicant, name))
    if act is Act.CORRECT and name in ("summary", "note"):
        return str(getattr(view.dossier, name))
    return view.dossier.summary if name == "summary" else ""


def _more_choices(name: str, view: DossierView) -> Iterator[tuple[str, str]]:
    """What may be chosen depends on the dossier: steps back, and money that was entered."""
    if name == "status":
        yield "", tr("Stays: {status}", status=labels.status(view.dossier.status))
        for status in view.steps_back:
            words = tr("One step back: {status}", status=labels.status(status))
            yield str(int(status)), words
    if name == "corrects":
        yield "", tr("Money taken now")
        for entry in view.dossier.payments:
            if entry.corrects is None and (left := _left(entry, view)) > 0:
                parts = (formats.money(left), entry.name, entry.receipt_number)
                words = " · ".join(part for part in parts if part)
                yield str(entry.fact), tr("Counter-entry: {entry}", entry=words)


def _left(entry: Payment, view: DossierView) -> int:
    """Return what of an entry no counter-entry has taken back."""
    undone = (one.amount for one in view.dossier.payments if one.corrects == entry.fact)
    return entry.amount + sum(undone)


def _text_field(*, as_lines: bool) -> tuple[QWidget, Callable[[], Value]]:
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setMaximumHeight(96)
    if not as_lines:
        return made, lambda: made.toPlainText().strip()

    def lines() -> tuple[str, ...]:
        return tuple(x.strip() for x in made.toPlainText().splitlines() if x.strip())

    return made, lines
