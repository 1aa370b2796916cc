"""A scanner that gives what a test laid on its glass, when the test says so."""

from dataclasses import dataclass, field

from counter_app.devices.scanner import Wish
from counter_app.domain.errors import MachineError


@dataclass
class FakeRun:
    """One page under way; ``is_done`` is set by the test or from the beginning."""

    picture: bytes
    fault: str = ""
    is_done: bool = True
    is_cancelled: bool = False

    def page(self) -> bytes:
        if self.fault:
            raise MachineError(self.fault)
        return self.picture

    def cancel(self) -> None:
        self.is_cancelled = True
        self.is_done = True
        self.fault = "scanner.failed"


@dataclass
class FakeScanner:
    """``glass``: pictures, one a page; ``fault``: an error's code instead of a page."""

    glass: list[bytes] = field(default_factory=list)
    fault: str = ""
    is_slow: bool = False
    is_supported: bool = True
    wishes: list[Wish] = field(default_factory=list)
    runs: list[FakeRun] = field(default_factory=list)

    def start(self, wish: Wish) -> FakeRun:
        if not self.is_supported:
            raise MachineError("scanner.not_supported")
        self.wishes.append(wish)
        picture = self.glass.pop(0) if self.glass and not self.fault else b""
        fault = self.fault or ("" if picture else "scanner.none")
        self.runs.append(FakeRun(picture, fault, is_done=not self.is_slow))
        return self.runs[-1]
