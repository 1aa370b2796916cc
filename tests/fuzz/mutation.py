"""Bytes gone wrong, by lot: bits, pieces, JSON values that nobody expects."""

import json
from random import Random
from typing import Any

ODD_TEXTS = (
    "", " ", "\x00", "\u202e", "e\u0301", "￿", "\ud800", "a" * 5000, "-", "null", "1970-01-01",
    "9999-12-31T23:59:59Z", "2026-02-30", "0001-01-01T00:00:00+14:00", "24:00", "1e999", "Nguyễn",
    "2026-03-02T08:00:00+99:99", "../../etc", "%s%n", "'; DROP TABLE facts;--", "{{}}", "١٢٣",
)  # fmt: skip
ODD_VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 1, 2**31, 2**63, 2**64, 10**40, 0.5, -0.0, 1e308, [], {}, [[]], {"": None},
    [None] * 50, {"a": {"a": {"a": {"a": {"a": {}}}}}}, *ODD_TEXTS,
)  # fmt: skip
ODD_BYTES = (b"", b"\x00", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"|", b"{", b"[" * 2000, b'"\\u')


def mutated(seed: bytes, lot: Random) -> bytes:
    """Return ``seed`` with a few things wrong; as JSON where it is, half of the time."""
    if lot.random() < 0.5:
        try:
            document = json.loads(seed)
        except ValueError:
            pass
        else:
            for _ in range(lot.randint(1, 3)):
                document = _odd_json(document, lot)
            return json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")
    for _ in range(lot.randint(1, 4)):
        seed = _odd_bytes(seed, lot)
    return seed


def _odd_json(value: Any, lot: Random) -> Any:
    """Change one thing somewhere below ``value``."""
    if isinstance(value, dict) and value and lot.random() < 0.85:
        name = lot.choice(list(value))
        deed = lot.random()
        if deed < 0.1:
            return {key: kept for key, kept in value.items() if key != name}
        if deed < 0.2:
            return value | {lot.choice(ODD_TEXTS): lot.choice(ODD_VALUES)}
        return value | {name: _odd_json(value[name], lot)}
    if isinstance(value, list) and value and lot.random() < 0.85:
        place = lot.randrange(len(value))
        if lot.random() < 0.1:
            return value * 3
        return [*value[:place], _odd_json(value[place], lot), *value[place + 1 :]]
    if isinstance(value, str) and value and lot.random() < 0.5:
        return _odd_bytes(value.encode("utf-8", "replace"), lot).decode("utf-8", "replace")
    return lot.choice(ODD_VALUES)


def _odd_bytes(content: bytes, lot: Random) -> bytes:
    at = lot.randint(0, len(content))
    until = min(len(content), at + lot.choice((1, 1, 2, 4, 16, 64)))
    deed = lot.randrange(6)
    if deed == 0 and content:
        at = lot.randrange(len(content))
        return content[:at] + bytes([content[at] ^ 1 << lot.randrange(8)]) + content[at + 1 :]
    if deed == 1:
        return content[:at] + content[until:]
    if deed == 2:
        return content[:until] + content[at:]
    if deed == 3:
        return content[:at] + lot.choice(ODD_BYTES) + content[at:]
    if deed == 4:
        return content[:at] + lot.choice(ODD_TEXTS).encode("utf-8", "replace") + content[until:]
    return content[:at] if lot.random() < 0.3 else content[:at] + lot.randbytes(4) + content[at:]
