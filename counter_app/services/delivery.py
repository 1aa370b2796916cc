"""How far everything has come to the province, in values that a screen can word."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from counter_app.domain.registers import Counts, PutRight
from counter_app.services.desk import Desk
from sync.pace import BREAK_AFTER
from sync.ports import LineState

CLOCK_WRONG = "clock.wrong"  # told by the light while everything goes on


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that is not delivered yet. ``what``: facts or scans; ``why``: a code."""

    what: str
    count: int
    since: datetime | None
    why: str
    next_try: str


@dataclass(frozen=True, slots=True)
class DeliveryStatus:
    """Pending and delivered, as the newest signed checkpoint proves it."""

    counts: Counts
    line: LineState
    put_right: tuple[PutRight, ...]
    waiting: tuple[Waiting, ...]
    enrolled: bool
    must_heal: bool
    done_at: datetime | None = None  # when the entries will probably be there; None: nobody knows


class Delivery:
    """Reads the state of the journal; speaks to nobody."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def device(self) -> str:
        """Return this PC's device id: the gateway's once enrolled, its own until then."""
        with self._desk.store.read() as work:
            return work.state.get("device")

    def status(self) -> DeliveryStatus:
        """Return counts, the line's state, what waits and why, and what an officer must mend."""
        replica = self._desk.store.replica()
        line = replica.line()
        enrolled = replica.identity() is not None
        with self._desk.store.read() as work:
            counts = work.registers.counts()
            put_right = work.registers.put_right()
        return DeliveryStatus(
            counts,
            line,
            put_right,
            waiting_things(counts, line, enrolled=enrolled),
            enrolled,
            replica.must_heal(),
            forecast(counts, line, self._desk.clock.now()) if enrolled else None,
        )


def facts_stand_still(line: LineState) -> bool:
    """Return whether no fact goes out until a person has looked, though scans may be going."""
    return line.state == "stopped" or (
        line.state == "sending" and line.code not in ("", CLOCK_WRONG)
    )


def waiting_things(counts: Counts, line: LineState, *, enrolled: bool) -> tuple[Waiting, ...]:
    """Return what waits, entries first, each with a code that says why."""
    why = "not_enrolled" if not enrolled else line.code or line.state
    found = []
    if counts.pending:
        found.append(Waiting("facts", counts.pending, counts.oldest_pending_at, why, line.next_try))
    if counts.scans_pending:
        if line.state == "sending" and facts_stand_still(line):
            why = line.state
        elif counts.pending:
            why = "facts_first"
        since = counts.oldest_scan_at
        found.append(Waiting("scans", counts.scans_pending, since, why, line.next_try))
    return tuple(found)


def forecast(counts: Counts, line: LineState, now: datetime) -> datetime | None:
    """Return when the waiting entries will probably be there, by the pace the line has shown.

    Scans are not counted: how fast they go nobody has measured before the first one went.
    """
    speed, silent = line.pace.get("speed", 0.0), line.pace.get("silent", 0)
    if not counts.pending or not speed or silent >= BREAK_AFTER or facts_stand_still(line):
        return None
    begin = max(now, datetime.fromisoformat(line.next_try)) if line.next_try else now
    return begin + timedelta(seconds=counts.pending * counts.fact_bytes / speed)
