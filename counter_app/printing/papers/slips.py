"""Papers about one dossier.

Everywhere: ``issued`` is the local date and time of the paper; ``number`` is its running number,
empty for dots; ``code`` is the dossier's code, printed as text and in the QR; ``officer`` is
printed under the signature. Aware times are printed on the local clock, naive ones as they stand.
"""

from dataclasses import dataclass
from datetime import date, datetime

from counter_app.printing.papers.people import (
    CertifiedPaper,
    ComponentPaper,
    OfficePaper,
    PersonPaper,
    ResultPaper,
)


@dataclass(frozen=True, slots=True, repr=False)
class ReceiptPaper:
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả (form 01).

    ``qr`` is what the QR says, the code when empty. ``certified`` instead of ``components``
    makes the variant for certified copies. ``fees`` and ``channel`` are printed only where the
    province's overlay asks for them.
    """

    office: OfficePaper
    code: str
    issued: datetime
    applicant: PersonPaper
    request: str  # nội dung yêu cầu giải quyết
    received: datetime
    due: datetime | None
    number: str = ""
    principal: PersonPaper | None = None  # người ủy quyền, with ``proof``
    owner: PersonPaper | None = None  # chủ hồ sơ, where another than the applicant
    components: tuple[ComponentPaper, ...] = ()
    certified: tuple[CertifiedPaper, ...] = ()
    sets: int = 1
    term: str = ""  # with its unit: "03 ngày làm việc"
    due_note: str = ""  # printed where ``due`` is None
    return_place: str = ""
    book: str = ""
    book_number: str = ""
    fees: str = ""
    channel: str = ""
    notes: tuple[str, ...] = ()  # further lines in italics above the signatures
    officer: str = ""
    qr: str = ""
    statement: str = ""  # signed; printed as a second QR when there is one


@dataclass(frozen=True, slots=True, repr=False)
class SupplementPaper:
    """Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (form 02); ``code`` may not exist yet."""

    office: OfficePaper
    issued: datetime
    person: PersonPaper
    request: str
    items: tuple[str, ...]
    reason: str = ""
    contact: str = ""  # whom to ask
    contact_phone: str = ""
    code: str = ""
    number: str = ""
    officer: str = ""
    qr: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class RefusalPaper:
    """Phiếu từ chối tiếp nhận giải quyết hồ sơ (form 03)."""

    office: OfficePaper
    issued: datetime
    person: PersonPaper
    request: str
    reason: str
    basis: str = ""  # the provision the refusal rests on
    code: str = ""
    number: str = ""
    officer: str = ""
    qr: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class ApologyPaper:
    """Phiếu xin lỗi và đề nghị gia hạn thời gian giải quyết (form 04); the head signs."""

    office: OfficePaper
    code: str
    issued: datetime
    addressee: PersonPaper
    procedure: str
    received: datetime
    due: datetime  # the promise that is not kept
    new_due: date | datetime
    reason: str = ""
    agency: str = ""  # tên cơ quan, đơn vị; the office's agency when empty
    number: str = ""
    head: str = ""
    qr: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class StopPaper:
    """Thông báo dừng giải quyết hồ sơ (form 05 of TT 03/2025; its layout is provisional)."""

    office: OfficePaper
    code: str
    issued: datetime
    person: PersonPaper
    procedure: str
    received: datetime
    requested: date | datetime | None = None
    reason: str = ""
    returned: tuple[str, ...] = ()  # papers given back
    refunded: str = ""  # fee and charge given back, worded
    number: str = ""
    officer: str = ""
    qr: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class ControlStep:
    """One hand-over in the control slip. ``result``: trước hạn, đúng hạn, quá hạn or empty."""

    giver_unit: str
    receiver_unit: str = ""
    at: datetime | None = None
    giver: str = ""
    receiver: str = ""
    result: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class ControlPaper:
    """Phiếu kiểm soát quá trình giải quyết hồ sơ (form 06; form 05 of TT 01/2018)."""

    office: OfficePaper
    code: str
    issued: datetime
    agency: str
    received: datetime
    due: datetime | None
    partners: str = ""  # cơ quan phối hợp
    steps: tuple[ControlStep, ...] = ()
    number: str = ""
    qr: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class HandoverPaper:
    """Giấy biên nhận trả kết quả."""

    office: OfficePaper
    code: str
    issued: datetime
    procedure: str
    owner: PersonPaper
    receiver: PersonPaper
    returned: datetime
    results: tuple[ResultPaper, ...] = ()
    officer: str = ""
    officer_phone: str = ""
    note: str = ""  # e.g. the tracking number of the post
    number: str = ""
    qr: str = ""
