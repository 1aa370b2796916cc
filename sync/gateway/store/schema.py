"""The tables. Facts are append-only (triggers guard it); everything about dossiers is derived.

``n`` is the arrival number of a unit: every fact and every piece of news of one commune has one,
without gaps, given while the unit's row is locked. So the order of numbers is the order of
commits, and a reader that has seen ``n`` has seen everything below it.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.types import TypeEngine

metadata = MetaData()
_Number = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers only INTEGER keys itself


def _id() -> TypeEngine[str]:
    return String().with_variant(Uuid(as_uuid=False), "postgresql")


gateway_keys = Table(
    "gateway_keys",
    metadata,
    Column("key_id", String, primary_key=True),
    Column("private_key", LargeBinary, nullable=False),  # Ed25519 seed
    Column("seal_key", LargeBinary, nullable=False),  # X25519 private key
    Column("made_at", String, nullable=False),
    Column("signs_from", String, nullable=False, server_default=""),
    Column("vouched_by", String, nullable=False, server_default=""),  # key_id; empty: the first
    Column("signature", String, nullable=False, server_default=""),
)

places = Table(  # where the last server kept its files, for commands that are not told
    "places",
    metadata,
    Column("name", String, primary_key=True),
    Column("path", String, nullable=False),
)

units = Table(
    "units",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("code", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("n", BigInteger, nullable=False),  # last arrival number given
)

devices = Table(
    "devices",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("unit_no", Integer, nullable=False),
    Column("counter", Integer, nullable=False),
    Column("public_key", String, nullable=False),
    Column("ranges", Text, nullable=False),  # JSON: [[first, last], …]
    Column("seq", BigInteger, nullable=False),
    Column("hash", String, nullable=False),
    Column("enrolled_at", String, nullable=False),
    Column("seen_at", String, nullable=False),
    Column("revoked_at", String),
    Column("forks", Integer, nullable=False),
    Column("former_key", String, nullable=False, server_default=""),
    Column("former_until", String, nullable=False, server_default=""),
    Index("devices_of_unit", "unit_no"),
)

enrolments = Table(
    "enrolments",
    metadata,
    Column("code_hash", String, primary_key=True),
    Column("unit_no", Integer, nullable=False),
    Column("counter", Integer, nullable=False),
    Column("ranges", Text, nullable=False),
    Column("made_at", String, nullable=False),
    Column("expires_at", String, nullable=False),
    Column("used_by", String),  # device id
)

assertions = Table(
    "assertions",
    metadata,
    Column("jti", String, primary_key=True),  # SHA-256 of device and jti
    Column("expires", BigInteger, nullable=False),  # seconds since 1970
    Index("assertions_by_age", "expires"),
)

facts = Table(
    "facts",
    metadata,
    Column("device_no", Integer, primary_key=True, autoincrement=False),
    Column("seq", _Number, primary_key=True, autoincrement=False),
    Column("unit_no", Integer, nullable=False),
    Column("n", BigInteger, nullable=False),
    Column("dossier", _id()),
    Column("day", Integer, nullable=False),  # of ``at``, local: 20260302
    Column("hash", String, nullable=False),
    Column("content", LargeBinary, nullable=False),  # canonical bytes, without prev and hash
    Column("verdict", String, nullable=False),
    Column("code", String, nullable=False),
    Column("why", Text, nullable=False),  # JSON facts of the verdict, or empty
    Column("stored_at", String, nullable=False),
    UniqueConstraint("unit_no", "n", name="facts_by_arrival"),
    Index("facts_of_dossier", "unit_no", "dossier"),
    Index("facts_of_day", "device_no", "day"),
)

dossiers = Table(
    "dossiers",
    metadata,
    Column("unit_no", Integer, primary_key=True, autoincrement=False),
    Column("id", _id(), primary_key=True),
    Column("code", String, nullable=False),
    Column("procedure", String, nullable=False),
    Column("counter", Integer, nullable=False),
    Column("status", SmallInteger, nullable=False),
    Column("due", String, nullable=False),
    Column("received_at", String, nullable=False),
    Column("holder", String, nullable=False),
    Column("repromised", Boolean, nullable=False),
    Column("step", Text, nullable=False),  # JSON: the fact that stands, for whoever comes second
    Column("portal", String, nullable=False),
    Column("official_code", String, nullable=False),
    Index("dossiers_by_code", "code"),
    Index("dossiers_by_official_code", "official_code"),
)

codes = Table(
    "codes",
    metadata,
    Column("unit_no", Integer, primary_key=True, autoincrement=False),
    Column("code", String, primary_key=True),
    Column("dossier", _id(), nullable=False),
)

scans = Table(
    "scans",
    metadata,
    Column("unit_no", Integer, primary_key=True, autoincrement=False),
    Column("dossier", _id(), primary_key=True),
    Column("sha256", String, primary_key=True),
    Index("scans_by_hash", "unit_no", "sha256"),
)

news = Table(
    "news",
    metadata,
    Column("unit_no", Integer, primary_key=True, autoincrement=False),
    Column("n", _Number, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("id", String),  # the sender's own, so that a repeat is known
    Column("device", String, nullable=False),
    Column("body", Text, nullable=False),  # JSON
    Column("stored_at", String, nullable=False),
    UniqueConstraint("unit_no", "id", name="news_once"),
)

portal_cursors = Table(  # how far each commune's facts are planned for the provincial system
    "portal_cursors",
    metadata,
    Column("unit_no", Integer, primary_key=True, autoincrement=False),
    Column("n", BigInteger, nullable=False),
)

portal_dossiers = Table(  # what the provincial system shall hold of a dossier, and what it does
    "portal_dossiers",
    metadata,
    Column("unit_no", Integer, primary_key=True, autoincrement=False),
    Column("id", _id(), primary_key=True),
    Column("wanted", BigInteger, nullable=False),  # arrival number it shall know of
    Column("sent", BigInteger, nullable=False),  # arrival number it does know of
    Column("known", String, nullable=False),  # absent, present or unknown there
    Column("tried", Boolean, nullable=False),  # an attempt of ours may have made it
    Column("state", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_at", String, nullable=False),
    Column("leased_until", String, nullable=False),
    Column("code", String, nullable=False),  # why it stands as it does
    Column("text", Text, nullable=False),  # the portal's own words
    Column("status", String, nullable=False),  # of the portal, as last seen there
    Column("looked_at", String, nullable=False),
    Index("portal_dossiers_due", "state", "next_at"),
)

portal_steps = Table(  # the ledger of progress: a row that would be the same is not made twice
    "portal_steps",
    metadata,
    Column("key", String, primary_key=True),  # SHA-256 of what the portal sees
    Column("unit_no", Integer, nullable=False),
    Column("dossier", _id(), nullable=False),
    Column("n", BigInteger, nullable=False),
    Column("status", SmallInteger, nullable=False),
    Column("row", Text, nullable=False),  # JSON, sent byte for byte the same each time
    Column("state", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("leased_until", String, nullable=False),
    Column("code", String, nullable=False),
    Index("portal_steps_of_dossier", "unit_no", "dossier", "state"),
    Index("portal_steps_by_state", "state"),
)

blobs = Table(
    "blobs",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("media_type", String, nullable=False),  # empty: in quarantine
    Column("stored_at", String, nullable=False),
)

blob_units = Table(
    "blob_units",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("unit_no", Integer, primary_key=True, autoincrement=False),
)

uploads = Table(
    "uploads",
    metadata,
    Column("id", String, primary_key=True),
    Column("unit_no", Integer, nullable=False),
    Column("device", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("dossier", String, nullable=False),
    Column("length", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("done", Boolean, nullable=False),
    Column("began_at", String, nullable=False),
    Index("uploads_by_age", "began_at"),
)
