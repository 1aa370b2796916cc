"""The working calendar: counting by it, and taking in a new one."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from counter_app.domain.calendar import Calendar
from counter_app.domain.clock import to_local
from counter_app.domain.dossier import Term
from counter_app.domain.due_date import Counted, DueChange
from counter_app.domain.errors import RuleError
from counter_app.domain.staff import Officer, require
from counter_app.services.desk import Desk
from counter_app.services.editions.files import read_file
from counter_app.services.editions.force import changes, put_calendar, recount


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
        """Count one of the processing times that a procedure has on the day of reception.

        Raises:
            MissingError: ``procedure.unknown``. RuleError: ``procedure.not_in_force``,
                ``procedure.term_unknown``, ``procedure.unknown_option``.
        """
        difficult = self._desk.settings.office_difficult
        with self._desk.store.read() as work:
            version = self._desk.procedure(work, procedure, to_local(received).date())
            time = version.time(option, difficult=difficult)
            if time.term is None:
                raise RuleError("procedure.term_unknown", procedure=procedure)
            return self._desk.count(work, time.term, received, time.cutoff)

    def changes(self, path: Path) -> tuple[DueChange, ...]:
        """List which promises of open dossiers a new calendar would move; changes nothing."""
        content = read_file(path)
        with self._desk.store.read() as work:
            return changes(self._desk, work, content)

    def import_file(
        self, path: Path, *, by: Officer, recounted: Collection[str] = ()
    ) -> tuple[DueChange, ...]:
        """Take in a calendar, year by year, and list the promises it counts otherwise.

        They stay as printed, but for the codes ``recounted``, which the lead confirmed one by one:
        their due moment moves, by a fact. All of it is one transaction.

        Raises:
            RuleError: ``calendar.broken_json``, ``calendar.bad_file`` with where;
                ``calendar.not_moved`` (named). MissingError: ``file.missing``.
        """
        require(by, "import")
        content = read_file(path)
        with self._desk.store.write() as work:
            moved = put_calendar(self._desk, work, content)
            recount(self._desk, work, moved, recounted, by)
            return moved

    def in_force(self) -> Calendar:
        """Return the calendar this office counts by, at its own hours."""
        with self._desk.store.read() as work:
            return self._desk.calendar(work)

    def confirm(self, year: int, *, by: Officer) -> None:
        """Say that a provisional year is as the Government announced it.

        Raises:
            RuleError: ``calendar.year_unknown``: import it first. ``officer.may_not``.
        """
        require(by, "import")
        with self._desk.store.write() as work:
            record = work.calendars.record()
            entry = record["years"].get(str(year))
            if entry is None:
                raise RuleError("calendar.year_unknown", year=year)
            years = record["years"] | {str(year): entry | {"provisional": False}}
            work.calendars.load(record | {"years": years})
