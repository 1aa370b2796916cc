"""Spoiled bytes for every target, by seed; what is not a foreseen error is kept as a fault."""

import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.fuzz.mutation import mutated
from tests.fuzz.targets import Target, every_target


@dataclass(frozen=True)
class Fault:
    """An input that a target did not foresee."""

    target: str
    content: bytes
    what: str

    def __str__(self) -> str:
        return f"{self.target}: {self.what}\n  {self.content[:400]!r}"


@dataclass
class Ran:
    """How far a run came."""

    inputs: int
    faults: list[Fault]
    names: list[str] = field(default_factory=list)  # of the targets


def fuzz(seed: int, is_over: Callable[[int], bool], *, share: tuple[int, int] = (0, 1)) -> Ran:
    """Run every target in turn until ``is_over`` the turns; one fault of a kind is enough.

    ``share``: (which, of how many): only every so-manyth target.
    """
    lot, ran, seen = Random(seed), Ran(0, []), set()
    with tempfile.TemporaryDirectory() as folder, every_target(Path(folder)) as targets:
        turn, targets = 0, targets[share[0] :: share[1]]
        ran.names = [target.name for target in targets]
        while not is_over(turn):
            turn += 1
            for target in targets:
                for _ in range(target.weight):
                    ran.inputs += 1
                    fault = tried(target, mutated(lot.choice(target.seeds), lot))
                    if fault and (fault.target, fault.what) not in seen:
                        seen.add((fault.target, fault.what))
                        ran.faults.append(fault)
    return ran


def for_seconds(seconds: float, *, turns: int = 1) -> Callable[[int], bool]:
    """Return what ends a run after ``seconds``, after so many ``turns`` at least."""
    ends = time.monotonic() + seconds
    return lambda turn: turn >= turns and time.monotonic() >= ends


def tried(target: Target, content: bytes) -> Fault | None:
    """Return the fault that ``content`` shows, None for a value or a foreseen error."""
    try:
        target.run(content)
    except target.foreseen:
        return None
    except Exception as bug:  # what we look for
        frame = traceback.extract_tb(bug.__traceback__)[-1]
        what = f"{type(bug).__name__} in {Path(frame.filename).name}:{frame.lineno}"
        return Fault(target.name, content, what)
    return None
