"""When each dossier of a stretch of time was covered by the province's signature."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

import msgspec
from sqlalchemy import Connection, text

from counter_app.domain.registers import Delivered
from counter_app.store.codec import from_wire, to_ms
from sync.contract import Checkpoint

_RECEIVED: Final = text(
    "SELECT d.code, f.seq, f.body ->> 'at' AS at, f.body ->> 'clock' AS clock,"
    " (SELECT c.body FROM checkpoints c WHERE c.seq >= f.seq ORDER BY c.seq LIMIT 1) AS covered"
    " FROM dossiers d JOIN facts f ON f.dossier = d.id AND f.version = 1"
    " WHERE d.own = 1 AND d.received_at >= :since AND d.received_at < :before ORDER BY f.seq"
)


def deliveries(connection: Connection, since: datetime, before: datetime) -> Iterator[Delivered]:
    """Yield what this counter received in [since, before), in the order of its journal."""
    bounds = {"since": to_ms(since), "before": to_ms(before)}
    for row in connection.execute(_RECEIVED, bounds):
        covered = row.covered and msgspec.json.decode(row.covered, type=Checkpoint)
        yield Delivered(
            code=row.code,
            seq=row.seq,
            received_at=from_wire(row.at),
            clock_s=None if row.clock is None else int(row.clock),
            delivered_at=from_wire(covered.at) if covered else None,
            covered_by=covered.seq if covered else 0,
            signature=covered.signature if covered else "",
        )
