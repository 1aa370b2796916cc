"""The calendar of what falls due: five weeks, drawn; days are chosen by arrows or by mouse."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from counter_app.services.oversight.board import DueDay
from counter_app.ui.board.charts import CENTRE
from counter_app.ui.language import tr
from counter_app.ui.look.theme import GRID, colour
from counter_app.ui.words import formats

WEEK = 7
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
}


class DueCalendar(QWidget):
    """Signals: wanted: a day, to see its dossiers."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[DueDay, ...] = ()
        self._today = date.min
        self.current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_days(self, days: tuple[DueDay, ...], today: date) -> None:
        """Draw these days, whole weeks from a Monday on."""
        self._days, self._today = days, today
        self.current = next((n for n, one in enumerate(days) if one.day == today), 0)
        self._name_current()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: room for day and count in every cell."""
        line = self.fontMetrics().height()
        return QSize(line * 22, line * 14)

    def minimumSizeHint(self) -> QSize:
        """Qt: no number is cut."""
        line = self.fontMetrics().height()
        return QSize(line * 14, line * 11)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows go from day to day, Enter opens the day."""
        step = STEPS.get(Qt.Key(event.key()), 0)
        if step and 0 <= self.current + step < len(self._days):
            self.current += step
            self._name_current()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        elif not step:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click opens the day."""
        for number in range(len(self._days)):
            if self.cell(number).contains(event.position()):
                self.current = number
                self._name_current()
                self.update()
                self._open()

    def cell(self, number: int) -> QRectF:
        """Return where a day is drawn."""
        head = self.fontMetrics().height() + GRID / 2
        weeks = max(1, len(self._days) // WEEK)
        wide, tall = self.width() / WEEK, (self.height() - head) / weeks
        row, column = divmod(number, WEEK)
        return QRectF(column * wide, head + row * tall, wide - 2, tall - 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = QPainter(self)
        painter.setPen(colour("muted"))
        for column, one in enumerate(self._days[:WEEK]):
            area = QRectF(self.cell(column).left(), 0, self.cell(column).width(), 1)
            area.setHeight(self.fontMetrics().height())
            painter.drawText(area, CENTRE, formats.weekday_short(one.day))
        for number, one in enumerate(self._days):
            self._draw(painter, number, one)
        painter.end()

    def _draw(self, painter: QPainter, number: int, one: DueDay) -> None:
        area = self.cell(number)
        late = one.day < self._today and one.count > 0
        ground = colour("paper" if one.is_open else "grey_soft")
        if one.count:
            ground = colour("red_soft" if late else "yellow_soft")
        painter.fillRect(area, ground)
        is_current = number == self.current and self.hasFocus()
        painter.setPen(colour("accent" if one.day == self._today or is_current else "line"))
        painter.drawRect(area)
        if is_current:
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.setPen(colour("accent" if one.day == self._today else "muted"))
        painter.drawText(area.adjusted(4, 2, -4, -2), _TOP_RIGHT, f"{one.day.day}")
        if one.count:
            bold = QFont(painter.font())
            bold.setWeight(QFont.Weight.DemiBold)
            plain = painter.font()
            painter.setFont(bold)
            painter.setPen(colour("red" if late else "yellow"))
            painter.drawText(area.adjusted(4, 2, -4, -2), _BOTTOM_LEFT, formats.number(one.count))
            painter.setFont(plain)

    def _open(self) -> None:
        if self.current < len(self._days):
            self.wanted.emit(self._days[self.current].day)

    def _name_current(self) -> None:
        if self._days:
            one = self._days[self.current]
            day = f"{formats.weekday(one.day)} {formats.day(one.day)}"
            closed = "" if one.is_open else " · " + tr("closed")
            self.setAccessibleName(tr("{day}: {count} due", day=day, count=one.count) + closed)


_TOP_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_BOTTOM_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
