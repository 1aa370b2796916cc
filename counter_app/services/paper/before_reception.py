"""Forms 02 and 03 before anything is received: they have neither number nor code.

Source: decree 61/2018 art. 17.1 (incomplete: form 02; refused: form 03) and 17.2a (everything that
is missing is told at once, precisely and completely).
"""

from datetime import datetime

from counter_app.domain.errors import RuleError
from counter_app.domain.orders import ReceiveOrder
from counter_app.domain.staff import Officer
from counter_app.printing.papers import OfficePaper, Paper, RefusalPaper, SupplementPaper
from counter_app.services.paper.sheet import person_paper
from counter_app.services.reception import Quote


def guidance(
    order: ReceiveOrder,
    quote: Quote,
    office: OfficePaper,
    issued: datetime,
    by: Officer,
    contact: str,
) -> Paper:
    """Return form 02 with every paper that the order lacks.

    Raises:
        RuleError: ``slip.nothing_to_print``.
    """
    names = {component.seq: component.name for component in quote.procedure.components}
    if not quote.missing_required:
        raise RuleError("slip.nothing_to_print")
    return SupplementPaper(
        office=office,
        issued=issued,
        person=person_paper(order.applicant),
        request=order.summary or quote.procedure.name,
        items=tuple(names[seq] for seq in quote.missing_required),
        reason="Chưa đủ thành phần hồ sơ theo quy định",
        contact=contact or by.full_name,
        contact_phone=office.phone,
        officer=by.full_name,
    )


def turned_away(
    order: ReceiveOrder,
    quote: Quote,
    office: OfficePaper,
    issued: datetime,
    by: Officer,
    reason: str,
    basis: str,
) -> Paper:
    """Return form 03 for what is not received at all."""
    return RefusalPaper(
        office=office,
        issued=issued,
        person=person_paper(order.applicant),
        request=order.summary or quote.procedure.name,
        reason=reason,
        basis=basis,
        officer=by.full_name,
    )
