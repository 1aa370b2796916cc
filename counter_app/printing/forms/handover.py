"""Giấy biên nhận trả kết quả: what the applicant signs when the result is given out.

Source: templates in use at provincial counters.
"""

from typing import Final

from counter_app.printing.form import HAND, Form, Kit, moment_places
from counter_app.printing.layout import Block, Gap, Paragraph, Side
from counter_app.printing.letterhead import Signature, labelled, signed_block
from counter_app.printing.papers import HandoverPaper
from counter_app.printing.table import Column, Table

WORDS: Final = {
    "title": "GIẤY BIÊN NHẬN TRẢ KẾT QUẢ",
    "number": "Số: {number}/BNTKQ-{symbol}",
    "number_blank": "Số: ……/BNTKQ-{symbol}",
    "code": "Mã hồ sơ:",
    "procedure": "Tên thủ tục hành chính:",
    "owner": "Chủ hồ sơ:",
    "owner_address": "Địa chỉ:",
    "giver": "Người trả kết quả:",
    "receiver": "Người nhận kết quả:",
    "receiver_id": "Số định danh:",
    "phone": "Điện thoại:",
    "results": "Thành phần trả:",
    "kind": "Loại kết quả",
    "result_number": "Số",
    "summary": "Trích yếu",
    "returned": "Ngày trả: {hour} giờ {minute} phút, ngày {day} tháng {month} năm {year}",
    "note": "Ghi chú:",
    "sign_receiver": "NGƯỜI NHẬN KẾT QUẢ",
    "sign_giver": "NGƯỜI TRẢ KẾT QUẢ",
    "hand": HAND,
}


def compose(paper: HandoverPaper, kit: Kit) -> tuple[Block, ...]:
    """Return the blocks of the slip."""
    say = kit.say
    return (
        kit.head(paper.office, paper.number, paper.issued),
        kit.title(),
        *kit.beside(
            paper.code,
            paper.qr,
            labelled(say("code"), paper.code, bold=True),
            labelled(say("procedure"), paper.procedure),
            labelled(say("owner"), paper.owner.name, bold=True),
            labelled(say("owner_address"), paper.owner.address),
        ),
        _person(say("giver"), paper.officer, say("phone"), paper.officer_phone),
        _person(say("receiver"), paper.receiver.name, say("phone"), paper.receiver.phone),
        labelled(say("receiver_id"), paper.receiver.id_number),
        Paragraph(say("results"), keep=True),
        _results(paper, kit),
        Gap(0.4),
        Paragraph(say("returned", **moment_places(paper.returned))),
        *([labelled(say("note"), paper.note)] if paper.note else []),
        *kit.closing_lines(paper.office, paper.code),
        *signed_block(
            Signature(say("sign_receiver"), (say("hand"),), paper.receiver.name),
            Signature(say("sign_giver"), (say("hand"),), paper.officer),
        ),
    )


def _person(label: str, name: str, phone_label: str, phone: str) -> Block:
    return Side(((labelled(label, name),), (labelled(phone_label, phone),)), (1.6, 1.0))


def _results(paper: HandoverPaper, kit: Kit) -> Table:
    columns = (
        Column("TT", 0.5, "center"),
        Column(kit.say("kind"), 2.5),
        Column(kit.say("result_number"), 2.1),
        Column(kit.say("summary"), 3.6),
    )
    rows = [
        (str(index), result.kind, result.number, result.summary)
        for index, result in enumerate(paper.results, start=1)
    ]
    return Table(columns, rows or [("", "", "", "")])


FORM: Final = Form("handover", WORDS, compose)
