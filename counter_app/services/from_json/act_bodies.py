"""From the JSON body of an act to its deed.

The shapes are those of the command line; ``note`` and ``at`` may stand in every one of them. Fields
nobody knows are left alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

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
from counter_app.domain.ids import FileHash
from counter_app.domain.orders import OrderedComponent
from counter_app.domain.people import Person
from counter_app.domain.staff import Officer
from counter_app.domain.workflow import Act
from counter_app.services.from_json.json_reader import JsonObject
from counter_app.services.from_json.order_json import read_components, read_person
from counter_app.services.processing import Processing

CODE: Final = "body.bad_field"
DEAREST: Final = 10**12  # đồng
_PEOPLE: Final = ("applicant", "owner", "delegate")
_TEXTS: Final = ("summary", "note", "return_by")


@dataclass(frozen=True, slots=True)
class ActOrder:
    """One act as asked for; files in ``body`` are looked for below ``folder``."""

    code: str
    body: Mapping[str, Any]
    folder: Path
    by: Officer


@dataclass(frozen=True, slots=True)
class _Asked:
    """An act with its body as it is read. ``at``: when a lead says that it happened."""

    processing: Processing
    code: str
    body: JsonObject
    folder: Path
    by: Officer
    at: datetime | None

    def text(self, name: str) -> str:
        return self.body.text(name)


def run_act(processing: Processing, act: Act, order: ActOrder) -> Dossier:
    """Do ``act`` and return the dossier as it is afterwards.

    Raises:
        RuleError: ``body.bad_field`` with the field; and all that the deed itself raises.
    """
    body = JsonObject(order.body, code=CODE)
    at = body.moment("at")
    return _RUNNERS[act](_Asked(processing, order.code, body, order.folder, order.by, at))


def _hand_over(asked: _Asked) -> Dossier:
    asked.body.need("to")
    sheets = asked.body.whole("sheets")
    deed = HandedOver(asked.text("to"), sheets, asked.text("note"))
    return asked.processing.hand_over(asked.code, deed, by=asked.by, at=asked.at)


def _ask(asked: _Asked) -> Dossier:
    asked.body.need("items")
    deed = SupplementAsked(
        asked.body.texts("items"),
        asked.text("reason"),
        asked.text("contact"),
        asked.text("note"),
    )
    return asked.processing.ask_supplement(asked.code, deed, by=asked.by, at=asked.at)


def _add(asked: _Asked) -> Dossier:
    asked.body.need("components")
    components = read_components(asked.body, asked.folder)
    return asked.processing.add_supplement(
        asked.code, components, note=asked.text("note"), by=asked.by, at=asked.at
    )


def _ask_fee(asked: _Asked) -> Dossier:
    asked.body.need("name")
    known = "amount" in asked.body.names
    deed = FeeAsked(
        asked.text("name"),
        asked.body.whole("amount", most=DEAREST) if known else None,
        asked.text("reason"),
        asked.text("note"),
    )
    return asked.processing.ask_fee(asked.code, deed, by=asked.by, at=asked.at)


def _settle_fee(asked: _Asked) -> Dossier:
    deed = FeeSettled(None, asked.text("receipt_number"), asked.text("note"))
    return asked.processing.settle_fee(asked.code, deed, by=asked.by, at=asked.at)


def _refuse(asked: _Asked) -> Dossier:
    asked.body.need("reason")
    deed = Refused(asked.text("reason"), asked.text("basis"), asked.text("note"))
    return asked.processing.refuse(asked.code, deed, by=asked.by, at=asked.at)


def _repromise(asked: _Asked) -> Dossier:
    due = asked.body.moment("due")
    if due is None:
        raise asked.body.wrong("due", "time", why="missing")
    deed = Repromised(due, asked.text("reason"), asked.text("note"))
    return asked.processing.repromise(asked.code, deed, by=asked.by, at=asked.at)


def _stop(asked: _Asked) -> Dossier:
    return asked.processing.stop(asked.code, Stopped(*_ended(asked)), by=asked.by, at=asked.at)


def _withdraw(asked: _Asked) -> Dossier:
    deed = Withdrawn(*_ended(asked))
    return asked.processing.withdraw(asked.code, deed, by=asked.by, at=asked.at)


def _ended(asked: _Asked) -> tuple[str, str, tuple[str, ...], str]:
    """Return what an end at the applicant's request says, in the order of the deed's fields."""
    returned = asked.body.texts("returned")
    requested_at = asked.body.text("requested_at", limit=40)
    return asked.text("reason"), requested_at, returned, asked.text("note")


def _decide(asked: _Asked) -> Dossier:
    asked.body.need("outcome")
    deed = Decided(
        asked.text("outcome"),
        asked.text("number"),
        asked.text("summary"),
        (),
        asked.text("note"),
    )
    files = asked.body.files("files", asked.folder)
    return asked.processing.decide(asked.code, deed, files=files, by=asked.by, at=asked.at)


def _return(asked: _Asked) -> Dossier:
    asked.body.need("to")
    who = asked.body.object("collector") or JsonObject({}, "collector", code=CODE)
    deed = Returned(
        asked.text("to"),
        who.text("name", limit=300),
        who.text("id_number", limit=40),
        asked.text("tracking"),
        asked.text("note"),
    )
    return asked.processing.return_result(asked.code, deed, by=asked.by, at=asked.at)


def _take_fee(asked: _Asked) -> Dossier:
    asked.body.need("amount", "name")
    deed = FeeTaken(
        asked.body.whole("amount", least=-DEAREST, most=DEAREST),
        asked.text("name"),
        asked.text("method") or "cash",
        asked.text("receipt_number"),
        asked.body.unique("corrects"),
        asked.text("note"),
    )
    return asked.processing.take_fee(asked.code, deed, by=asked.by, at=asked.at)


def _attach(asked: _Asked) -> Dossier:
    asked.body.need("component", "files")
    seq, files = asked.body.whole("component"), asked.body.files("files", asked.folder)
    return asked.processing.attach(
        asked.code,
        OrderedComponent(seq, files=files),
        note=asked.text("note"),
        by=asked.by,
        at=asked.at,
    )


def _correct(asked: _Asked) -> Dossier:
    asked.body.need("reason", "fields")
    fields = asked.body.object("fields") or JsonObject({}, "fields", code=CODE)
    known = (*_PEOPLE, *_TEXTS, "status", "corrects", "taken_out", "due")
    if not fields.names:
        raise asked.body.wrong("fields", "one field at least")
    if unknown := [name for name in fields.names if name not in known]:
        raise fields.wrong(min(unknown), "|".join(known))
    dossier = asked.processing.dossier(asked.code)
    changes: dict[str, Any] = {
        name: _person(fields, name, getattr(dossier, name))
        for name in _PEOPLE
        if name in fields.names
    }
    changes |= {name: fields.text(name) for name in _TEXTS if name in fields.names}
    deed = Corrected(
        asked.text("reason"),
        **changes,
        status=_status(fields),
        corrects=fields.unique("corrects"),
        taken_out=tuple(FileHash(scan) for scan in fields.texts("taken_out")),
        due=fields.moment("due"),
    )
    return asked.processing.correct(asked.code, deed, by=asked.by, at=asked.at)


def _person(fields: JsonObject, name: str, before: Person | None) -> Person:
    """Return the person as known, with what ``fields`` change."""
    changes = fields.take(name)
    if not isinstance(changes, dict):
        raise fields.wrong(name, "object")
    known = asdict(before) if before else {}
    return read_person(JsonObject(known | changes, fields.name_of(name), code=CODE))


def _status(fields: JsonObject) -> Status | None:
    """Return a status, named or by its number; None where none is said."""
    said = fields.take("status")
    if said is None:
        return None
    try:
        return Status[said.upper()] if isinstance(said, str) else Status(said)
    except (KeyError, ValueError):
        raise fields.wrong("status", "status") from None


_RUNNERS: Final[Mapping[Act, Callable[[_Asked], Dossier]]] = {
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
