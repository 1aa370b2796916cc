"""Report II.06a: received, solved and open dossiers of a period, by sector.

Definitions (as the provincial systems in use compute them; the numbers of two systems agree only
where the definitions do, so the form prints them): carried over = received before the period and
not ended before it; early, on time, late = day of ending before, on, after the due day; a dossier
waiting for the applicant (supplement, money) or stopped, withdrawn or refused counts as solved on
time; open = received or in processing when the period ends.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.clock import to_local
from counter_app.domain.dossier import Channel, Dossier, Pause, Status
from counter_app.domain.vietnamese import sort_key

_SOLVED_BY_DATE = (Status.DECIDED, Status.RETURNED)


@dataclass(frozen=True, slots=True)
class SectorCount:
    """One line of the report; counts are dossiers."""

    sector: str
    online: int = 0
    direct: int = 0  # at the counter and by post
    carried: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    open_in_time: int = 0
    open_late: int = 0


def count_sectors(
    dossiers: Iterable[tuple[str, Dossier]], since: datetime, before: datetime
) -> tuple[SectorCount, ...]:
    """Count the dossiers that concern the period, each with its sector, in the order of sectors.

    ``since`` and ``before`` are aware; the first moment belongs to the period, the last not.
    """
    found: dict[str, dict[str, int]] = {}
    for sector, dossier in dossiers:
        line = found.setdefault(sector, {})
        for column in (_intake(dossier, since), _state(dossier, before)):
            line[column] = line.get(column, 0) + 1
    return tuple(SectorCount(sector, **found[sector]) for sector in sorted(found, key=sort_key))


def _intake(dossier: Dossier, since: datetime) -> str:
    if dossier.received_at < since:
        return "carried"
    return "online" if dossier.channel is Channel.ONLINE else "direct"


def _state(dossier: Dossier, before: datetime) -> str:
    """Return where the dossier stood when the period ended."""
    ended = dossier.closed_at
    if ended is not None and ended < before:
        return _punctuality(dossier, ended)
    if any(p.since < before and (p.until is None or p.until >= before) for p in _pauses(dossier)):
        return "on_time"
    due = dossier.deadline.due
    return "open_late" if due is not None and due < before else "open_in_time"


def punctuality(ended: datetime, due: datetime) -> str:
    """Return ``early``, ``on_time`` or ``late``: the day of ending against the due day, local."""
    ended_on, due_on = to_local(ended).date(), to_local(due).date()
    if ended_on == due_on:
        return "on_time"
    return "early" if ended_on < due_on else "late"


def _punctuality(dossier: Dossier, ended: datetime) -> str:
    due = dossier.deadline.due
    if dossier.status not in _SOLVED_BY_DATE or due is None:
        return "on_time"
    return punctuality(ended, due)


def _pauses(dossier: Dossier) -> tuple[Pause, ...]:
    return dossier.deadline.pauses
