"""What encryption costs: start, save, search, size, with SQLCipher's key and without.

``python -m tests.bench.encryption [DOSSIERS]``: the same library, the same code, the same people;
the plain store merely leaves the key out. Turns alternate, so that a busy machine is unfair to
both. Medians, in milliseconds of wall and of processor.
"""

# ruff: noqa: T201

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from counter_app.paths import Paths
from counter_app.store import engine, keyslots
from counter_app.store.store import Store
from tests.bench.population import KEY, build
from tests.store.made import receive

AT = datetime(2027, 1, 4, 1, tzinfo=UTC)
ASKED = ("nguyen thi", "tran v", "051", "le minh", "0912", "pham th", "h", "ngo ngoc")
STARTS, SAVES, SEARCHES, TURNS = 9, 60, 80, 3
_PREPARE = engine._prepare


class _Plain:
    """A connection that is never told a key."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def execute(self, command: str) -> Any:
        is_key = command.startswith(("PRAGMA key", "PRAGMA cipher"))
        return self._connection.execute("SELECT 1" if is_key else command)


@contextmanager
def plain() -> Iterator[None]:
    """Let stores made and opened in the block be unencrypted."""
    engine._prepare = lambda connection, key: _PREPARE(_Plain(connection), key)
    try:
        yield
    finally:
        engine._prepare = _PREPARE


@contextmanager
def encrypted() -> Iterator[None]:
    """Change nothing."""
    yield


def timed(deed: Callable[[], object]) -> tuple[float, float]:
    wall, processor = time.perf_counter(), time.thread_time()
    deed()
    return (time.perf_counter() - wall) * 1000, (time.thread_time() - processor) * 1000


def start(paths: Paths) -> None:
    with closing(Store.open(paths, KEY)) as store, store.read() as work:
        work.registers.search("", 50)


def measure(paths: Paths, taken: dict[str, list[tuple[float, float]]], turn: int) -> None:
    taken["start"] += [timed(lambda: start(paths)) for _ in range(STARTS)]
    with closing(Store.open(paths, KEY)) as store:

        def save(place: int) -> None:
            with store.write() as work:
                receive(work, at=AT + timedelta(days=turn, minutes=place))

        def search(text: str) -> None:
            with store.read() as work:
                work.registers.search(text, 50)

        taken["save"] += [timed(lambda place=place: save(place)) for place in range(SAVES)]
        taken["search"] += [
            timed(lambda text=text: search(text)) for text in islice(cycle(ASKED), SEARCHES)
        ]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    kinds = {"plain": plain, "encrypted": encrypted}
    taken: dict[str, dict[str, list[tuple[float, float]]]] = {
        name: {"start": [], "save": [], "search": []} for name in kinds
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, kind in kinds.items():
            with kind():
                build(Path(folder) / name, count).close()
        for turn in range(TURNS):
            for name, kind in kinds.items():
                with kind():
                    measure(Paths(Path(folder) / name), taken[name], turn)
        sizes = {n: Paths(Path(folder) / n).database.stat().st_size for n in kinds}
        head = Paths(Path(folder) / "plain").database.read_bytes()[:15]
        assert head == b"SQLite format 3", "the plain store is plain"
        slots = Paths(Path(folder) / "slots")
        keyslots.create(slots, "lan", "mật-khẩu-thử-1")
        unlocked = timed(lambda: keyslots.unlock(slots, "lan", "mật-khẩu-thử-1"))
    print(f"{count} dossiers; median wall / processor ms, p95 wall ms")
    for what in ("start", "save", "search"):
        for name in kinds:
            walls = [wall for wall, _ in taken[name][what]]
            processors = [processor for _, processor in taken[name][what]]
            p95 = quantiles(walls, n=20)[-1]
            print(f"{what:8}{name:10} {median(walls):8.2f} {median(processors):8.2f} {p95:8.2f}")
    print(f"size    {sizes['plain'] / 1e6:.1f} MB plain, {sizes['encrypted'] / 1e6:.1f} MB")
    print(f"sign-in {unlocked[0]:.0f} ms (Argon2id, tuned to half a second, at most 64 MiB)")


if __name__ == "__main__":
    main()
