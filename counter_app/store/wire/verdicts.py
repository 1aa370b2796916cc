"""What the gateway thinks of our own facts."""

from collections.abc import Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection

from counter_app.store.engine import tell
from sync.contract import Verdict

_KEEP: Final = (
    "INSERT INTO verdicts(seq, verdict, code, facts) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (seq) DO UPDATE SET verdict = excluded.verdict, code = excluded.code,"
    " facts = excluded.facts WHERE verdict <> excluded.verdict OR code <> excluded.code"
)


def keep_verdicts(connection: Connection, verdicts: Sequence[Verdict]) -> int:
    """Write verdicts down, the newest word for each fact; return how many were news."""
    rows = [
        (
            verdict.seq,
            verdict.verdict,
            verdict.code,
            msgspec.json.encode(verdict.facts).decode() if verdict.facts else "",
        )
        for verdict in verdicts
    ]
    return tell(connection, _KEEP, rows) if rows else 0
