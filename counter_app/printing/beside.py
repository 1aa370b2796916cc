"""Text that runs beside the QR of its paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from counter_app.printing import qr
from counter_app.printing.layout import LEADING, Block, Strip, Type
from counter_app.printing.lines import Line, wrap
from counter_app.printing.sheet import MM, Sheet
from counter_app.printing.text import Span, measure

GAP: Final = 3 * MM


@dataclass(frozen=True, slots=True)
class Mark:
    """A QR and the code in letters under it."""

    text: str
    code: str

    def side(self, type_: Type) -> float:
        """Return the side of the QR, in points: modules of 0.42 mm, smaller on A5."""
        module = 0.42 if type_.body >= 12 else 0.38
        modules = len(qr.encode(self.text)) + 8
        return min(max(modules * module, 23.0), 34.0) * MM

    def height(self, type_: Type) -> float:
        """Return how tall QR and caption are."""
        lines, size = self._caption(type_)
        return self.side(type_) + len(lines) * size * LEADING + 2

    def draw(self, sheet: Sheet, left: float, top: float, type_: Type) -> None:
        """Draw both; the caption stands in the middle under the QR."""
        side = self.side(type_)
        sheet.qr(qr.encode(self.text), left, top, side)
        lines, size = self._caption(type_)
        for index, line in enumerate(lines):
            below = top + side - 2 + index * size * LEADING
            sheet.line_of(line, left + (side - line.width) / 2, below, size)

    def _caption(self, type_: Type) -> tuple[list[Line], float]:
        """Return the code in at most three lines, set smaller where it is a little too long."""
        side = self.side(type_)
        size = min(type_.caption, max(side / measure(self.code, "regular", 1.01), 5.0))
        return wrap([Span(self.code)], size, side)[:3], size


@dataclass(frozen=True, slots=True)
class Beside:
    """``blocks`` with ``mark`` at their right: narrower until they are past it."""

    blocks: tuple[Block, ...]
    mark: Mark

    def strips(self, width: float, type_: Type) -> Iterator[Strip]:
        """Yield the strips; those beside the mark stay together."""
        tall = self.mark.height(type_)
        narrow = width - self.mark.side(type_) - GAP
        y, first = 0.0, True
        for block in self.blocks:
            beside = y < tall
            for strip in block.strips(narrow if beside else width, type_):
                y += strip.height
                if first:
                    first = False
                    strip = self._marked(strip, width - self.mark.side(type_), type_)
                if beside:
                    strip.keep = strip.keep or y < tall
                yield strip
        if y < tall:
            yield Strip(tall - y)

    def _marked(self, strip: Strip, x: float, type_: Type) -> Strip:
        inner = strip.draw

        def draw(sheet: Sheet, left: float, top: float) -> None:
            self.mark.draw(sheet, left + x, top, type_)
            if inner is not None:
                inner(sheet, left, top)

        return Strip(strip.height, draw, strip.keep, strip.repeat)
