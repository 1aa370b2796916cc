"""The log of the line's outages: what proves that a dossier was late by no fault of the counter.

Kept in the state, the newest few hundred; written in the transaction that reports the line.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

import msgspec

from counter_app.domain.registers import SHORTEST_OUTAGE, Outage
from counter_app.store.codec import from_wire
from counter_app.store.office.state import State
from sync.ports import LineState

_KEY: Final = "outages"
_MOST: Final = 400
_WELL: Final = ("idle", "sending")

Entry = tuple[str, str, str, str]  # since, until, state, code; times as on the wire


def note(state: State, before: LineState, now: LineState) -> None:
    """The line changed: when it was down until now, remember how long."""
    changed = (before.state, before.code) != (now.state, now.code)
    if not changed or before.state in _WELL or not (before.since and now.since):
        return
    if from_wire(now.since) - from_wire(before.since) < SHORTEST_OUTAGE:
        return
    kept = [*_entries(state), (before.since, now.since, before.state, before.code)]
    state.set(_KEY, msgspec.json.encode(kept[-_MOST:]).decode())


def outages(state: State, line: LineState, since: datetime, before: datetime) -> list[Outage]:
    """Return the outages that touch [since, before), oldest first, the present one included."""
    return [one for one in _all(state, line) if one.touches(since, before)]


def _all(state: State, line: LineState) -> Iterator[Outage]:
    for began, ended, name, code in _entries(state):
        yield Outage(from_wire(began), from_wire(ended), name, code)
    if line.state not in _WELL and line.since:
        yield Outage(from_wire(line.since), None, line.state, line.code)


def _entries(state: State) -> list[Entry]:
    kept = state.get(_KEY)
    return msgspec.json.decode(kept, type=list[Entry]) if kept else []
