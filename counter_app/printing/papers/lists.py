"""Papers about many dossiers: lists, the register, the reports.

Times and dates are local; amounts are whole đồng; counts are dossiers unless said otherwise.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain.registers import Daily
from counter_app.printing.papers.people import OfficePaper, PersonPaper


@dataclass(frozen=True, slots=True, repr=False)
class HandoverRow:
    """One dossier in a hand-over list. ``fee`` and ``post`` print a cross."""

    code: str
    request: str
    person: str
    address: str = ""
    result: str = ""  # only in a list of results
    sheets: int = 0  # only in a list of dossiers
    due: datetime | None = None  # only in a list of dossiers
    fee: bool = False
    post: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class HandoverListPaper:
    """Phiếu bàn giao hồ sơ, or phiếu bàn giao kết quả when ``results``."""

    office: OfficePaper
    issued: datetime
    giver_unit: str
    receiver_unit: str
    rows: tuple[HandoverRow, ...]
    results: bool = False
    giver: str = ""
    receiver: str = ""
    number: str = ""
    code: str = ""  # of the list; makes its QR
    qr: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class BatchRow:
    """One dossier of a batch."""

    code: str
    request: str
    unit: str  # who decides
    received: datetime
    due: datetime | None
    person: str
    term: str = ""
    sets: int = 1


@dataclass(frozen=True, slots=True, repr=False)
class BatchReceiptPaper:
    """One receipt (form 01) for several dossiers of one applicant, with its list."""

    office: OfficePaper
    code: str
    issued: datetime
    applicant: PersonPaper
    received: datetime
    rows: tuple[BatchRow, ...]
    request: str = ""
    return_place: str = ""
    number: str = ""
    officer: str = ""
    qr: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class CashRow:
    """Money taken, or a counter-entry (negative). ``receipt_number``: of the official biên lai."""

    at: datetime
    code: str
    person: str
    fee: str
    amount: int
    method: str = "Tiền mặt"
    receipt_number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class CashPaper:
    """The internal list of cash of a shift or a month; it says that it is no biên lai."""

    office: OfficePaper
    issued: datetime
    period: str  # "Ca sáng ngày 22/11/2026"
    rows: tuple[CashRow, ...]
    officer: str = ""
    receiver: str = ""  # who takes the money over
    number: str = ""
    code: str = ""
    qr: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class DailyRow:
    """One dossier in a list of the day. ``note``: why it stands there."""

    code: str
    procedure: str
    person: str
    phone: str
    received: datetime
    due: datetime | None
    note: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class DailyPaper:
    """A list of the day: internal. ``kind`` names title and meaning."""

    office: OfficePaper
    issued: datetime
    kind: Daily
    day: date
    rows: tuple[DailyRow, ...]
    number: str = ""
    code: str = ""
    qr: str = ""


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column of a list as the window shows it. ``width``: in letters."""

    title: str
    width: int


@dataclass(frozen=True, slots=True, repr=False)
class ShownPaper:
    """What the register shows: internal, no book. ``rows`` may be read once only."""

    office: OfficePaper
    issued: datetime
    period: str  # in words, what was looked for
    columns: tuple[ShownColumn, ...]
    rows: Iterable[tuple[str | datetime | None, ...]]
    number: str = ""
    code: str = ""
    qr: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class RegisterRow:
    """One line of the register book. ``method``: how the result is collected."""

    number: int
    code: str
    procedure: str
    person: str
    address: str = ""
    phone: str = ""
    agency: str = ""
    received: datetime | None = None
    due: datetime | None = None
    returned: datetime | None = None
    method: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class ClosingPaper:
    """The closing page (khóa sổ) of a register; pages are counted when printed."""

    at: datetime
    first: int  # running numbers of the book
    last: int
    total: int  # received in the period
    solved: int  # of those, ended in it
    carried: int = 0  # received before it, and open when it began
    carried_solved: int = 0  # of those, ended in it
    keeper: str = ""
    head: str = ""

    @property
    def pending(self) -> int:
        """What goes on into the next book."""
        return self.total + self.carried - self.solved - self.carried_solved


@dataclass(frozen=True, slots=True, repr=False)
class RegisterPaper:
    """Sổ theo dõi hồ sơ (form 07; form 06 of TT 01/2018), A4 landscape."""

    office: OfficePaper
    issued: datetime
    period: str  # "Năm 2026", "Từ ngày 01/11/2026 đến ngày 30/11/2026"
    rows: tuple[RegisterRow, ...]
    volume: str = ""  # quyển số
    closing: ClosingPaper | None = None
    number: str = ""
    note: str = ""
    code: str = ""
    qr: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class ReportRow:
    """One sector of report II.06a."""

    sector: str
    online: int
    direct: int  # at the counter and by post
    carried: int  # from the period before
    early: int
    on_time: int
    late: int
    open_in_time: int
    open_late: int

    @property
    def received(self) -> int:
        """All received, carried ones included."""
        return self.online + self.direct + self.carried

    @property
    def solved(self) -> int:
        """All solved in the period."""
        return self.early + self.on_time + self.late

    @property
    def pending(self) -> int:
        """All still being solved."""
        return self.open_in_time + self.open_late


@dataclass(frozen=True, slots=True, repr=False)
class ReportPaper:
    """Report II.06a/VPCP/KSTT with its definitions beside the numbers."""

    office: OfficePaper
    issued: datetime
    since: date
    until: date  # included
    rows: tuple[ReportRow, ...]
    definitions: tuple[str, ...] = ()  # the form's own when empty
    receiver: str = ""  # đơn vị nhận báo cáo
    maker: str = ""
    head: str = ""
    number: str = ""
    code: str = ""
    qr: str = ""
