"""The scanner that types: bursts of keys are taken out of the window and delivered whole.

A wedge scanner types a payload at machine speed and ends it with Enter or Tab, wherever the
focus is. A person does not type many keys within ``GAP_MS`` of each other. Since nobody knows at
the first key which of the two it is, a key that could begin a burst is held for ``GAP_MS`` and
played back when no second one follows: a person sees no delay, and nothing of a scan leaks into
a field. What caps lock or an input method did to the text is put right by ``domain.cards``.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QLineEdit
from shiboken6 import isValid

GAP_MS = 30  # between two keys of one burst
SHORTEST = 6  # a burst shorter than this is no code
SPLIT_MS = 120  # a payload cut in two by a slow cable goes on within this time
LONGEST = 4096  # characters
CARD_BARS = 3  # fewer bars in a password's field: a password, and no card scanned by mistake

_ENDINGS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_QUIET = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_Meta,
)


@runtime_checkable
class TakesScans(Protocol):
    """A sheet that knows what to do with a payload."""

    def scanned(self, payload: str) -> None:
        """A scanner delivered something."""


class Scanner(QObject):
    """Watches the keys of whichever window of the program has the focus.

    Signals:
        scanned: a payload, without its ending.
    """

    scanned = Signal(str)

    def __init__(self, app: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._watched: QWindow | None = None
        self._held: list[tuple[QObject, QKeyEvent]] = []
        self._clock = QElapsedTimer()
        self._clock.start()
        self._last_ms = 0
        self._playing = False
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._give_back)
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: hold keys that may belong to a burst; everything else passes."""
        if self._playing:
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._keep_from_shortcuts(event)
        if event.type() != QEvent.Type.KeyPress:
            return False
        if not isinstance(event, QKeyEvent) or event.key() in _QUIET:
            return False
        if event.key() in _ENDINGS:
            return self._ended(event)
        if event.key() == Qt.Key.Key_Backspace and self._held and self._in_burst(event):
            self._held.pop()  # an input method rewrites what the scanner typed
            return True
        if event.isAutoRepeat() or not _types_text(event):
            self._give_back()
            return False
        self._hold(watched, event)
        return True

    def stop(self) -> None:
        """Watch no more."""
        self._app.focusWindowChanged.disconnect(self._watch)
        self._watch(None)

    def _watch(self, window: QWindow | None) -> None:
        self._give_back()
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = window
        if window is not None:
            window.installEventFilter(self)

    def _keep_from_shortcuts(self, key: QKeyEvent) -> bool:
        """A letter in the midst of a burst is no command: R turns no page while a card is read."""
        if not (self._held and _types_text(key) and self._in_burst(key)):
            return False
        key.accept()
        return True

    def _hold(self, watched: QObject, key: QKeyEvent) -> None:
        if self._held and not self._in_burst(key):
            self._give_back()
        self._held.append((watched, key.clone()))
        self._last_ms = self._moment(key)
        if len(self._held) > LONGEST:
            self._give_back()
            return
        self._wait.start(self._patience_ms)

    @property
    def _patience_ms(self) -> int:
        return SPLIT_MS if len(self._held) >= SHORTEST else GAP_MS

    def _in_burst(self, key: QKeyEvent) -> bool:
        return self._moment(key) - self._last_ms <= self._patience_ms

    def _is_secret(self) -> bool:
        """A password may come fast: from a key store, or over a line by which somebody helps."""
        focus = self._app.focusObject()
        return isinstance(focus, QLineEdit) and focus.echoMode() == QLineEdit.EchoMode.Password

    def _moment(self, key: QKeyEvent) -> int:
        """The platform's own time of the key: a busy window must not make typing look fast."""
        return key.timestamp() or self._clock.elapsed()

    def _ended(self, key: QKeyEvent) -> bool:
        payload = "".join(held.text() for _, held in self._held)
        is_code = len(payload) >= SHORTEST and self._in_burst(key)
        if is_code and not (self._is_secret() and payload.count("|") < CARD_BARS):
            self._forget()
            self.scanned.emit(payload)
            return True
        self._give_back()
        return False

    def _give_back(self) -> None:
        """Play the held keys to whom they were meant for: a person typed them."""
        held = self._forget()
        self._playing = True
        try:
            for target, key in held:
                QCoreApplication.sendEvent(target, key)
        finally:
            self._playing = False

    def _forget(self) -> list[tuple[QObject, QKeyEvent]]:
        self._wait.stop()
        held, self._held = self._held, []
        return held


def _types_text(key: QKeyEvent) -> bool:
    modifiers = key.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    if modifiers == (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        modifiers = Qt.KeyboardModifier.NoModifier  # AltGr on Windows
    text = key.text()
    return bool(text) and text.isprintable() and not modifiers
