"""The scanner as a port: one press, one page; nobody waits for it, no picture touches the disk."""

import logging
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from counter_app.domain.errors import MachineError

log = logging.getLogger(__name__)

RESOLUTIONS = (200, 300)  # dots an inch; ND 30/2020, annex I: at least 200
LONGEST_S = 180.0  # an old flatbed warms up for a minute and needs another one in colour


@dataclass(frozen=True, slots=True)
class Wish:
    """How a page shall be scanned. ``dpi``: 200 or 300."""

    dpi: int = 200
    colour: bool = True


class Run(Protocol):
    """One page under way. Every call answers at once; ask ``is_done`` now and then."""

    @property
    def is_done(self) -> bool:
        """True when there is a page, or a reason why there is none."""
        ...

    def page(self) -> bytes:
        """Return the picture (JPEG or PNG) of a run that is done.

        Raises:
            MachineError: ``scanner.none``, ``scanner.busy``, ``scanner.failed``.
        """
        ...

    def cancel(self) -> None:
        """Give the page up."""


class Scanner(Protocol):
    """Whatever makes a picture of a sheet."""

    def start(self, wish: Wish) -> Run:
        """Begin one page; returns at once.

        Raises:
            MachineError: ``scanner.not_supported``: this PC has no way to reach a scanner.
        """
        ...


class NoScanner:
    """A PC on which no scanner can be reached."""

    def start(self, wish: Wish) -> Run:
        """Say so."""
        raise MachineError("scanner.not_supported")


class ProgramRun:
    """A page made by another program that writes the picture to its standard output.

    ``fault`` turns exit code and standard error into an error's code; the words themselves go
    nowhere, a device's name may hold the name of its owner.
    """

    def __init__(
        self,
        command: Sequence[str],
        fault: Callable[[int, str], str],
        *,
        environment: Mapping[str, str] | None = None,
        longest_s: float = LONGEST_S,
    ) -> None:
        self._command, self._fault = list(command), fault
        self._environment = dict(environment) if environment is not None else None
        self._longest_s = longest_s
        self._picture, self._error = b"", "scanner.failed"
        self._is_cancelled = False
        self._program: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="scanner", daemon=True)
        self._thread.start()

    @property
    def is_done(self) -> bool:
        """True when the program has ended."""
        return not self._thread.is_alive()

    def page(self) -> bytes:
        """Return the picture.

        Raises:
            MachineError: ``scanner.…``, as ``fault`` says; ``scanner.failed`` when it took too
                long or was cancelled.
        """
        if not self._picture:
            raise MachineError(self._error)
        return self._picture

    def cancel(self) -> None:
        """Stop the program; what it had is thrown away."""
        with self._lock:
            self._is_cancelled = True
            if self._program is not None:
                self._program.kill()

    def _run(self) -> None:
        try:
            with self._lock:
                if self._is_cancelled:
                    return
                self._program = self._opened()
            with self._program as program:
                self._finish(program)
        except FileNotFoundError:
            self._error = "scanner.not_supported"
        except OSError as wrong:
            log.info("scanner did not start errno=%s", wrong.errno)

    def _opened(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(  # noqa: S603  (our own list, no shell)
            self._command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self._environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def _finish(self, program: "subprocess.Popen[bytes]") -> None:
        try:
            picture, said = program.communicate(timeout=self._longest_s)
        except subprocess.TimeoutExpired:
            program.kill()
            program.communicate()
            return
        if self._is_cancelled:
            return
        if program.returncode or not picture:
            self._error = self._fault(program.returncode, said.decode("utf-8", "replace"))
            log.info("scanner ended code=%s %s", program.returncode, self._error)
            return
        self._picture = picture
