"""Blocks of a paper and how they flow over pages. All lengths in points."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from counter_app.printing.lines import Line, wrap
from counter_app.printing.sheet import Sheet
from counter_app.printing.text import Span, face, spans_of

LEADING: Final = 1.22  # height of a line for its size
Words = str | Span | Sequence[Span]
Draw = Callable[[Sheet, float, float], None]  # sheet, left, top


@dataclass(frozen=True, slots=True)
class Type:
    """The sizes of type of one paper size, in points."""

    body: float
    title: float
    head: float  # names of office and state
    motto: float
    small: float
    caption: float
    table: float


@dataclass(slots=True)
class Strip:
    """A band across the page that is never broken."""

    height: float
    draw: Draw | None = None  # None: blank, dropped at the top of a page
    keep: bool = False  # stays with the next one
    repeat: tuple["Strip", ...] = ()  # heading put above when this opens a page
    opens: bool = False  # begins a new page
    signs: bool = False  # holds signatures: never alone on its page


class Block(Protocol):
    """Something that becomes strips once the width is known."""

    def strips(self, width: float, type_: Type) -> Iterator[Strip]:
        """Yield the strips of this block, top first."""
        ...


@dataclass(frozen=True, slots=True)
class Gap:
    """Blank space, in lines of the body."""

    lines: float = 0.5

    def strips(self, width: float, type_: Type) -> Iterator[Strip]:
        """Yield the blank."""
        del width
        yield Strip(self.lines * type_.body * LEADING)


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""

    def strips(self, width: float, type_: Type) -> Iterator[Strip]:
        """Yield the mark."""
        del width, type_
        yield Strip(0.0, opens=True)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``align``: left, center or right; ``indent`` in ems, for all lines."""

    words: Words
    align: str = "left"
    size: str = "body"  # a field of Type
    indent: float = 0.0
    after: float = 0.15  # lines of blank behind
    keep: bool = False  # with what follows

    def strips(self, width: float, type_: Type) -> Iterator[Strip]:
        """Yield one strip a line; the first and the last two lines stay together."""
        size: float = getattr(type_, self.size)
        inset = self.indent * size
        lines = wrap(spans_of(self.words), size, width - inset)
        height = size * LEADING
        for index, line in enumerate(lines):
            x = inset + slack(line, width - inset, self.align)
            together = len(lines) > 1 and index in (0, len(lines) - 2)
            last = index == len(lines) - 1
            yield Strip(
                height + (self.after * height if last else 0.0),
                draw_line(line, x, size),
                keep=self.keep or together,
            )


def slack(line: Line, width: float, align: str) -> float:
    """Return how far ``line`` is moved right by its alignment."""
    spare = max(width - line.width, 0.0)
    return {"left": 0.0, "center": spare / 2, "right": spare}[align]


def draw_line(line: Line, x: float, size: float) -> Draw:
    """Return what draws ``line`` at ``x`` from the left."""
    return lambda sheet, left, top: sheet.line_of(line, left + x, top, size)


@dataclass(frozen=True, slots=True)
class Side:
    """Paragraphs side by side in one band. ``shares`` of the width; ``gap`` points between."""

    columns: tuple[tuple[Paragraph, ...], ...]
    shares: tuple[float, ...]
    gap: float = 10.0
    keep: bool = False
    least: float = 0.0  # height in points

    def strips(self, width: float, type_: Type) -> Iterator[Strip]:
        """Yield one strip, or, where it is too tall to stay whole, the columns one by one."""
        room = width - self.gap * (len(self.columns) - 1)
        spread = sum(self.shares)
        widths = [room * share / spread for share in self.shares]
        stacks = [
            [strip for part in column for strip in part.strips(wide, type_)]
            for column, wide in zip(self.columns, widths, strict=True)
        ]
        heights = [sum(strip.height for strip in stack) for stack in stacks]
        if max(heights) > 12 * type_.body * LEADING:
            for column in self.columns:
                for part in column:
                    yield from part.strips(width, type_)
            return
        starts = [sum(widths[:i]) + self.gap * i for i in range(len(widths))]
        placed = tuple(zip(stacks, starts, strict=True))
        yield Strip(max(*heights, self.least), lambda *at: _draw_side(placed, *at), keep=self.keep)


def _draw_side(
    placed: Sequence[tuple[Sequence[Strip], float]], sheet: Sheet, left: float, top: float
) -> None:
    for stack, start in placed:
        y = top
        for strip in stack:
            if strip.draw is not None:
                strip.draw(sheet, left + start, y)
            y += strip.height


@dataclass(slots=True)
class Page:
    """Strips of one page with the place of their tops."""

    placed: list[tuple[Strip, float]] = field(default_factory=list)


def paginate(strips: Sequence[Strip], top: float, bottom: float, running: float) -> list[Page]:
    """Place ``strips`` between ``top`` and ``bottom``; pages after the first lose ``running``.

    Strips that keep together move together where a page can hold them.
    """
    pages, page, y = [], Page(), top
    full = bottom - top - running
    for group in _groups(strips):
        height = sum(strip.height for strip in group)
        together = height <= full - sum(strip.height for strip in group[0].repeat)
        if group[0].opens and page.placed:
            pages.append(page)
            page, y = Page(), top + running
        for index, strip in enumerate(group):
            need = height if together and index == 0 else strip.height
            if y + need > bottom + 0.01 and page.placed and strip.draw is not None:
                pages.append(page)
                page, y = Page(), top + running
                for heading in strip.repeat:
                    page.placed.append((heading, y))
                    y += heading.height
            if strip.draw is not None:
                page.placed.append((strip, y))
            if strip.draw is not None or page.placed:
                y += strip.height
    pages.append(page)
    return pages


def accompany(strips: Sequence[Strip]) -> None:
    """Make what stands before signatures stay with them, so that no page holds them alone."""
    for index, strip in enumerate(strips):
        before = index - 1
        while strip.signs and before >= 0:
            strips[before].keep = True
            if strips[before].draw is not None:
                break
            before -= 1


def _groups(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keep:
            yield group
            group = []
    if group:
        yield group


def widest(words: Sequence[str], face_name: str, size: float) -> float:
    """Return the width of the widest of ``words`` set in one line, in points."""
    letters = face(face_name)
    return max(letters.width(word) for word in words) * size
