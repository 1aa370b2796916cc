"""How long one reception takes to be durable, and how many flushes it costs.

``python -m tests.bench.saving [FOLDER]``: p50, p99 and worst of 1,000 saves. With ``--flushes`` it
runs itself under strace and counts the flushes of 200 saves.
"""

# ruff: noqa: T201

import os
import re
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from counter_app.paths import Paths
from counter_app.store.store import Store
from tests.bench.population import KEY
from tests.store.made import receive

AT = datetime(2027, 1, 1, 1, tzinfo=UTC) + timedelta(days=time.time_ns() % 20_000)
SAVES = 200


def save(store: Store, place: int) -> None:
    with store.write() as work:
        receive(work, at=AT + timedelta(minutes=place))


def flushes(saves: int) -> int:
    """Count fsync and fdatasync of this script saving so many dossiers."""
    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder) / "trace"
        ask = ["strace", "-f", "-o", str(trace), "-e", "trace=fsync,fdatasync"]
        run = [sys.executable, "-m", "tests.bench.saving", "--only", str(saves)]
        subprocess.run([*ask, *run], check=True, env=os.environ)
        return len(re.findall(r"\b(?:fsync|fdatasync)\(", trace.read_text()))


def main() -> None:
    if "--flushes" in sys.argv:
        none, some = flushes(0), flushes(SAVES)
        print(f"{some - none} flushes for {SAVES} saves: {(some - none) / SAVES:.3f} a save")
        return
    if "--only" in sys.argv:
        with tempfile.TemporaryDirectory() as folder:
            store = Store.create(Paths(Path(folder) / "data"), KEY)
            for place in range(int(sys.argv[-1])):
                save(store, place)
            os._exit(0)  # closing is not part of a save
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp()) / "data"
    paths = Paths(folder)
    store = Store.open(paths, KEY) if paths.database.exists() else Store.create(paths, KEY)
    walls, processors = [], []
    for place in range(1000):
        wall, processor = time.perf_counter(), time.thread_time()
        save(store, place)
        walls.append((time.perf_counter() - wall) * 1000)
        processors.append((time.thread_time() - processor) * 1000)
    store.close()
    for name, times in (("wall clock", walls), ("processor", processors)):
        times.sort()
        print(f"{name:10}  p50 {times[500]:.2f}  p99 {times[990]:.2f}  worst {times[-1]:.2f} ms")


if __name__ == "__main__":
    main()
