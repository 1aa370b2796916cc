"""A restored PC that becomes another device: the old journal is kept as another counter's.

For a PC whose old self is still at work, or whose key must not be used again. The old device's
facts stay readable beside those of the other counters, and its dossiers stay found; a new journal
begins at one. The feed brings whatever the backup had not, and confirms what no checkpoint did:
until then such a fact has no number of arrival, and its dossier does not count as delivered.
"""

from typing import Final

import msgspec
from sqlalchemy import text

from counter_app.store.wire.feed import UNCONFIRMED
from counter_app.store.wire.healing import MUST_HEAL
from counter_app.store.work import Work
from sync.ports import Identity

_PAGE: Final = 500
_KEEP = text(
    "INSERT INTO feed_facts(device, seq, n, dossier, version, verdict, code, body)"
    " SELECT :device, f.seq, CASE WHEN f.seq <= :covered THEN f.seq ELSE 0 END,"
    " f.dossier, f.version, coalesce(v.verdict, 'accepted'),"
    " coalesce(v.code, ''), :body FROM facts f LEFT JOIN verdicts v ON v.seq = f.seq"
    " WHERE f.seq = :seq ON CONFLICT DO NOTHING"
)
_GUARD = text("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = 'facts_stay'")
_COVERED = text("SELECT coalesce(max(seq), 0) FROM checkpoints")
_DISOWN = text(
    "UPDATE dossiers SET own = 0, last_seq = CASE WHEN EXISTS (SELECT 1 FROM facts f"
    " WHERE f.dossier = dossiers.id AND f.seq > :covered) THEN :unconfirmed ELSE 0 END"
)
_BEGIN_ANEW: Final = (
    "DROP TRIGGER facts_stay",
    "DELETE FROM facts",
    "DELETE FROM verdicts",
    "DELETE FROM checkpoints",
    "UPDATE scans SET seq = NULL, upload = ''",
)


def become(work: Work, identity: Identity) -> None:
    """Make this store the new device's, in the caller's transaction; nothing is thrown away."""
    old = work.state.get("device")
    covered: int = work.connection.execute(_COVERED).scalar_one()
    after = 0
    while page := work.journal.after(after, limit=_PAGE):
        for fact in page:
            body = msgspec.json.encode(fact).decode()
            row = {"device": old, "seq": fact.seq, "covered": covered, "body": body}
            work.connection.execute(_KEEP, row)
        after = page[-1].seq
    marks = {"covered": covered, "unconfirmed": UNCONFIRMED}
    work.connection.execute(_DISOWN, marks)
    guard: str = work.connection.execute(_GUARD).scalar_one()
    for statement in (*_BEGIN_ANEW, guard):
        work.connection.exec_driver_sql(statement)
    work.device.save(identity)
    for key in (MUST_HEAL, "cursor", "line", "clock", "revoked"):
        work.state.set(key, "")
