"""Scans on disk, named by what they hold: ``ab/cd/<sha256>``.

A file appears under its name only when it is whole, checked and flushed; its folder is flushed
too. Workers on several machines share one folder (NFS 4 or a cluster file system).
"""

import hashlib
import os
from pathlib import Path

_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)


class BlobFiles:
    """The folder of scans: finished ones, unfinished uploads, and a quarantine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._uploads = folder / "uploads"
        self._quarantine = folder / "quarantine"
        for path in (folder, self._uploads, self._quarantine):
            path.mkdir(parents=True, exist_ok=True)

    def path(self, sha256: str) -> Path:
        """Return where a clean scan lies."""
        return self.folder / sha256[:2] / sha256[2:4] / sha256

    def quarantined(self, sha256: str) -> Path:
        """Return where something lies that is neither PDF nor image."""
        return self._quarantine / sha256

    def part(self, upload: str) -> Path:
        """Return where an unfinished upload lies."""
        return self._uploads / f"{upload}.part"

    def begin(self, upload: str) -> None:
        """Make an empty unfinished upload, durable."""
        with self.part(upload).open("wb") as file:
            os.fsync(file.fileno())
        flush_folder(self._uploads)

    def drop(self, upload: str) -> None:
        """Remove an unfinished upload."""
        self.part(upload).unlink(missing_ok=True)

    def settle(self, upload: str, sha256: str) -> tuple[bool, str]:
        """Move a whole upload to its place when it is what it said.

        Safe to repeat after a crash at any point. Returns whether it is, and its media type
        (empty: quarantined).
        """
        part = self.part(upload)
        if not part.exists():
            return self._settled_before(sha256)
        if file_hash(part) != sha256:
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

    def _move_in(self, part: Path, sha256: str, known_type: str = "") -> str:
        with part.open("r+b") as file:
            media_type = known_type or media_type_of(file.read(16))
            os.fsync(file.fileno())
        place = self.path(sha256) if media_type else self.quarantined(sha256)
        place.parent.mkdir(parents=True, exist_ok=True)
        part.replace(place)
        for folder in (place.parent, place.parent.parent, self.folder):
            flush_folder(folder)
        return media_type

    def _settled_before(self, sha256: str) -> tuple[bool, str]:
        if self.quarantined(sha256).exists():
            return True, ""
        place = self.path(sha256)
        if not place.exists():
            return False, ""
        with place.open("rb") as file:
            return True, media_type_of(file.read(16))


def media_type_of(beginning: bytes) -> str:
    """Return the media type that the first bytes prove; empty for anything we do not take."""
    for magic, media_type in _MAGIC:
        if beginning.startswith(magic):
            return media_type
    return ""


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
