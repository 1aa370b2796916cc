"""Phiếu bàn giao: dossiers to those who decide, results back to the counter.

Source: templates in use at provincial counters.
"""

from typing import Final

from counter_app.printing.form import HAND, Form, Kit, short_moment
from counter_app.printing.layout import Block, Gap, Paragraph
from counter_app.printing.letterhead import Signature, labelled, signed_block
from counter_app.printing.papers import HandoverListPaper, HandoverRow
from counter_app.printing.table import Column, Table
from counter_app.printing.text import Span

WORDS: Final = {
    "title": "PHIẾU BÀN GIAO HỒ SƠ",
    "title_results": "PHIẾU BÀN GIAO KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
    "number": "Số: {number}/PBG-{symbol}",
    "number_blank": "Số: ……/PBG-{symbol}",
    "giver_unit": "Đơn vị giao:",
    "receiver_unit": "Đơn vị nhận:",
    "owner_unit": "Đơn vị chủ trì:",
    "index": "TT",
    "code": "Mã hồ sơ",
    "request": "Nội dung",
    "result": "Kết quả",
    "person": "Họ tên chủ hồ sơ",
    "address": "Địa chỉ",
    "sheets": "Số tờ",
    "due": "Hẹn trả kết quả",
    "note": "Ghi chú",
    "fee": "Phí, lệ phí",
    "post": "Trả qua bưu điện",
    "total": "Tổng số: {total} hồ sơ.",
    "copies": "(Phiếu lập thành 02 bản, mỗi bên giữ 01 bản)",
    "giver": "NGƯỜI GIAO",
    "receiver": "NGƯỜI NHẬN",
    "hand": HAND,
}


def compose(paper: HandoverListPaper, kit: Kit) -> tuple[Block, ...]:
    """Return the blocks of the list."""
    say = kit.say
    first = say("owner_unit") if paper.results else say("giver_unit")
    table = _results(paper, kit) if paper.results else _dossiers(paper, kit)
    return (
        kit.head(paper.office, paper.number, paper.issued),
        kit.title(say("copies"), mark=kit.mark(paper.code, paper.qr)),
        labelled(first, paper.giver_unit),
        labelled(say("receiver_unit"), paper.receiver_unit),
        Gap(0.3),
        table,
        Gap(0.4),
        Paragraph(Span(say("total", total=f"{len(paper.rows):02d}"), "bold"), keep=True),
        *kit.closing_lines(paper.office, paper.code),
        *signed_block(
            Signature(say("giver"), (say("hand"),), paper.giver),
            Signature(say("receiver"), (say("hand"),), paper.receiver),
        ),
    )


def _dossiers(paper: HandoverListPaper, kit: Kit) -> Table:
    say = kit.say
    columns = (
        Column(say("index"), 0.5, "center"),
        Column(say("code"), 2.1),
        Column(say("request"), 4),
        Column(say("person"), 2.1),
        Column(say("address"), 2.8),
        Column(say("sheets"), 0.7, "center"),
        Column(say("due"), 1.2, "center"),
        Column(say("note"), 1.3),
    )
    rows = [
        (str(index), row.code, row.request, row.person, row.address, str(row.sheets or ""),
         short_moment(row.due), row.note)
        for index, row in enumerate(paper.rows, start=1)
    ]  # fmt: skip
    return Table(columns, rows)


def _results(paper: HandoverListPaper, kit: Kit) -> Table:
    say = kit.say
    columns = (
        Column(say("index"), 0.5, "center"),
        Column(say("code"), 2.1),
        Column(say("request"), 3.6),
        Column(say("result"), 2.4),
        Column(say("person"), 2.1),
        Column(say("address"), 2.6),
        Column(say("fee"), 0.8, "center"),
        Column(say("post"), 0.9, "center"),
    )
    return Table(columns, [_result(i, row) for i, row in enumerate(paper.rows, start=1)])


def _result(index: int, row: HandoverRow) -> tuple[str, ...]:
    crosses = ("X" if crossed else "" for crossed in (row.fee, row.post))
    return (str(index), row.code, row.request, row.result, row.person, row.address, *crosses)


def title_of(paper: HandoverListPaper) -> str:
    """Return which title is printed, as a key of the wording."""
    return "title_results" if paper.results else "title"


FORM: Final = Form("handover_list", WORDS, compose, landscape=True, title_of=title_of)
