"""A new store out of whatever can be read; every fact taken must fit the chain.

A fact proves itself by its hash, so it does not matter from which copy it comes. The chain is
followed until no copy has the next fact. Facts behind that hole are counted, not taken: without
the one before them nothing vouches for them; the gateway may still have all of them.
"""

import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import msgspec
from sqlalchemy import text

from counter_app.domain.deeds import Fact
from counter_app.domain.errors import CounterError, IntegrityError, MissingError
from counter_app.domain.ids import OfficerId
from counter_app.paths import Paths
from counter_app.store.attachments import BlobFolder, media_type_of, named_scans
from counter_app.store.codec import to_fact
from counter_app.store.engine import disk, flush_folder
from counter_app.store.keys import store_facts
from counter_app.store.keys.other_slots import SEALS
from counter_app.store.rescue import high_water
from counter_app.store.rescue.sources import Source, opened
from counter_app.store.store import Store
from counter_app.store.wire.healing import MUST_HEAL, take_back
from counter_app.store.work import Work
from sync import contract
from sync.canonical import ZERO, chain_hash

TABLES: Final = (
    "editions",
    "procedures",
    "procedure_uses",
    "numbers",
    "officers",
    "state",
    "verdicts",
    "aliases",
    "news",
    "traces",
)
_FEED: Final = "cursor"  # of the state: the others' facts are fetched anew
_BATCH: Final = 200
_ADD_SCAN = text(
    "INSERT INTO scans(hash, media_type, size, upload, delivered)"
    " VALUES (:hash, :media_type, :size, '', 0) ON CONFLICT DO NOTHING"
)


@dataclass
class Repaired:
    """What was saved and what was not. ``unproven``: facts behind the first hole."""

    facts: int = 0
    sources: dict[str, int] = field(default_factory=dict)
    first_missing: int = 0
    unproven: int = 0
    tables_lost: list[str] = field(default_factory=list)
    scans: int = 0
    scans_lost: list[str] = field(default_factory=list)
    kept_as: str = ""


def rebuild(
    paths: Paths, key: bytes, *, backups: Sequence[Path] = (), by: OfficerId, at: datetime
) -> Repaired:
    """Put a new store in the place of the damaged one, which is kept beside it.

    Raises:
        IntegrityError: nothing can be read from anywhere (``repair.nothing_readable``); all is
            left as it was. MachineError: the disk is full.
    """
    report = Repaired()
    fresh = Paths(paths.data / "repaired")
    shutil.rmtree(fresh.data, ignore_errors=True)
    with opened(paths, key, backups) as sources:
        if not sources:
            raise IntegrityError("repair.nothing_readable")
        chain = _chain(sources, report)
        with closing(Store.create(fresh, key)) as store:
            with store.write() as work:
                _tables(work, sources, report)
            _facts(store, BlobFolder(paths.blobs, key), chain, report)
            with store.write() as work:
                _ends(work, report, by, at)
    _swap(paths, fresh, report, at)
    return report


def _chain(sources: Sequence[Source], report: Repaired) -> list[contract.Fact]:
    """Return the longest chain the sources can give together."""
    read = [(source.name, source.facts()) for source in sources]
    chain: list[contract.Fact] = []
    prev = ZERO
    while True:
        seq = len(chain) + 1
        fitting = ((name, _fitting(facts.get(seq), prev, seq)) for name, facts in read)
        name, fact = next(((n, f) for n, f in fitting if f is not None), ("", None))
        if fact is None:
            break
        report.sources[name] = report.sources.get(name, 0) + 1
        chain.append(fact)
        prev = fact.hash
    behind = {seq for _, facts in read for seq in facts if seq > len(chain)}
    report.facts, report.unproven = len(chain), len(behind)
    report.first_missing = len(chain) + 1 if behind else 0
    return chain


def _fitting(row: tuple[str, bytes] | None, prev: str, seq: int) -> contract.Fact | None:
    if row is None:
        return None
    body, hash_ = row
    try:
        if chain_hash(prev, body.encode()) != hash_.hex():
            return None
        content: dict[str, Any] = msgspec.json.decode(body)
        fact = contract.Fact(**content, prev=prev, hash=hash_.hex())
    except (msgspec.MsgspecError, TypeError, AttributeError, UnicodeError):
        return None
    return fact if fact.seq == seq else None


def _tables(work: Work, sources: Sequence[Source], report: Repaired) -> None:
    for name in TABLES:
        read = next((table for source in sources if (table := source.table(name))), None)
        if read is None:
            report.tables_lost.append(name)
            continue
        columns, rows = read
        marks = ", ".join("?" for _ in columns)
        names = ", ".join(columns)
        command = f'INSERT OR REPLACE INTO "{name}"({names}) VALUES ({marks})'  # noqa: S608
        for row in rows:
            work.connection.exec_driver_sql(command, tuple(row))
    work.state.set(_FEED, "")
    work.state.set(SEALS, "")  # settings and slots may be older ones now, on purpose


def _facts(
    store: Store, blobs: BlobFolder, chain: Sequence[contract.Fact], report: Repaired
) -> None:
    for start in range(0, len(chain), _BATCH):
        batch = chain[start : start + _BATCH]
        with store.write() as work:
            for fact in batch:
                _scans(work, blobs, fact, report)
            take_back(work, batch)


def _scans(work: Work, blobs: BlobFolder, told: contract.Fact, report: Repaired) -> None:
    try:
        fact: Fact = to_fact(contract.fact_content(told))
    except CounterError:  # of a newer program: kept, not read
        return
    for file_hash in named_scans(fact.deed):
        try:
            content = blobs.read(file_hash)
        except (MissingError, IntegrityError):
            report.scans_lost.append(file_hash)
            continue
        report.scans += 1
        row = {"hash": bytes.fromhex(file_hash), "size": len(content)}
        work.connection.execute(_ADD_SCAN, row | {"media_type": media_type_of(content)})


def _ends(work: Work, report: Repaired, by: OfficerId, at: datetime) -> None:
    """An enrolled counter asks the gateway for more before any deed; the journal keeps the act."""
    if work.device.get() is not None:
        work.state.set(MUST_HEAL, "1")
    body = {"facts": report.facts, "first_missing": report.first_missing}
    store_facts.record(work, "store.repaired", body, by=by, at=at)


def _swap(paths: Paths, fresh: Paths, report: Repaired, at: datetime) -> None:
    """Move the damaged file aside, then the new one into its place; nothing is deleted."""
    aside = paths.data / f"damaged-{at:%Y%m%d-%H%M%S}"
    with disk():
        aside.mkdir(exist_ok=True)
        for ending in ("", "-wal", "-shm"):
            file = Path(f"{paths.database}{ending}")
            if file.exists():
                file.replace(aside / file.name)
        fresh.database.replace(paths.database)
        flush_folder(paths.data)
    high_water.forget(paths)
    shutil.rmtree(fresh.data, ignore_errors=True)
    report.kept_as = aside.name
