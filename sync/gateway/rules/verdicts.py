"""The gateway's word on a stored fact, and what the fact makes of a dossier.

The first stored stands: facts are judged in arrival order against the dossier as it then is. A
fact that cannot stand beside an earlier one is a ``conflict`` and says which one, by whom and
where; one the officer must put right is ``refused``; a kind we do not know yet is ``deferred``.
Whatever the verdict, the fact is kept.

Source of the steps: process rules of the one-stop-shop decree, status codes of TT 22/2019.
"""

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import msgspec

from sync.contract import Fact, Verdict
from sync.gateway.rules.bodies import BODIES, FactBody, Received, column, scans_of
from sync.gateway.rules.dossier import DossierState, Status, begun, stepped
from sync.gateway.store.units import Device

# ``T.``: the counter's own range was used up that day, its number begins with the counter's.
_CODE = re.compile(r"(?P<mark>T\.)?(?P<unit>.{1,40})-(?P<day>\d{6})-(?P<number>\d{1,9})", re.ASCII)
_PROVISIONAL_SIZE: Final = 100_000
_OPEN: Final = frozenset({Status.RECEIVED, Status.PROCESSING})
_ENDABLE: Final = _OPEN | {Status.WAITING, Status.PAYING}
_ANY: Final = frozenset(Status) - {Status.REGISTERED}

STEPS: Final[Mapping[str, tuple[frozenset[Status], Status | None]]] = {
    "dossier.handed_over": (_OPEN, Status.PROCESSING),
    "supplement.asked": (_OPEN, Status.WAITING),
    "supplement.added": (frozenset({Status.WAITING}), Status.PROCESSING),
    "fee.asked": (_OPEN, Status.PAYING),
    "fee.settled": (frozenset({Status.PAYING}), Status.PROCESSING),
    "due.recounted": (_ENDABLE, None),
    "dossier.refused": (frozenset({Status.RECEIVED}), Status.REFUSED),
    "due.repromised": (_OPEN, None),
    "dossier.stopped": (_ENDABLE, Status.STOPPED),
    "dossier.withdrawn": (_ENDABLE, Status.WITHDRAWN),
    "dossier.decided": (_OPEN, Status.DECIDED),
    "result.returned": (frozenset({Status.DECIDED}), Status.RETURNED),
    "fee.taken": (_ANY, None),
    "scan.attached": (_ANY, None),
    "fact.corrects": (_ANY, None),
}

# What befell a counter's store or its officers: kept as its word, and of no dossier.
OF_THE_STORE: Final = frozenset(
    {
        "store.recovered",
        "store.rekeyed",
        "store.repaired",
        "store.retired",
        "store.recovery_key",
        "staff.ordered",
        "staff.activated",
    }
)


class Judgement(NamedTuple):
    """A verdict, the dossier after the fact (None: unknown), and the scans the fact names."""

    verdict: Verdict
    state: DossierState | None
    scans: tuple[str, ...]


def judge(
    fact: Fact, device: Device, state: DossierState | None, code_owner: str | None
) -> Judgement:
    """Return what to think of ``fact``.

    Args:
        fact: well formed.
        device: whose journal it is in.
        state: the dossier it names, as all facts that arrived earlier made it.
        code_owner: for a reception, the dossier that holds the code already.
    """
    if fact.kind in OF_THE_STORE and fact.dossier is None:
        return Judgement(Verdict(fact.seq, "accepted"), None, ())
    shape = BODIES.get(fact.kind)
    if shape is None:
        return Judgement(_verdict(fact, "deferred", "kind.unknown", kind=fact.kind), state, ())
    if fact.dossier is None:
        return Judgement(_verdict(fact, "refused", "dossier.missing"), state, ())
    try:
        body = msgspec.convert(fact.body, shape)
    except msgspec.ValidationError:
        return Judgement(_verdict(fact, "refused", "fact.bad_body", kind=fact.kind), state, ())
    if isinstance(body, Received):
        return _received(fact, body, device, state, code_owner)
    return _stepped(fact, body, device, state)


def code_of(fact: Fact) -> str | None:
    """Return the dossier code that a reception claims."""
    code = fact.body.get("code") if fact.kind == "dossier.received" else None
    return column(code) if isinstance(code, str) else None


def _received(
    fact: Fact, body: Received, device: Device, state: DossierState | None, code_owner: str | None
) -> Judgement:
    scans = scans_of(body)
    if state is not None:
        verdict = _verdict(fact, "conflict", "dossier.received_already", **state.step)
        return Judgement(verdict, state, scans)
    new = begun(fact, body, device)
    wrong = _wrong_code(body, device)
    if wrong:
        return Judgement(_verdict(fact, "refused", wrong, code=new.code), new, scans)
    if body.unit and body.unit != device.unit.code:
        return Judgement(_verdict(fact, "refused", "dossier.other_unit"), new, scans)
    if code_owner is not None and code_owner != fact.dossier:
        verdict = _verdict(fact, "refused", "code.taken", code=new.code, dossier=code_owner)
        return Judgement(verdict, new, scans)
    return Judgement(Verdict(fact.seq, "accepted"), new, scans)


def _wrong_code(body: Received, device: Device) -> str:
    """Say what is wrong with a new code. Its day is not judged: paper books are entered late."""
    parts = _CODE.fullmatch(body.code)
    if parts is None:
        return "code.malformed"
    number = int(parts["number"])
    owned = number // _PROVISIONAL_SIZE == device.counter if parts["mark"] else device.owns(number)
    if parts["unit"] != device.unit.code or not owned:
        return "code.out_of_range"
    return ""


def _stepped(fact: Fact, body: FactBody, device: Device, state: DossierState | None) -> Judgement:
    scans = scans_of(body)
    if state is None:
        return Judgement(_verdict(fact, "refused", "dossier.unknown"), None, scans)
    allowed, target = STEPS[fact.kind]
    if state.status not in allowed:
        verdict = _verdict(
            fact, "conflict", "step.cannot_stand", status=int(state.status), **state.step
        )
        return Judgement(verdict, state, scans)
    if fact.kind == "due.repromised" and state.repromised:
        verdict = _verdict(fact, "conflict", "due.repromised_already", **state.step)
        return Judgement(verdict, state, scans)
    after = stepped(state, fact, body, target, device)
    return Judgement(Verdict(fact.seq, "accepted"), after, scans)


def _verdict(fact: Fact, word: Any, code: str, /, **facts: Any) -> Verdict:
    return Verdict(fact.seq, word, code, facts)
