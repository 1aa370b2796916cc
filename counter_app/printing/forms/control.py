"""Form 06 (05 of TT 01/2018): phiếu kiểm soát quá trình giải quyết hồ sơ.

Source: form 06 of TT 03/2025/TT-VPCP as the annex of QĐ 3621/QĐ-BYT (2025) words it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from counter_app.printing.form import Form, Kit, moment_places, short_day
from counter_app.printing.layout import LEADING, Block, Gap, Paragraph, Strip, Type
from counter_app.printing.letterhead import DOTS, labelled
from counter_app.printing.lines import Line, wrap
from counter_app.printing.papers import ControlPaper, ControlStep
from counter_app.printing.sheet import Sheet
from counter_app.printing.text import Span

WORDS: Final = {
    "title": "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
    "number": "Số: {number}/PKS-{symbol}",
    "number_blank": "Số: ……PKS-{symbol}",
    "code": "Mã số hồ sơ:",
    "agency": "Cơ quan (bộ phận) giải quyết hồ sơ:",
    "partners": "Cơ quan phối hợp giải quyết hồ sơ:",
    "received": "Ngày nhận:",
    "due": "Hẹn trả kết quả vào {hour} giờ {minute} phút, ngày {day} tháng {month} năm {year}",
    "unit": "Tên đơn vị",
    "moment": "Thời gian giao nhận hồ sơ",
    "result": "Kết quả giải quyết hồ sơ\n(trước hạn/đúng hạn/quá hạn)",
    "note": "Ghi chú",
    "gives": "1. Giao:",
    "takes": "2. Nhận:",
    "giver": "Người giao",
    "taker": "Người nhận",
    "office": "Bộ phận TN&TKQ",
    "at": "{hour} giờ {minute} phút, ngày {day}/{month}/{year}",
    "notes": "Ghi chú:",
    "note_result": "- Kết quả giải quyết hồ sơ do bên nhận nhập thông tin/ghi khi nhận bàn giao "
    "hồ sơ.",
    "note_trace": "- Việc lưu vết được thực hiện tự động theo chức năng của Hệ thống thông tin "
    "giải quyết TTHC và thể hiện trên mẫu phiếu điện tử.",
}
LEAST_ROWS: Final = 4  # the form prints four
SHARES: Final = (0.26, 0.19, 0.19, 0.22, 0.14)
HEADINGS: Final = (("unit", (0, 1)), ("moment", (1, 3)), ("result", (3, 4)), ("note", (4, 5)))
LONGEST: Final = 24  # lines of a cell; the timeline on the screen has the rest
PAD: Final = 3.0


def compose(paper: ControlPaper, kit: Kit) -> tuple[Block, ...]:
    """Return the blocks of the slip, in the order of the form."""
    say = kit.say
    return (
        kit.head(paper.office, paper.number, paper.issued),
        kit.title(),
        *kit.beside(
            paper.code,
            paper.qr,
            labelled(say("code"), paper.code, bold=True),
            labelled(say("agency"), paper.agency),
            labelled(say("partners"), paper.partners),
            labelled(say("received"), short_day(paper.received)),
            Paragraph(say("due", **moment_places(paper.due))),
        ),
        Gap(0.3),
        _Steps(paper.steps, kit),
        Gap(0.4),
        Paragraph(Span(say("notes"), "bold"), size="small", keep=True),
        Paragraph(Span(say("note_result"), "italic"), size="small", keep=True),
        Paragraph(Span(say("note_trace"), "italic"), size="small"),
        *kit.closing_lines(paper.office, paper.code),
    )


@dataclass(frozen=True, slots=True)
class _Cell:
    """Lines in a box: x and width are shares of the table's, y and height points."""

    lines: list[Line]
    first: int  # edge at the left
    last: int  # edge at the right
    centred: bool = True


@dataclass(frozen=True, slots=True)
class _Steps:
    """The table of hand-overs: two rows of cells a step, the time above giver and receiver."""

    steps: tuple[ControlStep, ...]
    kit: Kit

    def strips(self, width: float, type_: Type) -> Iterator[Strip]:
        """Yield the heading and one strip a hand-over, empty ones up to four."""
        heading = self._heading(width, type_.table)
        yield heading
        blank = ControlStep(self.kit.say("office"))
        first = self.steps or (blank,)
        empty = (ControlStep(""),) * (LEAST_ROWS - len(first))
        for step in (*first, *empty):
            yield self._row(step, width, type_.table, heading)

    def _heading(self, width: float, size: float) -> Strip:
        say = self.kit.say
        cells = [
            self._cell(Span(say(key), "bold"), edges, width, size)
            for key, edges in (
                ("unit", (0, 1)),
                ("moment", (1, 3)),
                ("result", (3, 4)),
                ("note", (4, 5)),
            )
        ]
        tall = max(len(cell.lines) for cell in cells) * size * LEADING + 2 * PAD

        def draw(sheet: Sheet, left: float, top: float) -> None:
            for cell in cells:
                _box(sheet, cell, (left, top, width, tall), size)

        return Strip(tall, draw, keep=True)

    def _row(self, step: ControlStep, width: float, size: float, heading: Strip) -> Strip:
        say = self.kit.say
        units = f"{say('gives')} {step.giver_unit}\n{say('takes')} {step.receiver_unit or DOTS}"
        moment = say("at", **moment_places(step.at))
        time = self._cell(Span(moment), (1, 3), width, size)
        people = [
            self._cell(
                (Span(f"{say('giver')}\n", "italic"), Span(step.giver)), (1, 2), width, size
            ),
            self._cell(
                (Span(f"{say('taker')}\n", "italic"), Span(step.receiver)), (2, 3), width, size
            ),
        ]
        whole = [
            self._cell(Span(units), (0, 1), width, size, centred=False),
            self._cell(Span(step.result), (3, 4), width, size),
            self._cell(Span(step.note), (4, 5), width, size, centred=False),
        ]
        line = size * LEADING
        above = len(time.lines) * line + 2 * PAD
        below = max(max(len(cell.lines) for cell in people), 3) * line + 2 * PAD
        tall = max(above + below, max(len(cell.lines) for cell in whole) * line + 2 * PAD)

        def draw(sheet: Sheet, left: float, top: float) -> None:
            _box(sheet, time, (left, top, width, above), size)
            for cell in people:
                _box(sheet, cell, (left, top + above, width, tall - above), size, at_top=True)
            for cell in whole:
                _box(sheet, cell, (left, top, width, tall), size, at_top=not cell.centred)

        return Strip(tall, draw, repeat=(heading,))

    def _cell(
        self,
        words: Span | tuple[Span, ...],
        edges: tuple[int, int],
        width: float,
        size: float,
        *,
        centred: bool = True,
    ) -> _Cell:
        room = sum(SHARES[edges[0] : edges[1]]) * width - 2 * PAD
        spans = (words,) if isinstance(words, Span) else words
        return _Cell(wrap(spans, size, room)[:LONGEST], *edges, centred)


def _box(
    sheet: Sheet,
    cell: _Cell,
    place: tuple[float, float, float, float],
    size: float,
    *,
    at_top: bool = False,
) -> None:
    left, top, width, tall = place
    a, b = (left + sum(SHARES[:edge]) * width for edge in (cell.first, cell.last))
    for x in (a, b):
        sheet.rule(x, top, x, top + tall)
    for y in (top, top + tall):
        sheet.rule(a, y, b, y)
    line = size * LEADING
    y = top + PAD if at_top else top + (tall - len(cell.lines) * line) / 2
    for index, words in enumerate(cell.lines):
        x = a + PAD + (max(b - a - 2 * PAD - words.width, 0) / 2 if cell.centred else 0)
        sheet.line_of(words, x, y + index * line, size)


FORM: Final = Form("control", WORDS, compose)
