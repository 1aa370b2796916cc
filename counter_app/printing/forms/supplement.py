"""Form 02: phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.

It may be issued before a code exists, so it has no line for one; where there is one, the QR
and its caption carry it.

Source: form 02 of TT 03/2025/TT-VPCP as the annex of QĐ 3621/QĐ-BYT (2025) words it.
"""

from collections.abc import Iterator
from typing import Final

from counter_app.printing.form import HAND, Form, Kit
from counter_app.printing.layout import Block, Paragraph, Side
from counter_app.printing.letterhead import DOTS, Signature, labelled, signed_block
from counter_app.printing.papers import SupplementPaper
from counter_app.printing.text import LEADER, Span

WORDS: Final = {
    "title": "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
    "number": "Số: {number}/PBS-{symbol}",
    "number_blank": "Số: ……/PBS-{symbol}",
    "person": "Hồ sơ của:",
    "request": "Nội dung yêu cầu giải quyết:",
    "address": "Địa chỉ:",
    "phone": "Số điện thoại",
    "email": "Email:",
    "items": "Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:",
    "reason": "Lý do:",
    "help": "Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, Ông/Bà liên hệ với {contact} "
    "số điện thoại {phone} để được hướng dẫn./.",
    "guide": "NGƯỜI HƯỚNG DẪN",
    "hand": HAND,
    "digital": "(Chữ ký số của Người hướng dẫn nếu là biểu mẫu điện tử)",
}
LEAST_ITEMS: Final = 4  # the form prints four numbers


def compose(paper: SupplementPaper, kit: Kit) -> tuple[Block, ...]:
    """Return the blocks of the slip, in the order of the form."""
    say = kit.say
    phone = labelled(say("phone"), paper.person.phone)
    email = labelled(say("email"), paper.person.email)
    contact_phone = paper.contact_phone or paper.office.phone or DOTS
    return (
        kit.head(paper.office, paper.number, paper.issued),
        kit.title(),
        *kit.beside(
            paper.code,
            paper.qr,
            labelled(say("person"), paper.person.name, bold=True),
            labelled(say("request"), paper.request),
            labelled(say("address"), paper.person.address),
            Side(((phone,), (email,)), (1.0, 1.1)),
        ),
        Paragraph(say("items"), keep=True),
        *_items(paper),
        labelled(say("reason"), paper.reason),
        Paragraph(say("help", contact=paper.contact or DOTS, phone=contact_phone)),
        *kit.closing_lines(paper.office, paper.code),
        *signed_block(Signature(say("guide"), (say("hand"), say("digital")), paper.officer)),
    )


def _items(paper: SupplementPaper) -> Iterator[Block]:
    for index, item in enumerate(paper.items, start=1):
        yield Paragraph(f"{index}. {item}", indent=1.0)
    if not paper.items:
        for index in range(1, LEAST_ITEMS + 1):
            yield Paragraph((Span(f"{index}. "), LEADER), indent=1.0)


FORM: Final = Form("supplement", WORDS, compose)
