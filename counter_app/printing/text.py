"""Text before it is drawn: made harmless and measured."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from counter_app.printing import pdf

UNPRINTABLE: Final = "□"
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


def measure(text: str, face_name: str, size: float) -> float:
    """Return the width of ``text`` in points, one em for none."""
    return face(face_name).width(clean(text)) * size or size


def spans_of(value: "str | Span | Sequence[Span]") -> tuple[Span, ...]:
    """Return ``value`` as spans, a plain text in the regular face."""
    if isinstance(value, str):
        return (Span(value),)
    return (value,) if isinstance(value, Span) else tuple(value)
