"""Pages as pictures, and what can be told from them. pdfium loads with the first page.

pdfium knows one thread only: call everything here from the desk thread.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import sqrt
from typing import Any

from counter_app.domain.errors import RuleError
from counter_app.services.scanning.document import Page

POINTS_PER_INCH = 72.0
MOST_DRAWN_PIXELS = 6_000_000  # of a page on the screen
PICTURE_SHARE = 0.5  # of a page that pictures must cover to make it a scanned one
SPECK_SHARE = 0.02  # a stamp or a logo says nothing about the page
PAPER_BAND = 48  # grey values between paper and the lightest ink
MARGIN_SHARE = 0.05  # shadows of the lid
INK_SHARE = 0.0008  # a page with less ink is blank: a number at its foot has 0.001


@dataclass(frozen=True, slots=True)
class Picture:
    """A page drawn, unturned: ``pixels`` are rows of ``stride`` bytes; ``bytes_each`` 1 or 3."""

    width: int
    height: int
    stride: int
    bytes_each: int
    pixels: bytes = field(repr=False)


def drawn(page: Page, *, dpi: float, grey: bool = False) -> Picture:
    """Return a page as a picture of about ``dpi``, in the colours blue, green, red.

    Raises:
        RuleError: ``file.broken_pdf``.
    """
    scale = min(dpi / POINTS_PER_INCH, sqrt(MOST_DRAWN_PIXELS / _area(page)))
    with _File(page.source.pdf) as file:
        sheet = _page(file, page.number)
        bitmap = sheet.render(scale=scale, grayscale=grey, prefer_bgrx=False)
        made = Picture(
            bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels, bytes(bitmap.buffer)
        )
        bitmap.close()
        return made


def is_blank(picture: Picture) -> bool:
    """Return whether hardly anything but paper is to be seen; edges do not count."""
    side, edge = int(picture.width * MARGIN_SHARE), int(picture.height * MARGIN_SHARE)
    each = picture.bytes_each
    first, last = side * each, (picture.width - side) * each
    rows = (row * picture.stride for row in range(edge, picture.height - edge))
    seen = b"".join(picture.pixels[row + first : row + last] for row in rows)[each // 2 :: each]
    if not seen:
        return True
    levels = [seen.count(level) for level in range(256)]
    paper = max(range(256), key=levels.__getitem__)
    ink = sum(levels[: max(0, paper - PAPER_BAND)])
    return ink / len(seen) < INK_SHARE


def resolutions(pdf: bytes, count: int) -> list[int]:
    """Return the dots an inch of each page, 0 where no picture covers it.

    Raises:
        RuleError: ``file.broken_pdf``.
    """
    with _File(pdf) as file:
        if len(file) != count:
            raise RuleError("file.broken_pdf")
        return [_resolution(_page(file, number)) for number in range(count)]


def _resolution(sheet: Any) -> int:
    width, height = sheet.get_size()
    whole = max(width * height, 1.0)
    kinds = (_pdfium().raw.FPDF_PAGEOBJ_IMAGE,)
    found = list(_pictures(sheet.get_objects(filter=kinds, max_depth=3)))
    sheet.close()
    if sum(area for area, _dots in found) < PICTURE_SHARE * whole:
        return 0
    large = [dots / area for area, dots in found if area >= SPECK_SHARE * whole]
    return round(sqrt(max(large, default=0.0)) * POINTS_PER_INCH)


def _pictures(things: Iterable[Any]) -> Iterable[tuple[float, float]]:
    """Yield area in square points and number of dots."""
    for thing in things:
        try:
            left, bottom, right, top = thing.get_bounds()
            width, height = thing.get_px_size()
        except _pdfium().PdfiumError:
            continue
        area = (right - left) * (top - bottom)
        if area > 0:
            yield area, float(width * height)


def _area(page: Page) -> float:
    return max(page.width_pt * page.height_pt, 1.0)


def _page(file: Any, number: int) -> Any:
    try:
        return file[number]
    except _pdfium().PdfiumError:
        raise RuleError("file.broken_pdf", page=number + 1) from None


def _pdfium() -> Any:
    import pypdfium2  # type: ignore[import-untyped]

    return pypdfium2


class _File:
    """A PDF opened by pdfium and closed again."""

    def __init__(self, pdf: bytes) -> None:
        try:
            self._file = _pdfium().PdfDocument(pdf)
        except _pdfium().PdfiumError:
            raise RuleError("file.broken_pdf") from None

    def __enter__(self) -> Any:
        return self._file

    def __exit__(self, *_what: object) -> None:
        self._file.close()
