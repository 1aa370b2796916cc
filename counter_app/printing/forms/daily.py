"""The internal lists: those of a day, and what the register shows, column by column."""

from datetime import datetime
from typing import Final

from counter_app.printing.form import Form, Kit, short_day, short_moment
from counter_app.printing.layout import Block, Gap, Paragraph
from counter_app.printing.papers import DailyPaper, ShownPaper
from counter_app.printing.table import Column, Table
from counter_app.printing.text import Span

WORDS: Final = {
    "received": "HỒ SƠ TIẾP NHẬN TRONG NGÀY",
    "returned": "HỒ SƠ ĐÃ TRẢ KẾT QUẢ TRONG NGÀY",
    "due-today": "HỒ SƠ ĐẾN HẸN TRẢ HÔM NAY",
    "due-tomorrow": "HỒ SƠ ĐẾN HẸN TRẢ NGÀY LÀM VIỆC TIẾP THEO",
    "overdue": "HỒ SƠ QUÁ HẠN",
    "waiting": "HỒ SƠ CHỜ CÔNG DÂN BỔ SUNG",
    "uncollected": "KẾT QUẢ CHƯA CÓ NGƯỜI ĐẾN NHẬN",
    "undelivered": "HỒ SƠ CHƯA GỬI HẾT VỀ TỈNH",
    "meaning_received": "Ngày tiếp nhận thuộc ngày này, tại mọi quầy của bộ phận.",
    "meaning_returned": "Việc trả kết quả được ghi vào ngày này, tại mọi quầy của bộ phận.",
    "meaning_due-today": "Chưa có kết quả, không tạm dừng tính hạn, hẹn trả trong ngày này.",
    "meaning_due-tomorrow": "Chưa có kết quả, không tạm dừng tính hạn, hẹn trả vào ngày này.",
    "meaning_overdue": "Chưa có kết quả, không tạm dừng tính hạn, đã qua thời điểm hẹn trả.",
    "meaning_waiting": "Đã yêu cầu bổ sung hoặc nộp tiền và chưa nhận được; thời hạn tạm dừng.",
    "meaning_uncollected": "Đã có kết quả tại bộ phận và chưa trả cho công dân.",
    "meaning_undelivered": "Có việc chưa được tỉnh xác nhận bằng mốc kiểm tra có chữ ký.",
    "number": "Số: {number}/DS-{symbol}",
    "number_blank": "Số: ……/DS-{symbol}",
    "day": "Ngày {day}",
    "index": "TT",
    "code": "Mã hồ sơ",
    "procedure": "Thủ tục",
    "person": "Chủ hồ sơ",
    "phone": "Điện thoại",
    "moment_received": "Nhận hồ sơ",
    "due": "Hẹn trả",
    "note": "Ghi chú",
    "total": "Tổng số: {total} hồ sơ.",
}


def compose(paper: DailyPaper, kit: Kit) -> tuple[Block, ...]:
    """Return the blocks of the list."""
    say = kit.say
    columns = (
        Column(say("index"), 0.6, "center"),
        Column(say("code"), 2.4),
        Column(say("procedure"), 3.4),
        Column(say("person"), 2.4),
        Column(say("phone"), 1.4),
        Column(say("moment_received"), 1.2, "center"),
        Column(say("due"), 1.2, "center"),
        Column(say("note"), 2.8),
    )
    rows = [
        (str(index), row.code, row.procedure, row.person, row.phone, short_moment(row.received),
         short_moment(row.due), row.note)
        for index, row in enumerate(paper.rows, start=1)
    ]  # fmt: skip
    return (
        kit.head(paper.office, paper.number, paper.issued),
        kit.title(say("day", day=short_day(paper.day)), mark=kit.mark(paper.code, paper.qr)),
        Gap(0.3),
        Table(columns, rows),
        Gap(0.4),
        Paragraph(Span(say("total", total=len(paper.rows)), "bold")),
        Paragraph(Span(say(f"meaning_{paper.kind.value}"), "italic"), size="small"),
        *kit.closing_lines(paper.office, paper.code),
    )


def _title(paper: DailyPaper) -> str:
    return paper.kind.value


SHOWN_WORDS: Final = {
    "title": "DANH SÁCH HỒ SƠ",
    "number": WORDS["number"],
    "number_blank": WORDS["number_blank"],
    "index": WORDS["index"],
    "total": WORDS["total"],
}


def compose_shown(paper: ShownPaper, kit: Kit) -> tuple[Block, ...]:
    """Return the blocks of a list as it is shown."""
    say = kit.say
    columns = (
        Column(say("index"), 6, "center"),
        *(Column(column.title, column.width) for column in paper.columns),
    )
    rows = [
        (str(index), *(short_moment(c) if isinstance(c, datetime) else c or "" for c in cells))
        for index, cells in enumerate(paper.rows, start=1)
    ]
    return (
        kit.head(paper.office, paper.number, paper.issued),
        kit.title(paper.period, mark=kit.mark(paper.code, paper.qr)),
        Gap(0.3),
        Table(columns, rows),
        Gap(0.4),
        Paragraph(Span(say("total", total=len(rows)), "bold")),
        *kit.closing_lines(paper.office, paper.code),
    )


FORM: Final = Form("daily", WORDS, compose, landscape=True, title_of=_title)
SHOWN: Final = Form("shown", SHOWN_WORDS, compose_shown, landscape=True)
