"""Where facts and tables may still be read: copies of the damaged file, and backups.

Nothing here writes to what it reads: SQLite would tidy a damaged file up and make it worse.
"""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from counter_app.domain.errors import CounterError
from counter_app.paths import Paths
from counter_app.store.backup import restore
from counter_app.store.engine import connect
from counter_app.store.retention import kept

PAGE: Final = 500
_LONGEST_HOLE: Final = 2000  # facts in a row that cannot be read before we stop looking
_DAMAGED: Final = "damaged file"


@dataclass(frozen=True, slots=True)
class Source:
    """One readable copy. ``name``: what a report calls it."""

    name: str
    connection: dbapi2.Connection

    def facts(self) -> dict[int, tuple[str, bytes]]:
        """Return what can be read of the journal: body and hash by number."""
        found: dict[int, tuple[str, bytes]] = {}
        at, hole, last = 0, 0, self._last()
        while at < last or (not last and hole < _LONGEST_HOLE):
            page = self._page(at)
            found.update(page)
            hole = 0 if page else hole + PAGE
            at += PAGE
        return found

    def table(self, name: str) -> tuple[tuple[str, ...], list[tuple[Any, ...]]] | None:
        """Return columns and rows of a table, None when it cannot be read whole."""
        try:
            rows = self.connection.execute(f'SELECT * FROM "{name}"')  # noqa: S608 (our own names)
            return tuple(column[0] for column in rows.description), rows.fetchall()
        except dbapi2.Error:
            return None

    def _last(self) -> int:
        try:
            return int(self.connection.execute("SELECT max(seq) FROM facts").fetchone()[0] or 0)
        except dbapi2.Error:
            return 0

    def _page(self, after: int) -> dict[int, tuple[str, bytes]]:
        try:
            return self._rows("seq > ? AND seq <= ?", (after, after + PAGE))
        except dbapi2.Error:
            found = {}
            for seq in range(after + 1, after + PAGE + 1):
                try:
                    found.update(self._rows("seq = ?", (seq,)))
                except dbapi2.Error:
                    continue
            return found

    def _rows(self, where: str, values: Sequence[int]) -> dict[int, tuple[str, bytes]]:
        query = f"SELECT seq, body, hash FROM facts WHERE {where}"  # noqa: S608 (our own words)
        return {seq: (body, hash_) for seq, body, hash_ in self.connection.execute(query, values)}


@contextmanager
def opened(paths: Paths, key: bytes, backups: Sequence[Path]) -> Iterator[list[Source]]:
    """Yield what opens: the damaged file first, then the backups, newest first."""
    folders = (paths.backups, *backups)
    files = [one for folder in folders for one in kept(folder)]
    files.sort(key=lambda one: one.made_at, reverse=True)
    with ExitStack() as stack:
        room = Path(
            stack.enter_context(tempfile.TemporaryDirectory(dir=paths.data, prefix=".repair-"))
        )
        found = []
        source = _source(stack, _DAMAGED, _copied(paths, room), key)
        found += [source] if source else []
        for number, backup in enumerate(files):
            unpacked = Paths(room / f"backup-{number}")
            try:
                restore(backup.file, unpacked)
            except CounterError:
                continue
            shutil.rmtree(unpacked.blobs, ignore_errors=True)
            source = _source(stack, backup.file.name, unpacked.database, key)
            found += [source] if source else []
        yield found


def _copied(paths: Paths, room: Path) -> Path:
    target = room / "damaged" / paths.database.name
    target.parent.mkdir()
    for ending in ("", "-wal"):
        file = Path(f"{paths.database}{ending}")
        if file.is_file():
            shutil.copyfile(file, f"{target}{ending}")
    return target


def _source(stack: ExitStack, name: str, file: Path, key: bytes) -> Source | None:
    if not file.is_file() or not file.stat().st_size:
        return None
    try:
        connection = connect(file, key)
    except (CounterError, dbapi2.Error):
        return None
    stack.callback(connection.close)
    return Source(name, connection)
