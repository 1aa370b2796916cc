"""Procedures: looking them up, what the province decided, and taking in a new edition."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from counter_app.domain.catalogue import edition_from_json
from counter_app.domain.clock import to_local
from counter_app.domain.errors import MissingError, RuleError
from counter_app.domain.local_rules import LocalRule
from counter_app.domain.procedure import Procedure
from counter_app.domain.registers import ProcedureLine
from counter_app.domain.staff import Officer, require
from counter_app.services.desk import Desk
from counter_app.services.editions.arrivals import Arrivals, WaitingEdition
from counter_app.services.editions.files import read_file
from counter_app.services.editions.force import ImportReport, preview_of, put_catalogue


class CatalogueDesk:
    """The catalogue of procedures in force."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def find(self, text: str = "", limit: int = 20) -> tuple[ProcedureLine, ...]:
        """Return procedures for what was typed, best first; the most used ones for nothing."""
        with self._desk.store.read() as work:
            return work.catalogue.find(text, limit, self._today())

    def get(self, code: str, edition: str = "", day: date | None = None) -> Procedure:
        """Return one procedure as it receives on ``day`` (local, today for None).

        With the province's own rules. One that no version covers that day is returned as the
        newest edition states it, with its days of effect; one of a named ``edition`` as stated.

        Raises:
            MissingError: ``procedure.unknown``.
        """
        chosen = day or self._today()
        with self._desk.store.read() as work:
            if edition:
                return work.catalogue.get(code, edition)
            try:
                return self._desk.procedure(work, code, chosen)
            except (RuleError, MissingError):
                return work.catalogue.get(code)

    def today(self, code: str) -> Procedure:
        """Return the version of a procedure under which today receives, with what the province
        decided.

        Raises:
            MissingError: ``procedure.unknown``. RuleError: ``procedure.not_in_force``.
        """
        with self._desk.store.read() as work:
            return self._desk.procedure(work, code.strip(), self._today())

    def edition(self) -> str:
        """Return the name of the edition that counts today."""
        with self._desk.store.read() as work:
            return work.catalogue.edition(self._today())

    def local_rules(self, code: str = "") -> tuple[LocalRule, ...]:
        """Return what the province decided, of one procedure or of all."""
        with self._desk.store.read() as work:
            return work.local_rules.of(code) if code else work.local_rules.all()

    def say(self, rule: LocalRule, *, by: Officer) -> LocalRule:
        """Keep what the province decided about a procedure; every later edition leaves it be.

        Raises:
            MissingError: ``procedure.unknown``. RuleError: ``officer.may_not``.
        """
        require(by, "import")
        said = replace(rule, by=by.name)
        with self._desk.store.write() as work:
            work.catalogue.get(rule.procedure)
            work.local_rules.add(said)
        return said

    def _today(self) -> date:
        return to_local(self._desk.clock.now()).date()

    def preview(self, path: Path) -> ImportReport:
        """Return what ``import_file`` would change; changes nothing, refuses what it would.

        Raises:
            RuleError: ``catalogue.…`` with where. MissingError: ``file.missing``.
        """
        edition = edition_from_json(read_file(path))
        with self._desk.store.read() as work:
            return preview_of(self._desk, work, edition)

    def import_file(self, path: Path, *, by: Officer, smaller: bool = False) -> ImportReport:
        """Take in an edition, whole or not at all. ``smaller`` lets one shrink by over 5 %.

        Raises:
            RuleError: ``catalogue.…`` with where; ``catalogue.suspiciously_small``.
            MissingError: ``file.missing``.
        """
        require(by, "import")
        edition = edition_from_json(read_file(path))
        with self._desk.store.write() as work:
            return put_catalogue(self._desk, work, edition, smaller=smaller)

    def waiting(self) -> tuple[WaitingEdition, ...]:
        """Return the province's editions that wait for a lead, oldest first, each with what it
        would change.
        """
        return Arrivals(self._desk).waiting()

    def accept(self, sha256: str, *, by: Officer, smaller: bool = False) -> ImportReport:
        """Put a waiting edition in force, whole or not at all; promised due moments stay.

        ``sha256``: its hash, or a beginning of 8 digits or more that fits one only.

        Raises:
            MissingError: ``edition.not_waiting``.
            RuleError: ``catalogue.suspiciously_small`` without ``smaller``; ``catalogue.…`` and
                ``calendar.…`` with where; ``officer.may_not``.
        """
        return Arrivals(self._desk).accept(sha256, by=by, smaller=smaller)

    def decline(self, sha256: str, *, by: Officer) -> None:
        """Leave a waiting edition out of force for good.

        Raises:
            MissingError: ``edition.not_waiting``. RuleError: ``officer.may_not``.
        """
        Arrivals(self._desk).decline(sha256, by=by)
