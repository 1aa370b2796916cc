"""Ruled tables whose heading is repeated on each page and whose tall rows may break."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from counter_app.printing.layout import LEADING, Draw, Strip, Type, Words, draw_line, slack
from counter_app.printing.lines import Line, wrap
from counter_app.printing.sheet import Sheet
from counter_app.printing.text import Span, spans_of

PAD: Final = 3.0
TALL: Final = 12  # lines; a taller row may break over pages
CHUNK: Final = 4  # lines of a tall row that stay together


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its share of the width, how its cells are aligned."""

    title: str
    share: float = 1.0
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Group:
    """Columns under one heading of their own."""

    title: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the type size ``size``; ``numbered`` adds a row of column numbers."""

    columns: tuple[Column | Group, ...]
    rows: Sequence[Sequence[Words]]
    size: str = "table"
    totals: Sequence[Words] = ()  # a last row in bold, kept with the row before
    numbered: bool = False

    def strips(self, width: float, type_: Type) -> Iterator[Strip]:
        """Yield the heading, then the rows, which carry the heading for a new page."""
        grid = _Grid.of(self.columns, width, getattr(type_, self.size))
        heading = grid.heading(self.columns)
        titles = (heading, grid.numbers()) if self.numbered else (heading,)
        yield from titles
        for index, row in enumerate(self.rows):
            last = index == len(self.rows) - 1 and bool(self.totals)
            yield from grid.row(row, titles, keep=last)
        if self.totals:
            bold = [tuple(Span(s.text, "bold") for s in spans_of(cell)) for cell in self.totals]
            yield from grid.row(bold, titles, keep=False)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns stand: ``edges`` has one more than there are columns."""

    leaves: tuple[Column, ...]
    edges: tuple[float, ...]
    size: float

    @classmethod
    def of(cls, columns: Sequence[Column | Group], width: float, size: float) -> "_Grid":
        leaves = tuple(
            leaf for c in columns for leaf in (c.columns if isinstance(c, Group) else (c,))
        )
        spread, edges = sum(leaf.share for leaf in leaves), [0.0]
        for leaf in leaves:
            edges.append(edges[-1] + width * leaf.share / spread)
        return cls(leaves, tuple(edges), size)

    @property
    def height(self) -> float:
        return self.size * LEADING

    def lines(self, words: Words, first: int, last: int | None = None) -> list[Line]:
        stop = first + 1 if last is None else last
        return wrap(spans_of(words), self.size, self.edges[stop] - self.edges[first] - 2 * PAD)

    def heading(self, columns: Sequence[Column | Group]) -> Strip:
        """Return the heading of one or two rows of cells."""
        upper: list[tuple[int, int, list[Line]]] = []  # first leaf, behind the last, lines
        lower: dict[int, list[Line]] = {}
        index = 0
        for column in columns:
            count = len(column.columns) if isinstance(column, Group) else 1
            title = Span(column.title, "bold")
            upper.append((index, index + count, self.lines(title, index, index + count)))
            if isinstance(column, Group):
                for leaf, offset in zip(column.columns, range(count), strict=True):
                    cell = self.lines(Span(leaf.title, "bold"), index + offset)
                    lower[index + offset] = cell
            index += count
        below = max((len(c) for c in lower.values()), default=0) * self.height
        below += 2 * PAD if lower else 0
        grouped = [len(c) for a, _, c in upper if a in lower]
        above = max(grouped, default=0) * self.height + (2 * PAD if lower else 0)
        alone = max((len(c) for a, _, c in upper if a not in lower), default=0) * self.height
        above = max(above, alone + 2 * PAD - below)
        return Strip(above + below, self._draw_heading(upper, lower, above, below), keep=True)

    def _draw_heading(
        self,
        upper: list[tuple[int, int, list[Line]]],
        lower: dict[int, list[Line]],
        above: float,
        below: float,
    ) -> Draw:
        def draw(sheet: Sheet, left: float, top: float) -> None:
            for first, stop, cell in upper:
                tall = above if first in lower else above + below
                self._box(sheet, left, top, (first, stop), tall)
                self._centred(sheet, cell, left, top, (first, stop), tall)
            for leaf, cell in lower.items():
                self._box(sheet, left, top + above, (leaf, leaf + 1), below)
                self._centred(sheet, cell, left, top + above, (leaf, leaf + 1), below)

        return draw

    def numbers(self) -> Strip:
        """Return the row of column numbers: (1), (2) and so on."""
        cells = [[Span(f"({i})", "italic")] for i in range(1, len(self.leaves) + 1)]
        lines = [self.lines(cell, index) for index, cell in enumerate(cells)]
        tall = self.height + 2 * PAD

        def draw(sheet: Sheet, left: float, top: float) -> None:
            for index, cell in enumerate(lines):
                self._box(sheet, left, top, (index, index + 1), tall)
                self._centred(sheet, cell, left, top, (index, index + 1), tall)

        return Strip(tall, draw, keep=True)

    def row(
        self, cells: Sequence[Words], titles: tuple[Strip, ...], *, keep: bool
    ) -> Iterator[Strip]:
        """Yield a row as one strip, or as several where it is tall."""
        lines = [self.lines(cell, index) for index, cell in enumerate(cells)]
        tallest = max(len(cell) for cell in lines)
        step = tallest if tallest <= TALL else CHUNK
        for start in range(0, tallest, step):
            stop = min(start + step, tallest)
            part = [cell[start:stop] for cell in lines]
            ends = (start == 0, stop == tallest)
            tall = (stop - start) * self.height + PAD * sum(ends)
            yield Strip(tall, self._draw_row(part, tall, ends), keep and ends[1], titles)

    def _draw_row(self, part: list[list[Line]], tall: float, ends: tuple[bool, bool]) -> Draw:
        def draw(sheet: Sheet, left: float, top: float) -> None:
            for edge in self.edges:
                sheet.rule(left + edge, top, left + edge, top + tall)
            if ends[1]:
                sheet.rule(left, top + tall, left + self.edges[-1], top + tall)
            y = top + (PAD if ends[0] else 0.0)
            for index, cell in enumerate(part):
                for count, line in enumerate(cell):
                    room = self.edges[index + 1] - self.edges[index] - 2 * PAD
                    x = self.edges[index] + PAD + slack(line, room, self.leaves[index].align)
                    draw_line(line, x, self.size)(sheet, left, y + count * self.height)

        return draw

    def _box(
        self, sheet: Sheet, left: float, top: float, span: tuple[int, int], tall: float
    ) -> None:
        a, b = left + self.edges[span[0]], left + self.edges[span[1]]
        for x in (a, b):
            sheet.rule(x, top, x, top + tall)
        for y in (top, top + tall):
            sheet.rule(a, y, b, y)

    def _centred(
        self,
        sheet: Sheet,
        cell: list[Line],
        left: float,
        top: float,
        span: tuple[int, int],
        tall: float,
    ) -> None:
        a, b = self.edges[span[0]], self.edges[span[1]]
        y = top + (tall - len(cell) * self.height) / 2
        for count, line in enumerate(cell):
            x = a + (b - a - line.width) / 2
            draw_line(line, x, self.size)(sheet, left, y + count * self.height)
