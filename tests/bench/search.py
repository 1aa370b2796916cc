"""How long the register takes to answer while somebody types.

``python -m tests.bench.search 500000 [FOLDER]``: builds the store where there is none, then prints
p50, p99 and the worst of each kind of question, in milliseconds of this thread's processor time
(a busy neighbour does not count) and, last, p99 on the wall clock.
"""

# ruff: noqa: T201

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from counter_app.domain.dossier import Status
from counter_app.domain.registers import RegisterFilter
from counter_app.paths import Paths
from counter_app.store.store import Store
from tests.bench.population import KEY, build, receptions


def typed(text: str) -> list[str]:
    """Return what stands in the box after each key."""
    return [text[:end] for end in range(1, len(text) + 1)]


def questions() -> dict[str, list[str]]:
    people = [dossier for dossier, _ in islice(receptions(3000, seed=2), 0, 3000, 150)]
    names = [dossier.applicant.name for dossier in people]
    return {
        "one letter": list("abcdđghiklmnopqrstuvxy0123456789"),
        "two letters": ["ng", "tr", "th", "le", "ph", "ho", "05", "09", "21", "h4"],
        "a name, key by key": [part for name in names for part in typed(name)],
        "whole names": names,
        "nguyen th": ["nguyen th", "nguyễn thị", "nguyen van a", "tran th", "le thi h"],
        "an ID, key by key": [part for d in people for part in typed(d.applicant.id_number)],
        "a phone, key by key": [part for d in people for part in typed(d.applicant.phone)],
        "a code, key by key": [part for d in people[:8] for part in typed(d.code)],
        "last block": ["3001", "1030", "261030-2005", "4012"],
        "nobody": ["zzz", "nguyen zz", "khongcoai", "999999999999", "le tran pham", "xyz abc"],
        "summary": ["hon nhan", "khai sinh cho con", "tap hoa", "bao hiem y te nguyen"],
    }


Times = list[tuple[float, float]]  # processor, wall


def measure(ask: Callable[[], object]) -> tuple[float, float]:
    wall, processor = time.perf_counter(), time.thread_time()
    ask()
    return (time.thread_time() - processor) * 1000, (time.perf_counter() - wall) * 1000


def show(name: str, times: Times) -> None:
    processor, wall = (sorted(column) for column in zip(*times, strict=True))
    p50, p99 = (processor[min(int(len(times) * at), len(times) - 1)] for at in (0.5, 0.99))
    last = wall[min(int(len(times) * 0.99), len(times) - 1)]
    print(
        f"{name:24} {len(times):5}  p50 {p50:6.2f}  p99 {p99:6.2f}  worst {processor[-1]:6.2f}"
        f"  wall p99 {last:6.2f} ms"
    )


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp())
    if not Paths(folder).database.exists():
        started = time.perf_counter()
        build(folder, count).close()
        print(f"built {count} in {time.perf_counter() - started:.0f} s")
    size = Paths(folder).database.stat().st_size
    print(f"{size / 1e6:.0f} MB, {size / count / 1024:.2f} KiB a dossier")
    started = time.perf_counter()
    store = Store.open(Paths(folder), KEY)
    print(f"open {(time.perf_counter() - started) * 1000:.1f} ms")
    everything: Times = []
    for name, texts in questions().items():
        times = []
        for text in texts * 2:
            with store.read() as work:
                times.append(measure(lambda t=text, w=work: w.registers.search(t, 50)))
        everything += times
        show(name, times)
    show("ALL", everything)
    pages(store)
    store.close()


def pages(store: Store) -> None:
    now = datetime(2026, 11, 1, tzinfo=UTC)
    lists = {
        "newest": RegisterFilter(),
        "status": RegisterFilter(statuses=(Status.RECEIVED,)),
        "procedure": RegisterFilter(procedure="1.004873"),
        "overdue": RegisterFilter(due_before=now - timedelta(days=2), open_only=True),
        "undelivered": RegisterFilter(undelivered_only=True),
        "text + status": RegisterFilter(text="nguyen", statuses=(Status.RECEIVED,)),
    }
    for name, wanted in lists.items():
        with store.read() as work:
            first = work.registers.page(wanted, limit=50)
            times = [
                measure(lambda w=work, f=wanted: w.registers.page(f, limit=50)) for _ in range(20)
            ]
            if first:
                last = (first[-1].received_at, first[-1].id)
                times += [
                    measure(lambda w=work, f=wanted, b=last: w.registers.page(f, before=b))
                    for _ in range(20)
                ]
        show(f"page: {name}", times)
    with store.read() as work:
        show("counts", [measure(work.registers.counts) for _ in range(20)])


if __name__ == "__main__":
    main()
