"""What the province told: status news and messages, newest first."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, text

_NEWEST = text("SELECT n, kind, dossier, body FROM news ORDER BY n DESC LIMIT :limit")
_OF_DOSSIER = text(
    "SELECT n, kind, dossier, body FROM news WHERE dossier = :dossier ORDER BY n DESC"
)


@dataclass(frozen=True, slots=True)
class NewsLine:
    """One item of the feed. ``n``: the gateway's number; ``body`` as it came."""

    n: int
    kind: str
    dossier: UUID | None
    body: dict[str, Any]


class News:
    """Everything the feed told that is no fact."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def newest(self, limit: int = 50) -> tuple[NewsLine, ...]:
        """Return the newest items."""
        rows = self._connection.execute(_NEWEST, {"limit": limit})
        return tuple(_to_line(row) for row in rows)

    def of(self, dossier: UUID) -> tuple[NewsLine, ...]:
        """Return what was told of one dossier."""
        rows = self._connection.execute(_OF_DOSSIER, {"dossier": dossier.bytes})
        return tuple(_to_line(row) for row in rows)


def _to_line(row: Any) -> NewsLine:
    dossier = UUID(bytes=row.dossier) if row.dossier else None
    return NewsLine(row.n, row.kind, dossier, msgspec.json.decode(row.body))
