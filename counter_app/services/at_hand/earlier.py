"""What a person gave before: earlier dossiers, and papers that need not be asked for again.

Source: decree 224/2026 art. 15.1 d (data once); TT 03/2025 art. 5: what was scanned before is used
again. Whether a paper still holds is the officer's to judge: it is offered, never taken unasked.
"""

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.errors import MissingError
from counter_app.domain.ids import FileHash
from counter_app.domain.procedure import Procedure
from counter_app.domain.vietnamese import fold
from counter_app.services.desk import Desk
from counter_app.services.registers import RegisterLine, Registers
from counter_app.store.work import Work

SHOWN = 5
SEARCHED = 20  # dossiers of one person that are looked through


@dataclass(frozen=True, slots=True)
class EarlierPaper:
    """A paper that was handed over before. ``seq``: the component it answers now."""

    seq: int
    code: str  # of the earlier dossier
    received_at: datetime
    scans: tuple[FileHash, ...] = ()


class Earlier:
    """Looks through the dossiers of one person on this PC; other counters' come by the feed."""

    def __init__(self, desk: Desk, registers: Registers) -> None:
        self._desk, self._registers = desk, registers

    def dossiers(self, id_number: str, limit: int = SHOWN) -> tuple[RegisterLine, ...]:
        """Return the person's newest dossiers."""
        with self._desk.store.read() as work:
            lines = work.dossiers.of_person(id_number, limit)
        return self._registers.dressed(lines)

    def papers(self, id_number: str, procedure: Procedure) -> tuple[EarlierPaper, ...]:
        """Return papers of ``procedure`` that this person gave before, the newest of each.

        A paper is the same where its name is, read as searches read; one with a scan goes before
        a newer one without.
        """
        if not id_number:
            return ()
        wanted = {
            fold(c.name): c.seq
            for c in procedure.components
            if not c.is_note and not c.present_only
        }
        found: dict[int, EarlierPaper] = {}
        with self._desk.store.read() as work:
            for line in work.dossiers.of_person(id_number, SEARCHED):
                for paper in _papers_of(work, line.code, wanted):
                    kept = found.get(paper.seq)
                    if kept is None or (paper.scans and not kept.scans):
                        found[paper.seq] = paper
        return tuple(found[seq] for seq in sorted(found))

    def scans(self, paper: EarlierPaper) -> tuple[bytes, ...]:
        """Return the scans of an earlier paper that lie on this PC; none where one is missing.

        Raises:
            IntegrityError: ``blob.damaged``.
        """
        with self._desk.store.read() as work:
            try:
                return tuple(work.attachments.read(scan) for scan in paper.scans)
            except MissingError:  # another counter's dossier: its scans are at the province
                return ()


def _papers_of(work: Work, code: str, wanted: dict[str, int]) -> list[EarlierPaper]:
    dossier = work.dossiers.by_code(code)
    try:
        then = work.catalogue.get(dossier.procedure, dossier.edition)
    except MissingError:
        return []  # received under an edition this PC never had
    names = {component.seq: fold(component.name) for component in then.components}
    return [
        EarlierPaper(wanted[names[c.seq]], dossier.code, dossier.received_at, c.scans)
        for c in dossier.components
        if names.get(c.seq) in wanted
    ]
