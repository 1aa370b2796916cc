"""The first schema: everything a counter needs.

Revision 0001, frozen: later steps change the schema, this text never changes.
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE aliases (
        code TEXT COLLATE "NOCASE" NOT NULL,
        dossier BLOB NOT NULL,
        PRIMARY KEY (code)
    )
     WITHOUT ROWID
    """,
    """
    CREATE INDEX aliases_dossier ON aliases (dossier)
    """,
    """
    CREATE TABLE checkpoints (
        seq INTEGER NOT NULL,
        hash BLOB NOT NULL,
        at TEXT NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (seq)
    )
    """,
    """
    CREATE TABLE dossiers (
        n INTEGER NOT NULL,
        id BLOB NOT NULL,
        code TEXT COLLATE "NOCASE" NOT NULL,
        version INTEGER NOT NULL,
        own INTEGER NOT NULL,
        procedure TEXT NOT NULL,
        applicant TEXT NOT NULL,
        id_number TEXT NOT NULL,
        received_at INTEGER NOT NULL,
        received_by TEXT NOT NULL,
        counter INTEGER NOT NULL,
        due INTEGER,
        status INTEGER NOT NULL,
        closed_at INTEGER,
        last_seq INTEGER NOT NULL,
        client_ref TEXT,
        snapshot BLOB NOT NULL,
        PRIMARY KEY (n)
    )
    """,
    """
    CREATE UNIQUE INDEX dossiers_client_ref ON dossiers (client_ref)
        WHERE client_ref IS NOT NULL
    """,
    """
    CREATE UNIQUE INDEX dossiers_code ON dossiers (code)
    """,
    """
    CREATE INDEX dossiers_due ON dossiers (due, received_at)
        WHERE due IS NOT NULL AND closed_at IS NULL
    """,
    """
    CREATE UNIQUE INDEX dossiers_id ON dossiers (id)
    """,
    """
    CREATE INDEX dossiers_last_seq ON dossiers (last_seq, received_at)
    """,
    """
    CREATE INDEX dossiers_officer ON dossiers (received_by, received_at)
    """,
    """
    CREATE INDEX dossiers_person ON dossiers (id_number, received_at)
        WHERE id_number <> ''
    """,
    """
    CREATE INDEX dossiers_procedure ON dossiers (procedure, received_at)
    """,
    """
    CREATE INDEX dossiers_received ON dossiers (received_at)
    """,
    """
    CREATE INDEX dossiers_status ON dossiers (status, received_at)
    """,
    """
    CREATE TABLE editions (
        n INTEGER NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (n),
        UNIQUE (name)
    )
    """,
    """
    CREATE TABLE facts (
        seq INTEGER NOT NULL,
        dossier BLOB,
        version INTEGER NOT NULL,
        body TEXT NOT NULL,
        hash BLOB NOT NULL,
        PRIMARY KEY (seq)
    )
    """,
    """
    CREATE INDEX facts_of_dossier ON facts (dossier)
    """,
    """
    CREATE TABLE feed_facts (
        device TEXT NOT NULL,
        seq INTEGER NOT NULL,
        n INTEGER NOT NULL,
        dossier BLOB,
        version INTEGER,
        verdict TEXT NOT NULL,
        code TEXT NOT NULL,
        put_right_by INTEGER,
        body TEXT NOT NULL,
        PRIMARY KEY (device, seq)
    )
     WITHOUT ROWID
    """,
    """
    CREATE INDEX feed_facts_in_conflict ON feed_facts (n)
        WHERE verdict = 'conflict' AND put_right_by IS NULL
    """,
    """
    CREATE INDEX feed_facts_of_dossier ON feed_facts (dossier)
    """,
    """
    CREATE TABLE news (
        n INTEGER NOT NULL,
        kind TEXT NOT NULL,
        dossier BLOB,
        body TEXT NOT NULL,
        PRIMARY KEY (n)
    )
    """,
    """
    CREATE INDEX news_of_dossier ON news (dossier)
    """,
    """
    CREATE TABLE numbers (
        day TEXT NOT NULL,
        first INTEGER NOT NULL,
        last_used INTEGER NOT NULL,
        PRIMARY KEY (day, first)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE officers (
        name TEXT NOT NULL,
        full_name TEXT NOT NULL,
        role TEXT NOT NULL,
        active INTEGER NOT NULL,
        PRIMARY KEY (name)
    )
    """,
    """
    CREATE TABLE procedure_uses (
        code TEXT NOT NULL,
        uses INTEGER NOT NULL,
        PRIMARY KEY (code)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE procedures (
        edition TEXT NOT NULL,
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        short_name TEXT NOT NULL,
        sector TEXT NOT NULL,
        owner TEXT NOT NULL,
        featured INTEGER NOT NULL,
        folded TEXT NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (edition, code)
    )
    """,
    """
    CREATE TABLE scans (
        hash BLOB NOT NULL,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        dossier BLOB,
        seq INTEGER,
        upload TEXT NOT NULL,
        delivered INTEGER NOT NULL,
        PRIMARY KEY (hash)
    )
     WITHOUT ROWID
    """,
    """
    CREATE INDEX scans_pending ON scans (seq)
        WHERE delivered = 0 AND seq IS NOT NULL
    """,
    """
    CREATE TABLE state (
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY ("key")
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE traces (
        n INTEGER NOT NULL,
        body TEXT NOT NULL,
        hash BLOB NOT NULL,
        PRIMARY KEY (n)
    )
    """,
    """
    CREATE TABLE verdicts (
        seq INTEGER NOT NULL,
        verdict TEXT NOT NULL,
        code TEXT NOT NULL,
        facts TEXT NOT NULL,
        put_right_by INTEGER,
        PRIMARY KEY (seq)
    )
    """,
    """
    CREATE INDEX verdicts_to_put_right ON verdicts (seq)
        WHERE verdict IN ('refused', 'conflict') AND put_right_by IS NULL
    """,
    """
    CREATE VIRTUAL TABLE search USING fts5(words, content='', contentless_delete=1, detail=none,
            prefix='1 2 3 4 5 6', tokenize='ascii')
    """,
    """
    INSERT INTO search(search, rank) VALUES ('automerge', 0)
    """,
    """
    CREATE TRIGGER facts_stand BEFORE UPDATE ON facts
        BEGIN SELECT RAISE(ABORT, 'journal.append_only'); END
    """,
    """
    CREATE TRIGGER facts_stay BEFORE DELETE ON facts
        BEGIN SELECT RAISE(ABORT, 'journal.append_only'); END
    """,
    """
    CREATE TRIGGER traces_stand BEFORE UPDATE ON traces
        BEGIN SELECT RAISE(ABORT, 'journal.append_only'); END
    """,
    """
    CREATE TRIGGER traces_stay BEFORE DELETE ON traces
        BEGIN SELECT RAISE(ABORT, 'journal.append_only'); END
    """,
)


def upgrade() -> None:
    """Lay the first schema."""
    for statement in _STATEMENTS:
        op.execute(statement)
