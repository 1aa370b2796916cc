"""Text broken into lines."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from counter_app.printing.text import Span, clean, face

_GAPS: Final = re.compile(r"(\n| +)")


class Piece(NamedTuple):
    """Text of one face on a line. ``x`` and ``width`` are points from the line's left end."""

    x: float
    width: float
    face: str
    text: str


@dataclass(slots=True)
class Line:
    """One line of pieces; ``width`` in points; ``last`` of its paragraph."""

    pieces: list[Piece]
    width: float
    last: bool = False


class _Word(NamedTuple):
    """Parts of one word (face, text, width in points), and what stands before it."""

    parts: tuple[tuple[str, str, float], ...]
    gap: float  # points of blank before the word
    broken: bool  # a line break stands before it
    leader: bool = False

    @property
    def width(self) -> float:
        return sum(part[2] for part in self.parts)


def wrap(spans: Iterable[Span], size: float, width: float) -> list[Line]:
    """Break ``spans`` set in ``size`` points into lines of at most ``width`` points.

    A word longer than a line is broken where the line ends. There is always one line.
    """
    setter = _Setter(size, width)
    for word in _words(spans, size):
        setter.add(word)
    return setter.done()


def _words(spans: Iterable[Span], size: float) -> Iterator[_Word]:
    parts: list[tuple[str, str, float]] = []
    gap, broken = 0.0, False
    for span in spans:
        if span.leader:
            if parts:
                yield _Word(tuple(parts), gap, broken)
                parts, gap, broken = [], 0.0, False
            yield _Word((), gap, broken, leader=True)
            gap, broken = 0.0, False
            continue
        letters = face(span.face)
        for token in _GAPS.split(clean(span.text)):
            if not token:
                continue
            if token[0] in " \n":
                if parts:
                    yield _Word(tuple(parts), gap, broken)
                    parts, gap, broken = [], 0.0, False
                gap, broken = letters[" "] * size, broken or token == "\n"
            else:
                parts.append((span.face, token, letters.width(token) * size))
    if parts:
        yield _Word(tuple(parts), gap, broken)


class _Setter:
    """Sets words into lines."""

    def __init__(self, size: float, width: float) -> None:
        self._size = size
        self._limit = width + 0.01
        self._lines: list[Line] = []
        self._pieces: list[Piece] = []
        self._x = 0.0

    def add(self, word: _Word) -> None:
        if word.broken:
            self._feed(last=True)
        gap = word.gap if self._pieces else 0.0
        if word.leader:
            self._lead(gap)
            return
        wide = word.width
        if self._pieces and self._x + gap + wide > self._limit:
            self._feed()
            gap = 0.0
        if wide > self._limit:
            self._break(word)
            return
        for part_face, text, part_width in word.parts:
            self._put(part_face, text, part_width, gap)
            gap = 0.0

    def done(self) -> list[Line]:
        self._feed(last=True)
        return self._lines

    def _feed(self, *, last: bool = False) -> None:
        self._lines.append(Line(self._pieces, self._x, last))
        self._pieces, self._x = [], 0.0

    def _put(self, part_face: str, text: str, width: float, gap: float) -> None:
        before = self._pieces[-1] if self._pieces else None
        if before is not None and before.face == part_face:
            blank = " " if gap else ""
            joined = Piece(
                before.x, before.width + gap + width, part_face, before.text + blank + text
            )
            self._pieces[-1] = joined
        else:
            if gap and before is not None:  # the blank belongs to what stands before it
                self._pieces[-1] = before._replace(text=before.text + " ")
            self._pieces.append(Piece(self._x + gap, width, part_face, text))
        self._x += gap + width

    def _lead(self, gap: float) -> None:
        dot = face("regular")["…"] * self._size
        if self._x + gap + 6 * dot > self._limit:
            self._feed()
            gap = 0.0
        count = int((self._limit - self._x - gap) / dot)
        self._put("regular", "…" * count, count * dot, gap)

    def _break(self, word: _Word) -> None:
        for part_face, text, _ in word.parts:
            letters, start, wide = face(part_face), 0, 0.0
            for index, char in enumerate(text):
                step = letters[char] * self._size
                if self._x + wide + step > self._limit and (wide or self._pieces):
                    stop = max(_joint(text, start, index), start) if start < index else index
                    if stop > start:
                        self._put(part_face, text[start:stop], wide, 0.0)
                    self._feed()
                    start, wide = stop, letters.width(text[stop:index]) * self._size
                wide += step
            self._put(part_face, text[start:], wide, 0.0)


def _joint(text: str, start: int, index: int) -> int:
    """Return where a word cut off at ``index`` is better cut: behind a hyphen, dot or slash."""
    half = (start + index) // 2
    found = max(text.rfind(mark, half, index) for mark in "-./_")
    return found + 1 if found > 0 else index
