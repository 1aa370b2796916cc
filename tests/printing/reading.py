"""Printed papers read back: text, places of letters, codes."""

import ctypes
from collections import defaultdict
from dataclasses import dataclass

import pypdfium2
import zxingcpp
from pypdfium2 import raw


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter on a page and its box, points from the lower left corner."""

    char: str
    left: float
    bottom: float
    right: float
    top: float


def squeeze(text: str) -> str:
    """Return ``text`` with each stretch of blanks and line breaks as one blank."""
    return " ".join(text.split())


def pages_of(printed: bytes) -> list[str]:
    """Return the text of each page, as it stands in the file."""
    document = pypdfium2.PdfDocument(printed)
    texts = []
    for page in document:
        words = page.get_textpage()
        texts.append(words.get_text_range())
        words.close()
        page.close()
    document.close()
    return texts


def text_of(printed: bytes) -> str:
    """Return all text, squeezed."""
    return squeeze(" ".join(pages_of(printed)))


def glyphs_of(printed: bytes) -> list[tuple[tuple[float, float], list[Glyph]]]:
    """Return size and visible letters of each page."""
    document = pypdfium2.PdfDocument(printed)
    found = []
    for page in document:
        words = page.get_textpage()
        found.append(
            (page.get_size(), [g for g in map(_glyph(words), range(words.count_chars())) if g])
        )
        words.close()
        page.close()
    document.close()
    return found


def _glyph(words: pypdfium2.PdfTextPage):
    def read(index: int) -> Glyph | None:
        char = chr(raw.FPDFText_GetUnicode(words, index))
        if char.isspace() or raw.FPDFText_IsGenerated(words, index):
            return None
        edges = [ctypes.c_double() for _ in range(4)]
        raw.FPDFText_GetCharBox(words, index, *edges)
        left, right, bottom, top = (edge.value for edge in edges)
        return Glyph(char, left, bottom, right, top)

    return read


def collisions(glyphs: list[Glyph]) -> list[tuple[Glyph, Glyph]]:
    """Return letters that lie over one another by more than italics and accents do."""
    cells: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    found = []
    for glyph in glyphs:
        column, row = int(glyph.left // 20), int(glyph.bottom // 20)
        near = [g for dx in (-1, 0, 1) for dy in (-1, 0, 1) for g in cells[column + dx, row + dy]]
        found += [(other, glyph) for other in near if _covers(other, glyph)]
        cells[column, row].append(glyph)
    return found


def _covers(one: Glyph, other: Glyph) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    up = min(one.top, other.top) - max(one.bottom, other.bottom)
    narrow = min(one.right - one.left, other.right - other.left)
    low = min(one.top - one.bottom, other.top - other.bottom)
    return across > 0.5 * narrow > 0 and up > 0.12 * low > 0


def codes_of(printed: bytes, page: int = 0, scale: float = 3.0) -> list[str]:
    """Return what the QRs on a page say, read from its picture."""
    document = pypdfium2.PdfDocument(printed)
    picture = document[page].render(scale=scale, grayscale=True).to_pil()
    document.close()
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    return [code.text for code in found]


def properties_of(printed: bytes) -> dict[str, str]:
    """Return the document's properties that say anything."""
    document = pypdfium2.PdfDocument(printed)
    properties = document.get_metadata_dict(skip_empty=True)
    document.close()
    return properties
