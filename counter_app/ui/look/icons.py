"""Icons of one family: drawn as lines, tinted when loaded."""

from functools import cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from counter_app.paths import RESOURCES
from counter_app.ui.look.theme import COLOURS

INK = COLOURS["muted"]
SCALE = 2  # drawn at twice the size, so that 125 % and 150 % stay sharp


@cache
def icon(name: str, tint: str = "muted") -> QIcon:
    """Return the icon ``name`` in a colour of the theme; grey when its button is disabled."""
    made = QIcon(_drawn(name, COLOURS[tint], 20))
    made.addPixmap(_drawn(name, COLOURS["edge"], 20), QIcon.Mode.Disabled)
    return made


@cache
def beside_words(name: str, tint: str = "muted") -> QIcon:
    """Return the icon ``name`` with the room that words beside it need; 5:4, the words right."""
    made = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, tint), (QIcon.Mode.Disabled, "edge")):
        wide = QPixmap(QSize(25, 20) * SCALE)
        wide.fill(Qt.GlobalColor.transparent)
        drawn = _drawn(name, COLOURS[colour], 20)
        drawn.setDevicePixelRatio(1)
        painter = QPainter(wide)
        painter.drawPixmap(0, 0, drawn)
        painter.end()
        wide.setDevicePixelRatio(SCALE)
        made.addPixmap(wide, mode)
    return made


@cache
def pixmap(name: str, tint: str = "muted", size: int = 20) -> QPixmap:
    """Return the icon ``name`` as a picture of ``size`` logical pixels."""
    return _drawn(name, COLOURS[tint], size)


def _drawn(name: str, colour: str, size: int) -> QPixmap:
    source = (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8").replace(INK, colour)
    image = QImage(QSize(size, size) * SCALE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(source.encode())).render(painter)
    painter.end()
    drawn = QPixmap.fromImage(image)
    drawn.setDevicePixelRatio(SCALE)
    return drawn
