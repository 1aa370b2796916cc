"""The two other ways out of a reception: ask to complete (form 02), refuse (form 03)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from counter_app.domain.deeds import Refused, SupplementAsked
from counter_app.ui.dialogs import Sheet
from counter_app.ui.language import tr
from counter_app.ui.look.parts import label, set_state


class AskSheet(Sheet):
    """What is still needed, one paper a line."""

    def __init__(self, parent: QWidget, missing: Sequence[str]) -> None:
        super().__init__(parent, tr("Ask to complete the dossier (form 02)"), width=560)
        self.setObjectName("askSheet")
        self.items = _text(tr("Papers to be added, one a line"), "\n".join(missing))
        self.reason = QLineEdit()
        self.contact = QLineEdit()
        fields = (
            (tr("Papers to be added, one a line"), self.items),
            (tr("Reason"), self.reason),
            (tr("Whom to ask (name, phone)"), self.contact),
        )
        _add_fields(self, fields)
        self.add_accept(tr("Save and print"), key="F9")
        self.add_reject()

    def deed(self) -> SupplementAsked:
        """Return what was entered."""
        lines = self.items.toPlainText().splitlines()
        return SupplementAsked(
            items=tuple(line.strip() for line in lines if line.strip()),
            reason=self.reason.text().strip(),
            contact=self.contact.text().strip(),
        )

    def accept(self) -> None:
        """Qt: leave only when something is asked for."""
        _accept_when_filled(self, self.items)


class RefuseSheet(Sheet):
    """Why the dossier cannot be received, and on what basis."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("Refuse the dossier (form 03)"), width=560)
        self.setObjectName("refuseSheet")
        self.reason = _text(tr("Reason"), "")
        self.basis = QLineEdit()
        _add_fields(self, ((tr("Reason"), self.reason), (tr("Legal basis"), self.basis)))
        self.add_accept(tr("Refuse and print"), kind="harm", key="F9")
        self.add_reject()

    def deed(self) -> Refused:
        """Return what was entered."""
        return Refused(self.reason.toPlainText().strip(), self.basis.text().strip())

    def accept(self) -> None:
        """Qt: leave only with a reason."""
        _accept_when_filled(self, self.reason)


def _accept_when_filled(sheet: Sheet, field: QPlainTextEdit) -> None:
    if field.toPlainText().strip():
        Sheet.accept(sheet)
        return
    set_state(field, "fault", "true")
    field.setFocus()


def _text(name: str, text: str) -> QPlainTextEdit:
    made = QPlainTextEdit(text)
    made.setTabChangesFocus(True)
    made.setMaximumHeight(120)
    made.setAccessibleName(name)
    return made


def _add_fields(sheet: Sheet, fields: Sequence[tuple[str, QWidget]]) -> None:
    for name, field in fields:
        words = label(name, "muted")
        words.setBuddy(field)
        field.setAccessibleName(name)
        sheet.body.addWidget(words)
        sheet.body.addWidget(field)
