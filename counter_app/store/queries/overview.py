"""Counts for the lead's board: grouped by the file itself, over indexes, never row by row."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, text

from counter_app.domain.registers import Share
from counter_app.store.codec import to_ms

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
