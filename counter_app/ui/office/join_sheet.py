"""A counter that began alone becomes a device of the province."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget
from shiboken6 import isValid

from counter_app.ui.dialogs import Sheet
from counter_app.ui.jobs import Foreseen, Jobs
from counter_app.ui.language import tr
from counter_app.ui.look.parts import button, label
from counter_app.ui.place import Place
from counter_app.ui.words.messages import words_for


class JoinSheet(Sheet):
    """Asks for the province's address and its one-time code."""

    asks_first = True

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(parent, tr("Connect to the province"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("joinSheet")
        self._place = place
        # speaks to the wire: the desk thread must not wait for it; outlives the sheet, which the
        # lock may close meanwhile: the code is spent, and the counter is to deliver
        self._errands = Jobs(place.news)
        self.gateway, self.enrolment = QLineEdit(), QLineEdit()
        self.gateway.setPlaceholderText("https://…")
        self.fault = label("", "fault", wrap=True)
        self.fault.hide()
        self.progress = QProgressBar(maximum=0, textVisible=False)
        self.progress.hide()
        hint = tr("Everything done here so far is delivered then.")
        self.body.addWidget(label(hint, "muted", wrap=True))
        for words, field in (
            (tr("Address of the p&rovince"), self.gateway),
            (tr("One-time cod&e"), self.enrolment),
        ):
            name = label(words, "muted")
            name.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            self.body.addWidget(name)
            self.body.addWidget(field)
        self.body.addWidget(self.fault)
        self.body.addWidget(self.progress)
        self.enter = button(tr("&Connect"), self._submit, kind="primary", key="F9")
        self.buttons.addWidget(self.enter)
        self.add_reject()
        self.gateway.setFocus()

    def reject(self) -> None:
        """Qt: a code is used once; what is under way is waited for."""
        if self._errands.is_idle:
            super().reject()

    def done(self, result: int) -> None:
        """Qt: the thread ends with the sheet, or with what is under way."""
        if self._errands.is_idle:
            self._let_go()
        super().done(result)

    def _submit(self) -> None:
        gateway, code = self.gateway.text().strip(), self.enrolment.text().strip()
        if not (gateway and code):
            self._say(tr("Fill in every field."))
            return
        counter = self._place.counter
        self._wait(True)
        self._errands.run(
            lambda _report: counter.join(gateway, code),
            owner=self._place.news,
            done=lambda _none: self._joined(),
            failed=self._refused,
        )

    def _joined(self) -> None:
        self._place.news.province_joined.emit()
        if isValid(self):
            self.accept()
        else:
            self._let_go()

    def _refused(self, error: Foreseen) -> None:
        if not isValid(self):
            self._let_go()
            return
        words = words_for(error)
        self._wait(False)
        self._say(f"{words.title}. {words.advice}")

    def _let_go(self) -> None:
        """End the thread; no errand runs any more."""
        self._errands.close()
        self._errands.deleteLater()

    def _wait(self, waiting: bool) -> None:
        self.progress.setVisible(waiting)
        self.fault.hide()
        for widget in (self.gateway, self.enrolment, self.enter):
            widget.setEnabled(not waiting)

    def _say(self, text: str) -> None:
        self.fault.setText(text)
        self.fault.show()
