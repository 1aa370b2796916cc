"""One receipt (form 01) for several dossiers, and the list that goes with it.

Source: form 01 of TT 03/2025/TT-VPCP; the list and its wording are those of provincial
templates for several dossiers at once.
"""

from typing import Final

from counter_app.printing.form import Form, Kit, moment_places, short_moment, yearly
from counter_app.printing.forms import receipt
from counter_app.printing.layout import Block, Gap, NewPage, Paragraph
from counter_app.printing.letterhead import DOTS, Signature, labelled, signed_block
from counter_app.printing.papers import BatchReceiptPaper, BatchRow
from counter_app.printing.table import Column, Table
from counter_app.printing.text import Span

WORDS: Final = {
    **receipt.WORDS,
    "batch_sets": "Số lượng hồ sơ: {sets} (kèm theo danh sách)",
    "batch_due": "Thời gian trả kết quả: Theo chi tiết danh sách bàn giao hồ sơ",
    "list": "BIÊN BẢN GIAO NHẬN HỒ SƠ",
    "list_of": "(Kèm theo Giấy tiếp nhận hồ sơ và hẹn trả kết quả {code})",
    "index": "STT",
    "content": "Nội dung",
    "unit": "Đơn vị",
    "received_on": "Ngày nhận",
    "due_on": "Ngày hẹn trả",
    "time": "Thời hạn xử lý",
    "count": "Số lượng hồ sơ",
    "name": "Họ và tên",
    "sum": "Tổng cộng",
}


def compose(paper: BatchReceiptPaper, kit: Kit) -> tuple[Block, ...]:
    """Return the receipt and, on a page of its own, the list."""
    say = kit.say
    signers = signed_block(
        Signature(say("giver"), (say("hand"),), paper.applicant.name),
        Signature(say("taker"), (say("hand"), say("digital")), paper.officer),
    )
    return (*_receipt(paper, kit), *signers, *_list_page(paper, kit), *signers)


def _receipt(paper: BatchReceiptPaper, kit: Kit) -> tuple[Block, ...]:
    say, office, who = kit.say, paper.office, paper.applicant
    return (
        kit.head(office, yearly(paper.number, paper.issued), paper.issued),
        kit.title(),
        *kit.beside(
            paper.code,
            paper.qr,
            labelled(say("code"), paper.code, bold=True),
            Paragraph(" ".join(filter(None, (say("centre"), office.unit)))),
            labelled(say("person"), who.name, bold=True),
            labelled(say("id_number"), who.id_number),
            labelled(say("address"), who.address),
            receipt.contact(who, kit),
            labelled(say("request"), paper.request),
        ),
        Paragraph(say("batch_sets", sets=f"{sum(row.sets for row in paper.rows):02d}")),
        Paragraph(say("received", **moment_places(paper.received))),
        Paragraph(Span(say("batch_due"), "bold")),
        labelled(say("return_place"), paper.return_place),
        *kit.closing_lines(office, paper.code),
    )


def _list_page(paper: BatchReceiptPaper, kit: Kit) -> tuple[Block, ...]:
    say = kit.say
    kept = Span(say("list_of", code=paper.code or DOTS), "italic")
    return (
        NewPage(),
        Gap(0.3),
        Paragraph(Span(say("list"), "bold"), align="center", size="title", keep=True),
        Paragraph(kept, align="center", size="small", keep=True),
        Gap(0.3),
        _list(paper, kit),
    )


def _list(paper: BatchReceiptPaper, kit: Kit) -> Table:
    say = kit.say
    columns = (
        Column(say("index"), 0.6, "center"),
        Column(say("content"), 4.5),
        Column(say("unit"), 2.4),
        Column(say("received_on"), 1.2, "center"),
        Column(say("due_on"), 1.2, "center"),
        Column(say("time"), 1.5, "center"),
        Column(say("count"), 1.0, "center"),
        Column(say("name"), 2.4),
    )
    total = sum(row.sets for row in paper.rows)
    rows = [_row(index, row) for index, row in enumerate(paper.rows, start=1)]
    return Table(columns, rows, totals=("", say("sum"), "", "", "", "", str(total), ""))


def _row(index: int, row: BatchRow) -> tuple[str, ...]:
    content = f"{row.request} ({row.code})" if row.code else row.request
    return (str(index), content, row.unit, short_moment(row.received), short_moment(row.due),
            row.term, str(row.sets), row.person)  # fmt: skip


FORM: Final = Form("batch", WORDS, compose, receipt.OLD_WORDS, landscape=True)
