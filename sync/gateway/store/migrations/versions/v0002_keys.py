"""Keys may follow each other: the gateway's own, and each device's.

Only columns with a default are added, so that programs of the schema before go on working on the
same store while others are already of this one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what says from when, by whose word and until when a key counts."""
    for name in ("signs_from", "vouched_by", "signature"):
        op.add_column("gateway_keys", _text(name))
    for name in ("former_key", "former_until"):
        op.add_column("devices", _text(name))


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.String(), nullable=False, server_default="")
