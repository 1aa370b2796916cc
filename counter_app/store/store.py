"""The store of one counter PC: opened here, worked on in transactions."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from counter_app.domain.errors import IntegrityError, MissingError, RuleError, SignInError
from counter_app.domain.ids import new_id
from counter_app.paths import Paths
from counter_app.store import engine, upgrade
from counter_app.store.attachments import BlobFolder
from counter_app.store.backup import backup
from counter_app.store.engine import (
    PAGE_BYTES,
    WritersLine,
    disk_error,
    flush_folder,
    make_engine,
    transaction,
)
from counter_app.store.keyslots import fits
from counter_app.store.office.catalogue import Shelf
from counter_app.store.replica import StoreReplica
from counter_app.store.rescue import high_water
from counter_app.store.work import Shared, Work

_HALF_MADE: Final = ".half-made"
_MERGE_A_PART: Final = "INSERT INTO search(search, rank) VALUES ('merge', 100)"
_MERGED_SOMETHING: Final = 2  # rows changed: below it there was nothing to merge (SQLite's manual)


class Store:
    """One encrypted file, its scans and its transactions.

    Used by two threads, the desk's and the sync's; each transaction has a connection to itself.
    A writer waits for the other writer at most ten seconds.
    """

    def __init__(self, paths: Paths, key: bytes, opened: Engine) -> None:
        self.paths = paths
        self.key = key
        self.engine = opened
        self._writers = WritersLine()
        self._shared = Shared(BlobFolder(paths.blobs, key), Shelf())

    @classmethod
    def create(cls, paths: Paths, key: bytes) -> "Store":
        """Make a new encrypted file with the newest schema. ``key``: 32 random bytes.

        Raises:
            RuleError: there is a store already (``store.exists``).
            MachineError: the disk refuses.
        """
        if paths.database.exists():
            raise RuleError("store.exists")
        draft = paths.database.with_name(paths.database.name + _HALF_MADE)
        try:
            paths.data.mkdir(parents=True, exist_ok=True)
            _remove(draft)
            _lay(draft, key)
            draft.replace(paths.database)
            flush_folder(paths.data)
        except OSError as error:
            raise disk_error(error) from error
        return cls.open(paths, key)

    @classmethod
    def open(cls, paths: Paths, key: bytes) -> "Store":
        """Open the file; an older schema is brought to the newest, after a backup.

        Raises:
            MissingError: there is no store here (``store.missing``).
            SignInError: the key is not this store's (``key.wrong``).
            IntegrityError: damaged (``store.damaged``), or of a newer program (``store.newer``).
            MachineError: the disk refuses.
        """
        if not paths.database.exists():
            raise MissingError("store.missing")
        _look_at(paths.database)
        store = cls(paths, key, make_engine(paths.database, key))
        try:
            upgrade.bring_to_head(store.engine, store.back_up_before)
        except IntegrityError as error:
            store.close()
            if error.code == "store.not_a_store" and "found" not in error.facts:
                raise _unreadable(paths, key) from error
            raise
        except BaseException:
            store.close()
            raise
        return store

    @contextmanager
    def read(self) -> Iterator[Work]:
        """Look at one state of the store; what others commit meanwhile is not seen."""
        with transaction(self.engine, immediate=False) as connection:
            yield Work(connection, self._shared)

    @contextmanager
    def write(self) -> Iterator[Work]:
        """Change; leaving the block commits with one flush, an exception undoes all of it.

        Raises:
            BusyError: somebody else writes for more than ten seconds (``store.locked``).
            MachineError: the disk is full or read-only; nothing was changed.
        """
        with (
            self._writers.turn(engine.BUSY_TIMEOUT_S),
            transaction(self.engine, immediate=True) as connection,
        ):
            work = Work(connection, self._shared)
            yield work
        if work.journal.grown:
            high_water.note(self.paths, self.key, work.journal.grown)

    def tidy(self) -> bool:
        """Do a piece of what deeds leave for idle moments; return whether more is to be done.

        Merges a part of the search index (some 30 ms); when nothing is left of that, moves the
        write-ahead log into the file. Nobody need call it: deeds then pay for it now and then.
        """
        with self.write() as work:
            driver = work.connection.connection.driver_connection
            before = driver.total_changes if driver else 0
            work.connection.exec_driver_sql(_MERGE_A_PART)
            merged = driver.total_changes - before if driver else 0
        if merged >= _MERGED_SOMETHING:
            return True
        with self.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")
        return False

    def close(self) -> None:
        """Close every connection; the last one moves the log into the file and removes it."""
        self.engine.dispose()

    def replica(self) -> StoreReplica:
        """Return the store as the sync engine sees it."""
        return StoreReplica(self.read, self.write, self._shared.blobs)

    def back_up_before(self, revision: str) -> None:
        """Write a backup, without scans, before the schema goes to ``revision``."""
        backup(self, self.paths.backups, label=f"before-{revision}", scans=False)


def _lay(file: Path, key: bytes) -> None:
    new = make_engine(file, key)
    try:
        with transaction(new, immediate=True) as connection:
            upgrade.lay(connection)
            work = Work(connection, Shared(BlobFolder(file.parent, key), Shelf()))
            work.state.set("device", str(new_id(datetime.now(UTC))))
    finally:
        new.dispose()


def _remove(draft: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        draft.with_name(draft.name + suffix).unlink(missing_ok=True)


def _look_at(file: Path) -> None:
    try:
        size = file.stat().st_size
    except OSError as error:
        raise disk_error(error) from error
    if size < PAGE_BYTES:  # SQLite would take an empty file for a new store
        raise IntegrityError("store.damaged", size_bytes=size)


def _unreadable(paths: Paths, key: bytes) -> IntegrityError | SignInError:
    """Tell a wrong key from a broken first page: SQLCipher cannot, the key slots can."""
    if fits(paths, key):
        return IntegrityError("store.damaged")
    return SignInError("key.wrong")
