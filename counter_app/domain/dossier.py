"""A dossier as it stands now: the sum of its facts."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from uuid import UUID

from counter_app.domain.errors import RuleError
from counter_app.domain.ids import FileHash, OfficerId, ProcedureId
from counter_app.domain.people import Person


class Status(IntEnum):
    """Business status, as provincial systems and the national portal know it (TT 22/2019)."""

    REGISTERED = 1
    RECEIVED = 2
    REFUSED = 3
    PROCESSING = 4
    WAITING = 5
    PAYING = 6
    WITHDRAWN = 7
    STOPPED = 8
    DECIDED = 9
    RETURNED = 10


CITIZENS_TURN = (Status.WAITING, Status.PAYING)  # the clock stands still for the applicant


class Money(StrEnum):
    """What became of fee and charge."""

    NONE = "none"
    OWED = "owed"
    PAID = "paid"
    REFUNDED = "refunded"


class Delivery(StrEnum):
    """Where the result is."""

    NO_RESULT = "no_result"
    AWAITING = "awaiting"
    RETURNED = "returned"
    POSTED = "posted"


class Channel(StrEnum):
    """How the dossier came in."""

    COUNTER = "counter"
    ONLINE = "online"
    POSTAL = "postal"


class TermUnit(StrEnum):
    """Units of a processing time, as the command line writes them."""

    HOUR = "h"
    WORKING_DAY = "wd"
    DAY = "d"
    MONTH = "m"
    SAME_DAY = "same-day"


@dataclass(frozen=True, slots=True)
class Term:
    """A processing time. ``value`` may be a half (7.5) for working days; 0 for the same day."""

    unit: TermUnit
    value: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        if self.value < 0 or (self.unit is not TermUnit.SAME_DAY and self.value == 0):
            raise RuleError("term.not_positive", unit=self.unit.value, value=str(self.value))
        if self.value * 2 % 1 or (self.value % 1 and self.unit is not TermUnit.WORKING_DAY):
            raise RuleError("term.bad_fraction", unit=self.unit.value, value=str(self.value))

    def __str__(self) -> str:
        return "same-day" if self.unit is TermUnit.SAME_DAY else f"{self.value} {self.unit}"


@dataclass(frozen=True, slots=True)
class ComponentIntake:
    """What was handed over for one component. Counts are sheets of paper; scans are hashes."""

    seq: int
    originals: int = 0
    copies: int = 0
    scans: tuple[FileHash, ...] = ()

    def __post_init__(self) -> None:
        if self.originals < 0 or self.copies < 0:
            raise RuleError("component.negative_count", seq=self.seq)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A component not handed over, and why: shown only, already in a database."""

    seq: int
    reason: str


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One fee (phí) or charge (lệ phí) owed. ``amount`` in whole đồng, None when unknown."""

    kind: str  # "phi" or "le-phi"
    name: str
    amount: int | None
    basis: str = ""
    exempt_reason: str = ""
    exempt_proof: str = ""

    @property
    def unknown(self) -> bool:
        """True when the catalogue does not know the amount and nobody said it yet."""
        return self.amount is None


@dataclass(frozen=True, slots=True)
class Payment:
    """Money taken; negative only as the counter-entry of another. Amounts in whole đồng."""

    fact: UUID
    amount: int
    name: str
    method: str  # "cash" or "transfer"
    receipt_number: str = ""  # of the official biên lai, recorded, never minted
    corrects: UUID | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """An interval in which the deadline stands still. Open while ``until`` is None."""

    since: datetime
    reason: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """When the result is owed; the first promise is kept for ever."""

    due: datetime | None
    first_due: datetime | None
    term: Term | None = None
    unknown: str = ""  # why ``due`` is None
    pauses: tuple[Pause, ...] = ()
    repromised: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of the procedure, as it came to the counter."""

    granted: bool
    number: str = ""
    summary: str = ""
    files: tuple[FileHash, ...] = ()
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Handing:
    """Who collected the result. ``to``: applicant, owner, delegate or post."""

    to: str
    at: datetime
    collector_name: str = ""
    collector_id_number: str = ""
    tracking: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """One dossier. Times are aware; ``version`` counts its facts, for optimistic locking."""

    id: UUID
    code: str
    procedure: ProcedureId
    edition: str
    unit: str
    counter: int
    channel: Channel
    applicant: Person
    received_at: datetime
    received_by: OfficerId
    deadline: Deadline
    owner: Person | None = None
    delegate: Person | None = None
    case: str = ""
    components: tuple[ComponentIntake, ...] = ()
    waived: tuple[Waiver, ...] = ()
    sets: int = 1
    return_by: str = "counter"
    summary: str = ""
    note: str = ""
    fees: tuple[FeeLine, ...] = ()
    pages: int = 0  # of the original, for certified copies
    copies: int = 0
    payments: tuple[Payment, ...] = ()
    form_set: str = "TT03/2025"
    status: Status = Status.RECEIVED
    money: Money = Money.NONE
    delivery: Delivery = Delivery.NO_RESULT
    outcome: Outcome | None = None
    handing: Handing | None = None
    holder: str = ""  # unit or officer to whom it was handed over
    aliases: tuple[str, ...] = ()
    client_ref: str = ""
    entered_late: bool = False
    closed_at: datetime | None = None  # decided, refused, withdrawn or stopped
    version: int = 1

    @property
    def payable(self) -> int:
        """What is still to be paid, in whole đồng; 0 where nothing is, or nobody knows how much."""
        if self.money is not Money.OWED:
            return 0
        paid = sum(payment.amount for payment in self.payments)
        return max(0, sum(fee.amount or 0 for fee in self.fees) - paid)
