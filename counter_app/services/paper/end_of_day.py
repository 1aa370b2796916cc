"""The two-sided end-of-day sheet (biên bản đối soát): ours, the province's, every difference."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from counter_app.domain.clock import to_local
from counter_app.domain.registers import Counts
from counter_app.printing import wording
from counter_app.printing.papers import (
    DifferencePaper,
    ReconciledRow,
    ReconciliationPaper,
    SidePaper,
)
from counter_app.services.desk import Desk
from counter_app.services.paper.books import bounds
from counter_app.services.paper.lateness import late_ones, late_rows, outage_rows
from counter_app.services.paper.sheet import office_of
from counter_app.store.codec import from_wire
from sync.contract import Checkpoint, Reconciliation
from sync.reconcile import ACTIONS, Comparison, Difference, Line, OwnDay, compare


@dataclass(frozen=True, slots=True)
class DaySheet:
    """A day on both sides. ``comparison`` is None where the province did not answer."""

    comparison: Comparison | None
    paper: ReconciliationPaper

    @property
    def agrees(self) -> bool:
        """True when both sides were heard and hold the same."""
        return self.comparison is not None and self.comparison.is_equal

    @property
    def differences(self) -> tuple[tuple[str, str, str], ...]:
        """Every difference as codes: dossier (empty for the journal), difference, action."""
        if self.comparison is None:
            return ()
        found = [("", one) for one in self.comparison.journal]
        found += [(line.code, one) for line in self.comparison.lines for one in line.differences]
        return tuple((code, one.value, ACTIONS[one]) for code, one in found)


class EndOfDay:
    """Lays our day beside the province's; speaks to nobody itself."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def sheet(self, day: date, theirs: Reconciliation | None, *, officer: str) -> DaySheet:
        """Return the sheet of a local day; ``theirs`` is the province's answer, None for none."""
        ours = self._ours(day)
        comparison = compare(ours, theirs) if theirs else None
        with self._desk.store.read() as work:
            counts = work.registers.counts()
        checkpoint = self._desk.store.replica().checkpoint()
        late = late_ones(self._desk, *bounds(day, day))
        paper = ReconciliationPaper(
            office=office_of(self._desk.settings),
            day=day,
            issued=to_local(self._desk.clock.now()),
            counter=f"Quầy số {self._desk.settings.office_counter}",
            device=ours.device,
            here=_our_side(ours, counts),
            there=_their_side(theirs, checkpoint) if theirs else None,
            rows=_rows(ours, comparison, self._people(ours)),
            differences=_differences(comparison),
            evidence=_evidence(checkpoint, counts),
            late=late_rows(late, self._desk.clock.now()),
            outages=outage_rows(self._desk, late),
            officer=officer,
            code=f"{self._desk.settings.office_unit}-{day:%y%m%d}",
        )
        return DaySheet(comparison, paper)

    def _ours(self, day: date) -> OwnDay:
        since, before = bounds(day, day)
        replica = self._desk.store.replica()
        with self._desk.store.read() as work:
            return OwnDay(
                device=work.state.get("device"),
                day=day.isoformat(),
                head=work.journal.head(),
                hash_at=replica.hash_at,
                dossiers=tuple(work.periods.own(since, before)),
            )

    def _people(self, ours: OwnDay) -> Mapping[str, str]:
        """Return whose dossier each code names: the sheet stays in the office."""
        with self._desk.store.read() as work:
            dossiers = [work.dossiers.get(UUID(one.dossier)) for one in ours.dossiers]
        return {one.code: (one.owner or one.applicant).name for one in dossiers}


def _our_side(ours: OwnDay, counts: Counts) -> SidePaper:
    scans = sum(dossier.scans_expected for dossier in ours.dossiers)
    return SidePaper(ours.head.seq, ours.head.hash, counts.head_seq, len(ours.dossiers), scans)


def _their_side(theirs: Reconciliation, checkpoint: Checkpoint | None) -> SidePaper:
    scans = sum(dossier.scans_held for dossier in theirs.dossiers)
    at = to_local(from_wire(checkpoint.at)) if checkpoint else None
    head = theirs.head
    return SidePaper(head.seq, head.hash, theirs.facts_total, len(theirs.dossiers), scans, at)


def _rows(
    ours: OwnDay, comparison: Comparison | None, people: Mapping[str, str]
) -> tuple[ReconciledRow, ...]:
    if comparison is None:
        return tuple(
            ReconciledRow(
                d.code,
                person=people[d.code],
                here=d.last_hash[:12],
                state=wording.NOT_HEARD,
                agrees=False,
            )
            for d in ours.dossiers
        )
    return tuple(_row(line, people.get(line.code, "")) for line in comparison.lines)


def _row(line: Line, person: str) -> ReconciledRow:
    ours, theirs = line.ours, line.theirs
    held, expected = (theirs.scans_held if theirs else 0), (ours.scans_expected if ours else 0)
    return ReconciledRow(
        code=line.code,
        person=person,
        here=ours.last_hash[:12] if ours else "",
        there=theirs.last_hash[:12] if theirs else "",
        verdict=wording.VERDICTS.get(theirs.verdict, theirs.verdict) if theirs else "",
        scans=f"{held}/{expected}",
        state=theirs.portal if theirs else "",
        agrees=not line.differences,
    )


def _differences(comparison: Comparison | None) -> tuple[DifferencePaper, ...]:
    if comparison is None:
        return ()
    journal = tuple(_difference("", found) for found in comparison.journal)
    dossiers = tuple(
        _difference(line.code, found) for line in comparison.lines for found in line.differences
    )
    return journal + dossiers


def _difference(code: str, found: Difference) -> DifferencePaper:
    return DifferencePaper(code, wording.DIFFERENCES[found.value], wording.CURES[ACTIONS[found]])


def _evidence(checkpoint: Checkpoint | None, counts: Counts) -> tuple[tuple[str, str], ...]:
    if checkpoint is None:
        return ()
    fields: Mapping[str, str] = {
        "Điểm xác nhận của tỉnh": f"việc số {checkpoint.seq}",
        "Mã băm": checkpoint.hash,
        "Thời điểm ký": f"{to_local(from_wire(checkpoint.at)):%H:%M:%S %d/%m/%Y}",
        "Khóa ký": checkpoint.key_id,
        "Chữ ký": checkpoint.signature,
        "Việc chưa được xác nhận": str(counts.pending),
    }
    return tuple(fields.items())
