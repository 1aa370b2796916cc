"""The light in the status bar: one colour, one sentence, one click to the whole truth."""

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton

from counter_app.services.delivery import DeliveryStatus
from counter_app.ui.language import tr
from counter_app.ui.look.theme import colour
from counter_app.ui.place import Place
from counter_app.ui.sync_centre.bridge import SyncBridge
from counter_app.ui.words.delivery.line_words import line_words

LOOK_EVERY_MS = 5_000
_INK = {"green": "green", "yellow": "yellow", "red": "red", "grey": "edge"}


class SyncStatus(QObject):
    """Asks the services how far delivery has come, when something changed and now and then.

    Signals:
        changed: a ``DeliveryStatus``.
    """

    changed = Signal(object)

    def __init__(self, place: Place, bridge: SyncBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._bridge = place, bridge
        self._asking = False
        self.latest: DeliveryStatus | None = None
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        bridge.line_changed.connect(lambda _line: self.look())
        bridge.news_taken.connect(self.look)
        place.news.dossier_changed.connect(self._deed_done)

    def begin(self) -> None:
        """Somebody signed in: ask now, and from now on."""
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Ask now, unless an answer is under way."""
        if self._asking:
            return
        self._asking = True
        delivery = self._place.counter.delivery
        self._place.jobs.run(
            lambda _report: delivery.status(),
            owner=self,
            done=self._answered,
            failed=lambda _error: self._answered(None),
        )

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def _deed_done(self, _code: str) -> None:
        self._bridge.wake()
        self.look()

    def _answered(self, status: DeliveryStatus | None) -> None:
        self._asking = False
        if status is not None:
            self.latest = status
            self.changed.emit(status)


class SyncLight(QPushButton):
    """The light itself."""

    def __init__(self, status: SyncStatus, bridge: SyncBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.tone = "grey"
        self.setObjectName("light")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(tr("Open the sync centre (F5)"))
        self.setIconSize(QSize(12, 12))
        status.changed.connect(self.show_status)
        self._say("grey", tr("Looking …"))

    def show_status(self, status: DeliveryStatus) -> None:
        """Show colour and sentence."""
        words = line_words(status, paused=self._bridge.is_paused)
        self._say(words.tone, words.sentence)

    def _say(self, tone: str, sentence: str) -> None:
        self.tone = tone
        self.setIcon(_dot(tone))
        self.setText(sentence)
        self.setAccessibleName(sentence)


def _dot(tone: str) -> QIcon:
    picture = QPixmap(24, 24)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(_INK[tone]))
    painter.drawEllipse(QRectF(2, 2, 20, 20))
    painter.end()
    return QIcon(picture)
