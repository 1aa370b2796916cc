"""What an officer did, one frozen value a kind: the body of a fact.

Every optional field defaults to an empty value, so that the store may leave it out of the
journal. Results of rules (code, due, fees) are part of the deed: whoever replays it needs
neither calendar nor catalogue. ``happened_at`` is set when a lead enters a deed late.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from counter_app.domain.dossier import (
    Channel,
    ComponentIntake,
    FeeLine,
    Status,
    Term,
    Waiver,
)
from counter_app.domain.ids import FileHash, OfficerId, ProcedureId
from counter_app.domain.people import Person


@dataclass(frozen=True, slots=True)
class Received:
    """A dossier was received; ``received_at`` is earlier than the fact when entered late."""

    KIND: ClassVar[str] = "dossier.received"

    code: str
    procedure: ProcedureId
    edition: str
    unit: str
    counter: int
    applicant: Person
    received_at: datetime
    channel: Channel = Channel.COUNTER
    due: datetime | None = None
    due_unknown: str = ""
    term: Term | None = None
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
    pages: int = 0  # of the original, and how many copies: for certified copies
    copies: int = 0
    form_set: str = "TT03/2025"
    client_ref: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Paper and e-dossier went to a specialist, a unit or another counter."""

    KIND: ClassVar[str] = "dossier.handed_over"

    to: str
    sheets: int = 0
    note: str = ""
    happened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SupplementAsked:
    """Form 02 was given; the clock stands still from the fact's time."""

    KIND: ClassVar[str] = "supplement.asked"

    items: tuple[str, ...]
    reason: str = ""
    contact: str = ""
    note: str = ""
    happened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SupplementAdded:
    """The applicant brought what was missing; ``due`` is the new due moment."""

    KIND: ClassVar[str] = "supplement.added"

    components: tuple[ComponentIntake, ...] = ()
    due: datetime | None = None
    note: str = ""
    happened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FeeAsked:
    """A financial duty must be met first, here or elsewhere; the clock stands still (status 6)."""

    KIND: ClassVar[str] = "fee.asked"

    name: str
    amount: int | None = None  # whole đồng; none where another office sets it
    reason: str = ""
    note: str = ""
    happened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FeeSettled:
    """The duty is met; ``due`` is the new due moment."""

    KIND: ClassVar[str] = "fee.settled"

    due: datetime | None = None
    receipt_number: str = ""  # of the office that took the money
    note: str = ""
    happened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Recounted:
    """A changed calendar moved the promise; a lead confirmed it for this very dossier."""

    KIND: ClassVar[str] = "due.recounted"

    due: datetime
    reason: str = ""
    note: str = ""
    happened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FeeTaken:
    """Money taken in whole đồng; negative only when ``corrects`` names the other fact."""

    KIND: ClassVar[str] = "fee.taken"

    amount: int
    name: str
    method: str = "cash"
    receipt_number: str = ""
    corrects: UUID | None = None
    note: str = ""
    happened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Form 03 was given."""

    KIND: ClassVar[str] = "dossier.refused"

    reason: str
    basis: str = ""
    note: str = ""
    happened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Repromised:
    """Form 04: apology and a new due moment, once."""

    KIND: ClassVar[str] = "due.repromised"

    due: datetime
    reason: str = ""
    note: str = ""
    happened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stopped:
    """Processing was stopped at the applicant's request (form 05)."""

    KIND: ClassVar[str] = "dossier.stopped"

    reason: str = ""
    requested_at: str = ""
    returned: tuple[str, ...] = ()
    note: str = ""
    happened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The applicant took the dossier back."""

    KIND: ClassVar[str] = "dossier.withdrawn"

    reason: str = ""
    requested_at: str = ""
    returned: tuple[str, ...] = ()
    note: str = ""
    happened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A result came to the counter."""

    KIND: ClassVar[str] = "dossier.decided"

    outcome: str  # "granted" or "rejected"
    number: str = ""
    summary: str = ""
    files: tuple[FileHash, ...] = ()
    note: str = ""
    happened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Returned:
    """The result was given out."""

    KIND: ClassVar[str] = "result.returned"

    to: str
    collector_name: str = ""
    collector_id_number: str = ""
    tracking: str = ""
    note: str = ""
    happened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ScanAttached:
    """Scans were added to a component."""

    KIND: ClassVar[str] = "scan.attached"

    component: int
    scans: tuple[FileHash, ...] = ()
    note: str = ""
    happened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """Fields were put right, or a step was taken back by a lead (``status``).

    ``taken_out``: scans that do not belong to the dossier; ``due``: the promise that holds again,
    the new one being taken back.
    """

    KIND: ClassVar[str] = "fact.corrects"

    reason: str
    applicant: Person | None = None
    owner: Person | None = None
    delegate: Person | None = None
    summary: str | None = None
    note: str | None = None
    return_by: str | None = None
    status: Status | None = None
    corrects: UUID | None = None
    happened_at: datetime | None = None
    taken_out: tuple[FileHash, ...] = ()
    due: datetime | None = None


Deed = (
    Received
    | HandedOver
    | SupplementAsked
    | SupplementAdded
    | FeeAsked
    | FeeSettled
    | FeeTaken
    | Refused
    | Repromised
    | Recounted
    | Stopped
    | Withdrawn
    | Decided
    | Returned
    | ScanAttached
    | Corrected
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One deed, by one officer, at one moment, about one dossier."""

    id: UUID
    dossier: UUID
    at: datetime  # wall clock of the PC, aware
    by: OfficerId
    deed: Deed

    @property
    def kind(self) -> str:
        """The fact's kind as the wire names it."""
        return self.deed.KIND

    @property
    def happened_at(self) -> datetime:
        """When it counts: the fact's own moment, or an earlier one where it was entered late."""
        if isinstance(self.deed, Received):
            return self.deed.received_at
        return self.deed.happened_at or self.at


KINDS: dict[str, type[Deed]] = {
    kind.KIND: kind
    for kind in (
        Received,
        HandedOver,
        SupplementAsked,
        SupplementAdded,
        FeeAsked,
        FeeSettled,
        FeeTaken,
        Refused,
        Repromised,
        Recounted,
        Stopped,
        Withdrawn,
        Decided,
        Returned,
        ScanAttached,
        Corrected,
    )
}
