"""A commune's dossiers in any number, made fast: for measuring, never for the suite.

Names follow the usual shares of family names; everybody is made up.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from counter_app.domain.deeds import Decided, Fact, Received, Returned
from counter_app.domain.dossier import ComponentIntake, Dossier
from counter_app.domain.evolve import born, evolve
from counter_app.domain.people import Person
from counter_app.paths import Paths
from counter_app.store import schema
from counter_app.store.codec import to_body, to_ms, to_snapshot, to_wire
from counter_app.store.queries.search_text import search_text
from counter_app.store.store import Store
from sync.canonical import ZERO, canonical, chain_hash

KEY = bytes(range(32))
FAMILY = (
    ("Nguyễn", 38), ("Trần", 12), ("Lê", 10), ("Phạm", 7), ("Hoàng", 5), ("Phan", 5), ("Vũ", 4),
    ("Đặng", 3), ("Bùi", 3), ("Đỗ", 2), ("Hồ", 2), ("Ngô", 2), ("Dương", 1), ("Lý", 1), ("Đinh", 1),
)  # fmt: skip
MIDDLE = ("Thị", "Văn", "Đức", "Minh", "Thanh", "Ngọc", "Hữu", "Quang", "Xuân", "Thu", "Hồng")
GIVEN = tuple(
    " ".join(
        (
            "An Anh Bình Châu Chi Cường Dung Dũng Duy Đạt Đông Giang Hà Hải Hạnh Hằng Hiền Hiếu",
            "Hoa Hòa Hoàng Hùng Huy Hương Khánh Khoa Lan Linh Loan Long Mai Mạnh Mẫu My Nam Nga",
            "Ngân Nhung Oanh Phong Phú Phúc Phương Quân Quyên Quỳnh Sơn Tâm Thảo Thắng Thơm Thử",
            "Thủy Thúy Tiến Toàn Trang Trinh Trung Tú Tuấn Tùng Uyên Vân Việt Vinh Yến",
        )
    ).split(" ")
)
ASKED = (
    ("1.004873", "Xác nhận tình trạng hôn nhân để kết hôn"),
    ("1.001193", "Đăng ký khai sinh cho con"),
    ("2.000815", "Chứng thực bản sao bằng tốt nghiệp"),
    ("1.000656", "Đăng ký khai tử"),
    ("2.001023", "Liên thông khai sinh, thường trú, cấp thẻ bảo hiểm y tế"),
    ("1.001612", "Đăng ký thành lập hộ kinh doanh tạp hóa"),
)
A_DAY = 130


def person(chance: random.Random) -> Person:
    """Draw an applicant of one commune: most ID numbers begin alike."""
    (family,) = chance.choices([name for name, _ in FAMILY], [share for _, share in FAMILY])
    year = chance.randrange(40, 105)
    sex = chance.randrange(2) + 2 * (year >= 100)
    province = "051" if chance.random() < 0.9 else f"{chance.randrange(1, 97):03d}"
    return Person(
        name=f"{family} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}",
        id_number=f"{province}{sex}{year % 100:02d}{chance.randrange(10**6):06d}",
        old_id_number=f"21{chance.randrange(10**7):07d}" if chance.random() < 0.3 else "",
        phone=f"09{chance.randrange(10**8):08d}",
        address=f"Thôn {chance.randrange(1, 20)}, xã Mẫu, tỉnh Quảng Ngãi",
    )


def receptions(count: int, seed: int = 1) -> Iterator[tuple[Dossier, Fact]]:
    """Yield dossiers and their first facts, oldest first, 130 a day over four counters."""
    chance = random.Random(seed)
    start = datetime(2026, 11, 1, 1, tzinfo=UTC) - timedelta(days=count // A_DAY)
    for n in range(count):
        day, place = divmod(n, A_DAY)
        at = start + timedelta(days=day, seconds=200 * place)
        procedure, summary = chance.choice(ASKED)
        ids = (UUID(int=(to_ms(at) << 80) | (7 << 76) | (2 << 62) | chance.getrandbits(62)),) * 2
        deed = Received(
            code=f"H48.12.34-{at:%y%m%d}-{place % 4 + 1}{place // 4 + 1:03d}",
            procedure=procedure,
            edition="2026-11",
            unit="H48.12.34",
            counter=place % 4 + 1,
            applicant=person(chance),
            owner=person(chance) if chance.random() < 0.1 else None,
            received_at=at,
            due=at + timedelta(days=3),
            components=tuple(ComponentIntake(seq, originals=1) for seq in range(1, 7)),
            summary=summary,
        )
        fact = Fact(id=ids[0], dossier=ids[1], at=at, by="lan", deed=deed)
        yield born(fact), fact


def lives(count: int, seed: int = 1) -> Iterator[tuple[Dossier, list[Fact]]]:
    """Yield ``receptions`` and what came of them: of what is older than three days, the results
    were given out, but for one in a hundred."""
    chance = random.Random(seed + 1)
    for n, (dossier, received) in enumerate(receptions(count, seed), start=1):
        facts = [received]
        if n <= count - 3 * A_DAY and n % 100:
            for days, deed in ((2, Decided("granted")), (3, Returned("owner"))):
                at = received.at + timedelta(days=days)
                stamp = (to_ms(at) << 80) | (7 << 76) | (2 << 62)
                made = Fact(
                    id=UUID(int=stamp | chance.getrandbits(62)),
                    dossier=dossier.id,
                    at=at,
                    by="lan",
                    deed=deed,
                )
                facts.append(made)
                dossier = evolve(dossier, made)
        yield dossier, facts


def build(folder: Path, count: int, *, page: int = 20_000, key: bytes = KEY) -> Store:
    """Make a store with ``count`` dossiers, past the repositories: rows in bulk."""
    store = Store.create(Paths(folder), key)
    made = enumerate(lives(count), start=1)
    prev, seq = ZERO, 0
    while rows := list(islice(made, page)):
        with store.write() as work:
            entries, dossiers, words = [], [], []
            for n, (dossier, facts) in rows:
                for version, fact in enumerate(facts, start=1):
                    seq += 1
                    body = canonical(_content(seq, fact))
                    prev = chain_hash(prev, body)
                    entries.append(
                        {
                            "seq": seq,
                            "dossier": dossier.id.bytes,
                            "version": version,
                            "body": body.decode(),
                            "hash": bytes.fromhex(prev),
                        }
                    )
                dossiers.append(_row(n, dossier, last_seq=seq))
                words.append({"n": n, "words": search_text(dossier)})
            work.connection.execute(schema.facts.insert(), entries)
            work.connection.execute(schema.dossiers.insert(), dossiers)
            work.connection.exec_driver_sql(
                "INSERT INTO search(rowid, words) VALUES (:n, :words)", words
            )
        store.tidy()
    with store.write() as work:
        work.connection.exec_driver_sql(
            "INSERT INTO checkpoints SELECT seq, hash, '', x'' FROM facts WHERE seq = ?",
            (max(seq - 2 * A_DAY, 1),),
        )
    return store


def _content(seq: int, fact: Fact) -> dict[str, Any]:
    return {
        "seq": seq,
        "id": str(fact.id),
        "kind": fact.kind,
        "dossier": str(fact.dossier),
        "at": to_wire(fact.at),
        "by": fact.by,
        "clock": None,
        "body": to_body(fact.deed),
    }


def _row(n: int, dossier: Dossier, *, last_seq: int) -> dict[str, Any]:
    due, closed = dossier.deadline.due, dossier.closed_at
    return {
        "n": n,
        "id": dossier.id.bytes,
        "code": dossier.code,
        "version": dossier.version,
        "own": 1,
        "procedure": dossier.procedure,
        "applicant": dossier.applicant.name,
        "id_number": dossier.applicant.id_number,
        "received_at": to_ms(dossier.received_at),
        "received_by": dossier.received_by,
        "counter": dossier.counter,
        "due": to_ms(due) if due else None,
        "status": int(dossier.status),
        "closed_at": to_ms(closed) if closed else None,
        "last_seq": last_seq,
        "client_ref": None,
        "snapshot": to_snapshot(dossier),
        "returned_at": to_ms(dossier.handing.at) if dossier.handing else None,
    }
