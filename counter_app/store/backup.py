"""Backups while work goes on: one file with the store, its key slots and its scans, all encrypted.

The file is a plain archive of what is encrypted already. A restored store keeps device and keys
and, when it was enrolled, must get its own facts back from the gateway before any deed.
"""

import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

import msgspec
from sqlalchemy import Engine, text

from counter_app.domain.errors import IntegrityError, MissingError, RuleError
from counter_app.paths import Paths
from counter_app.store.engine import (
    connect,
    converted,
    disk,
    flush_file,
    flush_folder,
    make_engine,
    transaction,
)
from counter_app.store.queries.verification import JournalReport, at_full_speed, verify
from counter_app.store.wire.healing import MUST_HEAL

SUFFIX: Final = ".counter-backup"
FORMAT: Final = 1
_DATABASE: Final = "counter.db"
_BESIDE: Final = ("keyslots.json", "counter.toml")
_MANIFEST: Final = "manifest.json"
_BLOB = re.compile(r"blobs/[0-9a-f]{2}/[0-9a-f]{62}")
STAMP: Final = "%Y%m%d-%H%M%S"
_HEAD = text(
    "SELECT (SELECT version_num FROM alembic_version) AS schema,"
    " coalesce((SELECT max(seq) FROM facts), 0) AS head_seq,"
    " (SELECT hex(hash) FROM facts ORDER BY seq DESC LIMIT 1) AS head_hash"
)
_ENROLLED: Final = "SELECT 1 FROM state WHERE key = 'identity' AND value <> ''"
_SET_STATE: Final = (
    "INSERT INTO state(key, value) VALUES (?, '1')"
    " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)


class OpenStore(Protocol):
    """What of a store a backup needs."""

    @property
    def paths(self) -> Paths:
        """Where it lies."""
        ...

    @property
    def key(self) -> bytes:
        """What it is encrypted with."""
        ...

    @property
    def engine(self) -> Engine:
        """Its connections."""
        ...


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup says about itself; nothing of it is secret or personal."""

    format: int
    made_at: str
    schema: str
    head_seq: int
    head_hash: str
    scans: int


def backup(
    store: OpenStore,
    to: Path,
    *,
    at: datetime | None = None,
    label: str = "",
    scans: bool = True,
) -> Path:
    """Write a backup into the folder ``to`` and return its file; deeds go on meanwhile.

    Raises:
        MachineError: the disk is full or refuses; no half file is left.
    """
    made_at = (at or datetime.now(UTC)).astimezone(UTC)
    name = f"counter-{made_at:{STAMP}}{'-' + label if label else ''}{SUFFIX}"
    with disk():
        to.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=to, prefix=".backup-") as draft:
            copy = Path(draft) / _DATABASE
            _copy(store, copy)
            archive = Path(draft) / name
            _pack(store, copy, archive, made_at, scans=scans)
            flush_file(archive)
            archive.replace(to / name)
        flush_folder(to)
    return to / name


def restore(file: Path, to: Paths) -> Manifest:
    """Unpack a backup into a data folder that holds no store yet.

    An enrolled counter must then get its own facts back before any deed (``journal.must_heal``).

    Raises:
        MissingError: there is no such file.
        RuleError: there is a store in the folder already (``restore.not_empty``).
        IntegrityError: the file is no backup, damaged, or of a newer program.
        MachineError: the disk is full or refuses; nothing is left in the folder.
    """
    if not file.is_file():
        raise MissingError("backup.missing")
    if to.database.exists() or to.keyslots.exists():
        raise RuleError("restore.not_empty")
    with disk(), _opened(file) as archive:
        manifest = _manifest(archive)
        to.data.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=to.data, prefix=".restore-") as draft:
            _unpack(archive, Path(draft))
            for part in sorted(Path(draft).iterdir(), key=lambda part: part.name == _DATABASE):
                part.replace(to.data / part.name)  # the store last: without it nothing is there
        flush_folder(to.data)
    return manifest


def prove(file: Path, key: bytes, pace: Callable[[], None] = at_full_speed) -> JournalReport:
    """Restore ``file`` into a temporary folder beside it, check it whole, and leave nothing.

    ``pace`` is called at every fact and every dossier; it may rest while others work.

    Raises:
        IntegrityError: it cannot be restored, or not opened with ``key``.
        MachineError: the disk is full or refuses.
    """
    with disk(), tempfile.TemporaryDirectory(dir=file.parent, prefix=".prove-") as folder:
        paths = Paths(Path(folder) / "data")
        restore(file, paths)
        engine = make_engine(paths.database, key)
        try:
            with transaction(engine, immediate=False) as connection:
                return verify(connection, pace=pace)
        finally:
            engine.dispose()


def _copy(store: OpenStore, target: Path) -> None:
    """Copy the file as one moment saw it; in the copy an enrolled counter must heal.

    Without a log of its own: a crash may spoil the copy, since its folder is thrown away then. A
    log is moved into the file and flushed when the driver closes it, which keeps the interpreter's
    lock meanwhile: the window would stand still.
    """
    copy = connect(target, store.key)
    try:
        with store.engine.connect() as connection, converted():
            copy.execute("PRAGMA journal_mode = OFF")
            copy.execute("PRAGMA synchronous = OFF")
            driver = connection.connection.driver_connection
            if driver is not None:
                driver.backup(copy)
            if copy.execute(_ENROLLED).fetchone():
                copy.execute(_SET_STATE, (MUST_HEAL,))
    finally:
        copy.close()


def _pack(store: OpenStore, copy: Path, archive: Path, made_at: datetime, *, scans: bool) -> None:
    files = [(store.paths.data / name, name) for name in _BESIDE]
    blobs = sorted(store.paths.blobs.glob("??/*")) if scans else []
    files += [(blob, f"blobs/{blob.parent.name}/{blob.name}") for blob in blobs]
    files = [(file, name) for file, name in files if file.is_file()]
    manifest = _described(store, copy, made_at, len(blobs))
    with zipfile.ZipFile(archive, "x", zipfile.ZIP_STORED) as packed:
        packed.writestr(_MANIFEST, msgspec.json.encode(manifest))
        packed.write(copy, _DATABASE)
        for file, name in files:
            packed.write(file, name)


def _described(store: OpenStore, copy: Path, made_at: datetime, scans: int) -> Manifest:
    engine = make_engine(copy, store.key)
    try:
        with transaction(engine, immediate=False) as connection:
            row = connection.execute(_HEAD).one()
    finally:
        engine.dispose()
    return Manifest(
        format=FORMAT,
        made_at=made_at.isoformat(timespec="seconds"),
        schema=row.schema,
        head_seq=row.head_seq,
        head_hash=(row.head_hash or "").lower(),
        scans=scans,
    )


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, RuntimeError, ValueError) as wrong:
        raise IntegrityError("backup.damaged") from wrong


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    try:
        manifest = msgspec.json.decode(archive.read(_MANIFEST), type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as wrong:
        raise IntegrityError("backup.damaged") from wrong
    if manifest.format > FORMAT:
        raise IntegrityError("backup.newer", found=manifest.format, known=FORMAT)
    return manifest


def _unpack(archive: zipfile.ZipFile, folder: Path) -> None:
    """Unpack what a backup may hold, and refuse anything else: names come from a file."""
    names = [name for name in archive.namelist() if name != _MANIFEST]
    if _DATABASE not in names:
        raise IntegrityError("backup.damaged")
    for name in names:
        if name != _DATABASE and name not in _BESIDE and not _BLOB.fullmatch(name):
            raise IntegrityError("backup.foreign_file")
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(name) as packed, open(target, "wb") as file:
            shutil.copyfileobj(packed, file, 1 << 20)
        flush_file(target)
