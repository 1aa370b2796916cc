"""Evidence for dossiers received in time and delivered late: when, how long, and why."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from counter_app.domain.clock import to_local
from counter_app.domain.registers import Delivered, Outage
from counter_app.printing import wording
from counter_app.printing.papers import LateRow, OutageRow
from counter_app.services.desk import Desk

_PROOF: Final = 24  # letters of a signature that a paper shows; the whole stands in the store
_MINUTE: Final = timedelta(minutes=1)


def late_ones(desk: Desk, since: datetime, before: datetime) -> tuple[Delivered, ...]:
    """Return what was received here in [since, before) and took, or takes, long to deliver."""
    now = desk.clock.now()
    with desk.store.read() as work:
        received = work.periods.deliveries(since, before)
    return tuple(one for one in received if one.is_late(now))


def late_rows(late: Sequence[Delivered], now: datetime) -> tuple[LateRow, ...]:
    """Return them as the paper shows them."""
    return tuple(
        LateRow(
            code=one.code,
            received=to_local(one.received_at),
            delivered=to_local(one.delivered_at) if one.delivered_at else None,
            waited=span((one.delivered_at or now) - one.received_at),
            clock="" if one.clock_s is None else f"{one.clock_s:+d} giây",
            checkpoint=str(one.covered_by or ""),
            proof=one.signature[:_PROOF],
        )
        for one in late
    )


def outage_rows(desk: Desk, late: Sequence[Delivered]) -> tuple[OutageRow, ...]:
    """Return the outages between the first reception and the last delivery of ``late``."""
    if not late:
        return ()
    now = desk.clock.now()
    since = min(one.received_at for one in late)
    before = max(one.delivered_at or now for one in late)
    return tuple(_row(one, now) for one in desk.store.replica().outages(since, before))


def span(length: timedelta) -> str:
    """Return a length of time in words: the two largest units."""
    minutes = max(0, round(length / _MINUTE))
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    if days:
        return f"{days} ngày {hours} giờ"
    return f"{hours} giờ {minutes} phút" if hours else f"{minutes} phút"


def _row(one: Outage, now: datetime) -> OutageRow:
    why = wording.OUTAGES.get(one.code) or wording.OUTAGE_STATES.get(one.state, one.state)
    return OutageRow(
        since=to_local(one.since),
        until=to_local(one.until) if one.until else None,
        lasted=span((one.until or now) - one.since),
        why=why,
    )
