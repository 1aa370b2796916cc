"""Officers of this counter: add one, give another password or role, end an account."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from counter_app.domain.staff import Officer, Role, may
from counter_app.services.staff_desk import officer_from, password_warnings
from counter_app.ui.dialogs import Dialogs, Sheet
from counter_app.ui.jobs import Foreseen
from counter_app.ui.language import tr
from counter_app.ui.look.parts import VerticalArea, button, clear, column, label, row, rule
from counter_app.ui.look.theme import GRID
from counter_app.ui.place import Place
from counter_app.ui.words import labels
from counter_app.ui.words.messages import words_for


class OfficersSheet(Sheet):
    """For administrators; others see who works here."""

    asks_first = True

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(parent, tr("Officers"), width=760)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("officersSheet")
        self.resize(800, 560)
        self._place, self._asks = place, Dialogs(self)
        self._is_admin = may(place.counter.officer, "staff")
        content = QWidget()
        self.lines = column(content)
        area = VerticalArea(content)
        area.setMinimumHeight(240)
        self.body.addWidget(area, 1)
        self.name, self.full_name, self.password = QLineEdit(), QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.role = QComboBox()
        for role in Role:
            self.role.addItem(labels.role(role), role.value)
        self.said = label("", "fault", wrap=True)
        if self._is_admin:
            self._add_form()
        self.body.addWidget(self.said)
        self.add_accept(tr("&Close"))
        self.load()

    def accept(self) -> None:
        """Qt: the sheet is closed; an officer half described is asked for."""
        self.reject()

    def load(self) -> None:
        """Read who works here."""
        staff = self._place.counter.staff
        self._place.jobs.run(
            lambda _report: staff.all(), owner=self, done=self._show, failed=self._refused
        )

    def add(self) -> None:
        """Add the officer that the form describes."""
        counter = self._place.counter
        name, full, role = self.name.text(), self.full_name.text(), str(self.role.currentData())
        password = self.password.text()

        def work(_report: object) -> Officer:
            officer = officer_from(name, full, role)
            return counter.staff.add(officer, password, by=counter.officer)

        def added(officer: Officer) -> None:
            for line in (self.name, self.full_name, self.password):
                line.clear()
            short = tr("The password is short: longer ones are harder to guess.")
            told = tr("{name} can sign in now.", name=officer.full_name)
            self._say(f"{told} {short}" if password_warnings(password) else told)
            self.load()

        self._place.jobs.run(work, owner=self, done=added, failed=self._refused)

    def _end(self, officer: Officer) -> None:
        if not self._asks.ask(
            tr("End the account of {name}?", name=officer.full_name),
            tr("They cannot sign in any more. What they did keeps their name."),
            yes=tr("&End the account"),
            no=tr("&Go back"),
            harm=True,
        ):
            return
        counter = self._place.counter
        self._change(lambda: counter.staff.end(officer.name, by=counter.officer))

    def _new_password(self, officer: Officer) -> None:
        PasswordSheet(self._place, officer, self).open()

    def _change(self, deed: Callable[[], object]) -> None:
        self._place.jobs.run(
            lambda _report: deed(),
            owner=self,
            done=lambda _done: self.load(),
            failed=self._refused,
        )

    def _show(self, officers: tuple[Officer, ...]) -> None:
        clear(self.lines)
        for officer in officers:
            line = row()
            words = f"{officer.full_name} ({officer.name}) · {labels.role(officer.role)}"
            if not officer.active:
                words += " · " + tr("ended")
            line.addWidget(label(words, "" if officer.active else "muted", wrap=True), 1)
            if self._is_admin and officer.active:
                new = button(tr("New password …"), partial(self._new_password, officer))
                new.setAccessibleName(tr("New password for {name}", name=officer.full_name))
                end = button(tr("End …"), partial(self._end, officer), kind="harm")
                end.setObjectName(f"end-{officer.name}")
                end.setAccessibleName(tr("End the account of {name}", name=officer.full_name))
                line.addWidget(new)
                line.addWidget(end)
            self.lines.addLayout(line)
        self.lines.addStretch()

    def _refused(self, error: Foreseen) -> None:
        words = words_for(error)
        self._say(f"{words.title}. {words.advice}")

    def _say(self, words: str) -> None:
        self.said.setText(words)

    def _add_form(self) -> None:
        self.body.addWidget(rule())
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        for number, (words, field) in enumerate(
            (
                (tr("&Sign-in name"), self.name),
                (tr("&Full name"), self.full_name),
                (tr("&Role"), self.role),
                (tr("&Password"), self.password),
            )
        ):
            name = label(words, "muted")
            name.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            grid.addWidget(name, number // 2, 2 * (number % 2))
            grid.addWidget(field, number // 2, 2 * (number % 2) + 1)
        self.body.addLayout(grid)
        self.add_one = button(tr("&Add officer"), self.add)
        self.buttons.addWidget(self.add_one)


class PasswordSheet(Sheet):
    """A new password, typed twice."""

    def __init__(self, place: Place, officer: Officer, parent: QWidget) -> None:
        super().__init__(parent, tr("New password for {name}", name=officer.full_name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("passwordSheet")
        self._place, self._officer = place, officer
        self.first, self.again = QLineEdit(), QLineEdit()
        for words, field in ((tr("&New password"), self.first), (tr("Once &more"), self.again)):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setAccessibleName(words.replace("&", ""))
            name = label(words, "muted")
            name.setBuddy(field)
            self.body.addWidget(name)
            self.body.addWidget(field)
        self.said = label("", "fault", wrap=True)
        self.body.addWidget(self.said)
        self.add_accept(tr("&Save"))
        self.add_reject()

    def accept(self) -> None:
        """Qt: leave when the password is changed."""
        password = self.first.text()
        if password != self.again.text():
            self.said.setText(tr("The two are not the same. Type them again."))
            self.again.clear()
            self.again.setFocus()
            return
        counter, officer = self._place.counter, self._officer
        self._place.jobs.run(
            lambda _report: counter.staff.change_password(officer, password, by=counter.officer),
            owner=self,
            done=lambda _none: super(PasswordSheet, self).accept(),
            failed=self._refused,
        )

    def _refused(self, error: Foreseen) -> None:
        words = words_for(error)
        self.said.setText(f"{words.title}. {words.advice}")
