"""Form 03: phiếu từ chối tiếp nhận giải quyết hồ sơ.

Source: form 03 of TT 03/2025/TT-VPCP as the annex of QĐ 3621/QĐ-BYT (2025) words it.
"""

from typing import Final

from counter_app.printing.form import HAND, Form, Kit
from counter_app.printing.layout import Block, Paragraph, Side
from counter_app.printing.letterhead import Signature, labelled, signed_block
from counter_app.printing.papers import RefusalPaper

WORDS: Final = {
    "title": "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
    "number": "Số: {number}/PTC-{symbol}",
    "number_blank": "Số: ……/PTC-{symbol}",
    "centre": "Trung tâm Phục vụ hành chính công/Bộ phận Tiếp nhận và Trả kết quả",
    "person": "Tiếp nhận hồ sơ của:",
    "id_number": "Số định danh cá nhân/tổ chức:",
    "address": "Địa chỉ:",
    "phone": "Số điện thoại:",
    "email": "Email:",
    "code": "Mã hồ sơ (nếu có):",
    "request": "Nội dung yêu cầu giải quyết:",
    "reason": "Qua xem xét, Bộ phận Tiếp nhận và Trả kết quả thông báo không tiếp nhận, "
    "giải quyết hồ sơ này với lý do cụ thể như sau:",
    "basis": "Căn cứ:",
    "closing": "Xin thông báo cho Ông/Bà được biết và thực hiện./.",
    "giver": "NGƯỜI NỘP HỒ SƠ",
    "taker": "NGƯỜI TIẾP NHẬN HỒ SƠ",
    "hand": HAND,
    "digital": "(Chữ ký số của người tiếp nhận hồ sơ nếu là biểu mẫu điện tử)",
}


def compose(paper: RefusalPaper, kit: Kit) -> tuple[Block, ...]:
    """Return the blocks of the slip, in the order of the form."""
    say, who = kit.say, paper.person
    contact = (labelled(say("phone"), who.phone),), (labelled(say("email"), who.email),)
    return (
        kit.head(paper.office, paper.number, paper.issued),
        kit.title(),
        *kit.beside(
            paper.code,
            paper.qr,
            Paragraph(" ".join(filter(None, (say("centre"), paper.office.unit)))),
            labelled(say("person"), who.name, bold=True),
            labelled(say("id_number"), who.id_number),
            labelled(say("address"), who.address),
            Side(contact, (1.0, 1.1)),
            labelled(say("code"), paper.code, bold=True),
            labelled(say("request"), paper.request),
        ),
        labelled(say("reason"), paper.reason),
        *([labelled(say("basis"), paper.basis)] if paper.basis else []),
        Paragraph(say("closing")),
        *kit.closing_lines(paper.office, paper.code),
        *signed_block(
            Signature(say("giver"), (say("hand"),), who.name),
            Signature(say("taker"), (say("hand"), say("digital")), paper.officer),
        ),
    )


FORM: Final = Form("refusal", WORDS, compose)
