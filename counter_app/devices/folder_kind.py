"""Whether a folder lies on this PC: SQLite's log must not lie on a network drive."""

import ctypes
import os
from pathlib import Path, PurePosixPath
from typing import Final

_REMOTE: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "davfs", "fuse.sshfs", "fuse.rclone", "ncpfs"}
)
_MOUNTS: Final = Path("/proc/self/mountinfo")
_DRIVE_REMOTE: Final = 4  # GetDriveTypeW


def is_remote(folder: Path) -> bool:
    """Return whether ``folder`` is known to lie on another machine; unknown is not."""
    whole = folder.resolve()
    if os.name == "nt":
        return str(whole).startswith("\\\\") or _drive_type(whole.anchor) == _DRIVE_REMOTE
    try:
        return type_of(whole.as_posix(), _MOUNTS.read_text("utf-8")) in _REMOTE
    except (OSError, UnicodeDecodeError):
        return False


def type_of(folder: str, mounts: str) -> str:
    """Return the file system under ``folder`` as Linux's ``mountinfo`` tells, "" for none."""
    best, found = "", ""
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        parts, kinds = left.split(" "), right.split(" ")
        if len(parts) < 5 or not right:
            continue
        place = parts[4].replace("\\040", " ")
        if PurePosixPath(folder).is_relative_to(place) and len(place) >= len(best):
            best, found = place, kinds[0]
    return found


def _drive_type(anchor: str) -> int:
    windows = getattr(ctypes, "windll", None)
    return int(windows.kernel32.GetDriveTypeW(anchor)) if windows else 0
