"""When the result is owed, and how that was counted."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from counter_app.domain.dossier import TermUnit
from counter_app.domain.due_date import CountedDay
from counter_app.services.reception import Quote
from counter_app.ui.language import mark, tr
from counter_app.ui.look.parts import column, label, row
from counter_app.ui.reception.entry import TermEntry, closing
from counter_app.ui.words import formats

SHOWN_DAYS = 6
UNITS = {
    TermUnit.WORKING_DAY: mark("working days"),
    TermUnit.DAY: mark("days"),
    TermUnit.HOUR: mark("working hours"),
    TermUnit.MONTH: mark("months"),
    TermUnit.SAME_DAY: mark("the same day"),
}


class DeadlinePanel(QWidget):
    """Signals: changed: the officer said a processing time."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.due = label("–", "title")
        self.counted = label("", "small", wrap=True)
        self.count = QLineEdit()
        self.count.setAccessibleName(tr("Processing time: how many"))
        self.count.setMaximumWidth(72)
        self.count.setMaxLength(5)
        self.unit = QComboBox()
        self.unit.setAccessibleName(tr("Processing time: unit"))
        for unit, words in UNITS.items():
            self.unit.addItem(tr(words), unit)
        self.asked = QWidget()
        self.day = QLineEdit(placeholderText="31/12/2026", maxLength=10)
        self.day.setAccessibleName(tr("The day on which the result is due"))
        self.day.hide()
        self._lay_out()
        self.count.textChanged.connect(self.changed)
        self.day.textChanged.connect(self.changed)
        self.unit.currentIndexChanged.connect(self._unit_chosen)

    def entry(self) -> TermEntry | None:
        """Return what the officer said, None while the catalogue knows."""
        if not self.asked.isVisibleTo(self):
            return None
        return TermEntry(self.count.text(), TermUnit(self.unit.currentData()))

    @property
    def said_day(self) -> str:
        """The due day as typed, "" while somebody can count it."""
        return self.day.text().strip() if self.day.isVisibleTo(self) else ""

    @property
    def lacks_day(self) -> bool:
        """True while the day is asked for and not said."""
        return self.day.isVisibleTo(self) and closing(self.said_day) is None

    def ask_day(self, typed: str = "") -> None:
        """Ask for the due day itself: the calendar does not reach that far."""
        self.day.show()
        if typed:
            self.day.setText(typed)

    def show_entry(self, entry: TermEntry) -> None:
        """Show what the officer had said."""
        self.count.setText(entry.count)
        self.unit.setCurrentIndex(max(0, self.unit.findData(entry.unit)))

    def ask(self, wanted: bool) -> None:
        """Ask the officer for the processing time, or stop asking."""
        self.asked.setVisible(wanted)

    def show_quote(self, quote: Quote) -> None:
        """Show the due moment and its days."""
        self.due.setText(formats.due(quote.due) or tr("Please say the processing time"))
        self.counted.setText(
            tr("The day you said; nobody counted it.")
            if self.said_day
            else _explained(quote.counted)
        )

    def show_fault(self, words: str) -> None:
        """Say why the due moment cannot be counted."""
        self.due.setText("–")
        self.counted.setText(f"⚠ {words}")

    def clear(self) -> None:
        """Forget the last one."""
        self.count.clear()
        self.day.clear()
        self.day.hide()
        self.unit.setCurrentIndex(0)
        self.ask(False)
        self.due.setText("–")
        self.counted.setText("")

    def _unit_chosen(self) -> None:
        self.count.setEnabled(self.unit.currentData() != TermUnit.SAME_DAY)
        self.changed.emit()

    def _lay_out(self) -> None:
        outer = column(self, spacing=2)
        outer.addWidget(label(tr("Result due"), "muted"))
        outer.addWidget(self.due)
        line = row(self.asked)
        line.addWidget(self.count)
        line.addWidget(self.unit)
        line.addStretch()
        self.asked.hide()
        outer.addWidget(self.asked)
        self.day.setMaximumWidth(self.day.fontMetrics().horizontalAdvance("0") * 18)
        outer.addWidget(self.day)
        outer.addWidget(self.counted)
        outer.addStretch()


def _explained(days: Sequence[CountedDay]) -> str:
    """Return the counted days: “Counted: Mon 23/11, Tue 24/11 …”."""
    if not days:
        return ""
    names = [f"{formats.weekday(d.day)} {d.day:%d/%m}{_part(d.part)}" for d in days]
    if len(names) > SHOWN_DAYS:
        names = [*names[: SHOWN_DAYS - 2], "…", names[-1]]
    return tr("Counted: {days}", days=", ".join(names))


def _part(part: str) -> str:
    words = {
        "morning": lambda: tr("morning"),
        "afternoon": lambda: tr("afternoon"),
    }
    if part in words:
        return f" ({words[part]()})"
    return f" ({part})" if ":" in part else ""
