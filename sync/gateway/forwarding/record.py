"""A dossier's facts as the portal's record ``DongBoHoSoMC``, and its steps as progress rows.

Nothing is invented to please a check: what the counter did not write down stays empty, and what
the portal demands and we lack is said to a person. Moments are ``yyyyMMddHHmmss`` in
Asia/Ho_Chi_Minh. Source of fields and codes: docs/operate/forward.md.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any, Final

from sync.contract import Fact
from sync.gateway.rules.dossier import DossierState, Status

_LOCAL: Final = timezone(timedelta(hours=7))
_CODE, _OFFICER, _SUMMARY, _NAME, _ID_DIGITS = 50, 50, 1000, 4000, re.compile(r"\d{9}|\d{12}")
_CHANNELS: Final = {"counter": "1", "online": "2", "postal": "3"}
_SUBJECTS: Final = {"citizen": "1", "foreigner": "1", "organisation": "4", "business": "2"}
ENDED: Final = frozenset(
    {Status.REFUSED, Status.WITHDRAWN, Status.STOPPED, Status.DECIDED, Status.RETURNED}
)

_ENDING: Final = ("dossier.refused", "dossier.withdrawn", "dossier.stopped", "dossier.decided")

# What a counter does not write down, and nobody may make up.
_NOT_KNOWN: Final[Mapping[str, Any]] = {
    "MaDoiTuong": None,
    "ThongTinKhac": "",
    "Fax": "",
    "ThongTinTra": "",
    "GhiChu": "",
    "DanhSachTepDinhKemKhac": [],
    "DanhSachHoSoBoSung": [],
    "TaiKhoanDuocXacThucVoiVNeID": "0",
    "DuocThanhToanTrucTuyen": "0",
    "DSKetNoiCSDL": [],
}

# Which fact is a step of which status, and what the portal's history says of it.
STEPS: Final[Mapping[str, tuple[Status, str]]] = {
    "dossier.received": (Status.RECEIVED, "Tiếp nhận hồ sơ"),
    "dossier.handed_over": (Status.PROCESSING, "Chuyển hồ sơ"),
    "supplement.asked": (Status.WAITING, "Yêu cầu bổ sung"),
    "supplement.added": (Status.PROCESSING, "Đã bổ sung hồ sơ"),
    "fee.asked": (Status.PAYING, "Yêu cầu thực hiện nghĩa vụ tài chính"),
    "fee.settled": (Status.PROCESSING, "Đã thực hiện nghĩa vụ tài chính"),
    "dossier.refused": (Status.REFUSED, "Từ chối tiếp nhận"),
    "dossier.stopped": (Status.STOPPED, "Dừng giải quyết"),
    "dossier.withdrawn": (Status.WITHDRAWN, "Công dân rút hồ sơ"),
    "dossier.decided": (Status.DECIDED, "Có kết quả"),
    "result.returned": (Status.RETURNED, "Trả kết quả"),
}


@dataclass(frozen=True, slots=True)
class Procedure:
    """What the portal wants to read beside a procedure's code."""

    name: str
    field_code: str = ""
    field_name: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """What the province's file says: procedures, the communes' names, where files can be had.

    ``files_url``: a place that the portal can fetch ``/<sha256>`` from; empty: no file is named.
    """

    procedures: Mapping[str, Procedure] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    files_url: str = ""


class RecordError(Exception):
    """The record lacks what the portal demands. ``args[0]``: the portal's name of the field."""


def record_of(
    state: DossierState, unit: str, facts: Sequence[Fact], names: Names
) -> dict[str, Any]:
    """Return the whole of a dossier as the portal takes it.

    ``facts``: those that stand, in arrival order.

    Raises:
        RecordError: a field the portal demands is missing or cannot be.
    """
    first = next((fact for fact in facts if fact.kind == "dossier.received"), None)
    if first is None:
        raise RecordError("NgayTiepNhan")
    people = _people(facts)
    record = (
        _what(state, first.body, people, names.procedures.get(state.procedure))
        | _whose(people)
        | _when(state, facts)
        | {
            "HinhThuc": "1" if _text(people, "return_by") == "post" else "0",
            "DonViXuLy": names.units.get(unit, ""),
            "TaiLieuNop": _papers(facts, names),
            "DanhSachLePhi": _fees(facts),
            "DanhSachGiayToKetQua": _results(state, facts, names),
            "HoSoCoThanhPhanSoHoa": "1" if _handed(facts) else "0",
        }
        | dict(_NOT_KNOWN)
    )
    _check(record, state.status)
    return record


def _what(
    state: DossierState, body: Mapping[str, Any], people: Mapping[str, Any], told: Procedure | None
) -> dict[str, Any]:
    name = told.name if told else ""
    return {
        "MaHoSo": state.code,
        "MaTTHC": state.procedure,
        "TenTTHC": name,
        "MaLinhVuc": told.field_code if told else "",
        "TenLinhVuc": told.field_name if told else "",
        "KenhThucHien": _CHANNELS.get(_text(body, "channel") or "counter", "1"),
        "SoBienNhan": state.code.rpartition("-")[2],
        "TrichYeuHoSo": (_text(people, "summary") or name)[:_SUMMARY],
        "TrangThaiHoSo": str(int(state.status)),
        "NoiNopHoSo": "2",  # at a counter of the province
    }


def _whose(people: Mapping[str, Any]) -> dict[str, Any]:
    owner = people.get("owner") or people.get("applicant")
    owner = owner if isinstance(owner, dict) else {}
    number = _text(owner, "id_number")
    return {
        "ChuHoSo": _text(owner, "name"),
        "SoGiayToChuHoSo": number,
        "LoaiDoiTuong": _SUBJECTS.get(_text(owner, "kind") or "citizen", "4"),
        "Email": _text(owner, "email"),
        "SoDienThoai": _text(owner, "phone"),
        "DinhDanhCHS": _identities(number),
    }


def _when(state: DossierState, facts: Sequence[Fact]) -> dict[str, Any]:
    ended, returned = _last(facts, *_ENDING), _last(facts, "result.returned")
    refused = _last(facts, "dossier.refused")
    received = moment(state.received_at)
    return {
        "NgayNopHoSo": received,
        "NgayTiepNhan": received,
        "NgayHenTra": moment(state.due),
        "NgayKetThucXuLy": moment(_happened(ended)) if ended and state.status in ENDED else "",
        "NgayTra": moment(_happened(returned)) if returned else "",
        "NgayTuChoi": moment(_happened(refused)) if refused else "",
    }


def step_of(fact: Fact, code: str, unit: str, names: Names) -> tuple[dict[str, Any], Status] | None:
    """Return a fact as a row of the portal's history with its status, None when it is no step."""
    if fact.kind not in STEPS:
        return None
    status, words = STEPS[fact.kind]
    row = {
        "MaHoSo": code,
        "NguoiXuLy": fact.by[:_OFFICER],
        "ChucDanh": "",
        "ThoiDiemXuLy": moment(_happened(fact)),
        "PhongBanXuLy": names.units.get(unit, ""),
        "NoiDungXuLy": words,
        "TrangThai": str(int(status)),
        "NgayBatDau": "",
        "NgayKetThucTheoQuyDinh": "",
    }
    return row, status


def _happened(fact: Fact) -> str:
    """Return when it happened; what was entered late happened earlier than it was written."""
    return _text(fact.body, "received_at") or _text(fact.body, "happened_at") or fact.at


def moment(text: str) -> str:
    """Return an RFC 3339 moment as the portal writes it, empty for none."""
    if not text:
        return ""
    return datetime.fromisoformat(text).astimezone(_LOCAL).strftime("%Y%m%d%H%M%S")


def _check(record: Mapping[str, Any], status: Status) -> None:
    """Refuse here what the portal would refuse, or what would be counted wrongly there."""
    for name in ("MaHoSo", "MaTTHC", "TenTTHC", "ChuHoSo", "NgayTiepNhan", "DonViXuLy"):
        if not record[name]:
            raise RecordError(name)
    if len(record["MaHoSo"]) > _CODE:
        raise RecordError("MaHoSo")
    if record["NgayHenTra"] and record["NgayHenTra"] < record["NgayTiepNhan"]:
        raise RecordError("NgayHenTra")
    if status in (Status.DECIDED, Status.RETURNED) and not record["NgayKetThucXuLy"]:
        raise RecordError("NgayKetThucXuLy")


def _people(facts: Sequence[Fact]) -> dict[str, Any]:
    """Fold what was received and corrected, later moments over earlier ones."""
    told: dict[str, Any] = {}
    for fact in sorted(facts, key=lambda fact: fact.at):
        if fact.kind in ("dossier.received", "fact.corrects"):
            for name in ("applicant", "owner", "summary", "return_by"):
                if fact.body.get(name) is not None:
                    told[name] = fact.body[name]
    return told


def _papers(facts: Sequence[Fact], names: Names) -> list[dict[str, Any]]:
    if not names.files_url:
        return []
    return [
        {
            "TepDinhKemId": sha256[:16],
            "TenTepDinhKem": f"{sha256[:16]}.pdf"[:_NAME],
            "IsDeleted": "False",
            "MaThanhPhanHoSo": "",
            "DuongDanTaiTepTin": f"{names.files_url}/{sha256}",
            "DuocSoHoa": "1",
            "DuocTaiSuDung": "0",
            "DuocLayTuKhoDMQG": "0",
            "MaKetQuaThayThe": "",
        }
        for sha256 in _handed(facts)
    ]


def _handed(facts: Sequence[Fact]) -> list[str]:
    """Return the scans handed over, each once; not those that did not belong here."""
    out = _taken_out(facts)
    hashes = dict.fromkeys(scan for fact in facts for scan in _scans(fact))
    return [sha256 for sha256 in hashes if sha256 not in out]


def _taken_out(facts: Sequence[Fact]) -> set[str]:
    corrected = (fact for fact in facts if fact.kind == "fact.corrects")
    return {scan for fact in corrected for scan in _texts(fact.body.get("taken_out"))}


def _results(state: DossierState, facts: Sequence[Fact], names: Names) -> list[dict[str, Any]]:
    if state.status not in (Status.DECIDED, Status.RETURNED):  # a decision that was taken back
        return []
    decided, out = _last(facts, "dossier.decided"), _taken_out(facts)
    if decided is None or not names.files_url:
        return []
    return [
        {
            "TenGiayTo": _text(decided.body, "number") or sha256[:16],
            "MaThanhPhanHoSo": "",
            "GiayToId": sha256[:16],
            "DuongDanTepTinKetQua": f"{names.files_url}/{sha256}",
            "MaGiayToKetQua": "",
        }
        for sha256 in _texts(decided.body.get("files"))
        if sha256 not in out
    ]


def _fees(facts: Sequence[Fact]) -> list[dict[str, Any]]:
    """Return what was taken, each name once; corrections are in the sums."""
    taken: dict[str, int] = {}
    for fact in facts:
        amount = fact.body.get("amount")
        if fact.kind == "fee.taken" and isinstance(amount, int):
            name = _text(fact.body, "name")
            taken[name] = taken.get(name, 0) + amount
    return [
        {
            "TenPhiLePhi": name,
            "MaPhiLePhi": "",
            "HinhThucThu": "1",
            "Gia": str(amount),
            "LoaiPhiLePhi": "1",
        }
        for name, amount in taken.items()
        if amount > 0
    ]


def _identities(number: str) -> list[dict[str, str]]:
    if not _ID_DIGITS.fullmatch(number):
        return []
    return [{"LoaiDinhDanh": "1" if len(number) == 12 else "2", "SoDinhDanh": number}]


def _scans(fact: Fact) -> list[str]:
    found = _texts(fact.body.get("scans"))
    components = fact.body.get("components")
    for component in components if isinstance(components, list) else []:
        if isinstance(component, dict):
            found += _texts(component.get("scans"))
    return found


def _last(facts: Sequence[Fact], *kinds: str) -> Fact | None:
    return next((fact for fact in reversed(facts) if fact.kind in kinds), None)


def _texts(value: object) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _text(body: Mapping[str, Any], name: str) -> str:
    value = body.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""
