"""One page in large, beside the list; zoomed by keys."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from counter_app.services.scanning.document import Page
from counter_app.ui.jobs import Foreseen
from counter_app.ui.language import tr
from counter_app.ui.look.parts import label
from counter_app.ui.look.theme import colour
from counter_app.ui.place import Place
from counter_app.ui.scans.drawing import image_of, turned

ZOOMS = (1.0, 1.5, 2.0, 3.0)  # times the whole page
POINTS_PER_INCH = 72.0
WAIT_MS = 60  # arrows held down draw no page that nobody sees
EDGE = 12


class PageView(QScrollArea):
    """Shows the current page, first its thumbnail, then drawn sharply."""

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._page: Page | None = None
        self._zoom = 0
        self._is_drawing = False
        self._is_stale = False
        self.sheet: QLabel = label()
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(self.sheet)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(tr("The page in large"))
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._draw)

    def show_page(self, page: Page | None, rough: QImage | None) -> None:
        """Show a page, ``rough`` until it is drawn; None shows nothing."""
        if page == self._page and page is not None:
            return
        self._page = page
        if page is None:
            self.sheet.clear()
        elif rough is not None and not rough.isNull():
            size = QSize(round(page.width_pt), round(page.height_pt)) * self._scale(page)
            self._put(turned(rough.scaled(size * self.devicePixelRatioF()), page.turn))
        self._wait.start()

    def zoom_by(self, step: int) -> None:
        """Show more or less of the page."""
        self._zoom = min(len(ZOOMS) - 1, max(0, self._zoom + step))
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the page fits anew."""
        super().resizeEvent(event)
        self._wait.start()

    def _scale(self, page: Page) -> float:
        """Pixels for one point."""
        wide, high = page.width_pt, page.height_pt
        if page.turn % 180:
            wide, high = high, wide
        room = self.size() - QSize(2 * EDGE, 2 * EDGE)
        whole = min(room.width() / max(wide, 1.0), room.height() / max(high, 1.0))
        return max(0.05, whole) * ZOOMS[self._zoom]

    def _draw(self) -> None:
        page = self._page
        if page is None:
            return
        if self._is_drawing:
            self._is_stale = True
            return
        self._is_drawing = True
        scans = self._place.counter.scans
        dpi = self._scale(page) * POINTS_PER_INCH * self.devicePixelRatioF()
        self._place.jobs.run(
            lambda _report: turned(image_of(scans.drawn(page, dpi)), page.turn),
            owner=self,
            done=lambda image: self._drawn(page, image),
            failed=self._not_drawn,
        )

    def _drawn(self, page: Page, image: QImage) -> None:
        self._is_drawing = False
        if page == self._page:
            self._put(image)
        if self._is_stale or page != self._page:
            self._is_stale = False
            self._draw()

    def _not_drawn(self, error: Foreseen) -> None:
        self._is_drawing = False
        self.sheet.setText(tr("This page cannot be shown."))

    def _put(self, image: QImage) -> None:
        pixmap = QPixmap.fromImage(image)
        painter = QPainter(pixmap)
        painter.setPen(QPen(colour("edge"), self.devicePixelRatioF()))
        painter.drawRect(pixmap.rect().adjusted(0, 0, -1, -1))
        painter.end()
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.sheet.setPixmap(pixmap)
