"""What a device may ask about its own journal."""

from datetime import datetime

from sync.contract import Fact, Facts, Head, Standing
from sync.gateway.deeds.append import holder
from sync.gateway.keyring import KeyRing
from sync.gateway.store import facts
from sync.gateway.store.database import Database

_VERDICTS = 5_000  # in one answer


def standing(
    database: Database,
    own: KeyRing,
    device_id: str,
    *,
    verdicts_after: int | None,
    at: datetime,
    limit: int = _VERDICTS,
) -> Standing:
    """Return the head held; with ``verdicts_after`` also checkpoint and verdicts up to it.

    Raises:
        RefusedError: 401 or 403 when the device may not speak.
    """
    with database.read() as connection:
        device = holder(connection, device_id)
        head = device.head
        if verdicts_after is None:
            return Standing(seq=head.seq, hash=head.hash)
        first = max(verdicts_after, 0) + 1
        last = min(head.seq, first + limit - 1)
        verdicts = facts.verdicts(connection, device.no, first, last) if last >= first else []
        covered = Head(last, facts.hash_at(connection, device.no, last) or head.hash)
    checkpoint = (
        own.checkpoint(device_id, covered if last >= first else head, at) if head.seq else None
    )
    return Standing(seq=head.seq, hash=head.hash, checkpoint=checkpoint, verdicts=verdicts)


def facts_after(database: Database, device_id: str, seq: int, *, limit: int) -> Facts:
    """Return a device's own facts after ``seq``, for a PC restored from a backup."""
    with database.read() as connection:
        device = holder(connection, device_id)
        seq = max(seq, 0)
        prev = facts.hash_at(connection, device.no, seq) or ""
        rows = facts.after(connection, device.no, seq, limit=limit) if prev else []
        found: list[Fact] = []
        for row in rows:
            found.append(row.fact(prev))
            prev = row.hash
    return Facts(facts=found, more=bool(found) and found[-1].seq < device.head.seq)
