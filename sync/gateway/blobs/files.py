"""Scans on disk, named by what they hold: ``ab/cd/<sha256>``.

A file appears under its name only when it is whole, checked and flushed; its folder is flushed
too. Workers on several machines share one folder (NFS 4 or a cluster file system).
"""

import hashlib
import os
from http import HTTPStatus
from pathlib import Path

from sync.gateway.blobs import Part, Reader
from sync.gateway.blobs.kinds import BEGINNING, media_type_of
from sync.gateway.errors import RefusedError


class BlobFiles:
    """The folder of scans: finished ones, unfinished uploads, and a quarantine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._uploads = folder / "uploads"
        self._quarantine = folder / "quarantine"
        for path in (folder, self._uploads, self._quarantine):
            path.mkdir(parents=True, exist_ok=True)

    def part(self, upload: str, offset: int) -> Part:
        """Go on with an unfinished upload."""
        flags = os.O_RDWR | getattr(os, "O_BINARY", 0)
        try:
            file = os.open(self._part(upload), flags)
        except FileNotFoundError:
            raise RefusedError(HTTPStatus.NOT_FOUND, "upload.unknown") from None
        os.lseek(file, offset, os.SEEK_SET)
        return _Part(file)

    def open(self, sha256: str, first: int, length: int) -> Reader:
        """Read a clean scan from byte ``first`` on."""
        file = self._place(sha256).open("rb")
        file.seek(first)
        return file

    def begin(self, upload: str) -> None:
        """Make an empty unfinished upload, durable."""
        with self._part(upload).open("wb") as file:
            os.fsync(file.fileno())
        flush_folder(self._uploads)

    def drop(self, upload: str) -> None:
        """Remove an unfinished upload."""
        self._part(upload).unlink(missing_ok=True)

    def settle(self, upload: str, sha256: str, length: int) -> tuple[bool, str]:
        """Move a whole upload to its place when it is what it said.

        Safe to repeat after a crash at any point. Returns whether it is, and its media type
        (empty: quarantined).
        """
        part = self._part(upload)
        if not part.exists():
            return self._settled_before(sha256)
        if part.stat().st_size != length or file_hash(part) != sha256:
            return False, ""
        return True, self._move_in(part, sha256)

    def keep(self, content: bytes, sha256: str, *, known_type: str = "") -> str:
        """Keep whole bytes whose hash is known to be right; return the media type.

        ``known_type``: of what the province itself hands in; its first bytes need prove nothing.
        """
        part = self._uploads / f"{sha256}.{os.getpid()}.part"
        with part.open("wb") as file:
            file.write(content)
        return self._move_in(part, sha256, known_type)

    def _place(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256[2:4] / sha256

    def _part(self, upload: str) -> Path:
        return self._uploads / f"{upload}.part"

    def _move_in(self, part: Path, sha256: str, known_type: str = "") -> str:
        with part.open("r+b") as file:
            media_type = known_type or media_type_of(file.read(BEGINNING))
            os.fsync(file.fileno())
        place = self._place(sha256) if media_type else self._quarantine / sha256
        place.parent.mkdir(parents=True, exist_ok=True)
        part.replace(place)
        for folder in (place.parent, place.parent.parent, self._folder):
            flush_folder(folder)
        return media_type

    def _settled_before(self, sha256: str) -> tuple[bool, str]:
        if (self._quarantine / sha256).exists():
            return True, ""
        place = self._place(sha256)
        if not place.exists():
            return False, ""
        with place.open("rb") as file:
            return True, media_type_of(file.read(BEGINNING))


class _Part:
    """An unfinished upload, opened behind what is there."""

    def __init__(self, file: int) -> None:
        self._file = file

    def write(self, piece: bytes) -> None:
        """Take a piece."""
        rest = memoryview(piece)
        while rest:
            rest = rest[os.write(self._file, rest) :]

    def keep(self) -> None:
        """Flush what was written."""
        os.fsync(self._file)

    def close(self) -> None:
        """Let go."""
        os.close(self._file)


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file, in bounded memory."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def flush_folder(folder: Path) -> None:
    """Make a new name durable; Windows does that by itself and cannot open folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
