"""The one place where the store's file is opened, and where SQLite's errors become ours.

Encrypted by SQLCipher with a raw 256-bit key, write-ahead log, every commit flushed.
"""

import os
import shutil
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import PendingRollbackError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from counter_app.domain.errors import (
    BusyError,
    CounterError,
    IntegrityError,
    MachineError,
    RuleError,
    StaleError,
)

PAGE_BYTES: Final = 4096
LEAST_ROOM: Final = 64 << 10  # bytes: what opening the file takes, twice
BUSY_TIMEOUT_S: Final = 10.0
CACHE_KIB: Final = 8000  # a connection at most; two connections work at a time
# 16 MiB of log before SQLite moves it into the file by itself: a commit pays for that once in
# some two hundred. Idle moments and closing move it earlier (``Store.tidy``).
CHECKPOINT_PAGES: Final = 4000
_BEGUN: Final = "begun"  # of a connection: a transaction of ours is open

_BY_NAME: Final = {
    "SQLITE_FULL": (MachineError, "disk.full"),
    "SQLITE_READONLY": (MachineError, "disk.read_only"),
    "SQLITE_PERM": (MachineError, "disk.read_only"),
    "SQLITE_CANTOPEN": (MachineError, "disk.cannot_open"),
    "SQLITE_IOERR": (MachineError, "disk.failing"),
    "SQLITE_BUSY": (BusyError, "store.locked"),
    "SQLITE_LOCKED": (BusyError, "store.locked"),
    "SQLITE_NOTADB": (IntegrityError, "store.not_a_store"),
    "SQLITE_CORRUPT": (IntegrityError, "store.damaged"),
}
_BY_CONSTRAINT: Final = {
    "failed: dossiers.id": (StaleError, "dossier.stale"),
    "dossiers.code": (RuleError, "code.taken"),
    "dossiers.client_ref": (RuleError, "client_ref.taken"),
    "journal.append_only": (IntegrityError, "journal.append_only"),
    "no such table: alembic_version": (IntegrityError, "store.not_a_store"),
}


def connect(file: Path, key: bytes) -> dbapi2.Connection:
    """Open ``file`` with the raw ``key`` (32 bytes); it must exist or be about to be created.

    Raises:
        IntegrityError: the key does not fit or the file is no store.
        MachineError: the disk refuses.
    """
    try:
        with converted():
            return _connected(file, key)
    except MachineError as refused:  # SQLite does not say why it got no room for its log's index
        if refused.code == "disk.failing" and shutil.disk_usage(file.parent).free < LEAST_ROOM:
            raise MachineError("disk.full") from refused
        raise


def make_engine(file: Path, key: bytes) -> Engine:
    """Return the engine over ``file``; its connections are in autocommit, see ``transaction``."""
    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=lambda: connect(file, key),
        poolclass=QueuePool,
        pool_size=3,
        max_overflow=8,
        pool_use_lifo=True,  # the pages that the last one read are still at hand
        isolation_level="AUTOCOMMIT",
        query_cache_size=200,
        hide_parameters=True,  # they are citizens' data, and errors are written to the log
    )
    event.listen(engine, "handle_error", _convert)
    return engine


@contextmanager
def transaction(engine: Engine, *, immediate: bool) -> Iterator[Connection]:
    """Open one transaction: a snapshot for reading, or the writer's place at once.

    Leaving the block commits; an exception undoes all of it. Where SQLite itself has undone it (a
    full disk, mostly), nothing more is written, even if the block goes on over the error.

    Raises:
        MachineError: ``disk.failing``: the block went on after its transaction was undone.
    """
    with engine.connect() as connection:
        connection.begin()  # SQLAlchemy too must know: it opens no other line in the middle of it
        ask(connection, "BEGIN IMMEDIATE" if immediate else "BEGIN")
        connection.info[_BEGUN] = True
        try:
            yield connection
            ask(connection, "COMMIT")
        except PendingRollbackError as undone:
            raise MachineError("disk.failing") from undone
        except BaseException:
            _roll_back(connection)
            raise
        finally:
            if not connection.invalidated:
                connection.info.pop(_BEGUN, None)


def ask(connection: Connection, statement: str, *bound: Any) -> list[Any]:
    """Return the rows of ``statement``, asked of the driver itself.

    For what every transaction or every step of sync asks: SQLAlchemy's way costs ten times the
    processor time of such a small statement. Rows are plain tuples; errors become ours as there.
    """
    driver: Any = connection.connection.driver_connection
    try:
        return list(driver.execute(statement, bound))
    except dbapi2.Error as error:
        _let_go(connection)
        raise our_error(error) from error


def tell(connection: Connection, statement: str, rows: Iterable[tuple[Any, ...]]) -> int:
    """Run ``statement`` for each of ``rows``, as ``ask`` does; return how many lines changed."""
    driver: Any = connection.connection.driver_connection
    try:
        return int(driver.executemany(statement, rows).rowcount)
    except dbapi2.Error as error:
        _let_go(connection)
        raise our_error(error) from error


class WritersLine:
    """Writers of this process wait in a line; SQLite itself lets the quickest in, not the first.

    So a deed waits for one step of the sync thread at most.
    """

    def __init__(self) -> None:
        self._changed = Condition()
        self._line: deque[object] = deque()

    @contextmanager
    def turn(self, patience_s: float) -> Iterator[None]:
        """Wait for our turn, and let the next one in afterwards.

        Raises:
            BusyError: ``store.locked``: it did not come in time (or we wait for ourselves).
        """
        me = object()
        with self._changed:
            self._line.append(me)
            if not self._changed.wait_for(lambda: self._line[0] is me, patience_s):
                self._line.remove(me)
                raise BusyError("store.locked")
        try:
            yield
        finally:
            with self._changed:
                self._line.popleft()
                self._changed.notify_all()


@contextmanager
def converted() -> Iterator[None]:
    """Turn SQLite's errors inside the block into ours."""
    try:
        yield
    except dbapi2.Error as error:
        raise our_error(error) from error


def our_error(error: BaseException) -> CounterError | BaseException:
    """Return what ``error`` of SQLite means for the house; a bug stays what it is."""
    name = getattr(error, "sqlite_errorname", "") or ""
    message = str(error)
    for constraint, (kind, code) in _BY_CONSTRAINT.items():
        if constraint in message:
            return kind(code)
    for prefix, (kind, code) in _BY_NAME.items():
        if name.startswith(prefix):
            return kind(code)
    if "disk is full" in message:
        return MachineError("disk.full")
    return error


def _connected(file: Path, key: bytes) -> dbapi2.Connection:
    connection = dbapi2.connect(
        str(file), timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
    )
    try:
        _prepare(connection, key)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: dbapi2.Connection, key: bytes) -> None:
    pragma = connection.execute
    pragma("PRAGMA cipher_log_level = NONE")  # it would write to stderr; errors are raised anyway
    pragma(f"PRAGMA key = \"x'{key.hex()}'\"")
    pragma(f"PRAGMA cipher_page_size = {PAGE_BYTES}")
    pragma("SELECT count(*) FROM sqlite_schema").fetchone()  # the key is tried here
    mode = pragma("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal":
        raise MachineError("disk.no_write_ahead_log", mode=mode)
    pragma("PRAGMA synchronous = FULL")
    pragma("PRAGMA foreign_keys = ON")
    pragma("PRAGMA trusted_schema = OFF")
    pragma(f"PRAGMA cache_size = -{CACHE_KIB}")
    pragma(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
    pragma(f"PRAGMA journal_size_limit = {CHECKPOINT_PAGES * PAGE_BYTES}")


def _convert(context: ExceptionContext) -> None:
    if context.connection is not None and _is_undone(context.connection):
        # every further statement would be a transaction of its own
        context.is_disconnect, context.invalidate_pool_on_disconnect = True, False
    ours = our_error(context.original_exception)
    if isinstance(ours, CounterError):
        raise ours from context.original_exception


def _is_undone(connection: Connection) -> bool:
    """Whether SQLite has ended our transaction by itself."""
    if connection.invalidated or not connection.info.get(_BEGUN):
        return False
    driver: Any = connection.connection.driver_connection
    return not driver.in_transaction


def _let_go(connection: Connection) -> None:
    """After an error: a transaction that SQLite has ended by itself takes nothing more in."""
    if _is_undone(connection):
        connection.invalidate()


def _roll_back(connection: Connection) -> None:
    if connection.invalidated:  # broken off from outside: it was closed, and nothing was kept
        return
    driver: Any = connection.connection.driver_connection
    if driver is not None and driver.in_transaction:  # a full disk may have ended it already
        connection.exec_driver_sql("ROLLBACK")


def flush_folder(folder: Path) -> None:
    """Make a new or renamed file's name durable; Windows does this with the file itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_file(file: Path) -> None:
    """Have the content of ``file`` on the disk on return."""
    with open(file, "rb+") as handle:
        os.fsync(handle.fileno())


def write_durably(target: Path, content: bytes) -> None:
    """Write ``target`` whole or not at all, and have it on the disk on return.

    Raises:
        MachineError: the disk is full or refuses.
    """
    draft = target.with_name(target.name + ".new")
    try:
        with open(draft, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, target)
        flush_folder(target.parent)
    except OSError as error:
        raise disk_error(error) from error


def disk_error(error: OSError) -> MachineError:
    """Return what an error of the file system means for the house."""
    full = error.errno in (28, 122, 27)  # no space, quota, file too large
    refused = error.errno in (13, 1, 30)
    code = "disk.full" if full else "disk.read_only" if refused else "disk.failing"
    return MachineError(code, errno=error.errno)


@contextmanager
def disk() -> Iterator[None]:
    """Turn the file system's errors inside the block into ours."""
    try:
        yield
    except OSError as error:
        raise disk_error(error) from error
