"""The pages of the document as a list of thumbnails, drawn when somebody looks at them."""

from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QIcon, QImage, QPixmap

from counter_app.services.scanning.document import Document, Page
from counter_app.services.scanning.scan_desk import Thumbnail
from counter_app.ui.jobs import Foreseen
from counter_app.ui.language import tr
from counter_app.ui.look.theme import colour
from counter_app.ui.place import Place
from counter_app.ui.scans.drawing import framed, image_of, turned

AnyIndex = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
SIZE = QSize(104, 136)
Key = tuple[str, int]


def key_of(page: Page) -> Key:
    """Tell pages apart, however they are turned."""
    return page.source.key, page.number


class PageModel(QAbstractListModel):
    """Reads ``document``; asks for one thumbnail after the other, the last wanted first."""

    def __init__(self, place: Place, parent: QObject, *, ratio: float = 1.0) -> None:
        super().__init__(parent)
        self._place, self._ratio = place, ratio
        self.document = Document()
        self.images: dict[Key, QImage] = {}
        self._blank: set[Key] = set()
        self._framed: dict[tuple[Key, int], QPixmap] = {}
        self._wanted: dict[Key, Page] = {}
        self._is_drawing = False
        self._empty = framed(None, SIZE, ratio)

    def show_document(self, document: Document) -> None:
        """Show these pages."""
        self.beginResetModel()
        self.document = document
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        """Qt: pages."""
        return 0 if parent.isValid() else len(self.document.pages)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: number, thumbnail, and what is odd about a page."""
        page = self.document.pages[index.row()]
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(page)
        if role == Qt.ItemDataRole.DisplayRole:
            odd = self._odd(page)
            return f"{index.row() + 1} · {odd}" if odd else str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join((tr("Page {number}", number=index.row() + 1), self._odd(page)))
        if role == Qt.ItemDataRole.ForegroundRole and self._odd(page):
            return colour("yellow")
        if role == Qt.ItemDataRole.ToolTipRole and page.is_coarse:
            return tr("Below 200 dpi: scan this page again if you can.")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def _odd(self, page: Page) -> str:
        words = []
        if page.is_coarse:
            words.append(tr("⚠ {dpi} dpi", dpi=page.dpi))
        if key_of(page) in self._blank:
            words.append(tr("blank?"))
        return " ".join(words)

    def _icon(self, page: Page) -> QIcon:
        """A chosen page keeps its colours."""
        made = QIcon(self._picture(page))
        made.addPixmap(self._picture(page), QIcon.Mode.Selected)
        return made

    def _picture(self, page: Page) -> QPixmap:
        key = key_of(page)
        image = self.images.get(key)
        if image is None:
            self._wanted[key] = page
            self._draw_next()
            return self._empty
        kept = self._framed.get((key, page.turn))
        if kept is None:
            kept = framed(turned(image, page.turn), SIZE, self._ratio)
            self._framed[key, page.turn] = kept
        return kept

    def _draw_next(self) -> None:
        if self._is_drawing or not self._wanted:
            return
        self._is_drawing = True
        key, page = self._wanted.popitem()
        scans = self._place.counter.scans

        def draw() -> tuple[Thumbnail, QImage]:
            made = scans.thumbnail(page)
            return made, image_of(made.picture)

        self._place.jobs.run(
            lambda _report: draw(),
            owner=self,
            done=partial(self._drawn, key),
            failed=partial(self._not_drawn, key),
        )

    def _drawn(self, key: Key, made: tuple[Thumbnail, QImage]) -> None:
        thumbnail, image = made
        self.images[key] = image
        if thumbnail.is_blank:
            self._blank.add(key)
        self._tell(key)

    def _not_drawn(self, key: Key, _error: Foreseen) -> None:
        """A page that cannot be drawn stays an empty sheet; binding says what is wrong with it."""
        self.images[key] = QImage()
        self._tell(key)

    def _tell(self, key: Key) -> None:
        self._is_drawing = False
        self._wanted.pop(key, None)
        for number, page in enumerate(self.document.pages):
            if key_of(page) == key:
                self.dataChanged.emit(self.index(number), self.index(number))
        self._draw_next()
