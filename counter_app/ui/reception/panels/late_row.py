"""What was done by hand while this PC was off: when it was, and why it is entered only now."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from PySide6.QtCore import QDate, QDateTime, QTime, Signal
from PySide6.QtWidgets import QDateTimeEdit, QGridLayout, QLineEdit, QWidget

from counter_app.domain.clock import LOCAL, to_local
from counter_app.services.desk import LATE_DAYS
from counter_app.ui.language import mark, tr
from counter_app.ui.look.days import drop_calendar
from counter_app.ui.look.parts import button, label
from counter_app.ui.look.theme import GRID
from counter_app.ui.reception.entry import LateEntry


class LateWords(NamedTuple):
    """What the row asks for; ``told`` names the number of days as ``{days}``."""

    opener: str
    when: str
    told: str


OF_RECEPTION: Final = LateWords(
    mark("Recei&ved earlier…"),
    mark("Received at"),
    mark(
        "For what was received by hand, at most {days} days back: the code bears that day, the "
        "due date counts from it, and the journal says that it was entered later."
    ),
)
OF_DEED: Final = LateWords(
    mark("&Done earlier…"),
    mark("Done at"),
    mark(
        "For what was done on paper, at most {days} days back: it counts from that moment, and the "
        "journal says that it was entered later."
    ),
)


class LateRow(QWidget):
    """Hidden until a lead asks for it. The paper book is entered from top to bottom: opened again,
    it stands where it stood.

    ``opener``: the button that asks for it, hidden from whoever is no lead. ``now``: the clock.

    Signals: changed: the moment or the reason is another.
    """

    changed = Signal()

    def __init__(self, words: LateWords = OF_RECEPTION, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.now: Callable[[], datetime] | None = None  # the screen hands the clock in
        self.when = QDateTimeEdit()
        self.when.setDisplayFormat("HH:mm dd/MM/yyyy")
        drop_calendar(self.when)
        self.reason = QLineEdit(maxLength=200)
        self.reason.setPlaceholderText(tr("for example: no electricity"))
        self.opener = button(tr(words.opener), self._turn, kind="link")
        self.opener.hide()
        self._has_stood = False
        self._lay_out()
        self.when.dateTimeChanged.connect(lambda _moment: self.changed.emit())
        self.reason.textChanged.connect(lambda _text: self.changed.emit())
        self.hide()

    def let(self, allowed: bool) -> None:
        """Offer it to a lead; anybody else neither sees it nor has it open."""
        self.opener.setVisible(allowed)
        if not allowed:
            self.hide()

    def begin(self) -> None:
        """Show the row; no moment ahead or too long ago can be chosen."""
        if self.now is None:
            return
        latest = to_local(self.now())
        earliest = latest - timedelta(days=LATE_DAYS) + timedelta(minutes=1)
        self.when.setDateTimeRange(_qt(earliest), _qt(latest))
        if not self._has_stood:
            self.when.setDateTime(_qt(latest))
        self._has_stood = True
        self.show()
        self.when.setFocus()

    def entry(self) -> LateEntry | None:
        """Return what was entered, None while nobody enters anything late."""
        if self.isHidden():
            return None
        day, clock = self.when.date(), self.when.time()
        moment = datetime(
            day.year(), day.month(), day.day(), clock.hour(), clock.minute(), tzinfo=LOCAL
        )
        return LateEntry(moment, self.reason.text().strip())

    def show_entry(self, entry: LateEntry) -> None:
        """Show what had been entered, to whoever may."""
        if self.opener.isHidden():
            return
        self.begin()
        self.when.setDateTime(_qt(to_local(entry.when)))
        self.reason.setText(entry.reason)

    def _turn(self) -> None:
        if self.isHidden():
            self.begin()
        else:
            self.hide()
        self.changed.emit()

    def _lay_out(self) -> None:
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GRID)
        for number, (words, field) in enumerate(
            ((tr(self._words.when), self.when), (tr("Why only now"), self.reason))
        ):
            beside = label(words, "muted")
            beside.setBuddy(field)
            field.setAccessibleName(words)
            rows.addWidget(beside, number, 0)
            rows.addWidget(field, number, 1)
        told = tr(self._words.told, days=LATE_DAYS)
        rows.addWidget(label(told, "small", wrap=True), 2, 0, 1, 2)
        rows.setColumnStretch(1, 1)


def _qt(moment: datetime) -> QDateTime:
    day = QDate(moment.year, moment.month, moment.day)
    return QDateTime(day, QTime(moment.hour, moment.minute))
