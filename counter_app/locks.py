"""Who may write: one program holds the desk, one speaks to the gateway; readers take no lock."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from counter_app.domain.errors import BusyError, MachineError
from counter_app.paths import Paths

PATIENCE_S = 2.0  # another command is usually done by then; a window is not
SLOTS_PATIENCE_S = 10.0  # nobody holds them longer than a write to the disk takes


@contextmanager
def desk(paths: Paths, *, patience_s: float = PATIENCE_S) -> Iterator[None]:
    """Hold the right to write deeds into this data folder.

    Raises:
        BusyError: ``data.in_use``: another program has it.
        MachineError: ``data.not_writable``.
    """
    with _held(paths.desk_lock, "data.in_use", patience_s):
        yield


@contextmanager
def wire(paths: Paths, *, patience_s: float = PATIENCE_S) -> Iterator[None]:
    """Hold the right to speak to the gateway for this device.

    Raises:
        BusyError: ``sync.in_use``: a window or another command does so now.
        MachineError: ``data.not_writable``.
    """
    with _held(paths.sync_lock, "sync.in_use", patience_s):
        yield


@contextmanager
def key_slots(paths: Paths, *, patience_s: float = SLOTS_PATIENCE_S) -> Iterator[None]:
    """Hold the right to change who may open the store. Whoever holds it reads the file anew.

    Raises:
        BusyError: ``data.in_use``: another program changes them and does not end.
        MachineError: ``data.not_writable``.
    """
    with _held(paths.slots_lock, "data.in_use", patience_s):
        yield


@contextmanager
def _held(path: Path, code: str, patience_s: float) -> Iterator[None]:
    lock = FileLock(path, timeout=patience_s)
    try:
        lock.acquire()
    except Timeout:
        raise BusyError(code) from None
    except OSError as wrong:
        raise MachineError("data.not_writable", errno=wrong.errno) from None
    try:
        yield
    finally:
        lock.release()
