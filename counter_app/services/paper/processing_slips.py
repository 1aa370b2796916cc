"""Forms 04 to 06 and the slip of the result: what comes after reception."""

from contextlib import suppress
from datetime import date, datetime

from counter_app.domain.clock import to_local
from counter_app.domain.deeds import Fact, HandedOver, Repromised, Returned, Stopped, Withdrawn
from counter_app.domain.dossier import Dossier
from counter_app.domain.errors import RuleError
from counter_app.domain.people import Person
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
from counter_app.services.paper.sheet import Sheet


def apology(sheet: Sheet) -> Paper:
    """Return form 04: the first promise, and the new one."""
    fact, deed = sheet.last(Repromised)
    promised = sheet.dossier.deadline.first_due or deed.due
    return ApologyPaper(
        office=sheet.office,
        code=sheet.dossier.code,
        number=sheet.number,
        issued=to_local(fact.happened_at),
        addressee=wording.person_paper(sheet.dossier.owner or sheet.dossier.applicant),
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
        officer=sheet.name_of(fact.by),
    )


def control(sheet: Sheet) -> Paper:
    """Return the control slip: every hand-over of the dossier."""
    dossier = sheet.dossier
    due = dossier.deadline.due
    steps = tuple(
        ControlStep(
            giver_unit="Bộ phận Tiếp nhận và Trả kết quả",
            receiver_unit=fact.deed.to,
            at=to_local(fact.happened_at),
            giver=sheet.name_of(fact.by),
            note=fact.deed.note,
        )
        for fact in sheet.facts
        if isinstance(fact.deed, HandedOver)
    )
    return ControlPaper(
        office=sheet.office,
        code=dossier.code,
        number=sheet.number,
        issued=sheet.received,
        agency=sheet.procedure.agency or sheet.office.agency,
        received=sheet.received,
        due=to_local(due) if due else None,
        steps=steps,
    )


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
        owner=wording.person_paper(dossier.owner or dossier.applicant),
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


def _collector(dossier: Dossier, to: str) -> Person:
    wanted = {"owner": dossier.owner, "delegate": dossier.delegate}.get(to)
    return wanted or dossier.applicant


def _day(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None
