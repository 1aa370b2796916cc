"""How long until the window can be used, and what it weighs then, with many dossiers in the store.

``python -m tests.bench.start 100000 [FOLDER]``: builds the store where there is none, then starts
the program five times in a process of its own, the first time with cold caches where the machine
lets us. Milliseconds from the birth of the process; the stretching of the password (a matter of
taste: see the key slots) is left out. Memory is PSS in MB, two seconds after.
"""

# ruff: noqa: T201

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.population import KEY, build

TIMES = 5
REST_MS = 2000


def fill(folder: Path, count: int) -> None:
    """Make the store once: dossiers, catalogue, calendar."""
    from counter_app.domain.catalogue import edition_from_json
    from counter_app.services.new_office import SHIPPED_CALENDAR, SHIPPED_CATALOGUE

    store = build(folder, count)
    with store.write() as work:
        content = json.loads(SHIPPED_CALENDAR.read_bytes())
        work.catalogue.load(edition_from_json(gzip.decompress(SHIPPED_CATALOGUE.read_bytes())))
        work.calendars.load(content)
    store.close()


def child(folder: Path) -> None:
    """Open the window, find a procedure, and say how long it took."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from counter_app.app import Counter
    from counter_app.domain.clock import SystemClock
    from counter_app.founding import first_officer
    from counter_app.paths import Paths
    from counter_app.settings import Settings
    from counter_app.store.store import Store
    from counter_app.ui.language import Language
    from counter_app.ui.look import theme
    from counter_app.ui.main_window import MainWindow
    from counter_app.ui.paper.printer import PcPrinter
    from counter_app.ui.program import application

    born = _born()
    paths, settings = Paths(folder), Settings("H48.12.34", "Xã Mẫu", 1)

    class Office:
        """The office without its key slots."""

        def __init__(self) -> None:
            self.paths, self.settings = paths, settings

        def officers(self) -> tuple[str, ...]:
            return ("lan",)

        def sign_in(self, _name: str, _password: str) -> Any:
            store = Store.open(paths, KEY)
            return Counter(paths, settings, store, first_officer("lan", "Lan"), SystemClock())

    app = application()
    theme.apply(app)
    Language().choose("vi")
    window: Any = MainWindow(Office(), PcPrinter(), app)  # type: ignore[arg-type]
    window.show()
    app.processEvents()
    shown = time.time() - born
    window.sign_in.wanted.emit("lan", "")
    _until(app, lambda: not window.is_locked)
    window.grab()
    usable = time.time() - born
    search = window.screens.reception.search
    search.setText("khai sinh")
    search.open_list()
    _until(app, lambda: search.model.rowCount() > 0)
    answered = time.time() - born
    _until(app, lambda: window.jobs.is_idle and time.time() - born > answered + REST_MS / 1000)
    print(
        json.dumps(
            {
                "sign_in_ms": round(shown * 1000),
                "usable_ms": round(usable * 1000),
                "first_search_ms": round(answered * 1000),
                "pss_mb": _pss_mb(),
            }
        )
    )
    window.shut()


def _until(app: Any, true: Any) -> None:
    while not true():
        app.processEvents()
        time.sleep(0.001)


def _born() -> float:
    """When our parent made this process."""
    return float(os.environ["START_BENCH_BORN"])


def _pss_mb() -> float:
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return 0.0
    line = next(x for x in rollup.read_text().splitlines() if x.startswith("Pss:"))
    return round(int(line.split()[1]) / 1024, 1)


def _cool_down() -> bool:
    try:
        os.sync()
        Path("/proc/sys/vm/drop_caches").write_text("3")
    except OSError:
        return False
    return True


def main(arguments: list[str]) -> None:
    """Build, start, print."""
    if arguments[0] == "--child":
        child(Path(arguments[1]))
        return
    count = int(arguments[0])
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(arguments[1]) if len(arguments) > 1 else Path(scratch) / "data"
        if not (folder / "counter.db").exists():
            fill(folder, count)
        for number in range(TIMES):
            cold = number == 0 and _cool_down()
            said = subprocess.run(
                [sys.executable, "-m", "tests.bench.start", "--child", str(folder)],
                check=True,
                capture_output=True,
                text=True,
                env=os.environ | {"START_BENCH_BORN": str(time.time())},
            )
            print("cold" if cold else "warm", said.stdout.strip(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
