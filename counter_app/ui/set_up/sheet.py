"""The window of the first start: who this counter is, who its first admin is, which province."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QProgressBar,
    QSpinBox,
    QWidget,
)

from counter_app.ui.dialogs import Sheet
from counter_app.ui.files import which_file
from counter_app.ui.jobs import Foreseen, Jobs
from counter_app.ui.language import mark, tr
from counter_app.ui.look.parts import button, label, set_state
from counter_app.ui.look.theme import GRID
from counter_app.ui.place import Doors
from counter_app.ui.set_up.communes import CommuneCompleter
from counter_app.ui.set_up.form import ADVISED_LENGTH, NewCounter, cleaned, faults
from counter_app.ui.words.messages import words_for

_WIDTH = 620
_HIDDEN = QLineEdit.EchoMode.Password
_WRONG = {
    "unit": mark("The identifier of the unit looks like H48.12.34."),
    "unit_name": mark("Enter the name of the commune."),
    "officer_name": mark("Enter the full name of the administrator."),
    "officer": mark("Choose a sign-in name, for example “lan”."),
    "password": mark("Choose a password."),
    "again": mark("The two passwords differ."),
    "gateway": mark("Enter the address of the province, or leave the code empty."),
    "enrolment": mark("Enter the code the province gave you, or leave the address empty."),
}


class SetUpSheet(Sheet):
    """Asks once, works with progress, and stays open until it went well or was cancelled."""

    asks_first = True

    def __init__(self, doors: Doors) -> None:
        super().__init__(None, tr("Set up this counter"), width=_WIDTH)
        self.setObjectName("setUpSheet")
        self._doors, self._jobs = doors, Jobs(self)
        self.unit, self.unit_name = QLineEdit(), QLineEdit()
        self.counter = QSpinBox(minimum=1, maximum=99)
        self.officer_name, self.officer = QLineEdit(), QLineEdit()
        self.password, self.again = QLineEdit(echoMode=_HIDDEN), QLineEdit(echoMode=_HIDDEN)
        self.gateway, self.enrolment = QLineEdit(), QLineEdit()
        self.training = QCheckBox(tr("&Training: nothing here is a real dossier"))
        self.fault = label("", "fault", wrap=True)
        self.fault.hide()
        self.progress = QProgressBar(maximum=0, textVisible=False)
        self.progress.hide()
        self.enter = button(tr("&Set up"), self._submit, kind="primary", key="F9")
        self.from_backup = button(tr("From a &backup…"), self._choose_backup)
        self.communes = CommuneCompleter(self.unit_name)
        self._lay_out()
        self.training.toggled.connect(self._choose_training)
        self.password.textChanged.connect(self._advise)

    def reject(self) -> None:
        """Qt: what runs is not broken off half done."""
        if self._jobs.is_idle:
            super().reject()

    def done(self, result: int) -> None:
        """Qt: the thread ends with the sheet."""
        self._jobs.close()
        super().done(result)

    def said(self) -> NewCounter:
        """Return what was entered."""
        return cleaned(
            NewCounter(
                unit=self.unit.text(),
                unit_name=self.unit_name.text(),
                counter=self.counter.value(),
                officer=self.officer.text(),
                officer_name=self.officer_name.text(),
                password=self.password.text(),
                gateway=self.gateway.text(),
                enrolment=self.enrolment.text(),
                training=self.training.isChecked(),
            )
        )

    def restore(self, file: Path) -> None:
        """Bring a counter back from a backup."""
        self._work(lambda: self._doors.restore(file))

    def _submit(self) -> None:
        said = self.said()
        wrong = faults(said, self.again.text())
        for name, field in self._fields().items():
            set_state(field, "fault", "true" if name in wrong else "")
        if wrong:
            self._say(tr(_WRONG[wrong[0]]))
            self._fields()[wrong[0]].setFocus()
            return
        self._work(lambda: self._doors.set_up(said))

    def _choose_backup(self) -> None:
        kinds = tr("Backups of a counter (*.counter-backup)")
        if file := which_file(self, tr("From a backup"), kinds):
            self.restore(file)

    def _work(self, deed: Callable[[], None]) -> None:
        self.fault.hide()
        self._wait(True)
        self._jobs.run(
            lambda _report: deed(),
            owner=self,
            done=lambda _none: self.accept(),
            failed=self._explain,
        )

    def _explain(self, error: Foreseen) -> None:
        words = words_for(error)
        self._wait(False)
        self._say(f"{words.title}. {words.advice}")

    def _wait(self, waiting: bool) -> None:
        self.progress.setVisible(waiting)
        for widget in (*self._fields().values(), self.training, self.enter, self.from_backup):
            widget.setEnabled(not waiting)
        if not waiting:
            self._choose_training(self.training.isChecked())

    def _choose_training(self, training: bool) -> None:
        for field in (self.gateway, self.enrolment):
            field.setEnabled(not training)

    def _advise(self, password: str) -> None:
        short = 0 < len(password) < ADVISED_LENGTH
        advice = tr("Better at least {count} characters.", count=ADVISED_LENGTH)
        self.fault.setText(advice if short else "")
        self.fault.setVisible(short)

    def _say(self, text: str) -> None:
        self.fault.setText(text)
        self.fault.show()

    def _fields(self) -> dict[str, QWidget]:
        names = (
            *("unit", "unit_name", "counter", "officer_name", "officer", "password", "again"),
            *("gateway", "enrolment"),
        )
        return {name: getattr(self, name) for name in names}

    def _lay_out(self) -> None:
        hint = tr("Once on this PC. The province's list names unit, counter, address and code.")
        self.body.addWidget(label(hint, "muted", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        words = (
            (tr("&Identifier of the unit"), self.unit, "H48.12.34"),
            (tr("Name of the &commune"), self.unit_name, "Xã Mẫu"),
            (tr("&Full name of the administrator"), self.officer_name, ""),
            (tr("Sign-in na&me"), self.officer, "lan"),
            (tr("&Password"), self.password, ""),
            (tr("Password &again"), self.again, ""),
            (tr("Address of the p&rovince"), self.gateway, "https://…"),
            (tr("One-time cod&e"), self.enrolment, ""),
        )
        for number, (text, field, example) in enumerate(words):
            name = label(text, "muted")
            name.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            if isinstance(field, QLineEdit):
                field.setPlaceholderText(example)
                field.setMaxLength(200)
            grid.addWidget(name, number, 0)
            grid.addWidget(field, number, 1, 1, 1 if field is self.unit else 3)
            if field is self.unit:
                self._put_counter_beside(grid)
        self.body.addLayout(grid)
        self.body.addWidget(self.training)
        self.body.addWidget(self.fault)
        self.body.addWidget(self.progress)
        self.buttons.insertWidget(0, self.from_backup)
        self.buttons.addWidget(self.enter)
        self.add_reject()
        self.unit.setFocus()

    def _put_counter_beside(self, grid: QGridLayout) -> None:
        words = tr("&Number of this counter")
        name = label(words, "muted")
        name.setBuddy(self.counter)
        self.counter.setAccessibleName(words.replace("&", ""))
        grid.addWidget(name, 0, 2)
        grid.addWidget(self.counter, 0, 3)
