"""Locks the window when nobody has touched it for a while."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_SIGNS_OF_LIFE = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
)


class IdleWatch(QObject):
    """Signals: idle: nobody typed or moved the mouse for so many minutes; 0 is never."""

    idle = Signal()

    def __init__(self, app: QGuiApplication, minutes: float, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())
        self.wait(minutes)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: every sign of life begins the wait anew."""
        if self._minutes > 0 and event.type() in _SIGNS_OF_LIFE:
            self._timer.start()
        return super().eventFilter(watched, event)

    def wait(self, minutes: float) -> None:
        """Wait so long from now on; 0: for ever."""
        self._timer.stop()
        self._minutes = minutes
        if minutes > 0:
            self._timer.start(max(1, round(minutes * 60_000)))

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
