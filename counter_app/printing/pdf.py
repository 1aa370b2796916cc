"""The one place that loads ReportLab, on first use, and the fonts it embeds."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from counter_app.paths import RESOURCES

if TYPE_CHECKING:
    from io import BytesIO

    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

FONTS: Final = RESOURCES / "fonts"
FILES: Final = {
    "regular": "CounterSerif-Regular.ttf",
    "bold": "CounterSerif-Bold.ttf",
    "italic": "CounterSerif-Italic.ttf",
    "bold-italic": "CounterSerif-BoldItalic.ttf",
    "spare": "DejaVuSans.ttf",  # for letters the others lack
}


@dataclass(frozen=True, slots=True)
class _Toolkit:
    """What ReportLab gives us."""

    canvas: "type[Canvas]"
    font: "type[TTFont]"


@lru_cache(maxsize=1)
def _toolkit() -> _Toolkit:
    from reportlab import rl_config
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0
    return _Toolkit(Canvas, TTFont)


@lru_cache(maxsize=len(FILES))
def font(face: str) -> "TTFont":
    """Return the parsed and registered font of ``face``, a key of ``FILES``."""
    from reportlab.pdfbase.pdfmetrics import registerFont

    parsed = _toolkit().font(face, str(FONTS / FILES[face]))
    registerFont(parsed)
    return parsed


def canvas(target: "BytesIO", size: tuple[float, float], title: str) -> "Canvas":
    """Return an empty document of pages ``size`` (points): compressed, same input same bytes.

    Its properties carry the title and nothing about anybody.
    """
    sheet = _toolkit().canvas(target, pagesize=size, pageCompression=1, invariant=1)
    sheet.setTitle(title)
    sheet.setAuthor("")
    sheet.setSubject("")
    sheet.setCreator("")
    sheet.setProducer("")
    return sheet
