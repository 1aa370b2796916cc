"""Scanners on Linux, through SANE's own command line program."""

import shutil

from counter_app.devices.names import without_ours
from counter_app.devices.scanner import LONGEST_S, ProgramRun, Run, Wish
from counter_app.domain.errors import MachineError

PROGRAM = "scanimage"
# Exit codes of scanimage are those of SANE_Status.
BUSY, NO_PAPER = 3, 7
MODES = {True: "Color", False: "Gray"}


class SaneScanner:
    """The first scanner SANE knows, or ``device``."""

    def __init__(self, device: str = "", *, longest_s: float = LONGEST_S) -> None:
        self._device = device
        self._longest_s = longest_s

    def start(self, wish: Wish) -> Run:
        """Begin one page in JPEG, as most scanners deliver it.

        Raises:
            MachineError: ``scanner.not_supported``: SANE is not installed.
        """
        program = shutil.which(PROGRAM)
        if program is None:
            raise MachineError("scanner.not_supported")
        command = [program, "--format=jpeg", f"--resolution={wish.dpi}"]
        command += [f"--mode={MODES[wish.colour]}"]
        if self._device:
            command.append(f"--device-name={self._device}")
        environment = without_ours() | {"LC_ALL": "C"}  # what it says is compared below
        return ProgramRun(command, fault, environment=environment, longest_s=self._longest_s)


def fault(exit_code: int, said: str) -> str:
    """Return the error's code for what ``scanimage`` said."""
    words = said.lower()
    if "no sane devices" in words or "invalid argument" in words:
        return "scanner.none"
    if exit_code == BUSY or "device busy" in words:
        return "scanner.busy"
    if exit_code == NO_PAPER or "out of documents" in words:
        return "scanner.no_paper"
    return "scanner.failed"
