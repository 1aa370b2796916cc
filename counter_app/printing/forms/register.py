"""Form 07 (06 of TT 01/2018): sổ theo dõi hồ sơ, with its closing page (khóa sổ).

Source: form 07 of TT 03/2025/TT-VPCP as the annex of QĐ 3621/QĐ-BYT (2025) words it; the rules
of the paper book (opened by year, numbered through, pages sealed together, closed and signed by
the head) in TT 01/2018/TT-VPCP art. 10.2.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from counter_app.printing.form import HAND, Form, Kit, moment_places, short_moment
from counter_app.printing.layout import LEADING, Block, Gap, NewPage, Paragraph, Strip, Type
from counter_app.printing.letterhead import Signature, labelled, signed_block
from counter_app.printing.lines import Line, wrap
from counter_app.printing.papers import ClosingPaper, RegisterPaper, RegisterRow
from counter_app.printing.sheet import Sheet
from counter_app.printing.table import Column, Group, Table
from counter_app.printing.text import Span

WORDS: Final = {
    "title": "SỔ THEO DÕI HỒ SƠ",
    "number": "Số: {number}/STD-{symbol}",
    "number_blank": "Số: ……STD-{symbol}",
    "volume": "Quyển số: {volume}",
    "index": "STT",
    "code": "Mã hồ sơ",
    "procedure": "Tên TTHC",
    "person": "Tên tổ chức, cá nhân",
    "address": "Địa chỉ/SĐT",
    "agency": "Cơ quan chủ trì giải quyết",
    "moments": "Nhận và trả kết quả",
    "received": "Nhận hồ sơ",
    "due": "Hẹn trả kết quả",
    "returned": "Trả kết quả",
    "method": "Phương thức nhận kết quả",
    "signed": "Ký nhận",
    "note": "Ghi chú:",
    "closing": "KHÓA SỔ",
    "pages": "Sổ này gồm {pages} trang, đánh số liên tục từ trang 1 đến trang {pages}, "
    "đóng dấu giáp lai từ trang đầu đến trang cuối.",
    "numbers": "Số thứ tự từ {first} đến {last}.",
    "carried": "Từ sổ trước chuyển sang: {carried}, đã giải quyết: {carried_solved}",
    "total": "Tổng số hồ sơ tiếp nhận: {total}",
    "solved": "Trong đó đã giải quyết: {solved}",
    "pending": "Đang giải quyết, chuyển theo dõi tiếp: {pending}",
    "closed": "Khóa sổ vào {hour} giờ {minute} phút, ngày {day} tháng {month} năm {year}.",
    "keeper": "NGƯỜI GIỮ SỔ",
    "head": "NGƯỜI ĐỨNG ĐẦU BỘ PHẬN",
    "hand": HAND,
    "sealed": "(Ký, ghi rõ họ tên và đóng dấu)",
}


def compose(paper: RegisterPaper, kit: Kit) -> tuple[Block, ...]:
    """Return the blocks of the book."""
    volume = (kit.say("volume", volume=paper.volume),) if paper.volume else ()
    return (
        kit.head(paper.office, paper.number, paper.issued),
        kit.title(paper.period, *volume, mark=kit.mark(paper.code, paper.qr)),
        Gap(0.4),
        _table(paper, kit),
        Gap(0.4),
        labelled(kit.say("note"), paper.note),
        *kit.closing_lines(paper.office, paper.code),
        *(_closing(paper.closing, kit) if paper.closing else ()),
    )


def _table(paper: RegisterPaper, kit: Kit) -> Table:
    say = kit.say
    moments = Group(
        say("moments"),
        (
            Column(say("received"), 1.2, "center"),
            Column(say("due"), 1.2, "center"),
            Column(say("returned"), 1.2, "center"),
            Column(say("method"), 1.3, "center"),
            Column(say("signed"), 0.9, "center"),
        ),
    )
    columns = (
        Column(say("index"), 0.7, "center"),
        Column(say("code"), 2.5),
        Column(say("procedure"), 3.0),
        Column(say("person"), 2.0),
        Column(say("address"), 2.2),
        Column(say("agency"), 1.6),
        moments,
    )
    return Table(columns, [_row(row) for row in paper.rows])


def _row(row: RegisterRow) -> tuple[str, ...]:
    place = "\n".join(filter(None, (row.address, row.phone)))
    method = f"{row.method}\n{row.note}" if row.note else row.method
    moments = (short_moment(m) for m in (row.received, row.due, row.returned))
    return (str(row.number), row.code, row.procedure, row.person, place, row.agency,
            *moments, method, "")  # fmt: skip


def _closing(closing: ClosingPaper, kit: Kit) -> tuple[Block, ...]:
    say = kit.say
    return (
        NewPage(),
        Gap(),
        Paragraph(Span(say("closing"), "bold"), align="center", size="title", after=0.6),
        _Counted(kit),
        Paragraph(say("numbers", first=closing.first, last=closing.last)),
        Paragraph(say("carried", carried=closing.carried, carried_solved=closing.carried_solved)),
        Paragraph(say("total", total=closing.total)),
        Paragraph(say("solved", solved=closing.solved)),
        Paragraph(say("pending", pending=closing.pending)),
        Paragraph(say("closed", **moment_places(closing.at))),
        *signed_block(
            Signature(say("keeper"), (say("hand"),), closing.keeper),
            Signature(say("head"), (say("sealed"),), closing.head),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    """The line that says how many pages the book has; known only once all are laid."""

    kit: Kit

    def strips(self, width: float, type_: Type) -> Iterator[Strip]:
        """Yield one strip with room for the longest number."""
        size = type_.body
        room = len(self._lines("000000", size, width))

        def draw(sheet: Sheet, left: float, top: float) -> None:
            for index, line in enumerate(self._lines(str(sheet.pages), size, width)):
                sheet.line_of(line, left, top + index * size * LEADING, size)

        yield Strip((room + 0.15) * size * LEADING, draw)

    def _lines(self, pages: str, size: float, width: float) -> list[Line]:
        return wrap([Span(self.kit.say("pages", pages=pages))], size, width)


FORM: Final = Form("register", WORDS, compose, landscape=True)
