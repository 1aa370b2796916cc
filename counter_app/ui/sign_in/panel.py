"""Name, password, one button: for signing in, for unlocking, for changing the officer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from counter_app.ui.jobs import Foreseen
from counter_app.ui.language import tr
from counter_app.ui.look.icons import pixmap
from counter_app.ui.look.parts import button, card, column, label, row
from counter_app.ui.look.theme import GRID
from counter_app.ui.words.messages import words_for

WIDTH = 400


class SignInPanel(QWidget):
    """A card in the middle of the window.

    Signals:
        wanted: sign-in name and password.
        first_wanted: somebody has a one-time password of the province.
    """

    wanted = Signal(str, str)
    first_wanted = Signal()

    def __init__(self, office: str, counter: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = label("", "title", wrap=True)
        self.names = QComboBox()
        self.password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.fault = label("", "fault", wrap=True)
        self.hint = label("", "warning", wrap=True)
        self.hint.hide()
        self.enter = button(tr("&Sign in"), self._submit, kind="primary", picture="lock")
        self.first = button(
            tr("&First sign-in with a one-time password…"), self.first_wanted.emit, kind="link"
        )
        self.where = tr("{office} · Counter {counter}", office=office, counter=counter)
        self._lay_out()
        self.password.returnPressed.connect(self._submit)

    def offer(
        self, names: Sequence[str], chosen: str, title: str, *, is_open: bool = False
    ) -> None:
        """Begin anew: who may sign in, who probably will.

        ``is_open``: the store stands open behind the panel, so that newcomers can get in.
        """
        self.first.setVisible(is_open)
        self.title.setText(title)
        self.names.clear()
        self.names.addItems(list(names))
        self.names.setCurrentText(chosen or (names[0] if names else ""))
        self.password.clear()
        self.fault.hide()
        self.set_waiting(False)
        self.password.setFocus()

    def set_waiting(self, waiting: bool) -> None:
        """While the password is being tried nothing can be changed."""
        for widget in (self.names, self.password, self.enter):
            widget.setEnabled(not waiting)
        self.enter.setText(tr("One moment …") if waiting else tr("&Sign in"))

    def explain(self, error: Foreseen) -> None:
        """Say why not, and let the officer try again."""
        self.set_waiting(False)
        words = words_for(error)
        self.fault.setText(f"{words.title}. {words.advice}")
        self.fault.show()
        self.password.clear()
        self.password.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter signs in from every field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._submit()
        else:
            super().keyPressEvent(event)

    def _submit(self) -> None:
        if not self.password.isEnabled():
            return
        if not self.password.text():
            self.password.setFocus()
            return
        self.set_waiting(True)
        self.wanted.emit(self.names.currentText(), self.password.text())

    def _lay_out(self) -> None:
        outer = column(self)
        outer.addStretch(2)
        line = row()
        frame, inside = card(margin=4 * GRID, spacing=GRID)
        frame.setFixedWidth(self.fontMetrics().averageCharWidth() * 56)
        image = QLabel()
        image.setPixmap(pixmap("reception", "accent", 40))
        inside.addWidget(image)
        inside.addWidget(self.title)
        inside.addWidget(label(self.where, "muted", wrap=True))
        inside.addWidget(self.hint)
        inside.addSpacing(GRID)
        for text, field in ((tr("&Officer"), self.names), (tr("&Password"), self.password)):
            words = label(text, "muted")
            words.setTextFormat(Qt.TextFormat.AutoText)
            words.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            inside.addWidget(words)
            inside.addWidget(field)
        inside.addWidget(self.fault)
        inside.addSpacing(GRID)
        inside.addWidget(self.enter)
        inside.addWidget(self.first)
        line.addStretch()
        line.addWidget(frame)
        line.addStretch()
        outer.addLayout(line)
        outer.addStretch(3)
