"""The facts of every device, as they came; nothing here changes or deletes one."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select, text, update

from sync.canonical import ZERO
from sync.contract import Fact, Verdict, VerdictName
from sync.gateway.store.bulk import insert_many
from sync.gateway.store.schema import devices, facts

COLUMNS = (
    "device_no",
    "seq",
    "unit_no",
    "n",
    "dossier",
    "day",
    "hash",
    "content",
    "verdict",
    "code",
    "why",
    "stored_at",
)
_STREAM = 1_000  # rows fetched at once when many are read


class Content(msgspec.Struct, frozen=True):
    """A fact without prev and hash, read back from its canonical bytes."""

    seq: int
    id: str
    kind: str
    dossier: str | None
    at: str
    by: str
    clock: int | None
    body: dict[str, Any]


_CONTENT = msgspec.json.Decoder(Content)


@dataclass(frozen=True, slots=True)
class StoredFact:
    """One kept fact with its place, its verdict and its bytes."""

    device_no: int
    seq: int
    unit_no: int
    n: int
    dossier: str | None
    hash: str
    content: bytes
    verdict: Verdict
    stored_at: str

    def fact(self, prev: str) -> Fact:
        """Return the fact as the wire names it; ``prev`` is the hash before it."""
        return Fact(
            **msgspec.structs.asdict(_CONTENT.decode(self.content)), prev=prev, hash=self.hash
        )


_ROW = select(
    facts.c.device_no,
    facts.c.seq,
    facts.c.unit_no,
    facts.c.n,
    facts.c.dossier,
    facts.c.hash,
    facts.c.content,
    facts.c.verdict,
    facts.c.code,
    facts.c.why,
    facts.c.stored_at,
)


def add(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    """Append rows in the order of ``COLUMNS``."""
    insert_many(connection, "facts", COLUMNS, rows)


def hash_at(connection: Connection, device_no: int, seq: int) -> str | None:
    """Return the hash of a device's fact ``seq``; 64 zeros for 0, None when there is none."""
    if seq == 0:
        return ZERO
    query = select(facts.c.hash).where(facts.c.device_no == device_no, facts.c.seq == seq)
    return connection.execute(query).scalar()


def hashes(connection: Connection, device_no: int, first: int, last: int) -> dict[int, str]:
    """Return the hashes of a device's facts from ``first`` to ``last``."""
    query = select(facts.c.seq, facts.c.hash).where(
        facts.c.device_no == device_no, facts.c.seq.between(first, last)
    )
    return {row.seq: row.hash for row in connection.execute(query)}


def verdicts(connection: Connection, device_no: int, first: int, last: int) -> list[Verdict]:
    """Return the verdicts of a device's facts from ``first`` to ``last``, in order."""
    query = (
        select(facts.c.seq, facts.c.verdict, facts.c.code, facts.c.why)
        .where(facts.c.device_no == device_no, facts.c.seq.between(first, last))
        .order_by(facts.c.seq)
    )
    return [_verdict(row) for row in connection.execute(query)]


def after(connection: Connection, device_no: int, seq: int, *, limit: int) -> list[StoredFact]:
    """Return at most ``limit`` facts of a device after ``seq``, in order."""
    query = (
        _ROW.where(facts.c.device_no == device_no, facts.c.seq > seq)
        .order_by(facts.c.seq)
        .limit(limit)
    )
    return [_stored(row) for row in connection.execute(query)]


def of_day(connection: Connection, device_no: int, day: int) -> list[StoredFact]:
    """Return a device's facts of one local day, in order."""
    query = _ROW.where(facts.c.device_no == device_no, facts.c.day == day)
    return [_stored(row) for row in connection.execute(query.order_by(facts.c.seq))]


def of_dossier(connection: Connection, unit_no: int, dossier: str) -> list[StoredFact]:
    """Return the facts of one dossier in arrival order."""
    query = _ROW.where(facts.c.unit_no == unit_no, facts.c.dossier == dossier)
    return [_stored(row) for row in connection.execute(query.order_by(facts.c.n))]


def of_device(connection: Connection, device_no: int) -> Iterator[StoredFact]:
    """Walk a device's whole journal in its own order, in bounded memory."""
    query = _ROW.where(facts.c.device_no == device_no).order_by(facts.c.seq)
    return _walk(connection, query)


def of_unit(connection: Connection, unit_no: int) -> Iterator[StoredFact]:
    """Walk a commune's facts in arrival order, in bounded memory."""
    return _walk(connection, _ROW.where(facts.c.unit_no == unit_no).order_by(facts.c.n))


def between(connection: Connection, unit_no: int, after: int, upto: int) -> list[StoredFact]:
    """Return a commune's facts after one arrival number, up to another, in order."""
    query = _ROW.where(facts.c.unit_no == unit_no, facts.c.n > after, facts.c.n <= upto)
    return [_stored(row) for row in connection.execute(query.order_by(facts.c.n))]


def judged(
    connection: Connection, device_no: int, words: Sequence[VerdictName]
) -> list[StoredFact]:
    """Return a device's facts with one of these verdicts, in order."""
    query = _ROW.where(facts.c.device_no == device_no, facts.c.verdict.in_(words))
    return [_stored(row) for row in connection.execute(query.order_by(facts.c.seq))]


def rejudge(connection: Connection, device_no: int, verdict: Verdict) -> None:
    """Give a fact a later, better verdict. The fact itself is never touched."""
    connection.execute(
        update(facts)
        .where(facts.c.device_no == device_no, facts.c.seq == verdict.seq)
        .values(verdict=verdict.verdict, code=verdict.code, why=dump_why(verdict))
    )


def arrived(
    connection: Connection, unit_no: int, device_no: int, after_n: int, *, limit: int
) -> list[tuple[StoredFact, str, str]]:
    """Return other devices' facts after an arrival number: fact, its ``prev``, device id."""
    query = text(
        "SELECT f.device_no, f.seq, f.unit_no, f.n, f.dossier, f.hash, f.content, f.verdict,"
        " f.code, f.why, f.stored_at, p.hash AS prev, d.id AS device"
        " FROM facts f JOIN devices d ON d.no = f.device_no"
        " LEFT JOIN facts p ON p.device_no = f.device_no AND p.seq = f.seq - 1"
        " WHERE f.unit_no = :unit_no AND f.n > :after_n AND f.device_no <> :device_no"
        " ORDER BY f.n LIMIT :limit"
    )
    found = connection.execute(
        query,
        {"unit_no": unit_no, "after_n": after_n, "device_no": device_no, "limit": limit},
    )
    return [(_stored(row), row.prev or ZERO, row.device) for row in found]


def last_arrival(connection: Connection, unit_no: int) -> int:
    """Return the highest arrival number of a commune's facts."""
    query = select(func.max(facts.c.n)).where(facts.c.unit_no == unit_no)
    return connection.execute(query).scalar() or 0


def totals(connection: Connection) -> dict[str, int]:
    """Return how many facts have each verdict."""
    found = connection.execute(text("SELECT verdict, count(*) AS many FROM facts GROUP BY verdict"))
    return {row.verdict: row.many for row in found}


def device_ids(connection: Connection) -> dict[int, str]:
    """Return every device's id by its number."""
    return {row.no: row.id for row in connection.execute(select(devices.c.no, devices.c.id))}


def dump_why(verdict: Verdict) -> str:
    """Return a verdict's facts as the store keeps them."""
    return json.dumps(verdict.facts, ensure_ascii=True) if verdict.facts else ""


def _walk(connection: Connection, query: Any) -> Iterator[StoredFact]:
    for row in connection.execute(query.execution_options(yield_per=_STREAM)):
        yield _stored(row)


def _stored(row: Any) -> StoredFact:
    return StoredFact(
        device_no=row.device_no,
        seq=row.seq,
        unit_no=row.unit_no,
        n=row.n,
        dossier=None if row.dossier is None else str(row.dossier),
        hash=row.hash,
        content=bytes(row.content),
        verdict=_verdict(row),
        stored_at=row.stored_at,
    )


def _verdict(row: Any) -> Verdict:
    return Verdict(row.seq, row.verdict, row.code, json.loads(row.why) if row.why else {})
