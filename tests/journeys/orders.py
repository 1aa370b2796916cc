"""Reception orders drawn by lot over the whole shipped catalogue; everybody in them is made up."""

import json
import random
from pathlib import Path
from typing import Any

from counter_app.domain.catalogue import Edition
from counter_app.domain.procedure import Procedure

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Bùi", "Ngô", "Dương", "Lý")
MIDDLE = ("Thị", "Văn", "Hữu", "Ngọc", "Đức", "Thùy", "Quốc", "Mỹ")
GIVEN = ("Mẫu", "Thử")
ROADS = ("Thôn Phú Vinh", "Tổ 3", "Xóm Đông", "Ấp Hòa Bình", "Bản Mẫu")
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def draw(edition: Edition, count: int, *, seed: int, folder: Path) -> list[dict[str, Any]]:
    """Return ``count`` orders that break no rule, each with a reference of its own."""
    lot = random.Random(seed)
    procedures = [p for p in edition.procedures if p.components]
    return [_order(lot, lot.choice(procedures), number, folder) for number in range(count)]


def as_lines(orders: list[dict[str, Any]]) -> str:
    """Return orders as JSON Lines."""
    return "".join(json.dumps(order, ensure_ascii=False) + "\n" for order in orders)


def person(lot: random.Random) -> dict[str, str]:
    """Return a made-up citizen whose number fits sex and year of birth."""
    female, year = lot.random() < 0.5, lot.randint(1950, 2005)
    century = (year // 100 - 19) * 2
    number = f"051{century + female}{year % 100:02}{lot.randrange(10**6):06}"
    return {
        "kind": "citizen",
        "name": f"{lot.choice(FAMILY)} {lot.choice(MIDDLE)} {lot.choice(GIVEN)}",
        "id_number": number,
        "born": f"{year}-{lot.randint(1, 12):02}-{lot.randint(1, 28):02}",
        "sex": "female" if female else "male",
        "phone": f"09{lot.randrange(10**8):08}",
        "address": f"{lot.choice(ROADS)}, xã Mẫu, tỉnh Quảng Ngãi",
    }


def _order(lot: random.Random, procedure: Procedure, number: int, folder: Path) -> dict[str, Any]:
    case = lot.choice(procedure.cases) if procedure.cases else ""
    components = [
        {"seq": component.seq, "originals": component.originals, "copies": component.copies}
        for component in procedure.demanded(case)
        if component.required
    ]
    order: dict[str, Any] = {
        "procedure": procedure.code,
        "applicant": person(lot),
        "components": components,
        "case": case,
        "summary": procedure.name[:200],
        "client_ref": f"hành-trình-{number}",
    }
    if components and lot.random() < 0.1:
        scan = folder / f"scan-{number}.pdf"
        scan.write_bytes(PDF + str(number).encode())
        lot.choice(components)["files"] = [scan.name]
    if lot.random() < 0.1:
        order["delegate"] = person(lot) | {"proof": "Giấy ủy quyền"}
    return order
