"""The internal list of cash of a shift or month. It is no biên lai and says so twice.

The program never makes a legal receipt (decree 123/2020 art. 32, as amended by decree 70/2025);
it records the number of the one issued by the official solution.
"""

from collections import defaultdict
from typing import Final

from counter_app.printing.form import HAND, Form, Kit, money, short_moment
from counter_app.printing.layout import Block, Gap, Paragraph
from counter_app.printing.letterhead import Signature, labelled, signed_block
from counter_app.printing.papers import CashPaper
from counter_app.printing.table import Column, Table
from counter_app.printing.text import Span

WORDS: Final = {
    "title": "BẢNG KÊ TIỀN PHÍ, LỆ PHÍ ĐÃ THU",
    "internal": "(Bảng kê nội bộ – KHÔNG PHẢI LÀ BIÊN LAI thu phí, lệ phí)",
    "number": "Số: {number}/BK-{symbol}",
    "number_blank": "Số: ……/BK-{symbol}",
    "period": "Thời gian:",
    "officer": "Người thu:",
    "index": "TT",
    "at": "Thời điểm",
    "code": "Mã hồ sơ",
    "person": "Người nộp",
    "fee": "Khoản thu",
    "amount": "Số tiền (đồng)",
    "method": "Hình thức",
    "receipt": "Số biên lai",
    "note": "Ghi chú",
    "sum": "Tổng cộng",
    "by_kind": "Tổng hợp theo khoản thu và hình thức:",
    "entries": "Số lượt",
    "no_receipt": "Bảng kê này chỉ dùng để đối chiếu tiền trong nội bộ, không thay thế biên lai "
    "và không giao cho người nộp tiền. Số biên lai ghi theo biên lai do hệ thống hoặc quyển "
    "biên lai chính thức phát hành. Dòng ghi số âm là bút toán điều chỉnh.",
    "taker": "NGƯỜI THU TIỀN",
    "receiver": "NGƯỜI NHẬN BÀN GIAO",
    "hand": HAND,
}


def compose(paper: CashPaper, kit: Kit) -> tuple[Block, ...]:
    """Return the blocks of the list."""
    say = kit.say
    return (
        kit.head(paper.office, paper.number, paper.issued),
        kit.title(say("internal"), mark=kit.mark(paper.code, paper.qr)),
        labelled(say("period"), paper.period),
        labelled(say("officer"), paper.officer),
        Gap(0.3),
        _entries(paper, kit),
        Gap(),
        Paragraph(Span(say("by_kind"), "bold"), keep=True),
        _kinds(paper, kit),
        Gap(0.4),
        Paragraph(Span(say("no_receipt"), "italic"), size="small"),
        *kit.closing_lines(paper.office, paper.code),
        *signed_block(
            Signature(say("taker"), (say("hand"),), paper.officer),
            Signature(say("receiver"), (say("hand"),), paper.receiver),
        ),
    )


def _entries(paper: CashPaper, kit: Kit) -> Table:
    say = kit.say
    columns = (
        Column(say("index"), 0.6, "center"),
        Column(say("at"), 1.3, "center"),
        Column(say("code"), 2.1),
        Column(say("person"), 2.3),
        Column(say("fee"), 3.0),
        Column(say("amount"), 1.4, "right"),
        Column(say("method"), 1.2, "center"),
        Column(say("receipt"), 1.3, "center"),
        Column(say("note"), 1.8),
    )
    rows = [
        (str(index), short_moment(row.at), row.code, row.person, row.fee, money(row.amount),
         row.method, row.receipt_number, row.note)
        for index, row in enumerate(paper.rows, start=1)
    ]  # fmt: skip
    total = money(sum(row.amount for row in paper.rows))
    return Table(columns, rows, totals=("", say("sum"), "", "", "", total, "", "", ""))


def sums_by_kind(paper: CashPaper) -> list[tuple[str, str, int, int]]:
    """Return fee, method, entries and amount of each kind of money, by name."""
    sums: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in paper.rows:
        sums[row.fee, row.method].append(row.amount)
    return [
        (fee, method, len(amounts), sum(amounts)) for (fee, method), amounts in sorted(sums.items())
    ]


def _kinds(paper: CashPaper, kit: Kit) -> Table:
    say = kit.say
    rows = [
        (fee, method, str(count), money(amount))
        for fee, method, count, amount in sums_by_kind(paper)
    ]
    columns = (
        Column(say("fee"), 5),
        Column(say("method"), 1.5, "center"),
        Column(say("entries"), 1, "center"),
        Column(say("amount"), 1.6, "right"),
    )
    total = money(sum(row.amount for row in paper.rows))
    return Table(columns, rows, totals=(say("sum"), "", str(len(paper.rows)), total))


FORM: Final = Form("cash", WORDS, compose, landscape=True)
