"""The health of the data folder: the chain checked whole, backups made and tried."""

from collections.abc import Iterator
from pathlib import Path

from counter_app.domain.staff import Officer
from counter_app.paths import Paths
from counter_app.services.desk import Desk
from counter_app.store import backup
from counter_app.store.queries.verification import JournalReport


class Housekeeping:
    """Checks, exports and backups of one counter."""

    def __init__(self, desk: Desk, paths: Paths) -> None:
        self._desk = desk
        self._paths = paths

    def check(self) -> JournalReport:
        """Verify the store, the hash chain, the dossiers against their facts, and every scan."""
        with self._desk.store.read() as work:
            return work.journal.verify()

    def export(self) -> Iterator[bytes]:
        """Yield every own fact as one canonical JSON line with ``prev`` and ``hash``."""
        with self._desk.store.read() as work:
            yield from work.journal.export()

    def back_up(self, folder: Path, *, by: Officer) -> Path:
        """Write an encrypted backup into ``folder`` while work goes on; return its file."""
        return backup.backup(self._desk.store, folder, at=self._desk.clock.now())
