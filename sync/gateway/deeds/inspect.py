"""What the province can ask about what it holds."""

from collections.abc import Iterator
from typing import Any

import msgspec

from sync.canonical import ZERO, chain_hash
from sync.contract import Fact, Verdict
from sync.gateway.rules.dossier import DossierState
from sync.gateway.store import dossiers, facts, units
from sync.gateway.store.database import Connection, Database
from sync.gateway.store.facts import StoredFact
from sync.gateway.store.units import Device


class FactLine(msgspec.Struct, frozen=True, kw_only=True):
    """One stored fact as ``facts`` prints it. ``arrival``: its number in the commune."""

    device: str
    unit: str
    arrival: int
    stored_at: str
    verdict: Verdict
    fact: Fact


def stored_facts(database: Database, device_id: str | None) -> Iterator[FactLine]:
    """Yield stored facts, device by device, each in its own order."""
    with database.read() as connection:
        for device in units.all_devices(connection):
            if device_id not in (None, device.id):
                continue
            prev = ZERO
            for stored in facts.of_device(connection, device.no):
                yield FactLine(
                    device=device.id,
                    unit=device.unit.code,
                    arrival=stored.n,
                    stored_at=stored.stored_at,
                    verdict=stored.verdict,
                    fact=stored.fact(prev),
                )
                prev = stored.hash


def verified(database: Database) -> dict[str, Any]:
    """Check every chain, every head and every arrival number; return the report."""
    problems: list[dict[str, Any]] = []
    report = []
    with database.read() as connection:
        known = units.all_devices(connection)
        for device in known:
            count = _verify_device(connection, device, problems)
            report.append(
                {
                    "device": device.id,
                    "unit": device.unit.code,
                    "counter": device.counter,
                    "facts": count,
                    "head": {"seq": device.head.seq, "hash": device.head.hash},
                }
            )
        for unit in units.all_units(connection):
            last = facts.last_arrival(connection, unit.no)
            if last > unit.n:
                problems.append({"unit": unit.code, "code": "unit.number_behind", "n": last})
    return {"devices": report, "facts": sum(line["facts"] for line in report), "problems": problems}


def dossier_view(database: Database, code: str) -> dict[str, Any] | None:
    """Return the dossier that holds ``code`` with its facts, None when nobody claims it."""
    with database.read() as connection:
        claims = dossiers.by_code(connection, code)
        if not claims:
            return None
        owner = next((state for state in claims if _holds(connection, state, code)), claims[0])
        kept = facts.of_dossier(connection, owner.unit_no, owner.id)
        held, expected = dossiers.scan_counts(connection, owner.unit_no, owner.id)
        names = facts.device_ids(connection)
    view = msgspec.to_builtins(owner)
    del view["unit_no"]
    view |= {"dossier": view.pop("id"), "scans": {"held": held, "expected": expected}}
    view |= _contents(kept)
    view["facts"] = [_line(stored, names) for stored in kept]
    view["claimed_by"] = [state.id for state in claims if state.id != owner.id]
    return dict(view)


def _verify_device(connection: Connection, device: Device, problems: list[dict[str, Any]]) -> int:
    count, prev = 0, ZERO

    def wrong(seq: int, code: str) -> None:
        problems.append({"device": device.id, "seq": seq, "code": code})

    for stored in facts.of_device(connection, device.no):
        count += 1
        if stored.seq != count:
            wrong(count, "fact.missing")
            return count
        if chain_hash(prev, stored.content) != stored.hash:
            wrong(stored.seq, "chain.broken")
        prev = stored.hash
    if count != device.head.seq or prev != device.head.hash:
        wrong(device.head.seq, "head.mismatch")
    return count


def _holds(connection: Connection, state: DossierState, code: str) -> bool:
    return dossiers.code_owners(connection, state.unit_no, [code]).get(code) == state.id


def _contents(kept: list[StoredFact]) -> dict[str, Any]:
    """Fold what the facts that stand say: people by the later ``at``, the rest in order."""
    view: dict[str, Any] = {}
    said_at: dict[str, str] = {}
    for stored in kept:
        if stored.verdict.verdict != "accepted":
            continue
        fact = stored.fact("")
        if fact.kind not in ("dossier.received", "fact.corrects"):
            continue
        for name in ("applicant", "owner", "delegate", "summary", "note", "return_by", "channel"):
            if name in fact.body and fact.at >= said_at.get(name, ""):
                view[name], said_at[name] = fact.body[name], fact.at
    return view


def _line(stored: StoredFact, names: dict[int, str]) -> dict[str, Any]:
    fact = stored.fact("")
    return {
        "seq": fact.seq,
        "id": fact.id,
        "kind": fact.kind,
        "at": fact.at,
        "by": fact.by,
        "device": names[stored.device_no],
        "arrival": stored.n,
        "hash": stored.hash,
        "verdict": stored.verdict.verdict,
        "code": stored.verdict.code,
    }
