"""The checklist of papers: Space ticks, digits count sheets, everything by keyboard."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QSpinBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from counter_app.domain.orders import OrderedComponent
from counter_app.domain.procedure import Component
from counter_app.ui.files import local_files
from counter_app.ui.language import tr
from counter_app.ui.look.flow_layout import FlowLayout
from counter_app.ui.look.parts import badge, button, column, label, row, set_tone
from counter_app.ui.look.theme import GRID
from counter_app.ui.reception.checklist_model import (
    DOES_NOT_APPLY,
    HEADINGS,
    WAIVERS,
    AnyIndex,
    ChecklistModel,
    Column,
    State,
)

LINES = 3  # of a paper's name; the rest is in the tool tip
MOST_SHEETS = 999
MOST_SEEN = "10 / 10"  # handed over and demanded
DEAR_PX = 16  # from this size of text on every line is dear


class _Cells(QStyledItemDelegate):
    """Editors: a spin box for sheets, a list of reasons for a paper that is not handed over."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Qt: headings are bold, names wrap."""
        super().initStyleOption(option, index)
        model = index.model()
        if isinstance(model, ChecklistModel):
            heading = model.row_at(index.row()).state is State.HEADING
            option.font.setBold(heading)  # type: ignore[attr-defined]

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        """Qt: the editor for one cell."""
        if index.column() == Column.STATE:
            choice = QComboBox(parent)
            choice.addItem(tr("Is demanded"), "")
            for words in WAIVERS:
                choice.addItem(tr(words), tr(words))
            choice.activated.connect(lambda _n: self._leave(choice))
            return choice
        spin = QSpinBox(parent)
        spin.setRange(0, MOST_SHEETS)
        spin.setAccessibleName(tr("Sheets"))
        return spin

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Qt: show what is there."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
            QTimer.singleShot(0, editor, editor.showPopup)
        elif isinstance(editor, QSpinBox):
            editor.setValue(int(value or 0))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """Qt: keep what was entered."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QSpinBox):
            editor.interpretText()
            model.setData(index, editor.value())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: AnyIndex
    ) -> None:
        """Qt: an editor stands in the middle of its cell, at its own height."""
        cell: QRect = option.rect  # type: ignore[attr-defined]
        height = min(cell.height(), editor.sizeHint().height())
        editor.setGeometry(cell.x(), cell.y() + (cell.height() - height) // 2, cell.width(), height)

    def _leave(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


class _Table(QTableView):
    """Signals: files_dropped: on the paper that is now current."""

    files_dropped = Signal(object)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files may be dropped on a paper."""
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Qt: the paper under the pointer is the one; a heading takes nothing."""
        if self._points_at_paper(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: files were dropped; they are copied, never moved."""
        if self._points_at_paper(event):
            event.accept()
            event.setDropAction(Qt.DropAction.CopyAction)
            self.files_dropped.emit(local_files(event.mimeData()))

    def _points_at_paper(self, event: QDropEvent) -> bool:
        index = self.indexAt(event.position().toPoint())
        if not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            return False
        self.setCurrentIndex(index.siblingAtColumn(Column.NAME))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Space ticks whatever column is current; + and - count."""
        model, index = self.model(), self.currentIndex()
        if isinstance(model, ChecklistModel) and index.isValid():
            if event.key() == Qt.Key.Key_Space:
                model.toggle(index.row())
                return
            if event.key() == Qt.Key.Key_X:
                reason = "" if model.row_at(index.row()).waived else tr(DOES_NOT_APPLY)
                model.waive(index.row(), reason)
                return
            if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
                place = index.siblingAtColumn(max(index.column(), Column.ORIGINALS))
                step = 1 if event.key() == Qt.Key.Key_Plus else -1
                if place.column() in (Column.ORIGINALS, Column.COPIES):
                    typed = int(place.data(Qt.ItemDataRole.EditRole))
                    model.setData(place, min(MOST_SHEETS, max(0, typed + step)))
                return
            if event.text().isdecimal() and index.column() == Column.NAME:
                self.setCurrentIndex(index.siblingAtColumn(Column.ORIGINALS))
        super().keyPressEvent(event)


class Checklist(QWidget):
    """Signals:
    changed: what is handed over changed.
    scan_wanted: the scans of the current paper, with files to be added to them.
    """

    changed = Signal()
    scan_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ChecklistModel()
        self._notes: tuple[Component, ...] = ()
        self._heights: dict[tuple[int, int, str], int] = {}
        self.table = self._make_table()
        self.progress: QLabel = badge()
        self.all_there = button(tr("All there"), self.model.tick_all, key="F8")
        self.scan = button(tr("Scans…"), lambda: self.scan_wanted.emit(()), kind="link", key="F11")
        self.rest = button(tr("The rest does not appl&y"), self.model.waive_rest, kind="link")
        self.notes_button = button("", self._show_notes, kind="link")
        self.notes = label("", "muted", wrap=True)
        self.notes.hide()
        self._lay_out()
        self.model.changed.connect(self._count)
        self.model.changed.connect(self.changed)
        self.model.changed.connect(self._fit)
        self._count()

    def finish_typing(self) -> None:
        """Take the count that is being typed: a key that saves does not leave its cell."""
        current = self.table.currentIndex()
        self.table.setCurrentIndex(QModelIndex())
        self.table.setCurrentIndex(current)

    def handed(self) -> tuple[OrderedComponent, ...]:
        """Return what was handed over, the count that is being typed too."""
        self.finish_typing()
        return self.model.handed()

    def wait_for_case(self) -> None:
        """Show nothing until the officer has chosen a case."""
        self.show_components(())
        self.progress.setText(tr("Choose the case first"))
        set_tone(self.progress, "yellow")

    def show_components(self, components: tuple[Component, ...]) -> None:
        """Show the papers of a procedure or of one of its cases; notes stand apart."""
        self._notes = tuple(c for c in components if c.is_note)
        self._heights.clear()
        self.model.show_components(components)
        self.table.clearSpans()
        for number in range(self.model.rowCount()):
            if self.model.row_at(number).state is State.HEADING:
                self.table.setSpan(number, 0, 1, len(Column))
        self.notes.hide()
        self._name_notes()
        self._fit()
        first = self.model.first_missing()
        self.table.setCurrentIndex(self.model.index(max(first, 0), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: names wrap anew."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the first paper is current as soon as the table has the focus."""
        if event.type() == QEvent.Type.FocusIn and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        return super().eventFilter(watched, event)

    def _look_at_scans(self, index: AnyIndex) -> None:
        if index.column() == Column.SCANS:
            self.scan_wanted.emit(())

    def _count(self) -> None:
        done, demanded = self.model.progress()
        if demanded == 0:
            self.progress.setText(tr("No paper is demanded"))
        elif done == demanded:
            self.progress.setText(
                tr("Complete: {done} of {demanded}", done=done, demanded=demanded)
            )
        else:
            left = demanded - done
            text = tr("Missing: {left} of {demanded}", left=left, demanded=demanded)
            self.progress.setText(text)
        set_tone(self.progress, "green" if done == demanded else "red")
        self.all_there.setEnabled(done < demanded)
        self.rest.setVisible(0 < done < demanded)

    def _fit(self) -> None:
        metrics = QFontMetrics(self.table.font())
        width = self.table.columnWidth(Column.NAME) - 5 * GRID
        beside = self.table.columnWidth(Column.STATE) - 2 * GRID
        limit = LINES * metrics.lineSpacing()
        least = metrics.lineSpacing() + 2 * GRID
        for number in range(self.model.rowCount()):
            line = self.model.row_at(number)
            name, state = (max(width, 80), line.text), (max(beside, 80), line.waived)
            used = max(self._used(metrics, *name), self._used(metrics, *state))
            height = max(least, min(used, limit) + GRID + 2)
            if self.table.rowHeight(number) != height:
                self.table.setRowHeight(number, height)

    def _used(self, metrics: QFontMetrics, width: int, text: str) -> int:
        """Return how high ``text`` is when wrapped; measured once, some lists have 200 papers."""
        if not text:
            return 0
        known = (metrics.height(), width, text)
        if known not in self._heights:
            area = QRect(0, 0, width, 10_000)
            bounds = metrics.boundingRect(area, Qt.TextFlag.TextWordWrap, text)
            self._heights[known] = bounds.height()
        return self._heights[known]

    def _name_notes(self) -> None:
        shown = self.notes.isVisible()
        text = tr("Hide the notes") if shown else tr("Notes: {count}", count=len(self._notes))
        self.notes_button.setText(text)
        self.notes_button.setVisible(bool(self._notes))

    def _show_notes(self) -> None:
        self.notes.setText("\n".join(f"• {note.name}" for note in self._notes))
        self.notes.setVisible(not self.notes.isVisible())
        self._name_notes()

    def _make_table(self) -> QTableView:
        table = _Table(self)
        table.setAcceptDrops(True)
        table.files_dropped.connect(self.scan_wanted)
        table.setModel(self.model)
        table.setItemDelegate(_Cells(table))
        table.setAccessibleName(tr("Papers of the dossier"))
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        metrics = QFontMetrics(table.font())
        counts = (Column.ORIGINALS, Column.COPIES, Column.SCANS)
        for place, sample in (*((place, MOST_SEEN) for place in counts), (Column.STATE, "")):
            words = (sample or tr("Shown only"), tr(HEADINGS[place]))
            table.setColumnWidth(place, max(map(metrics.horizontalAdvance, words)) + 3 * GRID)
        table.setIconSize(QSize(16, 16))
        table.installEventFilter(self)
        table.doubleClicked.connect(self._look_at_scans)
        return table

    def _lay_out(self) -> None:
        outer = column(self, spacing=GRID)
        top = row()
        large = QApplication.font().pixelSize() >= DEAR_PX
        heading = label(tr("&Papers:") if large else tr("&Papers"), "heading")
        heading.setTextFormat(Qt.TextFormat.AutoText)
        heading.setBuddy(self.table)
        top.addWidget(heading)
        top.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignVCenter)
        acts = QWidget()
        line = FlowLayout(acts)
        for made in (self.all_there, self.scan, self.rest, self.notes_button):
            line.addWidget(made)
        top.addWidget(acts, 1)
        outer.addLayout(top)
        outer.addWidget(self.notes)
        outer.addWidget(self.table, 1)
