"""The register as a table: values, asked for page by page."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from counter_app.domain.registers import Colour
from counter_app.services.registers import RegisterLine
from counter_app.ui.language import mark, tr
from counter_app.ui.look.theme import colour
from counter_app.ui.words import formats, labels

AnyIndex = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
PAGE: Final = 100
HEADINGS: Final = (
    mark("Code"),
    mark("Applicant"),
    mark("Procedure"),
    mark("Received"),
    mark("Due"),
    mark("Deadline"),
    mark("Status"),
    mark("Delivered"),
    mark("Received by"),
)
INK: Final = {
    Colour.GREEN: "green",
    Colour.YELLOW: "yellow",
    Colour.RED: "red",
    Colour.GREY: "muted",
}


class Column(IntEnum):
    """Columns of the register."""

    CODE = 0
    APPLICANT = 1
    PROCEDURE = 2
    RECEIVED = 3
    DUE = 4
    COLOUR = 5
    STATUS = 6
    DELIVERED = 7
    OFFICER = 8


class RegisterModel(QAbstractTableModel):
    """Signals: page_wanted: the lines from this number on are wanted."""

    page_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[RegisterLine] = []
        self._complete = True
        self._asked = 0

    def begin(self, lines: Sequence[RegisterLine], *, complete: bool) -> None:
        """Show another list; its first page is here."""
        self.beginResetModel()
        self._lines = list(lines)
        self._complete = complete
        self._asked = 0
        self.endResetModel()

    def add_page(self, lines: Sequence[RegisterLine]) -> None:
        """Append one page; a short page is the last one."""
        self._complete = len(lines) < PAGE
        if lines:
            first = len(self._lines)
            self.beginInsertRows(ROOT, first, first + len(lines) - 1)
            self._lines.extend(lines)
            self.endInsertRows()

    def line_at(self, number: int) -> RegisterLine:
        """Return one line."""
        return self._lines[number]

    def number_of(self, code: str) -> int:
        """Return the line on which a dossier stands, 0 for one that is not loaded."""
        codes = (line.dossier.code for line in self._lines)
        return next((number for number, found in enumerate(codes) if found == code), 0)

    @property
    def is_complete(self) -> bool:
        """True when no line is left to be loaded."""
        return self._complete

    def canFetchMore(self, parent: AnyIndex) -> bool:
        """Qt: more pages may be there."""
        return not parent.isValid() and not self._complete

    def fetchMore(self, parent: AnyIndex) -> None:
        """Qt: the view has come to the end."""
        if not parent.isValid() and self._asked != len(self._lines):
            self._asked = len(self._lines)
            self.page_wanted.emit(self._asked)

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        """Qt: lines loaded so far."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        """Qt: columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt: words over the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADINGS[section])
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: texts and the colour of the deadline."""
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(line, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Column.PROCEDURE:
            return line.procedure_name
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == Column.COLOUR:
            return colour(INK[line.colour])
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == Column.DELIVERED:
            return colour("green" if line.dossier.delivered else "yellow")
        return None


def shown(line: RegisterLine, column: Column) -> str:
    """Return what stands in a cell."""
    dossier = line.dossier
    if column is Column.DUE:
        return formats.minute(dossier.due) or "–"
    if column is Column.RECEIVED:
        return formats.day(dossier.received_at)
    texts = {
        Column.CODE: lambda: dossier.code,
        Column.APPLICANT: lambda: dossier.applicant,
        Column.PROCEDURE: lambda: line.procedure_name,
        Column.COLOUR: lambda: f"● {labels.colour(line.colour)}",
        Column.STATUS: lambda: labels.status(dossier.status),
        Column.DELIVERED: lambda: tr("delivered") if dossier.delivered else tr("waits"),
        Column.OFFICER: lambda: dossier.received_by,
    }
    return texts[column]()
