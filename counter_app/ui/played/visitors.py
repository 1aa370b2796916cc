"""Who comes to the counter on the day that is played: made up, and named so."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Visitor:
    """A made-up citizen and what they came for, as the officer types it."""

    name: str
    id_number: str
    born: str
    phone: str
    wish: str


VISITORS: Final = (
    Visitor("Nguyễn Thị Mẫu", "051185001234", "15/8/1985", "0912345678", "xac nhan hon nhan"),
    Visitor("Trần Văn Thử", "051203009876", "1/2/2003", "0987654321", "chung thuc ban sao"),
    Visitor("Lê Thị Mẫu", "051190004321", "20/11/1990", "0356789012", "dang ky khai sinh"),
    Visitor("Phạm Văn Thử", "051078001111", "5/5/1978", "0701234567", "trich luc ho tich"),
    Visitor("Y Mẫu Thử", "051099002222", "1999", "0812345678", "1.000656"),
)
CARD: Final = (
    "051185001234|212345678|Nguyễn Thị Mẫu|15081985|Nữ|"
    "Tổ 3, Thôn Phú Vinh, Hành Minh, Nghĩa Hành, Quảng Ngãi|22052021"
)
FEE: Final = "20000"  # where the catalogue leaves the amount to the province
