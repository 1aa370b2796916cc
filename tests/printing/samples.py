"""One made-up paper of each form, for tests and for the pictures in the documentation."""

from datetime import date, datetime

from counter_app.domain.clock import LOCAL
from counter_app.domain.registers import Daily
from counter_app.printing.papers import (
    ApologyPaper,
    BatchReceiptPaper,
    BatchRow,
    CashPaper,
    CashRow,
    CertifiedPaper,
    ClosingPaper,
    ComponentPaper,
    ControlPaper,
    ControlStep,
    DailyPaper,
    DailyRow,
    DifferencePaper,
    HandoverListPaper,
    HandoverPaper,
    HandoverRow,
    LateRow,
    OfficePaper,
    OutageRow,
    Paper,
    PersonPaper,
    ReceiptPaper,
    ReconciledRow,
    ReconciliationPaper,
    RefusalPaper,
    RegisterPaper,
    RegisterRow,
    ReportPaper,
    ReportRow,
    ResultPaper,
    ShownColumn,
    ShownPaper,
    SidePaper,
    StopPaper,
    SupplementPaper,
)


def at(month: int, day: int, hour: int, minute: int) -> datetime:
    """Return a moment of 2026 on the local clock."""
    return datetime(2026, month, day, hour, minute, tzinfo=LOCAL)


OFFICE = OfficePaper(
    "ỦY BAN NHÂN DÂN XÃ MẪU",
    place="Mẫu",
    unit="xã Mẫu, tỉnh Quảng Ngãi",
    agency="Ủy ban nhân dân xã Mẫu",
    phone="0255 000 0000",
    lookup="https://dichvucong.gov.vn",
)
CODE = "H48.12.34-261120-3001"
RECEIVED = at(11, 20, 8, 30)
DUE = at(11, 25, 17, 0)
MAI = PersonPaper("Nguyễn Thị Mẫu", "051185001234", "Thôn 1, xã Mẫu, tỉnh Quảng Ngãi", "0912345678")
THU = PersonPaper("Trần Văn Thử", "051203009876", "Tổ 3, xã Mẫu, tỉnh Quảng Ngãi", "0987654321")
HRE = PersonPaper("Y-Blô Ksor H'Ɓlang (Mẫu)", "051190004321", "Thôn Làng Mẫu, xã Mẫu")
OFFICER = "Lê Thị Thử"
HEAD = "Phạm Văn Mẫu"
MARRIAGE = "Cấp Giấy xác nhận tình trạng hôn nhân"
CERTIFY = "Chứng thực bản sao từ bản chính giấy tờ, văn bản"
STATEMENT = f"{CODE}|2026-11-25T17:00+07:00|3|2026-11-20T08:30+07:00|" + "Ab3_" * 21 + "Zz"

RECEIPT = ReceiptPaper(
    OFFICE,
    CODE,
    RECEIVED,
    MAI,
    "Xác nhận tình trạng hôn nhân để kết hôn",
    RECEIVED,
    DUE,
    number="3001",
    components=(
        ComponentPaper("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân theo mẫu", 1),
        ComponentPaper("Trích lục ghi chú ly hôn", copies=1),
        ComponentPaper("Văn bản ủy quyền được chứng thực", certified=1),
    ),
    term="03 ngày làm việc",
    return_place="Trung tâm Phục vụ hành chính công xã Mẫu",
    officer=OFFICER,
    qr=STATEMENT,
)
CERTIFIED = ReceiptPaper(
    OFFICE,
    "H48.12.34-261120-3002",
    RECEIVED,
    THU,
    CERTIFY,
    RECEIVED,
    at(11, 20, 16, 30),
    certified=(
        CertifiedPaper("Bằng tốt nghiệp trung học phổ thông", 2, 5),
        CertifiedPaper("Giấy khai sinh", 1, 3, 1),
    ),
    term="trong ngày làm việc",
    return_place="Trung tâm Phục vụ hành chính công xã Mẫu",
    officer=OFFICER,
)
AUTHORISED = ReceiptPaper(
    OFFICE,
    "H48.12.34-261120-3003",
    RECEIVED,
    THU,
    MARRIAGE,
    RECEIVED,
    None,
    principal=PersonPaper(
        "Hoàng Thị Mẫu", "051170007777", "Thôn 2, xã Mẫu", proof="Văn bản ủy quyền số 01/2026"
    ),
    owner=PersonPaper("Hoàng Thị Mẫu", address="Thôn 2, xã Mẫu"),
    due_note="cơ quan giải quyết sẽ thông báo",
    officer=OFFICER,
)
SUPPLEMENT = SupplementPaper(
    OFFICE,
    RECEIVED,
    HRE,
    MARRIAGE,
    (
        "Bổ sung trích lục ghi chú ly hôn",
        "Ghi lại mục “Nơi cư trú” trong tờ khai theo nơi cư trú hiện nay",
    ),
    "Thành phần hồ sơ chưa đủ theo quy định của thủ tục hành chính",
    contact=OFFICER,
    code=CODE,
    number="12",
    officer=OFFICER,
)
REFUSAL = RefusalPaper(
    OFFICE,
    RECEIVED,
    THU,
    "Đăng ký khai sinh có yếu tố nước ngoài",
    "Thủ tục không thuộc thẩm quyền giải quyết của Ủy ban nhân dân xã Mẫu",
    code="H48.12.34-261120-3004",
    number="05",
    officer=OFFICER,
)
APOLOGY = ApologyPaper(
    OFFICE,
    CODE,
    at(11, 24, 9, 0),
    MAI,
    MARRIAGE,
    RECEIVED,
    DUE,
    date(2026, 11, 30),
    "Phải xác minh tình trạng hôn nhân tại nơi thường trú trước đây, chưa có văn bản trả lời",
    number="02",
    head=HEAD,
)
STOP = StopPaper(
    OFFICE,
    CODE,
    at(11, 23, 9, 0),
    MAI,
    MARRIAGE,
    RECEIVED,
    date(2026, 11, 23),
    "Người nộp không còn nhu cầu xác nhận",
    ("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân", "Trích lục ghi chú ly hôn"),
    "Không phát sinh",
    officer=OFFICER,
)
CONTROL = ControlPaper(
    OFFICE,
    CODE,
    RECEIVED,
    "Phòng Văn hóa - Xã hội xã Mẫu",
    RECEIVED,
    DUE,
    steps=(
        ControlStep(
            "Bộ phận TN&TKQ",
            "Phòng Văn hóa - Xã hội",
            at(11, 20, 10, 15),
            OFFICER,
            "Võ Văn Thử",
        ),
        ControlStep(
            "Phòng Văn hóa - Xã hội",
            "Bộ phận TN&TKQ",
            at(11, 24, 14, 5),
            "Võ Văn Thử",
            OFFICER,
            "Trước hạn",
        ),
    ),
)
HANDOVER = HandoverPaper(
    OFFICE,
    CODE,
    at(11, 25, 8, 45),
    MARRIAGE,
    MAI,
    MAI,
    at(11, 25, 8, 45),
    (
        ResultPaper(
            "Giấy xác nhận tình trạng hôn nhân", "15/UBND-XNTTHN", "Xác nhận để đăng ký kết hôn"
        ),
    ),
    OFFICER,
    "0255 000 0000",
)
_ROWS = tuple(
    HandoverRow(
        f"H48.12.34-261120-30{n:02d}",
        MARRIAGE if n % 2 else CERTIFY,
        f"{MAI.name if n % 2 else THU.name} {n}",
        "Thôn 1, xã Mẫu",
        "Giấy xác nhận" if n % 2 else "Bản sao được chứng thực",
        n,
        DUE,
        n % 2 == 0,
        n % 3 == 0,
    )
    for n in range(1, 7)
)
DOSSIER_LIST = HandoverListPaper(
    OFFICE, RECEIVED, "Bộ phận TN&TKQ", "Phòng Văn hóa - Xã hội", _ROWS, giver=OFFICER,
    receiver="Võ Văn Thử", code="BG-261120-01",
)  # fmt: skip
RESULT_LIST = HandoverListPaper(
    OFFICE, DUE, "Phòng Văn hóa - Xã hội", "Bộ phận TN&TKQ", _ROWS, results=True,
    giver="Võ Văn Thử", receiver=OFFICER, code="BG-261125-01",
)  # fmt: skip
BATCH = BatchReceiptPaper(
    OFFICE,
    "H48.12.34-261120-3010",
    RECEIVED,
    PersonPaper("Công ty TNHH Thử Nghiệm", "4300000000", "Thôn 4, xã Mẫu", "0255 111 1111"),
    RECEIVED,
    tuple(
        BatchRow(f"H48.12.34-261120-30{n}", CERTIFY, "Ủy ban nhân dân xã Mẫu", RECEIVED,
                 DUE, MAI.name, "03 ngày làm việc", 1)
        for n in range(10, 14)
    ),
    "Nộp nhiều hồ sơ chứng thực của người lao động",
    "Trung tâm Phục vụ hành chính công xã Mẫu",
    officer=OFFICER,
)  # fmt: skip
CASH = CashPaper(
    OFFICE,
    at(11, 20, 17, 0),
    "Ca ngày 20/11/2026, từ 07 giờ 00 đến 17 giờ 00",
    (
        CashRow(RECEIVED, CODE, MAI.name, "Phí cấp bản sao trích lục hộ tịch", 8000,
                receipt_number="0000123"),
        CashRow(at(11, 20, 9, 5), "H48.12.34-261120-3002", THU.name,
                "Phí chứng thực bản sao từ bản chính", 21000, receipt_number="0000124"),
        CashRow(at(11, 20, 9, 20), "H48.12.34-261120-3002", THU.name,
                "Phí chứng thực bản sao từ bản chính", -3000, note="Điều chỉnh số trang"),
        CashRow(at(11, 20, 14, 0), "H48.12.34-261120-3005", HRE.name,
                "Lệ phí đăng ký cư trú", 20000, "Chuyển khoản", "0000125"),
    ),
    OFFICER,
    HEAD,
)  # fmt: skip


def register_rows(count: int) -> tuple[RegisterRow, ...]:
    """Return ``count`` lines of a book."""
    return tuple(
        RegisterRow(
            n,
            f"H48.12.34-261120-{3000 + n}",
            MARRIAGE if n % 3 else CERTIFY,
            (MAI, THU, HRE)[n % 3].name,
            "Thôn 1, xã Mẫu, tỉnh Quảng Ngãi",
            "0912345678",
            "Ủy ban nhân dân xã Mẫu",
            RECEIVED,
            DUE,
            at(11, 24, 15, 0) if n % 4 else None,
            "Trực tiếp" if n % 2 else "Bưu chính",
        )
        for n in range(1, count + 1)
    )


REGISTER = RegisterPaper(
    OFFICE,
    at(12, 31, 17, 0),
    "Năm 2026",
    register_rows(26),
    "01",
    ClosingPaper(at(12, 31, 17, 0), 1, 26, 26, 20, 3, 2, OFFICER, HEAD),
)
REPORT = ReportPaper(
    OFFICE,
    at(12, 31, 17, 0),
    date(2026, 10, 1),
    date(2026, 12, 31),
    (
        ReportRow("Hộ tịch", 40, 110, 5, 90, 50, 3, 10, 2),
        ReportRow("Chứng thực", 12, 620, 0, 500, 130, 0, 2, 0),
        ReportRow("Đất đai", 3, 45, 12, 20, 25, 5, 8, 2),
    ),
    receiver="Ủy ban nhân dân tỉnh Quảng Ngãi",
    maker=OFFICER,
    head=HEAD,
)
DAILY = DailyPaper(
    OFFICE,
    at(11, 26, 8, 0),
    Daily.OVERDUE,
    date(2026, 11, 26),
    (
        DailyRow(CODE, MARRIAGE, MAI.name, MAI.phone, RECEIVED, DUE,
                 "quá 1 ngày; Tư pháp - Hộ tịch"),
        DailyRow("H48.12.34-261119-3007", "Đăng ký thành lập hộ kinh doanh", HRE.name, "",
                 at(11, 19, 14, 5), at(11, 24, 17, 0), "quá 2 ngày; Phòng Kinh tế"),
    ),
)  # fmt: skip
SHOWN = ShownPaper(
    OFFICE,
    at(11, 26, 8, 0),
    "Quá hạn; Tư pháp - Hộ tịch",
    (
        ShownColumn("Mã hồ sơ", 24),
        ShownColumn("Người nộp", 26),
        ShownColumn("Thủ tục", 40),
        ShownColumn("Hẹn trả", 17),
        ShownColumn("Thời hạn", 13),
    ),
    tuple((CODE, MAI.name, MARRIAGE, due, "Quá hạn") for due in (DUE, None)),
    code="DS-H48.12.34-1-261126-0800",
)
_HERE = SidePaper(128, "9f" * 32, 128, 31, 84, at(11, 20, 17, 2))
RECONCILIATION = ReconciliationPaper(
    OFFICE,
    date(2026, 11, 20),
    at(11, 20, 17, 5),
    "số 3",
    "0199a0de-0000-7000-8000-000000000003",
    _HERE,
    SidePaper(127, "a1" * 32, 127, 31, 82, at(11, 20, 17, 1)),
    (
        ReconciledRow(CODE, MAI.name, "9f9f9f9f…", "9f9f9f9f…", "Chấp nhận", "3/3", "Đã nhận"),
        ReconciledRow("H48.12.34-261120-3002", THU.name, "77aa0011…", "", "Chờ gửi", "0/2",
                      "Đang xử lý", agrees=False),
    ),
    (
        DifferencePaper("H48.12.34-261120-3002", "Cổng chưa nhận sự kiện số 128",
                        "Gửi lại khi có đường truyền, đối soát lại vào đầu giờ sáng hôm sau"),
    ),
    (
        ("Dấu mốc đã ký", "127"),
        ("Mã băm tại dấu mốc", "a1" * 32),
        ("Thời điểm ký", "2026-11-20T10:01:00Z"),
        ("Khóa ký của cổng", "gw-2026-01"),
        ("Chữ ký", "Qk9_" * 21 + "Zz"),
    ),
    (
        LateRow("H48.12.34-261119-3007", at(11, 19, 15, 40), at(11, 20, 8, 2), "16 giờ 22 phút",
                "+3 giây", "121", "Qk9_Qk9_Qk9_Qk9_Qk9_Qk9_"),
        LateRow("H48.12.34-261120-3002", at(11, 20, 9, 5), None, "8 giờ 0 phút"),
    ),
    (
        OutageRow(at(11, 19, 15, 31), at(11, 20, 8, 0), "16 giờ 29 phút",
                  "Không kết nối được tới cổng của tỉnh"),
        OutageRow(at(11, 20, 9, 2), None, "8 giờ 3 phút", "Cổng của tỉnh quá tải"),
    ),
    OFFICER,
    HEAD,
    code="DS-261120-3",
)  # fmt: skip

SAMPLES: dict[str, Paper] = {
    "receipt": RECEIPT,
    "receipt-certified": CERTIFIED,
    "receipt-authorised": AUTHORISED,
    "supplement": SUPPLEMENT,
    "refusal": REFUSAL,
    "apology": APOLOGY,
    "stop": STOP,
    "control": CONTROL,
    "register": REGISTER,
    "handover": HANDOVER,
    "list-dossiers": DOSSIER_LIST,
    "list-results": RESULT_LIST,
    "batch": BATCH,
    "cash": CASH,
    "daily": DAILY,
    "shown": SHOWN,
    "report": REPORT,
    "reconciliation": RECONCILIATION,
}
