"""Whether the file and the scans are whole: every page's seal, every index, every scan's hash."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, text

from counter_app.domain.errors import IntegrityError, MissingError
from counter_app.store.attachments import Attachments
from counter_app.store.queries.verification import Problem

_SCANS: Final = text("SELECT hash, coalesce(seq, 0) AS seq FROM scans ORDER BY seq, hash")
_PAGES: Final = "PRAGMA cipher_integrity_check"
_INDEXES: Final = "PRAGMA integrity_check(1)"


class Soundness:
    """Reads everything once; for a check that somebody asked for."""

    def __init__(self, connection: Connection, attachments: Attachments) -> None:
        self._connection = connection
        self._attachments = attachments

    def problems(self) -> Iterator[Problem]:
        """Yield what is not whole: ``store.damaged``, ``blob.missing``, ``blob.damaged``.

        ``seq`` is the fact that named the scan, 0 where none did.
        """
        pages = self._connection.exec_driver_sql(_PAGES).all()
        indexes = self._connection.exec_driver_sql(_INDEXES).scalars().all()
        if pages or indexes != ["ok"]:
            yield Problem(0, "store.damaged")
        for row in self._connection.execute(_SCANS).all():
            try:
                self._attachments.read(row.hash.hex())
            except MissingError:
                yield Problem(row.seq, "blob.missing")
            except IntegrityError as wrong:
                yield Problem(row.seq, wrong.code)
