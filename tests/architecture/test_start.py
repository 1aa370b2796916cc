"""The sign-in window stands before the rest of the house is loaded: what it imports is counted."""

import json
import subprocess
import sys

MOST_OF_OURS = 47
MOST_BESIDE_QT = 110  # modules that Qt's widgets do not bring with them
BEHIND = (
    "asyncio",
    "argon2",
    "cryptography",
    "msgspec",
    "sqlalchemy",
    "sqlcipher3",
    "sync.engine",
    "counter_app.app",
    "counter_app.printing",
    "counter_app.services",
    "counter_app.store.store",
    "counter_app.ui.screens",
)


def _loaded(after: str) -> set[str]:
    code = f"import {after}, json, sys; print(json.dumps(sorted(sys.modules)))"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return set(json.loads(said.stdout))


def test_the_sign_in_window_loads_nothing_of_what_stands_behind_it():
    front = _loaded("counter_app.__main__, counter_app.cli.edge, counter_app.front")
    assert sorted(name for name in BEHIND if name in front) == []
    ours = {name for name in front if name.split(".")[0] in ("counter_app", "sync")}
    assert len(ours) <= MOST_OF_OURS, sorted(ours)
    foreign = front - ours - _loaded("PySide6.QtWidgets")
    assert len(ours | foreign) <= MOST_BESIDE_QT, sorted(foreign)


def test_a_command_loads_no_window():
    assert not {"PySide6", "counter_app.ui"} & _loaded("counter_app.__main__, counter_app.cli.main")
