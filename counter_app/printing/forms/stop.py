"""Form 05 of TT 03/2025: thông báo dừng giải quyết hồ sơ. TT 01/2018 has no such form.

The circular names the form (art. 7; decree 118/2025 art. 21); its layout could not be read, so
this one is provisional and says so until the official one is entered.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from counter_app.printing.form import HAND, Form, Kit, day_places, moment_places
from counter_app.printing.layout import Block, Paragraph
from counter_app.printing.letterhead import Signature, labelled, signed_block
from counter_app.printing.papers import StopPaper

WORDS: Final = {
    "title": "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
    "provisional": "(Bố cục tạm thời – chờ mẫu chính thức)",
    "number": "Số: {number}/TBD-{symbol}",
    "number_blank": "Số: ……/TBD-{symbol}",
    "addressee": "Kính gửi:",
    "person": "Hồ sơ của:",
    "id_number": "Số định danh:",
    "code": "Mã hồ sơ:",
    "procedure": "Thủ tục hành chính:",
    "received": "Ngày tiếp nhận: ngày {day} tháng {month} năm {year}",
    "requested": "Theo đề nghị dừng ngày {day} tháng {month} năm {year}",
    "reason": "Lý do:",
    "returned": "Giấy tờ hoàn trả:",
    "refunded": "Phí, lệ phí hoàn trả (nếu có):",
    "giver": "NGƯỜI NỘP HỒ SƠ",
    "taker": "NGƯỜI TIẾP NHẬN HỒ SƠ",
    "hand": HAND,
    "digital": "(Chữ ký số của người tiếp nhận hồ sơ nếu là biểu mẫu điện tử)",
}


def compose(paper: StopPaper, kit: Kit) -> tuple[Block, ...]:
    """Return the blocks of the notice."""
    say, who = kit.say, paper.person
    asked: date | None = paper.requested
    return (
        kit.head(paper.office, paper.number, paper.issued),
        kit.title(say("provisional")),
        *kit.beside(
            paper.code,
            paper.qr,
            labelled(say("addressee"), who.name, bold=True),
            labelled(say("person"), who.name),
            labelled(say("id_number"), who.id_number),
            labelled(say("code"), paper.code, bold=True),
            labelled(say("procedure"), paper.procedure),
        ),
        Paragraph(say("received", **moment_places(paper.received))),
        Paragraph(say("requested", **day_places(asked))),
        labelled(say("reason"), paper.reason),
        *_returned(paper, kit),
        labelled(say("refunded"), paper.refunded),
        *kit.closing_lines(paper.office, paper.code),
        *signed_block(
            Signature(say("giver"), (say("hand"),), who.name),
            Signature(say("taker"), (say("hand"), say("digital")), paper.officer),
        ),
    )


def _returned(paper: StopPaper, kit: Kit) -> Iterator[Block]:
    if not paper.returned:
        yield labelled(kit.say("returned"), "")
        return
    yield Paragraph(kit.say("returned"), keep=True)
    for index, item in enumerate(paper.returned, start=1):
        yield Paragraph(f"{index}. {item}", indent=1.0)


FORM: Final = Form("stop", WORDS, compose, old_words=None)
