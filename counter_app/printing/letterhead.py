"""What every paper begins and ends with: letterhead, title with its QR, signatures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from counter_app.domain.clock import to_local
from counter_app.printing.beside import Mark
from counter_app.printing.layout import (
    LEADING,
    Block,
    Draw,
    Gap,
    Paragraph,
    Strip,
    Type,
    widest,
)
from counter_app.printing.lines import Line, wrap
from counter_app.printing.papers import OfficePaper
from counter_app.printing.sheet import MM, Sheet
from counter_app.printing.text import LEADER, Span, clean

STATE: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
DOTS: Final = "……"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Office and number at the left; state, motto, place and date at the right."""

    office: OfficePaper
    number: str  # as printed, with "Số:"
    issued: datetime
    logo: str = ""  # image file put above the office

    def strips(self, width: float, type_: Type) -> Iterator[Strip]:
        """Yield one strip that stays with the title."""
        motto = widest([STATE], "bold", type_.head)
        right = max(motto, widest([MOTTO], "bold", type_.motto)) + 4
        left = min(width - right - 8, 1.2 * right)
        rows = _Rows(self._left(left, type_), self._right(right, type_), left, right, width)
        pictured = 14 * MM if self.logo else 0.0
        yield Strip(rows.height + pictured, rows.drawn(self.logo, pictured), keep=True)

    def _left(self, width: float, type_: Type) -> "list[tuple[list[Line], float, bool]]":
        return [
            (wrap([Span(self.office.parent)], type_.head, width)[:4], type_.head, False),
            (wrap([Span(self.office.name, "bold")], type_.head, width)[:4], type_.head, True),
            self._numbered(width, type_.motto),
        ]

    def _numbered(self, width: float, size: float) -> "tuple[list[Line], float, bool]":
        """The number in one line where a somewhat smaller letter makes it one."""
        for smaller in (size, 0.9 * size, 0.8 * size):
            lines = wrap([Span(self.number)], smaller, width)
            if len(lines) == 1:
                return lines, smaller, False
        return wrap([Span(self.number)], size, width)[:3], size, False

    def _right(self, width: float, type_: Type) -> "list[tuple[list[Line], float, bool]]":
        place = clean(self.office.place) or DOTS
        day = f"{place}, {long_date(on_paper(self.issued))}"
        return [
            (wrap([Span(STATE, "bold")], type_.head, width), type_.head, False),
            (wrap([Span(MOTTO, "bold")], type_.motto, width), type_.motto, True),
            (wrap([Span(day, "italic")], type_.motto, width)[:3], type_.motto, False),
        ]


@dataclass(frozen=True, slots=True)
class _Rows:
    """The two columns; the third entry of each (number, date) stands on the same height."""

    left: "list[tuple[list[Line], float, bool]]"
    right: "list[tuple[list[Line], float, bool]]"
    left_width: float
    right_width: float
    width: float

    @property
    def names(self) -> float:
        """Height of the names, down to where number and date begin."""
        return max(_height(self.left[:2]), _height(self.right[:2])) + 9

    @property
    def height(self) -> float:
        return self.names + max(_height(self.left[2:]), _height(self.right[2:])) + 6

    def drawn(self, logo: str, pictured: float) -> Draw:
        """Return what draws both columns, under the logo where there is one."""

        def draw(sheet: Sheet, x: float, top: float) -> None:
            if logo:
                sheet.picture(logo, x, top, self.left_width, pictured - 4)
            y = top + pictured
            columns = (
                (self.left, x, self.left_width, 0.42),
                (self.right, x + self.width - self.right_width, self.right_width, 1.0),
            )
            for entries, start, wide, share in columns:
                _draw_column(sheet, entries[:2], start, y, wide, share)
                _draw_column(sheet, entries[2:], start, y + self.names, wide, share)

        return draw


def _height(entries: "Sequence[tuple[list[Line], float, bool]]") -> float:
    return sum(len(lines) * size * LEADING for lines, size, _ in entries)


def _draw_column(
    sheet: Sheet,
    entries: "Sequence[tuple[list[Line], float, bool]]",
    x: float,
    top: float,
    width: float,
    share: float,
) -> None:
    y = top
    for lines, size, underlined in entries:
        for line in lines:
            sheet.line_of(line, x + (width - line.width) / 2, y, size)
            y += size * LEADING
        if underlined:
            length = max(line.width for line in lines) * share
            middle = x + width / 2
            sheet.rule(middle - length / 2, y + 1.5, middle + length / 2, y + 1.5, 0.7)


def on_paper(moment: datetime) -> datetime:
    """Return ``moment`` on Vietnam's wall clock; a naive one stands as it is."""
    return moment if moment.tzinfo is None else to_local(moment)


def long_date(moment: datetime) -> str:
    """Return the date in words, two digits for day and for January and February."""
    month = f"{moment.month:02d}" if moment.month < 3 else str(moment.month)
    return f"ngày {moment.day:02d} tháng {month} năm {moment.year}"


@dataclass(frozen=True, slots=True)
class Title:
    """The title in the middle, lines in italics under it, a QR at the left where given."""

    words: str
    under: tuple[str, ...] = ()
    mark: Mark | None = None

    def strips(self, width: float, type_: Type) -> Iterator[Strip]:
        """Yield one strip, kept with the text behind it."""
        side = self.mark.side(type_) if self.mark else 0.0
        room = width - 2 * side
        lines = [
            (line, type_.title) for line in wrap([Span(self.words, "bold")], type_.title, room)
        ]
        for note in self.under:
            wrapped = wrap([Span(note, "italic")], type_.small, room)[:3]
            lines += [(line, type_.small) for line in wrapped]
        tall = _tall([(line, size, False) for line, size in lines])
        band = max(tall + 0.8 * type_.body, self.mark.height(type_) if self.mark else 0.0)

        def draw(sheet: Sheet, left: float, top: float) -> None:
            if self.mark:
                self.mark.draw(sheet, left, top, type_)
            y = top + (band - tall) / 2
            for line, size in lines:
                sheet.line_of(line, left + (width - line.width) / 2, y, size)
                y += size * LEADING

        yield Strip(band, draw, keep=True)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the role in bold, notes in italics, room, the name."""

    role: str
    notes: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Signatures side by side; one alone stands at the right."""

    signers: tuple[Signature, ...]

    def strips(self, width: float, type_: Type) -> Iterator[Strip]:
        """Yield one strip; a signature never stands apart from its role."""
        columns = self.signers if len(self.signers) > 1 else (None, *self.signers)
        wide = width / len(columns)
        room = 3.6 * type_.body
        stacks = [_signed(s, wide - 8, type_) if s else [] for s in columns]
        roles = max(_tall([e for e in stack if not e[2]]) for stack in stacks)
        names = max(_tall([e for e in stack if e[2]]) for stack in stacks)

        def draw(sheet: Sheet, left: float, top: float) -> None:
            for index, stack in enumerate(stacks):
                above, below = top, top + roles + room
                for line, size, is_name in stack:
                    y = below if is_name else above
                    x = left + index * wide + (wide - line.width) / 2
                    sheet.line_of(line, x, y, size)
                    if is_name:
                        below += size * LEADING
                    else:
                        above += size * LEADING

        yield Strip(roles + room + max(names, type_.body * LEADING), draw, signs=True)


def _signed(signer: Signature, width: float, type_: Type) -> list[tuple[Line, float, bool]]:
    entries = [
        (li, type_.body, False) for li in wrap([Span(signer.role, "bold")], type_.body, width)
    ]
    for note in signer.notes:
        lines = wrap([Span(note, "italic")], type_.small, width)
        entries += [(line, type_.small, False) for line in lines]
    if signer.name:
        lines = wrap([Span(signer.name, "bold")], type_.body, width)[:4]
        entries += [(line, type_.body, True) for line in lines]
    return entries


def _tall(entries: Sequence[tuple[Line, float, bool]]) -> float:
    return sum(size * LEADING for _, size, _ in entries)


def labelled(label: str, value: str, *, bold: bool = False) -> Paragraph:
    """Return ``label`` and its value, dots to the end of the line where there is none."""
    if not value:
        return Paragraph((Span(f"{label} "), LEADER))
    return Paragraph((Span(f"{label} "), Span(value, "bold" if bold else "regular")))


def signed_block(*signers: Signature) -> tuple[Block, ...]:
    """Return the signatures with the blank above them."""
    return (Gap(0.6), Signatures(signers))
