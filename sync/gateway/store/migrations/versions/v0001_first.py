"""The first schema. Facts may be added and judged anew, never changed or removed."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ID = sa.String().with_variant(sa.Uuid(as_uuid=False), "postgresql")
_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_KEPT = ("device_no", "seq", "unit_no", "n", "dossier", "day", "hash", "content", "stored_at")


def upgrade() -> None:
    """Make every table, and guard the facts."""
    _who()
    _entrance()
    _facts()
    _derived()
    _scans()
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgres()
    else:
        _guard_sqlite()


def _who() -> None:
    """Keys, places, communes and devices."""
    op.create_table(
        "gateway_keys",
        sa.Column("key_id", sa.String(), nullable=False),
        sa.Column("private_key", sa.LargeBinary(), nullable=False),
        sa.Column("seal_key", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key_id"),
    )
    op.create_table(
        "places",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "units",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("no"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "devices",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("unit_no", sa.Integer(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.String(), nullable=False),
        sa.Column("ranges", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("enrolled_at", sa.String(), nullable=False),
        sa.Column("seen_at", sa.String(), nullable=False),
        sa.Column("revoked_at", sa.String(), nullable=True),
        sa.Column("forks", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("no"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("devices_of_unit", "devices", ["unit_no"], unique=False)


def _entrance() -> None:
    """What lets devices in, once."""
    op.create_table(
        "enrolments",
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("unit_no", sa.Integer(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("ranges", sa.Text(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("expires_at", sa.String(), nullable=False),
        sa.Column("used_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("code_hash"),
    )
    op.create_table(
        "assertions",
        sa.Column("jti", sa.String(), nullable=False),
        sa.Column("expires", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("jti"),
    )
    op.create_index("assertions_by_age", "assertions", ["expires"], unique=False)


def _facts() -> None:
    """What arrived: facts and news."""
    op.create_table(
        "facts",
        sa.Column("device_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("unit_no", sa.Integer(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("dossier", _ID, nullable=True),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("stored_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("device_no", "seq"),
        sa.UniqueConstraint("unit_no", "n", name="facts_by_arrival"),
    )
    op.create_index("facts_of_day", "facts", ["device_no", "day"], unique=False)
    op.create_index("facts_of_dossier", "facts", ["unit_no", "dossier"], unique=False)
    op.create_table(
        "news",
        sa.Column("unit_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("n", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=True),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("stored_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("unit_no", "n"),
        sa.UniqueConstraint("unit_no", "id", name="news_once"),
    )


def _derived() -> None:
    """What facts make of dossiers."""
    op.create_table(
        "dossiers",
        sa.Column("unit_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("procedure", sa.String(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("status", sa.SmallInteger(), nullable=False),
        sa.Column("due", sa.String(), nullable=False),
        sa.Column("received_at", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("repromised", sa.Boolean(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("portal", sa.String(), nullable=False),
        sa.Column("official_code", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("unit_no", "id"),
    )
    op.create_index("dossiers_by_code", "dossiers", ["code"], unique=False)
    op.create_index("dossiers_by_official_code", "dossiers", ["official_code"], unique=False)
    op.create_table(
        "codes",
        sa.Column("unit_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("dossier", _ID, nullable=False),
        sa.PrimaryKeyConstraint("unit_no", "code"),
    )


def _scans() -> None:
    """Scans and their uploads."""
    op.create_table(
        "scans",
        sa.Column("unit_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("dossier", _ID, nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("unit_no", "dossier", "sha256"),
    )
    op.create_index("scans_by_hash", "scans", ["unit_no", "sha256"], unique=False)
    op.create_table(
        "blobs",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("stored_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "blob_units",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("unit_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("sha256", "unit_no"),
    )
    op.create_table(
        "uploads",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("unit_no", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("dossier", sa.String(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("began_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("uploads_by_age", "uploads", ["began_at"], unique=False)


def _guard_postgres() -> None:
    op.execute(
        "CREATE FUNCTION facts_stay() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'facts are append-only'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER facts_stay_as_they_are BEFORE UPDATE OF {', '.join(_KEPT)} ON facts "
        "FOR EACH ROW EXECUTE FUNCTION facts_stay()"
    )
    op.execute(
        "CREATE TRIGGER facts_stay_here BEFORE DELETE ON facts "
        "FOR EACH ROW EXECUTE FUNCTION facts_stay()"
    )


def _guard_sqlite() -> None:
    raised = "BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END"
    op.execute(
        f"CREATE TRIGGER facts_stay_as_they_are BEFORE UPDATE OF {', '.join(_KEPT)} ON facts "
        f"{raised}"
    )
    op.execute(f"CREATE TRIGGER facts_stay_here BEFORE DELETE ON facts {raised}")
