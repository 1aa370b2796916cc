"""Files made and dropped on a sheet, as a file manager does."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from counter_app.ui.scans.sheet import ScanSheet


def file_of(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def drop(sheet: ScanSheet, *urls: QUrl) -> bool:
    """Drop files as a file manager does; return whether the sheet wanted them."""
    mime = QMimeData()
    mime.setUrls(urls)
    wanted, none = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.MouseButton.NoButton
    plain = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 200), wanted, mime, none, plain)
    QApplication.sendEvent(sheet, enter)
    if not enter.isAccepted():
        return False
    dropped = QDropEvent(QPointF(50, 200), wanted, mime, none, plain)
    QApplication.sendEvent(sheet, dropped)
    assert dropped.dropAction() == Qt.DropAction.CopyAction
    return True


def drop_files(sheet: ScanSheet, *files: Path) -> bool:
    return drop(sheet, *(QUrl.fromLocalFile(str(file)) for file in files))


def drop_on(table: QAbstractItemView, place: QPoint, *files: Path) -> bool:
    """Drag files over a list and drop them at ``place``; return whether it wanted them there."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    wanted, none = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.MouseButton.NoButton
    plain = Qt.KeyboardModifier.NoModifier
    for kind in (QDragEnterEvent, QDragMoveEvent):
        over = kind(place, wanted, mime, none, plain)
        QApplication.sendEvent(table.viewport(), over)
        if not over.isAccepted():
            return False
    QApplication.sendEvent(table.viewport(), QDropEvent(QPointF(place), wanted, mime, none, plain))
    return True
