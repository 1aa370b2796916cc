"""Retiring a PC: only when the province has everything, or a lead says in so many words."""

from dataclasses import asdict, dataclass
from typing import Final

import msgspec

from counter_app.domain.clock import to_local
from counter_app.domain.errors import RuleError
from counter_app.domain.staff import Officer, require
from counter_app.paths import Paths
from counter_app.services.desk import Desk
from counter_app.store.keys import wipe

SHORTEST_WORD: Final = 10  # characters of a lead's reason for losing what is not delivered


@dataclass(frozen=True, slots=True)
class Certificate:
    """What may be kept of a retired counter; nothing in it is personal. Times: local, RFC 3339."""

    device: str
    unit: str
    counter: int
    facts: int
    head: str
    delivered: int  # facts the province signed for
    scans_pending: int
    retired_at: str
    retired_by: str
    word: str
    by_hand: tuple[str, ...]  # folders that may hold more of it: second backups, scans as scanned


class Retiring:
    """Wipes the counter's data."""

    def __init__(self, desk: Desk, paths: Paths) -> None:
        self._desk = desk
        self._paths = paths

    def certificate(self, *, by: Officer, word: str = "") -> Certificate:
        """Return what would be certified.

        Raises:
            RuleError: ``officer.may_not``; ``retire.not_delivered`` where the province lacks
                something and no lead's ``word`` says why it may be lost.
        """
        require(by, "retire")
        settings, now = self._desk.settings, self._desk.clock.now()
        checkpoint = self._desk.store.replica().checkpoint()
        with self._desk.store.read() as work:
            head, counts = work.journal.head(), work.registers.counts()
            device = work.state.get("device")
        delivered = checkpoint.seq if checkpoint else 0
        pending = head.seq - delivered
        if (pending or counts.scans_pending) and len(word.strip()) < SHORTEST_WORD:
            raise RuleError("retire.not_delivered", facts=pending, scans=counts.scans_pending)
        return Certificate(
            device=device,
            unit=settings.office_unit,
            counter=settings.office_counter,
            facts=head.seq,
            head=head.hash,
            delivered=delivered,
            scans_pending=counts.scans_pending,
            retired_at=to_local(now).isoformat(timespec="seconds"),
            retired_by=by.name,
            word=word.strip(),
            by_hand=tuple(
                folder
                for folder in (settings.backup_second_folder, settings.window_watched_folder)
                if folder
            ),
        )

    def retire(self, *, by: Officer, word: str = "") -> Certificate:
        """Destroy the keys and then everything; the store is closed, there is no way back.

        The caller holds desk and wire. Backups elsewhere are to be destroyed by hand.

        Raises:
            RuleError: as ``certificate``. MachineError: the disk refuses; ``finish`` goes on.
        """
        told = self.certificate(by=by, word=word)
        if self._desk.tracks:
            self._desk.tracks.end()
        self._desk.store.close()
        wipe.begin(self._paths, msgspec.json.encode(asdict(told)))
        finish(self._paths)
        return told


def finish(paths: Paths) -> bool:
    """Go on with a wipe that was cut short; return whether there was one."""
    if not wipe.is_begun(paths):
        return False
    wipe.finish(paths)
    return True
