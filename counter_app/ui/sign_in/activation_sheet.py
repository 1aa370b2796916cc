"""The first sign-in of an officer whom the province sent: one-time password, then one's own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from counter_app.ui.dialogs import Sheet
from counter_app.ui.jobs import Foreseen
from counter_app.ui.language import tr
from counter_app.ui.look.parts import button, label
from counter_app.ui.words.messages import words_for

_HIDDEN = QLineEdit.EchoMode.Password


class ActivationSheet(Sheet):
    """Signals: wanted: sign-in name, one-time password, new password."""

    asks_first = True

    wanted = Signal(str, str, str)
    stands_before_curtain = True

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("First sign-in"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("activationSheet")
        self.name, self.once = QLineEdit(), QLineEdit()
        self.password, self.again = QLineEdit(echoMode=_HIDDEN), QLineEdit(echoMode=_HIDDEN)
        self.fault = label("", "fault", wrap=True)
        self.fault.hide()
        hint = tr("The province gave you a one-time password. Choose one of your own with it.")
        self.body.addWidget(label(hint, "muted", wrap=True))
        for words, field in (
            (tr("Sign-in &name"), self.name),
            (tr("&One-time password"), self.once),
            (tr("&Your new password"), self.password),
            (tr("The new password &again"), self.again),
        ):
            name = label(words, "muted")
            name.setTextFormat(Qt.TextFormat.AutoText)
            name.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            self.body.addWidget(name)
            self.body.addWidget(field)
        self.body.addWidget(self.fault)
        self.enter = button(tr("&Set the password"), self._submit, kind="primary")
        self.buttons.addWidget(self.enter)
        self.add_reject()
        self.name.setFocus()

    def explain(self, error: Foreseen) -> None:
        """Say why not, and let the officer try again."""
        words = words_for(error)
        self.enter.setEnabled(True)
        self._say(f"{words.title}. {words.advice}")

    def _submit(self) -> None:
        name, once, password = self.name.text(), self.once.text(), self.password.text()
        if not (name.strip() and once.strip() and password.strip()):
            self._say(tr("Fill in every field."))
        elif password != self.again.text():
            self._say(tr("The two new passwords differ."))
            self.again.clear()
            self.again.setFocus()
        else:
            self.fault.hide()
            self.enter.setEnabled(False)
            self.wanted.emit(name.strip().lower(), once, password)

    def _say(self, text: str) -> None:
        self.fault.setText(text)
        self.fault.show()
