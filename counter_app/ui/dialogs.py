"""Questions and news: every button named here, never by the toolkit."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.jobs import Foreseen
from counter_app.ui.language import tr
from counter_app.ui.look.icons import pixmap
from counter_app.ui.look.parts import button, column, label, row
from counter_app.ui.look.theme import GRID
from counter_app.ui.words.messages import words_for

WIDTH = 460


class Sheet(QDialog):
    """A small window with a title, a body and a row of named buttons; Escape leaves it."""

    def __init__(self, parent: QWidget | None, title: str, *, width: int = WIDTH) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        outer.setSpacing(2 * GRID)
        self.body = column(spacing=GRID)
        self.buttons: QHBoxLayout = row()
        self.buttons.addStretch()
        outer.addWidget(label(title, "heading", wrap=True))
        outer.addLayout(self.body)
        outer.addStretch()
        outer.addLayout(self.buttons)

    def add_accept(self, text: str, *, kind: str = "primary", key: str = "") -> QPushButton:
        """Add the button that does what the sheet is for."""
        made = button(text, self.accept, kind=kind, key=key)
        self.buttons.addWidget(made)
        return made

    def add_reject(self, text: str = "") -> QPushButton:
        """Add the button that leaves everything as it is."""
        made = button(text or tr("Cancel"), self.reject)
        self.buttons.addWidget(made)
        return made


class Dialogs:
    """All boxes of one window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def explain(self, error: Foreseen) -> None:
        """Say what happened, what it means and what to do."""
        words = words_for(error)
        self.tell(words.title, words.advice, picture="alert", close=words.button)

    def tell(self, title: str, text: str, *, picture: str = "help", close: str = "") -> None:
        """Say something that has no question in it."""
        sheet = self._sheet(title, text, picture)
        sheet.add_accept(close or tr("Close"))
        sheet.open()

    def ask(self, title: str, text: str, *, yes: str, no: str = "", harm: bool = False) -> bool:
        """Ask before harm; the safe answer has the focus and Escape."""
        sheet = self._sheet(title, text, "alert")
        accept = sheet.add_accept(yes, kind="harm" if harm else "primary")
        reject = sheet.add_reject(no)
        (reject if harm else accept).setFocus()
        return bool(sheet.exec() == QDialog.DialogCode.Accepted)

    @staticmethod
    def words(text: str) -> QLabel:
        """Return the words of a box."""
        words = label(text, wrap=True)
        words.setMinimumWidth(WIDTH - 120)
        return words

    def _sheet(self, title: str, text: str, picture: str) -> Sheet:
        sheet = Sheet(self._parent, title)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.setObjectName("message")
        line = row(spacing=2 * GRID)
        image = QLabel()
        image.setPixmap(pixmap(picture, "red" if picture == "alert" else "accent", 32))
        line.addWidget(image, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words(text), 1)
        sheet.body.addLayout(line)
        return sheet
