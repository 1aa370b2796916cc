"""The gateway as a real process."""

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from sync.gateway.__main__ import main
from tests.gateway.counter_pc import UNIT, CounterPc
from tests.gateway.shelves import FolderShelf, Shelf


def command(*words: str, input_: str | None = None, code: int = 0) -> list[Any]:
    """Run one ``counter-gateway`` command here and return the JSON lines it printed."""
    out, err, given = io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO((input_ or "").encode()))
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            ended = main(list(words))
    finally:
        sys.stdin = given
    assert ended == code, (ended, out.getvalue(), err.getvalue())
    return [json.loads(line) for line in out.getvalue().splitlines()]


class GatewayProgram:
    """``counter-gateway serve`` on a free port."""

    def __init__(self, db: str, folder: Path, workers: int = 1, shelf: Shelf | None = None) -> None:
        self.db = db
        self.folder = folder
        self.workers = workers
        self.shelf = shelf or FolderShelf(folder / "blobs")
        self.environment: dict[str, str] = {}
        self.log = folder / "gateway.log"
        self.url = ""
        self.unit = UNIT
        self._process: subprocess.Popen[str] | None = None

    def start(self, *more: str, port: int = 0) -> "GatewayProgram":
        words = ["serve", "--db", self.db, "--blobs", self.shelf.place]
        words += ["--port", str(port), "--workers", str(self.workers), *more]
        with self.log.open("a") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-W", "error::DeprecationWarning", "-m", "sync.gateway", *words],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env=os.environ | self.environment,
                start_new_session=True,
            )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, self.log.read_text()
        self.url = json.loads(line)["listening"]
        return self

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def kill(self) -> None:
        """SIGKILL for the parent and every worker at once."""
        assert self._process is not None
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._close()

    def stop(self) -> int:
        """SIGTERM; return the exit code."""
        if self._process is None or self._process.poll() is not None:
            return -1
        self._process.terminate()
        self._process.wait(40)
        return self._close()

    def counter(self, counter: int = 3, unit: str = "") -> CounterPc:
        """Enrol a counter PC."""
        unit = unit or self.unit
        code = self.enrolment(counter, unit)
        return CounterPc(self.url, code, unit, counter)

    def enrolment(self, counter: int = 3, unit: str = "") -> str:
        words = ("enrol", "--db", self.db, "--unit", unit or self.unit, "--unit-name", "Xã Mẫu")
        [made] = command(*words, "--counter", str(counter))
        return str(made["enrolment"])

    def facts(self, pc: CounterPc) -> list[Any]:
        """Return what the store holds of a device."""
        return command("facts", "--db", self.db, "--device", pc.device)

    def verify(self, code: int = 0) -> dict[str, Any]:
        """Check every chain."""
        [report] = command("verify", "--db", self.db, code=code)
        return dict(report)

    def _close(self) -> int:
        assert self._process is not None
        code = self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._process = None
        return code
