"""The first schema."""

from alembic import op

from sync.gateway.store import schema

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    schema.metadata.create_all(op.get_bind())
