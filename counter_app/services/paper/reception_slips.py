"""Forms 01 to 03: received, to be completed, refused."""

from dataclasses import replace

from counter_app.domain.clock import to_local
from counter_app.domain.deeds import Refused, SupplementAsked
from counter_app.domain.dossier import Dossier
from counter_app.printing import wording
from counter_app.printing.papers import (
    CertifiedPaper,
    Paper,
    PersonPaper,
    ReceiptPaper,
    RefusalPaper,
    SupplementPaper,
)
from counter_app.services.paper.sheet import Sheet, person_paper


def receipt(sheet: Sheet) -> Paper:
    """Return form 01: what was received, and when the result is due."""
    dossier = sheet.dossier
    due = dossier.deadline.first_due
    return ReceiptPaper(
        office=sheet.office,
        code=dossier.code,
        number=sheet.number,
        issued=sheet.received,
        applicant=sheet.applicant if not dossier.delegate else person_paper(dossier.delegate),
        principal=_with_proof(dossier) if dossier.delegate else None,
        owner=person_paper(dossier.owner) if dossier.owner else None,
        request=sheet.request,
        components=wording.component_papers(dossier.components, sheet.procedure),
        certified=_certified(sheet),
        sets=dossier.sets,
        term=wording.term_words(dossier.deadline.term),
        received=sheet.received,
        due=to_local(due) if due else None,
        due_note="" if due else wording.UNKNOWN_DUE,
        return_place=wording.return_place(dossier.return_by),
        fees=wording.fees_words(dossier.fees),
        channel=wording.channel_words(dossier.channel),
        officer=sheet.name_of(dossier.received_by),
        statement=sheet.statement,
    )


def supplement(sheet: Sheet) -> Paper:
    """Return form 02, for the newest request."""
    fact, deed = sheet.last(SupplementAsked)
    return SupplementPaper(
        office=sheet.office,
        issued=to_local(fact.happened_at),
        person=sheet.applicant,
        request=sheet.request,
        items=deed.items,
        reason=deed.reason,
        contact=deed.contact,
        contact_phone=sheet.office.phone,
        code=sheet.dossier.code,
        number=sheet.number,
        officer=sheet.name_of(fact.by),
    )


def refusal(sheet: Sheet) -> Paper:
    """Return form 03."""
    fact, deed = sheet.last(Refused)
    return RefusalPaper(
        office=sheet.office,
        issued=to_local(fact.happened_at),
        person=sheet.applicant,
        request=sheet.request,
        reason=deed.reason,
        basis=deed.basis,
        code=sheet.dossier.code,
        number=sheet.number,
        officer=sheet.name_of(fact.by),
    )


def _certified(sheet: Sheet) -> tuple[CertifiedPaper, ...]:
    """The variant for certified copies: only where pages make the fee, and were counted.

    Pages counted for any other procedure never push its list of components off the receipt.
    """
    dossier = sheet.dossier
    if not dossier.pages or all(rule.formula != "page_tier" for rule in sheet.procedure.fees):
        return ()
    return (CertifiedPaper(sheet.request, dossier.pages, max(dossier.copies, 1)),)


def _with_proof(dossier: Dossier) -> PersonPaper:
    """The principal, with the paper by which the delegate acts."""
    proof = dossier.delegate.proof if dossier.delegate else ""
    return replace(person_paper(dossier.applicant), proof=proof)
