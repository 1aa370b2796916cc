"""Finding one of the procedures by typing: code, name, short name, with or without accents.

The list lies over the screen while the cursor stays in the field: Up, Down and Enter work from
there, Escape closes. An empty field offers what this counter uses most.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from counter_app.domain.registers import ProcedureLine
from counter_app.ui.language import tr
from counter_app.ui.look.icons import icon
from counter_app.ui.look.parts import column, label
from counter_app.ui.look.theme import GRID, colour
from counter_app.ui.place import Place
from counter_app.ui.reception.checklist_model import ROOT, AnyIndex

LINE = Qt.ItemDataRole.UserRole
FOUND = 20
WAIT_MS = 60  # typing goes on meanwhile
SHOWN = 7


class ProcedureModel(QAbstractListModel):
    """Procedures found, best first."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[ProcedureLine, ...] = ()

    def show_lines(self, lines: Sequence[ProcedureLine]) -> None:
        """Show these procedures."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        """Qt: procedures found."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: name for the screen reader, the value itself for the painter."""
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{line.short_name or line.name} ({line.code})"
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.name
        return line if role == LINE else None


class _TwoLines(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Qt: two lines of text."""
        metrics: QFontMetrics = option.fontMetrics  # type: ignore[attr-defined]
        return QSize(200, 2 * metrics.lineSpacing() + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Qt: the name, and under it code, sector and whose procedure it is."""
        line: ProcedureLine = index.data(LINE)
        state, area = option.state, option.rect  # type: ignore[attr-defined]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colour("accent_soft"))
        inner: QRect = area.adjusted(2 * GRID, GRID, -2 * GRID, -GRID)
        metrics: QFontMetrics = option.fontMetrics  # type: ignore[attr-defined]
        bold = QFont(option.font)  # type: ignore[attr-defined]
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(colour("text"))
        name = QFontMetrics(bold).elidedText(
            line.short_name or line.name, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)
        painter.setFont(option.font)  # type: ignore[attr-defined]
        painter.setPen(colour("muted"))
        below = metrics.elidedText(_second(line), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, below)
        painter.restore()


def _second(line: ProcedureLine) -> str:
    parts = [line.code, line.sector]
    if line.owner == "OTHER_AGENCY":
        parts.append(tr("decided by another agency"))
    if line.uses:
        parts.append(tr("used here {count} times", count=line.uses))
    return "  ·  ".join(parts)


class ProcedureSearch(QLineEdit):
    """Signals: chosen: the code of the procedure."""

    chosen = Signal(str)

    def __init__(self, place: Place, over: QWidget) -> None:
        super().__init__()
        self._place = place
        self._over = over
        self._asked = self._answered = 0
        self.model = ProcedureModel()
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._ask)
        self.setObjectName("procedureSearch")
        self.setPlaceholderText(tr("Procedure: type a name, a code, or a few letters of it"))
        self.setAccessibleName(tr("Find a procedure"))
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.popup, self.list, self._nothing = self._make_popup()
        self.textEdited.connect(lambda _text: self._wait.start())
        over.installEventFilter(self)

    def open_list(self) -> None:
        """Show what this counter uses most, before anything is typed."""
        self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Up, Down, Enter and Escape belong to the list."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            if not self.popup.isVisible():
                self._ask()
            else:
                jump = SHOWN if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) else 1
                self._move(jump if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) else -jump)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose_now()
        elif key == Qt.Key.Key_Escape and self.popup.isVisible():
            self.popup.hide()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the list keeps its place when the screen changes its size."""
        if watched is self._over and event.type() == QEvent.Type.Resize and self.popup.isVisible():
            self._place_popup()
        if watched is self.list and event.type() == QEvent.Type.FocusIn:
            self.setFocus()
        return super().eventFilter(watched, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the list must not lie over what one goes to: a scanned card, the form."""
        super().focusOutEvent(event)
        self.popup.hide()

    def close_list(self) -> None:
        """Hide the list and forget answers under way."""
        self._wait.stop()
        self._asked += 1
        self._answered = self._asked
        self.popup.hide()

    def _ask(self, choose_first: bool = False) -> None:
        self._asked += 1
        ticket, text = self._asked, self.text()
        catalogue = self._place.counter.catalogue
        self._place.jobs.run(
            lambda _report: catalogue.find(text, limit=FOUND),
            owner=self,
            done=lambda lines: self._show(ticket, lines, choose_first),
            failed=self._place.dialogs.explain,
        )

    def _show(self, ticket: int, lines: Sequence[ProcedureLine], choose_first: bool) -> None:
        if ticket != self._asked:
            return
        self._answered = ticket
        self.model.show_lines(lines)
        self.list.setCurrentIndex(self.model.index(0))
        self.list.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        if choose_first and lines:
            self._choose(lines[0].code)
        elif self.hasFocus():
            self._place_popup()
            self.popup.show()
            self.popup.raise_()

    def _choose_now(self) -> None:
        is_stale = self._wait.isActive() or self._answered != self._asked
        if is_stale or not self.popup.isVisible():
            self._wait.stop()
            self._ask(choose_first=bool(self.text().strip()))
        elif self.list.currentIndex().isValid():
            self._choose(self.list.currentIndex().data(LINE).code)

    def _choose(self, code: str) -> None:
        self.close_list()
        self.chosen.emit(code)

    def _move(self, by: int) -> None:
        count = self.model.rowCount()
        if count:
            row = min(count - 1, max(0, self.list.currentIndex().row() + by))
            self.list.setCurrentIndex(self.model.index(row))

    def _place_popup(self) -> None:
        corner = self.mapTo(self._over, self.rect().bottomLeft())
        rows = min(SHOWN, max(1, self.model.rowCount()))
        height = rows * max(40, self.list.sizeHintForRow(0)) + GRID
        self.popup.setGeometry(corner.x(), corner.y() + 2, self.width(), height)

    def _make_popup(self) -> tuple[QFrame, QListView, QLabel]:
        popup = QFrame(self._over)
        popup.setProperty("role", "popup")
        popup.hide()
        inside = column(popup, margin=2, spacing=0)
        found = QListView(popup)
        found.setModel(self.model)
        found.setItemDelegate(_TwoLines(found))
        found.setUniformItemSizes(True)
        found.setFrameShape(QFrame.Shape.NoFrame)
        found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.clicked.connect(lambda index: self._choose(index.data(LINE).code))
        nothing = label(tr("No procedure found. Try fewer letters."), "muted")
        nothing.setContentsMargins(2 * GRID, 0, 0, 0)
        inside.addWidget(found)
        inside.addWidget(nothing)
        return popup, found, nothing
