"""Which way to a scanner this PC has."""

import sys

from counter_app.devices.sane import SaneScanner
from counter_app.devices.scanner import NoScanner, Scanner
from counter_app.devices.wia import WiaScanner


def pc_scanner(platform: str = sys.platform) -> Scanner:
    """Return SANE on Linux, WIA on Windows, elsewhere one that says that it cannot."""
    if platform == "win32":
        return WiaScanner()
    return SaneScanner() if platform.startswith("linux") else NoScanner()
