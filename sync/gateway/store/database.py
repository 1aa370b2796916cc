"""One way to open the store, for SQLite and PostgreSQL alike.

Every deed is one transaction: ``read()`` sees one moment, ``write()`` commits on exit, durably
(SQLite: WAL with ``synchronous=FULL``; PostgreSQL: ``synchronous_commit`` as the server has it).
"""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from http import HTTPStatus
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.pool import QueuePool

from sync.gateway.errors import ClosedError, RefusedError

__all__ = ["HEAD", "MIGRATIONS", "Connection", "Database", "sqlalchemy_url"]

HEAD = "0003"  # the schema this program writes
MIGRATIONS = Path(__file__).parent / "migrations"
_UPGRADE_LOCK = 7_220_118_2025 % (1 << 31)  # one upgrade at a time, over all workers
_GONE = {"57P01", "57P02", "57P03", "53300", "40001", "40P01"}  # server stopping, full, or a clash


def sqlalchemy_url(db: str) -> str:
    """Return what SQLAlchemy opens for ``--db``: a plain path is SQLite."""
    url = db if "://" in db else f"sqlite:///{db}"
    for scheme in ("postgresql://", "postgres://"):
        if url.startswith(scheme):
            url = "postgresql+psycopg://" + url.removeprefix(scheme)
    try:
        kind = make_url(url).drivername
    except (ArgumentError, ValueError):
        kind = ""
    if kind not in ("sqlite", "postgresql+psycopg"):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "db.unknown_kind")
    return url


class Database:
    """The gateway's store, opened."""

    def __init__(self, db: str, *, connections: int = 8) -> None:
        url = sqlalchemy_url(db)
        self.is_postgres = url.startswith("postgresql")
        self._engine = _postgres(url, connections) if self.is_postgres else _sqlite(url)
        self._one_writer: AbstractContextManager[Any] = (
            nullcontext() if self.is_postgres else threading.Lock()
        )

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Look; one snapshot for all statements inside.

        Raises:
            ClosedError: the store does not answer.
        """
        with _converted(), self._engine.connect() as connection:
            if self.is_postgres:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Change; leaving the block commits, an exception undoes all of it.

        Raises:
            ClosedError: the store does not answer; nothing was kept.
        """
        with (
            self._one_writer,
            _converted(),
            self._engine.connect() as connection,
            connection.execution_options(writes=True).begin(),
        ):
            yield connection

    def version(self) -> str:
        """Return the schema's revision, empty for an empty store."""
        with _converted(), self._engine.connect() as connection:
            return _version(connection)

    def upgrade(self) -> None:
        """Bring the schema to head.

        Raises:
            RefusedError: ``db.newer``: a newer program wrote this store.
        """
        if self.version() == HEAD:
            return
        from alembic import command  # heavy, and needed once in a store's life
        from alembic.config import Config

        with self.write() as connection:
            if self.is_postgres:
                connection.execute(
                    text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK}
                )
                # a change that waits for a long question would make everybody wait behind it
                connection.execute(text("SET LOCAL lock_timeout = '10s'"))
            found = _version(connection)
            if found > HEAD:
                raise RefusedError(409, "db.newer", found=found, known=HEAD)
            config = Config()
            config.set_main_option("script_location", str(MIGRATIONS))
            config.set_main_option("path_separator", "os")
            config.attributes["connection"] = connection
            command.upgrade(config, HEAD)

    def close(self) -> None:
        """Give every connection back."""
        self._engine.dispose()


def _version(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def _postgres(url: str, connections: int) -> Engine:
    engine = create_engine(
        url,
        pool_size=connections,
        max_overflow=2,
        pool_timeout=20,
        pool_pre_ping=False,
        connect_args={"connect_timeout": 5, "prepare_threshold": 2},
        isolation_level="READ COMMITTED",
    )
    return engine


def _sqlite(url: str) -> Engine:
    engine = create_engine(
        url, poolclass=QueuePool, pool_size=8, max_overflow=8, connect_args={"timeout": 30}
    )

    @event.listens_for(engine, "connect")
    def _opened(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # we begin by ourselves
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "cache_size=-16384",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _began(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def _converted() -> Iterator[None]:
    """Say in our own words that the store does not answer."""
    try:
        yield
    except PoolTimeoutError as full:
        raise ClosedError("store.busy", retry_after_s=3) from full
    except (OperationalError, InterfaceError) as gone:
        raise ClosedError("store.unavailable", sqlstate=_sqlstate(gone)) from gone
    except DBAPIError as wrong:
        if "not a database" in str(wrong.orig):
            raise RefusedError(HTTPStatus.CONFLICT, "db.not_a_store") from wrong
        if wrong.connection_invalidated or _sqlstate(wrong) in _GONE:
            raise ClosedError("store.unavailable", sqlstate=_sqlstate(wrong)) from wrong
        raise


def _sqlstate(error: DBAPIError) -> str:
    return str(getattr(error.orig, "sqlstate", None) or "")
