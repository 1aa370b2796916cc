"""A dossier's row knows when its result was given out, so that a day's returns are found at once.

Revision 0002, frozen: later steps change the schema, this text never changes.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

from counter_app.store.codec import snapshot_content

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_BATCH = 500
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_GIVEN_OUT = sa.text(
    "SELECT n, snapshot FROM dossiers WHERE status = 10 AND n > :behind ORDER BY n LIMIT :batch"
)
_FILL = sa.text("UPDATE dossiers SET returned_at = :at WHERE n = :n")


def upgrade() -> None:
    """Add the moment, and read it out of the dossiers that are here."""
    op.execute("ALTER TABLE dossiers ADD COLUMN returned_at INTEGER")
    connection, behind = op.get_bind(), -1
    while rows := connection.execute(_GIVEN_OUT, {"behind": behind, "batch": _BATCH}).all():
        behind = rows[-1].n
        found = [{"n": row.n, "at": at} for row in rows if (at := _moment(row.snapshot))]
        if found:
            connection.execute(_FILL, found)
    op.execute(
        "CREATE INDEX dossiers_returned ON dossiers (returned_at, received_at)"
        " WHERE returned_at IS NOT NULL"
    )


def _moment(snapshot: bytes) -> int | None:
    """Return whole milliseconds since 1970, None where nothing was given out."""
    handing: dict[str, Any] | None = snapshot_content(snapshot).get("handing")
    if not handing:
        return None
    return (datetime.fromisoformat(handing["at"]) - _EPOCH) // timedelta(milliseconds=1)
