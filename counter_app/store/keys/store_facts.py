"""Facts of the store itself: recovered, re-keyed, repaired, retired. They are of no dossier."""

from datetime import datetime
from typing import Any, Final

import msgspec

from counter_app.domain.ids import OfficerId, new_id
from counter_app.store.codec import to_wire
from counter_app.store.wire.healing import MUST_HEAL
from counter_app.store.work import Work
from sync import contract
from sync.canonical import canonical, chain_hash
from sync.contract import Head

_WAITING: Final = "store_facts_waiting"  # key of the state: a JSON list


def record(work: Work, kind: str, body: dict[str, Any], *, by: OfficerId, at: datetime) -> None:
    """Append a fact about the store to its journal.

    While a restored store lacks its own newest facts it waits in the state: written now it would
    make a fork. ``settle`` appends it later.
    """
    fact = {"id": str(new_id(at)), "kind": kind, "at": to_wire(at), "by": by, "body": body}
    waiting = [*_waiting(work), fact]
    work.state.set(_WAITING, msgspec.json.encode(waiting).decode())
    settle(work)


def settle(work: Work) -> int:
    """Append what waited, unless the store must still heal; return how many were appended."""
    if work.state.get(MUST_HEAL) == "1":
        return 0
    waiting = _waiting(work)
    for fact in waiting:
        _append(work, fact)
    if waiting:
        work.state.set(_WAITING, "")
    return len(waiting)


def is_waiting(work: Work) -> bool:
    """Return whether a fact waits that could be appended now."""
    return bool(work.state.get(_WAITING)) and work.state.get(MUST_HEAL) != "1"


def _append(work: Work, told: dict[str, Any]) -> None:
    head = work.journal.head()
    content = told | {"seq": head.seq + 1, "dossier": None, "clock": None}
    grown = Head(head.seq + 1, chain_hash(head.hash, canonical(content)))
    fact = contract.Fact(**content, prev=head.hash, hash=grown.hash)
    work.journal.append_verbatim(fact, version=0)


def _waiting(work: Work) -> list[dict[str, Any]]:
    kept = work.state.get(_WAITING)
    found: list[dict[str, Any]] = msgspec.json.decode(kept) if kept else []
    return found
