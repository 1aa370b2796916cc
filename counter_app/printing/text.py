"""Text before it is drawn: made harmless, measured, broken into lines."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from counter_app.printing import pdf

UNPRINTABLE: Final = "□"
_GAPS: Final = re.compile(r"(\n| +)")
_KEPT: Final = "\n"


def clean(text: str) -> str:
    """Return ``text`` in NFC without what no paper shows.

    Line breaks stay; other controls become blanks; marks of direction and width vanish; what is
    no character becomes a box.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=2048)
def _shown(char: str) -> str:
    if char == _KEPT:
        return char
    match unicodedata.category(char):
        case "Cc" | "Zs" | "Zl" | "Zp":
            return " "
        case "Cf":
            return ""
        case "Cs" | "Co" | "Cn":
            return UNPRINTABLE
    return char if ord(char) <= 0xFFFF else UNPRINTABLE  # no font here has the rest


class Span(NamedTuple):
    """A stretch of text in one face. A ``leader`` fills its line with dots and has no text."""

    text: str
    face: str = "regular"
    leader: bool = False


LEADER: Final = Span("", leader=True)


class Face(dict[str, float]):
    """One face: the width of each letter, in em; ``spare`` collects letters it lacks."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.spare: set[str] = set()
        self._own: dict[int, float] = pdf.font(name).face.charWidths
        self[UNPRINTABLE] = self._own[ord(UNPRINTABLE)] / 1000

    def __missing__(self, char: str) -> float:
        code = ord(char)
        if code in self._own:
            width = self._own[code] / 1000
        elif self.name != "spare" and code in face("spare")._own:
            self.spare.add(char)
            width = face("spare")[char]
        else:
            self.spare.add(char)
            width = self[UNPRINTABLE]
        self[char] = width
        return width

    def width(self, text: str) -> float:
        """Return how wide ``text`` is, in em."""
        return sum(map(self.__getitem__, text))

    def runs(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield ``text`` in stretches that one font can draw: (font, stretch)."""
        if self.spare.isdisjoint(text):
            yield self.name, text
            return
        font, stretch = self.name, ""
        for char in text:
            wanted = self.name
            if char in self.spare:
                if ord(char) in face("spare")._own:
                    wanted = "spare"
                else:
                    char = UNPRINTABLE
            if wanted != font and stretch:
                yield font, stretch
                stretch = ""
            font, stretch = wanted, stretch + char
        yield font, stretch


@lru_cache(maxsize=len(pdf.FILES))
def face(name: str) -> Face:
    """Return the face ``name``, a key of ``pdf.FILES``."""
    return Face(name)


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


def measure(text: str, face_name: str, size: float) -> float:
    """Return the width of ``text`` in points, one em for none."""
    return face(face_name).width(clean(text)) * size or size


def spans_of(value: "str | Span | Sequence[Span]") -> tuple[Span, ...]:
    """Return ``value`` as spans, a plain text in the regular face."""
    if isinstance(value, str):
        return (Span(value),)
    return (value,) if isinstance(value, Span) else tuple(value)
