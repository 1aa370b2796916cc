"""The end-of-day sheet: what the counter holds against what the province holds."""

from dataclasses import dataclass
from datetime import date, datetime

from counter_app.printing.papers.people import OfficePaper


@dataclass(frozen=True, slots=True, repr=False)
class SidePaper:
    """What one side holds of the journal. ``at`` is when it was known."""

    seq: int
    hash: str
    facts: int
    dossiers: int = 0
    scans: int = 0
    at: datetime | None = None


@dataclass(frozen=True, slots=True, repr=False)
class ReconciledRow:
    """One dossier of the day on both sides: last fact here and there, verdict, scans."""

    code: str
    person: str = ""
    here: str = ""
    there: str = ""
    verdict: str = ""
    scans: str = ""  # "3/5"
    state: str = ""
    agrees: bool = True


@dataclass(frozen=True, slots=True, repr=False)
class DifferencePaper:
    """One difference, and what must be done about it."""

    code: str
    what: str
    action: str


@dataclass(frozen=True, slots=True, repr=False)
class LateRow:
    """A dossier received in time whose delivery took long. ``delivered``: None while it waits;
    ``clock``: how far the counter's clock was ahead; ``proof``: the beginning of the province's
    signature.
    """

    code: str
    received: datetime
    delivered: datetime | None
    waited: str
    clock: str = ""
    checkpoint: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class OutageRow:
    """A stretch in which nothing could be delivered. ``until``: None while it lasts."""

    since: datetime
    until: datetime | None
    lasted: str
    why: str


@dataclass(frozen=True, slots=True, repr=False)
class ReconciliationPaper:
    """Biên bản đối soát cuối ngày: both sides, each dossier, each difference, the evidence."""

    office: OfficePaper
    day: date
    issued: datetime
    counter: str  # "số 3"
    device: str
    here: SidePaper
    there: SidePaper | None  # None: the gateway did not answer
    rows: tuple[ReconciledRow, ...] = ()
    differences: tuple[DifferencePaper, ...] = ()
    evidence: tuple[tuple[str, str], ...] = ()  # label, value: checkpoint, signature, key …
    late: tuple[LateRow, ...] = ()
    outages: tuple[OutageRow, ...] = ()
    officer: str = ""
    head: str = ""
    number: str = ""
    code: str = ""
    qr: str = ""
