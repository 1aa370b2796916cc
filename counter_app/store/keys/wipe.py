"""Destroying a counter's data for good: the keys first, then all the rest.

Without the slots the store is noise, whatever a disk keeps of overwritten sectors; so slots are
overwritten wherever the program put them: backups, drafts of backups, and the practice beside the
office, whose password everybody knows. A wipe that was cut short goes on with the next call: the
mark that begins it goes last.
"""

import os
import shutil
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from counter_app.domain.errors import CounterError
from counter_app.paths import Paths
from counter_app.store.backup import SUFFIX
from counter_app.store.engine import disk, flush_folder, write_durably
from counter_app.store.keys import pc

_MARK: Final = "retired"
_HEADER_BYTES: Final = 1 << 20  # SQLite's salt and its first pages
_PIECE: Final = 1 << 20
_KEYS: Final = ("keyslots*", "recovery-request.key*", f"*{SUFFIX}*")
_STORES: Final = ("counter.db*", "counter.toml*")


def begin(paths: Paths, told: bytes) -> None:
    """Write the mark; from here on there is no way back. ``told``: the certificate."""
    write_durably(paths.data / _MARK, told)


def is_begun(paths: Paths) -> bool:
    """Return whether a wipe was begun here."""
    return (paths.data / _MARK).exists()


def finish(paths: Paths) -> None:
    """Destroy keys, then everything of ours in the data folder; may be repeated.

    Raises:
        MachineError: the disk refuses; call again.
    """
    with suppress(CounterError):  # no such slot, or no key store: nothing to take away
        pc.remove(paths)
    with disk():
        for file in _found(paths, _KEYS):
            _overwrite(file, file.stat().st_size)
            file.unlink()
        flush_folder(paths.data)
        for file in _found(paths, _STORES):
            _overwrite(file, _HEADER_BYTES)
        staying = (paths.data / _MARK, paths.desk_lock, paths.sync_lock)  # our caller holds these
        for entry in sorted(paths.data.iterdir()):
            if entry in staying:
                continue
            is_folder = entry.is_dir() and not entry.is_symlink()
            shutil.rmtree(entry) if is_folder else entry.unlink()
        (paths.data / _MARK).unlink(missing_ok=True)
        flush_folder(paths.data)


def _found(paths: Paths, patterns: tuple[str, ...]) -> list[Path]:
    """Return every such file of ours, however deep; what a link leads to is not ours."""
    return [
        Path(folder) / name
        for folder, _, names in os.walk(paths.data)
        for name in names
        if any(fnmatchcase(name, pattern) for pattern in patterns)
        and not (Path(folder) / name).is_symlink()
    ]


def _overwrite(file: Path, most: int) -> None:
    left = min(file.stat().st_size, most)
    with open(file, "r+b") as opened:
        while left > 0:
            left -= opened.write(os.urandom(min(_PIECE, left)))
        opened.flush()
        os.fsync(opened.fileno())
