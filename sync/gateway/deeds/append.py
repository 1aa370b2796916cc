"""Take a batch of facts into a device's journal, once, whatever happens on the way.

Facts are checked and hashed before the store is touched. Inside one transaction the device's row
and its commune's row are locked, the overlap is settled by hash, what is new is judged and
inserted, and both numbers move. Only after the commit is a checkpoint signed.
"""

from collections.abc import Iterable
from datetime import datetime
from http import HTTPStatus

from sync.contract import Append, Head, Verdict
from sync.gateway.errors import RefusedError
from sync.gateway.keyring import stamp
from sync.gateway.rules.chain import Entry, checked, last_head
from sync.gateway.rules.dossier import DossierState
from sync.gateway.rules.verdicts import code_of, judge
from sync.gateway.settings import Limits
from sync.gateway.store import dossiers, facts, units
from sync.gateway.store.database import Connection, Database
from sync.gateway.store.units import Device
from sync.signing import verify_head


class Kept:
    """What became of a batch: the head held now, and a verdict for every fact sent."""

    __slots__ = ("head", "new", "unit_no", "verdicts")

    def __init__(self, head: Head, verdicts: list[Verdict], new: int, unit_no: int) -> None:
        self.head = head
        self.verdicts = verdicts
        self.new = new
        self.unit_no = unit_no


def prepared(
    append: Append, device: str, public_keys: Iterable[str], limits: Limits
) -> list[Entry]:
    """Return the batch's entries, with chain and signature proven.

    ``public_keys``: those that count for the device, likeliest first; read no further than needed.

    Raises:
        RefusedError: 422 ``fact.malformed``, 413, or 403 ``journal.bad_signature``.
    """
    entries = checked(append, limits)
    head = last_head(Head(append.after_seq, append.after_hash), entries)
    if not any(verify_head(key, device, head, append.head_signature) for key in public_keys):
        raise RefusedError(HTTPStatus.FORBIDDEN, "journal.bad_signature", seq=head.seq)
    return entries


def append_facts(
    database: Database, device_id: str, start: Head, entries: list[Entry], at: datetime
) -> Kept:
    """Keep what is new of ``entries``, which follow ``start``; durable when this returns.

    Raises:
        RefusedError: 403 ``device.revoked``, 409 ``journal.gap`` (with the head) or
            ``journal.fork``; nothing of the batch was kept.
    """
    with database.write() as connection:
        device = holder(connection, device_id, lock=True)
        fork = _fork(connection, device, start, entries)
        if fork is None:
            return _kept(connection, device, start, entries, stamp(at))
        units.note_fork(connection, device)
    raise fork


def holder(connection: Connection, device_id: str, *, lock: bool = False) -> Device:
    """Return a device that may speak.

    Raises:
        RefusedError: 401 ``device.unknown``, 403 ``device.revoked``.
    """
    device = units.device(connection, device_id, lock=lock)
    if device is None:
        raise RefusedError(HTTPStatus.UNAUTHORIZED, "device.unknown")
    if device.revoked_at is not None:
        raise RefusedError(HTTPStatus.FORBIDDEN, "device.revoked", device=device.id)
    return device


def _fork(
    connection: Connection, device: Device, start: Head, entries: list[Entry]
) -> RefusedError | None:
    """Return the error when the batch contradicts what is stored.

    Raises:
        RefusedError: 409 ``journal.gap``: the batch begins beyond what is stored.
    """
    held = device.head
    if start.seq > held.seq:
        raise RefusedError(
            HTTPStatus.CONFLICT, "journal.gap", head={"seq": held.seq, "hash": held.hash}
        )
    if start.seq == held.seq:
        known = {held.seq: held.hash}
    else:
        last = min(held.seq, start.seq + len(entries))
        known = facts.hashes(connection, device.no, start.seq, last)
    claimed = {start.seq: start.hash} | {entry.fact.seq: entry.fact.hash for entry in entries}
    for seq, hash_ in known.items():
        if claimed[seq] != hash_:
            return RefusedError(
                HTTPStatus.CONFLICT,
                "journal.fork",
                seq=seq,
                head={"seq": held.seq, "hash": held.hash},
            )
    return None


def _kept(
    connection: Connection, device: Device, start: Head, entries: list[Entry], at: str
) -> Kept:
    overlap = device.head.seq - start.seq
    new = entries[overlap:]
    verdicts: list[Verdict] = []
    if overlap and entries:
        last = min(device.head.seq, entries[-1].fact.seq)
        verdicts = facts.verdicts(connection, device.no, start.seq + 1, last)
    if not new:
        return Kept(device.head, verdicts, 0, device.unit.no)
    judged = _judged(connection, device, new)
    facts.add(connection, _rows(device, new, judged, at))
    head = last_head(start, new)
    units.advance(connection, device, head, n=device.unit.n + len(new), at=at)
    return Kept(head, verdicts + judged, len(new), device.unit.no)


def _judged(connection: Connection, device: Device, new: list[Entry]) -> list[Verdict]:
    """Judge in order, and write down what became of dossiers, codes and scans."""
    unit_no = device.unit.no
    ids = {entry.fact.dossier for entry in new if entry.fact.dossier is not None}
    wanted = {code for entry in new if (code := code_of(entry.fact)) is not None}
    known = dossiers.states(connection, unit_no, ids)
    owners = dossiers.code_owners(connection, unit_no, wanted)
    changed: dict[str, DossierState] = {}
    held: dict[str, str] = {}
    scans: list[tuple[str, str]] = []
    verdicts = []
    for entry in new:
        fact = entry.fact
        code, dossier = code_of(fact), fact.dossier or ""
        before = known.get(dossier)
        verdict, after, named = judge(fact, device, before, owners.get(code or ""))
        verdicts.append(verdict)
        scans.extend((dossier, sha256) for sha256 in named)
        if after is not None and after is not before:
            known[dossier] = changed[dossier] = after
        if code is not None and verdict.verdict == "accepted":
            owners[code] = held[code] = dossier
    dossiers.save(connection, changed.values())
    dossiers.hold_codes(connection, unit_no, held)
    dossiers.name_scans(connection, unit_no, scans)
    return verdicts


def _rows(
    device: Device, new: list[Entry], verdicts: list[Verdict], at: str
) -> list[tuple[object, ...]]:
    first = device.unit.n + 1
    return [
        (
            device.no,
            entry.fact.seq,
            device.unit.no,
            first + place,
            entry.fact.dossier,
            entry.day,
            entry.fact.hash,
            entry.content,
            verdict.verdict,
            verdict.code,
            facts.dump_why(verdict),
            at,
        )
        for place, (entry, verdict) in enumerate(zip(new, verdicts, strict=True))
    ]
