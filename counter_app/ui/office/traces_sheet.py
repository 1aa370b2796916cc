"""Who looked at what: for leads. Reading it leaves a trace, and so does the file for inspectors."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from counter_app.domain.errors import MachineError
from counter_app.domain.looks import Look, Trace
from counter_app.ui.dialogs import Sheet
from counter_app.ui.files import where_to_save
from counter_app.ui.language import tr
from counter_app.ui.look.parts import button, label, row
from counter_app.ui.place import Place
from counter_app.ui.words import formats
from counter_app.ui.words.start_words import look
from counter_app.ui.words.trace_words import of_what

NEWEST = 200


class TracesSheet(Sheet):
    """The newest traces; of one officer, one dossier or one ID number where somebody asks."""

    def __init__(self, parent: QWidget, place: Place) -> None:
        super().__init__(parent, tr("Who looked at what"), width=980)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("tracesSheet")
        self._place = place
        self.who, self.code, self.id_number = QLineEdit(), QLineEdit(), QLineEdit()
        self.reason = QLineEdit()
        self.said = label("", "muted", wrap=True)
        self.table = QTableWidget(0, 5)
        self._lay_out()
        for field in (self.who, self.code, self.id_number):
            field.returnPressed.connect(self.load)
        self.load()

    def load(self) -> None:
        """Show what fits the fields."""
        counter = self._place.counter
        wanted = {
            "officer": self.who.text().strip().lower(),
            "code": self.code.text().strip(),
            "id_number": "".join(self.id_number.text().split()),
        }

        def work(_report: object) -> tuple[tuple[Trace, ...], tuple[int, ...]]:
            audit = counter.guard.audit
            found = audit.newest(by=counter.officer, limit=NEWEST, **wanted)
            return found, audit.problems()

        self._place.jobs.run(work, owner=self, done=self._show, failed=self._place.dialogs.explain)

    def _show(self, found: tuple[tuple[Trace, ...], tuple[int, ...]]) -> None:
        traces, wrong = found
        self.table.setRowCount(len(traces))
        for place, trace in enumerate(traces):
            of = tr("one ID number") if trace.what is Look.SEARCH_ID else of_what(trace.of)
            texts = (formats.minute(trace.at), trace.by, look(trace.what), of, trace.reason)
            for column, text in enumerate(texts):
                self.table.setItem(place, column, QTableWidgetItem(text))
        if wrong:
            numbers = ", ".join(map(str, wrong[:5]))
            self.said.setText(tr("Missing or changed: number {numbers}.", numbers=numbers))
        else:
            self.said.setText(tr("The chain of the traces is whole."))

    def export(self) -> None:
        """Write every trace into a file, for an inspector who says why."""
        reason = self.reason.text().strip()
        if not reason:
            self.said.setText(tr("Say why the traces are taken out."))
            self.reason.setFocus()
            return
        title, kinds = tr("Traces for an inspector"), "JSON Lines (*.jsonl)"
        if file := where_to_save(self, title, "dau-vet.jsonl", kinds):
            self.write(file, reason)

    def write(self, file: Path, reason: str) -> None:
        """Write the file on the desk thread."""
        counter = self._place.counter

        def work(_report: object) -> int:
            lines = list(counter.guard.audit.export(reason=reason, by=counter.officer))
            try:
                file.write_bytes(b"".join(line + b"\n" for line in lines))
            except OSError as wrong:
                raise MachineError("file.not_writable", errno=wrong.errno) from None
            return len(lines)

        self._place.jobs.run(
            work,
            owner=self,
            done=lambda count: self.said.setText(tr("{count} traces written.", count=count)),
            failed=self._place.dialogs.explain,
        )

    def _lay_out(self) -> None:
        fields = row()
        for words, field in (
            (tr("Officer"), self.who),
            (tr("Dossier code"), self.code),
            (tr("ID number"), self.id_number),
        ):
            name = label(words, "muted")
            name.setBuddy(field)
            field.setAccessibleName(words)
            fields.addWidget(name)
            fields.addWidget(field)
        fields.addWidget(button(tr("&Show"), self.load))
        self.body.addLayout(fields)
        heads = (tr("When"), tr("Officer"), tr("What"), tr("Of"), tr("Reason"))
        self.table.setHorizontalHeaderLabels(list(heads))
        self.table.setAccessibleName(tr("Who looked at what"))
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.table.setMinimumHeight(360)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.said)
        self.reason.setPlaceholderText(tr("Why the traces are taken out"))
        self.reason.setAccessibleName(tr("Why the traces are taken out"))
        self.buttons.addWidget(self.reason, 1)
        self.buttons.addWidget(button(tr("&Write a file…"), self.export))
        self.add_accept(tr("&Close"), kind="")  # Enter in a field looks, and closes nothing
