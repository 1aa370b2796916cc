"""A new key for everything: the store, its scans, the key slots.

All of it is made anew in a folder beside the old, which stays in use until the last moment. A
crash before that costs nothing, and what was done is not done twice; a crash after it is
finished by the next start (``finish``). Officers other than the one who re-keys need new
passwords: their slots hold the old key, and nobody can reseal them without what they know.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import text

from counter_app import locks
from counter_app.domain.errors import IntegrityError, MissingError, SignInError
from counter_app.domain.ids import OfficerId
from counter_app.paths import Paths
from counter_app.store import keyslots
from counter_app.store.attachments import BlobFolder
from counter_app.store.engine import (
    connect,
    converted,
    disk,
    flush_file,
    flush_folder,
    write_durably,
)
from counter_app.store.keys import other_slots, recovery
from counter_app.store.store import Store

Report = Callable[[int, int], None]
_SCANS: Final = text("SELECT hash FROM scans ORDER BY hash")
_READY: Final = "ready"
_BESIDE: Final = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """What was done. ``lost``: scans that were damaged before; their files are left out."""

    scans: int
    lost: tuple[str, ...]
    without_password: tuple[OfficerId, ...]


def rekey(
    store: Store,
    officer: OfficerId,
    password: str,
    *,
    report: Report = lambda done, total: None,
    target_s: float = keyslots.TARGET_S,
) -> Rekeyed:
    """Make everything anew under a fresh key and put it in place; ``store`` is closed by it.

    Nobody else may write meanwhile: the caller holds the desk and the wire.

    Raises:
        SignInError: the password is not the officer's.
        MachineError: the disk is full or refuses; the old key still holds.
    """
    paths = store.paths
    if keyslots.unlock(paths, officer, password) != store.key:
        raise SignInError("key.wrong")
    fresh = Paths(paths.new_key)
    key = _fresh_key(store, fresh, officer, password, target_s)
    scans, lost = _scans(store, fresh, key, report)
    _database(store, fresh, key)
    store.close()
    others = tuple(name for name in keyslots.officers(paths) if name != officer)
    write_durably(fresh.data / _READY, b"")
    finish(paths)
    return Rekeyed(scans, lost, others)


def finish(paths: Paths) -> bool:
    """Put the new store in place if one is ready; return whether there was one.

    Called before a store is opened. Every step may be repeated.
    """
    fresh, old = Paths(paths.new_key), paths.old_key
    shutil.rmtree(old, ignore_errors=True)
    if not (fresh.data / _READY).exists():
        return False
    with disk():
        if fresh.database.exists():
            for ending in _BESIDE:
                Path(f"{paths.database}{ending}").unlink(missing_ok=True)
            os.replace(fresh.database, paths.database)
        if fresh.blobs.exists():
            if paths.blobs.exists():
                os.replace(paths.blobs, fresh.data / "old-blobs")
            os.replace(fresh.blobs, paths.blobs)
        if fresh.keyslots.exists():
            with locks.key_slots(paths):
                os.replace(fresh.keyslots, paths.keyslots)
        flush_folder(paths.data)
        os.replace(fresh.data, old)
        shutil.rmtree(old, ignore_errors=True)
    return True


def is_begun(paths: Paths) -> bool:
    """Return whether a re-keying was begun and not ended."""
    return paths.new_key.exists()


def is_ready(paths: Paths) -> bool:
    """Return whether a new store waits to be put in place, or its leavings to be cleared."""
    return (paths.new_key / _READY).exists() or paths.old_key.exists()


def _fresh_key(
    store: Store, fresh: Paths, officer: OfficerId, password: str, target_s: float
) -> bytes:
    """Return the key a crash left behind, else a new one with its slots written."""
    try:
        return keyslots.unlock(fresh, officer, password)
    except (MissingError, SignInError, IntegrityError):
        shutil.rmtree(fresh.data, ignore_errors=True)
    key = keyslots.create(fresh, officer, password, target_s=target_s)
    sealed = tuple(
        recovery.resealed(slot, key) for slot in other_slots.of_kind(store.paths, recovery.KIND)
    )
    with keyslots.changing(fresh, key=key) as change:
        change.to(slots=(*change.kept.slots, *sealed))
    return key


def _scans(store: Store, fresh: Paths, key: bytes, report: Report) -> tuple[int, tuple[str, ...]]:
    old, new = BlobFolder(store.paths.blobs, store.key), BlobFolder(fresh.blobs, key)
    with store.read() as work:
        hashes = [row.hash.hex() for row in work.connection.execute(_SCANS)]
    lost = []
    for done, file_hash in enumerate(hashes, 1):
        try:
            new.put(old.read(file_hash))  # writes nothing that is there already
        except (IntegrityError, MissingError):
            lost.append(file_hash)
        report(done, len(hashes) + 1)
    fresh.blobs.mkdir(parents=True, exist_ok=True)
    return len(hashes) - len(lost), tuple(lost)


def _database(store: Store, fresh: Paths, key: bytes) -> None:
    """Copy the store as it is now and give the copy the new key; then try the new key on it."""
    for ending in ("", "-journal", *_BESIDE):
        Path(f"{fresh.database}{ending}").unlink(missing_ok=True)
    with closing(connect(fresh.database, store.key)) as copy, converted():
        with store.engine.connect() as connection:
            driver = connection.connection.driver_connection
            if driver is not None:
                driver.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.execute(f"PRAGMA rekey = \"x'{key.hex()}'\"")
    with closing(connect(fresh.database, key)) as copy, converted():
        if copy.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise IntegrityError("store.damaged")
    flush_file(fresh.database)
