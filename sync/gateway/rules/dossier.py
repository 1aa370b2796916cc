"""A dossier as the gateway derives it from facts that stand."""

from enum import IntEnum
from typing import Any

import msgspec

from sync.contract import Fact
from sync.gateway.rules.bodies import (
    Corrected,
    FactBody,
    FeeSettled,
    HandedOver,
    Received,
    Recounted,
    Repromised,
    SupplementAdded,
    column,
)
from sync.gateway.store.units import Device


class Status(IntEnum):
    """Business status as the provincial systems number it (TT 22/2019, app. I)."""

    REGISTERED = 1
    RECEIVED = 2
    REFUSED = 3
    PROCESSING = 4
    WAITING = 5
    PAYING = 6
    WITHDRAWN = 7
    STOPPED = 8
    DECIDED = 9
    RETURNED = 10


class DossierState(msgspec.Struct, frozen=True, kw_only=True):
    """What is derived of one dossier. ``step``: the fact that stands, by whom and where."""

    unit_no: int
    id: str
    code: str
    procedure: str
    counter: int
    status: Status
    due: str
    received_at: str
    holder: str
    repromised: bool
    step: dict[str, Any]
    portal: str = ""
    official_code: str = ""


def begun(fact: Fact, body: Received, device: Device) -> DossierState:
    """Return the dossier that a reception begins."""
    return DossierState(
        unit_no=device.unit.no,
        id=fact.dossier or "",
        code=column(body.code),
        procedure=column(body.procedure),
        counter=device.counter,
        status=Status.RECEIVED,
        due=column(body.due),
        received_at=column(body.received_at) or fact.at,
        holder="",
        repromised=False,
        step=_step(fact, device),
    )


def stepped(
    state: DossierState, fact: Fact, body: FactBody, target: Status | None, device: Device
) -> DossierState:
    """Return ``state`` after an accepted fact."""
    changed: dict[str, Any] = {}
    if target is not None:
        changed = {"status": target, "step": _step(fact, device)}
    if isinstance(body, HandedOver):
        changed["holder"] = column(body.to)
    elif isinstance(body, SupplementAdded | FeeSettled | Recounted):
        changed["due"] = column(body.due)
    elif isinstance(body, Repromised):
        changed |= {"due": column(body.due), "repromised": True, "step": _step(fact, device)}
    elif isinstance(body, Corrected):
        changed |= _corrected(fact, body, device)
    return msgspec.structs.replace(state, **changed) if changed else state


def _corrected(fact: Fact, body: Corrected, device: Device) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    if body.due:
        changed |= {"due": column(body.due), "repromised": False}
    if body.status is not None:
        changed |= {"status": Status(body.status), "step": _step(fact, device)}
    return changed


def _step(fact: Fact, device: Device) -> dict[str, Any]:
    return {
        "fact": fact.id,
        "kind": fact.kind,
        "at": fact.at,
        "by": fact.by,
        "device": device.id,
        "counter": device.counter,
        "seq": fact.seq,
    }
