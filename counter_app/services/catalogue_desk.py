"""Procedures and the calendar: looking them up, and taking in a new edition."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from counter_app.domain.calendar import Calendar
from counter_app.domain.catalogue import Difference, difference, edition_from_json
from counter_app.domain.dossier import Term
from counter_app.domain.due_date import Counted, DueChange, changed_dues
from counter_app.domain.errors import MachineError, MissingError, RuleError
from counter_app.domain.local_fees import LocalFee
from counter_app.domain.procedure import Procedure
from counter_app.domain.registers import ProcedureLine
from counter_app.domain.staff import Officer, require
from counter_app.services.desk import Desk
from counter_app.store.work import Work

MAX_FILE_BYTES = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What a new edition changed."""

    edition: str
    difference: Difference


class CatalogueDesk:
    """The catalogue of procedures in force."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def find(self, text: str = "", limit: int = 20) -> tuple[ProcedureLine, ...]:
        """Return procedures for what was typed, best first; the most used ones for nothing."""
        with self._desk.store.read() as work:
            return work.catalogue.find(text, limit)

    def get(self, code: str, edition: str = "") -> Procedure:
        """Return one procedure.

        Raises:
            MissingError: ``procedure.unknown``.
        """
        with self._desk.store.read() as work:
            return work.catalogue.get(code, edition)

    def edition(self) -> str:
        """Return the name of the edition in force."""
        with self._desk.store.read() as work:
            return work.catalogue.edition()

    def say_fee(self, fee: LocalFee, *, by: Officer) -> LocalFee:
        """Keep what the province decided about a fee the catalogue does not know.

        Raises:
            MissingError: ``procedure.unknown``. RuleError: ``officer.may_not``.
        """
        require(by, "import")
        said = replace(fee, by=by.name)
        with self._desk.store.write() as work:
            work.catalogue.get(fee.procedure)
            work.local_fees.add(said)
        return said

    def import_file(self, path: Path, *, by: Officer, smaller: bool = False) -> ImportReport:
        """Take in an edition, whole or not at all. ``smaller`` lets one shrink by over 5 %.

        Raises:
            RuleError: ``catalogue.…`` with where; ``catalogue.suspiciously_small``.
            MissingError: ``file.missing``.
        """
        require(by, "import")
        edition = edition_from_json(read_file(path))
        with self._desk.store.write() as work:
            before = work.catalogue.all()
            change = difference(before, edition.procedures)
            if change.suspicious and not smaller:
                raise RuleError(
                    "catalogue.suspiciously_small",
                    before=len(before),
                    after=len(edition.procedures),
                )
            work.catalogue.load(edition)
            if edition.calendar:
                work.calendars.load(_joined(work, json.dumps(edition.calendar).encode()))
        return ImportReport(edition.name, change)


class CalendarDesk:
    """The working calendar, and what it makes of a term."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def due(self, term: Term, received: datetime, *, cutoff: str = "") -> Counted:
        """Count a term from a moment, with every day that was counted.

        Raises:
            RuleError: ``calendar.year_unknown``, ``term.too_long``.
        """
        with self._desk.store.read() as work:
            return self._desk.count(work, term, received, cutoff)

    def due_of(self, procedure: str, received: datetime, option: int = 0) -> Counted:
        """Count one of a procedure's processing times.

        Raises:
            RuleError: ``procedure.term_unknown``, ``procedure.unknown_option``.
        """
        with self._desk.store.read() as work:
            times = work.catalogue.get(procedure).times
        if times and not 0 <= option < len(times):
            raise RuleError("procedure.unknown_option", option=option)
        term = times[option].term if times else None
        if term is None:
            raise RuleError("procedure.term_unknown", procedure=procedure)
        return self.due(term, received, cutoff=times[option].cutoff)

    def changes(self, path: Path) -> tuple[DueChange, ...]:
        """List which promises of open dossiers a new calendar would move; changes nothing."""
        with self._desk.store.read() as work:
            new = Calendar.from_json(_joined(work, read_file(path)))
            old = self._desk.calendar(work)
            open_dossiers = tuple(work.dossiers.all_open())
        return changed_dues(
            open_dossiers,
            old,
            new.with_hours(old.hours),
            cutoff=self._desk.settings.deadline_cutoff,
        )

    def import_file(self, path: Path, *, by: Officer) -> tuple[DueChange, ...]:
        """Take in a calendar, year by year; promised due moments stay as they are, and are listed.

        Raises:
            RuleError: ``calendar.broken_json``, ``calendar.bad_file`` with where.
        """
        require(by, "import")
        moved = self.changes(path)
        with self._desk.store.write() as work:
            work.calendars.load(_joined(work, read_file(path)))
        return moved


def _joined(work: Work, content: bytes) -> dict[str, Any]:
    """Return the calendar in force with the file's years in place of its own."""
    Calendar.from_json(content)  # says what is wrong with the file, and where
    record: dict[str, Any] = json.loads(content)
    before = work.calendars.record()
    return before | record | {"years": before["years"] | record["years"]}


def read_file(path: Path) -> bytes:
    """Return a file handed in by a person.

    Raises:
        MissingError: ``file.missing``. MachineError: ``file.unreadable``. RuleError:
            ``file.too_large``.
    """
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise RuleError("file.too_large", size_bytes=size, limit_bytes=MAX_FILE_BYTES)
        return path.read_bytes()
    except FileNotFoundError:
        raise MissingError("file.missing") from None
    except OSError as wrong:
        raise MachineError("file.unreadable", errno=wrong.errno) from None
