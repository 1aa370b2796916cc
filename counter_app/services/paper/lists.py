"""Papers about several dossiers: hand-over lists, one receipt for a batch."""

from collections.abc import Sequence
from datetime import datetime

from counter_app.domain.clock import to_local
from counter_app.domain.dossier import Money
from counter_app.domain.errors import RuleError
from counter_app.domain.staff import Officer
from counter_app.printing import wording
from counter_app.printing.papers import (
    BatchReceiptPaper,
    BatchRow,
    HandoverListPaper,
    HandoverRow,
    Paper,
)
from counter_app.services.paper.sheet import Sheet


def list_paper(sheets: Sequence[Sheet], issued: datetime, by: Officer, code: str) -> Paper:
    """Return the list by which dossiers, or results once all have one, change hands."""
    results = all(sheet.dossier.outcome for sheet in sheets)
    receivers = {sheet.dossier.holder for sheet in sheets}
    specialist = receivers.pop() if len(receivers) == 1 else ""
    giver, receiver = specialist, wording.CENTRE
    if not results:
        giver, receiver = receiver, giver
    return HandoverListPaper(
        office=sheets[0].office,
        issued=issued,
        giver_unit=giver,
        receiver_unit=receiver,
        rows=tuple(_list_row(sheet) for sheet in sheets),
        results=results,
        giver="" if results else by.full_name,
        receiver=by.full_name if results else "",
        code=code,
    )


def batch_receipt(sheets: Sequence[Sheet], issued: datetime, by: Officer) -> Paper:
    """Return one receipt for several dossiers of one applicant, with its list.

    Raises:
        RuleError: ``slip.other_applicant``: they are not all of the same person.
    """
    first = sheets[0]
    if any(sheet.dossier.applicant != first.dossier.applicant for sheet in sheets):
        raise RuleError("slip.other_applicant")
    return BatchReceiptPaper(
        office=first.office,
        code=first.dossier.code,
        number=first.number,
        issued=issued,
        applicant=first.applicant,
        received=min(sheet.received for sheet in sheets),
        rows=tuple(_batch_row(sheet) for sheet in sheets),
        request=first.procedure.name,
        return_place=wording.return_place(first.dossier.return_by),
        officer=by.full_name,
    )


def _batch_row(sheet: Sheet) -> BatchRow:
    dossier, due = sheet.dossier, sheet.dossier.deadline.first_due
    return BatchRow(
        code=dossier.code,
        request=sheet.request,
        unit=dossier.holder or sheet.agency,
        received=sheet.received,
        due=to_local(due) if due else None,
        person=(dossier.owner or dossier.applicant).name,
        term=wording.term_words(dossier.deadline.term),
        sets=dossier.sets,
    )


def _list_row(sheet: Sheet) -> HandoverRow:
    dossier, due = sheet.dossier, sheet.dossier.deadline.due
    return HandoverRow(
        code=dossier.code,
        request=sheet.request,
        person=(dossier.owner or dossier.applicant).name,
        address=dossier.applicant.address,
        result=dossier.outcome.number if dossier.outcome else "",
        sheets=sum(one.originals + one.copies for one in dossier.components),
        due=to_local(due) if due else None,
        fee=dossier.money is Money.OWED,
        post=dossier.return_by == "post",
    )
