"""The JSON shapes of the contract, made of the house's values; times carry the local offset."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from counter_app.domain.clock import to_local
from counter_app.domain.dossier import Deadline, Dossier, FeeLine
from counter_app.domain.people import Person
from counter_app.domain.registers import FactLine

if TYPE_CHECKING:
    from counter_app.services.registers import DossierView, RegisterLine


def moment(value: datetime | None) -> str | None:
    """Return an aware time as RFC 3339 with the offset of Vietnam."""
    return to_local(value).isoformat(timespec="seconds") if value else None


def person(value: Person | None) -> dict[str, str] | None:
    """Return a person as an order states one."""
    if value is None:
        return None
    return {name: str(getattr(value, name)) for name in value.__slots__}


def fee(line: FeeLine) -> dict[str, Any]:
    """Return a fee or charge; the amount in whole đồng, null while unknown."""
    return {
        "kind": line.kind,
        "name": line.name,
        "amount": line.amount,
        "unknown": line.unknown,
        "basis": line.basis,
        "exempt_reason": line.exempt_reason,
    }


def deadline(value: Deadline) -> dict[str, Any]:
    """Return when the result is owed, was first promised, and stood still."""
    return {
        "due": moment(value.due),
        "first_due": moment(value.first_due),
        "unknown": value.unknown,
        "term": str(value.term) if value.term else None,
        "repromised": value.repromised,
        "pauses": [
            {"since": moment(pause.since), "until": moment(pause.until), "reason": pause.reason}
            for pause in value.pauses
        ],
    }


def fact(line: FactLine) -> dict[str, Any]:
    """Return one line of a dossier's timeline."""
    return {
        "seq": line.seq,
        "kind": line.kind,
        "at": moment(line.at),
        "by": line.by,
        "delivered": line.delivered,
        "id": str(line.id),
        "device": line.device,
        "verdict": line.verdict,
        "verdict_code": line.verdict_code,
    }


def register_line(line: "RegisterLine") -> dict[str, Any]:
    """Return one line of a list."""
    about = line.dossier
    return {
        "code": about.code,
        "dossier": str(about.id),
        "applicant": about.applicant,
        "procedure": about.procedure,
        "due": moment(about.due),
        "colour": line.colour.value,
        "status": int(about.status),
        "delivered": about.delivered,
        "procedure_name": line.procedure_name,
        "received_at": moment(about.received_at),
        "counter": about.counter,
        "own": about.own,
    }


def dossier(value: Dossier) -> dict[str, Any]:
    """Return a dossier without what only its journal and catalogue know."""
    return {
        "code": value.code,
        "dossier": str(value.id),
        "procedure": value.procedure,
        "edition": value.edition,
        "received_at": moment(value.received_at),
        "received_by": value.received_by,
        "due": moment(value.deadline.due),
        "due_unknown": value.deadline.unknown,
        "channel": value.channel.value,
        "unit": value.unit,
        "counter": value.counter,
        "applicant": person(value.applicant),
        "owner": person(value.owner),
        "delegate": person(value.delegate),
        "case": value.case,
        "components": [
            {
                "seq": intake.seq,
                "originals": intake.originals,
                "copies": intake.copies,
                "scans": list(intake.scans),
            }
            for intake in value.components
        ],
        "waived": [{"seq": waiver.seq, "reason": waiver.reason} for waiver in value.waived],
        "sets": value.sets,
        "return_by": value.return_by,
        "summary": value.summary,
        "note": value.note,
        "fees": [fee(line) for line in value.fees],
        "payments": [_payment(value, place) for place in range(len(value.payments))],
        "deadline": deadline(value.deadline),
        "outcome": _outcome(value),
        "handing": _handing(value),
        "holder": value.holder,
        "aliases": list(value.aliases),
        "client_ref": value.client_ref,
        "entered_late": value.entered_late,
        "form_set": value.form_set,
        "version": value.version,
    }


def view(value: "DossierView") -> dict[str, Any]:
    """Return everything ``show`` tells about a dossier."""
    about = value.dossier
    return dossier(about) | {
        "procedure_name": value.procedure.name,
        "sector": value.procedure.sector,
        "status": {
            "business": int(about.status),
            "name": about.status.name.lower(),
            "money": about.money.value,
            "delivery": about.delivery.value,
            "sync": "delivered" if value.delivered else "pending",
        },
        "colour": value.colour.value,
        "steps_allowed": [act.value for act in value.steps_allowed],
        "facts": [fact(line) for line in value.timeline],
    }


def _payment(value: Dossier, place: int) -> dict[str, Any]:
    paid = value.payments[place]
    return {
        "fact": str(paid.fact),
        "amount": paid.amount,
        "name": paid.name,
        "method": paid.method,
        "receipt_number": paid.receipt_number,
        "corrects": str(paid.corrects) if paid.corrects else None,
    }


def _outcome(value: Dossier) -> dict[str, Any] | None:
    result = value.outcome
    if result is None:
        return None
    return {
        "granted": result.granted,
        "number": result.number,
        "summary": result.summary,
        "files": list(result.files),
        "decided_at": moment(result.decided_at),
    }


def _handing(value: Dossier) -> dict[str, Any] | None:
    given = value.handing
    if given is None:
        return None
    return {
        "to": given.to,
        "at": moment(given.at),
        "collector": {"name": given.collector_name, "id_number": given.collector_id_number},
        "tracking": given.tracking,
    }
