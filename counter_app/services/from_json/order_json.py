"""A reception order as JSON: what ``counter receive`` and other programs hand in."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from counter_app.domain.dossier import Channel, FeeLine, Term, Waiver
from counter_app.domain.due_date import parse_term
from counter_app.domain.orders import Exemption, MoneyTaken, OrderedComponent, ReceiveOrder
from counter_app.domain.people import Person, PersonKind, Sex
from counter_app.services.from_json.json_reader import JsonObject

NAME_LIMIT = 300
METHODS = ("cash", "transfer")
FEE_KINDS = ("phi", "le-phi")


@dataclass(frozen=True, slots=True)
class ReadOrder:
    """An order and the names of fields that nobody knows: told back, never an error."""

    order: ReceiveOrder
    unknown_fields: tuple[str, ...] = ()


def read_order(record: Any, *, folder: Path) -> ReadOrder:
    """Return the order that ``record``, a JSON value, states; files lie relative to ``folder``.

    Texts become NFC. Times without offset are local.

    Raises:
        RuleError: ``order.bad_field`` with the field's name, never its value.
    """
    fields = JsonObject(record)
    fees = fields.object("fees") or JsonObject({}, "fees")
    order = ReceiveOrder(
        procedure=fields.text("procedure", required=True, limit=50),
        applicant=_required_person(fields, "applicant"),
        channel=fields.choice("channel", Channel, Channel.COUNTER),
        components=read_components(fields, folder),
        waive=tuple(_waiver(item) for item in fields.objects("waive")),
        owner=_person(fields, "owner"),
        delegate=_person(fields, "delegate"),
        case=fields.text("case"),
        option=fields.whole("option", most=99),
        sets=fields.whole("sets", 1, least=1, most=999),
        return_by=fields.text("return_by", limit=40) or "counter",
        summary=fields.text("summary"),
        note=fields.text("note"),
        received_at=fields.moment("received_at"),
        due=fields.moment("due"),
        term=_term(fields),
        pages=fees.whole("pages"),
        copies=fees.whole("copies"),
        exemption=_exemption(fees),
        taken=_taken(fees),
        fees=tuple(_fee(item) for item in fees.objects("lines", most=20)),
        client_ref=fields.text("client_ref", limit=200),
    )
    fees.finish()
    fields.finish()
    return ReadOrder(order, tuple(fields.unknown))


def read_components(fields: JsonObject, folder: Path) -> tuple[OrderedComponent, ...]:
    """Return what stands under ``components``, each ``seq`` once.

    Raises:
        RuleError: ``order.bad_field``.
    """
    found: dict[int, OrderedComponent] = {}
    for item in fields.objects("components"):
        seq = item.whole("seq", -1, least=0)
        if seq < 0:
            raise item.wrong("seq", "whole number", why="missing")
        if seq in found:
            raise item.wrong("seq", "each component once", seq=seq)
        found[seq] = OrderedComponent(
            seq,
            item.whole("originals"),
            item.whole("copies"),
            item.files("files", folder),
            valid_until=item.day("valid_until"),
        )
        item.finish()
    return tuple(found.values())


def _required_person(fields: JsonObject, name: str) -> Person:
    person = _person(fields, name)
    if person is None:
        raise fields.wrong(name, "object", why="missing")
    return person


def _person(fields: JsonObject, name: str) -> Person | None:
    about = fields.object(name)
    return None if about is None else read_person(about)


def read_person(about: JsonObject) -> Person:
    """Return the person an object states.

    Raises:
        RuleError: ``order.bad_field`` or ``body.bad_field``.
    """
    person = Person(
        name=" ".join(about.text("name", required=True, limit=NAME_LIMIT).split()),
        kind=about.choice("kind", PersonKind, PersonKind.CITIZEN),
        id_number=about.text("id_number", limit=40),
        old_id_number=about.text("old_id_number", limit=40),
        born=_born(about),
        sex=about.choice("sex", Sex, Sex.UNKNOWN),
        phone=about.text("phone", limit=40),
        email=about.text("email", limit=254),
        address=about.text("address", limit=1_000),
        proof=about.text("proof", limit=1_000),
        commune=_commune(about),
    )
    about.finish()
    return person


def _born(about: JsonObject) -> str:
    """Return a day of birth as ISO writes it, or the year alone; ``dd/mm/yyyy`` is read as well."""
    text = about.text("born", limit=10)
    if not text or (len(text) == 4 and text.isascii() and text.isdigit()):
        return text
    try:
        day = datetime.strptime(text, "%d/%m/%Y") if "/" in text else date.fromisoformat(text)  # noqa: DTZ007 (a day, no moment)
    except ValueError:
        raise about.wrong("born", "YYYY-MM-DD or YYYY") from None
    return f"{day:%Y-%m-%d}"


def _commune(about: JsonObject) -> str:
    code = about.text("commune", limit=10)
    if code and not (code.isascii() and code.isdigit() and len(code) == 5):
        raise about.wrong("commune", "code of five digits")
    return code


def _waiver(item: JsonObject) -> Waiver:
    seq = item.whole("seq", -1, least=0)
    if seq < 0:
        raise item.wrong("seq", "whole number", why="missing")
    waiver = Waiver(seq, item.text("reason", required=True, limit=1_000))
    item.finish()
    return waiver


def _term(fields: JsonObject) -> Term | None:
    text = fields.text("term", limit=40)
    return parse_term(text) if text else None


def _exemption(fees: JsonObject) -> Exemption | None:
    about = fees.object("exemption")
    if about is None:
        return None
    exemption = Exemption(about.text("reason", required=True), about.text("proof"))
    about.finish()
    return exemption


def _taken(fees: JsonObject) -> MoneyTaken | None:
    about = fees.object("taken")
    if about is None:
        return None
    taken = MoneyTaken(_one_of(about, "method", METHODS), about.text("receipt_number", limit=100))
    about.finish()
    return taken


def _fee(item: JsonObject) -> FeeLine:
    if item.take("amount") is None:
        raise item.wrong("amount", "whole number", why="missing")
    line = FeeLine(
        _one_of(item, "kind", FEE_KINDS),
        item.text("name", required=True, limit=NAME_LIMIT),
        item.whole("amount", most=10_000_000_000),
        item.text("basis"),
    )
    item.finish()
    return line


def _one_of(fields: JsonObject, name: str, allowed: tuple[str, ...]) -> str:
    value = fields.text(name, limit=40)
    if value not in allowed:
        raise fields.wrong(name, "|".join(allowed))
    return value
