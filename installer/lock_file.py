"""What the lock files say: exact versions and the hashes of the files that may be installed."""

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOCK = HERE / "lock.txt"
TEST_LOCK = HERE / "lock-test.txt"
_PIN = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)\s*(?:;(?P<marker>[^\\]*))?")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Pin:
    """One package. ``marker``: on which systems, empty for all."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


def read(file: Path = LOCK) -> tuple[Pin, ...]:
    """Return the pins of a lock file, in its order.

    Raises:
        ValueError: a line is neither a pin with hashes nor a comment.
    """
    pins = []
    for block in file.read_text("utf-8").replace("\\\n", " ").splitlines():
        line = block.strip()
        if not line or line.startswith("#"):
            continue
        found, hashes = _PIN.match(line), _HASH.findall(line)
        if not found or not hashes:
            raise ValueError(f"{file.name}: not a pin with hashes: {line[:60]}")
        marker = (found["marker"] or "").split("--hash")[0].strip()
        pins.append(Pin(normal(found["name"]), found["version"], marker, tuple(hashes)))
    return tuple(pins)


def normal(name: str) -> str:
    """Return a package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
