"""Where the server keeps its scans, remembered for commands that are not told."""

from pathlib import Path

from sqlalchemy import Connection, delete, select

from sync.gateway.blobs.place import is_bucket
from sync.gateway.store.schema import places

_BLOBS = "blobs"


def remember_blobs(connection: Connection, place: str) -> None:
    """Note the place of scans that is in use; the newest server's stands."""
    whole = place if is_bucket(place) else str(Path(place).resolve())
    connection.execute(delete(places).where(places.c.name == _BLOBS))
    connection.execute(places.insert().values(name=_BLOBS, path=whole))


def known_blobs(connection: Connection) -> str:
    """Return the place of scans the last server used, empty before the first one."""
    found = connection.execute(select(places.c.path).where(places.c.name == _BLOBS)).scalar()
    return str(found or "")
