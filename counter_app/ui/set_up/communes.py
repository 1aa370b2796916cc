"""Offers communes while a name is typed: any words of it and of its province, unmarked too."""

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from counter_app.services.places import places

MOST = 12
MIN_LETTERS = 2


class CommuneCompleter(QCompleter):
    """A list below ``field``; what is chosen leaves the commune's name there. Typing on is free:
    a unit that is no commune has a name too.
    """

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self._found = QStringListModel(self)
        self.setModel(self._found)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(MOST)
        self.setWidget(field)
        field.textEdited.connect(self._offer)
        self.activated.connect(self._take)

    def _offer(self, typed: str) -> None:
        communes = places().find(typed, MOST) if len(typed.strip()) >= MIN_LETTERS else ()
        self._found.setStringList([f"{c.full_name}, {c.province.name}" for c in communes])
        if communes:
            self.complete()
        else:
            self.popup().hide()

    def _take(self, chosen: str) -> None:
        self._field.setText(chosen.rpartition(", ")[0])
