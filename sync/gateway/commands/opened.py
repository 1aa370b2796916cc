"""The store, as commands open it."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

from sync.gateway.errors import RefusedError
from sync.gateway.store.database import HEAD, Database, sqlalchemy_url


@contextmanager
def opened(db: str, *, make: bool = False) -> Iterator[Database]:
    """Open the store of ``--db`` and close it; ``make`` brings it to head first.

    Raises:
        RefusedError: 404 ``db.missing``; 409 ``db.newer`` or ``db.older`` (``serve`` upgrades it).
        ClosedError: it does not answer.
    """
    url = sqlalchemy_url(db)
    if url.startswith("sqlite:///") and not make and not Path(url[10:]).exists():
        raise RefusedError(HTTPStatus.NOT_FOUND, "db.missing")
    database = Database(db, connections=2)
    try:
        if make:
            database.upgrade()
        found = database.version()
        if found != HEAD:
            code = "db.newer" if found > HEAD else "db.older"
            raise RefusedError(HTTPStatus.CONFLICT, code, found=found, known=HEAD)
        yield database
    finally:
        database.close()
