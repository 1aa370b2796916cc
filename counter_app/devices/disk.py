"""The disk under the data folder: how long a flush takes, and whether it can be believed."""

import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile

FLUSHES = 9
BLOCK_BYTES = 4096
# A platter turns in 8.3 ms and flash needs tens of microseconds; a cache that lies needs neither.
TOO_QUICK_MS = 0.02


@dataclass(frozen=True, slots=True)
class DiskReport:
    """Median milliseconds of one durable 4 KiB write, and bytes left."""

    flush_ms: float
    free_bytes: int

    @property
    def is_believable(self) -> bool:
        """False when a flush is quicker than any disk: a write cache says done too early."""
        return self.flush_ms >= TOO_QUICK_MS


def examine(folder: Path) -> DiskReport:
    """Measure the disk that holds ``folder``; takes under a second on a slow one.

    Raises:
        OSError: the folder cannot be written.
    """
    block = os.urandom(BLOCK_BYTES)
    taken = []
    with TemporaryFile(dir=folder) as file:
        for _ in range(FLUSHES):
            started = time.perf_counter()
            file.write(block)
            file.flush()
            os.fsync(file.fileno())
            taken.append((time.perf_counter() - started) * 1000)
    return DiskReport(median(taken), shutil.disk_usage(folder).free)
