"""The facts of one dossier, own and other counters', in the order in which they made it."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, text

from counter_app.domain.deeds import KINDS, Fact
from counter_app.domain.registers import FactLine
from counter_app.store.codec import from_wire, to_fact

_OWN = text(
    "SELECT f.seq, f.version, f.body, coalesce(v.verdict, '') AS verdict,"
    " coalesce(v.code, '') AS code, coalesce(s.value, '') AS device,"
    " f.seq <= (SELECT coalesce(max(seq), 0) FROM checkpoints) AS delivered"
    " FROM facts f LEFT JOIN verdicts v ON v.seq = f.seq"
    " LEFT JOIN state s ON s.key = 'device' WHERE f.dossier = :dossier"
)
_OTHERS = text(
    "SELECT seq, version, body, verdict, code, device, n > 0 AS delivered FROM feed_facts"
    " WHERE dossier = :dossier"
)
_NEVER_APPLIED = 1 << 40


def timeline(connection: Connection, dossier: UUID) -> tuple[FactLine, ...]:
    """Return the facts; those that changed nothing (refused, unknown) stand last."""
    return tuple(_lines(_rows(connection, dossier)))


def deeds(connection: Connection, dossier: UUID) -> tuple[Fact, ...]:
    """Return the facts with their deeds, in the same order; kinds not known here are left out."""
    contents = (msgspec.json.decode(row.body) for row in _rows(connection, dossier))
    return tuple(to_fact(content) for content in contents if content["kind"] in KINDS)


def _rows(connection: Connection, dossier: UUID) -> list[Any]:
    wanted = {"dossier": dossier.bytes}
    rows = [*connection.execute(_OWN, wanted), *connection.execute(_OTHERS, wanted)]
    rows.sort(key=lambda row: (row.version or _NEVER_APPLIED, row.seq))
    return rows


def _lines(rows: list[Any]) -> Iterator[FactLine]:
    for row in rows:
        content: dict[str, Any] = msgspec.json.decode(row.body)
        yield FactLine(
            seq=row.seq,
            id=UUID(content["id"]),
            kind=content["kind"],
            at=from_wire(content["at"]),
            by=content["by"],
            device=row.device,
            delivered=bool(row.delivered),
            verdict=row.verdict,
            verdict_code=row.code,
        )
