"""Report II.06a/VPCP/KSTT: how the procedures were solved, definitions beside the numbers.

Source: the columns and the definitions as provincial systems compute them; two systems are
known to count differently, so each number is printed with what it means.
"""

from collections.abc import Sequence
from typing import Final

from counter_app.printing.form import HAND, Form, Kit, short_day
from counter_app.printing.layout import Block, Gap, Paragraph
from counter_app.printing.letterhead import Signature, labelled, signed_block
from counter_app.printing.papers import ReportPaper, ReportRow
from counter_app.printing.table import Column, Group, Table
from counter_app.printing.text import Span

DEFINITIONS: Final = (
    "(1) = (2) + (3) + (4). Trong kỳ: ngày tiếp nhận thuộc kỳ báo cáo, theo cách nộp hồ sơ.",
    "(4) Từ kỳ trước: tiếp nhận trước kỳ báo cáo và chưa giải quyết xong trước ngày đầu kỳ.",
    "(5) = (6) + (7) + (8). Đã giải quyết: hồ sơ đã xử lý xong, đã trả kết quả hoặc công dân đã "
    "rút trong kỳ.",
    "(6) Trước hạn: ngày kết thúc trước ngày hẹn trả. (7) Đúng hạn: ngày kết thúc trùng ngày hẹn "
    "trả, kể cả hồ sơ chờ bổ sung và hồ sơ đã trả lại, đã rút. (8) Quá hạn: ngày kết thúc sau "
    "ngày hẹn trả.",
    "(9) = (10) + (11). Đang giải quyết: chưa kết thúc đến hết ngày cuối kỳ. (10) Trong hạn: chưa "
    "đến hoặc đúng ngày hẹn trả. (11) Quá hạn: đã qua ngày hẹn trả.",
)
WORDS: Final = {
    "title": "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
    "sheet": "Biểu số II.06a/VPCP/KSTT",
    "period": "Kỳ báo cáo: từ ngày {since} đến ngày {until}",
    "number": "Số: {number}/BC-{symbol}",
    "number_blank": "Số: ……/BC-{symbol}",
    "receiver": "Đơn vị nhận báo cáo:",
    "unit": "Đơn vị tính: Số hồ sơ thủ tục hành chính",
    "index": "TT",
    "sector": "Lĩnh vực",
    "received": "Tiếp nhận",
    "total": "Tổng số",
    "online": "Trong kỳ: Trực tuyến",
    "direct": "Trong kỳ: Trực tiếp, BCCI",
    "carried": "Từ kỳ trước",
    "solved": "Đã giải quyết",
    "early": "Trước hạn",
    "on_time": "Đúng hạn",
    "late": "Quá hạn",
    "pending": "Đang giải quyết",
    "in_time": "Trong hạn",
    "sum": "Tổng cộng",
    "definitions": "Cách tính:",
    "maker": "NGƯỜI LẬP BIỂU",
    "head": "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ",
    "hand": HAND,
    "sealed": "(Ký, ghi rõ họ tên và đóng dấu)",
}


def compose(paper: ReportPaper, kit: Kit) -> tuple[Block, ...]:
    """Return the blocks of the report."""
    say = kit.say
    period = say("period", since=short_day(paper.since), until=short_day(paper.until))
    return (
        kit.head(paper.office, paper.number, paper.issued),
        kit.title(say("sheet"), period, mark=kit.mark(paper.code, paper.qr)),
        *([labelled(say("receiver"), paper.receiver)] if paper.receiver else []),
        Paragraph(Span(say("unit"), "italic"), align="right", size="small", keep=True),
        _table(paper, kit),
        Gap(0.4),
        Paragraph(Span(say("definitions"), "bold"), size="small", keep=True),
        *(
            Paragraph(Span(line, "italic"), size="small", after=0.0)
            for line in paper.definitions or DEFINITIONS
        ),
        *kit.closing_lines(paper.office, paper.code),
        *signed_block(
            Signature(say("maker"), (say("hand"),), paper.maker),
            Signature(say("head"), (say("sealed"),), paper.head),
        ),
    )


def _table(paper: ReportPaper, kit: Kit) -> Table:
    say = kit.say

    def column(key: str, number: int) -> Column:
        return Column(f"{say(key)}\n({number})", 1.2, "center")

    received = (("total", 1), ("online", 2), ("direct", 3), ("carried", 4))
    solved = (("total", 5), ("early", 6), ("on_time", 7), ("late", 8))
    pending = (("total", 9), ("in_time", 10), ("late", 11))
    columns = (
        Column(say("index"), 0.6, "center"),
        Column(say("sector"), 3.4),
        Group(say("received"), tuple(column(*entry) for entry in received)),
        Group(say("solved"), tuple(column(*entry) for entry in solved)),
        Group(say("pending"), tuple(column(*entry) for entry in pending)),
    )
    rows = [
        (str(index), row.sector, *map(str, counts(row)))
        for index, row in enumerate(paper.rows, start=1)
    ]
    totals = ("", say("sum"), *map(str, sums(paper.rows)))
    return Table(columns, rows, totals=totals)


def counts(row: ReportRow) -> tuple[int, ...]:
    """Return the eleven numbers of a sector, in the order of the columns."""
    return (
        row.received, row.online, row.direct, row.carried,
        row.solved, row.early, row.on_time, row.late,
        row.pending, row.open_in_time, row.open_late,
    )  # fmt: skip


def sums(rows: Sequence[ReportRow]) -> tuple[int, ...]:
    """Return the eleven sums over all sectors."""
    return tuple(map(sum, zip(*map(counts, rows), strict=True))) if rows else (0,) * 11


FORM: Final = Form("report", WORDS, compose, landscape=True)
