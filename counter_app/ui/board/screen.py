"""The lead's board: today and this week, drawn; every figure leads to its dossiers."""

from functools import partial
from typing import Any

from PySide6.QtGui import QResizeEvent, QShowEvent, Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QWidget

from counter_app.domain.dossier import CITIZENS_TURN, Status
from counter_app.domain.registers import Share
from counter_app.services.oversight.board import BoardView
from counter_app.ui.board.charts import Bar, Bars, WeekChart
from counter_app.ui.board.due_calendar import DueCalendar
from counter_app.ui.language import mark, tr
from counter_app.ui.look.parts import VerticalArea, card, column, label, row, set_state
from counter_app.ui.look.theme import GRID
from counter_app.ui.place import Place
from counter_app.ui.words import formats

FIGURES = (
    ("received", mark("Received today"), ""),
    ("returned", mark("Returned today"), ""),
    ("due", mark("Due today"), "yellow"),
    ("overdue", mark("Overdue"), "red"),
    ("waiting", mark("Waiting for citizens"), ""),
    ("ready", mark("Results to be collected"), "green"),
)
PERIODS = (("week", mark("This week")), ("today", mark("Today")))
BY = (("procedure", mark("By procedure")), ("officer", mark("By officer")))


class Figure(QPushButton):
    """A number with its words; a click or Space shows the dossiers it counts."""

    def __init__(self, words: str, tone: str) -> None:
        super().__init__()
        self.setProperty("kind", "figure")
        self._words = words
        self.number: QLabel = label("–", "title")
        if tone:
            set_state(self.number, "ink", tone)
        inside = column(self, margin=GRID, spacing=0)
        below = label(words, "muted", wrap=True)
        for one in (self.number, below):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.addWidget(one)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: words that need a second line get it."""
        super().resizeEvent(event)
        inside = self.layout()
        if inside is not None:
            self.setMinimumHeight(inside.totalHeightForWidth(self.width()))

    def show_count(self, count: int) -> None:
        """Show the number, and tell it to screen readers."""
        self.number.setText(formats.number(count))
        self.setAccessibleName(f"{self._words}: {count}")


class BoardScreen(QWidget):
    """A day and a week at a glance."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.setObjectName("page")
        self._place = place
        self.view: BoardView | None = None
        self.figures = {name: Figure(tr(words), tone) for name, words, tone in FIGURES}
        self.week, self.bars, self.calendar = WeekChart(), Bars(), DueCalendar()
        self.period, self.by = QComboBox(), QComboBox()
        self._lay_out()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: count whenever one comes here."""
        super().showEvent(event)
        self.load()
        self.figures["received"].setFocus()

    def load(self) -> None:
        """Count on the desk thread."""
        board = self._place.counter.board
        self._place.jobs.run(
            lambda _report: board.look(),
            owner=self,
            done=self.show_view,
            failed=self._place.dialogs.explain,
        )

    def show_view(self, view: BoardView) -> None:
        """Show the counts."""
        self.view = view
        for name, figure in self.figures.items():
            figure.show_count(view.figures[name])
        self.week.show_days(view.week)
        self.calendar.show_days(view.calendar, view.today)
        self._show_shares()

    def _show_shares(self) -> None:
        if self.view is None:
            return
        wanted = (str(self.period.currentData()), str(self.by.currentData()))
        shares = self.view.shares[wanted]
        self.bars.show_bars([self._bar(share, self.view.names) for share in shares])

    def _bar(self, share: Share, names: dict[str, str]) -> Bar:
        in_time = share.running - share.overdue
        figures = tr(
            "received {received} · open {running} · overdue {overdue}",
            received=share.received,
            running=share.running,
            overdue=share.overdue,
        )
        lines = (((share.received, "accent"),), ((in_time, "edge"), (share.overdue, "red")))
        return Bar(names.get(share.key, share.key), share.key, lines, figures)

    def _show_list(self, name: str) -> None:
        if self.view is None:
            return
        today = self.view.today
        limits: dict[str, dict[str, Any]] = {
            "received": {"day": today},
            "returned": {"returned_day": today},
            "due": {"due": "today"},
            "overdue": {"due": "overdue"},
            "waiting": {"statuses": CITIZENS_TURN},
            "ready": {"statuses": (Status.DECIDED,)},
        }
        self._place.news.list_wanted.emit(limits[name])

    def _show_share(self, key: str) -> None:
        self._place.news.list_wanted.emit({str(self.by.currentData()): key})

    def _connect(self) -> None:
        for name, figure in self.figures.items():
            figure.clicked.connect(partial(self._show_list, name))
        for choice in (self.period, self.by):
            choice.activated.connect(lambda _n: self._show_shares())
        self.bars.wanted.connect(self._show_share)
        self.calendar.wanted.connect(
            lambda day: self._place.news.list_wanted.emit({"due_day": day})
        )
        self._place.news.dossier_changed.connect(
            lambda _code: self.load() if self.isVisible() else None
        )
        self._place.news.province_told.connect(lambda: self.load() if self.isVisible() else None)

    def _lay_out(self) -> None:
        outer = column(self, margin=2 * GRID, spacing=2 * GRID)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        for place, figure in enumerate(self.figures.values()):
            grid.addWidget(figure, 0, place)
        outer.addLayout(grid)
        middle = row(spacing=2 * GRID)
        left = column(spacing=2 * GRID)
        left.addWidget(self._card(tr("Seven days"), self.week), 2)
        left.addWidget(self._shares_card(), 3)
        middle.addLayout(left, 1)
        middle.addWidget(self._card(tr("What falls due"), self.calendar), 1)
        outer.addLayout(middle, 1)

    def _shares_card(self) -> QWidget:
        frame, inside = card(margin=GRID + 4)
        for choice, entries, name in (
            (self.by, BY, tr("Work by")),
            (self.period, PERIODS, tr("Period")),
        ):
            choice.setAccessibleName(name)
            for value, words in entries:
                choice.addItem(tr(words), value)
        head = row()
        head.addWidget(self.by)
        head.addWidget(self.period)
        head.addStretch()
        inside.addLayout(head)
        inside.addWidget(VerticalArea(self.bars), 1)
        return frame

    def _card(self, title: str, content: QWidget) -> QWidget:
        frame, inside = card(margin=GRID + 4)
        inside.addWidget(label(title, "heading"))
        inside.addWidget(content, 1)
        return frame
