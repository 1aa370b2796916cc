"""The lead's board: today and this week, drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from counter_app.domain.clock import to_local
from counter_app.domain.dossier import Status
from counter_app.services.registers import Registers
from counter_app.ui.language import mark, tr
from counter_app.ui.look.parts import card, column, label, row, set_state
from counter_app.ui.look.theme import GRID, colour
from counter_app.ui.place import Place
from counter_app.ui.words import formats, labels

DAYS = 7
FIGURES = (
    ("received", mark("Received today"), ""),
    ("due", mark("Due today"), "yellow"),
    ("soon", mark("Due soon"), "yellow"),
    ("overdue", mark("Overdue"), "red"),
    ("waiting", mark("Waiting for citizens"), ""),
    ("ready", mark("Results to be collected"), "green"),
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its length, its colour."""

    name: str
    count: int
    tone: str = "accent"


@dataclass(frozen=True, slots=True)
class Day:
    """What the board shows; counts are dossiers."""

    figures: dict[str, int]
    week: tuple[Bar, ...]
    open_now: tuple[Bar, ...]


class BoardScreen(QWidget):
    """Signals: filter_wanted: name of the figure that was clicked."""

    filter_wanted = Signal(str)

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.setObjectName("page")
        self._place = place
        self.figures: dict[str, QLabel] = {}
        self.week, self.open_now = Bars(), Bars()
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: count whenever one comes here."""
        super().showEvent(event)
        self.load()

    def load(self) -> None:
        """Count on the desk thread."""
        registers = self._place.counter.registers
        today = to_local(self._place.counter.clock.now()).date()
        self._place.jobs.run(
            lambda _report: counted(registers, today),
            owner=self,
            done=self.show_day,
            failed=self._place.dialogs.explain,
        )

    def show_day(self, day: Day) -> None:
        """Show the counts."""
        for name, count in day.figures.items():
            self.figures[name].setText(formats.number(count))
        self.week.show_bars(day.week)
        self.open_now.show_bars(day.open_now)

    def _lay_out(self) -> None:
        outer = column(self, margin=2 * GRID, spacing=2 * GRID)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        for place, (name, words, tone) in enumerate(FIGURES):
            frame, inside = card(spacing=0)
            self.figures[name] = label("–", "title")
            if tone:
                set_state(self.figures[name], "ink", tone)
            inside.addWidget(self.figures[name])
            inside.addWidget(label(tr(words), "muted", wrap=True))
            grid.addWidget(frame, 0, place)
        outer.addLayout(grid)
        middle = row(spacing=2 * GRID)
        for title, bars in (
            (tr("Received in the last seven days"), self.week),
            (tr("Open dossiers by status"), self.open_now),
        ):
            frame, inside = card()
            inside.addWidget(label(title, "heading"))
            inside.addWidget(bars, 1)
            middle.addWidget(frame, 1)
        outer.addLayout(middle, 1)


class Bars(QWidget):
    """Horizontal bars, drawn, with the number beside each."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[Bar, ...] = ()

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        """Draw these bars; screen readers get them as text."""
        self._bars = bars
        self.setAccessibleName("; ".join(f"{bar.name}: {bar.count}" for bar in bars))
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: room for some bars."""
        return QSize(320, 240)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = QPainter(self)
        metrics = self.fontMetrics()
        height = metrics.height() + 2 * GRID
        beside = max((metrics.horizontalAdvance(bar.name) for bar in self._bars), default=0)
        beside += 2 * GRID
        room = max(1, self.width() - beside - metrics.horizontalAdvance("000.000") - GRID)
        longest = max((bar.count for bar in self._bars), default=0) or 1
        for number, bar in enumerate(self._bars):
            top = number * height
            length = room * bar.count / longest
            painter.setPen(colour("text"))
            area = QRectF(0, top, beside, height)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, bar.name)
            painter.fillRect(
                QRectF(beside, top + GRID / 2, max(length, 2), height - GRID), colour(bar.tone)
            )
            figure = QRectF(beside + length + GRID, top, self.width(), height)
            painter.drawText(figure, Qt.AlignmentFlag.AlignVCenter, formats.number(bar.count))
        painter.end()


def counted(registers: Registers, today: date) -> Day:
    """Count everything the board shows. Runs on the desk thread."""

    def count(**wanted: object) -> int:
        return registers.count(registers.filter_for(**wanted))  # type: ignore[arg-type]

    week = tuple(
        Bar(f"{formats.weekday(day)} {day:%d/%m}", count(day=day))
        for day in (today - timedelta(days=back) for back in range(DAYS))
    )
    by_status: Callable[[Status], int] = lambda status: count(statuses=(status,))  # noqa: E731
    figures = {
        "received": week[0].count,
        "due": count(due="today"),
        "soon": count(due="soon"),
        "overdue": count(due="overdue"),
        "waiting": by_status(Status.WAITING),
        "ready": by_status(Status.DECIDED),
    }
    tones = {Status.WAITING: "yellow", Status.DECIDED: "green"}
    shown = (Status.RECEIVED, Status.PROCESSING, Status.WAITING, Status.PAYING, Status.DECIDED)
    open_now = tuple(
        Bar(labels.status(status), by_status(status), tones.get(status, "accent"))
        for status in shown
    )
    return Day(figures, week, open_now)
