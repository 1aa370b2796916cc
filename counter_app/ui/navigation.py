"""The rail: every screen has a key, a picture and a name."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QButtonGroup, QFrame, QHBoxLayout, QPushButton

from counter_app.ui.language import mark, tr
from counter_app.ui.look.icons import icon
from counter_app.ui.look.parts import add_key, column, label
from counter_app.ui.look.theme import GRID, LARGE_PX


@dataclass(frozen=True, slots=True)
class Goal:
    """One entry of the rail."""

    name: str
    words: str
    key: str


GOALS = (
    Goal("reception", mark("Reception"), "F2"),
    Goal("register", mark("Register"), "F3"),
    Goal("returning", mark("Return results"), "F4"),
    Goal("sync", mark("Sync centre"), "F5"),
    Goal("board", mark("Today's work"), "F7"),
    Goal("office", mark("Settings"), "F10"),
)


class Rail(QFrame):
    """Signals: wanted: the name of a screen."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        inside = column(self, spacing=0)
        inside.addSpacing(GRID)
        for goal in GOALS:
            made = self._entry(goal)
            inside.addWidget(made)
        inside.addStretch()
        self.lock = self._plain("lock", tr("Lock"), "Ctrl+L")
        self.help = self._plain("help", tr("Keys and help"), "F1")
        inside.addWidget(self.lock)
        inside.addWidget(self.help)
        inside.addSpacing(GRID)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: very large text leaves pictures and keys, so that the screens keep their room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def choose(self, name: str) -> None:
        """Mark the screen that is shown; a dossier belongs to none."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)
            return
        self._group.setExclusive(False)
        for made in self._buttons.values():
            made.setChecked(False)
        self._group.setExclusive(True)

    def button_of(self, name: str) -> QPushButton:
        """Return the button of one screen."""
        return self._buttons[name]

    def _fit(self) -> None:
        small = QApplication.font().pixelSize() >= LARGE_PX
        unit = QFontMetrics(QApplication.font()).averageCharWidth()
        for made in (*self._buttons.values(), self.lock, self.help):
            made.setText("" if small else made.accessibleName())
            made.setToolTip(made.accessibleName() if small else "")
        self.setMinimumWidth(unit * (12 if small else 24))

    def _entry(self, goal: Goal) -> QPushButton:
        made = self._plain(goal.name, tr(goal.words), goal.key)
        made.setCheckable(True)
        made.clicked.connect(lambda _checked=False: self.wanted.emit(goal.name))
        self._group.addButton(made)
        self._buttons[goal.name] = made
        return made

    def _plain(self, picture: str, words: str, key: str) -> QPushButton:
        made = QPushButton(words)
        made.setIcon(icon(picture, "accent"))
        made.setIconSize(QSize(20, 20))
        made.setAccessibleName(words)
        add_key(made, key)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        inside = QHBoxLayout(made)
        inside.setContentsMargins(0, 0, GRID, 0)
        inside.addStretch()
        hint = label(key, "key")
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.addWidget(hint, 0, Qt.AlignmentFlag.AlignVCenter)
        return made
