"""Scans as rows: what is held, for which commune, and uploads under way."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select, update

from sync.gateway.store.bulk import insert_new
from sync.gateway.store.schema import blob_units, blobs, uploads


@dataclass(frozen=True, slots=True)
class Blob:
    """One held scan; an empty media type means quarantine."""

    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Upload:
    """One upload. ``received``: bytes that are on the disk and flushed."""

    id: str
    unit_no: int
    device: str
    sha256: str
    media_type: str
    dossier: str
    length: int
    received: int
    done: bool


def blob(connection: Connection, unit_no: int, sha256: str) -> Blob | None:
    """Return a scan this commune has sent, or was given."""
    query = (
        select(blobs.c.sha256, blobs.c.size, blobs.c.media_type)
        .join_from(blobs, blob_units, blobs.c.sha256 == blob_units.c.sha256)
        .where(blob_units.c.unit_no == unit_no, blobs.c.sha256 == sha256)
    )
    row = connection.execute(query).one_or_none()
    return None if row is None else Blob(row.sha256, row.size, row.media_type)


def keep_blob(connection: Connection, unit_no: int, held: Blob, at: str) -> None:
    """Write down that a scan is on the disk and whose it is."""
    row = (held.sha256, held.size, held.media_type, at)
    insert_new(connection, "blobs", ("sha256", "size", "media_type", "stored_at"), [row])
    insert_new(connection, "blob_units", ("sha256", "unit_no"), [(held.sha256, unit_no)])


def release_blob(connection: Connection, held: Blob) -> None:
    """Take out of quarantine what a counter had sent before the province vouched for it."""
    wanted = blobs.c.sha256 == held.sha256
    connection.execute(update(blobs).where(wanted).values(media_type=held.media_type))


def begin(connection: Connection, new: Upload, at: str) -> None:
    """Write down a new upload."""
    connection.execute(
        uploads.insert().values(
            id=new.id,
            unit_no=new.unit_no,
            device=new.device,
            sha256=new.sha256,
            media_type=new.media_type,
            dossier=new.dossier,
            length=new.length,
            received=0,
            done=False,
            began_at=at,
        )
    )


def upload(connection: Connection, id_: str) -> Upload | None:
    """Return an upload."""
    row = connection.execute(select(uploads).where(uploads.c.id == id_)).one_or_none()
    return None if row is None else _upload(row)


def open_uploads(connection: Connection, device: str) -> int:
    """Return how many uploads of a device are unfinished."""
    query = select(uploads.c.id).where(uploads.c.device == device, uploads.c.done.is_(False))
    return len(connection.execute(query).all())


def move(connection: Connection, held: Upload, received: int) -> bool:
    """Move an upload's offset, unless another request moved it first."""
    moved = connection.execute(
        update(uploads)
        .where(uploads.c.id == held.id, uploads.c.received == held.received)
        .values(received=received)
    )
    return moved.rowcount == 1


def finish(connection: Connection, held: Upload) -> None:
    """Mark an upload as done."""
    connection.execute(update(uploads).where(uploads.c.id == held.id).values(done=True))


def forget(connection: Connection, held: Upload) -> None:
    """Drop an upload's row."""
    connection.execute(delete(uploads).where(uploads.c.id == held.id))


def stale(connection: Connection, before: str, *, limit: int = 500) -> list[Upload]:
    """Return uploads begun before a moment."""
    query = select(uploads).where(uploads.c.began_at < before).limit(limit)
    return [_upload(row) for row in connection.execute(query)]


def _upload(row: Any) -> Upload:
    return Upload(
        id=row.id,
        unit_no=row.unit_no,
        device=row.device,
        sha256=row.sha256,
        media_type=row.media_type,
        dossier=row.dossier,
        length=row.length,
        received=row.received,
        done=bool(row.done),
    )
