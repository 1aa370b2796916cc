"""A paper on the screen fits its window at first and is as large as one likes after."""

import io

import pypdfium2
import pytest
from PySide6.QtWidgets import QPushButton

from counter_app.ui.paper.preview import Preview


def _paper(width: float, height: float) -> bytes:
    """A blank page, in points."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(width, height)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


@pytest.fixture
def preview_of(qtbot, window, idle):
    def shown(width: float, height: float) -> Preview:
        paper = _paper(width, height)
        made = Preview(window.screens.slips._place, paper, "Giấy thử", window)
        made.open()
        idle()
        return made

    return shown


def _bar_is_needed(preview: Preview) -> bool:
    return preview._area.horizontalScrollBar().maximum() > 0


def test_a_page_is_first_seen_in_its_whole_width(preview_of):
    upright, lying = preview_of(595, 842), preview_of(842, 595)
    assert not _bar_is_needed(upright)
    assert not _bar_is_needed(lying)
    assert lying.pages[0].width() > lying.pages[0].height()
    for preview in (upright, lying):
        preview.accept()


def test_whoever_wants_it_larger_gets_it_larger(preview_of, idle):
    preview = preview_of(842, 595)
    before = preview.pages[0].width()
    for _ in range(2):
        preview.findChildren(QPushButton)[1].click()  # the one with the plus
        idle()
    assert preview.pages[0].width() > before
    assert _bar_is_needed(preview)
    preview.accept()
