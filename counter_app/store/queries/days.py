"""Facts of a stretch of time: our own journal's, and those of the office's other counters."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Row, TextClause, bindparam, text

from counter_app.domain.deeds import KINDS, Fact
from counter_app.store.codec import from_wire, to_fact
from sync.reconcile import OwnDossier

_PAGE: Final = 2000
_DESCENDING = text(
    "SELECT seq, dossier, body, body ->> 'at' AS at, body ->> 'kind' AS kind FROM facts"
    " WHERE seq < :below ORDER BY seq DESC LIMIT :limit"
)
_DEVICES = text("SELECT DISTINCT device FROM feed_facts")
_OF_DEVICE = text(
    "SELECT seq, dossier, body, body ->> 'at' AS at, body ->> 'kind' AS kind FROM feed_facts"
    " WHERE device = :device AND seq < :below ORDER BY seq DESC LIMIT :limit"
)
_SIDES = text(
    "SELECT f.dossier, d.code, count(*) AS facts, max(f.seq) AS last,"
    " (SELECT count(*) FROM scans s WHERE s.dossier = f.dossier) AS expected,"
    " (SELECT count(*) FROM scans s WHERE s.dossier = f.dossier AND s.delivered) AS delivered"
    " FROM facts f JOIN dossiers d ON d.id = f.dossier"
    " WHERE f.dossier IN :wanted GROUP BY f.dossier ORDER BY d.code"
).bindparams(bindparam("wanted", expanding=True))
_HASH = text("SELECT hash FROM facts WHERE seq = :seq")


def own_dossiers(connection: Connection, since: datetime, before: datetime) -> list[OwnDossier]:
    """Return the dossiers that own facts of [since, before) are about, with all their own facts.

    The journal is walked from its newest end, so a day of this week is found at once.
    """
    wanted = sorted(_touched(connection, since, before))
    if not wanted:
        return []
    return [_side(connection, row) for row in connection.execute(_SIDES, {"wanted": wanted})]


def own_facts(connection: Connection, since: datetime, before: datetime) -> list[Fact]:
    """Return our own facts of [since, before) in their order; unknown kinds are left out."""
    rows = [row for row in _of_period(connection, since, before) if row.kind in KINDS]
    return [to_fact(msgspec.json.decode(row.body)) for row in reversed(rows)]


def others_facts(connection: Connection, since: datetime, before: datetime) -> list[Fact]:
    """Return what the office's other counters did in [since, before), device by device."""
    found = []
    for device in connection.execute(_DEVICES).scalars().all():
        rows = _walked(connection, _OF_DEVICE, {"device": device}, since, before)
        found += [to_fact(msgspec.json.decode(row.body)) for row in rows if row.kind in KINDS]
    return found


def _touched(connection: Connection, since: datetime, before: datetime) -> set[bytes]:
    return {row.dossier for row in _of_period(connection, since, before) if row.dossier}


def _of_period(connection: Connection, since: datetime, before: datetime) -> Iterator[Row[Any]]:
    """Yield our own facts of the period, newest first."""
    return _walked(connection, _DESCENDING, {}, since, before)


def _walked(
    connection: Connection,
    page_of: TextClause,
    wanted: dict[str, str],
    since: datetime,
    before: datetime,
) -> Iterator[Row[Any]]:
    """Yield one journal's facts of the period, newest first, page by page from its end."""
    below = 1 << 62
    while page := connection.execute(page_of, wanted | {"below": below, "limit": _PAGE}).all():
        times = [from_wire(row.at) for row in page]
        yield from (row for row, at in zip(page, times, strict=True) if since <= at < before)
        # A clock set back makes single facts look older; a whole page of them ends the walk.
        if max(times) < since:
            break
        below = page[-1].seq


def _side(connection: Connection, row: Any) -> OwnDossier:
    last: bytes = connection.execute(_HASH, {"seq": row.last}).scalar_one()
    return OwnDossier(
        dossier=str(UUID(bytes=row.dossier)),
        code=row.code,
        last_hash=last.hex(),
        facts=row.facts,
        scans_expected=row.expected,
        scans_delivered=row.delivered,
    )
