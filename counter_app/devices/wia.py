"""Scanners on Windows, through WIA's automation objects, driven by the PowerShell of the system.

No library of ours is needed and no file is written: PowerShell hands the picture to its standard
output. Numbers: WIA property and error constants of the Windows SDK (``wiadef.h``).
"""

import base64
import os
from pathlib import PureWindowsPath

from counter_app.devices.scanner import LONGEST_S, ProgramRun, Run, Wish

NONE, BUSY, NO_PAPER, FAILED = 11, 12, 13, 14
_SCRIPT = """
$ErrorActionPreference = 'Stop'
try {
  $found = $null
  foreach ($one in (New-Object -ComObject WIA.DeviceManager).DeviceInfos) {
    if ($one.Type -eq 1) { $found = $one; break }
  }
  if ($found -eq $null) { exit %(none)d }
  $sheet = $found.Connect().Items.Item(1)
  function Wish($id, $value) {
    foreach ($known in $sheet.Properties) {
      if ($known.PropertyID -eq $id) { $known.Value = $value }
    }
  }
  Wish 6146 %(intent)d
  Wish 6147 %(dpi)d
  Wish 6148 %(dpi)d
  $jpeg = '{B96B3CAE-0728-11D3-9D7B-0000F81EF32E}'
  $picture = $sheet.Transfer($jpeg)
  if ($picture.FormatID -ne $jpeg) {
    $change = New-Object -ComObject WIA.ImageProcess
    $change.Filters.Add($change.FilterInfos.Item('Convert').FilterID)
    $change.Filters.Item(1).Properties.Item('FormatID').Value = $jpeg
    $change.Filters.Item(1).Properties.Item('Quality').Value = 90
    $picture = $change.Apply($picture)
  }
  $bytes = [byte[]]$picture.FileData.BinaryData
  $out = [Console]::OpenStandardOutput()
  $out.Write($bytes, 0, $bytes.Length)
  $out.Flush()
} catch {
  $code = $_.Exception.HResult
  if ($_.Exception.InnerException) { $code = $_.Exception.InnerException.HResult }
  switch ('{0:X8}' -f $code) {
    '80210006' { exit %(busy)d }
    '80210003' { exit %(no_paper)d }
    '80210005' { exit %(none)d }
    '80210015' { exit %(none)d }
  }
  exit %(failed)d
}
"""
_FAULTS = {NONE: "scanner.none", BUSY: "scanner.busy", NO_PAPER: "scanner.no_paper"}


class WiaScanner:
    """The first scanner WIA knows."""

    def __init__(self, *, longest_s: float = LONGEST_S) -> None:
        self._longest_s = longest_s

    def start(self, wish: Wish) -> Run:
        """Begin one page in JPEG; a PC without PowerShell answers ``scanner.not_supported``."""
        return ProgramRun(command(wish), fault, longest_s=self._longest_s)


def command(wish: Wish) -> list[str]:
    """Return the program and its arguments for one page."""
    root = PureWindowsPath(os.environ.get("SYSTEMROOT", r"C:\Windows"))
    program = root / "System32" / "WindowsPowerShell" / "v1.0" / "powershell.exe"
    numbers = {"none": NONE, "busy": BUSY, "no_paper": NO_PAPER, "failed": FAILED}
    script = _SCRIPT % {**numbers, "dpi": wish.dpi, "intent": 1 if wish.colour else 2}
    packed = base64.b64encode(script.encode("utf-16-le")).decode("ascii")
    return [str(program), "-NoProfile", "-NonInteractive", "-EncodedCommand", packed]


def fault(exit_code: int, _said: str) -> str:
    """Return the error's code for the exit code of the script."""
    return _FAULTS.get(exit_code, "scanner.failed")
