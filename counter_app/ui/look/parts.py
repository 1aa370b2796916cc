"""Small parts every screen is made of, so that all of them keep one look."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.look.icons import beside_words
from counter_app.ui.look.theme import GRID

L = TypeVar("L", bound=QBoxLayout)


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label of one of the roles of the style sheet; its text can be selected by mouse."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def badge(text: str = "", tone: str = "") -> QLabel:
    """Return a small coloured word."""
    made = label(text, "badge")
    set_tone(made, tone)
    return made


def set_tone(widget: QWidget, tone: str) -> None:
    """Colour ``widget``: "", "green", "yellow", "red", "accent"."""
    set_state(widget, "tone", tone)


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and dress the widget again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def button(
    text: str,
    clicked: Callable[[], object],
    *,
    kind: str = "",
    picture: str = "",
    key: str = "",
) -> QPushButton:
    """Return a button. ``kind``: "", "primary", "harm", "link"; ``key`` stands beside the text."""
    made = QPushButton(f"{text}   {key}" if key else text)
    if kind:
        made.setProperty("kind", kind)
    if picture:
        high = round(QApplication.font().pixelSize() * 1.25)
        made.setIcon(beside_words(picture, "paper" if kind == "primary" else "muted"))
        made.setIconSize(QSize(high * 5 // 4, high))
    if key:
        add_key(made, key)
    made.setAutoDefault(kind == "primary")
    made.clicked.connect(lambda _checked=False: clicked())
    return made


def add_key(made: QPushButton, key: str) -> None:
    """Let ``key`` click the button at once; a button's own shortcut waits for its animation."""
    QShortcut(QKeySequence(key), made).activated.connect(made.click)


def card(*, margin: int = 2 * GRID, spacing: int = GRID) -> tuple[QFrame, QVBoxLayout]:
    """Return a white surface and the column inside it."""
    frame = QFrame()
    frame.setProperty("role", "card")
    inside = column(frame, margin=margin, spacing=spacing)
    return frame, inside


def notice(tone: str = "") -> tuple[QFrame, QHBoxLayout]:
    """Return a coloured strip that says something, and the row inside it."""
    frame = QFrame()
    frame.setProperty("role", "notice")
    frame.setProperty("tone", tone)
    return frame, row(frame, margin=GRID, spacing=GRID)


def column(parent: QWidget | None = None, *, margin: int = 0, spacing: int = GRID) -> QVBoxLayout:
    """Return a column on the grid."""
    return _spaced(QVBoxLayout(parent) if parent else QVBoxLayout(), margin, spacing)


def row(parent: QWidget | None = None, *, margin: int = 0, spacing: int = GRID) -> QHBoxLayout:
    """Return a row on the grid."""
    return _spaced(QHBoxLayout(parent) if parent else QHBoxLayout(), margin, spacing)


def busy_bar() -> QProgressBar:
    """Return the bar that says that something goes on; hidden until then."""
    made = QProgressBar(maximum=0, textVisible=False)
    made.hide()
    return made


def rule() -> QFrame:
    """Return a thin line between two parts."""
    line = QFrame()
    line.setProperty("role", "line")
    line.setFixedHeight(1)
    return line


class _Still(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: hand the wheel on to what can be scrolled."""
        if event.type() != QEvent.Type.Wheel:
            return super().eventFilter(watched, event)
        event.ignore()
        return True


def hold_values_still(over: QWidget) -> None:
    """Let no wheel change the choices, counts and dates that stand on ``over`` now: it scrolls."""
    still = _Still(over)
    for box in (*over.findChildren(QComboBox), *over.findChildren(QAbstractSpinBox)):
        box.installEventFilter(still)


class VerticalArea(QScrollArea):
    """Scrolls up and down only; as wide as what it holds; what one types into is always seen.

    ``name``: of what is only read: Tab stops there, and the arrow keys scroll it.
    """

    def __init__(self, content: QWidget, name: str = "") -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.setProperty("reads", "true" if name else "")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        hold_values_still(content)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Show the field that got the cursor, even one that was only now unfolded."""
        if now is not None and self.isAncestorOf(now):
            QTimer.singleShot(0, now, lambda: self.ensureWidgetVisible(now, 0, 3 * GRID))

    def minimumSizeHint(self) -> QSize:
        """Qt: nothing is cut at the side."""
        beside = self.verticalScrollBar().sizeHint().width()
        return QSize(self.widget().minimumSizeHint().width() + beside, 120)


def clear(layout: QLayout) -> None:
    """Take everything out of ``layout`` and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            break
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def _spaced(layout: L, margin: int, spacing: int) -> L:
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    return layout
