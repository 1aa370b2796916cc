"""Editions the province sent: shown with what they change, accepted or declined by a lead."""

from dataclasses import dataclass

from counter_app.domain.catalogue import Difference, edition_from_json
from counter_app.domain.due_date import DueChange
from counter_app.domain.errors import MissingError, RuleError
from counter_app.domain.staff import Officer, require
from counter_app.services.desk import Desk
from counter_app.services.editions.force import (
    NO_DIFFERENCE,
    ImportReport,
    changes,
    preview_of,
    put_calendar,
    put_catalogue,
)
from counter_app.store.work import Work
from sync.contract import Edition as Sent

_SHORTEST = 8  # digits of a hash that a person types


@dataclass(frozen=True, slots=True)
class WaitingEdition:
    """One edition that arrived and is not in force.

    ``made_at``: RFC 3339, by the gateway's clock. ``size`` in bytes. ``moved``: promises its
    calendar would count otherwise. ``problem``: the error code that accepting it would raise
    ("" for none); a small catalogue says so in ``difference.suspicious``.
    """

    sha256: str
    kind: str
    name: str
    made_at: str
    size: int
    difference: Difference = NO_DIFFERENCE
    moved: tuple[DueChange, ...] = ()
    problem: str = ""


class Arrivals:
    """What waits for a lead's word."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def waiting(self) -> tuple[WaitingEdition, ...]:
        """Return every edition that waits, oldest first, each with what it would change.

        One whose file is gone from this PC is fetched anew by the next sync.
        """
        shown, gone = [], []
        with self._desk.store.read() as work:
            for sent in work.editions.waiting():
                content = work.editions.content(sent.sha256)
                if content is None:
                    gone.append(sent)
                else:
                    shown.append(self._shown(work, sent, content))
        for sent in gone:
            with self._desk.store.write() as work:
                work.editions.mark(sent, "told")
        return tuple(shown)

    def accept(self, sha256: str, *, by: Officer, smaller: bool) -> ImportReport:
        """Put one in force, in one transaction with the note that it was accepted."""
        require(by, "import")
        with self._desk.store.read() as work:
            sent = _chosen(work, sha256)
            content = work.editions.content(sent.sha256)
        if content is None:
            raise MissingError("edition.not_waiting", sha256=sent.sha256)
        edition = edition_from_json(content) if sent.kind == "catalogue" else None
        with self._desk.store.write() as work:
            _chosen(work, sent.sha256)  # nobody else has decided meanwhile
            work.editions.mark(sent, "accepted", by=by.name)
            if edition is None:
                moved = put_calendar(self._desk, work, content)
                return ImportReport(sent.name, NO_DIFFERENCE, moved)
            return put_catalogue(self._desk, work, edition, smaller=smaller)

    def decline(self, sha256: str, *, by: Officer) -> None:
        """Let one wait no longer."""
        require(by, "import")
        with self._desk.store.write() as work:
            work.editions.mark(_chosen(work, sha256), "declined", by=by.name)

    def _shown(self, work: Work, sent: Sent, content: bytes) -> WaitingEdition:
        change, problem = NO_DIFFERENCE, ""
        moved: tuple[DueChange, ...] = ()
        try:
            if sent.kind == "catalogue":
                report = preview_of(self._desk, work, edition_from_json(content))
                change, moved = report.difference, report.moved
            else:
                moved = changes(self._desk, work, content)
        except RuleError as wrong:
            problem = wrong.code
        return WaitingEdition(
            sha256=sent.sha256,
            kind=sent.kind,
            name=sent.name,
            made_at=sent.made_at,
            size=sent.size,
            difference=change,
            moved=moved,
            problem=problem,
        )


def _chosen(work: Work, sha256: str) -> Sent:
    """Return the one waiting edition that a hash, or its beginning, names.

    Raises:
        MissingError: ``edition.not_waiting``: none, or more than one.
    """
    wanted = sha256.strip().lower()
    found = [sent for sent in work.editions.waiting() if sent.sha256.startswith(wanted)]
    if len(wanted) < _SHORTEST or len(found) != 1:
        raise MissingError("edition.not_waiting", sha256=wanted[:64])
    return found[0]
