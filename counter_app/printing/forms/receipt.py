"""Form 01: giấy tiếp nhận hồ sơ và hẹn trả kết quả, and its variant for certified copies.

Source: form 01 of TT 03/2025/TT-VPCP as the annex of QĐ 3621/QĐ-BYT (2025) words it; the note
on copies ("Liên") of TT 01/2018/TT-VPCP; the lines an overlay may add are those of provincial
templates.
"""

from collections.abc import Iterator
from typing import Final

from counter_app.printing.beside import Beside, Mark
from counter_app.printing.form import HAND, Form, Kit, moment_places, yearly
from counter_app.printing.layout import Block, Gap, Paragraph, Side
from counter_app.printing.letterhead import DOTS, Signature, labelled, signed_block
from counter_app.printing.papers import ComponentPaper, PersonPaper, ReceiptPaper
from counter_app.printing.table import Column, Group, Table
from counter_app.printing.text import LEADER, Span

WORDS: Final = {
    "title": "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
    "number": "Số: {number}-{symbol}",
    "number_blank": "Số: ……/……-{symbol}",
    "code": "Mã hồ sơ:",
    "centre": "Trung tâm Phục vụ hành chính công/Bộ phận Tiếp nhận và Trả kết quả",
    "person": "Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức:",
    "id_number": "Số định danh cá nhân/tổ chức:",
    "address": "Địa chỉ:",
    "phone": "Số điện thoại:",
    "email": "Email:",
    "owner": "Chủ hồ sơ:",
    "owner_address": "Địa chỉ chủ hồ sơ:",
    "principal": "Người ủy quyền:",
    "principal_id": "Số định danh cá nhân:",
    "proof": "Giấy tờ ủy quyền:",
    "request": "Nội dung yêu cầu giải quyết:",
    "components": "Thành phần hồ sơ nộp gồm:",
    "sets": "Số lượng hồ sơ: {sets} (bộ)",
    "term": "Thời gian giải quyết hồ sơ theo quy định là: {term}",
    "term_blank": "Thời gian giải quyết hồ sơ theo quy định là: …… ngày",
    "received": "Thời gian nhận hồ sơ: {hour} giờ {minute} phút, "
    "ngày {day} tháng {month} năm {year}",
    "due": "Thời gian trả kết quả giải quyết hồ sơ: {hour} giờ {minute} phút, "
    "ngày {day} tháng {month} năm {year}",
    "due_unknown": "Thời gian trả kết quả giải quyết hồ sơ:",
    "return_place": "Đăng ký nhận kết quả tại:",
    "book": "Vào Sổ theo dõi hồ sơ, Quyển số {book} Số thứ tự {book_number} (nếu có)",
    "fees": "Phí, lệ phí:",
    "statement": "Mã xác thực",
    "giver": "NGƯỜI NỘP HỒ SƠ",
    "taker": "NGƯỜI TIẾP NHẬN HỒ SƠ",
    "hand": HAND,
    "digital": "(Chữ ký số của người tiếp nhận hồ sơ nếu là biểu mẫu điện tử)",
    "copy_note": "",
    "copy_kept": "",
    "copy_given": "",
}
OLD_WORDS: Final = {
    "copy_note": "(Liên: Lưu/giao khách hàng)",
    "copy_kept": "(Liên: Lưu)",
    "copy_given": "(Liên: Giao khách hàng)",
}


def compose(paper: ReceiptPaper, kit: Kit) -> tuple[Block, ...]:
    """Return the blocks of the receipt, in the order of the form."""
    say, office = kit.say, paper.office
    return (
        kit.head(office, yearly(paper.number, paper.issued), paper.issued),
        kit.title(),
        *kit.beside(
            paper.code,
            paper.qr,
            labelled(say("code"), paper.code, bold=True),
            Paragraph(" ".join(filter(None, (say("centre"), office.unit)))),
            *_people(paper, kit),
            labelled(say("request"), paper.request),
        ),
        *_components(paper, kit),
        *_promise(paper, kit),
        *([labelled(say("fees"), paper.fees)] if "fees" in kit.change.options else []),
        *(Paragraph(Span(note, "italic"), size="small") for note in paper.notes),
        *kit.closing_lines(office, paper.code),
        *signed_block(
            Signature(say("giver"), (say("hand"),), paper.applicant.name),
            Signature(say("taker"), (say("hand"), say("digital")), paper.officer),
        ),
    )


def _promise(paper: ReceiptPaper, kit: Kit) -> tuple[Block, ...]:
    """What was promised, beside the signed statement that proves it."""
    say = kit.say
    blocks: tuple[Block, ...] = (
        Paragraph(say("sets", sets=f"{paper.sets:02d}")),
        Paragraph(say("term", term=paper.term) if paper.term else say("term_blank")),
        Paragraph(say("received", **moment_places(paper.received))),
        _due(paper, kit),
        labelled(say("return_place"), paper.return_place),
        Paragraph(say("book", book=paper.book or DOTS, book_number=paper.book_number or DOTS)),
    )
    if not paper.statement:
        return blocks
    return (Beside(blocks, Mark(paper.statement, say("statement"))),)


def _people(paper: ReceiptPaper, kit: Kit) -> Iterator[Block]:
    say, who = kit.say, paper.applicant
    name = f"{who.name} ({paper.channel})" if _shows_channel(paper, kit) else who.name
    yield labelled(say("person"), name, bold=True)
    yield labelled(say("id_number"), who.id_number)
    yield labelled(say("address"), who.address)
    yield contact(who, kit)
    if paper.principal is not None:
        yield labelled(say("principal"), paper.principal.name, bold=True)
        yield labelled(say("address"), paper.principal.address)
        yield labelled(say("principal_id"), paper.principal.id_number)
        yield contact(paper.principal, kit)
        yield labelled(say("proof"), paper.principal.proof)
    if paper.owner is not None:
        yield labelled(say("owner"), paper.owner.name, bold=True)
        yield labelled(say("owner_address"), paper.owner.address)


def _shows_channel(paper: ReceiptPaper, kit: Kit) -> bool:
    return bool(paper.channel) and "channel" in kit.change.options


def contact(person: PersonPaper, kit: Kit) -> Block:
    """Return phone and email side by side."""
    phone = labelled(kit.say("phone"), person.phone)
    return Side(((phone,), (labelled(kit.say("email"), person.email),)), (1.0, 1.1))


def _due(paper: ReceiptPaper, kit: Kit) -> Block:
    if paper.due is not None:
        label, colon, moment = kit.say("due", **moment_places(paper.due)).partition(":")
        return Paragraph((Span(label + colon), Span(moment, "bold")))
    return labelled(kit.say("due_unknown"), paper.due_note, bold=True)


def _components(paper: ReceiptPaper, kit: Kit) -> Iterator[Block]:
    yield Paragraph(kit.say("components"), keep=True)
    if paper.certified:
        yield _certified(paper)
        yield Gap(0.4)
    elif "components_table" in kit.change.options and paper.components:
        yield _sheets(paper.components)
        yield Gap(0.4)
    else:
        for index, part in enumerate(paper.components, start=1):
            yield Paragraph(f"{index}. {counted(part)}", indent=1.0)
        for index in range(len(paper.components) + 1, 2 if paper.components else 4):
            yield Paragraph((Span(f"{index}. "), LEADER), indent=1.0)


def counted(part: ComponentPaper) -> str:
    """Return the component with its counts: ``Tờ khai (01 bản chính; 02 bản chụp)``."""
    counts = (
        (part.originals, "bản chính"),
        (part.certified, "bản chứng thực"),
        (part.copies, "bản sao"),
    )
    said = [f"{count:02d} {what}" for count, what in counts if count]
    said += [part.note] if part.note else []
    name = part.name.rstrip(" ,.;:")  # the catalogue ends its names with all sorts of marks
    return f"{name} ({'; '.join(said)})" if said else part.name


def _sheets(parts: tuple[ComponentPaper, ...]) -> Table:
    heading = Group(
        "Số lượng",
        (
            Column("Bản chính", 1, "center"),
            Column("Bản chứng thực", 1, "center"),
            Column("Bản photo", 1, "center"),
        ),
    )
    rows = [
        (
            str(index),
            f"{part.name} ({part.note})" if part.note else part.name,
            *(
                str(count) if count else ""
                for count in (part.originals, part.certified, part.copies)
            ),
        )
        for index, part in enumerate(parts, start=1)
    ]
    return Table((Column("TT", 0.6, "center"), Column("Thành phần hồ sơ", 6), heading), rows)


def _certified(paper: ReceiptPaper) -> Table:
    columns = (
        Column("TT", 0.6, "center"),
        Column("Thành phần hồ sơ", 5),
        Column("Số trang", 1, "center"),
        Column("Số bản giấy", 1, "center"),
        Column("Ký bản điện tử", 1.1, "center"),
    )
    rows = [
        (str(index), part.name, str(part.pages), str(part.copies), str(part.digital or ""))
        for index, part in enumerate(paper.certified, start=1)
    ]
    return Table(columns, rows)


FORM: Final = Form(
    "receipt",
    WORDS,
    compose,
    OLD_WORDS,
    options=frozenset({"fees", "channel", "components_table"}),
)
