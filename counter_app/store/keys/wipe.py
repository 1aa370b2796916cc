"""Destroying a counter's data for good: the keys first, then all the rest.

Without the slots the store is noise, whatever a disk keeps of overwritten sectors. A wipe that
was cut short goes on with the next call: the mark that begins it goes last.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from counter_app.domain.errors import CounterError
from counter_app.paths import Paths
from counter_app.store.engine import disk, flush_folder, write_durably
from counter_app.store.keys import pc
from counter_app.store.retention import kept

_MARK: Final = "retired"
_HEADER_BYTES: Final = 1 << 20  # SQLite's salt and its first pages
_PIECE: Final = 1 << 20
_LOCKS: Final = (".lock",)


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
        for file in _key_bearing(paths):
            _overwrite(file, file.stat().st_size)
            file.unlink()
        flush_folder(paths.data)
        for file in (paths.database, Path(f"{paths.database}-wal"), paths.settings):
            if file.exists():
                _overwrite(file, _HEADER_BYTES)
        for entry in sorted(paths.data.iterdir()):
            if entry.name == _MARK or entry.suffix in _LOCKS:
                continue
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        (paths.data / _MARK).unlink(missing_ok=True)
        flush_folder(paths.data)


def _key_bearing(paths: Paths) -> Iterator[Path]:
    """Yield every file that holds the key in some wrapping, backups included."""
    for pattern in ("keyslots*", "recovery-request.key*", "rekey*/keyslots*", "*/keyslots*"):
        yield from (file for file in paths.data.glob(pattern) if file.is_file())
    yield from (one.file for one in kept(paths.backups) if one.file.is_file())


def _overwrite(file: Path, most: int) -> None:
    left = min(file.stat().st_size, most)
    with open(file, "r+b") as opened:
        while left > 0:
            left -= opened.write(os.urandom(min(_PIECE, left)))
        opened.flush()
        os.fsync(opened.fileno())
