"""One line of the doctor's page."""

from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.registers import Colour


class Part(StrEnum):
    """What is looked at, in the order of the page."""

    DISK = "disk"
    SPACE = "space"
    PLACE = "place"
    CLOCK = "clock"
    GATEWAY = "gateway"
    PRINTER = "printer"
    SCANNER = "scanner"
    FONTS = "fonts"
    VERSION = "version"
    BACKUP = "backup"
    SECOND = "second_backup"
    KEYS = "key_slots"
    RECOVERY = "recovery"
    JOURNAL = "journal"
    TRACES = "traces"


@dataclass(frozen=True, slots=True)
class Finding:
    """``cure`` is a code that screens and the command line have words for, "" where all is well."""

    part: Part
    colour: Colour
    value: str
    cure: str = ""


def green(part: Part, value: str = "") -> Finding:
    """All is well."""
    return Finding(part, Colour.GREEN, value)


def yellow(part: Part, cure: str, value: str = "") -> Finding:
    """Work goes on; somebody should see to it this week."""
    return Finding(part, Colour.YELLOW, value, f"doctor.{cure}")


def red(part: Part, cure: str, value: str = "") -> Finding:
    """Something may be lost; see to it today."""
    return Finding(part, Colour.RED, value, f"doctor.{cure}")
