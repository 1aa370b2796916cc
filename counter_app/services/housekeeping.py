"""The health of the data folder: everything checked whole, backups made, thinned and dated."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from counter_app.domain.clock import to_local
from counter_app.domain.staff import Officer
from counter_app.paths import Paths
from counter_app.services.desk import Desk
from counter_app.store import backup, retention
from counter_app.store.queries.verification import JournalReport
from counter_app.store.traces import Look

_LAST = "backup.last"


class Housekeeping:
    """Checks, exports and backups of one counter."""

    def __init__(self, desk: Desk, paths: Paths) -> None:
        self._desk = desk
        self._paths = paths

    def check(self) -> JournalReport:
        """Verify the store, the hash chain, the dossiers against their facts, and every scan."""
        with self._desk.store.read() as work:
            report = work.journal.verify()
            found = tuple(work.soundness.problems())
        return replace(report, problems=report.problems + found)

    def export(self) -> Iterator[bytes]:
        """Yield every own fact as one canonical JSON line with ``prev`` and ``hash``."""
        self._desk.note(Look.EXPORT, "journal")
        with self._desk.store.read() as work:
            yield from work.journal.export()

    def back_up(self, folder: Path, *, by: Officer) -> Path:
        """Write an encrypted backup into ``folder`` while work goes on; return its file.

        Raises:
            MachineError: the disk is full or refuses; no half file is left.
        """
        return self._back_up(folder)

    def prove(self, file: Path) -> JournalReport:
        """Restore a backup beside itself, check it whole with today's key, and leave nothing.

        Takes as long as a whole check: for the background, or for whoever asks.

        Raises:
            IntegrityError: it cannot be restored, or is of a key before a re-keying.
            MachineError: the disk is full or refuses.
        """
        return backup.prove(file, self._desk.store.key)

    def back_up_of_the_day(self) -> Path | None:
        """Write today's backup into the counter's own folder, once a day; thin the older ones.

        Returns None where today has one. For the end of the day, and for an idle moment.
        """
        last = self.last_backup()
        now = self._desk.clock.now()
        if (
            last
            and to_local(last).date() == to_local(now).date()
            and now - last < timedelta(days=1)
        ):
            return None
        made = self._back_up(self._paths.backups)
        retention.thin(self._paths.backups)
        return made

    def last_backup(self) -> datetime | None:
        """Return when the newest backup of this store was made, None for never."""
        with self._desk.store.read() as work:
            kept = work.state.get(_LAST)
        return datetime.fromisoformat(kept) if kept else None

    def _back_up(self, folder: Path) -> Path:
        now = self._desk.clock.now()
        made = backup.backup(self._desk.store, folder, at=now)
        with self._desk.store.write() as work:
            work.state.set(_LAST, now.isoformat())
        return made
