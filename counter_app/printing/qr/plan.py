"""What a QR version fixes: where patterns and data stand, and the eight masks; computed once."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple


class Plan(NamedTuple):
    """What a version fixes: the drawn rows, where data go (row, bit), the masks."""

    size: int
    rows: tuple[int, ...]
    cells: tuple[tuple[int, int], ...]
    masks: tuple[tuple[int, ...], ...]


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


@lru_cache(maxsize=20)
def plan_of(version: int) -> Plan:
    """Return the plan of ``version``, 1 to 40."""
    canvas = _Canvas(version)
    size = canvas.size
    for index in range(size):
        canvas.put(6, index, dark=index % 2 == 0)
        canvas.put(index, 6, dark=index % 2 == 0)
    _align(canvas, version)
    for x, y in ((3, 3), (size - 4, 3), (3, size - 4)):
        canvas.finder(x, y)
    for x, y in (*format_cells(size)[0], *format_cells(size)[1]):
        canvas.put(x, y, dark=False)
    canvas.put(8, size - 8, dark=True)
    if version >= 7:
        _write_version(canvas, version)
    return Plan(size, tuple(canvas.rows), tuple(_cells(canvas)), tuple(_masks(canvas)))


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


@lru_cache(maxsize=20)
def format_cells(size: int) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
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
