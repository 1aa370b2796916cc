"""QR codes (ISO/IEC 18004), byte mode, error correction M: small, quick, no library.

Drawing a receipt may take 40 ms; the general encoders at hand need 25 ms and more for the code
alone. Everything that depends only on the version is computed once and kept.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from counter_app.domain.errors import RuleError
from counter_app.printing.qr.plan import Plan, format_cells, plan_of

MAX_VERSION: Final = 20  # 97 modules: the most that a 28 mm code still prints well
_ECC_PER_BLOCK: Final = bytes.fromhex("0a101a1218101216161a1e16161818 1c1c1a1a1a")  # by version
_BLOCKS: Final = (1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16)
_RUNS: Final = re.compile(r"0{5,}|1{5,}")
_FINDERS: Final = ("10111010000", "00001011101")


@lru_cache(maxsize=8)
def encode(text: str) -> tuple[int, ...]:
    """Return the QR of ``text`` as rows, top first; bit ``size - 1 - x`` is column x, 1 = dark.

    The number of rows is the size; the quiet zone is the caller's.

    Raises:
        RuleError: ``qr.too_long``, more bytes than version 20 holds (666).
    """
    payload = text.encode()
    version = _version_for(len(payload))
    plan = plan_of(version)
    rows = list(plan.rows)
    for bit, (row, place) in zip(_bits(_codewords(payload, version)), plan.cells, strict=False):
        if bit:
            rows[row] |= place
    candidates = (_masked(plan, rows, mask) for mask in range(8))
    return min(candidates, key=_penalty)


def _version_for(count: int) -> int:
    for version in range(1, MAX_VERSION + 1):
        if count + (2 if version < 10 else 3) <= _data_codewords(version):
            return version
    raise RuleError("qr.too_long", bytes=count)


def _raw_modules(version: int) -> int:
    raw = (16 * version + 128) * version + 64
    if version >= 2:
        align = version // 7 + 2
        raw -= (25 * align - 10) * align - 55
        if version >= 7:
            raw -= 36
    return raw


def _data_codewords(version: int) -> int:
    return _raw_modules(version) // 8 - _ECC_PER_BLOCK[version - 1] * _BLOCKS[version - 1]


def _bits(codewords: bytes) -> Iterator[int]:
    for codeword in codewords:
        for shift in (7, 6, 5, 4, 3, 2, 1, 0):
            yield codeword >> shift & 1


def _codewords(payload: bytes, version: int) -> bytes:
    """Return header, payload and padding with their error correction, interleaved."""
    capacity = _data_codewords(version)
    count_bits = 8 if version < 10 else 16
    head = (0b0100 << count_bits | len(payload)) << (len(payload) * 8) | int.from_bytes(payload)
    length = 4 + count_bits + len(payload) * 8
    head <<= min(4, capacity * 8 - length)
    length += min(4, capacity * 8 - length)
    head <<= -length % 8
    data = head.to_bytes((length + 7) // 8)
    data += (b"\xec\x11" * capacity)[: capacity - len(data)]
    return _interleaved(data, version)


def _interleaved(data: bytes, version: int) -> bytes:
    blocks, ecc = _BLOCKS[version - 1], _ECC_PER_BLOCK[version - 1]
    total = _raw_modules(version) // 8
    short = total // blocks - ecc
    longer = total % blocks
    parts, start = [], 0
    for index in range(blocks):
        stop = start + short + (index >= blocks - longer)
        parts.append(data[start:stop])
        start = stop
    mixed = [p[i] for i in range(short + 1) for p in parts if i < len(p)]
    checks = [_remainder(part, ecc) for part in parts]
    mixed += [check[i] for i in range(ecc) for check in checks]
    return bytes(mixed)


def _field() -> tuple[list[int], list[int]]:
    exp, log, value = [0] * 512, [0] * 256, 1
    for power in range(255):
        exp[power] = exp[power + 255] = value
        log[value] = power
        value = value << 1 ^ (0x11D if value & 0x80 else 0)
    return exp, log


_EXP, _LOG = _field()


@lru_cache(maxsize=32)
def _generator(degree: int) -> tuple[int, ...]:
    """Return the logarithms of the generator polynomial, leading one left out."""
    poly = [1]
    for power in range(degree):
        shifted = [*poly, 0]
        for index, factor in enumerate(poly):
            shifted[index + 1] ^= _EXP[_LOG[factor] + power]
        poly = shifted
    return tuple(_LOG[factor] for factor in poly[1:])


def _remainder(data: bytes, degree: int) -> bytes:
    logs, rest = _generator(degree), [0] * degree
    for byte in data:
        lead = byte ^ rest[0]
        rest = [*rest[1:], 0]
        if lead:
            base = _LOG[lead]
            rest = [old ^ _EXP[base + log] for old, log in zip(rest, logs, strict=True)]
    return bytes(rest)


def _masked(plan: Plan, rows: list[int], mask: int) -> tuple[int, ...]:
    """Return the rows under ``mask`` with their format bits (level M is 00)."""
    out = [row ^ veil for row, veil in zip(rows, plan.masks[mask], strict=True)]
    rest = mask
    for _ in range(10):
        rest = rest << 1 ^ (rest >> 9) * 0x537
    bits = (mask << 10 | rest) ^ 0x5412
    for cells in format_cells(plan.size):
        for index, (x, y) in enumerate(cells):
            if bits >> index & 1:
                out[y] |= 1 << (plan.size - 1 - x)
    return tuple(out)


def _penalty(rows: tuple[int, ...]) -> int:
    size = len(rows)
    across = [format(row, f"0{size}b") for row in rows]
    down = ["".join(column) for column in zip(*across, strict=True)]
    lines = " ".join((*across, *down))
    runs = _RUNS.findall(lines)
    score = len("".join(runs)) - 2 * len(runs)
    score += 40 * sum(map(lines.count, _FINDERS))
    inner = (1 << (size - 1)) - 1
    for upper, lower in pairwise(rows):
        across_rows = upper ^ lower
        unlike = across_rows | across_rows >> 1 | (upper ^ upper >> 1)
        score += 3 * (~unlike & inner).bit_count()
    dark = sum(row.bit_count() for row in rows)
    return score + 10 * (abs(dark * 20 - size * size * 10) // (size * size))
