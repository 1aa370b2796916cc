"""Tab follows the eye: what was made later stands where it is seen, not at the end."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def read_in_order(top: QWidget) -> None:
    """Let Tab go through ``top`` as its layouts stand: first line by line, then the next part."""
    for one, other in pairwise(_stops(top.layout())):
        QWidget.setTabOrder(one, other)


def _stops(layout: QLayout | None) -> Iterator[QWidget]:
    for number in range(layout.count() if layout else 0):
        item = layout.itemAt(number) if layout else None
        widget = item.widget() if item else None
        if widget is None:
            yield from _stops(item.layout() if item else None)
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        inner = widget.widget() if isinstance(widget, QScrollArea) else None
        yield from _stops(inner.layout() if inner else widget.layout())
