"""The power goes at every write and every sync of fifty deeds; no acknowledged deed is lost."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from counter_app.domain.errors import CounterError
from counter_app.paths import Paths
from counter_app.store import keyslots
from counter_app.store.attachments import named_scans
from counter_app.store.store import Store
from tests.powercut.disk import Disk
from tests.powercut.journey import DEEDS, PASSWORD

SEED = 26
PATIENCE = keyslots.Patience(sleep=lambda _: None)
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="the driver of Windows does not show SQLite's functions"
)


@dataclass
class Told:
    """What the counter had acknowledged by some moment."""

    key: bytes = b""
    deeds: int = 0
    versions: dict[str, int] = field(default_factory=dict)


def recorded(folder: Path, *pragma: str) -> list[list[Any]]:
    """Run the journey and return its record."""
    log = folder / "record"
    words = [sys.executable, "-m", "tests.powercut.journey", folder / "data", log, *pragma]
    subprocess.run(words, check=True, timeout=300)
    return [json.loads(line) for line in log.read_bytes().splitlines()]


def cuts(record: list[list[Any]], fates: tuple[str, ...], folder: Path, *, every: int = 1):
    """Yield what is wrong after each cut; ``every``: how many writes apart torn cuts are."""
    disk, told, lot = Disk(), Told(), Random(SEED)
    for place, line in enumerate(record):
        if line[0] == "ready":
            told.key = bytes.fromhex(line[1])
            continue
        if line[0] == "done":
            told.deeds += 1
            told.versions[line[1]] = line[2]
            continue
        disk.take(*line)
        if place % every and line[0] == "write":
            continue
        for fate in fates:
            wrong = after(disk, fate, lot, told, folder)
            if wrong:
                yield f"line {place} ({line[0]} {line[1]}), {fate}: {wrong}"


def after(disk: Disk, fate: str, lot: Random, told: Told, folder: Path) -> str:
    """Cut the power, start the PC again, and return what is wrong, empty for nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    disk.cut(folder, fate, lot)
    paths = Paths(folder)
    try:
        if not told.key:
            return begun(paths)
        if not keyslots.fits(paths, told.key):
            return "another key"
        store = Store.open(paths, told.key)
    except (CounterError, DBAPIError) as error:
        return str(error)
    try:
        return looked_at(store, told)
    except CounterError as error:
        return str(error)
    finally:
        store.close()


def begun(paths: Paths) -> str:
    """Before the counter was ready nothing was promised, but nothing may be by half."""
    if paths.database.exists():
        key = keyslots.unlock(paths, "lan", PASSWORD, patience=PATIENCE)
        Store.open(paths, key).close()
    return ""


def looked_at(store: Store, told: Told) -> str:
    """Return what is wrong with the store."""
    with store.read() as work:
        report = work.journal.verify()
        if report.problems:
            return str(report.problems[0])
        if report.facts not in (told.deeds, told.deeds + 1):
            return f"{report.facts} facts, {told.deeds} acknowledged"
        for code, version in told.versions.items():
            dossier = work.dossiers.by_code(code)
            if dossier.version < version:
                return f"{code} has version {dossier.version}, acknowledged {version}"
            for fact in work.dossiers.deeds(dossier.id):
                for scan in named_scans(fact.deed):
                    work.attachments.read(scan)
    with store.write() as work:
        work.state.set("after the cut", "1")
    return ""


@pytest.fixture(scope="module")
def record(tmp_path_factory) -> list[list[Any]]:
    return recorded(tmp_path_factory.mktemp("journey"))


def test_the_record_holds_every_deed_and_what_reached_the_disk(record):
    told = [line[0] for line in record]
    assert told.count("done") == DEEDS
    assert told.count("write") > 1000
    assert told.count("sync") > DEEDS
    assert any(line[1] == "counter.db" and line[0] == "write" for line in record)


def test_no_power_cut_loses_an_acknowledged_deed_or_leaves_half_of_one(record, tmp_path):
    assert list(cuts(record, ("torn",), tmp_path / "pc", every=16)) == []


@pytest.mark.nightly
def test_no_power_cut_at_any_write_in_any_way_loses_a_deed(record, tmp_path):
    assert list(cuts(record, ("dropped", "kept", "torn"), tmp_path / "pc")) == []


def test_a_store_that_does_not_sync_is_found_out(tmp_path):
    record = recorded(tmp_path, "synchronous=OFF")
    assert next(cuts(record, ("dropped",), tmp_path / "pc", every=8), "") != ""
