"""The people of a list: typed into cell by cell, left by Tab from the empty line at its end."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from counter_app.ui.language import tr
from counter_app.ui.look.theme import GRID
from counter_app.ui.reception.batch.model import BatchModel, Column

SAMPLES = {  # as wide as these the columns are
    Column.NAME: "Nguyễn Thị Kim Mẫu",
    Column.ID_NUMBER: "051185001234",
    Column.BORN: "31/12/1990",
    Column.SEX: "Giới tính",
    Column.PHONE: "0912345678",
    Column.ADDRESS: "Thôn Phú Vinh",
}


class PeopleTable(QTableView):
    """Tab goes from cell to cell; on the empty line, and before the first cell, it leaves."""

    def __init__(self, model: BatchModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(tr("People of the list"))
        self.setTabKeyNavigation(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setWordWrap(False)
        for widget in (self, header):
            widget.ensurePolished()  # before it the letters are those of no text size
        metrics = self.fontMetrics()
        for column, sample in SAMPLES.items():
            self.setColumnWidth(column, metrics.horizontalAdvance(sample) + 5 * GRID)
        header.setSectionResizeMode(Column.STATE, QHeaderView.ResizeMode.Stretch)
        heading = str(model.headerData(Column.STATE, Qt.Orientation.Horizontal))
        header.setMinimumSectionSize(header.fontMetrics().horizontalAdvance(heading) + 3 * GRID)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Qt: Tab, either way."""
        current = self.currentIndex()
        at_end = current.row() == self.model().rowCount() - 1  # the empty line, or nothing chosen
        at_begin = current.row() <= 0 and current.column() <= Column.NAME
        if not (at_end if forward else at_begin):
            return super().focusNextPrevChild(forward)
        self.setTabKeyNavigation(False)
        try:
            return super().focusNextPrevChild(forward)
        finally:
            self.setTabKeyNavigation(True)
