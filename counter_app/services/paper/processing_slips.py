"""Forms 04 to 06 and the slip of the result: what comes after reception."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime

from counter_app.domain.clock import to_local
from counter_app.domain.deeds import (
    Decided,
    Fact,
    HandedOver,
    Repromised,
    Returned,
    Stopped,
    Withdrawn,
)
from counter_app.domain.dossier import Dossier
from counter_app.domain.errors import RuleError
from counter_app.domain.people import Person
from counter_app.domain.report import punctuality
from counter_app.printing import wording
from counter_app.printing.papers import (
    ApologyPaper,
    ControlPaper,
    ControlStep,
    HandoverPaper,
    Paper,
    PersonPaper,
    ResultPaper,
    StopPaper,
)
from counter_app.services.paper.sheet import Sheet, person_paper


def apology(sheet: Sheet) -> Paper:
    """Return form 04: the first promise, and the new one."""
    fact, deed = sheet.last(Repromised)
    promised = sheet.dossier.deadline.first_due or deed.due
    return ApologyPaper(
        office=sheet.office,
        code=sheet.dossier.code,
        number=sheet.number,
        issued=to_local(fact.happened_at),
        addressee=person_paper(sheet.dossier.owner or sheet.dossier.applicant),
        procedure=sheet.procedure.name,
        received=sheet.received,
        due=to_local(promised),
        new_due=to_local(deed.due),
        reason=deed.reason,
    )


def stop(sheet: Sheet) -> Paper:
    """Return the stop notice, of a stop or a withdrawal (form 05 of TT 03/2025)."""
    fact, deed = _ended(sheet)
    return StopPaper(
        office=sheet.office,
        code=sheet.dossier.code,
        number=sheet.number,
        issued=to_local(fact.happened_at),
        person=sheet.applicant,
        procedure=sheet.procedure.name,
        received=sheet.received,
        requested=_day(deed.requested_at) or to_local(fact.happened_at).date(),
        reason=deed.reason,
        returned=deed.returned,
        refunded=_refunded(sheet.dossier),
        officer=sheet.name_of(fact.by),
    )


def control(sheet: Sheet) -> Paper:
    """Return the control slip: every hand-over of the dossier, and the way of the result back."""
    dossier = sheet.dossier
    due = dossier.deadline.due
    return ControlPaper(
        office=sheet.office,
        code=dossier.code,
        number=sheet.number,
        issued=sheet.received,
        agency=sheet.agency,
        received=sheet.received,
        due=to_local(due) if due else None,
        steps=tuple(_control_steps(sheet)),
    )


def _control_steps(sheet: Sheet) -> Iterator[ControlStep]:
    """Yield who gave the dossier to whom; the unit that had it last gives the result."""
    holder = wording.CENTRE
    for fact in sheet.facts:
        deed, moment = fact.deed, to_local(fact.happened_at)
        if isinstance(deed, HandedOver):
            sheets = f"{deed.sheets} tờ" if deed.sheets else ""
            yield ControlStep(
                giver_unit=holder,
                receiver_unit=deed.to,
                at=moment,
                giver=sheet.name_of(fact.by),
                receiver=sheet.officers.get(deed.to, ""),
                note="; ".join(filter(None, (sheets, deed.note))),
            )
            holder = deed.to
        elif isinstance(deed, Decided):
            due = sheet.dossier.deadline.due
            yield ControlStep(
                giver_unit=holder if holder != wording.CENTRE else sheet.agency,
                receiver_unit=wording.CENTRE,
                at=moment,
                receiver=sheet.name_of(fact.by),
                result=wording.PUNCTUALITY[punctuality(moment, due)] if due else "",
                note=deed.number,
            )
            holder = wording.CENTRE


def handover(sheet: Sheet) -> Paper:
    """Return the slip by which the result was given out."""
    fact, deed = sheet.last(Returned)
    dossier, outcome = sheet.dossier, sheet.dossier.outcome
    receiver = PersonPaper(
        deed.collector_name or _collector(dossier, deed.to).name,
        deed.collector_id_number or _collector(dossier, deed.to).id_number,
        phone=_collector(dossier, deed.to).phone,
    )
    return HandoverPaper(
        office=sheet.office,
        code=dossier.code,
        number=sheet.number,
        issued=to_local(fact.happened_at),
        procedure=sheet.procedure.name,
        owner=person_paper(dossier.owner or dossier.applicant),
        receiver=receiver,
        returned=to_local(fact.happened_at),
        results=(
            ResultPaper(
                sheet.procedure.result or "Kết quả giải quyết",
                outcome.number if outcome else "",
                outcome.summary if outcome else "",
            ),
        ),
        officer=sheet.name_of(fact.by),
        officer_phone=sheet.office.phone,
        note=f"Số hiệu bưu gửi: {deed.tracking}" if deed.tracking else "",
    )


def _ended(sheet: Sheet) -> tuple[Fact, Stopped | Withdrawn]:
    for kind in (Stopped, Withdrawn):
        with suppress(RuleError):
            return sheet.last(kind)
    raise RuleError("slip.nothing_to_print")


def _refunded(dossier: Dossier) -> str:
    """Return what was given back, worded; empty, to be filled by hand, where nothing was."""
    back = -sum(payment.amount for payment in dossier.payments if payment.amount < 0)
    return wording.money(back) if back else ""


def _collector(dossier: Dossier, to: str) -> Person:
    wanted = {"owner": dossier.owner, "delegate": dossier.delegate}.get(to)
    return wanted or dossier.applicant


def _day(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None
