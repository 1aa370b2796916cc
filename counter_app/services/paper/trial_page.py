"""The page a new printer is tried with: a page of the register, with nobody real on it."""

from datetime import datetime, timedelta
from typing import Final

from counter_app.domain.clock import to_local
from counter_app.printing.papers import OfficePaper, RegisterPaper, RegisterRow

_PEOPLE: Final = ("Nguyễn Thị Mẫu", "Lê Văn Mẫu", "Y Mẫu Thử")
_PROCEDURES: Final = (
    "Xác nhận tình trạng hôn nhân (Mẫu)",
    "Đăng ký khai sinh (Mẫu)",
    "Chứng thực bản sao từ bản chính (Mẫu)",
)


def trial_page(office: OfficePaper, now: datetime) -> RegisterPaper:
    """Return one page with made-up people, marked so above and below, and with a QR to read."""
    received = to_local(now)
    return RegisterPaper(
        office=office,
        issued=received,
        period="TRANG IN THỬ (Mẫu)",
        rows=tuple(
            RegisterRow(
                number=number,
                code=f"MẪU-{number:04}",
                procedure=procedure,
                person=person,
                address="Thôn 1, xã Mẫu",
                agency=office.agency,
                received=received,
                due=received + timedelta(days=3),
                method="Trực tiếp",
            )
            for number, (person, procedure) in enumerate(
                zip(_PEOPLE, _PROCEDURES, strict=True), start=1
            )
        ),
        note="Trang in thử: người và hồ sơ trên trang này không có thật.",
        code="MAU-IN-THU",
    )
