"""What the board draws: a week in columns, and work in bars; both are read by screen readers."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from counter_app.domain.registers import DayCount
from counter_app.ui.language import tr
from counter_app.ui.look.theme import GRID, colour
from counter_app.ui.words import formats

CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MOST_BARS = 40
THICK = 5  # pixels of a line of a bar


class WeekChart(QWidget):
    """Seven days, each with what came and what was given out."""

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[DayCount, ...] = ()

    def show_days(self, days: tuple[DayCount, ...]) -> None:
        """Draw these days, oldest first."""
        self._days = days
        spoken = (
            tr(
                "{day}: received {received}, returned {returned}",
                day=f"{formats.weekday(one.day)} {one.day:%d/%m}",
                received=one.received,
                returned=one.returned,
            )
            for one in days
        )
        self.setAccessibleName("; ".join(spoken))
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: room for seven pairs of columns."""
        return QSize(320, self.fontMetrics().height() * 8)

    def minimumSizeHint(self) -> QSize:
        """Qt: numbers above, days below, and something between."""
        return QSize(200, self.fontMetrics().height() * 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = QPainter(self)
        metrics = self.fontMetrics()
        line = metrics.height()
        most = max((max(one.received, one.returned) for one in self._days), default=0) or 1
        room = max(1, self.height() - 3 * line - GRID)
        base = line + room
        wide = self.width() / max(1, len(self._days))
        bar = min(wide / 2 - GRID / 2, 4 * GRID)
        for number, one in enumerate(self._days):
            middle = number * wide + wide / 2
            for side, count, tone in ((-1, one.received, "accent"), (1, one.returned, "green")):
                left = middle - bar if side < 0 else middle
                tall = room * count / most
                painter.fillRect(QRectF(left, base - tall, bar - 1, max(tall, 1)), colour(tone))
                painter.setPen(colour(tone if count else "faint"))
                above = QRectF(left - GRID, base - tall - line, bar + 2 * GRID, line)
                painter.drawText(above, CENTRE, formats.number(count))
            painter.setPen(colour("muted"))
            below = QRectF(number * wide, base + GRID / 2, wide, line)
            painter.drawText(below, CENTRE, f"{one.day:%d/%m}")
        self._key(painter, metrics, base + line + GRID)
        painter.end()

    def _key(self, painter: QPainter, metrics: QFontMetrics, top: float) -> None:
        left = 0.0
        for words, tone in ((tr("Received"), "accent"), (tr("Returned"), "green")):
            painter.fillRect(QRectF(left, top + 3, 10, metrics.height() - 6), colour(tone))
            painter.setPen(colour("text"))
            wide = metrics.horizontalAdvance(words)
            painter.drawText(QRectF(left + 14, top, wide + 2, metrics.height()), LEFT, words)
            left += 14 + wide + 2 * GRID


@dataclass(frozen=True, slots=True)
class Bar:
    """A name with its figures, above lines of coloured parts; ``key``: what it stands for."""

    name: str
    key: str
    lines: tuple[tuple[tuple[int, str], ...], ...]  # each a row of parts: count, colour
    figures: str

    @property
    def longest(self) -> int:
        """The longest of its lines, in counts."""
        return max((sum(count for count, _ in line) for line in self.lines), default=0)


class Bars(QWidget):
    """Horizontal bars, drawn; the arrows choose one, Enter or a click opens it.

    Signals:
        wanted: the key of a bar.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self.current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Draw these bars; screen readers get them as text."""
        self._bars = tuple(bars[:MOST_BARS])
        self.current = min(self.current, max(0, len(self._bars) - 1))
        self.setAccessibleName("; ".join(f"{bar.name}: {bar.figures}" for bar in self._bars))
        self.setMinimumHeight(self._line * max(1, len(self._bars)))
        self.update()

    @property
    def _line(self) -> int:
        return self.fontMetrics().height() + 2 * (THICK + 2) + GRID

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Up and Down choose, Enter opens."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.current = min(len(self._bars) - 1, max(0, self.current + step))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.current)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click opens."""
        self._open(int(event.position().y()) // self._line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = QPainter(self)
        metrics = self.fontMetrics()
        most = max((bar.longest for bar in self._bars), default=0) or 1
        for number, bar in enumerate(self._bars):
            top = number * self._line
            if number == self.current and self.hasFocus():
                here = QRectF(1, top + 1, self.width() - 2, self._line - 2)
                painter.fillRect(here, colour("accent_soft"))
                painter.setPen(QPen(colour("accent"), 2))
                painter.drawRect(here)
            beside = metrics.horizontalAdvance(bar.figures) + GRID
            painter.setPen(colour("text"))
            room = self.width() - beside - GRID
            name = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(0, top, room, metrics.height()), LEFT, name)
            painter.setPen(colour("muted"))
            area = QRectF(self.width() - beside, top, beside, metrics.height())
            painter.drawText(area, RIGHT, bar.figures)
            for below, parts in enumerate(bar.lines):
                left, under = 0.0, top + metrics.height() + 2 + below * (THICK + 2)
                for count, tone in parts:
                    wide = self.width() * count / most
                    painter.fillRect(QRectF(left, under, wide, THICK), colour(tone))
                    left += wide
        painter.end()

    def _open(self, number: int) -> None:
        if 0 <= number < len(self._bars):
            self.current = number
            self.update()
            self.wanted.emit(self._bars[number].key)
