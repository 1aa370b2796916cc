"""Form 04: phiếu xin lỗi và đề nghị gia hạn thời gian giải quyết; the head of the unit signs.

Source: form 04 of TT 03/2025/TT-VPCP as the annex of QĐ 3621/QĐ-BYT (2025) words it; its name
in TT 01/2018/TT-VPCP.
"""

from typing import Final

from counter_app.printing.form import HAND, Form, Kit, day_places, moment_places
from counter_app.printing.layout import Block, Paragraph
from counter_app.printing.letterhead import DOTS, Signature, labelled, signed_block
from counter_app.printing.papers import ApologyPaper

WORDS: Final = {
    "title": "PHIẾU XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
    "number": "Số: {number}/PXL",
    "number_blank": "Số: ……/PXL",
    "addressee": "Kính gửi:",
    "taken": "Ngày {day} tháng {month} năm {year}, {agency} tiếp nhận giải quyết hồ sơ đề nghị "
    "giải quyết thủ tục hành chính {procedure} của Ông/Bà/Tổ chức; số định danh: {id_number}; "
    "mã số hồ sơ: {code}",
    "due": "Thời gian hẹn trả kết quả giải quyết hồ sơ: {hour} giờ {minute}, "
    "ngày {day} tháng {month} năm {year}",
    "late": "Tuy nhiên đến nay, {agency} chưa trả kết quả giải quyết hồ sơ của Ông/Bà/Tổ chức "
    "đúng thời hạn quy định ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả.",
    "reason": "Lý do:",
    "sorry": "{agency} xin trân trọng gửi lời xin lỗi đến Ông (Bà)/Tổ chức vì sự chậm trễ trong "
    "quá trình giải quyết hồ sơ có thể gây phiền hà, tốn kém về chi phí, công sức của "
    "Ông (Bà)/Tổ chức.",
    "promise": "{agency} xin lỗi Ông/Bà/Tổ chức và sẽ trả kết quả giải quyết hồ sơ cho "
    "Ông/Bà/Tổ chức vào ngày {day} tháng {month} năm {year}",
    "closing": "Mong nhận được sự thông cảm của Ông/Bà/Tổ chức vì sự chậm trễ này./.",
    "head": "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ",
    "hand": HAND,
    "digital": "(Chữ ký số của thủ trưởng cơ quan, đơn vị nếu là biểu mẫu điện tử)",
}
OLD_WORDS: Final = {"title": "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ"}


def compose(paper: ApologyPaper, kit: Kit) -> tuple[Block, ...]:
    """Return the blocks of the slip, in the order of the form."""
    say = kit.say
    agency = paper.agency or paper.office.agency or DOTS
    taken = say(
        "taken",
        **day_places(paper.received),
        agency=agency,
        procedure=paper.procedure or DOTS,
        id_number=paper.addressee.id_number or DOTS,
        code=paper.code or DOTS,
    )
    return (
        kit.head(paper.office, paper.number, paper.issued),
        kit.title(),
        *kit.beside(
            paper.code, paper.qr, labelled(say("addressee"), paper.addressee.name, bold=True),
            Paragraph(taken),
        ),
        Paragraph(say("due", **moment_places(paper.due))),
        Paragraph(say("late", agency=agency)),
        labelled(say("reason"), paper.reason),
        Paragraph(say("sorry", agency=agency)),
        Paragraph(say("promise", agency=agency, **day_places(paper.new_due))),
        Paragraph(say("closing")),
        *kit.closing_lines(paper.office, paper.code),
        *signed_block(Signature(say("head"), (say("hand"), say("digital")), paper.head)),
    )  # fmt: skip


FORM: Final = Form("apology", WORDS, compose, OLD_WORDS)
