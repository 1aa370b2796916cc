"""The check of the journal: is every fact still what was written, and the dossiers their sum?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import Connection, text

from counter_app.domain.dossier import Dossier
from counter_app.domain.errors import CounterError, IntegrityError
from counter_app.domain.evolve import born, evolve
from counter_app.store.codec import from_snapshot, to_fact
from sync.canonical import ZERO, chain_hash
from sync.contract import Head

_STREAM: Final = {"yield_per": 500}
_CHAIN = text("SELECT seq, dossier, body, hash FROM facts WHERE seq > :after ORDER BY seq")
_HASH_AT = text("SELECT hash FROM facts WHERE seq = :seq")
_CHECKPOINTS = text(
    "SELECT c.seq FROM checkpoints c LEFT JOIN facts f ON f.seq = c.seq"
    " WHERE f.hash IS NOT c.hash ORDER BY c.seq"
)
_DOSSIERS = text("SELECT id, code, version, status, applicant, snapshot FROM dossiers ORDER BY n")
_FACTS_OF = text(
    "SELECT version, seq, body FROM facts WHERE dossier = :dossier AND version > 0"
    " UNION ALL SELECT version, 0, body FROM feed_facts"
    " WHERE dossier = :dossier AND version IS NOT NULL ORDER BY 1"
)
_LOST = text(
    "SELECT min(f.seq) AS seq, f.dossier FROM facts f LEFT JOIN dossiers d ON d.id = f.dossier"
    " WHERE f.dossier IS NOT NULL AND f.version > 0 AND d.id IS NULL GROUP BY f.dossier ORDER BY 1"
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the check found. ``seq`` is the bad fact, 0 where no single fact is."""

    seq: int
    code: str
    dossier: UUID | None = None


@dataclass(frozen=True, slots=True)
class JournalReport:
    """What a check found; ``facts`` counts those that were read, ``head`` is the last of them."""

    facts: int
    head: Head
    problems: tuple[Problem, ...]


def at_full_speed() -> None:
    """The pace of whoever waits for the outcome."""


def verify(
    connection: Connection,
    *,
    after: int = 0,
    dossiers: bool = True,
    pace: Callable[[], None] = at_full_speed,
) -> JournalReport:
    """Check the chain behind fact ``after``, the checkpoints, and the dossiers if asked.

    Codes: ``journal.gap`` (a fact is missing), ``journal.edited`` (body, hash or order is not
    what was chained), ``checkpoint.differs`` (the gateway signed another chain),
    ``dossier.differs`` (a dossier is not the sum of its facts), ``dossier.lost``.

    ``pace`` is called at every fact and every dossier; it may rest while others work.
    """
    report = _chain(connection, after, pace)
    problems = list(report.problems)
    problems += [Problem(row.seq, "checkpoint.differs") for row in connection.execute(_CHECKPOINTS)]
    if dossiers:
        problems += _dossiers(connection, pace)
    return replace(report, problems=tuple(problems))


def _chain(connection: Connection, after: int, pace: Callable[[], None]) -> JournalReport:
    found: bytes | None = connection.execute(_HASH_AT, {"seq": after}).scalar()
    head = Head(after, found.hex() if found else ZERO)
    problems: list[Problem] = []
    count = 0
    rows = connection.execute(_CHAIN, {"after": after}, execution_options=_STREAM)
    for row in rows:
        pace()
        if row.seq != head.seq + 1:
            problems.append(Problem(head.seq + 1, "journal.gap"))
        elif not _is_what_was_chained(row, head.hash):
            problems.append(Problem(row.seq, "journal.edited", _uuid(row.dossier)))
        head = Head(row.seq, row.hash.hex())
        count += 1
    return JournalReport(count, head, tuple(problems))


def _is_what_was_chained(row: Any, prev: str) -> bool:
    body = row.body.encode() if isinstance(row.body, str) else bytes(row.body)
    if chain_hash(prev, body) != row.hash.hex():
        return False
    try:
        content: dict[str, Any] = msgspec.json.decode(body)
    except msgspec.MsgspecError:
        return False
    dossier = _uuid(row.dossier)
    named = None if dossier is None else str(dossier)
    return content.get("seq") == row.seq and content.get("dossier") == named


def _dossiers(connection: Connection, pace: Callable[[], None]) -> Iterator[Problem]:
    for row in connection.execute(_DOSSIERS, execution_options=_STREAM):
        pace()
        facts = connection.execute(_FACTS_OF, {"dossier": row.id}).all()
        if not _is_sum(row, [fact.body for fact in facts]):
            seq = max((fact.seq for fact in facts), default=0)
            yield Problem(seq, "dossier.differs", _uuid(row.id))
    for row in connection.execute(_LOST):
        yield Problem(row.seq, "dossier.lost", _uuid(row.dossier))


def _is_sum(row: Any, bodies: list[str]) -> bool:
    try:
        kept = from_snapshot(row.snapshot)
        grown = replayed(bodies)
    except (CounterError, msgspec.MsgspecError):
        return False
    shown = (row.code, row.version, row.status, row.applicant)
    told = (kept.code, kept.version, kept.status, kept.applicant.name)
    return shown == told and replace(kept, aliases=()) == replace(grown, aliases=())


def replayed(bodies: list[str]) -> Dossier:
    """Return what the facts with these bodies, in order, make of a dossier.

    Raises:
        IntegrityError: there is none, the first one begins no dossier, or one is unreadable.
    """
    facts = [to_fact(msgspec.json.decode(body)) for body in bodies]
    if not facts:
        raise IntegrityError("dossier.no_beginning")
    dossier = born(facts[0])
    for fact in facts[1:]:
        dossier = evolve(dossier, fact)
    return dossier


def _uuid(value: bytes | None) -> UUID | None:
    return UUID(bytes=value) if value is not None and len(value) == 16 else None
