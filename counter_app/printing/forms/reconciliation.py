"""Biên bản đối soát cuối ngày: what the counter holds against what the province holds."""

from collections.abc import Iterator
from typing import Final

from counter_app.printing.form import HAND, Form, Kit, short_day, short_moment
from counter_app.printing.layout import Block, Gap, NewPage, Paragraph
from counter_app.printing.letterhead import DOTS, Signature, labelled, signed_block
from counter_app.printing.papers import ReconciliationPaper, SidePaper
from counter_app.printing.table import Column, Table
from counter_app.printing.text import Span

WORDS: Final = {
    "title": "BIÊN BẢN ĐỐI SOÁT CUỐI NGÀY",
    "number": "Số: {number}/BBDS-{symbol}",
    "number_blank": "Số: ……/BBDS-{symbol}",
    "day": "Ngày đối soát: {day}",
    "counter": "Quầy:",
    "device": "Mã thiết bị:",
    "sides": "1. Số liệu hai bên",
    "what": "Nội dung",
    "here": "Máy tại quầy",
    "there": "Cổng tiếp nhận của tỉnh",
    "seq": "Số thứ tự cuối của nhật ký",
    "hash": "Mã băm cuối của nhật ký",
    "facts": "Số sự kiện",
    "dossiers": "Số hồ sơ trong ngày",
    "scans": "Số bản quét",
    "at": "Thời điểm ghi nhận",
    "silent": "Không có trả lời",
    "agree": "KẾT LUẬN: Số liệu hai bên KHỚP NHAU.",
    "differ": "KẾT LUẬN: Số liệu hai bên KHÔNG KHỚP, có {count} sai lệch phải xử lý.",
    "unanswered": "KẾT LUẬN: CHƯA ĐỐI SOÁT ĐƯỢC, cổng tiếp nhận của tỉnh không trả lời.",
    "differences": "2. Sai lệch và việc phải làm",
    "none": "Không có sai lệch.",
    "difference": "Sai lệch",
    "action": "Việc phải làm",
    "rows": "3. Từng hồ sơ trong ngày",
    "index": "TT",
    "code": "Mã hồ sơ",
    "person": "Chủ hồ sơ",
    "fact_here": "Sự kiện cuối tại quầy",
    "fact_there": "Sự kiện cuối tại cổng",
    "verdict": "Kết quả tiếp nhận",
    "scans_sent": "Bản quét",
    "state": "Trạng thái",
    "agrees": "Khớp",
    "yes": "Khớp",
    "no": "KHÔNG KHỚP",
    "evidence": "PHỤ LỤC: BẰNG CHỨNG ĐỐI SOÁT",
    "late": "PHỤ LỤC: HỒ SƠ TIẾP NHẬN ĐÚNG LÚC, GỬI LÊN CỔNG CHẬM",
    "late_note": (
        "Giờ tiếp nhận ghi trong nhật ký nối bằng mã băm của máy tại quầy; giờ gửi xong là giờ"
        " của tỉnh trên dấu mốc đã ký đầu tiên bao gồm sự kiện tiếp nhận."
    ),
    "late_code": "Mã hồ sơ",
    "late_received": "Tiếp nhận lúc",
    "late_delivered": "Gửi xong lúc",
    "late_waiting": "chưa gửi xong",
    "late_waited": "Chậm",
    "late_clock": "Lệch giờ máy",
    "late_checkpoint": "Dấu mốc số",
    "late_proof": "Chữ ký của tỉnh (đầu)",
    "outages": "Nhật ký gián đoạn đường truyền",
    "outages_none": "Máy tại quầy không ghi nhận gián đoạn nào từ một phút trở lên.",
    "outage_since": "Từ",
    "outage_until": "Đến",
    "outage_open": "đang kéo dài",
    "outage_lasted": "Kéo dài",
    "outage_why": "Nguyên nhân ghi nhận",
    "late_index": "TT",
    "maker": "NGƯỜI LẬP BIÊN BẢN",
    "head": "NGƯỜI ĐỨNG ĐẦU BỘ PHẬN",
    "hand": HAND,
}


def compose(paper: ReconciliationPaper, kit: Kit) -> tuple[Block, ...]:
    """Return the blocks of the sheet; the evidence stands on a page of its own."""
    say = kit.say
    return (
        kit.head(paper.office, paper.number, paper.issued),
        kit.title(say("day", day=short_day(paper.day)), mark=kit.mark(paper.code, paper.qr)),
        labelled(say("counter"), paper.counter),
        labelled(say("device"), paper.device),
        _heading(say("sides")),
        _sides(paper, kit),
        Gap(0.4),
        Paragraph(Span(_conclusion(paper, kit), "bold")),
        _heading(say("differences")),
        _differences(paper, kit),
        Gap(0.4),
        _heading(say("rows")),
        _rows(paper, kit),
        *kit.closing_lines(paper.office, paper.code),
        *signed_block(
            Signature(say("maker"), (say("hand"),), paper.officer),
            Signature(say("head"), (say("hand"),), paper.head),
        ),
        *_evidence(paper, kit),
        *_late_deliveries(paper, kit),
    )


def agrees(paper: ReconciliationPaper) -> bool:
    """Return whether both sides hold the same: an answer, no difference, equal heads."""
    if paper.there is None or paper.differences or not all(row.agrees for row in paper.rows):
        return False
    return (paper.here.seq, paper.here.hash) == (paper.there.seq, paper.there.hash)


def _conclusion(paper: ReconciliationPaper, kit: Kit) -> str:
    if paper.there is None:
        return kit.say("unanswered")
    if agrees(paper):
        return kit.say("agree")
    unlike = sum(not row.agrees for row in paper.rows)
    return kit.say("differ", count=max(len(paper.differences), unlike, 1))


def _heading(words: str) -> Paragraph:
    return Paragraph(Span(words, "bold"), keep=True)


def _sides(paper: ReconciliationPaper, kit: Kit) -> Table:
    say = kit.say
    here = _side(paper.here)
    there = _side(paper.there) if paper.there else (say("silent"),) * len(here)
    names = tuple(say(key) for key in ("seq", "hash", "facts", "dossiers", "scans", "at"))
    columns = (Column(say("what"), 2), Column(say("here"), 4), Column(say("there"), 4))
    return Table(columns, tuple(zip(names, here, there, strict=True)))


def _side(side: SidePaper) -> tuple[str, ...]:
    return (str(side.seq), side.hash, str(side.facts), str(side.dossiers), str(side.scans),
            short_moment(side.at) or DOTS)  # fmt: skip


def _differences(paper: ReconciliationPaper, kit: Kit) -> Block:
    say = kit.say
    if not paper.differences:
        return Paragraph(Span(say("none"), "italic"))
    columns = (
        Column(say("index"), 0.5, "center"),
        Column(say("code"), 2.1),
        Column(say("difference"), 4),
        Column(say("action"), 4),
    )
    rows = [
        (str(index), entry.code, entry.what, entry.action)
        for index, entry in enumerate(paper.differences, start=1)
    ]
    return Table(columns, rows)


def _rows(paper: ReconciliationPaper, kit: Kit) -> Table:
    say = kit.say
    columns = (
        Column(say("index"), 0.6, "center"),
        Column(say("code"), 2.2),
        Column(say("person"), 2.2),
        Column(say("fact_here"), 2.2),
        Column(say("fact_there"), 2.2),
        Column(say("verdict"), 1.4, "center"),
        Column(say("scans_sent"), 0.9, "center"),
        Column(say("state"), 1.5),
        Column(say("agrees"), 1.1, "center"),
    )
    rows = [
        (str(index), row.code, row.person, row.here, row.there, row.verdict, row.scans, row.state,
         say("yes") if row.agrees else Span(say("no"), "bold"))
        for index, row in enumerate(paper.rows, start=1)
    ]  # fmt: skip
    return Table(columns, rows)


def _evidence(paper: ReconciliationPaper, kit: Kit) -> Iterator[Block]:
    if not paper.evidence:
        return
    yield NewPage()
    yield Gap(0.3)
    yield Paragraph(Span(kit.say("evidence"), "bold"), align="center", size="title", keep=True)
    yield Gap(0.3)
    for label, value in paper.evidence:
        yield labelled(f"{label}:", value)


def _late_deliveries(paper: ReconciliationPaper, kit: Kit) -> Iterator[Block]:
    """Yield the page; nothing where everything arrived soon."""
    if not paper.late:
        return
    say = kit.say
    yield NewPage()
    yield Gap(0.3)
    yield Paragraph(Span(say("late"), "bold"), align="center", size="title", keep=True)
    yield Gap(0.2)
    yield Paragraph(Span(say("late_note"), "italic"))
    yield Gap(0.3)
    yield _late_rows(paper, kit)
    yield Gap(0.4)
    yield Paragraph(Span(say("outages"), "bold"), keep=True)
    yield _outages(paper, kit) if paper.outages else Paragraph(Span(say("outages_none"), "italic"))


def _late_rows(paper: ReconciliationPaper, kit: Kit) -> Table:
    say = kit.say
    columns = (
        Column(say("late_index"), 0.6, "center"),
        Column(say("late_code"), 2.4),
        Column(say("late_received"), 1.8),
        Column(say("late_delivered"), 1.8),
        Column(say("late_waited"), 1.3),
        Column(say("late_clock"), 1.1, "center"),
        Column(say("late_checkpoint"), 1.1, "center"),
        Column(say("late_proof"), 2.2),
    )
    rows = [
        (
            str(index),
            row.code,
            short_moment(row.received),
            short_moment(row.delivered) or say("late_waiting"),
            row.waited,
            row.clock,
            row.checkpoint,
            row.proof,
        )
        for index, row in enumerate(paper.late, start=1)
    ]
    return Table(columns, rows)


def _outages(paper: ReconciliationPaper, kit: Kit) -> Table:
    say = kit.say
    columns = (
        Column(say("late_index"), 0.6, "center"),
        Column(say("outage_since"), 2),
        Column(say("outage_until"), 2),
        Column(say("outage_lasted"), 1.6),
        Column(say("outage_why"), 4),
    )
    rows = [
        (
            str(index),
            short_moment(row.since),
            short_moment(row.until) or say("outage_open"),
            row.lasted,
            row.why,
        )
        for index, row in enumerate(paper.outages, start=1)
    ]
    return Table(columns, rows)


FORM: Final = Form("reconciliation", WORDS, compose, landscape=True)
