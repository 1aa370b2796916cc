"""What is asked of a reception, before any rule has looked at it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from counter_app.domain.dossier import Channel, FeeLine, Term, Waiver
from counter_app.domain.ids import ProcedureId
from counter_app.domain.people import Person


@dataclass(frozen=True, slots=True)
class OrderedComponent:
    """What is handed over for one component: sheets, and scans on disk or already in memory.

    ``valid_until``: the last day on which the paper itself holds, where it says one.
    """

    seq: int
    originals: int = 0
    copies: int = 0
    files: tuple[Path, ...] = ()
    scans: tuple[bytes, ...] = field(default=(), repr=False)
    valid_until: date | None = None

    @property
    def is_handed(self) -> bool:
        """True with at least one sheet or one scan."""
        return bool(self.originals or self.copies or self.files or self.scans)


@dataclass(frozen=True, slots=True)
class Exemption:
    """Why a fee is not owed, and the paper that proves it."""

    reason: str
    proof: str = ""


@dataclass(frozen=True, slots=True)
class MoneyTaken:
    """Paid at reception. ``method``: cash or transfer."""

    method: str
    receipt_number: str = ""


@dataclass(frozen=True, slots=True)
class ReceiveOrder:
    """One reception, as the window or a line of JSON asks for it."""

    procedure: ProcedureId
    applicant: Person
    channel: Channel = Channel.COUNTER
    components: tuple[OrderedComponent, ...] = ()
    waive: tuple[Waiver, ...] = ()
    owner: Person | None = None
    delegate: Person | None = None
    case: str = ""
    option: int = 0  # which processing time of the procedure, from 0
    sets: int = 1
    return_by: str = "counter"
    summary: str = ""
    note: str = ""
    received_at: datetime | None = None  # only for entering a paper book later
    due: datetime | None = None  # the officer's answer where the catalogue knows no deadline
    term: Term | None = None
    pages: int = 0
    copies: int = 0
    exemption: Exemption | None = None
    taken: MoneyTaken | None = None
    fees: tuple[FeeLine, ...] = ()  # the officer's answer where the catalogue knows no amount
    client_ref: str = ""
