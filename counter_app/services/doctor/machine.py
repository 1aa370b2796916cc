"""What of the PC itself may hinder: disk, room, clock, printer, scanner, fonts, version."""

import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from importlib import metadata

from counter_app.devices import disk
from counter_app.devices.folder_kind import is_remote
from counter_app.domain.errors import MachineError
from counter_app.domain.registers import Colour
from counter_app.paths import RESOURCES, Paths
from counter_app.services.desk import EARLIEST, Desk
from counter_app.services.doctor.findings import Finding, Part, green, red, yellow

FREE_LITTLE = 2 * 1024**3
FREE_NOTHING = 200 * 1024**2
SLOW_FLUSH_MS = 60.0
CLOCK_WRONG_S = 300
FONTS = 4

Names = Callable[[], Sequence[str]]


class Machine:
    """``printers`` and ``scanners``: how this PC is asked for their names."""

    def __init__(self, desk: Desk, paths: Paths, printers: Names, scanners: Names) -> None:
        self._desk, self._paths = desk, paths
        self._printers, self._scanners = printers, scanners

    def findings(self) -> Iterator[Finding]:
        """Yield every finding, in a fixed order."""
        yield from self._disk()
        yield red(Part.PLACE, "on_network") if is_remote(self._paths.data) else green(Part.PLACE)
        yield self._clock()
        yield self._printer()
        yield self._scanner()
        yield self._fonts()
        yield self._version()

    def _disk(self) -> Iterator[Finding]:
        try:
            report = disk.examine(self._paths.data)
        except OSError:
            yield red(Part.DISK, "disk_refuses")
            yield red(Part.SPACE, "disk_refuses")
            return
        flush = f"{report.flush_ms:.2f} ms"
        if not report.is_believable:
            yield red(Part.DISK, "flush_not_believable", flush)
        elif report.flush_ms > SLOW_FLUSH_MS:
            yield yellow(Part.DISK, "flush_slow", flush)
        else:
            yield green(Part.DISK, flush)
        free = f"{report.free_bytes / 1024**3:.1f} GiB"
        if report.free_bytes < FREE_NOTHING:
            yield red(Part.SPACE, "space_gone", free)
        elif report.free_bytes < FREE_LITTLE:
            yield yellow(Part.SPACE, "space_little", free)
        else:
            yield green(Part.SPACE, free)

    def _clock(self) -> Finding:
        now = self._desk.clock.now()
        if now < EARLIEST:
            return red(Part.CLOCK, "clock_wrong", f"{now:%d/%m/%Y}")
        offset = self._desk.store.replica().line().clock
        if offset is None:
            return Finding(Part.CLOCK, Colour.GREY, "", "doctor.clock_unknown")
        if abs(offset) > CLOCK_WRONG_S:
            return red(Part.CLOCK, "clock_wrong", f"{offset} s")
        return green(Part.CLOCK, f"{offset} s")

    def _printer(self) -> Finding:
        try:
            names = self._printers()
        except MachineError:
            return Finding(Part.PRINTER, Colour.GREY, "", "doctor.printer_unknown")
        wanted = self._desk.settings.printing_printer
        if not names:
            return yellow(Part.PRINTER, "printer_none")
        if wanted and wanted not in names:
            return yellow(Part.PRINTER, "printer_gone", wanted)
        return green(Part.PRINTER, wanted or names[0])

    def _scanner(self) -> Finding:
        try:
            names = self._scanners()
        except MachineError:
            return Finding(Part.SCANNER, Colour.GREY, "", "doctor.scanner_unknown")
        if not names:
            return Finding(Part.SCANNER, Colour.GREY, "", "doctor.scanner_none")
        return green(Part.SCANNER, names[0])

    def _fonts(self) -> Finding:
        found = len(list((RESOURCES / "fonts").glob("*.ttf")))
        if found < FONTS:
            return red(Part.FONTS, "fonts_missing", str(found))
        return green(Part.FONTS, str(found))

    def _version(self) -> Finding:
        python = ".".join(map(str, sys.version_info[:3]))
        return green(Part.VERSION, f"{our_version()} · Python {python}")


def our_version() -> str:
    """Return the version of this program, as it was installed or lies in its checkout."""
    try:
        return metadata.version("counter-app")
    except metadata.PackageNotFoundError:
        checkout = RESOURCES.parent / "pyproject.toml"
        return str(tomllib.loads(checkout.read_text("utf-8"))["project"]["version"])
