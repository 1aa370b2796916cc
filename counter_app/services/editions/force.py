"""Putting a catalogue or a calendar in force, inside a transaction: whole or not at all."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from counter_app.domain.calendar import Calendar
from counter_app.domain.catalogue import Difference, Edition, difference
from counter_app.domain.deeds import Fact, Recounted
from counter_app.domain.due_date import DueChange, changed_dues
from counter_app.domain.errors import RuleError
from counter_app.domain.evolve import evolve
from counter_app.domain.ids import new_id
from counter_app.domain.staff import Officer
from counter_app.printing.overlay import parse as parse_overlay
from counter_app.services.desk import Desk
from counter_app.store.work import Work

NO_DIFFERENCE = Difference((), (), ())
OVERLAY = "overlay"  # key of the state: the province's changes to the forms


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What a new edition changes. ``moved``: promises its calendar would count otherwise; they
    stand as printed.
    """

    edition: str
    difference: Difference
    moved: tuple[DueChange, ...] = ()


def preview_of(desk: Desk, work: Work, edition: Edition) -> ImportReport:
    """Return what ``edition`` would change; changes nothing.

    Raises:
        RuleError: ``overlay.bad`` for changes to the forms that came along.
    """
    if edition.overlay:
        parse_overlay(edition.overlay, edition.name)
    change = difference(work.catalogue.all(), edition.procedures)
    moved = changes(desk, work, _bytes_of(edition)) if edition.calendar else ()
    return ImportReport(edition.name, change, moved)


def put_catalogue(desk: Desk, work: Work, edition: Edition, *, smaller: bool) -> ImportReport:
    """Make ``edition`` the current one, with the calendar that came along.

    Raises:
        RuleError: ``catalogue.suspiciously_small`` unless ``smaller``; ``overlay.bad``.
    """
    before = work.catalogue.all()
    change = difference(before, edition.procedures)
    if change.suspicious and not smaller:
        raise RuleError(
            "catalogue.suspiciously_small", before=len(before), after=len(edition.procedures)
        )
    if edition.overlay:
        parse_overlay(edition.overlay, edition.name)
        work.state.set(OVERLAY, edition.overlay)
    work.catalogue.load(edition)
    moved: tuple[DueChange, ...] = ()
    if edition.calendar:
        moved = put_calendar(desk, work, _bytes_of(edition))
    return ImportReport(edition.name, change, moved)


def put_calendar(desk: Desk, work: Work, content: bytes) -> tuple[DueChange, ...]:
    """Let a file's years take the place of ours; return the promises that would move.

    Raises:
        RuleError: ``calendar.broken_json``, ``calendar.bad_file`` with where.
    """
    moved = changes(desk, work, content)
    work.calendars.load(_joined(work, content))
    return moved


def recount(
    desk: Desk, work: Work, moved: Sequence[DueChange], codes: Collection[str], by: Officer
) -> None:
    """Move the promises of ``codes`` to where the calendar in force counts them, a fact each.

    Raises:
        RuleError: ``calendar.not_moved`` (named): the calendar does not move it, or cannot say
            where to.
    """
    found = {change.code: change for change in moved if change.after}
    now = desk.clock.now()
    for code in codes:
        change = found.get(code)
        if change is None or change.after is None:
            raise RuleError("calendar.not_moved", named=code[:64])
        deed = Recounted(change.after, reason="calendar")
        fact = Fact(new_id(now), change.dossier, now, by.name, deed)
        work.dossiers.record(evolve(work.dossiers.get(change.dossier), fact), fact)


def changes(desk: Desk, work: Work, content: bytes) -> tuple[DueChange, ...]:
    """List which promises of open dossiers a calendar would move; changes nothing."""
    new = desk.worked(Calendar.from_json(_joined(work, content)))
    return changed_dues(work.dossiers.all_open(), desk.calendar(work), new, desk.habits())


def _bytes_of(edition: Edition) -> bytes:
    return json.dumps(edition.calendar).encode()


def _joined(work: Work, content: bytes) -> dict[str, Any]:
    """Return the calendar in force with the file's years in place of its own."""
    Calendar.from_json(content)  # says what is wrong with the file, and where
    record: dict[str, Any] = json.loads(content)
    before = work.calendars.record()
    return before | record | {"years": before["years"] | record["years"]}
