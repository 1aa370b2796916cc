"""QR codes (ISO/IEC 18004), byte mode, error correction M: small, quick, no library.

Drawing a receipt may take 40 ms; the general encoders at hand need 25 ms and more for the code
alone. Everything that depends only on the version is computed once and kept.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from counter_app.domain.errors import RuleError

MAX_VERSION: Final = 20  # 97 modules: the most that a 28 mm code still prints well
_ECC_PER_BLOCK: Final = bytes.fromhex("0a101a1218101216161a1e16161818 1c1c1a1a1a")  # by version
_BLOCKS: Final = (1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16)
_RUNS: Final = re.compile(r"0{5,}|1{5,}")
_FINDERS: Final = ("10111010000", "00001011101")


class _Plan(NamedTuple):
    """What a version fixes: the drawn rows, where data go (row, bit), the masks."""

    size: int
    rows: tuple[int, ...]
    cells: tuple[tuple[int, int], ...]
    masks: tuple[tuple[int, ...], ...]


@lru_cache(maxsize=8)
def encode(text: str) -> tuple[int, ...]:
    """Return the QR of ``text`` as rows, top first; bit ``size - 1 - x`` is column x, 1 = dark.

    The number of rows is the size; the quiet zone is the caller's.

    Raises:
        RuleError: ``qr.too_long``, more bytes than version 20 holds (666).
    """
    payload = text.encode()
    version = _version_for(len(payload))
    plan = _plan(version)
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


class _Canvas:
    """The fixed patterns of a version while they are drawn; ``used`` marks what is no data."""

    def __init__(self, version: int) -> None:
        self.size = version * 4 + 17
        self.rows = [0] * self.size
        self.used = [0] * self.size

    def put(self, x: int, y: int, *, dark: bool) -> None:
        if 0 <= x < self.size and 0 <= y < self.size:
            place = 1 << (self.size - 1 - x)
            self.used[y] |= place
            self.rows[y] = self.rows[y] | place if dark else self.rows[y] & ~place

    def finder(self, x: int, y: int) -> None:
        for dy in range(-4, 5):
            for dx in range(-4, 5):
                self.put(x + dx, y + dy, dark=max(abs(dx), abs(dy)) not in (2, 4))

    def alignment(self, x: int, y: int) -> None:
        for dy in range(-2, 3):
            for dx in range(-2, 3):
                self.put(x + dx, y + dy, dark=max(abs(dx), abs(dy)) != 1)


@lru_cache(maxsize=MAX_VERSION)
def _plan(version: int) -> _Plan:
    canvas = _Canvas(version)
    size = canvas.size
    for index in range(size):
        canvas.put(6, index, dark=index % 2 == 0)
        canvas.put(index, 6, dark=index % 2 == 0)
    _align(canvas, version)
    for x, y in ((3, 3), (size - 4, 3), (3, size - 4)):
        canvas.finder(x, y)
    for x, y in (*_format_cells(size)[0], *_format_cells(size)[1]):
        canvas.put(x, y, dark=False)
    canvas.put(8, size - 8, dark=True)
    if version >= 7:
        _write_version(canvas, version)
    return _Plan(size, tuple(canvas.rows), tuple(_cells(canvas)), tuple(_masks(canvas)))


def _align(canvas: _Canvas, version: int) -> None:
    if version == 1:
        return
    count = version // 7 + 2
    step = (version * 8 + count * 3 + 5) // (count * 4 - 4) * 2
    places = [6, *sorted(canvas.size - 7 - step * i for i in range(count - 1))]
    last = count - 1
    for i, x in enumerate(places):
        for j, y in enumerate(places):
            if (i, j) not in ((0, 0), (0, last), (last, 0)):
                canvas.alignment(x, y)


def _write_version(canvas: _Canvas, version: int) -> None:
    rest = version
    for _ in range(12):
        rest = rest << 1 ^ (rest >> 11) * 0x1F25
    bits = version << 12 | rest
    for index in range(18):
        a, b = canvas.size - 11 + index % 3, index // 3
        canvas.put(a, b, dark=bool(bits >> index & 1))
        canvas.put(b, a, dark=bool(bits >> index & 1))


@lru_cache(maxsize=MAX_VERSION)
def _format_cells(size: int) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Return where the fifteen format bits stand, lowest bit first, in their two copies."""
    first = (
        *((8, i) for i in range(6)), (8, 7), (8, 8), (7, 8), *((14 - i, 8) for i in range(9, 15)),
    )  # fmt: skip
    second = (
        *((size - 1 - i, 8) for i in range(8)), *((8, size - 15 + i) for i in range(8, 15)),
    )  # fmt: skip
    return first, second


def _cells(canvas: _Canvas) -> Iterator[tuple[int, int]]:
    size = canvas.size
    upward = True
    for right in range(size - 1, 0, -2):
        column = right if right > 6 else right - 1
        for step in range(size):
            y = size - 1 - step if upward else step
            for x in (column, column - 1):
                place = 1 << (size - 1 - x)
                if not canvas.used[y] & place:
                    yield y, place
        upward = not upward


def _masks(canvas: _Canvas) -> Iterator[tuple[int, ...]]:
    rules: tuple[Callable[[int, int], int], ...] = (
        lambda x, y: (x + y) % 2,
        lambda _x, y: y % 2,
        lambda x, _y: x % 3,
        lambda x, y: (x + y) % 3,
        lambda x, y: (x // 3 + y // 2) % 2,
        lambda x, y: x * y % 2 + x * y % 3,
        lambda x, y: (x * y % 2 + x * y % 3) % 2,
        lambda x, y: ((x + y) % 2 + x * y % 3) % 2,
    )
    size = canvas.size
    for rule in rules:
        yield tuple(
            sum(1 << (size - 1 - x) for x in range(size) if rule(x, y) == 0) & ~canvas.used[y]
            for y in range(size)
        )


def _masked(plan: _Plan, rows: list[int], mask: int) -> tuple[int, ...]:
    """Return the rows under ``mask`` with their format bits (level M is 00)."""
    out = [row ^ veil for row, veil in zip(rows, plan.masks[mask], strict=True)]
    rest = mask
    for _ in range(10):
        rest = rest << 1 ^ (rest >> 9) * 0x537
    bits = (mask << 10 | rest) ^ 0x5412
    for cells in _format_cells(plan.size):
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
