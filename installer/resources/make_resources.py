"""Make the shipped data folders from the raw data: catalogue, places, calendar.

    python installer/resources/make_resources.py RAW_FOLDER [RESOURCES_FOLDER]

RAW_FOLDER holds ``procedures.json``, ``admin_units.json`` and ``holidays.json``. What a counter
never uses (addresses of portal pages, levels) is left out, empty values too; the result is the
same for the same input, byte for byte.
"""

import gzip
import io
import json
import sys
from pathlib import Path
from typing import Any

UNUSED = frozenset({"source_url", "level", "levels_raw", "kind"})


def main(arguments: list[str]) -> int:
    """Write the three folders; answer 2 when the arguments are not one or two folders."""
    if not 1 <= len(arguments) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    raw = Path(arguments[0])
    default = Path(__file__).resolve().parents[2] / "resources"
    target = Path(arguments[1]) if len(arguments) == 2 else default
    made = {
        "catalogue/procedures.json.gz": packed(catalogue(_read(raw / "procedures.json"))),
        "places/places.json": lines(places(_read(raw / "admin_units.json")), "provinces"),
        "calendar/holidays.json": lines(calendar(_read(raw / "holidays.json")), "years"),
    }
    for name, content in made.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"{name}: {len(content):,} bytes")
    return 0


def catalogue(document: dict[str, Any]) -> dict[str, Any]:
    """Return the edition: named by the day it was made, every procedure without empty fields."""
    procedures = [
        {name: value for name, value in without_empty(record).items() if name not in UNUSED}
        for record in document["procedures"]
    ]
    return {"edition": document["meta"]["generated"], "procedures": procedures}


def places(document: dict[str, Any]) -> dict[str, Any]:
    """Return provinces with their communes as ``[code, name, kind]``."""
    provinces = []
    for record in document["provinces"]:
        province = {k: v for k, v in record.items() if k not in ("key", "n_units", "units", "type")}
        province["old_cccd_codes"] = [[c["code"], c["name"]] for c in record["old_cccd_codes"]]
        province["units"] = [[u["code"], u["name"], u["type"]] for u in record["units"]]
        provinces.append(province)
    return {"provinces": provinces}


def calendar(document: dict[str, Any]) -> dict[str, Any]:
    """Return the years as they are, with their sources, and the lunar table."""
    return {"years": document["years"], "lunar_reference": document["lunar_reference"]}


def without_empty(value: Any) -> Any:
    """Return ``value`` without members that are null, empty or false; zeros stay."""
    if isinstance(value, list):
        return [without_empty(item) for item in value]
    if isinstance(value, dict):
        kept = {name: without_empty(member) for name, member in value.items()}
        return {n: m for n, m in kept.items() if m not in (None, "", [], {}) and m is not False}
    return value


def packed(document: Any) -> bytes:
    """Return minified JSON, gzipped, without a time stamp."""
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", compresslevel=9, mtime=0) as file:
        file.write(_dense(document).encode())
    return buffer.getvalue()


def lines(document: dict[str, Any], name: str) -> bytes:
    """Return minified JSON with a line for each member of ``name``, so that changes show."""
    members = document[name]
    if isinstance(members, dict):
        dense = ",\n".join(f"{_dense(key)}:{_dense(member)}" for key, member in members.items())
        body = f"{{\n{dense}\n}}"
    else:
        body = "[\n" + ",\n".join(map(_dense, members)) + "\n]"
    rest = "".join(f",\n{_dense(k)}:{_dense(v)}" for k, v in document.items() if k != name)
    return f"{{{_dense(name)}:{body}{rest}}}\n".encode()


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _dense(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
