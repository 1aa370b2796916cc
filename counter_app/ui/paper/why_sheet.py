"""Why people's data leave the program as a file: asked before, kept in the traces."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from counter_app.ui.dialogs import Sheet
from counter_app.ui.language import mark, tr
from counter_app.ui.look.parts import label

REASONS = (
    mark("Periodic report"),
    mark("Kept on paper"),
    mark("Asked for by an inspection"),
)


class WhySheet(Sheet):
    """Asks for the reason, by choosing or typing, and hands it on; Enter goes on."""

    about = mark(
        "A file holds citizens' names and telephone numbers. Who saved it, when and why stands in "
        "the traces."
    )

    def __init__(self, parent: QWidget, then: Callable[[str], None]) -> None:
        super().__init__(parent, tr("Save as a file"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("whySheet")
        self._then = then
        words = label(tr("What the file is for; it is kept with your name."), "muted", wrap=True)
        self.reason = QComboBox(editable=True)
        self.reason.addItems([tr(reason) for reason in REASONS])
        self.reason.setCurrentIndex(-1)
        self.reason.setAccessibleName(tr("What the file is for"))
        for widget in (words, self.reason):
            self.body.addWidget(widget)
        self.go_on = self.add_accept(tr("&Choose the file …"))
        self.add_reject()
        self.reason.editTextChanged.connect(self._look)
        self._look("")
        self.reason.setFocus()

    def accept(self) -> None:
        """Qt: go on with the reason, once there is one."""
        if reason := self.reason.currentText().strip():
            super().accept()
            self._then(reason)

    def _look(self, text: str) -> None:
        self.go_on.setEnabled(bool(text.strip()))
