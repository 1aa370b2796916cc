"""Made-up journals in the shape the counter writes, from a seed; no such person exists.

``TRAINING`` made the shipped dictionary; ``HELD_OUT`` shares no name, place, procedure or summary
with it, so that measurements on it are honest.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from sync.canonical import ZERO, canonical, chain_hash
from sync.contract import Fact


@dataclass(frozen=True)
class Vocabulary:
    """Words that differ between training and measuring."""

    unit: str
    place: str
    families: tuple[str, ...]
    middles: tuple[str, ...]
    given: tuple[str, ...]
    procedures: tuple[tuple[str, str, int | None, str], ...]  # code, fee, amount, basis
    summaries: tuple[str, ...]
    officers: tuple[str, ...]
    kinds_of_result: tuple[str, ...]


TRAINING = Vocabulary(
    unit="H48.12.34",
    place="xã Mẫu Sơn, tỉnh Lạng Sơn",
    families=("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ"),
    middles=("Thị Mẫu", "Văn Thử", "Thị Thu", "Đức", "Minh", "Ngọc", "Thị Kim", "Hữu", "Quốc"),
    given=("Anh", "Bình", "Chi", "Dũng", "Giang", "Hà", "Hải", "Hương", "Lan", "Linh", "Mai"),
    procedures=(
        ("1.004873", "Lệ phí xác nhận tình trạng hôn nhân", 15000, "Nghị quyết của HĐND tỉnh"),
        ("2.000815", "Phí chứng thực bản sao từ bản chính", 2000, "TT 226/2016/TT-BTC Điều 4"),
        ("2.001019", "Phí chứng thực di chúc", 50000, "TT 226/2016/TT-BTC Điều 4"),
        ("1.000894", "Lệ phí đăng ký kết hôn", 0, "Luật Hộ tịch 2014 Điều 11"),
        ("1.001193", "Lệ phí đăng ký khai sinh", None, ""),
        ("1.004884", "", None, ""),
        ("1.012756", "", None, ""),
    ),
    summaries=(
        "Xác nhận tình trạng hôn nhân để kết hôn",
        "Chứng thực bản sao giấy chứng nhận quyền sử dụng đất",
        "Đăng ký khai sinh cho con",
        "Chứng thực chữ ký trong giấy ủy quyền",
        "Đề nghị hỗ trợ chi phí mai táng",
        "Đăng ký biến động đất đai",
        "",
    ),
    officers=("lan", "huong", "tuan"),
    kinds_of_result=("Giấy xác nhận", "Trích lục", "Bản sao chứng thực"),
)

HELD_OUT = Vocabulary(
    unit="H31.07.02",
    place="phường Thử Nghiệm, thành phố Hải Phòng",
    families=("Lương", "Phùng", "Tô", "Mạc", "Kiều", "Tạ", "Chu", "Quách", "Thái", "Nông"),
    middles=("Gia", "Xuân", "Thị Bích", "Tuấn", "Thị Diệu", "Công", "Thị Tuyết", "Khánh", "Bá"),
    given=("Oanh", "Phúc", "Quyên", "Sơn", "Thảo", "Uyên", "Vinh", "Yến", "Kiên", "Nhung", "Tâm"),
    procedures=(
        ("1.010803", "Phí thẩm định hồ sơ nhà ở", 325000, "QĐ 54/2024 của UBND thành phố"),
        ("2.002516", "Lệ phí đăng ký hộ kinh doanh", 100000, "NQ 08/2023 khoản 2"),
        ("1.003583", "", None, ""),
        ("1.011606", "", None, ""),
        ("1.004441", "Lệ phí trích sao sổ gốc", 8000, "TT 281/2016/TT-BTC"),
        ("3.000412", "", 0, "Miễn theo NĐ 61"),
    ),
    summaries=(
        "Cấp đổi giấy phép hộ kinh doanh quán nước",
        "Công nhận hộ nghèo phát sinh trong năm",
        "Xin trợ cấp xã hội hằng tháng cho người khuyết tật",
        "Trích lục ghi chú ly hôn",
        "Giải quyết tranh chấp ngõ đi chung",
        "",
    ),
    officers=("oanh", "phuc.kt"),
    kinds_of_result=("Quyết định", "Giấy chứng nhận hộ kinh doanh", "Thông báo"),
)


class Journal:
    """One device's journal growing day by day."""

    def __init__(self, seed: int, words: Vocabulary = HELD_OUT, *, counter: int = 3) -> None:
        self._random = Random(seed)
        self._words = words
        self._counter = counter
        self._at = datetime(2026, 3, 2, 0, 31, tzinfo=UTC)
        self._number = counter * 1000
        self._open: list[tuple[str, dict[str, Any]]] = []
        self.seq, self.hash = 0, ZERO

    def facts(self, count: int) -> list[Fact]:
        """Return the next ``count`` facts of a mixed office day."""
        return [self.next_fact() for _ in range(count)]

    def receptions(self, count: int) -> list[Fact]:
        """Return ``count`` receptions, the largest kind of fact."""
        return [self._fact("dossier.received", *self._received()) for _ in range(count)]

    def next_fact(self) -> Fact:
        """Return one more fact: a third are receptions."""
        if len(self._open) < 4 or self._random.random() < 0.34:
            return self._fact("dossier.received", *self._received())
        dossier, received = self._random.choice(self._open)
        kind, body = self._later(received)
        if kind == "result.returned":
            self._open.remove((dossier, received))
        return self._fact(kind, dossier, body)

    def _fact(self, kind: str, dossier: str, body: dict[str, Any]) -> Fact:
        if kind == "dossier.received":
            self._open.append((dossier, body))
        self._at += timedelta(seconds=self._random.randint(20, 400), milliseconds=417)
        content = {
            "seq": self.seq + 1,
            "id": self._uuid7(),
            "kind": kind,
            "dossier": dossier,
            "at": _text(self._at),
            "by": self._random.choice(self._words.officers),
            "clock": self._random.choice((0, 0, 0, 1)),
            "body": body,
        }
        prev, self.seq = self.hash, self.seq + 1
        self.hash = chain_hash(prev, canonical(content))
        return Fact(**content, prev=prev, hash=self.hash)

    def _received(self) -> tuple[str, dict[str, Any]]:
        pick, words = self._random, self._words
        self._number += 1
        code, fee, amount, basis = pick.choice(words.procedures)
        day = (self._at + timedelta(hours=7)).strftime("%y%m%d")
        body: dict[str, Any] = {
            "code": f"{words.unit}-{day}-{self._number:04d}",
            "procedure": code,
            "edition": "2026-02-18",
            "unit": words.unit,
            "counter": self._counter,
            "applicant": self._person(),
            "received_at": _text(self._at),
            "channel": "counter",
            "due": _text(self._at.replace(hour=10, minute=0) + timedelta(days=pick.randint(1, 20))),
            "term": {"unit": "wd", "value": str(pick.choice((1, 2, 3, 5, 7, 7.5, 10, 15)))},
            "components": [
                {"seq": seq, "originals": pick.randint(0, 1), "copies": pick.randint(0, 2)}
                for seq in range(1, pick.randint(2, 6))
            ],
            "sets": 1,
            "return_by": pick.choice(("counter", "counter", "postal")),
            "form_set": "TT03/2025",
        }
        if pick.random() < 0.5:
            body["components"][0]["scans"] = [pick.randbytes(32).hex()]
        if summary := pick.choice(words.summaries):
            body["summary"] = summary
        if fee:
            line = {"kind": "le-phi", "name": fee, "amount": amount, "basis": basis}
            body["fees"] = [{key: value for key, value in line.items() if value not in (None, "")}]
        return self._uuid7(), body

    def _person(self) -> dict[str, Any]:
        pick, words = self._random, self._words
        woman = pick.random() < 0.5
        year = pick.randint(1950, 2005)
        name = " ".join(pick.choice(part) for part in (words.families, words.middles, words.given))
        return {
            "name": name,
            "kind": "citizen",
            "id_number": f"0{pick.randint(1, 96):02d}{int(woman)}{year % 100:02d}"
            f"{pick.randint(0, 999_999):06d}",
            "born": f"{year}-{pick.randint(1, 12):02d}-{pick.randint(1, 28):02d}",
            "sex": "female" if woman else "male",
            "phone": f"09{pick.randint(0, 99_999_999):08d}",
            "address": f"Thôn {pick.randint(1, 9)}, {words.place}",
        }

    def _later(self, received: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        pick, words = self._random, self._words
        later = _text(self._at + timedelta(days=pick.randint(1, 9)))
        choices: tuple[tuple[str, dict[str, Any]], ...] = (
            ("dossier.handed_over", {"to": "Phòng chuyên môn", "sheets": pick.randint(1, 9)}),
            (
                "fee.taken",
                {
                    "amount": pick.choice((8000, 15000, 50000)),
                    "name": received.get("fees", [{"name": "Lệ phí"}])[0]["name"],
                    "method": pick.choice(("cash", "transfer")),
                    "receipt_number": f"{pick.randint(1, 999_999):07d}",
                },
            ),
            (
                "dossier.decided",
                {
                    "outcome": "granted",
                    "number": f"{pick.randint(1, 999)}/UBND",
                    "summary": pick.choice(words.kinds_of_result),
                },
            ),
            ("supplement.asked", {"items": ["Bản sao giấy tờ"], "reason": "Thiếu giấy tờ"}),
            ("supplement.added", {"components": [{"seq": 2, "copies": 1}], "due": later}),
            ("scan.attached", {"component": 1, "scans": [pick.randbytes(32).hex()]}),
            (
                "result.returned",
                {
                    "to": "applicant",
                    "collector_name": received["applicant"]["name"],
                    "collector_id_number": received["applicant"]["id_number"],
                },
            ),
        )
        return pick.choices(choices, weights=(30, 15, 25, 3, 3, 6, 25))[0]

    def _uuid7(self) -> str:
        stamp = int(self._at.timestamp() * 1000) + self._random.randint(0, 20_000)
        value = stamp << 80 | 0x7 << 76 | self._random.getrandbits(12) << 64
        return str(uuid.UUID(int=value | 0b10 << 62 | self._random.getrandbits(62)))


def days(seed: int, words: Vocabulary, *, batches: int, size: int) -> Iterator[list[Fact]]:
    """Yield ``batches`` batches of one journal."""
    journal = Journal(seed, words)
    for _ in range(batches):
        yield journal.facts(size)


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
