"""Rows of dossiers as lines of a list."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, literal_column

from counter_app.domain.dossier import Status
from counter_app.domain.registers import DossierLine
from counter_app.store import schema
from counter_app.store.codec import from_ms

_D = schema.dossiers.c
COVERED: Final[ColumnElement[int]] = literal_column(
    "(SELECT coalesce(max(seq), 0) FROM checkpoints)"
)
LINES: Final = (
    _D.id,
    _D.code,
    _D.applicant,
    _D.id_number,
    _D.procedure,
    _D.received_at,
    _D.received_by,
    _D.counter,
    _D.due,
    _D.status,
    _D.own,
    (_D.last_seq <= COVERED).label("delivered"),
)


def to_line(row: Any) -> DossierLine:
    """Return one line; ``row`` has the columns ``LINES``."""
    return DossierLine(
        id=UUID(bytes=row.id),
        code=row.code,
        applicant=row.applicant,
        id_number=row.id_number,
        procedure=row.procedure,
        received_at=from_ms(row.received_at),
        received_by=row.received_by,
        counter=row.counter,
        due=None if row.due is None else from_ms(row.due),
        status=Status(row.status),
        delivered=bool(row.delivered),
        own=bool(row.own),
    )
