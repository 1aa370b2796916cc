"""The register and the sync centre as values."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import (
    Connection,
    Select,
    bindparam,
    column,
    func,
    literal_column,
    select,
    table,
    text,
)

from counter_app.domain.errors import RuleError
from counter_app.domain.numbering import parse_code
from counter_app.domain.registers import (
    Counts,
    DossierLine,
    OtherStep,
    PutRight,
    RegisterFilter,
)
from counter_app.store import schema
from counter_app.store.codec import from_wire, to_ms
from counter_app.store.queries.lines import COVERED, LINES, to_line
from counter_app.store.queries.search_text import asked
from sync.canonical import ZERO

_D = schema.dossiers.c
_INDEX = table("search", column("rowid"))
_SEARCH = text(
    "SELECT d.id, d.code, d.applicant, d.id_number, d.procedure, d.received_at, d.received_by,"
    " d.counter, d.due, d.status, d.own,"
    " d.last_seq <= (SELECT coalesce(max(seq), 0) FROM checkpoints) AS delivered"
    " FROM search JOIN dossiers d ON d.n = search.rowid"
    " WHERE search MATCH :asked ORDER BY search.rowid DESC LIMIT :limit"
)
_NAMED = select(*LINES).where(
    (_D.code == bindparam("code"))
    | _D.id.in_(select(schema.aliases.c.dossier).where(schema.aliases.c.code == bindparam("code")))
)
_COUNTS = text(
    "SELECT coalesce((SELECT max(seq) FROM facts), 0) AS head_seq,"
    " (SELECT hash FROM facts ORDER BY seq DESC LIMIT 1) AS head_hash,"
    " coalesce(c.seq, 0) AS covered_seq, c.hash AS covered_hash,"
    " coalesce(c.at, '') AS covered_at,"
    " (SELECT count(*) FROM verdicts WHERE verdict IN ('refused', 'conflict')"
    "  AND put_right_by IS NULL) AS refused,"
    " (SELECT count(*) FROM scans WHERE delivered = 0 AND seq IS NOT NULL) AS scans_pending,"
    " (SELECT count(*) FROM dossiers WHERE last_seq > coalesce(c.seq, 0)) AS undelivered,"
    " (SELECT body ->> 'at' FROM facts WHERE seq = coalesce(c.seq, 0) + 1) AS oldest,"
    " (SELECT body ->> 'at' FROM facts WHERE seq = (SELECT min(seq) FROM scans"
    "  WHERE delivered = 0 AND seq IS NOT NULL)) AS oldest_scan,"
    " (SELECT coalesce(sum(size), 0) FROM scans WHERE delivered = 0 AND seq IS NOT NULL)"
    "  AS scan_bytes,"
    " (SELECT coalesce(avg(length(body)), 0) FROM"
    "  (SELECT body FROM facts ORDER BY seq DESC LIMIT 20)) AS fact_bytes"
    " FROM (SELECT 1) LEFT JOIN (SELECT * FROM checkpoints ORDER BY seq DESC LIMIT 1) c"
)
_PUT_RIGHT = text(
    "SELECT v.seq, v.verdict, v.code AS reason, f.body, f.dossier, coalesce(d.code, '') AS code,"
    " v.facts"
    " FROM verdicts v JOIN facts f ON f.seq = v.seq LEFT JOIN dossiers d ON d.id = f.dossier"
    " WHERE v.verdict IN ('refused', 'conflict') AND v.put_right_by IS NULL"
    " UNION ALL SELECT f.seq, f.verdict, f.code, f.body, f.dossier, d.code, '' FROM feed_facts f"
    " JOIN dossiers d ON d.id = f.dossier AND d.own"
    " WHERE f.verdict = 'conflict' AND f.put_right_by IS NULL"
)


class Registers:
    """Lists over all dossiers of this store. Every answer is a tuple of values."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(
        self,
        wanted: RegisterFilter,
        *,
        limit: int = 50,
        offset: int = 0,
        before: tuple[datetime, UUID] | None = None,
    ) -> tuple[DossierLine, ...]:
        """Return a page of the register, newest reception first (with a text: newest arrival).

        ``before``: moment of reception and id of the last line one has; the page goes on behind
        it, equally fast however far down. ``offset`` skips lines, slower the more it skips.
        """
        rows = self._connection.execute(_page(wanted, before, limit, offset))
        return tuple(to_line(row) for row in rows)

    def plan(self, wanted: RegisterFilter) -> tuple[str, ...]:
        """Return how the file will look for a page; tests see to it that no list reads all."""
        query = _page(wanted, None, 50, 0)
        spelt = query.compile(self._connection, compile_kwargs={"literal_binds": True})
        rows = self._connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {spelt}")
        return tuple(str(row[3]) for row in rows)

    def count(self, wanted: RegisterFilter) -> int:
        """Return how many dossiers the filter lets through."""
        query = _restricted(select(func.count()).select_from(schema.dossiers), wanted)
        found: int = self._connection.execute(query).scalar_one()
        return found

    def search(self, typed: str, limit: int = 50) -> tuple[DossierLine, ...]:
        """Return the dossiers that ``typed`` means, newest first; an exact code stands first.

        Found by name of applicant or owner, code or a part of it, ID number, phone and summary,
        with or without accents; the last word may be unfinished.
        """
        query = asked(typed)
        if not query:
            return ()
        rows = self._connection.execute(_SEARCH, {"asked": query, "limit": limit})
        found = [*self._named(typed), *(to_line(row) for row in rows)]
        return tuple(dict.fromkeys(found))[:limit]

    def _named(self, typed: str) -> list[DossierLine]:
        """Return the dossier whose whole code was typed, in a list; empty for any other text."""
        try:
            code = parse_code(typed)
        except RuleError:
            return []
        if not code.is_whole:
            return []
        return [to_line(row) for row in self._connection.execute(_NAMED, {"code": code.text})]

    def counts(self) -> Counts:
        """Return how far journal and scans have come."""
        row = self._connection.execute(_COUNTS).one()
        return Counts(
            head_seq=row.head_seq,
            head_hash=row.head_hash.hex() if row.head_hash else ZERO,
            covered_seq=row.covered_seq,
            covered_hash=row.covered_hash.hex() if row.covered_hash else ZERO,
            covered_at=row.covered_at,
            refused=row.refused,
            scans_pending=row.scans_pending,
            dossiers_undelivered=row.undelivered,
            oldest_pending_at=from_wire(row.oldest) if row.oldest else None,
            oldest_scan_at=from_wire(row.oldest_scan) if row.oldest_scan else None,
            scan_bytes=row.scan_bytes,
            fact_bytes=int(row.fact_bytes),
        )

    def put_right(self) -> tuple[PutRight, ...]:
        """Return the facts the gateway did not accept and no later fact has put right.

        Another counter's fact stands here too when it met ours over a dossier of ours.
        """
        return tuple(_to_put_right(row) for row in self._connection.execute(_PUT_RIGHT))


_Before = tuple[datetime, UUID] | None


def _page(wanted: RegisterFilter, before: _Before, limit: int, offset: int) -> Select[Any]:
    if asked(wanted.text):
        query = _by_arrival(_restricted(select(*LINES), wanted), before)
        return query.limit(limit).offset(offset)
    if not _is_by_moment(wanted):
        query = _by_reception(_restricted(select(*LINES), wanted), before, _D.received_at)
        return query.limit(limit).offset(offset)
    # The index of the moment holds the reception too: find and sort there, then read one page. The
    # plus keeps SQLite from walking every dossier in the order of reception instead.
    received_at: Any = literal_column("+dossiers.received_at")
    found = _by_reception(_restricted(select(_D.n), wanted), before, received_at)
    page = found.limit(limit).offset(offset).correlate(None)
    return select(*LINES).where(_D.n.in_(page)).order_by(_D.received_at.desc(), _D.n.desc())


def _is_by_moment(wanted: RegisterFilter) -> bool:
    by_due = wanted.open_only and (wanted.due_from or wanted.due_before)
    by_return = wanted.returned_from or wanted.returned_before
    return bool(by_due or by_return or wanted.undelivered_only)


def _by_reception(query: Select[Any], before: _Before, received_at: Any) -> Select[Any]:
    if before is not None:
        since, last = to_ms(before[0]), _row_of(before[1])
        query = query.where(received_at <= since, (received_at < since) | (_D.n < last))
    return query.order_by(received_at.desc(), _D.n.desc())


def _row_of(dossier: UUID) -> Any:
    row = schema.dossiers.alias("last")
    return select(row.c.n).where(row.c.id == dossier.bytes).scalar_subquery()


def _by_arrival(query: Select[Any], before: _Before) -> Select[Any]:
    """The full-text index streams in this order; any other would read every hit first."""
    if before is not None:
        query = query.where(_INDEX.c.rowid < _row_of(before[1]))
    return query.order_by(_INDEX.c.rowid.desc())


def _restricted(query: Select[Any], wanted: RegisterFilter) -> Select[Any]:
    for exact, value in ((_D.procedure, wanted.procedure), (_D.received_by, wanted.officer)):
        if value:
            query = query.where(exact == value)
    for moment, first, end in (
        (_D.due, wanted.due_from, wanted.due_before),
        (_D.received_at, wanted.received_from, wanted.received_before),
        (_D.returned_at, wanted.returned_from, wanted.returned_before),
    ):
        if first is not None:
            query = query.where(moment >= to_ms(first))
        if end is not None:
            query = query.where(moment < to_ms(end))
    if wanted.statuses:
        query = query.where(_D.status.in_([int(status) for status in wanted.statuses]))
    if wanted.open_only:
        query = query.where(_D.closed_at.is_(None))
    if wanted.undelivered_only:
        query = query.where(_D.last_seq > COVERED)
    match = asked(wanted.text)
    if match:
        query = query.join(_INDEX, _INDEX.c.rowid == _D.n).where(
            text("search MATCH :asked").bindparams(asked=match)
        )
    return query


def _to_put_right(row: Any) -> PutRight:
    content: dict[str, Any] = msgspec.json.decode(row.body)
    return PutRight(
        seq=row.seq,
        kind=content["kind"],
        dossier=UUID(bytes=row.dossier) if row.dossier else None,
        code=row.code,
        verdict=row.verdict,
        reason=row.reason,
        at=from_wire(content["at"]),
        fact=UUID(content["id"]),
        by=content["by"],
        other=_other(row.facts),
    )


def _other(facts: str) -> OtherStep | None:
    """Return the step that came first, as the verdict names it; None where it names none."""
    told: dict[str, Any] = msgspec.json.decode(facts) if facts else {}
    if not {"kind", "at", "by"} <= told.keys():
        return None
    at, counter = from_wire(str(told["at"])), told.get("counter")
    where = counter if isinstance(counter, int) else None
    return OtherStep(str(told["kind"]), at, str(told["by"]), where)
