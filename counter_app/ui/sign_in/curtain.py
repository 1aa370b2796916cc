"""Puts everything out of sight while the window is locked: sheets, previews, what was copied."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid


class Curtain(QObject):
    """Knows what it hid. A question that waited for an answer gets the safe one.

    What would open while it is drawn, a paper that took long to make or word of a failed printer,
    is put behind it too. Only what says ``stands_before_curtain`` may be opened, and its keys.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._hidden: list[QDialog] = []
        self._is_copied = False  # what lies in the clipboard came from a window of ours
        QGuiApplication.clipboard().dataChanged.connect(self._look_at_clipboard)

    def draw(self) -> None:
        """Hide every sheet of the window, close what pops up, forget what was copied from it."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for sheet in self._window.findChildren(QDialog):
            if sheet.isVisible():
                self._put_behind(sheet)
        if self._is_copied:
            QGuiApplication.clipboard().clear()
        if (app := QApplication.instance()) is not None:
            app.installEventFilter(self)

    def lift(self, *, same_officer: bool) -> None:
        """Show the sheets again to whoever opened them; anybody else finds them closed."""
        if (app := QApplication.instance()) is not None:
            app.removeEventFilter(self)
        hidden, self._hidden = self._hidden, []
        for sheet in filter(isValid, hidden):
            sheet.show() if same_officer else _close(sheet)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: while it is drawn, no form of ours comes onto the screen."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QDialog):
            sheet = watched
            if not self._may_stand_before(sheet):
                sheet.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
                QTimer.singleShot(0, sheet, lambda: self._catch(sheet))
        return super().eventFilter(watched, event)

    def _catch(self, sheet: QDialog) -> None:
        self._put_behind(sheet)
        if isValid(sheet):
            sheet.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)

    def _put_behind(self, sheet: QDialog) -> None:
        if sheet.windowModality() == Qt.WindowModality.ApplicationModal:
            _close(sheet)  # somebody waits for its answer: no
        else:
            self._hidden.append(sheet)
            sheet.hide()

    def _may_stand_before(self, sheet: QDialog) -> bool:
        over: QObject | None = sheet
        while over is not None and over is not self._window:
            if getattr(over, "stands_before_curtain", False):
                return True
            over = over.parent()
        return False

    def _look_at_clipboard(self) -> None:
        """Another program's copy is made while it is in front, ours while we are."""
        self._is_copied = QApplication.activeWindow() is not None


def _close(sheet: QDialog) -> None:
    """Close a sheet without the question it may have about what was typed."""
    sheet.done(QDialog.DialogCode.Rejected.value)
