"""Calm news over the screens: what happened and what to do, without taking the cursor away."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from counter_app.ui.language import tr
from counter_app.ui.look.parts import button, column, label, notice


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to say. ``name``: a newer one of the same name takes its place.

    ``stays``: it cannot be put away; it is that grave.
    """

    name: str
    title: str
    advice: str
    tone: str = "yellow"
    stays: bool = False


class Notices(QWidget):
    """A strip for each notice, the newest below; it takes no room while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._inside = column(self, spacing=0)
        self._strips: dict[str, QFrame] = {}
        self.hide()

    @property
    def names(self) -> tuple[str, ...]:
        """The notices that stand here."""
        return tuple(self._strips)

    def text_of(self, name: str) -> str:
        """Return what a notice says, for screen readers and tests."""
        return self._strips[name].accessibleName()

    def say(self, told: Notice, *, way: str = "", go: Callable[[], object] | None = None) -> None:
        """Show a notice; ``go`` leads to where the thing is mended, under the words ``way``."""
        self.drop(told.name)
        strip, line = notice(told.tone)
        strip.setObjectName("notice")
        strip.setAccessibleName(f"{told.title}. {told.advice}")
        words = column(spacing=0)
        words.addWidget(label(told.title, "strong", wrap=True))
        words.addWidget(label(told.advice, wrap=True))
        line.addLayout(words, 1)
        if go is not None:
            line.addWidget(self._beside(way, go))
        if not told.stays:
            line.addWidget(self._beside(tr("Understood"), lambda: self.drop(told.name)))
        self._strips[told.name] = strip
        self._inside.addWidget(strip)
        self.show()

    def drop(self, name: str) -> None:
        """Take a notice away; nothing where it does not stand here."""
        if (strip := self._strips.pop(name, None)) is None:
            return
        self._inside.removeWidget(strip)
        strip.hide()
        strip.deleteLater()
        self.setVisible(bool(self._strips))

    @staticmethod
    def _beside(words: str, clicked: Callable[[], object]) -> QWidget:
        made = button(words, clicked)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setAutoDefault(False)
        return made
