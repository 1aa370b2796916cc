"""The small form of each act: what must be said before it is done."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QDate, QMargins, QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
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

from counter_app.domain.clock import to_local
from counter_app.domain.procedure import Component
from counter_app.domain.staff import may
from counter_app.domain.workflow import Act
from counter_app.services.registers import DossierView
from counter_app.ui.dialogs import Dialogs, Sheet
from counter_app.ui.dossier.act_choices import known, left_of, more_choices
from counter_app.ui.dossier.act_fields import FIELDS, Field
from counter_app.ui.dossier.scans import named_scans
from counter_app.ui.dossier.ticks import ticks_of
from counter_app.ui.jobs import Foreseen
from counter_app.ui.language import tr
from counter_app.ui.look.days import drop_calendar
from counter_app.ui.look.long_choice import LongChoice
from counter_app.ui.look.parts import VerticalArea, button, column, label, set_state
from counter_app.ui.look.theme import GRID
from counter_app.ui.place import Place
from counter_app.ui.reception.checklist import Checklist
from counter_app.ui.reception.panels.late_row import OF_DEED, LateRow
from counter_app.ui.scans.checklist_scans import scan_paper
from counter_app.ui.scans.sheet import open_scans
from counter_app.ui.words import formats, labels
from counter_app.ui.words.about import ACTS as ABOUT
from counter_app.ui.words.messages import words_for

MOST_SHEETS = 9999
TALLEST = 700  # pixels: what a screen of 768 leaves below a title bar
Value = object
Keep = Callable[[dict[str, Any], Callable[[], None], Callable[[Foreseen], None]], None]


class _Fields(VerticalArea):
    """The fields as tall as they are, scrolled where the screen is too low for them."""

    def sizeHint(self) -> QSize:
        """Qt: room for every field, and for the bar beside them."""
        beside = self.verticalScrollBar().sizeHint().width()
        return self.widget().sizeHint().grownBy(QMargins(0, 0, beside, 0))


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
        has_scans = bool(named_scans(view))
        self._fields = tuple(f for f in FIELDS[act] if has_scans or f.kind != "given")
        self._read: dict[str, Callable[[], Value]] = {}
        self.widgets: dict[str, QWidget] = {}
        self._scans: tuple[bytes, ...] = ()
        self.late = LateRow(OF_DEED)
        self.fault = label("", "fault", wrap=True)
        self.fault.hide()
        self._lay_out(view)
        if act is Act.TAKE_FEE:
            self._follow_entry(view)
        self._began = self.values()
        harm = act in (Act.REFUSE, Act.STOP, Act.WITHDRAW)
        self._save = self.add_accept(tr("Save"), kind="harm" if harm else "primary", key="F9")
        self.add_reject()

    def values(self) -> dict[str, Any]:
        """Return what was entered, by the name of the field."""
        said: dict[str, Any] = {name: read() for name, read in self._read.items()}
        if late := self.late.entry():
            said["late"] = late
        return said | {"corrects": self.corrects} if self.corrects else said

    def accept(self) -> None:
        """Qt: leave only when what must be said is said, and done; else all stays as typed."""
        if not self._save.isEnabled():
            return
        if self._lacks_something() or not self._may_be_unpaid():
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

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: every field is seen at once, where the screen has room."""
        super().showEvent(event)
        self._grow()

    def stand_on_step_back(self) -> None:
        """Choose the step back, where one is possible, and ask for the reason."""
        choice = self.widgets["status"]
        if isinstance(choice, QComboBox) and choice.count() > 1:
            choice.setCurrentIndex(1)
            self.widgets["reason"].setFocus()

    def _lacks_something(self) -> bool:
        """Lead to the first field that must be filled in and is not."""
        for field in self._fields:
            lacks = field.required and not self._read[field.name]()
            set_state(self.widgets[field.name], "fault", "true" if lacks else "")
            if lacks:
                self.widgets[field.name].setFocus()
                self._say(tr("Please fill in: {field}", field=tr(field.words)))
                return True
        late = self.late.entry()
        if late and not late.reason:
            self.late.reason.setFocus()
            self._say(tr("Say why it is entered only now."))
            return True
        return False

    def _may_be_unpaid(self) -> bool:
        """A result is not given out unpaid by an oversight."""
        owed = self._view.dossier.payable if self._act is Act.RETURN else 0
        return owed <= 0 or Dialogs(self).ask_to_give_unpaid(formats.money(owed))

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
                amount.setText(str(left_of(entry, view)))
                name.setText(entry.name)

        choice.activated.connect(follow)

    def _lay_out(self, view: DossierView) -> None:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)
        for field in self._fields:
            self._add(field, view)
        if place := self._place:  # what was done on paper, while this PC was off
            self.late.now = lambda: place.counter.clock.now()
            self.late.let(may(place.counter.officer, "enter_late"))
        content = QWidget()
        inside = column(content)
        inside.addLayout(self._grid)
        inside.addWidget(self.late.opener, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.late)
        self._area = _Fields(content)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self.fault)
        self.setMaximumHeight(TALLEST)
        self.late.changed.connect(lambda: QTimer.singleShot(0, self, self._grow))

    def _grow(self) -> None:
        """Be as tall as the fields that are shown now; Qt alone stops at two thirds of a screen."""
        self._area.updateGeometry()
        wanted = self.sizeHint()
        self.resize(max(self.width(), wanted.width()), min(TALLEST, wanted.height()))

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
        tall = field.kind in ("text", "lines", "given")
        where = Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(words, line, 0, where)
        self._grid.addWidget(made, line, 1)

    def _made(self, field: Field, view: DossierView) -> tuple[QWidget, Callable[[], Value]]:
        if field.kind == "papers":
            brought = Checklist()
            brought.show_components(view.procedure.demanded(view.dossier.case))
            brought.setMinimumSize(640, 280)
            if place := self._place:
                brought.scan_wanted.connect(lambda files: scan_paper(place, brought, files))
            return brought, brought.handed
        if field.kind in ("text", "lines"):
            return _text_field(as_lines=field.kind == "lines")
        if field.kind == "number":
            count = QSpinBox()
            count.setRange(0, MOST_SHEETS)
            return count, count.value
        if field.kind == "day":
            first = view.promise_from or to_local(view.dossier.received_at).date()
            day = QDateEdit(QDate(first.year, first.month, first.day))
            drop_calendar(day)
            day.setDisplayFormat("dd/MM/yyyy")
            return day, lambda: day.date().toString("yyyy-MM-dd")
        if field.kind == "choice":
            return self._choice(field, view)
        if field.kind == "given":
            return ticks_of(named_scans(view))
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
        line.setText(known(self._act, field.name, view))
        return line, lambda: line.text().strip()

    def _choice(self, field: Field, view: DossierView) -> tuple[QWidget, Callable[[], Value]]:
        choice = LongChoice()
        for value, words in field.choices:
            if value != "owner" or view.dossier.owner is not None:  # a delegate may come unnamed
                choice.addItem(tr(words), value)
        for value, words in more_choices(field.name, view):
            choice.addItem(words, value)
        if field.name == "return_by":
            choice.setCurrentIndex(max(0, choice.findData(view.dossier.return_by)))
        if field.name == "component":
            for component in view.procedure.components:
                if not component.is_note:
                    choice.addItem(component.name, str(component.seq))
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


def _text_field(*, as_lines: bool) -> tuple[QWidget, Callable[[], Value]]:
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setMaximumHeight(96)
    if not as_lines:
        return made, lambda: made.toPlainText().strip()

    def lines() -> tuple[str, ...]:
        return tuple(x.strip() for x in made.toPlainText().splitlines() if x.strip())

    return made, lines
