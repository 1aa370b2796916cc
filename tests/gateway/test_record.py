"""What the portal is told of a dossier: what stands, and nothing that was taken out."""

from typing import Any

from sync.contract import Fact
from sync.gateway.forwarding.record import Names, Procedure, record_of
from sync.gateway.rules.dossier import DossierState, Status

RIGHT, WRONG, RESULT = "a" * 64, "b" * 64, "c" * 64
NAMES = Names({"1.004873": Procedure("Xác nhận")}, {"H48": "Xã Mẫu"}, "https://tep.example")


def record(*more: tuple[str, dict[str, Any]], status: Status = Status.DECIDED) -> dict[str, Any]:
    received = {
        "applicant": {"kind": "citizen", "name": "Nguyễn Thị Mẫu"},
        "components": [{"seq": 1, "scans": [WRONG]}],
    }
    told = [("dossier.received", received), *more]
    facts = [
        Fact(
            seq=number,
            id=f"f{number}",
            kind=kind,
            dossier="d",
            at="2026-03-02T01:00:00Z",
            by="lan",
            clock=None,
            body=body,
            prev="",
            hash="",
        )
        for number, (kind, body) in enumerate(told, 1)
    ]
    state = DossierState(
        unit_no=1, id="d", code="H48-260302-3001", procedure="1.004873", counter=1,
        status=status, due="", received_at="2026-03-02T01:00:00Z", holder="",
        repromised=False, step={},
    )  # fmt: skip
    return record_of(state, "H48", facts, NAMES)


DECIDED = ("dossier.decided", {"outcome": "granted", "files": [RESULT, WRONG]})


def test_a_scan_that_was_taken_out_is_named_nowhere():
    out = ("fact.corrects", {"reason": "của người khác", "taken_out": [WRONG]})
    before, after = record(DECIDED), record(("scan.attached", {"scans": [RIGHT]}), DECIDED, out)
    assert WRONG in str(before)
    assert WRONG not in str(after)
    assert [one["TepDinhKemId"] for one in after["TaiLieuNop"]] == [RIGHT[:16]]
    assert [one["GiayToId"] for one in after["DanhSachGiayToKetQua"]] == [RESULT[:16]]


def test_a_dossier_without_any_scan_left_is_called_so():
    out = ("fact.corrects", {"reason": "của người khác", "taken_out": [WRONG]})
    assert record(DECIDED)["HoSoCoThanhPhanSoHoa"] == "1"
    assert record(DECIDED, out)["HoSoCoThanhPhanSoHoa"] == "0"


def test_a_result_that_was_taken_back_is_no_result():
    back = ("fact.corrects", {"reason": "nhầm hồ sơ", "status": 4})
    assert record(DECIDED)["DanhSachGiayToKetQua"]
    assert record(DECIDED, back, status=Status.PROCESSING)["DanhSachGiayToKetQua"] == []
