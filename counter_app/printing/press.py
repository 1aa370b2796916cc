"""Printing a paper: from values to the bytes of a PDF."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from threading import Lock
from typing import Final

from counter_app.domain.errors import RuleError
from counter_app.printing.form import FORM_SETS, NEW_SET, Form, Kit
from counter_app.printing.forms import FORMS
from counter_app.printing.layout import LEADING, Page, Strip, Type, accompany, paginate
from counter_app.printing.lines import wrap
from counter_app.printing.overlay import NONE, Overlay
from counter_app.printing.papers import OfficePaper, Paper, PersonPaper, ReceiptPaper
from counter_app.printing.sheet import MM, Sheet
from counter_app.printing.text import Span, clean, face

__all__ = ["FORM_SETS", "SIZES", "render", "warm"]

A4_TYPE: Final = Type(13, 14, 12, 13, 11, 7.5, 11)
A5_TYPE: Final = Type(10.5, 12, 9, 10, 9, 6, 9)
WIDE_TYPE: Final = Type(12, 14, 12, 13, 10.5, 7.5, 9.5)


@dataclass(frozen=True, slots=True)
class _Format:
    """A page, its margins (left, right, top, bottom) and its type, in points."""

    width: float
    height: float
    margins: tuple[float, float, float, float]
    type_: Type


_A4: Final = _Format(210 * MM, 297 * MM, (30 * MM, 18 * MM, 20 * MM, 18 * MM), A4_TYPE)
_A5: Final = _Format(148 * MM, 210 * MM, (17 * MM, 10 * MM, 10 * MM, 12 * MM), A5_TYPE)
_WIDE: Final = _Format(297 * MM, 210 * MM, (20 * MM, 15 * MM, 18 * MM, 15 * MM), WIDE_TYPE)
_HALF: Final = replace(_A5, width=148.5 * MM)

SIZES: Final = ("A4", "A5", "A4-2xA5")
_PRESS: Final = Lock()  # ReportLab keeps fonts of all documents in one place


def render(
    paper: Paper,
    *,
    size: str = "A4",
    forms: str = NEW_SET,
    overlay: Overlay | None = None,
) -> bytes:
    """Return ``paper`` as a PDF; the same input gives the same bytes.

    Args:
        paper: what it says, worded.
        size: ``A4``, ``A5`` (upright) or ``A4-2xA5``: two A5 copies on a landscape A4 with the
            line to cut along. Lists and books are always A4 landscape.
        forms: which set of official forms, ``TT03/2025`` or ``TT01/2018``.
        overlay: the province's changes.

    Raises:
        RuleError: ``paper.unknown_size``, ``form.unknown_set``, ``form.not_in_set``,
            ``qr.too_long``.
    """
    if size not in SIZES:
        raise RuleError("paper.unknown_size", size=size)
    changes = overlay or NONE
    form = FORMS[type(paper)]
    words = form.wording(forms, changes.of(form))
    stated = replace(paper, office=changes.office(paper.office))
    with _PRESS:
        kit = Kit(words, changes.of(form), words[form.title_of(paper)], changes.logo)
        return _Printing(stated, form, kit).done(size)


def warm() -> None:
    """Load ReportLab and the fonts by one empty receipt, so that the first real one is quick."""
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    from_nobody = OfficePaper("ỦY BAN NHÂN DÂN")
    nobody = ReceiptPaper(from_nobody, "0", moment, PersonPaper(""), "", moment, moment)
    render(nobody)


class _Printing:
    """One paper on its way to the sheet."""

    def __init__(self, paper: Paper, form: Form, kit: Kit) -> None:
        self._paper = paper
        self._form = form
        self._kit = kit

    def done(self, size: str) -> bytes:
        title = " – ".join(filter(None, (self._kit.heading, clean(self._paper.code))))
        if self._form.landscape:
            return self._single(_WIDE, title)
        if size == "A4-2xA5":
            return self._pair(title)
        return self._single(_A5 if size == "A5" else _A4, title)

    def _pages(self, format_: _Format, note: str) -> list[Page]:
        kit = replace(self._kit, copy_note=self._kit.words.get(note, ""))
        left, right, top, bottom = format_.margins
        width = format_.width - left - right
        blocks = self._form.compose(self._paper, kit)
        strips = [s for block in blocks for s in block.strips(width, format_.type_)]
        accompany(strips)
        running = format_.type_.small * LEADING * 1.6
        return paginate(strips, top, format_.height - bottom, running)

    def _single(self, format_: _Format, title: str) -> bytes:
        pages = self._pages(format_, "copy_note")
        sheet = Sheet((format_.width, format_.height), title, len(pages))
        for number in range(len(pages)):
            self._draw(sheet, format_, pages, number)
            sheet.turn()
        return sheet.done()

    def _pair(self, title: str) -> bytes:
        kept, given = self._pages(_HALF, "copy_kept"), self._pages(_HALF, "copy_given")
        sheet = Sheet((2 * _HALF.width, _HALF.height), title, len(kept))
        for number in range(len(kept)):
            for copy, pages in enumerate((kept, given)):
                sheet.shift = copy * _HALF.width
                self._draw(sheet, _HALF, pages, number)
            sheet.shift = 0.0
            sheet.cut(_HALF.width, 5 * MM, _HALF.height - 5 * MM)
            sheet.turn()
        return sheet.done()

    def _draw(self, sheet: Sheet, format_: _Format, pages: Sequence[Page], number: int) -> None:
        left, right, top, _ = format_.margins
        for strip, y in pages[number].placed:
            _draw_strip(strip, sheet, left, y)
        if len(pages) == 1:
            return
        size = format_.type_.small
        inner = format_.width - right
        counted = f"Trang {number + 1}/{len(pages)}"
        x = inner - face("regular").width(counted) * size
        sheet.text(x, format_.height - format_.margins[3] + 4, counted, "regular", size)
        if number:
            words = " – ".join(filter(None, (self._kit.heading, self._paper.code)))
            line = wrap([Span(words, "italic")], size, inner - left)[0]
            sheet.line_of(line, left, top, size)
            below = top + size * LEADING + 2
            sheet.rule(left, below, inner, below, 0.4)


def _draw_strip(strip: Strip, sheet: Sheet, left: float, top: float) -> None:
    if strip.draw is not None:
        strip.draw(sheet, left, top)
