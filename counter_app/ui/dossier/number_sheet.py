"""The applicant's whole ID number: for a reason that stands in the traces before it is shown."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from counter_app.ui.dialogs import Sheet
from counter_app.ui.language import tr
from counter_app.ui.look.parts import button, label
from counter_app.ui.place import Place


class NumberSheet(Sheet):
    """Asks why, then shows the number in place of the question."""

    def __init__(self, parent: QWidget, place: Place, code: str) -> None:
        super().__init__(parent, tr("Whole ID number"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("numberSheet")
        self._place, self._code = place, code
        self.number = label("", "title")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(tr("Why you need it"))
        words = label(tr("Why you need it; it is kept with your name."), "muted", wrap=True)
        for widget in (self.number, words, self.reason):
            self.body.addWidget(widget)
        self.show_it = button(tr("&Show the number"), self.show_number, kind="primary")
        self.buttons.addWidget(self.show_it)
        self.add_reject(tr("&Close"))
        self.reason.textChanged.connect(lambda text: self.show_it.setEnabled(bool(text.strip())))
        self.show_it.setEnabled(False)
        self.reason.setFocus()

    def show_number(self) -> None:
        """Leave the trace, then show."""
        audit, code, reason = self._place.counter.guard.audit, self._code, self.reason.text()
        self._place.jobs.run(
            lambda _report: audit.show_id(code, reason=reason),
            owner=self,
            done=self._shown,
            failed=self._place.dialogs.explain,
        )

    def _shown(self, number: str) -> None:
        self.number.setText(number or tr("none was given"))
        self.reason.setEnabled(False)
        self.show_it.setEnabled(False)
