"""One page about the health of this PC: green, yellow or red, each with its cure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from counter_app.devices import disk
from counter_app.domain.registers import Colour
from counter_app.paths import RESOURCES, Paths
from counter_app.services.desk import Desk
from counter_app.services.housekeeping import Housekeeping
from counter_app.store import keyslots

FREE_LITTLE = 2 * 1024**3
FREE_NOTHING = 200 * 1024**2
SLOW_FLUSH_MS = 60.0
CLOCK_WRONG_S = 300
BACKUP_OLD = timedelta(days=2)
SILENCE = timedelta(days=2)


class Part(StrEnum):
    """What is looked at."""

    DISK = "disk"
    SPACE = "space"
    CLOCK = "clock"
    GATEWAY = "gateway"
    BACKUP = "backup"
    KEYS = "key_slots"
    FONTS = "fonts"
    JOURNAL = "journal"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the page. ``cure`` is a code a screen has words for, "" where all is well."""

    part: Part
    colour: Colour
    value: str
    cure: str = ""


class Doctor:
    """Looks at the PC; changes nothing."""

    def __init__(self, desk: Desk, paths: Paths) -> None:
        self._desk = desk
        self._paths = paths

    def examine(self) -> tuple[Finding, ...]:
        """Return every finding, in a fixed order."""
        looks: tuple[Callable[[], Iterator[Finding]], ...] = (
            self._disk,
            self._clock,
            self._gateway,
            self._backup,
            self._keys,
            self._fonts,
            self._journal,
        )
        return tuple(finding for look in looks for finding in look())

    def _disk(self) -> Iterator[Finding]:
        report = disk.examine(self._paths.data)
        flush = f"{report.flush_ms:.2f} ms"
        if not report.is_believable:
            yield Finding(Part.DISK, Colour.RED, flush, "doctor.flush_not_believable")
        elif report.flush_ms > SLOW_FLUSH_MS:
            yield Finding(Part.DISK, Colour.YELLOW, flush, "doctor.flush_slow")
        else:
            yield Finding(Part.DISK, Colour.GREEN, flush)
        free = f"{report.free_bytes / 1024**3:.1f} GiB"
        if report.free_bytes < FREE_NOTHING:
            yield Finding(Part.SPACE, Colour.RED, free, "doctor.space_gone")
        elif report.free_bytes < FREE_LITTLE:
            yield Finding(Part.SPACE, Colour.YELLOW, free, "doctor.space_little")
        else:
            yield Finding(Part.SPACE, Colour.GREEN, free)

    def _clock(self) -> Iterator[Finding]:
        offset = self._desk.store.replica().line().clock
        if offset is None:
            yield Finding(Part.CLOCK, Colour.GREY, "", "doctor.clock_unknown")
        elif abs(offset) > CLOCK_WRONG_S:
            yield Finding(Part.CLOCK, Colour.RED, f"{offset} s", "doctor.clock_wrong")
        else:
            yield Finding(Part.CLOCK, Colour.GREEN, f"{offset} s")

    def _gateway(self) -> Iterator[Finding]:
        replica = self._desk.store.replica()
        if replica.identity() is None:
            yield Finding(Part.GATEWAY, Colour.YELLOW, "", "doctor.not_enrolled")
            return
        last = replica.line().last_contact
        if not last:
            yield Finding(Part.GATEWAY, Colour.YELLOW, "", "doctor.never_spoken")
        elif self._desk.clock.now() - datetime.fromisoformat(last) > SILENCE:
            yield Finding(Part.GATEWAY, Colour.YELLOW, last, "doctor.long_silence")
        else:
            yield Finding(Part.GATEWAY, Colour.GREEN, last)

    def _backup(self) -> Iterator[Finding]:
        newest = Housekeeping(self._desk, self._paths).last_backup()
        if newest is None:
            yield Finding(Part.BACKUP, Colour.YELLOW, "", "doctor.no_backup")
        elif self._desk.clock.now() - newest > BACKUP_OLD:
            yield Finding(Part.BACKUP, Colour.YELLOW, newest.isoformat(), "doctor.backup_old")
        else:
            yield Finding(Part.BACKUP, Colour.GREEN, newest.isoformat())

    def _keys(self) -> Iterator[Finding]:
        names = keyslots.officers(self._paths)
        if len(names) < 2:
            yield Finding(Part.KEYS, Colour.YELLOW, str(len(names)), "doctor.one_key_slot")
        else:
            yield Finding(Part.KEYS, Colour.GREEN, str(len(names)))

    def _fonts(self) -> Iterator[Finding]:
        found = len(list((RESOURCES / "fonts").glob("*.ttf")))
        if found < 4:
            yield Finding(Part.FONTS, Colour.RED, str(found), "doctor.fonts_missing")
        else:
            yield Finding(Part.FONTS, Colour.GREEN, str(found))

    def _journal(self) -> Iterator[Finding]:
        with self._desk.store.read() as work:
            report = work.journal.verify()
        if report.problems:
            yield Finding(Part.JOURNAL, Colour.RED, str(report.problems[0].seq), "doctor.journal")
        else:
            yield Finding(Part.JOURNAL, Colour.GREEN, str(report.facts))
