"""The surface strips draw on: points, y from the top, text in our faces."""

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from counter_app.printing import pdf
from counter_app.printing.lines import Line
from counter_app.printing.text import clean, face

MM: Final = 72 / 25.4
BASELINE: Final = 0.93  # of the size, from the top of a line to its base line


class Sheet:
    """A document being drawn. ``shift`` moves everything right (two copies on one page)."""

    def __init__(self, size: tuple[float, float], title: str, pages: int = 1) -> None:
        self.pages = pages  # of the whole document, for who says so in the text
        self._bytes = BytesIO()
        self._height = size[1]
        self._canvas = pdf.canvas(self._bytes, size, title)
        self._ops: list[str] = []
        self._texts: list[tuple[float, float, str, float, str]] = []
        self.shift = 0.0

    def text(self, x: float, top: float, words: str, font: str, size: float) -> None:
        """Write ``words`` with the top of their line at ``top``."""
        self._write(x, top, clean(words), font, size)

    def _write(self, x: float, top: float, words: str, font: str, size: float) -> None:
        self._texts.append(
            (x + self.shift, self._height - top - BASELINE * size, font, size, words)
        )

    def line_of(self, line: Line, x: float, top: float, size: float) -> None:
        """Write one broken line."""
        for piece in line.pieces:
            self._write(x + piece.x, top, piece.text, piece.face, size)

    def rule(self, x: float, top: float, to_x: float, to_top: float, weight: float = 0.5) -> None:
        """Draw a straight line of ``weight`` points."""
        height, shift = self._height, self.shift
        self._ops.append(
            f"{weight:.2f} w {x + shift:.2f} {height - top:.2f} m "
            f"{to_x + shift:.2f} {height - to_top:.2f} l S"
        )

    def cut(self, x: float, top: float, to_top: float) -> None:
        """Draw the dashed line along which a sheet is cut."""
        self._ops.append("q [3 3] 0 d")
        self.rule(x, top, x, to_top, 0.4)
        self._ops.append("Q")

    def qr(self, rows: Sequence[int], x: float, top: float, side: float) -> None:
        """Draw a QR (rows as ``qr.encode`` gives them) with its quiet zone in ``side``."""
        count = len(rows)
        unit = side / (count + 8)
        left, bottom = x + self.shift + 4 * unit, self._height - top - side + 4 * unit
        out = [f"q {unit:.4f} 0 0 {unit:.4f} {left:.2f} {bottom:.2f} cm"]
        for index, row in enumerate(rows):
            out += [f"{a} {count - 1 - index} {n} 1.02 re" for a, n in _runs(row, count)]
        self._ops.append("\n".join((*out, "f Q")))

    def picture(self, file: str, x: float, top: float, width: float, height: float) -> None:
        """Draw the image ``file`` inside the box, its proportions kept."""
        self._canvas.drawImage(
            file, x + self.shift, self._height - top - height, width, height,
            mask="auto", preserveAspectRatio=True,
        )  # fmt: skip

    def turn(self) -> None:
        """End the page."""
        if self._ops:
            self._canvas.addLiteral("\n".join(self._ops))
        writer = self._canvas.beginText()
        for x, y, name, size, words in self._texts:
            writer.setTextOrigin(x, y)
            for font, stretch in face(name).runs(words):
                writer.setFont(pdf.font(font).fontName, size)
                writer.textOut(stretch)
        self._canvas.drawText(writer)
        self._canvas.showPage()
        self._ops, self._texts = [], []

    def done(self) -> bytes:
        """Return the document."""
        self._canvas.save()
        return self._bytes.getvalue()


def _runs(row: int, count: int) -> list[tuple[int, int]]:
    """Return the dark stretches of a QR row: (first column, length)."""
    found, bits, start = [], format(row, f"0{count}b"), 0
    while (start := bits.find("1", start)) >= 0:
        stop = bits.find("0", start)
        stop = count if stop < 0 else stop
        found.append((start, stop - start))
        start = stop
    return found
