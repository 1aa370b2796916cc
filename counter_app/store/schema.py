"""The tables as the newest migration leaves them.

Moments are whole milliseconds since 1970 in UTC, ids the 16 bytes of the UUID, hashes 32 bytes.
"""

from typing import Final

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

HEAD: Final = "0002"  # the newest Alembic revision; a test compares

metadata = MetaData()

facts = Table(
    "facts",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("dossier", LargeBinary),
    Column("version", Integer, nullable=False),  # of the dossier after this fact
    Column("body", Text, nullable=False),  # canonical, without prev and hash
    Column("hash", LargeBinary, nullable=False),
    Index("facts_of_dossier", "dossier"),
)

dossiers = Table(
    "dossiers",
    metadata,
    Column("n", Integer, primary_key=True),  # order of arrival here; the row of the search index
    Column("id", LargeBinary, nullable=False),
    Column("code", Text(collation="NOCASE"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("own", Integer, nullable=False),
    Column("procedure", Text, nullable=False),
    Column("applicant", Text, nullable=False),
    Column("id_number", Text, nullable=False),
    Column("received_at", Integer, nullable=False),
    Column("received_by", Text, nullable=False),
    Column("counter", Integer, nullable=False),
    Column("due", Integer),
    Column("status", Integer, nullable=False),
    Column("closed_at", Integer),
    Column("last_seq", Integer, nullable=False),  # newest own fact, 0 for none
    Column("client_ref", Text),
    Column("snapshot", LargeBinary, nullable=False),
    Column("returned_at", Integer),  # when the result was given out
    Index("dossiers_id", "id", unique=True),
    Index("dossiers_code", "code", unique=True),
    Index("dossiers_received", "received_at"),
    Index("dossiers_status", "status", "received_at"),
    Index("dossiers_procedure", "procedure", "received_at"),
    Index("dossiers_officer", "received_by", "received_at"),
    Index("dossiers_person", "id_number", "received_at", sqlite_where=text("id_number <> ''")),
    Index(
        "dossiers_due",
        "due",
        "received_at",
        sqlite_where=text("due IS NOT NULL AND closed_at IS NULL"),
    ),
    Index("dossiers_last_seq", "last_seq", "received_at"),
    Index(
        "dossiers_returned",
        "returned_at",
        "received_at",
        sqlite_where=text("returned_at IS NOT NULL"),
    ),
    Index(
        "dossiers_client_ref",
        "client_ref",
        unique=True,
        sqlite_where=text("client_ref IS NOT NULL"),
    ),
)

aliases = Table(
    "aliases",
    metadata,
    Column("code", Text(collation="NOCASE"), primary_key=True, nullable=False),
    Column("dossier", LargeBinary, nullable=False),
    Index("aliases_dossier", "dossier"),
    sqlite_with_rowid=False,
)

verdicts = Table(
    "verdicts",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("put_right_by", Integer),  # seq of the fact that put it right
    Index(
        "verdicts_to_put_right",
        "seq",
        sqlite_where=text("verdict IN ('refused', 'conflict') AND put_right_by IS NULL"),
    ),
)

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("hash", LargeBinary, nullable=False),
    Column("at", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

feed_facts = Table(
    "feed_facts",
    metadata,
    Column("device", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("n", Integer, nullable=False),  # the gateway's order of arrival
    Column("dossier", LargeBinary),
    Column("version", Integer),  # of the dossier after it; none while it is not applied
    Column("verdict", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("put_right_by", Integer),  # seq of the own fact that put a conflict right
    Column("body", Text, nullable=False),  # the whole fact as it came
    PrimaryKeyConstraint("device", "seq"),
    Index("feed_facts_of_dossier", "dossier"),
    Index(
        "feed_facts_in_conflict",
        "n",
        sqlite_where=text("verdict = 'conflict' AND put_right_by IS NULL"),
    ),
    sqlite_with_rowid=False,
)

news = Table(
    "news",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("dossier", LargeBinary),
    Column("body", Text, nullable=False),
    Index("news_of_dossier", "dossier"),
)

scans = Table(
    "scans",
    metadata,
    Column("hash", LargeBinary, primary_key=True, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("dossier", LargeBinary),
    Column("seq", Integer),  # the first own fact that names it
    Column("upload", Text, nullable=False),
    Column("delivered", Integer, nullable=False),
    Index("scans_pending", "seq", sqlite_where=text("delivered = 0 AND seq IS NOT NULL")),
    sqlite_with_rowid=False,
)

editions = Table(
    "editions",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
)

procedures = Table(
    "procedures",
    metadata,
    Column("edition", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("short_name", Text, nullable=False),
    Column("sector", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("featured", Integer, nullable=False),
    Column("folded", Text, nullable=False),  # short name, name and sector, a line each
    Column("body", LargeBinary, nullable=False),
    PrimaryKeyConstraint("edition", "code"),
)

procedure_uses = Table(
    "procedure_uses",
    metadata,
    Column("code", Text, primary_key=True, nullable=False),
    Column("uses", Integer, nullable=False),
    sqlite_with_rowid=False,
)

numbers = Table(
    "numbers",
    metadata,
    Column("day", Text, nullable=False),  # local, YYYY-MM-DD
    Column("first", Integer, nullable=False),  # of the range
    Column("last_used", Integer, nullable=False),
    PrimaryKeyConstraint("day", "first"),
    sqlite_with_rowid=False,
)

officers = Table(
    "officers",
    metadata,
    Column("name", Text, primary_key=True, nullable=False),
    Column("full_name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("active", Integer, nullable=False),
)

state = Table(
    "state",
    metadata,
    Column("key", Text, primary_key=True, nullable=False),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)

# Who looked at, printed or took out what; chained like the facts, but it never travels.
traces = Table(
    "traces",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("body", Text, nullable=False),  # canonical
    Column("hash", LargeBinary, nullable=False),
)

# What SQLAlchemy's tables cannot say; created after them.
BESIDE_THE_TABLES: Final = (
    "CREATE VIRTUAL TABLE search USING fts5(words, content='', contentless_delete=1,"
    " detail=none, prefix='1 2 3 4 5 6', tokenize='ascii')",
    # Merging is left to idle moments (Store.tidy): in a large store one save in sixty paid for it.
    "INSERT INTO search(search, rank) VALUES ('automerge', 0)",
    "CREATE TRIGGER facts_stand BEFORE UPDATE ON facts"
    " BEGIN SELECT RAISE(ABORT, 'journal.append_only'); END",
    "CREATE TRIGGER facts_stay BEFORE DELETE ON facts"
    " BEGIN SELECT RAISE(ABORT, 'journal.append_only'); END",
    "CREATE TRIGGER traces_stand BEFORE UPDATE ON traces"
    " BEGIN SELECT RAISE(ABORT, 'journal.append_only'); END",
    "CREATE TRIGGER traces_stay BEFORE DELETE ON traces"
    " BEGIN SELECT RAISE(ABORT, 'journal.append_only'); END",
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
    " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))",
)
