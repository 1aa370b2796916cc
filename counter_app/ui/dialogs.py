"""Questions and news: every button named here, never by the toolkit."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
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
USUAL_PX, WIDEST, TALLEST = 13, 1280, 700  # a sheet fits a screen of 1366×768


class Sheet(QDialog):
    """A small window with a title, a body and a row of named buttons; Escape leaves it.

    F1 shows its keys over it. ``about``: what it is for, in a sentence or two; ``more_keys``: keys
    that no button bears, each with its words. Both are translated where they are shown.
    ``asks_first``: what was typed into its fields is not thrown away without a question.
    """

    about = ""
    asks_first = False
    more_keys: tuple[tuple[str, str], ...] = ()

    def __init__(self, parent: QWidget | None, title: str, *, width: int = WIDTH) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(grown(width))
        QShortcut(QKeySequence("F1"), self).activated.connect(self.show_keys)
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

    def reject(self) -> None:
        """Qt: Escape, Cancel or the cross of the window."""
        typed = self.asks_first and any(
            line.isModified() and line.text() for line in self.findChildren(QLineEdit)
        )
        if not typed or Dialogs(self).ask_to_lose_typing():
            super().reject()

    def event(self, event: QEvent) -> bool:
        """Qt: words that take more lines than before make the sheet higher, and are not cut."""
        heard = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit()
        return heard

    def _fit(self) -> None:
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return
        wanted = min(layout.totalMinimumHeightForWidth(self.width()), TALLEST)
        if wanted > self.height():
            self.resize(self.width(), wanted)

    def show_keys(self) -> None:
        """Show what this form is for and its keys; Escape leads back, and nothing is lost."""
        KeysSheet(self, self.about, self.more_keys).open()


def grown(width: int) -> int:
    """Return a width in pixels grown with the text, as far as the screen has room."""
    return min(WIDEST, round(width * QApplication.font().pixelSize() / USUAL_PX))


class KeysSheet(Sheet):
    """The keys of the form or paper behind it, and what it is for."""

    def __init__(
        self, over: QDialog, about: str = "", more_keys: tuple[tuple[str, str], ...] = ()
    ) -> None:
        super().__init__(over, tr("Keys of this form"), width=WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("keysSheet")
        if about:
            self.body.addWidget(label(tr(about), wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setColumnStretch(1, 1)
        for number, (key, words) in enumerate(_keys_of(over, more_keys)):
            grid.addWidget(label(key, "key"), number, 0)
            grid.addWidget(label(words, wrap=True), number, 1)
        self.body.addLayout(grid)
        self.body.addWidget(label(tr("What you have typed stays as it is."), "muted", wrap=True))
        self.add_accept(tr("&Back to the form")).setFocus()

    def show_keys(self) -> None:
        """They are shown already."""


def _keys_of(sheet: QDialog, more: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """Return every key of ``sheet``: those its buttons bear, its own, and those of every form."""
    found = [(key, tr(words)) for key, words in more]
    for made in sheet.findChildren(QAbstractButton):
        words = made.text().replace("&", "").strip()
        if not made.isVisibleTo(sheet) or not words:
            continue
        for key in made.findChildren(QShortcut):
            name = key.key().toString()
            found.append((name, words.removesuffix(name).strip()))
        place = made.text().find("&")
        if 0 <= place < len(made.text()) - 1 and made.text()[place + 1] != "&":
            found.append((f"Alt+{made.text()[place + 1].upper()}", words))
    return [
        *dict.fromkeys(found),
        ("Tab", tr("Next field; with Shift the one before")),
        ("Esc", tr("Leave the form; what was typed is asked for first")),
    ]


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

    def ask_to_lose_typing(self) -> bool:
        """Ask whether what was typed into a form may be lost."""
        return self.ask(
            tr("Leave without saving?"),
            tr("What you entered in this form would be lost."),
            yes=tr("&Leave"),
            no=tr("&Go back"),
            harm=True,
        )

    def ask_to_give_unpaid(self, owed: str) -> bool:
        """Ask whether a result may be given out while ``owed`` is not paid."""
        return self.ask(
            tr("A fee is still owed"),
            tr("Still owed: {amount}", amount=owed),
            yes=tr("&Return all the same"),
            no=tr("&Go back"),
            harm=True,
        )

    def ask(self, title: str, text: str, *, yes: str, no: str = "", harm: bool = False) -> bool:
        """Ask before harm; the safe answer has the focus and Escape."""
        sheet = self.question(title, text, yes=yes, no=no, harm=harm)
        return bool(sheet.exec() == QDialog.DialogCode.Accepted)

    def question(self, title: str, text: str, *, yes: str, no: str, harm: bool) -> Sheet:
        """Return the box that asks, not yet shown."""
        sheet = self._sheet(title, text, "alert")
        accept = sheet.add_accept(yes, kind="harm" if harm else "primary")
        reject = sheet.add_reject(no)
        (reject if harm else accept).setFocus()
        return sheet

    @staticmethod
    def words(text: str) -> QLabel:
        """Return the words of a box."""
        words = label(text, wrap=True)
        words.setMinimumWidth(grown(WIDTH - 120))
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
