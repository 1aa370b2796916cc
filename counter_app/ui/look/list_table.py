"""A list of lines that a keyboard can live in: letters go to the search, Enter opens."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from counter_app.ui.look.theme import GRID

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ListTable(QTableView):
    """Whole lines are chosen, nothing is edited.

    Signals:
        entered_line: Enter or a double click on this line.
        typed: a letter for the search above.
        left_above: Up on the first line.
    """

    entered_line = Signal(int)
    typed = Signal(str)
    left_above = Signal()

    def __init__(self, model: QAbstractItemModel, name: str, *, several: bool = False) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 2 * GRID)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.doubleClicked.connect(lambda index: self.entered_line.emit(index.row()))

    def fit_columns(self, samples: Mapping[Any, str]) -> None:
        """Make each column as wide as its sample text, or its heading, needs."""
        header = self.horizontalHeader()
        for widget in (self, header):
            widget.ensurePolished()  # before it the letters are those of no text size
        for number, sample in samples.items():
            heading = str(self.model().headerData(number, Qt.Orientation.Horizontal) or "")
            text = self.fontMetrics().horizontalAdvance(sample)
            above = header.fontMetrics().horizontalAdvance(heading)
            self.setColumnWidth(number, max(text, above) + 4 * GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens, letters search, Up leaves at the top."""
        current = self.currentIndex()
        text = event.text()
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if event.key() in _ENTER and current.isValid():
            self.entered_line.emit(current.row())
        elif event.key() == Qt.Key.Key_Up and plain and current.row() <= 0:
            self.left_above.emit()
        elif plain and text and text.isprintable() and not text.isspace():
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)
