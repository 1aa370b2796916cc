"""Read models: what lists, the register and the sync centre show."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from counter_app.domain.dossier import Status
from counter_app.domain.ids import OfficerId, ProcedureId

LATE: Final = timedelta(minutes=30)  # what is delivered sooner needs no explanation
SHORTEST_OUTAGE: Final = timedelta(minutes=1)


class Colour(StrEnum):
    """How near the due moment is; always shown with words beside it."""

    GREEN = "green"
    YELLOW = "yellow"  # due today or on the next working day
    RED = "red"  # overdue
    GREY = "grey"  # ended, or the clock stands still, or no due moment


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One dossier in a list. ``delivered``: every one of its facts is covered by a checkpoint."""

    id: UUID
    code: str
    applicant: str
    id_number: str
    procedure: ProcedureId
    received_at: datetime
    received_by: OfficerId
    counter: int
    due: datetime | None
    status: Status
    delivered: bool
    own: bool  # received at this PC


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """Which dossiers a list shows; empty fields do not restrict.

    ``due``: "", "today", "soon" (today and the next two working days) or "overdue";
    the store is told the moments that these words mean. Days are local.
    """

    text: str = ""
    statuses: tuple[Status, ...] = ()
    due_from: datetime | None = None
    due_before: datetime | None = None
    open_only: bool = False
    procedure: ProcedureId = ""
    officer: OfficerId = ""
    received_from: datetime | None = None
    received_before: datetime | None = None
    returned_from: datetime | None = None
    returned_before: datetime | None = None
    undelivered_only: bool = False


class Daily(StrEnum):
    """The lists an office goes through every day."""

    RECEIVED = "received"
    RETURNED = "returned"
    DUE_TODAY = "due-today"
    DUE_TOMORROW = "due-tomorrow"  # on the next working day
    OVERDUE = "overdue"
    WAITING = "waiting"  # for the applicant: a supplement or money
    UNCOLLECTED = "uncollected"  # the result is here
    UNDELIVERED = "undelivered"  # not yet covered by a checkpoint of the province


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact of a dossier's timeline. ``seq`` is its number in its own device's journal."""

    seq: int
    id: UUID
    kind: str
    at: datetime
    by: OfficerId
    device: str
    delivered: bool
    verdict: str = ""  # accepted, refused, deferred, conflict, or "" while unknown
    verdict_code: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How far the journal and the scans have come."""

    head_seq: int
    head_hash: str
    covered_seq: int  # by the newest checkpoint
    covered_hash: str
    covered_at: str
    refused: int
    scans_pending: int
    dossiers_undelivered: int
    oldest_pending_at: datetime | None = None
    oldest_scan_at: datetime | None = None
    scan_bytes: int = 0  # of the scans that wait
    fact_bytes: int = 0  # of a usual entry, about

    @property
    def pending(self) -> int:
        """Facts no checkpoint covers yet."""
        return self.head_seq - self.covered_seq


@dataclass(frozen=True, slots=True)
class OtherStep:
    """The fact that came first and stands. ``counter``: None where the gateway names none."""

    kind: str
    at: datetime
    by: OfficerId
    counter: int | None = None


@dataclass(frozen=True, slots=True)
class PutRight:
    """A fact the gateway did not accept, and an officer must put right by a new one."""

    seq: int
    kind: str
    dossier: UUID | None
    code: str  # the dossier's
    verdict: str
    reason: str
    at: datetime
    fact: UUID | None = None  # what a correcting fact must name
    by: OfficerId = ""
    other: OtherStep | None = None  # of a conflict: who came first, when, where


@dataclass(frozen=True, slots=True)
class DayCount:
    """Dossiers of one local day."""

    day: date
    received: int
    returned: int


@dataclass(frozen=True, slots=True)
class Share:
    """Work by one procedure or officer: ``received`` in a period, ``running`` and late now."""

    key: str
    received: int
    running: int
    overdue: int


@dataclass(frozen=True, slots=True)
class ProcedureLine:
    """One procedure in a list. ``uses``: how often this counter received it."""

    code: ProcedureId
    name: str
    short_name: str
    sector: str
    owner: str
    featured: bool
    uses: int


@dataclass(frozen=True, slots=True)
class Delivered:
    """A dossier received here. ``seq``: of the fact of its reception; ``clock_s``: how far this
    PC's clock was ahead of the province's then, as far as known.

    ``delivered_at``: the province's time on the first checkpoint over it, None while none is;
    ``covered_by``: that checkpoint's number; ``signature``: the province's.
    """

    code: str
    seq: int
    received_at: datetime
    clock_s: int | None
    delivered_at: datetime | None
    covered_by: int = 0
    signature: str = ""

    def is_late(self, now: datetime) -> bool:
        """Return whether it took, or takes, so long that somebody may ask why."""
        return (self.delivered_at or now) - self.received_at > LATE


@dataclass(frozen=True, slots=True)
class Outage:
    """A stretch in which nothing could be delivered. ``until``: None while it lasts.

    ``state`` and ``code`` as the light had them.
    """

    since: datetime
    until: datetime | None
    state: str
    code: str

    def touches(self, since: datetime, before: datetime) -> bool:
        """Return whether some of it lies in [since, before)."""
        return self.since < before and (self.until is None or self.until > since)
