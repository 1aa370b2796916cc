"""From the JSON body of an act to its deed: strict types, clean NFC text, local time by default.

The shapes are those of the command line; ``note`` and ``at`` may stand in every one of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from counter_app.domain.clock import LOCAL
from counter_app.domain.deeds import (
    Corrected,
    Decided,
    FeeAsked,
    FeeSettled,
    FeeTaken,
    HandedOver,
    Refused,
    Repromised,
    Returned,
    Stopped,
    SupplementAsked,
    Withdrawn,
)
from counter_app.domain.dossier import Dossier, Status
from counter_app.domain.errors import RuleError
from counter_app.domain.orders import OrderedComponent
from counter_app.domain.people import Person
from counter_app.domain.staff import Officer
from counter_app.domain.vietnamese import nfc
from counter_app.domain.workflow import Act
from counter_app.services.processing import Processing

T = TypeVar("T")
MAX_DEPTH = 8


@dataclass(frozen=True, slots=True)
class ActOrder:
    """One act as asked for; files in ``body`` are looked for below ``folder``."""

    code: str
    body: Mapping[str, Any]
    folder: Path
    by: Officer


@dataclass(frozen=True, slots=True)
class _Late:
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _ComponentBody:
    seq: int
    originals: int = 0
    copies: int = 0
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _AddBody:
    components: tuple[_ComponentBody, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class _AttachBody:
    component: int
    files: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class _DecideBody:
    outcome: str
    number: str = ""
    summary: str = ""
    files: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Collector:
    name: str = ""
    id_number: str = ""


@dataclass(frozen=True, slots=True)
class _ReturnBody:
    to: str
    collector: _Collector | None = None
    tracking: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _CorrectBody:
    fields: dict[str, Any]
    reason: str


def run_act(processing: Processing, act: Act, order: ActOrder) -> Dossier:
    """Do ``act`` and return the dossier as it is afterwards.

    Raises:
        RuleError: ``body.bad_field`` with the field; and all that the deed itself raises.
    """
    body = _clean(order.body, MAX_DEPTH)
    at = _zoned(_read(body, _Late).at)
    return _RUNNERS[act](processing, replace(order, body=body), at)


def _hand_over(p: Processing, o: ActOrder, at: datetime | None) -> Dossier:
    return p.hand_over(o.code, _deed(o, HandedOver, at), by=o.by, at=at)


def _ask(p: Processing, o: ActOrder, at: datetime | None) -> Dossier:
    return p.ask_supplement(o.code, _deed(o, SupplementAsked, at), by=o.by, at=at)


def _add(p: Processing, o: ActOrder, at: datetime | None) -> Dossier:
    body = _read(o.body, _AddBody)
    components = [
        OrderedComponent(c.seq, c.originals, c.copies, _paths(c.files, o.folder))
        for c in body.components
    ]
    return p.add_supplement(o.code, components, note=body.note, by=o.by, at=at)


def _ask_fee(p: Processing, o: ActOrder, at: datetime | None) -> Dossier:
    return p.ask_fee(o.code, _deed(o, FeeAsked, at), by=o.by, at=at)


def _settle_fee(p: Processing, o: ActOrder, at: datetime | None) -> Dossier:
    return p.settle_fee(o.code, replace(_deed(o, FeeSettled, at), due=None), by=o.by, at=at)


def _refuse(p: Processing, o: ActOrder, at: datetime | None) -> Dossier:
    return p.refuse(o.code, _deed(o, Refused, at), by=o.by, at=at)


def _repromise(p: Processing, o: ActOrder, at: datetime | None) -> Dossier:
    deed = _deed(o, Repromised, at)
    return p.repromise(o.code, replace(deed, due=_zoned(deed.due) or deed.due), by=o.by, at=at)


def _stop(p: Processing, o: ActOrder, at: datetime | None) -> Dossier:
    return p.stop(o.code, _deed(o, Stopped, at), by=o.by, at=at)


def _withdraw(p: Processing, o: ActOrder, at: datetime | None) -> Dossier:
    return p.withdraw(o.code, _deed(o, Withdrawn, at), by=o.by, at=at)


def _decide(p: Processing, o: ActOrder, at: datetime | None) -> Dossier:
    body = _read(o.body, _DecideBody)
    files = _paths(body.files, o.folder)
    deed = Decided(body.outcome, body.number, body.summary, (), body.note, at)
    return p.decide(o.code, deed, files=files, by=o.by, at=at)


def _return(p: Processing, o: ActOrder, at: datetime | None) -> Dossier:
    body = _read(o.body, _ReturnBody)
    who = body.collector or _Collector()
    deed = Returned(body.to, who.name, who.id_number, body.tracking, body.note, at)
    return p.return_result(o.code, deed, by=o.by, at=at)


def _take_fee(p: Processing, o: ActOrder, at: datetime | None) -> Dossier:
    return p.take_fee(o.code, _deed(o, FeeTaken, at), by=o.by, at=at)


def _attach(p: Processing, o: ActOrder, at: datetime | None) -> Dossier:
    body = _read(o.body, _AttachBody)
    component = OrderedComponent(body.component, files=_paths(body.files, o.folder))
    return p.attach(o.code, component, note=body.note, by=o.by, at=at)


def _correct(p: Processing, o: ActOrder, at: datetime | None) -> Dossier:
    body = _read(o.body, _CorrectBody)
    known = {"applicant", "owner", "delegate", "summary", "note", "return_by", "status", "corrects"}
    unknown = sorted(set(body.fields) - known)
    if unknown or not body.fields:
        raise RuleError("body.bad_field", field=f"fields.{unknown[0]}" if unknown else "fields")
    fields = dict(body.fields)
    dossier = p.dossier(o.code)
    for name in ("applicant", "owner", "delegate"):
        if name in fields:
            fields[name] = _person(fields[name], getattr(dossier, name), name)
    if isinstance(fields.get("status"), str):
        fields["status"] = _status(fields["status"])
    deed = _read({**fields, "reason": body.reason}, Corrected)
    return p.correct(o.code, replace(deed, happened_at=at), by=o.by, at=at)


_RUNNERS: Mapping[Act, Callable[[Processing, ActOrder, datetime | None], Dossier]] = {
    Act.HAND_OVER: _hand_over,
    Act.ASK_SUPPLEMENT: _ask,
    Act.ADD_SUPPLEMENT: _add,
    Act.ASK_FEE: _ask_fee,
    Act.SETTLE_FEE: _settle_fee,
    Act.REFUSE: _refuse,
    Act.REPROMISE: _repromise,
    Act.STOP: _stop,
    Act.WITHDRAW: _withdraw,
    Act.DECIDE: _decide,
    Act.RETURN: _return,
    Act.TAKE_FEE: _take_fee,
    Act.ATTACH: _attach,
    Act.CORRECT: _correct,
}


def _deed(order: ActOrder, kind: type[T], at: datetime | None) -> T:
    """Return the deed that has the very fields of its body."""
    body = {name: value for name, value in order.body.items() if name != "happened_at"}
    deed: T = _read(body, kind)
    return replace(deed, happened_at=at)  # type: ignore[type-var]


def _read(value: object, kind: type[T]) -> T:
    try:
        return msgspec.convert(value, type=kind)
    except msgspec.ValidationError as wrong:
        text = str(wrong)  # "Object missing required field `to` - at `$.collector`"
        field = text.partition("`$")[2].rstrip("`").lstrip(".")
        missing = text.partition("missing required field `")[2].partition("`")[0]
        name = ".".join(part for part in (field, missing) if part)
        raise RuleError("body.bad_field", field=name) from None


def _clean(value: Any, depth: int) -> Any:
    """Return JSON values with every text made NFC and free of control characters."""
    if depth < 0:
        raise RuleError("body.bad_field", field="")
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, Mapping):
        return {nfc(str(k)): _clean(v, depth - 1) for k, v in value.items() if v is not None}
    if isinstance(value, list | tuple):
        return [_clean(item, depth - 1) for item in value]
    return value


def _zoned(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=LOCAL) if moment and moment.tzinfo is None else moment


def _paths(names: tuple[str, ...], folder: Path) -> tuple[Path, ...]:
    return tuple(folder / name for name in names)


def _person(changes: object, before: Person | None, name: str) -> Person:
    if not isinstance(changes, Mapping):
        raise RuleError("body.bad_field", field=f"fields.{name}")
    base = msgspec.to_builtins(before) if before else {}
    return _read({**base, **changes}, Person)


def _status(name: str) -> int:
    try:
        return Status[name.upper()].value
    except KeyError:
        raise RuleError("body.bad_field", field="fields.status") from None
