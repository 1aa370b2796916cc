"""A province of one's own: the real gateway as a process on this PC, with SQLite."""

import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from counter_app.domain.errors import MachineError
from counter_app.paths import Paths

UNIT = "H48.12.34"
UNIT_NAME = "Xã Mẫu"
OFFICER = "lan"
OFFICER_NAME = "Nguyễn Thị Mẫu"
PASSWORD = "quay-thu-2026"  # opens made-up data only; told on the screen
STARTS_WITHIN_S = 60.0
STOPS_WITHIN_S = 15.0


class Province:
    """The gateway's process. Its folder keeps everything; a second start goes on where it was."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = ""
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def database(self) -> Path:
        """Where the province keeps what it holds."""
        return self.folder / "province.db"

    def start(self) -> str:
        """Start the gateway, on the port it had before, and return its address.

        Raises:
            MachineError: ``trial.gateway_failed``: it ended or did not listen in time.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        known = self._known_url()
        if known and _answers(known):  # a trial that was cut off left it running
            self.url = known
            return known
        port = str(urlsplit(known).port) if known else "0"
        said = self.folder / "gateway.out"
        with said.open("wb") as out, (self.folder / "gateway.log").open("ab") as log:
            self._process = subprocess.Popen(
                self._command("serve", "--blobs", str(self.folder / "blobs"), "--port", port),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=log,
            )
        self.url = self._listening(said, self._process)
        (self.folder / "gateway.url").write_text(self.url, "utf-8")
        return self.url

    def enrol(self, unit: str = UNIT, unit_name: str = UNIT_NAME, counter: int = 1) -> str:
        """Return a one-time code for one counter.

        Raises:
            MachineError: ``trial.gateway_failed``.
        """
        words = ("--unit", unit, "--unit-name", unit_name, "--counter", str(counter), "--json")
        ended = subprocess.run(
            self._command("enrol", *words), capture_output=True, check=False, timeout=60
        )
        if ended.returncode:
            raise MachineError("trial.gateway_failed", exit_code=ended.returncode)
        return str(json.loads(ended.stdout)["enrolment"])

    def stop(self) -> None:
        """End the gateway in good order."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(STOPS_WITHIN_S)
            except subprocess.TimeoutExpired:
                self.kill()
            self._process = None

    def kill(self) -> None:
        """End the gateway as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def __enter__(self) -> "Province":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _command(self, word: str, *more: str) -> list[str]:
        return [sys.executable, "-m", "sync.gateway", word, "--db", str(self.database), *more]

    def _known_url(self) -> str:
        file = self.folder / "gateway.url"
        return file.read_text("utf-8").strip() if file.exists() else ""

    def _listening(self, said: Path, process: subprocess.Popen[bytes]) -> str:
        deadline = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < deadline:
            line = said.read_bytes().partition(b"\n")
            if line[1]:
                return str(json.loads(line[0])["listening"])
            if process.poll() is not None:
                break
            time.sleep(0.02)
        exit_code = process.poll()
        self.kill()
        raise MachineError(
            "trial.gateway_failed", exit_code=exit_code, log=str(self.folder / "gateway.log")
        )


@dataclass(frozen=True, slots=True)
class Trial:
    """A counter enrolled with a province that runs."""

    paths: Paths
    url: str
    officer: str = OFFICER
    password: str = PASSWORD
    province: Province | None = field(default=None, compare=False)  # ours to stop and start


@contextmanager
def trial(folder: Path, *, counter: int = 1) -> Iterator[Trial]:
    """Run a province below ``folder`` with one enrolled counter; a second start finds both again.

    Raises:
        MachineError: ``trial.gateway_failed``. CounterError, SyncError: the counter could not be
            set up.
    """
    paths = Paths(folder / f"counter-{counter}")
    with Province(folder / "province") as province:
        if not paths.settings.exists():
            _set_up(paths, province, counter)
        yield Trial(paths, province.url, province=province)


def _set_up(paths: Paths, province: Province, counter: int) -> None:
    """Make the counter as an administrator would: by the command line, in its own process."""
    words = {
        "--unit": UNIT,
        "--unit-name": UNIT_NAME,
        "--counter": str(counter),
        "--officer": OFFICER,
        "--officer-name": OFFICER_NAME,
        "--gateway": province.url,
        "--enrolment": province.enrol(counter=counter),
        "--data": str(paths.data),
    }
    more = [word for pair in words.items() for word in pair]
    ended = subprocess.run(
        [sys.executable, "-m", "counter_app", "init", *more],
        env={**os.environ, "COUNTER_PASSWORD": PASSWORD},
        stdout=subprocess.DEVNULL,
        check=False,
        timeout=300,
    )
    if ended.returncode:
        raise MachineError("trial.counter_failed", exit_code=ended.returncode)


def _answers(url: str) -> bool:
    where = urlsplit(url)
    connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=2)
    try:
        connection.request("GET", "/v1/health")
        return connection.getresponse().status in (200, 503)
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
