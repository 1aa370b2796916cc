"""The register: search as you type, filters, the dossier behind every line."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from counter_app.domain.clock import to_local
from counter_app.domain.dossier import Status
from counter_app.services.registers import RegisterLine
from counter_app.ui.language import tr
from counter_app.ui.look.icons import icon
from counter_app.ui.look.parts import button, column, label, row
from counter_app.ui.look.theme import GRID
from counter_app.ui.place import Place
from counter_app.ui.register.model import PAGE, Column, RegisterModel
from counter_app.ui.words import formats, labels

WAIT_MS = 80
FOUND = 200


class RegisterScreen(QWidget):
    """Signals: opened: the code of the dossier that is wanted."""

    opened = Signal(str)

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.setObjectName("page")
        self._place = place
        self._ticket = 0
        self.model = RegisterModel()
        self.search = QLineEdit()
        self.statuses, self.due = QComboBox(), QComboBox()
        self.today = QCheckBox(tr("Received &today"))
        self.waiting = QCheckBox(tr("&Not delivered yet"))
        self.table = self._make_table()
        self.count: QLabel = label("", "muted")
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self.load)
        self._fill()
        self._lay_out()
        self._connect()

    def load(self) -> None:
        """Ask for the first page of what is wanted; older answers are dropped."""
        self._ticket += 1
        ticket, wanted = self._ticket, self._wanted()
        text = self.search.text().strip()
        registers = self._place.counter.registers

        def work(_report: object) -> tuple[Sequence[RegisterLine], int | None]:
            if text and not wanted:
                return registers.search(text, FOUND), None
            chosen = registers.filter_for(**{**wanted, "text": text})  # type: ignore[arg-type]
            return registers.page(chosen, limit=PAGE), registers.count(chosen)

        self._place.jobs.run(
            work,
            owner=self,
            done=lambda found: self._show(ticket, *found),
            failed=self._place.dialogs.explain,
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the list is fresh whenever one comes here."""
        super().showEvent(event)
        self.load()
        self.search.setFocus()
        self.search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Down leads from the search into the list, Escape back."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.table.setFocus()
            self.table.selectRow(0)
        elif event.key() == Qt.Key.Key_Escape:
            self.search.clear()
            self.search.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_current()
        else:
            super().keyPressEvent(event)

    @property
    def _shape_name(self) -> str:
        return f"register-{self._place.taste.text_percent}"

    def keep_shape(self) -> None:
        """Remember the widths of the columns."""
        self._place.taste.keep_shape(self._shape_name, self.table.horizontalHeader().saveState())

    def _wanted(self) -> dict[str, object]:
        """Return only the restrictions that are set."""
        wanted: dict[str, object] = {}
        if (status := self.statuses.currentData()) is not None:
            wanted["statuses"] = (Status(status),)
        if due := self.due.currentData():
            wanted["due"] = due
        if self.today.isChecked():
            wanted["day"] = to_local(self._place.counter.clock.now()).date()
        if self.waiting.isChecked():
            wanted["undelivered_only"] = True
        return wanted

    def _show(self, ticket: int, lines: Sequence[RegisterLine], total: int | None) -> None:
        if ticket != self._ticket:
            return
        complete = total is None or len(lines) < PAGE
        self.model.begin(lines, complete=complete)
        number = formats.number(len(lines) if total is None else total)
        self.count.setText(tr("{number} dossiers", number=number))
        if lines:
            self.table.selectRow(0)

    def _load_page(self, offset: int) -> None:
        ticket, wanted, text = self._ticket, self._wanted(), self.search.text().strip()
        registers = self._place.counter.registers

        def work(_report: object) -> Sequence[RegisterLine]:
            chosen = registers.filter_for(**{**wanted, "text": text})  # type: ignore[arg-type]
            return registers.page(chosen, limit=PAGE, offset=offset)

        self._place.jobs.run(
            work,
            owner=self,
            done=lambda lines: self.model.add_page(lines) if ticket == self._ticket else None,
            failed=self._place.dialogs.explain,
        )

    def _freshen(self, _code: str) -> None:
        if self.isVisible():
            self.load()

    def _open_current(self) -> None:
        current = self.table.currentIndex()
        number = current.row() if current.isValid() else 0
        if number < self.model.rowCount():
            self.opened.emit(self.model.line_at(number).dossier.code)

    def _connect(self) -> None:
        self.search.textEdited.connect(lambda _text: self._wait.start())
        self.search.textChanged.connect(lambda text: None if text else self._wait.start())
        for choice in (self.statuses, self.due):
            choice.activated.connect(lambda _n: self.load())
        for box in (self.today, self.waiting):
            box.toggled.connect(lambda _on: self.load())
        self.model.page_wanted.connect(self._load_page)
        self.table.doubleClicked.connect(lambda _index: self._open_current())
        self._place.news.dossier_changed.connect(
            lambda _c: self.load() if self.isVisible() else None
        )
        self.table.horizontalHeader().sectionResized.connect(lambda *_sizes: self.keep_shape())

    def _fill(self) -> None:
        self.search.setObjectName("registerSearch")
        self.search.setPlaceholderText(
            tr("Name, code, ID number or phone, with or without accents")
        )
        self.search.setAccessibleName(tr("Find a dossier"))
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.statuses.setAccessibleName(tr("Status"))
        self.statuses.addItem(tr("Every status"), None)
        for status in Status:
            self.statuses.addItem(labels.status(status), int(status))
        self.due.setAccessibleName(tr("Due"))
        for words, name in (
            (tr("Every due date"), ""),
            (tr("Due today"), "today"),
            (tr("Due soon"), "soon"),
            (tr("Overdue"), "overdue"),
        ):
            self.due.addItem(words, name)

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(tr("Dossiers"))
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 2 * GRID)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        shape = self._place.taste.shape(self._shape_name)
        if shape.isEmpty() or not header.restoreState(shape):
            unit = table.fontMetrics().averageCharWidth()
            widths = (21, 19, 40, 12, 17, 15, 16, 10)
            for number, width in enumerate(widths):
                table.setColumnWidth(number, unit * width)
        header.setSectionResizeMode(Column.PROCEDURE, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        outer = column(self, margin=2 * GRID)
        top = row()
        top.addWidget(self.search, 1)
        outer.addLayout(top)
        filters = row(spacing=2 * GRID)
        for widget in (self.statuses, self.due, self.today, self.waiting):
            filters.addWidget(widget)
        filters.addStretch()
        filters.addWidget(self.count)
        filters.addWidget(button(tr("&Open"), self._open_current, key=""))
        outer.addLayout(filters)
        outer.addWidget(self.table, 1)
