"""Lists by which several dossiers, or their results, change hands."""

from collections.abc import Sequence
from datetime import datetime

from counter_app.domain.clock import to_local
from counter_app.domain.dossier import Money
from counter_app.domain.staff import Officer
from counter_app.printing.papers import HandoverListPaper, HandoverRow, Paper
from counter_app.services.paper.sheet import Sheet


def list_paper(sheets: Sequence[Sheet], issued: datetime, by: Officer) -> Paper:
    """Return the list by which dossiers, or results once all have one, change hands."""
    results = all(sheet.dossier.outcome for sheet in sheets)
    receivers = {sheet.dossier.holder for sheet in sheets}
    centre = "Bộ phận Tiếp nhận và Trả kết quả"
    specialist = receivers.pop() if len(receivers) == 1 else ""
    giver, receiver = (specialist, centre) if results else (centre, specialist)
    return HandoverListPaper(
        office=sheets[0].office,
        issued=issued,
        giver_unit=giver,
        receiver_unit=receiver,
        rows=tuple(_list_row(sheet) for sheet in sheets),
        results=results,
        giver="" if results else by.full_name,
        receiver=by.full_name if results else "",
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
