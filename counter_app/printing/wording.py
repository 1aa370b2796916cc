"""From values to the words that stand on papers: terms, places, fees, the office's own names."""

from decimal import Decimal

from counter_app.domain.dossier import Channel, ComponentIntake, FeeLine, Term, TermUnit
from counter_app.domain.people import Person
from counter_app.domain.procedure import Procedure
from counter_app.domain.vietnamese import fold
from counter_app.printing.papers import ComponentPaper, OfficePaper, PersonPaper

_UNITS = {
    TermUnit.HOUR: "giờ làm việc",
    TermUnit.WORKING_DAY: "ngày làm việc",
    TermUnit.DAY: "ngày",
    TermUnit.MONTH: "tháng",
}
_CHANNELS = {
    Channel.COUNTER: "trực tiếp",
    Channel.ONLINE: "trực tuyến",
    Channel.POSTAL: "bưu chính công ích",
}
_RETURN_PLACES = {
    "counter": "Bộ phận Tiếp nhận và Trả kết quả",
    "post": "Địa chỉ đăng ký qua dịch vụ bưu chính công ích",
    "online": "Trả kết quả trực tuyến",
}
_RETURN_METHODS = {"counter": "Trực tiếp", "post": "Bưu chính", "online": "Trực tuyến"}
UNKNOWN_DUE = "Chưa xác định; Bộ phận Tiếp nhận và Trả kết quả sẽ thông báo"


def term_words(term: Term | None) -> str:
    """Return ``03 ngày làm việc``, ``7,5 ngày làm việc``, ``Trong ngày làm việc``; "" for none."""
    if term is None:
        return ""
    if term.unit is TermUnit.SAME_DAY:
        return "Trong ngày làm việc"
    return f"{_number(term.value)} {_UNITS[term.unit]}"


def channel_words(channel: Channel) -> str:
    """Return how the dossier came in."""
    return _CHANNELS[channel]


def return_place(return_by: str) -> str:
    """Return where the result is collected; free text of the officer stays as it is."""
    return _RETURN_PLACES.get(return_by, return_by)


def return_method(return_by: str) -> str:
    """Return how the result is collected, in the narrow column of the book."""
    return _RETURN_METHODS.get(return_by, return_by)


def money(amount: int) -> str:
    """Return whole đồng as the trade writes them: ``21.000 đồng``."""
    return f"{amount:,} đồng".replace(",", ".")


def fees_words(fees: tuple[FeeLine, ...]) -> str:
    """Return fees and charges in one line; an unknown amount is said to be unknown."""
    parts = []
    for fee in fees:
        if fee.amount is None:
            parts.append(f"{fee.name}: theo quy định của Hội đồng nhân dân cấp tỉnh")
        elif fee.exempt_reason:
            parts.append(f"{fee.name}: miễn ({fee.exempt_reason})")
        else:
            parts.append(f"{fee.name}: {money(fee.amount)}")
    return "; ".join(parts) or "Không"


def person_paper(person: Person, commune: str = "") -> PersonPaper:
    """Return a person as papers show one; ``commune``: what the place is called since the mergers.

    It stands behind the address as written, unless that names it already.
    """
    address = person.address
    if commune and fold(commune) not in fold(address):
        address = f"{address} (nay là {commune})" if address else commune
    return PersonPaper(
        person.name, person.id_number, address, person.phone, person.email, person.proof
    )


def component_papers(
    intake: tuple[ComponentIntake, ...], procedure: Procedure
) -> tuple[ComponentPaper, ...]:
    """Return what was handed over, by the names of the catalogue."""
    names = {component.seq: component.name for component in procedure.components}
    return tuple(
        ComponentPaper(
            names.get(one.seq, f"Thành phần số {one.seq}"),
            originals=one.originals,
            copies=one.copies,
            note="bản quét" if one.scans and not (one.originals or one.copies) else "",
        )
        for one in intake
    )


def office_paper(
    name: str,
    *,
    parent: str = "",
    centre: str = "",
    place: str = "",
    phone: str = "",
    lookup: str = "",
) -> OfficePaper:
    """Return the letterhead of a commune's office; ``name`` is ``Xã Mẫu``."""
    agency = f"Ủy ban nhân dân {lower_first(name)}"
    return OfficePaper(
        parent=(parent or agency).upper(),
        name=(centre or "Trung tâm Phục vụ hành chính công").upper(),
        place=place or _bare(name),
        unit=lower_first(name),
        agency=agency,
        phone=phone,
        lookup=lookup,
    )


def _bare(name: str) -> str:
    """Return ``Mẫu`` for ``Xã Mẫu``: the place before a date (ND 30/2020, annex I)."""
    for kind in ("xã ", "phường ", "đặc khu ", "thị trấn "):
        if name.lower().startswith(kind):
            return name[len(kind) :]
    return name


def lower_first(text: str) -> str:
    """Return ``xã Mẫu`` for ``Xã Mẫu``."""
    return text[:1].lower() + text[1:]


def _number(value: Decimal) -> str:
    text = f"{value.normalize():f}".replace(".", ",")
    return text.zfill(2) if text.isdigit() else text


CENTRE = "Bộ phận Tiếp nhận và Trả kết quả"
PUNCTUALITY = {"early": "Trước hạn", "on_time": "Đúng hạn", "late": "Quá hạn"}
METHODS = {"cash": "Tiền mặt", "transfer": "Chuyển khoản"}
NOT_HEARD = "chưa nhận được trả lời của tỉnh"
VERDICTS = {
    "accepted": "đã nhận",
    "refused": "bị trả lại",
    "deferred": "chờ xét",
    "conflict": "mâu thuẫn",
}
DIFFERENCES = {
    "journal.fork": "Sổ việc của máy này khác với bản tỉnh đang giữ",
    "dossier.other_hash": "Hai bên giữ nội dung khác nhau",
    "dossier.only_there": "Tỉnh có việc mà máy này không có",
    "dossier.conflict": "Mâu thuẫn với việc của quầy khác",
    "dossier.refused": "Tỉnh trả lại",
    "dossier.deferred": "Tỉnh chưa xét được",
    "dossier.pending": "Chưa gửi hết về tỉnh",
    "scans.pending": "Chưa gửi hết bản chụp",
    "scans.lost": "Tỉnh thiếu bản chụp đã gửi",
}
OUTAGES = {
    "line.no_answer": "Không kết nối được tới cổng của tỉnh",
    "line.stalled": "Cổng của tỉnh không trả lời",
    "line.cut": "Đường truyền đứt giữa chừng",
    "line.tls": "Kết nối không an toàn, bị chặn",
    "line.not_the_gateway": "Trang của mạng trung gian chặn đường truyền",
    "gateway.failed": "Cổng của tỉnh bị lỗi",
    "gateway.busy": "Cổng của tỉnh quá tải, yêu cầu chờ",
    "gateway.closed": "Cổng của tỉnh tạm ngừng",
    "disk.full": "Ổ đĩa của máy tại quầy đầy",
    "device.revoked": "Tỉnh đã thu hồi thiết bị",
}
OUTAGE_STATES = {
    "offline": "Mất đường truyền",
    "busy": "Cổng của tỉnh quá tải",
    "waiting": "Đang đối chiếu với tỉnh",
    "stopped": "Dừng gửi, chờ người xử lý",
}
CURES = {
    "call_support": "Báo cán bộ công nghệ thông tin của tỉnh, không sửa gì",
    "heal": "Nối mạng, chạy đồng bộ để lấy lại",
    "put_right": "Mở Trung tâm đồng bộ, sửa bằng một việc mới",
    "wait": "Không phải làm gì, sẽ gửi khi có đường truyền",
    "send_again": "Chạy đồng bộ lại",
}
