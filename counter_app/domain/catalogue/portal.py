"""The national portal's own procedure records (``LayThuTuc``), brought to the data file's shape.

Source: field names and meanings as read from the code of provincial systems; term and fee hang
under the channel, components under the case.
"""

from typing import Any, Final

from counter_app.domain.catalogue.reading import Record
from counter_app.domain.vietnamese import fold

_CHANNELS: Final = {"1": "DIRECT", "2": "ONLINE", "3": "POSTAL"}
_COMMUNE: Final = 3
_PUBLIC: Final = "1"
# Folded words of the portal's units, and the names of its newer service.
_UNITS: Final = {
    "ngay lam viec": "WORKING_DAY",
    "working day": "WORKING_DAY",
    "ngay": "DAY",
    "day": "DAY",
    "gio": "HOUR",
    "gio lam viec": "HOUR",
    "hour": "HOUR",
    "thang": "MONTH",
    "month": "MONTH",
    "nam": "YEAR",
    "year": "YEAR",
}


def is_portal(record: Any) -> bool:
    """True for a ``LayThuTuc`` record."""
    return isinstance(record, dict) and "MATTHC" in record


def is_public(record: Any) -> bool:
    """True unless the portal says that the procedure is not, or no longer, public."""
    return str(record.get("TRANGTHAI", _PUBLIC)) == _PUBLIC


def from_portal(record: Any, place: str) -> dict[str, Any]:
    """Return a ``LayThuTuc`` record in the data file's shape.

    Of several times of one procedure the first of the counter is the usual one; units the portal
    does not name are unknown. A paper of neither original nor copy is a note.

    Raises:
        RuleError: ``catalogue.bad_record``.
    """
    fields = Record(record, place)
    code = fields.line("MATTHC")
    fields = Record(record, code or place)
    channels = _channels(fields)
    return {
        "code": code,
        "name": fields.line("TENTTHC"),
        "field": _names(fields, "LINHVUCTHUCHIEN", "TENLINHVUC"),
        "owner": _owner(fields),
        "executing_agency": _names(fields, "COQUANTHUCHIEN", "TENDONVI"),
        "competent_agency": _names(fields, "COQUANCOTHAMQUYEN", "TENDONVI"),
        "decision": _text(fields, "IDQUYETDINHCONGBO"),
        "subjects": _names(fields, "DOITUONGTHUCHIEN", "TENDOITUONG"),
        "requirements": fields.block("YEUCAU"),
        "deadline": _deadline(channels),
        "channels": channels,
        "components": _components(fields),
        "result": _names(fields, "KETQUATHUCHIEN", "TENKETQUA", "; "),
        "result_codes": [
            code for r in fields.records("KETQUATHUCHIEN") if (code := _text(r, "MAKETQUA"))
        ],
        "legal": [_law(law) for law in fields.records("CANCUPHAPLY")],
    }


def _channels(fields: Record) -> list[dict[str, Any]]:
    found = []
    for way in fields.records("CACHTHUCTHUCHIEN"):
        channel = _CHANNELS.get(_text(way, "KENH"))
        if channel is None:
            raise way.refusal("KENH")
        for time in way.records("THOIGIAN"):
            value, unit = time.number("THOIGIANGIAIQUYET", 4000), _text(time, "DONVITINH")
            found.append(
                {
                    "channel": channel,
                    "time_value": value,
                    "time_unit": _UNITS.get(fold(unit), "UNSPECIFIED"),
                    "time_raw": f"{_text(time, 'THOIGIANGIAIQUYET')} {unit}".strip(),
                    "description": time.line("MOTA"),
                    "fees": [_fee(fee) for fee in time.records("PHILEPHI")],
                }
            )
    return found


def _fee(fee: Record) -> dict[str, Any]:
    unit = _text(fee, "DONVI")
    dollars = "usd" in fold(unit).split()
    return {
        "amount": fee.whole_or_none("SOTIEN", 10**12),
        "currency": "USD?" if dollars else "VND",
        "note": fee.line("MOTA"),
    }


def _deadline(channels: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the usual time: the counter's first, else any channel's first."""
    counter = [c for c in channels if c["channel"] == "DIRECT"]
    first = next(iter(counter or channels), None)
    if first is None:
        return {"unit": "UNSPECIFIED", "confidence": "needs-review"}
    return {
        "unit": first["time_unit"],
        "value": first["time_value"],
        "raw": first["time_raw"],
        "confidence": "verified-text",
    }


def _components(fields: Record) -> list[dict[str, Any]]:
    found = []
    for case in fields.records("THANHPHANHOSO"):
        for paper in case.records("GIAYTO"):
            originals, copies = paper.whole("SOBANCHINH", 999), paper.whole("SOBANSAO", 999)
            found.append(
                {
                    "kind": "component" if originals or copies else "note",
                    "group": case.spelt("TRUONGHOP"),
                    "name": paper.block("TENGIAYTO"),
                    "originals": originals,
                    "copies": copies,
                }
            )
    return found


def _owner(fields: Record) -> str:
    """Return whose procedure it is: another agency's where no commune carries it out."""
    levels = [level.whole("CAPTHUCHIEN", 9) for level in fields.records("CAPTHUCHIEN")]
    return "UBND_XA" if not levels or _COMMUNE in levels else "OTHER_AGENCY"


def _law(law: Record) -> str:
    name, number = law.line("TENVANBAN"), _text(law, "SOVANBAN")
    return f"{name} ({number})" if name and number else name or number


def _names(fields: Record, listing: str, name: str, joint: str = ", ") -> str:
    return joint.join(text for item in fields.records(listing) if (text := item.line(name)))


def _text(fields: Record, name: str) -> str:
    """Return a text, or a number the portal did not quote."""
    number = fields.number(name, 10**15) if fields.is_number(name) else None
    return fields.line(name) if number is None else f"{number:g}"
