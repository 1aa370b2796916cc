"""Fifty deeds on a real store, with everything that reaches the disk written down.

Run as a process of its own: ``python -m tests.powercut.journey DATA LOG [PRAGMA]``. The log is a
line of JSON for each change of a file, and one ``done`` line after each deed was acknowledged.
"""

import builtins
import json
import os
import sys
from base64 import b64encode
from pathlib import Path
from typing import Any, BinaryIO

from counter_app.domain.catalogue import Edition
from counter_app.domain.deeds import Decided, HandedOver, Returned
from counter_app.domain.orders import OrderedComponent
from counter_app.domain.staff import Officer, Role
from counter_app.paths import Paths
from counter_app.services.desk import Desk
from counter_app.services.processing import Processing
from counter_app.services.reception import Reception
from counter_app.settings import Settings
from counter_app.store import engine, keyslots
from counter_app.store.store import Store
from tests.builders import make_order, make_procedure
from tests.fakes import FakeClock
from tests.powercut.recording_vfs import RecordingVfs

DEEDS = 50
PDF = b"%PDF-1.4\n%%EOF\n"
PASSWORD = "mật-khẩu-thử-1"
HOA = Officer("hoa", "Phạm Hoà Thử", Role.LEAD)
CALENDAR = {"years": {"2026": {"provisional": False, "off": [], "work": []}}}


class Log:
    """What reached the disk, in order."""

    def __init__(self, target: BinaryIO, data: Path) -> None:
        self._target = target
        self._data = data

    def tell(self, what: str, path: str, number: int = 0, content: bytes = b"") -> None:
        """Write one change down, unless it is of a file outside the data folder."""
        name = self.named(path)
        if name:
            self.line(what, name, number, b64encode(content).decode())

    def named(self, path: Any) -> str:
        """Return a path relative to the data folder, empty for one outside."""
        file = Path(os.path.abspath(path))
        return file.relative_to(self._data).as_posix() if file.is_relative_to(self._data) else ""

    def line(self, *parts: Any) -> None:
        self._target.write(json.dumps(parts).encode() + b"\n")


class _Written:
    """A file opened for writing whose bytes are told."""

    def __init__(self, file: BinaryIO, path: str, log: Log) -> None:
        self._file, self._path, self._log = file, path, log

    def write(self, content: bytes) -> int:
        self._log.tell("write", self._path, self._file.tell(), content)
        return self._file.write(content)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> "_Written":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def listen(log: Log) -> RecordingVfs:
    """Hear what SQLite and the house's own durable writing do to files."""
    paths: dict[int, str] = {}
    plain_open, plain_fsync, plain_replace = os.open, os.fsync, os.replace

    def opened(path: Any, mode: str = "r", *rest: Any) -> Any:
        file = builtins.open(path, mode, *rest)  # noqa: SIM115 (handed on)
        paths[file.fileno()] = str(path)
        if "w" not in mode:
            return file
        log.tell("create", str(path))
        return _Written(file, str(path), log)

    def opened_bare(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        handle = plain_open(path, flags, *rest, **more)
        paths[handle] = str(path)
        return handle

    def synced(handle: int) -> None:
        plain_fsync(handle)
        log.tell("sync", paths[handle])

    def replaced(old: Any, new: Any) -> None:
        plain_replace(old, new)
        log.tell("rename", str(new), 0, log.named(old).encode())

    engine.open = opened
    os.open, os.fsync, os.replace = opened_bare, synced, replaced
    return RecordingVfs(log.tell)


def main(data: Path, target: Path, pragma: str = "") -> None:
    """Make a store, do the deeds, tell of each when it was acknowledged."""
    paths, scans = Paths(data), target.parent
    key = keyslots.create(paths, "hoa", PASSWORD, target_s=0.001)
    with builtins.open(target, "wb") as file:
        log = Log(file, data)
        ear = listen(log)
        keyslots.add_slot(paths, key, "lan", PASSWORD, target_s=0.001)
        if pragma:
            _weaken(pragma)
        store = Store.create(paths, key)
        with store.write() as work:
            work.catalogue.load(Edition("thử", (make_procedure(),)))
            work.calendars.load(CALENDAR)
            work.staff.add(HOA)
        log.line("ready", key.hex())
        _work(Desk(store, FakeClock(), Settings("H48.12.34", "Xã Mẫu", 1)), log, scans)
        store.close()
        assert ear


def _work(desk: Desk, log: Log, scans: Path) -> None:
    reception, processing, codes = Reception(desk), Processing(desk), []
    for number in range(DEEDS):
        desk.clock.forward(minutes=3)
        step = number % 5
        if step in (0, 1):
            scan = scans / f"scan-{number}.pdf"
            scan.write_bytes(PDF + bytes(3000) + str(number).encode())
            components = (OrderedComponent(1, originals=1, files=(scan,)),)
            order = make_order(components=components, client_ref=f"thử-{number}")
            dossier = reception.receive(order, by=HOA).dossier
            codes.append(dossier.code)
        elif step == 2:
            dossier = processing.hand_over(codes[-1], HandedOver(to="tư pháp"), by=HOA)
        elif step == 3:
            dossier = processing.decide(codes[-1], Decided(outcome="granted"), by=HOA)
        else:
            dossier = processing.return_result(codes[-1], Returned(to="applicant"), by=HOA)
        log.line("done", dossier.code, dossier.version)
        if number % 12 == 11:
            desk.store.tidy()


def _weaken(pragma: str) -> None:
    """Break the store on purpose: the test must see it."""
    prepare = engine._prepare

    def weakly(connection: Any, key: bytes) -> None:
        prepare(connection, key)
        connection.execute(f"PRAGMA {pragma}")

    engine._prepare = weakly


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), *sys.argv[3:])
