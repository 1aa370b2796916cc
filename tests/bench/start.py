"""How long until the window can be used, and what it weighs then, with many dossiers in the store.

``python -m tests.bench.start 100000 [FOLDER] [--rounds N]``: builds an office where there is none,
then starts the program in a process of its own, as the command ``counter --data FOLDER`` does, the
first time with cold caches where the machine lets us. Milliseconds:

* ``sign_in_ms``: from the birth of the process until the sign-in is painted and takes keys;
* ``pause_ms``: the longest time the window took no event while a person typed a password of
  10 keys, 120 ms each (the rest of the program loads meanwhile);
* ``enter_ms``: from Enter until reception is painted, with the stretching of the password, which
  is made cheap here: a matter of taste, see the key slots;
* ``search_ms``: until the first procedures typed for are found;
* ``hurried_ms``: until reception is painted, from the birth of the process, when the password is
  entered at once by a machine: nothing loads while nobody types.

Memory is PSS in MB, two seconds after. For a weak PC run it below ``weakpc.sh``.
"""

# ruff: noqa: T201

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

PASSWORD = "mat-khau-thu-nghiem"
KEY_EVERY_MS = 120
KEYS_TYPED = 10
REST_S = 2.0


def fill(folder: Path, count: int) -> None:
    """Make the office once: dossiers, catalogue, calendar, one officer with a cheap password."""
    import gzip

    from counter_app import settings as settings_file
    from counter_app.domain.catalogue import edition_from_json
    from counter_app.founding import first_officer
    from counter_app.paths import Paths
    from counter_app.services.new_office import SHIPPED_CALENDAR, SHIPPED_CATALOGUE
    from counter_app.settings import Settings
    from counter_app.store import keyslots
    from tests.bench.population import build

    paths = Paths(folder)
    key = keyslots.create(paths, "lan", PASSWORD, target_s=0.01)
    store = build(folder, count, key=key)
    with store.write() as work:
        work.state.set("counter", "1")
        work.staff.add(first_officer("lan", "Nguyễn Thị Mẫu"))
        work.calendars.load(json.loads(SHIPPED_CALENDAR.read_bytes()))
        work.catalogue.load(edition_from_json(gzip.decompress(SHIPPED_CATALOGUE.read_bytes())))
    store.close()
    settings_file.save(paths.settings, Settings("H48.12.34", "Xã Mẫu", 1))


class Person:
    """Watches the program from its first moment on a timer of its own, and works it."""

    def __init__(self, born: float, *, hurried: bool) -> None:
        from PySide6.QtCore import QTimer

        self._born, self._hurried = born, hurried
        self._last = self._began = self._entered = self._found = 0.0
        self._typed = 0
        self.said: dict[str, float] = {}
        self.window: Any = None
        self._do: Any = self._wait_for_sign_in
        self._tick = QTimer(interval=20 if hurried else 1)  # a look takes time from what loads
        self._tick.timeout.connect(self._look)
        self._tick.start()

    def _look(self) -> None:
        now = time.perf_counter()
        if self._began and not self._entered:
            self.said["pause_ms"] = max(self.said.get("pause_ms", 0.0), ms(now - self._last))
        self._do()
        self._last = time.perf_counter()

    def _since_birth(self) -> float:
        return ms(time.time() - self._born)

    def _wait_for_sign_in(self) -> None:
        from PySide6.QtWidgets import QApplication

        shown = [w for w in QApplication.topLevelWidgets() if hasattr(w, "sign_in")]
        if not shown or not shown[0].isVisible():
            return
        self.window = shown[0]
        self.window.activateWindow()
        self.window.repaint()
        self.said["sign_in_ms"] = self._since_birth()
        self._began = time.perf_counter()
        if self._hurried:
            self._enter()
        else:
            self._do = self._type

    def _type(self) -> None:
        if time.perf_counter() - self._began < self._typed * KEY_EVERY_MS / 1000:
            return
        if self._typed < KEYS_TYPED:
            self._typed += 1
            self.window.sign_in.password.setText(PASSWORD[: self._typed])
        else:
            self._enter()

    def _enter(self) -> None:
        self.window.sign_in.password.setText(PASSWORD)
        self._entered = time.perf_counter()
        self.window.sign_in.password.returnPressed.emit()
        self._do = self._wait_for_reception

    def _wait_for_reception(self) -> None:
        if self.window.is_locked:
            return
        self.window.repaint()
        self.said["enter_ms"] = ms(time.perf_counter() - self._entered)
        if self._hurried:
            self.said = {"hurried_ms": self._since_birth()}
        search = self.window.screens.reception.search
        search.setText("khai sinh")
        search.open_list()
        self._found = time.perf_counter()
        self._do = self._wait_for_answer

    def _wait_for_answer(self) -> None:
        if self.window.screens.reception.search.model.rowCount():
            self.said["search_ms"] = ms(time.perf_counter() - self._found)
            self._found = time.perf_counter()
            self._do = self._rest

    def _rest(self) -> None:
        if time.perf_counter() - self._found < REST_S:
            return
        self.said["pss_mb"] = pss_mb()
        self._tick.stop()
        self.window.close()


def child(folder: Path, *, hurried: bool) -> None:
    """Open the window as the command does, with a person before it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    from counter_app import __main__ as command
    from counter_app.ui.program import application

    app = application()
    person = Person(float(os.environ["START_BENCH_BORN"]), hurried=hurried)
    sys.argv = ["counter", "--data", str(folder)]
    code = command.main()
    print(json.dumps(person.said))
    app.processEvents()
    sys.stdout.flush()
    os._exit(code)


def ms(seconds: float) -> float:
    """Return milliseconds, rounded."""
    return round(seconds * 1000, 1)


def pss_mb() -> float:
    """Return what this process weighs, its share of what is shared included."""
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return 0.0
    line = next(x for x in rollup.read_text().splitlines() if x.startswith("Pss:"))
    return round(int(line.split()[1]) / 1024, 1)


def cool_down() -> bool:
    """Forget what the machine read before; False where it does not let us."""
    try:
        os.sync()
        Path("/proc/sys/vm/drop_caches").write_text("3")
    except OSError:
        return False
    return True


def start(folder: Path, *, hurried: bool) -> str:
    """Start once in a process of its own and return what it said."""
    words = [sys.executable, "-m", "tests.bench.start", "--child", str(folder)]
    said = subprocess.run(
        [*words, "--hurried"] if hurried else words,
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"START_BENCH_BORN": str(time.time())},
    )
    return said.stdout.strip().splitlines()[-1]


def main() -> None:
    """Build, start, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", nargs="?", type=int, default=100_000)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--child", type=Path)
    parser.add_argument("--hurried", action="store_true")
    words = parser.parse_args()
    if words.child:
        child(words.child, hurried=words.hurried)
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = words.folder or Path(scratch) / "data"
        if not (folder / "counter.toml").exists():
            fill(folder, words.count)
        for number in range(words.rounds):
            for hurried in (False, True):
                cold = number == 0 and cool_down()
                print("cold" if cold else "warm", start(folder, hurried=hurried), flush=True)


if __name__ == "__main__":
    main()
