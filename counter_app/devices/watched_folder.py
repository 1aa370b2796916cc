"""The folder in which a scanner's own program puts its files.

It is looked at, never listened to: network folders send no news. A file is offered when its size
and time stood still between two looks, so one that is being written is left alone.
"""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from counter_app.domain.errors import MachineError, MissingError, RuleError

ENDINGS = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff")


@dataclass(frozen=True, slots=True)
class DroppedFile:
    """A file as it was when looked at. ``changed_ns``: its time of change."""

    path: Path
    size: int
    changed_ns: int


class WatchedFolder:
    """Offers files that are whole; takes none away unless asked, and then only the same one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._before: dict[Path, DroppedFile] = {}

    def look(self) -> tuple[DroppedFile, ...]:
        """Return the files that have not changed since the last look, oldest first.

        A folder that is not there, a network drive that is away, is an empty one.
        """
        now = {file.path: file for file in self._files()}
        still = [file for file in now.values() if self._before.get(file.path) == file]
        self._before = now
        return tuple(sorted(still, key=lambda file: (file.changed_ns, file.path)))

    def read(self, file: DroppedFile, limit_bytes: int) -> bytes:
        """Return the bytes of ``file``; it stays where it is.

        Raises:
            MissingError: ``file.missing``: somebody took it away.
            RuleError: ``file.too_large``.
            MachineError: ``file.unreadable``: locked, or it changed while it was read.
        """
        if file.size > limit_bytes:
            raise RuleError("file.too_large", size_bytes=file.size, limit_bytes=limit_bytes)
        try:
            content = file.path.read_bytes()
        except FileNotFoundError:
            raise MissingError("file.missing") from None
        except OSError as wrong:
            raise MachineError("file.unreadable", errno=wrong.errno) from None
        if len(content) != file.size or _seen(file.path) != file:
            raise MachineError("file.unreadable")
        return content

    def delete(self, file: DroppedFile) -> bool:
        """Take ``file`` away if it is still the one that was read; return whether it is gone."""
        if _seen(file.path) != file:
            return not file.path.exists()
        try:
            file.path.unlink()
        except OSError:
            return False
        return True

    def _files(self) -> list[DroppedFile]:
        try:
            with os.scandir(self._folder) as entries:
                names = [entry.name for entry in entries]
        except OSError:
            return []
        wanted = (name for name in names if name.lower().endswith(ENDINGS) and name[0] not in ".~")
        seen = (_seen(self._folder / name) for name in wanted)
        return [file for file in seen if file is not None and file.size > 0]


def _seen(path: Path) -> DroppedFile | None:
    try:
        found = path.lstat()
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return DroppedFile(path, found.st_size, found.st_mtime_ns)
