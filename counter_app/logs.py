"""Logs without personal data: ids, codes and numbers only; times in UTC."""

import faulthandler
import logging
import time
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

FILES = 5
SIZE_BYTES = 2_000_000
_crash_files: list[TextIO] = []  # kept open: faulthandler writes to the bare descriptor


class _Line(logging.Formatter):
    """``2025-07-07T01:02:03Z | I | sync.engine | pushed=12 taken=3``."""

    converter = staticmethod(time.gmtime)

    def __init__(self) -> None:
        super().__init__("%(asctime)s | %(levelname).1s | %(name)s | %(message)s")
        self.datefmt = "%Y-%m-%dT%H:%M:%SZ"


def begin(folder: Path, *, level: int = logging.INFO) -> None:
    """Write this process's log below ``folder``; a crash of the interpreter goes to crash.log."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "counter.log", maxBytes=SIZE_BYTES, backupCount=FILES - 1, encoding="utf-8"
    )
    handler.setFormatter(_Line())
    root = logging.getLogger()
    root.setLevel(level)
    root.addHandler(handler)
    logging.getLogger("sqlalchemy").setLevel(logging.ERROR)  # its echo would print parameters
    crash = (folder / "crash.log").open("a", encoding="utf-8")
    faulthandler.enable(crash)
    _crash_files.append(crash)


def end() -> None:
    """Close what ``begin`` opened."""
    faulthandler.disable()
    while _crash_files:
        _crash_files.pop().close()
    root = logging.getLogger()
    for handler in tuple(root.handlers):
        if isinstance(handler, RotatingFileHandler):
            root.removeHandler(handler)
            handler.close()
