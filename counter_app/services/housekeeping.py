"""The health of the data folder: everything checked whole, backups made, thinned and dated."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from counter_app.domain.looks import Look
from counter_app.domain.staff import Officer, require
from counter_app.paths import Paths
from counter_app.services.desk import Desk
from counter_app.services.security.backups import Backups
from counter_app.store import backup
from counter_app.store.queries.verification import JournalReport


class Housekeeping:
    """Checks, exports and backups of one counter."""

    def __init__(self, desk: Desk, paths: Paths) -> None:
        self._desk = desk
        self._paths = paths
        self.backups = Backups(desk, paths)

    def check(self) -> JournalReport:
        """Verify the store, the hash chain, the dossiers against their facts, and every scan."""
        with self._desk.store.read() as work:
            report = work.journal.verify()
            found = tuple(work.soundness.problems())
        return replace(report, problems=report.problems + found)

    def export(self, *, by: Officer, reason: str = "") -> Iterator[bytes]:
        """Yield every own fact as one canonical JSON line with ``prev`` and ``hash``.

        Raises:
            RuleError: ``officer.may_not``: it holds every citizen's data, for leads.
        """
        require(by, "audit")
        self._desk.note(Look.EXPORT, "journal", reason=reason)
        with self._desk.store.read() as work:
            yield from work.journal.export()

    def back_up(self, folder: Path, *, by: Officer) -> Path:
        """Write an encrypted backup into ``folder`` while work goes on; return its file.

        Raises:
            MachineError: the disk is full or refuses; no half file is left.
        """
        made = self.backups.make(folder)
        self._desk.note(Look.EXPORT, f"backup {made.name}")
        return made

    def prove(self, file: Path) -> JournalReport:
        """Restore a backup beside itself, check it whole with today's key, and leave nothing.

        Takes as long as a whole check: for the background, or for whoever asks.

        Raises:
            IntegrityError: it cannot be restored, or is of a key before a re-keying.
            MachineError: the disk is full or refuses.
        """
        return backup.prove(file, self._desk.store.key)

    def back_up_of_the_day(self) -> Path | None:
        """Make the day's backup with all that belongs to it if one is due; None where none is."""
        return self.backups.routine().file if self.backups.is_due() else None

    def last_backup(self) -> datetime | None:
        """Return when the newest backup of this store was made, None for never."""
        kept = self.backups.standing().last
        return datetime.fromisoformat(kept) if kept else None
