"""Where the server keeps its files, remembered for commands that are not told."""

from pathlib import Path

from sqlalchemy import Connection, delete, select

from sync.gateway.store.schema import places

_BLOBS = "blobs"


def remember_blobs(connection: Connection, folder: Path) -> None:
    """Note the folder of scans that is in use; the newest server's stands."""
    connection.execute(delete(places).where(places.c.name == _BLOBS))
    connection.execute(places.insert().values(name=_BLOBS, path=str(folder.resolve())))


def known_blobs(connection: Connection) -> Path | None:
    """Return the folder of scans the last server used, None before the first one."""
    found = connection.execute(select(places.c.path).where(places.c.name == _BLOBS)).scalar()
    return Path(found) if found else None
