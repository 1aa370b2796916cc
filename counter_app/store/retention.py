"""Which backups stay: seven days, four weeks, twelve months."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from counter_app.store.backup import STAMP, SUFFIX
from counter_app.store.engine import disk

DAYS: Final = 7
WEEKS: Final = 4
MONTHS: Final = 12
_NAME = re.compile(r"counter-(\d{8}-\d{6})(-[\w-]+)?" + re.escape(SUFFIX))


@dataclass(frozen=True, slots=True)
class Kept:
    """One backup in a folder. ``made_at``: aware, UTC. ``label``: why, where it was no routine."""

    file: Path
    made_at: datetime
    label: str = ""


def kept(folder: Path) -> tuple[Kept, ...]:
    """Return the backups in ``folder``, newest first."""
    if not folder.is_dir():
        return ()
    found = []
    for file in folder.iterdir():
        match = _NAME.fullmatch(file.name)
        if match:
            made_at = datetime.strptime(match[1], STAMP).replace(tzinfo=UTC)
            found.append(Kept(file, made_at, (match[2] or "").lstrip("-")))
    return tuple(sorted(found, key=lambda one: (one.made_at, one.file.name), reverse=True))


def thin(folder: Path) -> tuple[Path, ...]:
    """Delete what seven days, four weeks and twelve months do not need; return what went.

    Of each day, week and month the newest stays, counted back from the newest backup.
    """
    backups = kept(folder)
    staying = set(backups[:1])
    periods: tuple[tuple[Callable[[datetime], tuple[int, ...]], int], ...] = (
        (lambda at: (at.year, at.month, at.day), DAYS),
        (lambda at: tuple(at.isocalendar())[:2], WEEKS),
        (lambda at: (at.year, at.month), MONTHS),
    )
    for period, number in periods:
        newest: dict[tuple[int, ...], Kept] = {}
        for one in backups:
            newest.setdefault(period(one.made_at), one)
        staying.update(list(newest.values())[:number])
    gone = tuple(one.file for one in backups if one not in staying)
    with disk():
        for file in gone:
            file.unlink(missing_ok=True)
    return gone
