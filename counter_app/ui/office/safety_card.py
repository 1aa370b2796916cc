"""What keeps this counter safe, on the settings screen: health, traces, second folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from counter_app.domain.errors import MachineError
from counter_app.ui.files import where_to_save, which_folder
from counter_app.ui.language import tr
from counter_app.ui.look.parts import button, column, label, row
from counter_app.ui.office.caretaker import Caretaker
from counter_app.ui.office.health_sheet import HealthSheet
from counter_app.ui.office.traces_sheet import TracesSheet
from counter_app.ui.place import Place
from counter_app.ui.words import formats


class SafetyCard(QFrame):
    """``second``: where the day's backup is copied to; saved with the other settings."""

    def __init__(self, place: Place, caretaker: Caretaker, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._place, self._caretaker = place, caretaker
        inside = column(self, margin=16)
        inside.addWidget(label(tr("Safety"), "heading"))
        self.backup = label("", wrap=True)
        inside.addWidget(self.backup)
        inside.addWidget(label(tr("Second folder for backups"), "muted"))
        line = row()
        self.second = QLineEdit()
        self.second.setPlaceholderText(tr("a stick or another disk"))
        self.second.setAccessibleName(tr("Second folder for backups"))
        line.addWidget(self.second, 1)
        line.addWidget(button(tr("&Choose…"), self._choose))
        inside.addLayout(line)
        self.health = self._opener(tr("&Health of this PC"), self.show_health)
        self.traces = self._opener(tr("&Who looked at what"), self.show_traces)
        self.support = self._opener(tr("&File for support…"), self._choose_support)
        for made in (self.health, self.traces, self.support):
            inside.addWidget(made)
        inside.addStretch()
        caretaker.backed_up.connect(self.refresh)

    def refresh(self) -> None:
        """Say how old the newest backup is, and offer what the officer may see."""
        counter = self._place.counter
        self.second.setText(self.second.text() or counter.settings.backup_second_folder)
        self.traces.setVisible(counter.officer.is_lead)
        self._place.jobs.run(
            lambda _report: counter.housekeeping.last_backup(),
            owner=self,
            done=lambda last: self.backup.setText(
                tr("Newest backup: {when}", when=formats.minute(last))
                if last
                else tr("There is no backup yet.")
            ),
            failed=self._place.dialogs.explain,
        )

    def show_health(self) -> HealthSheet:
        """Open the page about the PC."""
        sheet = HealthSheet(self.window(), self._place, self._caretaker)
        sheet.open()
        return sheet

    def show_traces(self) -> TracesSheet:
        """Open the traces; the service asks for a lead."""
        sheet = TracesSheet(self.window(), self._place)
        sheet.open()
        return sheet

    def write_support(self, file: Path) -> None:
        """Write the sealed file on the desk thread; it holds no citizen's data."""
        counter = self._place.counter

        def work(_report: object) -> None:
            content = counter.guard.support.sealed(by=counter.officer, reason=tr("for support"))
            try:
                file.write_bytes(content)
            except OSError as wrong:
                raise MachineError("file.not_writable", errno=wrong.errno) from None

        self._place.jobs.run(
            work,
            owner=self,
            done=lambda _none: self.backup.setText(
                tr("The file for support is written; only the province can open it.")
            ),
            failed=self._place.dialogs.explain,
        )

    def _choose_support(self) -> None:
        if file := where_to_save(self, tr("File for support"), "ho-tro.counter-support", ""):
            self.write_support(file)

    def _choose(self) -> None:
        title = tr("Second folder for backups")
        if chosen := which_folder(self, title, self.second.text()):
            self.second.setText(str(chosen))

    @staticmethod
    def _opener(words: str, opens: Callable[[], object]) -> QWidget:
        return button(words, opens)
