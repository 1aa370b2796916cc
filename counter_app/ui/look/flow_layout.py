"""A row that goes on in the next line when the window is too narrow."""

from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from counter_app.ui.look.theme import GRID


class FlowLayout(QLayout):
    """Lays widgets out from left to right, line after line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # by width; Qt asks hundreds of times for one change
        self._least: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt: take an item in."""
        self._items.append(item)
        self._forget()

    def invalidate(self) -> None:
        """Qt: an item wants another size, came, went, or was hidden."""
        self._forget()
        super().invalidate()

    def count(self) -> int:
        """Qt: how many items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Qt: one item."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem:
        """Qt: give one item back, nothing when there is none."""
        nothing: Any = None
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else nothing

    def expandingDirections(self) -> Qt.Orientation:
        """Qt: wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Qt: the narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: how high at this width."""
        if width not in self._heights:
            self._heights[width] = self._lay(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, area: QRect) -> None:
        """Qt: place the items."""
        super().setGeometry(area)
        self._lay(area, move=True)

    def sizeHint(self) -> QSize:
        """Qt: as small as possible."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Qt: the widest item, one line."""
        if self._least is None:
            self._least = QSize()
            for item in self._items:
                self._least = self._least.expandedTo(item.minimumSize())
        return QSize(self._least)

    def _forget(self) -> None:
        self._heights.clear()
        self._least = None

    def _lay(self, area: QRect, *, move: bool) -> int:
        top = area.y()
        for line in self._lines(area.width()):
            height = max(item.sizeHint().height() for item in line)
            left = area.x()
            for item in line if move else ():
                hint = item.sizeHint()
                middle = top + (height - hint.height()) // 2
                item.setGeometry(QRect(QPoint(left, middle), hint))
                left += hint.width() + GRID
            top += height + GRID
        return max(0, top - GRID - area.y())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Return what stands in each line; hidden widgets stand nowhere."""
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = item.sizeHint().width()
            if not lines or left + wide > width:
                lines.append([])
                left = 0
            lines[-1].append(item)
            left += wide + GRID
        return lines
