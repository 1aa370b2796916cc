"""What is forwarded to the provincial system. Only new tables: running workers go on."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ID = sa.String().with_variant(sa.Uuid(as_uuid=False), "postgresql")


def upgrade() -> None:
    """Make the cursor, the dossiers and the ledger of steps."""
    op.create_table(
        "portal_cursors",
        sa.Column("unit_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("unit_no"),
    )
    op.create_table(
        "portal_dossiers",
        sa.Column("unit_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.Column("wanted", sa.BigInteger(), nullable=False),
        sa.Column("sent", sa.BigInteger(), nullable=False),
        sa.Column("known", sa.String(), nullable=False),
        sa.Column("tried", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.String(), nullable=False),
        sa.Column("leased_until", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("looked_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("unit_no", "id"),
    )
    op.create_index("portal_dossiers_due", "portal_dossiers", ["state", "next_at"])
    op.create_table(
        "portal_steps",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("unit_no", sa.Integer(), nullable=False),
        sa.Column("dossier", _ID, nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.SmallInteger(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("leased_until", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("portal_steps_of_dossier", "portal_steps", ["unit_no", "dossier", "state"])
    op.create_index("portal_steps_by_state", "portal_steps", ["state"])
