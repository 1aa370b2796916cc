"""The register: search as you type, filters, the dossier behind every line."""

from functools import partial
from typing import Any

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent, Qt
from PySide6.QtWidgets import QHeaderView, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from counter_app.domain.dossier import Status
from counter_app.domain.registers import Colour
from counter_app.domain.staff import Officer
from counter_app.services.paper.books import ListColumn
from counter_app.ui.language import tr
from counter_app.ui.look.icons import icon
from counter_app.ui.look.list_table import ListTable
from counter_app.ui.look.parts import button, column, label, row
from counter_app.ui.look.theme import GRID
from counter_app.ui.place import Place
from counter_app.ui.register.book_sheet import BookSheet
from counter_app.ui.register.export import Export
from counter_app.ui.register.file_columns import file_columns
from counter_app.ui.register.filters import Filters
from counter_app.ui.register.lines import FOUND, Lines, Wanted
from counter_app.ui.register.model import HEADINGS, PAGE, Column, RegisterModel
from counter_app.ui.words import formats, labels

WAIT_MS = 80
HIDDEN_AT_FIRST = (Column.OFFICER,)
PROCEDURE_LETTERS = 20  # at least
ROOM = 1110  # pixels that a narrow screen leaves
GIVE_WAY = (Column.RECEIVED, Column.DELIVERED)  # the code, the dossier and a filter tell them too


def _samples() -> dict[Column, str]:
    """Return a text that each column must have room for, in the language of the window."""
    common = (Status.RECEIVED, Status.PROCESSING, Status.DECIDED, Status.RETURNED)
    return {
        Column.CODE: "H48.12.34-260302-10010",
        Column.APPLICANT: "Nguyễn Thị Kim Mẫu",
        Column.RECEIVED: "22/12/2026",
        Column.DUE: "17:00 22/12/2026",
        Column.COLOUR: max((f"● {labels.colour(colour)}" for colour in Colour), key=len),
        Column.STATUS: max(map(labels.status, common), key=len),
        Column.DELIVERED: max((tr("delivered"), tr("waits")), key=len),
        Column.OFFICER: "nguyen.thi.mau",
    }


class RegisterScreen(QWidget):
    """Signals: opened: the code of the dossier that is wanted."""

    opened = Signal(str)

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.setObjectName("page")
        self._place = place
        self.model = RegisterModel()
        self.lines = Lines(place, self.model, self)
        self.search = QLineEdit()
        self.filters = Filters(place, self)
        self.table = self._make_table()
        self.count: QLabel = label("", "muted")
        self.columns = button(tr("Col&umns"), lambda: None)
        self.export = Export(place, self)
        self.save_list = button(tr("&Save list"), lambda: None, picture="file")
        self.books = button(tr("&Books …"), self._open_books)
        self._stood_at = ""  # where the officer was before the list was read anew
        self._opens_first = False  # Enter came before the answer
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self.load)
        self._fill()
        self._lay_out()
        self._connect()

    def load(self) -> None:
        """Ask for the first page of what is wanted; older answers are dropped."""
        self._wait.stop()
        wanted = Wanted(self.search.text().strip(), self.filters.limits())
        current = self.table.currentIndex().row()
        is_same = wanted == self.lines.wanted and current > 0
        self._stood_at = self.model.line_at(current).dossier.code if is_same else ""
        self.lines.ask(wanted, max(PAGE, self.model.rowCount()) if is_same else PAGE)

    def show_only(self, **limits: Any) -> None:
        """Show what these restrictions let through, and nothing typed."""
        self.search.clear()
        self._wait.stop()
        self.filters.show_only(**limits)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the list is fresh whenever one comes here."""
        super().showEvent(event)
        self.load()
        self.search.setFocus()
        self.search.selectAll()
        staff = self._place.counter.staff
        self._place.jobs.run(
            lambda _report: staff.all(),
            owner=self,
            done=self._show_officers,
            failed=self._place.dialogs.explain,
        )

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

    def keep_shape(self) -> None:
        """Remember which columns are shown, in which order and how wide."""
        self._place.taste.keep_shape(self._shape_name, self.table.horizontalHeader().saveState())

    @property
    def _shape_name(self) -> str:
        """Other letters and other words need other widths."""
        return f"columns-{QLocale().bcp47Name()}-{self._place.taste.text_percent}"

    def _freshen(self) -> None:
        """Show what another counter did, unless somebody is looking further down the list."""
        at_top = self.table.currentIndex().row() <= 0 and not self.table.hasFocus()
        if self.isVisible() and at_top and not self.table.verticalScrollBar().value():
            self.load()

    def _show_officers(self, officers: tuple[Officer, ...]) -> None:
        self.filters.show_officers(officers)

    def _show_first(self) -> None:
        if not self.model.rowCount():
            self._opens_first = False
            return
        self.table.selectRow(self.model.number_of(self._stood_at))
        if self._opens_first:
            self._opens_first = False
            self._open_line(0)

    def _show_count(self, total: int) -> None:
        if total < 0:
            self.count.setText(tr("The newest {number}: type more", number=FOUND))
        else:
            self.count.setText(tr("{number} dossiers", number=formats.number(total)))

    def _open_current(self) -> None:
        """Open the chosen line; what was typed a moment ago is looked for first."""
        if not self.table.hasFocus() and (self._wait.isActive() or self.lines.is_asked):
            self._opens_first = True
            if self._wait.isActive():
                self.load()
            return
        current = self.table.currentIndex()
        self._open_line(current.row() if current.isValid() else 0)

    def _open_line(self, number: int) -> None:
        if number < self.model.rowCount():
            self.opened.emit(self.model.line_at(number).dossier.code)

    def _type_on(self, letter: str) -> None:
        self.search.setFocus()
        self.search.insert(letter)
        self._wait.start()

    def _typed(self) -> None:
        self._opens_first = False
        self._wait.start()

    def _back_to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _show_column(self, column: int, shown: bool) -> None:
        self.table.setColumnHidden(column, not shown)
        self.keep_shape()

    def _open_books(self) -> None:
        BookSheet(self._place, self.window()).open()

    def _connect(self) -> None:
        self.search.textEdited.connect(self._typed)
        self.search.textChanged.connect(lambda text: None if text else self._wait.start())
        self.filters.changed.connect(self.load)
        self.lines.shown.connect(self._show_first)
        self.lines.counted.connect(self._show_count)
        self.table.entered_line.connect(self._open_line)
        self.table.typed.connect(self._type_on)
        self.table.left_above.connect(self._back_to_search)
        self._place.news.dossier_changed.connect(
            lambda _c: self.load() if self.isVisible() else None
        )
        self._place.news.province_told.connect(self._freshen)
        header = self.table.horizontalHeader()
        header.sectionResized.connect(lambda *_sizes: self.keep_shape())
        header.sectionMoved.connect(lambda *_places: self.keep_shape())

    def _fill(self) -> None:
        self.search.setObjectName("registerSearch")
        self.search.setPlaceholderText(
            tr("Name, code, ID number or phone, with or without accents")
        )
        self.search.setAccessibleName(tr("Find a dossier"))
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        columns = QMenu(self)
        for number, words in enumerate(HEADINGS):
            if number in (Column.CODE, Column.PROCEDURE):
                continue  # what names a line is always there
            action = QAction(tr(words), columns, checkable=True)
            action.setChecked(not self.table.isColumnHidden(number))
            action.toggled.connect(partial(self._show_column, number))
            columns.addAction(action)
        self.columns.setMenu(columns)
        saving = QMenu(self)
        for words, ending in ((tr("Excel workbook"), "xlsx"), (tr("PDF to print"), "pdf")):
            saving.addAction(words).triggered.connect(
                lambda _on=False, e=ending: self.export.save(
                    self.lines.wanted, self.filters.words(), e, self._file_columns()
                )
            )
        self.save_list.setMenu(saving)

    def _file_columns(self) -> tuple[ListColumn, ...]:
        return file_columns(self.table.horizontalHeader())

    def _make_table(self) -> ListTable:
        table = ListTable(self.model, tr("Dossiers"))
        header = table.horizontalHeader()
        header.setSectionsMovable(True)
        shape = self._place.taste.shape(self._shape_name)
        if shape.isEmpty() or not header.restoreState(shape):
            samples = _samples()
            table.fit_columns(samples)
            for number in HIDDEN_AT_FIRST:
                table.setColumnHidden(number, True)
            wide = sum(map(table.columnWidth, samples.keys() - set(HIDDEN_AT_FIRST)))
            wide += PROCEDURE_LETTERS * table.fontMetrics().averageCharWidth()
            for number in GIVE_WAY:
                if wide > ROOM:
                    wide -= table.columnWidth(number)
                    table.setColumnHidden(number, True)
        header.setSectionResizeMode(Column.PROCEDURE, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        outer = column(self, margin=2 * GRID)
        outer.addWidget(self.search)
        outer.addWidget(self.filters)
        outer.addWidget(self.table, 1)
        below = row()
        opening: QPushButton = button(tr("&Open"), self._open_current, kind="primary", key="Enter")
        below.addWidget(opening)
        for made in (self.save_list, self.books, self.columns):
            below.addWidget(made)
        below.addStretch()
        below.addWidget(self.count)
        outer.addLayout(below)
