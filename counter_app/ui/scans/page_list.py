"""The list of pages: thumbnails in rows, chosen by keys or mouse, several at once."""

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QSize, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from counter_app.ui.language import tr
from counter_app.ui.scans.page_model import SIZE, PageModel

MARGIN = 18


class PageList(QListView):
    """Signals: current_changed: the number of the page to show, -1 for none."""

    current_changed = Signal(int)

    def __init__(self, model: PageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = model
        self.setModel(model)
        self.setAccessibleName(tr("Pages"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setIconSize(SIZE)
        self._fit()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(
            lambda now, _before: self.current_changed.emit(now.row())
        )

    def changeEvent(self, event: QEvent) -> None:
        """Qt: larger text needs larger cells."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        words = f"999 · {tr('blank?')}"
        wide = max(SIZE.width(), metrics.horizontalAdvance(words))
        high = SIZE.height() + metrics.lineSpacing()
        self.setGridSize(QSize(wide + 2 * MARGIN, high + MARGIN))

    def chosen(self) -> list[int]:
        """Return the numbers of the chosen pages, in order."""
        return sorted(index.row() for index in self.selectedIndexes())

    def choose(self, numbers: list[int] | None) -> None:
        """Choose pages; None keeps the place as far as there is one."""
        count = self._pages.rowCount()
        wanted = [self.currentIndex().row()] if numbers is None else numbers
        rows = sorted({min(max(number, 0), count - 1) for number in wanted}) if count else []
        selection = QItemSelection()
        for row in rows:
            index = self._pages.index(row)
            selection.select(index, index)
        commands = QItemSelectionModel.SelectionFlag
        if rows:
            first = self._pages.index(rows[0])
            self.selectionModel().setCurrentIndex(first, commands.NoUpdate)
            self.scrollTo(first)
        self.selectionModel().select(selection, commands.ClearAndSelect)
        self.current_changed.emit(rows[0] if rows else -1)
