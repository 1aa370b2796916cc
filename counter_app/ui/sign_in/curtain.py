"""Puts everything out of sight while the window is locked: sheets, previews, what was copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid


class Curtain:
    """Knows what it hid. A question that waited for an answer gets the safe one."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._hidden: list[QDialog] = []
        self._is_copied = False  # what lies in the clipboard came from a window of ours
        QGuiApplication.clipboard().dataChanged.connect(self._look_at_clipboard)

    def draw(self) -> None:
        """Hide every sheet of the window, close what pops up, forget what was copied from it."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for sheet in self._window.findChildren(QDialog):
            if not sheet.isVisible():
                continue
            if sheet.windowModality() == Qt.WindowModality.ApplicationModal:
                _close(sheet)  # somebody waits for its answer: no
            else:
                self._hidden.append(sheet)
                sheet.hide()
        if self._is_copied:
            QGuiApplication.clipboard().clear()

    def lift(self, *, same_officer: bool) -> None:
        """Show the sheets again to whoever opened them; anybody else finds them closed."""
        hidden, self._hidden = self._hidden, []
        for sheet in filter(isValid, hidden):
            sheet.show() if same_officer else _close(sheet)

    def _look_at_clipboard(self) -> None:
        """Another program's copy is made while it is in front, ours while we are."""
        self._is_copied = QApplication.activeWindow() is not None


def _close(sheet: QDialog) -> None:
    """Close a sheet without the question it may have about what was typed."""
    QDialog.done(sheet, QDialog.DialogCode.Rejected.value)
