"""Counts for the lead's board: grouped by the file itself, over indexes, never row by row."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, text

from counter_app.domain.registers import Share
from counter_app.store.codec import from_wire, to_ms

_PAGE: Final = 1000
_LOCAL_MS: Final = 7 * 3600 * 1000  # Vietnam keeps one offset the whole year
_DAY_MS: Final = 86_400_000
_DUE: Final = text(
    f"SELECT (due + {_LOCAL_MS}) / {_DAY_MS} AS day, count(*) AS number FROM dossiers"  # noqa: S608
    " WHERE due IS NOT NULL AND closed_at IS NULL AND status IN (2, 4)"
    " AND due >= :since AND due < :before GROUP BY 1"
)
_RECEIVED: Final = (
    "SELECT {key} AS key, count(*) AS number FROM dossiers WHERE received_at >= :since"
)
_OPEN: Final = (
    "SELECT {key} AS key, count(*) AS number, sum(due < :now) AS overdue FROM dossiers"
    " WHERE due IS NOT NULL AND closed_at IS NULL AND status IN (2, 4) GROUP BY 1"
)
_DEVICES: Final = text(
    "WITH RECURSIVE known(device) AS (SELECT min(device) FROM feed_facts UNION ALL"
    " SELECT (SELECT min(f.device) FROM feed_facts f WHERE f.device > known.device) FROM known"
    " WHERE known.device IS NOT NULL) SELECT device FROM known WHERE device IS NOT NULL"
)
_OF_DEVICE: Final = text(
    "SELECT seq, body ->> 'at' AS at, body ->> 'kind' AS kind FROM feed_facts"
    " WHERE device = :device AND seq < :below ORDER BY seq DESC LIMIT :limit"
)
_OWN: Final = text(
    "SELECT seq, body ->> 'at' AS at, body ->> 'kind' AS kind FROM facts"
    " WHERE seq < :below ORDER BY seq DESC LIMIT :limit"
)
_KEYS: Final = {"procedure": "procedure", "officer": "received_by"}


class Overview:
    """What a lead sees at a glance."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def due_days(self, since: datetime, before: datetime) -> dict[int, int]:
        """Return how many running dossiers fall due on each local day, by days since 1970."""
        bounds = {"since": to_ms(since), "before": to_ms(before)}
        return {row.day: row.number for row in self._connection.execute(_DUE, bounds)}

    def shares(self, by: str, since: datetime, now: datetime) -> tuple[Share, ...]:
        """Return work by ``procedure`` or ``officer``, most received since then first."""
        key = _KEYS[by]
        received = text(_RECEIVED.format(key=key) + " GROUP BY 1")
        came = {
            row.key: row.number
            for row in self._connection.execute(received, {"since": to_ms(since)})
        }
        running = {
            row.key: row
            for row in self._connection.execute(text(_OPEN.format(key=key)), {"now": to_ms(now)})
        }
        found = [
            Share(
                name,
                came.get(name, 0),
                running[name].number if name in running else 0,
                running[name].overdue if name in running else 0,
            )
            for name in {*came, *running}
        ]
        return tuple(sorted(found, key=lambda s: (-s.received, -s.running, s.key)))

    def returned(self, since: datetime) -> Iterator[datetime]:
        """Yield when each result was given out since then, here and at the other counters."""
        yield from self._newest(_OWN, {}, since)
        for row in self._connection.execute(_DEVICES).all():
            yield from self._newest(_OF_DEVICE, {"device": row.device}, since)

    def _newest(self, query: Any, of: dict[str, str], since: datetime) -> Iterator[datetime]:
        """Walk a journal from its newest end: a week of it is found at once."""
        below = 1 << 62
        while page := self._rows(query, {**of, "below": below, "limit": _PAGE}):
            times = [from_wire(row.at) for row in page]
            for row, at in zip(page, times, strict=True):
                if row.kind == "result.returned" and at >= since:
                    yield at
            if max(times) < since:
                break
            below = page[-1].seq

    def _rows(self, query: Any, values: dict[str, Any]) -> list[Row[Any]]:
        return list(self._connection.execute(query, values).all())
