"""What may be lost or broken into: gateway, backups, keys, journal, traces."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from counter_app.domain.errors import CounterError
from counter_app.paths import Paths
from counter_app.services.desk import Desk
from counter_app.services.doctor.findings import Finding, Part, green, red, yellow
from counter_app.services.security.backups import Backups
from counter_app.store import keyslots
from counter_app.store.keys import recovery
from counter_app.store.traces import Traces

BACKUP_OLD = timedelta(days=2)
BACKUP_LOST = timedelta(days=14)
SILENCE = timedelta(days=2)
LEAST_SLOTS = 2


class Safety:
    """Looks; changes nothing."""

    def __init__(self, desk: Desk, paths: Paths) -> None:
        self._desk, self._paths = desk, paths

    def findings(self) -> Iterator[Finding]:
        """Yield every finding, in a fixed order."""
        yield self._gateway()
        yield self._backup()
        yield self._second()
        yield from self._keys()
        yield self._journal()
        yield self._traces()

    def _gateway(self) -> Finding:
        replica = self._desk.store.replica()
        if replica.identity() is None:
            return yellow(Part.GATEWAY, "not_enrolled")
        last = replica.line().last_contact
        if not last:
            return yellow(Part.GATEWAY, "never_spoken")
        if self._desk.clock.now() - datetime.fromisoformat(last) > SILENCE:
            return yellow(Part.GATEWAY, "long_silence", last)
        return green(Part.GATEWAY, last)

    def _backup(self) -> Finding:
        standing = Backups(self._desk, self._paths).standing()
        if not standing.last:
            return yellow(Part.BACKUP, "no_backup")
        age = self._desk.clock.now() - datetime.fromisoformat(standing.last)
        if standing.fault and not standing.fault.startswith(("second.", "disk.")):
            return red(Part.BACKUP, "backup_not_proved", standing.fault)
        if age > BACKUP_OLD:
            tell = red if age > BACKUP_LOST else yellow
            return tell(Part.BACKUP, "backup_old", standing.last)
        if not standing.has_scans:
            return yellow(Part.BACKUP, "backup_without_scans", standing.last)
        return green(Part.BACKUP, standing.last)

    def _second(self) -> Finding:
        if not self._desk.settings.backup_second_folder:
            return yellow(Part.SECOND, "no_second_folder")
        last = Backups(self._desk, self._paths).standing().second
        if not last:
            return yellow(Part.SECOND, "second_never")
        if self._desk.clock.now() - datetime.fromisoformat(last) > BACKUP_OLD:
            return yellow(Part.SECOND, "second_old", last)
        return green(Part.SECOND, last)

    def _keys(self) -> Iterator[Finding]:
        try:
            kept = keyslots.read(self._paths)
        except CounterError:
            yield red(Part.KEYS, "key_slots_damaged")
            yield red(Part.RECOVERY, "key_slots_damaged")
            return
        count = sum(slot.kind == "officer" for slot in kept.slots)
        if count < LEAST_SLOTS:
            yield yellow(Part.KEYS, "one_key_slot", str(count))
        else:
            yield green(Part.KEYS, str(count))
        sealed = [slot.name for slot in kept.slots if slot.kind == recovery.KIND]
        if not sealed:
            yield yellow(Part.RECOVERY, "no_recovery_slot")
        else:
            yield green(Part.RECOVERY, sealed[-1])

    def _journal(self) -> Finding:
        with self._desk.store.read() as work:
            report = work.journal.verify()
        if report.problems:
            return red(Part.JOURNAL, "journal", str(report.problems[0].seq))
        return green(Part.JOURNAL, str(report.facts))

    def _traces(self) -> Finding:
        with self._desk.store.read() as work:
            wrong = Traces(work.connection).verify()
        return red(Part.TRACES, "traces", str(wrong[0])) if wrong else green(Part.TRACES)
