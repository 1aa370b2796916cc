"""The journal: every deed as one fact, numbered without gaps and chained by hash.

The body kept is the canonical text that was hashed, so that what is exported, sent and
verified is the very thing that was written.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import Connection, RowMapping, bindparam, insert, select, text

from counter_app.domain.deeds import Fact
from counter_app.domain.errors import BusyError, MissingError, RuleError
from counter_app.store import schema
from counter_app.store.codec import to_body, to_wire
from counter_app.store.engine import ask
from counter_app.store.queries.verification import JournalReport, at_full_speed, verify
from sync import contract
from sync.canonical import ZERO, canonical, chain_hash
from sync.contract import Head

NOTHING: Final = Head(0, ZERO)
_STREAM: Final = {"yield_per": 500}

_TIP = text(
    "SELECT f.seq, f.hash,"
    " (SELECT value FROM state WHERE key = 'must_heal') AS must_heal,"
    " (SELECT value FROM state WHERE key = 'clock') AS clock,"
    " (SELECT NOT active FROM officers WHERE name = :by) AS ended"
    " FROM (SELECT 1) LEFT JOIN (SELECT seq, hash FROM facts ORDER BY seq DESC LIMIT 1) f"
)
_APPEND = insert(schema.facts)
_AFTER: Final = "SELECT seq, body, hash FROM facts WHERE seq >= ? ORDER BY seq LIMIT ?"
_HASH_AT = select(schema.facts.c.hash).where(schema.facts.c.seq == bindparam("seq"))
_WALK = (
    select(schema.facts.c.seq, schema.facts.c.body, schema.facts.c.hash)
    .where(schema.facts.c.seq > bindparam("after"))
    .order_by(schema.facts.c.seq)
)


class Journal:
    """This device's own facts. Append-only; the file's triggers forbid anything else."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.grown: Head | None = None  # what this transaction made of it

    def head(self) -> Head:
        """Return the last fact; seq 0 and 64 zeros when there is none."""
        return _head_of(self._tip(""))

    def append(self, fact: Fact, *, version: int) -> Head:
        """Write ``fact`` behind the last one and return the new head.

        ``version`` is the dossier's after this fact. Called by ``Dossiers.record`` only.

        Raises:
            BusyError: this store was restored and its own facts are not back yet.
            RuleError: ``officer.ended``: the account was ended meanwhile, here or by the province.
        """
        row = self._tip(fact.by)
        if row.must_heal == "1":
            raise BusyError("journal.must_heal")
        if row.ended:
            raise RuleError("officer.ended", officer=fact.by)
        head = _head_of(row)
        body = canonical(
            {
                "seq": head.seq + 1,
                "id": str(fact.id),
                "kind": fact.kind,
                "dossier": str(fact.dossier),
                "at": to_wire(fact.at),
                "by": fact.by,
                "clock": int(row.clock) if row.clock else None,
                "body": to_body(fact.deed),
            }
        )
        grown = Head(head.seq + 1, chain_hash(head.hash, body))
        self._write(grown, fact.dossier.bytes, version, body)
        return grown

    def append_verbatim(self, fact: contract.Fact, *, version: int) -> None:
        """Write an own fact back exactly as the gateway held it; the caller checked the chain."""
        dossier = UUID(fact.dossier).bytes if fact.dossier else None
        body = canonical(contract.fact_content(fact))
        self._write(Head(fact.seq, fact.hash), dossier, version, body)

    def fact(self, seq: int) -> contract.Fact:
        """Return one fact as the wire shows it.

        Raises:
            MissingError: there is no such fact.
        """
        found = self.after(seq - 1, limit=1)
        if not found or found[0].seq != seq:
            raise MissingError("fact.unknown", seq=seq)
        return found[0]

    def after(self, seq: int, *, limit: int) -> list[contract.Fact]:
        """Return at most ``limit`` facts after ``seq``, in order."""
        prev, found = ZERO, list[contract.Fact]()
        for number, body, digest in ask(self._connection, _AFTER, seq, limit + 1):
            own = digest.hex()
            if number > seq and len(found) < limit:
                content: dict[str, Any] = msgspec.json.decode(body)
                found.append(contract.Fact(**content, prev=prev, hash=own))
            prev = own
        return found

    def hash_at(self, seq: int) -> str | None:
        """Return the hash of fact ``seq``, 64 zeros for 0, None when there is no such fact."""
        if seq == 0:
            return ZERO
        found: bytes | None = self._connection.execute(_HASH_AT, {"seq": seq}).scalar()
        return None if found is None else found.hex()

    def export(self) -> Iterator[bytes]:
        """Yield one canonical JSON line for each fact, ``prev`` and ``hash`` included."""
        prev = ZERO
        for row in self.walk():
            content: dict[str, Any] = json.loads(row["body"])
            yield canonical(content | {"prev": prev, "hash": row["hash"].hex()})
            prev = row["hash"].hex()

    def verify(
        self,
        *,
        after: int = 0,
        dossiers: bool = True,
        pace: Callable[[], None] = at_full_speed,
    ) -> JournalReport:
        """Check every fact behind ``after``, the checkpoints and, if asked, every dossier."""
        return verify(self._connection, after=after, dossiers=dossiers, pace=pace)

    def walk(self, after: int = 0) -> Iterator[RowMapping]:
        """Yield the raw entries after ``after``, a page in memory at a time."""
        result = self._connection.execute(_WALK, {"after": after}, execution_options=_STREAM)
        yield from result.mappings()

    def _tip(self, by: str) -> Any:
        return self._connection.execute(_TIP, {"by": by}).one()

    def _write(self, head: Head, dossier: bytes | None, version: int, body: bytes) -> None:
        entry = {
            "seq": head.seq,
            "dossier": dossier,
            "version": version,
            "body": body.decode(),
            "hash": bytes.fromhex(head.hash),
        }
        self._connection.execute(_APPEND, entry)
        self.grown = head


def _head_of(row: Any) -> Head:
    return NOTHING if row.seq is None else Head(row.seq, row.hash.hex())
