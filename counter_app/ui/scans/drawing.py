"""Pages as Qt pictures: turned as wished, framed as sheets of paper."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPixmap, QTransform

from counter_app.services.scanning.pictures import Picture
from counter_app.ui.look.theme import colour

FORMATS = {1: QImage.Format.Format_Grayscale8, 3: QImage.Format.Format_BGR888}


def image_of(picture: Picture) -> QImage:
    """Return the picture in memory of its own. Any thread."""
    made = QImage(
        picture.pixels,
        picture.width,
        picture.height,
        picture.stride,
        FORMATS[picture.bytes_each],
    )
    return made.copy()


def turned(image: QImage, degrees: int) -> QImage:
    """Return the picture turned clockwise."""
    return image.transformed(QTransform().rotate(degrees)) if degrees else image


def framed(image: QImage | None, size: QSize, ratio: float) -> QPixmap:
    """Return a picture in the middle of ``size`` with an edge of paper, a blank sheet for None."""
    canvas = QPixmap(size * ratio)
    canvas.setDevicePixelRatio(ratio)
    canvas.fill(Qt.GlobalColor.transparent)
    inside = QSize(image.size()) if image else QSize(210, 297)
    inside.scale(size - QSize(2, 2), Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (size.width() - inside.width()) / 2, (size.height() - inside.height()) / 2
    place = QRectF(left, top, inside.width(), inside.height())
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillRect(place, colour("paper" if image else "ground"))
    if image:
        painter.drawImage(place, image)
    painter.setPen(QPen(colour("edge"), 1))
    painter.drawRect(place)
    painter.end()
    return canvas
