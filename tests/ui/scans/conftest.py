"""The sheet of scans over a real counter, with a watched folder and a scanner of ours."""

from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.services.desk import Desk
from counter_app.services.scanning.scan_desk import ScanDesk
from counter_app.ui.scans.sheet import ScanSheet
from tests.devices.fake_scanner import FakeScanner
from tests.ui.hands import (
    until_idle,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "may-quet"
    made.mkdir()
    return made


@pytest.fixture
def scanner() -> FakeScanner:
    return FakeScanner()


@pytest.fixture
def place(window, counter, folder, scanner):
    """The window's place, with a watched folder and a scanner of ours."""
    settings = replace(counter.settings, window_watched_folder=str(folder))
    counter.scans = ScanDesk(Desk(counter.store, counter.clock, settings), scanner)
    return window.screens._place


@pytest.fixture
def sheet(qtbot, window, place):
    made = ScanSheet(place, window, "Tờ khai theo mẫu")
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    until_idle(qtbot, window)
    yield made
    if made.isVisible():
        made.done(0)
    until_idle(qtbot, window)
    made.deleteLater()


@pytest.fixture
def settle(qtbot, window):
    """Wait for what was just asked for, a look at the watched folder included."""
    return lambda: until_idle(qtbot, window)
