"""Where the gateway under test keeps scans: a folder, or a bucket of a real S3 server.

Tests look behind the gateway through these; both behave alike.
"""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Protocol

BUCKET = "scans"
PREFIX = "province"


class Shelf(Protocol):
    """A place of scans."""

    place: str  # as ``--blobs`` takes it
    closed: str  # the code of an answer once it is gone

    def quarantined(self, sha256: str) -> bytes: ...

    def spoil(self, upload: str) -> None:
        """Leave behind what a crash in the middle of a part leaves."""

    def fail(self) -> None:
        """Answer nothing from now on."""


class FolderShelf:
    closed = "disk.unavailable"

    def __init__(self, folder: Path) -> None:
        self.place = str(folder)
        self.folder = folder

    def _part(self, upload: str) -> Path:
        return self.folder / "uploads" / f"{upload}.part"

    def quarantined(self, sha256: str) -> bytes:
        return (self.folder / "quarantine" / sha256).read_bytes()

    def spoil(self, upload: str) -> None:
        with self._part(upload).open("ab") as file:
            file.write(b"bytes that were on their way when it died")

    def fail(self) -> None:
        (self.folder / "uploads").rmdir()


class S3Server:
    """``nanio``: an S3 server that keeps buckets as folders and checks every signature."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="gateway-s3-"))
        self.key, self.secret = secrets.token_hex(8), secrets.token_hex(16)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self._log = self.folder / "log"
        (self.folder / "data" / BUCKET).mkdir(parents=True)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What the gateway needs to be let in."""
        return {"AWS_ACCESS_KEY_ID": self.key, "AWS_SECRET_ACCESS_KEY": self.secret}

    def start(self) -> "S3Server":
        words = ["serve", "--data-dir", str(self.folder / "data"), "--host", "127.0.0.1"]
        own = {"NANIO_ACCESS_KEY": self.key, "NANIO_SECRET_KEY": self.secret}
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "nanio", *words, "--port", str(self.port)],
                env=os.environ | own,
                stdout=log,
                stderr=log,
            )
        for _ in range(1200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                try:
                    self._process.wait(0.05)
                except subprocess.TimeoutExpired:
                    continue
                raise RuntimeError(self._log.read_text()) from None
            else:
                return self
        raise RuntimeError("the S3 server did not answer")

    def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


class BucketShelf:
    closed = "blobs.unavailable"

    def __init__(self, server: S3Server, prefix: str = PREFIX) -> None:
        self._server = server
        endpoint = f"http://127.0.0.1:{server.port}"
        self.place = f"s3://{BUCKET}/{prefix}?endpoint={endpoint}&region=us-east-1"
        self.folder = server.folder / "data" / BUCKET / prefix

    def quarantined(self, sha256: str) -> bytes:
        return (self.folder / "quarantine" / sha256).read_bytes()

    def spoil(self, upload: str) -> None:
        parts = [path for path in (self.folder / "uploads" / upload).iterdir() if "-" in path.name]
        assert parts
        offset, _, length = parts[-1].name.partition("-")
        half = parts[-1].with_name(f"{offset}-{int(length) // 2}")
        half.write_bytes(parts[-1].read_bytes()[: int(length) // 2])

    def fail(self) -> None:
        self._server.kill()
