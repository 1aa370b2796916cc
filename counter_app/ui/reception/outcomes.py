"""The two other ways out of a reception: ask to complete (form 02), refuse (form 03).

A sheet stays until its dossier is saved: what was written in it survives whatever goes wrong.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from counter_app.domain.deeds import Refused, SupplementAsked
from counter_app.ui.dialogs import Dialogs, Sheet
from counter_app.ui.jobs import Foreseen
from counter_app.ui.language import tr
from counter_app.ui.look.parts import label, set_state
from counter_app.ui.words.about import REFUSAL, SUPPLEMENT
from counter_app.ui.words.messages import words_for

Answer = SupplementAsked | Refused
Keep = Callable[[Answer], None]
Fields = Sequence[tuple[str, QLineEdit | QPlainTextEdit]]


class AnswerSheet(Sheet):
    """``keep``: gets the answer; ``saved`` or ``refused`` is told afterwards.

    ``is_left``: the officer did not want it after all.

    Signals: edited: something was typed.
    """

    edited = Signal()

    def __init__(self, parent: QWidget, title: str, needed: QPlainTextEdit) -> None:
        super().__init__(parent, title, width=560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.keep: Keep | None = None
        self.fault = label("", "fault", wrap=True)
        self.fault.hide()
        self.is_left = False
        self._needed = needed
        self._typed: tuple[QLineEdit | QPlainTextEdit, ...] = ()
        self._save: QPushButton | None = None

    def accept(self) -> None:
        """Qt: leave only when what must be said is said, and the dossier saved."""
        if self._save is None or self.keep is None or not self._save.isEnabled():
            return
        if not self._needed.toPlainText().strip():
            set_state(self._needed, "fault", "true")
            self._needed.setFocus()
            self._say(tr("Please fill in: {field}", field=self._needed.accessibleName()))
            return
        self.fault.hide()
        self._save.setEnabled(False)  # once is enough
        self.keep(self._read())

    def reject(self) -> None:
        """Qt: typed work is not thrown away without a question."""
        if self._read() != self._began and not Dialogs(self).ask_to_lose_typing():
            return
        self.is_left = True
        super().reject()

    def texts(self) -> list[str]:
        """Return what stands in the fields, from the top."""
        return [f.toPlainText() if isinstance(f, QPlainTextEdit) else f.text() for f in self._typed]

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show what was typed before, where nothing was typed since."""
        if self._read() == self._began:
            for field, text in zip(self._typed, texts, strict=False):
                field.setPlainText(text) if isinstance(field, QPlainTextEdit) else field.setText(
                    text
                )

    def saved(self) -> None:
        """The dossier is saved: leave."""
        super().accept()

    def refused(self, error: Foreseen) -> None:
        """It was not saved: say why; all stays as written."""
        if self._save is not None:
            self._save.setEnabled(True)
        words = words_for(error)
        self._say(f"{words.title}. {words.advice}")

    def _say(self, words: str) -> None:
        self.fault.setText(words)
        self.fault.show()

    def _begin(self, fields: Fields, read: Callable[[], Answer], words: str, kind: str) -> None:
        for name, field in fields:
            beside = label(name, "muted")
            beside.setBuddy(field)
            field.setAccessibleName(name)
            self.body.addWidget(beside)
            self.body.addWidget(field)
            field.textChanged.connect(self.edited)
        self._typed = tuple(field for _name, field in fields)
        self.body.addWidget(self.fault)
        self._save = self.add_accept(words, kind=kind, key="F9")
        self.add_reject()
        self._read = read
        self._began = read()


class AskSheet(AnswerSheet):
    """What is still needed, one paper a line."""

    about = SUPPLEMENT

    def __init__(self, parent: QWidget, missing: Sequence[str]) -> None:
        self.items = _text("\n".join(missing))
        super().__init__(parent, tr("Ask to complete the dossier (form 02)"), self.items)
        self.setObjectName("askSheet")
        self.reason = QLineEdit()
        self.contact = QLineEdit()
        fields = (
            (tr("Papers to be added, one a line"), self.items),
            (tr("Reason"), self.reason),
            (tr("Whom to ask (name, phone)"), self.contact),
        )
        self._begin(fields, self.deed, tr("Save and print"), "primary")

    def deed(self) -> SupplementAsked:
        """Return what was entered."""
        lines = self.items.toPlainText().splitlines()
        return SupplementAsked(
            items=tuple(line.strip() for line in lines if line.strip()),
            reason=self.reason.text().strip(),
            contact=self.contact.text().strip(),
        )


class RefuseSheet(AnswerSheet):
    """Why the dossier cannot be received, and on what basis."""

    about = REFUSAL

    def __init__(self, parent: QWidget) -> None:
        self.reason = _text("")
        super().__init__(parent, tr("Refuse the dossier (form 03)"), self.reason)
        self.setObjectName("refuseSheet")
        self.basis = QLineEdit()
        fields = ((tr("Reason"), self.reason), (tr("Legal basis"), self.basis))
        self._begin(fields, self.deed, tr("Refuse and print"), "harm")

    def deed(self) -> Refused:
        """Return what was entered."""
        return Refused(self.reason.toPlainText().strip(), self.basis.text().strip())


def _text(text: str) -> QPlainTextEdit:
    made = QPlainTextEdit(text)
    made.setTabChangesFocus(True)
    made.setMaximumHeight(120)
    return made
