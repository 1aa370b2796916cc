"""Dossiers of a stretch of time, for books and reports: streamed, never all in memory."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, bindparam, func, or_, select

from counter_app.domain.deeds import Fact
from counter_app.domain.dossier import Dossier
from counter_app.domain.registers import Delivered
from counter_app.store import schema
from counter_app.store.codec import from_snapshot, to_ms
from counter_app.store.queries.days import others_facts, own_dossiers, own_facts
from counter_app.store.queries.deliveries import deliveries
from sync.reconcile import OwnDossier

_D = schema.dossiers.c
_STREAM: Final = {"yield_per": 500}
_RECEIVED = (
    select(_D.snapshot)
    .where(_D.received_at >= bindparam("since"), _D.received_at < bindparam("before"))
    .order_by(_D.received_at, _D.n)
)
_COUNT = select(func.count()).where(
    _D.received_at >= bindparam("since"), _D.received_at < bindparam("before")
)
_CONCERNED = (
    select(_D.snapshot)
    .where(
        _D.received_at < bindparam("before"),
        or_(_D.closed_at.is_(None), _D.closed_at >= bindparam("since")),
    )
    .order_by(_D.received_at, _D.n)
)


class Periods:
    """Dossiers by time; both bounds are aware moments, the first one included."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def received(self, since: datetime, before: datetime) -> Iterator[Dossier]:
        """Yield what was received in the period, oldest first."""
        return self._stream(_RECEIVED, since, before)

    def concerned(self, since: datetime, before: datetime) -> Iterator[Dossier]:
        """Yield what was received before the end and not ended before the beginning."""
        return self._stream(_CONCERNED, since, before)

    def count(self, since: datetime, before: datetime) -> int:
        """Return how many were received in the period."""
        bounds = {"since": to_ms(since), "before": to_ms(before)}
        return int(self._connection.execute(_COUNT, bounds).scalar_one())

    def own(self, since: datetime, before: datetime) -> list[OwnDossier]:
        """Return our side of the period's sheet: dossiers that own facts of it are about."""
        return own_dossiers(self._connection, since, before)

    def deliveries(self, since: datetime, before: datetime) -> list[Delivered]:
        """Return when each dossier received here in the period reached the province."""
        return list(deliveries(self._connection, since, before))

    def facts(self, since: datetime, before: datetime) -> list[Fact]:
        """Return our own facts of the period, in their order."""
        return own_facts(self._connection, since, before)

    def everyones(self, since: datetime, before: datetime) -> list[Fact]:
        """Return the facts of the period, our own and those of the office's other counters."""
        return [*self.facts(since, before), *others_facts(self._connection, since, before)]

    def _stream(self, query: Select[Any], since: datetime, before: datetime) -> Iterator[Dossier]:
        bounds = {"since": to_ms(since), "before": to_ms(before)}
        result = self._connection.execute(query, bounds, execution_options=_STREAM)
        for row in result:
            yield from_snapshot(row.snapshot)
