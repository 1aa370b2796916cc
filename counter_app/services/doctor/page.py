"""The page itself: what the machine and the safety of the data look like now."""

from counter_app.devices import names
from counter_app.paths import Paths
from counter_app.services.desk import Desk
from counter_app.services.doctor.findings import Finding, Part
from counter_app.services.doctor.machine import Machine, Names
from counter_app.services.doctor.safety import Safety

_ORDER = {part: place for place, part in enumerate(Part)}


class Doctor:
    """Looks at the PC; changes nothing. Takes a second or two: for the background."""

    def __init__(self, desk: Desk, paths: Paths) -> None:
        self._desk = desk
        self._paths = paths

    def examine(
        self, *, printers: Names = names.printers, scanners: Names = names.scanners
    ) -> tuple[Finding, ...]:
        """Return every finding, in the order of the page."""
        machine = Machine(self._desk, self._paths, printers, scanners)
        safety = Safety(self._desk, self._paths)
        found = (*machine.findings(), *safety.findings())
        return tuple(sorted(found, key=lambda finding: _ORDER[finding.part]))
