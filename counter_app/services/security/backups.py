"""The day's backup: when it is due, its copy on a second folder or stick, and the proof of it.

Everything here may run on a thread of its own while deeds go on.
"""

import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from counter_app.domain.clock import LOCAL, to_local
from counter_app.domain.errors import CounterError, IntegrityError, MachineError
from counter_app.paths import Paths
from counter_app.services.desk import Desk
from counter_app.store import backup, retention
from counter_app.store.engine import disk, flush_file, flush_folder
from counter_app.store.queries.verification import at_full_speed
from counter_app.store.work import Work

log = logging.getLogger(__name__)

EVENING: Final = timedelta(hours=1)  # before the office closes the day counts as done
ROOM_LEFT: Final = 2 * 1024**3  # bytes a backup never takes from the deeds of tomorrow
WITHOUT_SCANS: Final = "without-scans"
_KEY: Final = "backup.standing"


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How the backups stand. Times RFC 3339, "" for never.

    ``head``: how far the journal was. ``second``: when the second folder last got its copy.
    ``proved``: when one was last restored and found whole; ``fault``: the code of the last proof
    or copy that failed, "" when both went well.
    """

    last: str = ""
    head: int = 0
    second: str = ""
    proved: str = ""
    fault: str = ""
    has_scans: bool = True


@dataclass(frozen=True, slots=True)
class Made:
    """What the routine did. ``fault``: the code of what went wrong after the backup itself."""

    file: Path
    facts: int
    fault: str = ""


class Backups:
    """Makes, copies, proves and thins the backups of one counter."""

    def __init__(self, desk: Desk, paths: Paths) -> None:
        self._desk = desk
        self._paths = paths

    def standing(self) -> Standing:
        """Return how the backups stand."""
        with self._desk.store.read() as work:
            return _kept(work)

    def is_due(self) -> bool:
        """Return whether one is due: none today yet, or today's work in the office's last hour."""
        now = self._desk.clock.now()
        with self._desk.store.read() as work:
            standing, head = _kept(work), work.journal.head().seq
        if not standing.last:
            return head > 0
        last = datetime.fromisoformat(standing.last)
        if to_local(last).date() < to_local(now).date():
            return True
        return head != standing.head and last < self._evening(to_local(now)) <= now

    def make(self, folder: Path | None = None) -> Path:
        """Write a backup into ``folder`` or the counter's own; return its file.

        Where the disk has no room for the scans it is made without them, and says so.

        Raises:
            MachineError: ``disk.full``: not even without; no half file is left.
        """
        target, now = folder or self._paths.backups, self._desk.clock.now()
        scans = self._has_room(target)
        label = "" if scans else WITHOUT_SCANS
        with self._desk.store.read() as work:
            head = work.journal.head().seq
        made = backup.backup(self._desk.store, target, at=now, label=label, scans=scans)
        self._keep(last=now.isoformat(), head=head, has_scans=scans)
        return made

    def routine(self, pace: Callable[[], None] = at_full_speed) -> Made:
        """Make the day's backup, prove it, copy it to the second folder, thin both.

        ``pace`` is called at every step of the proof; it may rest while others work.

        Raises:
            MachineError: the disk is full or refuses the backup itself.
        """
        made, fault, facts = self.make(), "", 0
        try:
            facts = self.prove(made, pace)
            self._copy(made)
        except CounterError as wrong:
            fault = wrong.code
            log.warning("backup: %s", wrong)
        self._keep(fault=fault)
        if not fault.startswith("backup."):  # what cannot be restored pushes nothing out
            retention.thin(self._paths.backups)
        return Made(made, facts, fault)

    def prove(self, file: Path, pace: Callable[[], None] = at_full_speed) -> int:
        """Restore a backup into a temporary place, check it whole, leave nothing; return its facts.

        Raises:
            IntegrityError: ``backup.damaged``: it cannot be restored, or does not check out.
        """
        report = backup.prove(file, self._desk.store.key, pace)
        if report.problems:
            raise IntegrityError("backup.damaged", problems=len(report.problems))
        self._keep(proved=self._desk.clock.now().isoformat())
        return report.facts

    def _copy(self, made: Path) -> None:
        """Copy ``made`` to the second folder, if one is set: into a place of this counter's own,
        since the neighbour's may go on the same stick.

        Raises:
            MachineError: ``second.missing``: the stick is not there; or the disk refuses.
        """
        settings = self._desk.settings
        if not settings.backup_second_folder:
            return
        stick = Path(settings.backup_second_folder)
        if not stick.is_dir():
            raise MachineError("second.missing")
        folder = stick / f"{settings.office_unit}-{settings.office_counter}"
        with disk():
            folder.mkdir(exist_ok=True)
            draft = folder / f"{made.name}.part"
            shutil.copyfile(made, draft)
            flush_file(draft)
            draft.replace(folder / made.name)
            flush_folder(folder)
        retention.thin(folder)
        self._keep(second=self._desk.clock.now().isoformat())

    def _has_room(self, folder: Path) -> bool:
        files = [self._paths.database, *self._paths.blobs.glob("??/*")]
        needed = sum(file.stat().st_size for file in files if file.is_file())
        place = next(one for one in (folder, *folder.parents) if one.exists())
        return shutil.disk_usage(place).free - needed >= ROOM_LEFT

    def _evening(self, now: datetime) -> datetime:
        with self._desk.store.read() as work:
            closes = self._desk.calendar(work).hours.full_day[-1].closes
        return datetime.combine(now.date(), closes, LOCAL) - EVENING

    def _keep(self, **changes: object) -> None:
        with self._desk.store.write() as work:
            standing = msgspec.structs.replace(_kept(work), **changes)
            work.state.set(_KEY, msgspec.json.encode(standing).decode())


def _kept(work: Work) -> Standing:
    kept = work.state.get(_KEY)
    return msgspec.json.decode(kept, type=Standing) if kept else Standing()
