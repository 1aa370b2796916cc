"""The wheel scrolls; it never turns a value over which the pointer happens to stand."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


class _Guard(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: hand the wheel on to what can be scrolled."""
        if event.type() != QEvent.Type.Wheel:
            return super().eventFilter(watched, event)
        event.ignore()
        return True


def hold_values_still(over: QWidget) -> None:
    """Let no wheel change the choices, counts and dates that stand on ``over`` now."""
    guard = _Guard(over)
    for box in (*over.findChildren(QComboBox), *over.findChildren(QAbstractSpinBox)):
        box.installEventFilter(guard)
