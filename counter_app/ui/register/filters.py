"""What restricts the register: status, due, procedure, officer, day, not yet delivered."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QPushButton, QWidget

from counter_app.domain.clock import to_local
from counter_app.domain.dossier import CITIZENS_TURN, Status
from counter_app.domain.procedure import Procedure
from counter_app.domain.staff import Officer
from counter_app.ui.language import tr
from counter_app.ui.look.days import drop_calendar
from counter_app.ui.look.flow_layout import FlowLayout
from counter_app.ui.look.parts import button, hold_values_still
from counter_app.ui.place import Place
from counter_app.ui.reception.panels.procedure_search import ProcedureSearch
from counter_app.ui.words import formats, labels

CHOSEN_DAYS = "days"
DAYS_OF_WEEK = 6  # before today
RETURNED_TODAY, RETURNED_WEEK = "returned-today", "returned-week"
STILL = -1  # no status: the clock stands still, for papers or for money


class Filters(QWidget):
    """A row of choices that goes on in the next line where the window is narrow.

    Signals:
        changed: something else is wanted.
    """

    changed = Signal()

    def __init__(self, place: Place, over: QWidget) -> None:
        super().__init__()
        self._place = place
        self.statuses, self.due, self.days = QComboBox(), QComboBox(), QComboBox()
        self.officers = QComboBox()
        self.first, self.last = QDateEdit(), QDateEdit()
        self.procedure = ProcedureSearch(place, over)
        self.procedure_code = self._procedure_name = ""
        self.due_day: date | None = None
        self.waiting = QCheckBox(tr("&Not delivered yet"))
        self.clear_all: QPushButton = button(tr("Clear &filters"), self.clear, kind="link")
        self._fill()
        self._lay_out()
        self._connect()

    def limits(self) -> dict[str, Any]:
        """Return only the restrictions that are set, in words of ``Registers.filter_for``."""
        found: dict[str, Any] = {}
        if (status := self.statuses.currentData()) is not None:
            found["statuses"] = CITIZENS_TURN if status == STILL else (Status(status),)
        if self.due_day is not None:
            found["due_day"] = self.due_day
        elif due := self.due.currentData():
            found["due"] = due
        if self.procedure_code:
            found["procedure"] = self.procedure_code
        if officer := self.officers.currentData():
            found["officer"] = officer
        if self.days.currentData():
            first, last = self._period()
            if self.days.currentData() in (RETURNED_TODAY, RETURNED_WEEK):
                found["returned_day"], found["returned_until"] = first, last
            else:
                found["day"], found["until"] = first, last
        if self.waiting.isChecked():
            found["undelivered_only"] = True
        return found

    def words(self) -> str:
        """Return what is chosen, for the heading of a list."""
        chosen = [
            box.currentText()
            for box in (self.statuses, self.due, self.officers)
            if box.currentData() not in (None, "")
        ]
        if self.days.currentData():
            first, last = self._period()
            days = f"{formats.day(first)} – {formats.day(last)}"
            if self.days.currentData() in (RETURNED_TODAY, RETURNED_WEEK):
                days = tr("Returned {days}", days=days)
            chosen.append(days)
        if self.procedure_code:
            chosen.append(self._procedure_name)
        if self.waiting.isChecked():
            chosen.append(self.waiting.text().replace("&", ""))
        return "; ".join(chosen)

    def show_only(self, **limits: Any) -> None:
        """Set these restrictions and no other; the board leads here."""
        self._reset()
        for name, value in limits.items():
            if name == "statuses":
                wanted = STILL if value == CITIZENS_TURN else int(value[0])
                self.statuses.setCurrentIndex(self.statuses.findData(wanted))
            elif name == "due":
                self.due.setCurrentIndex(self.due.findData(value))
            elif name == "due_day":
                self._on_due_day(value)
            elif name == "day":
                self._set_days(value, limits.get("until", value))
            elif name == "returned_day":
                self._choose_days(RETURNED_TODAY)
            elif name == "officer":
                self._choose_officer(value)
            elif name == "procedure":
                self._choose_procedure(value)
            elif name == "undelivered_only":
                self._hold_waiting(on=bool(value))
        self.changed.emit()

    def clear(self) -> None:
        """Restrict nothing."""
        self._reset()
        self.changed.emit()

    def show_officers(self, officers: Iterable[Officer]) -> None:
        """Offer these names; the chosen one stays."""
        chosen = self.officers.currentData()
        self.officers.clear()
        self.officers.addItem(tr("Every officer"), "")
        for officer in officers:
            self.officers.addItem(officer.full_name, officer.name)
        self.officers.setCurrentIndex(max(0, self.officers.findData(chosen)))

    def _reset(self) -> None:
        for box in (self.statuses, self.due, self.days, self.officers):
            box.setCurrentIndex(0)
        self._on_due_day(None)
        self._show_days()
        self._hold_waiting(on=False)
        self.procedure_code = self._procedure_name = ""
        self.procedure.clear()

    def _hold_waiting(self, *, on: bool) -> None:
        self.waiting.blockSignals(True)
        self.waiting.setChecked(on)
        self.waiting.blockSignals(False)

    def _today(self) -> date:
        return to_local(self._place.counter.clock.now()).date()

    def _period(self) -> tuple[date, date]:
        chosen, today = self.days.currentData(), self._today()
        if chosen == "yesterday":
            return (today - timedelta(days=1),) * 2
        if chosen in ("week", RETURNED_WEEK):
            return today - timedelta(days=DAYS_OF_WEEK), today
        if chosen == "month":
            return today.replace(day=1), today
        if chosen == CHOSEN_DAYS:
            first, last = _python(self.first.date()), _python(self.last.date())
            return min(first, last), max(first, last)
        return today, today

    def _set_days(self, first: date, last: date) -> None:
        for field, day in ((self.first, first), (self.last, last)):
            field.blockSignals(True)
            field.setDate(QDate(day.year, day.month, day.day))
            field.blockSignals(False)
        self._choose_days(CHOSEN_DAYS)

    def _choose_days(self, name: str) -> None:
        self.days.setCurrentIndex(self.days.findData(name))
        self._show_days()

    def _show_days(self) -> None:
        for field in (self.first, self.last):
            field.setVisible(self.days.currentData() == CHOSEN_DAYS)

    def _choose_officer(self, name: str) -> None:
        if self.officers.findData(name) < 0:
            self.officers.addItem(name, name)  # the full names come later
        self.officers.setCurrentIndex(self.officers.findData(name))

    def _on_due_day(self, day: date | None) -> None:
        self.due_day = day
        if (number := self.due.findData("day")) >= 0:
            self.due.removeItem(number)
        if day is not None:
            self.due.addItem(tr("Due on {day}", day=formats.day(day)), "day")
            self.due.setCurrentIndex(self.due.count() - 1)

    def _due_chosen(self) -> None:
        if self.due.currentData() != "day":
            self._on_due_day(None)
        self.changed.emit()

    def _choose_procedure(self, code: str) -> None:
        catalogue = self._place.counter.catalogue
        self.procedure_code = self._procedure_name = code
        self._show_procedure()

        def named(found: Procedure) -> None:
            if self.procedure_code == code:
                self._procedure_name = found.short_name or found.name
                self._show_procedure()

        self._place.jobs.run(
            lambda _report: catalogue.get(code),
            owner=self,
            done=named,
            failed=self._place.dialogs.explain,
        )

    def _show_procedure(self) -> None:
        """Show what restricts the list; what was typed and not chosen restricts nothing."""
        self.procedure.setText(self._procedure_name)
        self.procedure.setCursorPosition(0)

    def _procedure_chosen(self, code: str) -> None:
        self._choose_procedure(code)
        self.changed.emit()

    def _procedure_typed(self, text: str) -> None:
        if not text.strip() and self.procedure_code:
            self.procedure_code = self._procedure_name = ""
            self.changed.emit()

    def _connect(self) -> None:
        for box in (self.statuses, self.officers):
            box.activated.connect(lambda _n: self.changed.emit())
        self.due.activated.connect(lambda _n: self._due_chosen())
        self.days.activated.connect(lambda _n: self._show_days())
        self.days.activated.connect(lambda _n: self.changed.emit())
        for field in (self.first, self.last):
            field.dateChanged.connect(lambda _day: self.changed.emit())
        self.waiting.toggled.connect(lambda _on: self.changed.emit())
        self.procedure.chosen.connect(self._procedure_chosen)
        self.procedure.textEdited.connect(self._procedure_typed)
        self.procedure.editingFinished.connect(self._show_procedure)

    def _fill(self) -> None:
        self.statuses.addItem(tr("Every status"), None)
        self.statuses.addItem(tr("Waiting for citizens"), STILL)
        for status in Status:
            self.statuses.addItem(labels.status(status), int(status))
        for words, name in (
            (tr("Every due date"), ""),
            (tr("Due today"), "today"),
            (tr("Due soon"), "soon"),
            (tr("Overdue"), "overdue"),
        ):
            self.due.addItem(words, name)
        for words, name in (
            (tr("Received any day"), ""),
            (tr("Received today"), "today"),
            (tr("Received yesterday"), "yesterday"),
            (tr("In the last seven days"), "week"),
            (tr("Received this month"), "month"),
            (tr("Choose the days …"), CHOSEN_DAYS),
            (tr("Returned today"), RETURNED_TODAY),
            (tr("Returned in the last seven days"), RETURNED_WEEK),
        ):
            self.days.addItem(words, name)
        self.officers.addItem(tr("Every officer"), "")
        today = self._today()
        for field in (self.first, self.last):
            drop_calendar(field)
            field.setDisplayFormat("dd/MM/yyyy")
            field.setDate(QDate(today.year, today.month, today.day))
        for widget, name in (
            (self.statuses, tr("Status")),
            (self.due, tr("Due")),
            (self.days, tr("Day of reception or return")),
            (self.officers, tr("Officer")),
            (self.first, tr("From")),
            (self.last, tr("Until")),
        ):
            widget.setAccessibleName(name)
        self.procedure.setAccessibleName(tr("Procedure"))
        self.procedure.setPlaceholderText(tr("Every procedure"))

    def _lay_out(self) -> None:
        line = FlowLayout(self)
        self.procedure.setMinimumWidth(self.fontMetrics().averageCharWidth() * 34)
        for widget in (
            self.statuses,
            self.due,
            self.days,
            self.first,
            self.last,
            self.officers,
            self.procedure,
            self.waiting,
            self.clear_all,
        ):
            line.addWidget(widget)
        self._show_days()
        hold_values_still(self)


def _python(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
