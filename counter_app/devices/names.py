"""Which printers and scanners this PC knows, asked of its own programs, without a window."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import PureWindowsPath
from typing import Final

from counter_app.domain.errors import MachineError

LONGEST_S: Final = 15.0
_POWERSHELL: Final = ("-NoProfile", "-NonInteractive", "-Command")
_PRINTERS: Final = "Get-CimInstance Win32_Printer | ForEach-Object { $_.Name }"
_SCANNERS: Final = (
    "(New-Object -ComObject WIA.DeviceManager).DeviceInfos | Where-Object { $_.Type -eq 1 }"
    " | ForEach-Object { $_.Properties.Item('Name').Value }"
)


def printers() -> Sequence[str]:
    """Return the names of the printers.

    Raises:
        MachineError: ``printer.unknown``: this PC cannot be asked.
    """
    if os.name == "nt":
        return _said([_powershell(), *_POWERSHELL, _PRINTERS], "printer.unknown")
    return _said([_program("lpstat", "printer.unknown"), "-e"], "printer.unknown")


def scanners() -> Sequence[str]:
    """Return the names of the scanners.

    Raises:
        MachineError: ``scanner.not_supported``: this PC cannot be asked.
    """
    if os.name == "nt":
        return _said([_powershell(), *_POWERSHELL, _SCANNERS], "scanner.not_supported")
    program = _program("scanimage", "scanner.not_supported")
    return _said([program, "--formatted-device-list=%v %m%n"], "scanner.not_supported")


def _powershell() -> str:
    """Return the PowerShell of the system, never one that lies in the path before it."""
    root = PureWindowsPath(os.environ.get("SYSTEMROOT", r"C:\Windows"))
    return str(root / "System32" / "WindowsPowerShell" / "v1.0" / "powershell.exe")


def _program(name: str, code: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise MachineError(code)
    return found


def _said(command: list[str], code: str) -> Sequence[str]:
    """Return the lines a program says; one that fails or hangs knows nothing."""
    try:
        ended = subprocess.run(  # noqa: S603  (a program of the system, words of ours)
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LONGEST_S,
            check=True,
            env=without_ours() | {"LC_ALL": "C"},
        )
    except (OSError, subprocess.SubprocessError) as wrong:
        raise MachineError(code) from wrong
    told = ended.stdout.decode("utf-8", "replace")
    return tuple(line.strip() for line in told.splitlines() if line.strip())


def without_ours() -> dict[str, str]:
    """Return the environment without what is ours in it: a password may be."""
    return {name: told for name, told in os.environ.items() if not name.startswith("COUNTER_")}
