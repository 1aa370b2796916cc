"""What the gateway thinks of our own facts."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, text

from sync.contract import Verdict

_KEEP = text(
    "INSERT INTO verdicts(seq, verdict, code, facts) VALUES (:seq, :verdict, :code, :facts)"
    " ON CONFLICT (seq) DO UPDATE SET verdict = excluded.verdict, code = excluded.code,"
    " facts = excluded.facts WHERE verdict <> excluded.verdict OR code <> excluded.code"
)


def keep_verdicts(connection: Connection, verdicts: Sequence[Verdict]) -> int:
    """Write verdicts down, the newest word for each fact; return how many were news."""
    rows = [
        {
            "seq": verdict.seq,
            "verdict": verdict.verdict,
            "code": verdict.code,
            "facts": msgspec.json.encode(verdict.facts).decode() if verdict.facts else "",
        }
        for verdict in verdicts
    ]
    return connection.execute(_KEEP, rows).rowcount if rows else 0
