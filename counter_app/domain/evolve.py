"""What a fact makes of a dossier. The only place where a dossier changes.

Pure and total: deeds decide what may happen (``services``), facts say what did. A fact that came
by the feed from another counter goes through here as one's own does.
"""

from dataclasses import replace
from datetime import datetime
from functools import singledispatch
from typing import Any

from counter_app.domain.deeds import (
    Corrected,
    Decided,
    Deed,
    Fact,
    FeeAsked,
    FeeSettled,
    FeeTaken,
    HandedOver,
    Received,
    Recounted,
    Refused,
    Repromised,
    Returned,
    ScanAttached,
    Stopped,
    SupplementAdded,
    SupplementAsked,
    Withdrawn,
)
from counter_app.domain.dossier import (
    ComponentIntake,
    Deadline,
    Delivery,
    Dossier,
    Handing,
    Money,
    Outcome,
    Pause,
    Payment,
    Status,
)
from counter_app.domain.errors import IntegrityError
from counter_app.domain.ids import FileHash

_ENDS = frozenset({Status.REFUSED, Status.WITHDRAWN, Status.STOPPED})


def born(fact: Fact) -> Dossier:
    """Return the dossier that a ``dossier.received`` fact begins.

    Raises:
        IntegrityError: the fact is of another kind.
    """
    deed = fact.deed
    if not isinstance(deed, Received):
        raise IntegrityError("dossier.no_beginning", dossier=fact.dossier, kind=fact.kind)
    return Dossier(
        id=fact.dossier,
        code=deed.code,
        procedure=deed.procedure,
        edition=deed.edition,
        unit=deed.unit,
        counter=deed.counter,
        channel=deed.channel,
        applicant=deed.applicant,
        received_at=deed.received_at,
        received_by=fact.by,
        deadline=Deadline(deed.due, deed.due, deed.term, deed.due_unknown),
        owner=deed.owner,
        delegate=deed.delegate,
        case=deed.case,
        components=deed.components,
        waived=deed.waived,
        sets=deed.sets,
        return_by=deed.return_by,
        summary=deed.summary,
        note=deed.note,
        fees=deed.fees,
        pages=deed.pages,
        copies=deed.copies,
        form_set=deed.form_set,
        money=_owed(sum(fee.amount or 0 for fee in deed.fees), 0),
        client_ref=deed.client_ref,
        entered_late=deed.late,
    )


def evolve(dossier: Dossier, fact: Fact) -> Dossier:
    """Return ``dossier`` after ``fact``; its version grows by one."""
    return replace(_apply(fact.deed, dossier, fact), version=dossier.version + 1)


@singledispatch
def _apply(deed: Deed, dossier: Dossier, _fact: Fact) -> Dossier:
    """A kind that changes nothing by itself (a repeated ``received`` among them)."""
    return dossier


@_apply.register
def _(deed: HandedOver, dossier: Dossier, _fact: Fact) -> Dossier:
    return replace(dossier, status=Status.PROCESSING, holder=deed.to)


@_apply.register
def _(deed: SupplementAsked, dossier: Dossier, fact: Fact) -> Dossier:
    pauses = (*dossier.deadline.pauses, Pause(fact.happened_at, deed.reason or "supplement"))
    return replace(
        dossier, status=Status.WAITING, deadline=replace(dossier.deadline, pauses=pauses)
    )


@_apply.register
def _(deed: SupplementAdded, dossier: Dossier, fact: Fact) -> Dossier:
    deadline = replace(
        dossier.deadline, due=deed.due, pauses=_closed(dossier.deadline.pauses, fact.happened_at)
    )
    return replace(
        dossier,
        status=Status.PROCESSING,
        deadline=deadline,
        components=_joined(dossier.components, deed.components),
    )


@_apply.register
def _(deed: FeeAsked, dossier: Dossier, fact: Fact) -> Dossier:
    pauses = (*dossier.deadline.pauses, Pause(fact.happened_at, deed.reason or deed.name))
    return replace(
        dossier,
        status=Status.PAYING,
        deadline=replace(dossier.deadline, pauses=pauses),
        money=Money.OWED,
    )


@_apply.register
def _(deed: FeeSettled, dossier: Dossier, fact: Fact) -> Dossier:
    pauses = _closed(dossier.deadline.pauses, fact.happened_at)
    owed, paid = _sums(dossier)
    return replace(
        dossier,
        status=Status.PROCESSING,
        deadline=replace(dossier.deadline, due=deed.due, pauses=pauses),
        money=_owed(owed, paid),
    )


@_apply.register
def _(deed: FeeTaken, dossier: Dossier, fact: Fact) -> Dossier:
    payment = Payment(
        fact.id, deed.amount, deed.name, deed.method, deed.receipt_number, deed.corrects
    )
    paid = replace(dossier, payments=(*dossier.payments, payment))
    owed, sum_paid = _sums(paid)
    if dossier.status in _ENDS and sum_paid == 0:  # taken once, given back to whom got nothing
        return replace(paid, money=Money.REFUNDED)
    return replace(paid, money=_owed(owed, sum_paid))


@_apply.register
def _(deed: Refused, dossier: Dossier, fact: Fact) -> Dossier:
    return _ended(dossier, Status.REFUSED, fact.happened_at)


@_apply.register
def _(deed: Repromised, dossier: Dossier, _fact: Fact) -> Dossier:
    return replace(dossier, deadline=replace(dossier.deadline, due=deed.due, repromised=True))


@_apply.register
def _(deed: Recounted, dossier: Dossier, _fact: Fact) -> Dossier:
    return replace(dossier, deadline=replace(dossier.deadline, due=deed.due))


@_apply.register
def _(deed: Stopped, dossier: Dossier, fact: Fact) -> Dossier:
    return _ended(dossier, Status.STOPPED, fact.happened_at)


@_apply.register
def _(deed: Withdrawn, dossier: Dossier, fact: Fact) -> Dossier:
    return _ended(dossier, Status.WITHDRAWN, fact.happened_at)


@_apply.register
def _(deed: Decided, dossier: Dossier, fact: Fact) -> Dossier:
    outcome = Outcome(
        deed.outcome == "granted", deed.number, deed.summary, deed.files, fact.happened_at
    )
    ended = _ended(dossier, Status.DECIDED, fact.happened_at)
    return replace(ended, outcome=outcome, delivery=Delivery.AWAITING)


@_apply.register
def _(deed: Returned, dossier: Dossier, fact: Fact) -> Dossier:
    handing = Handing(
        deed.to, fact.happened_at, deed.collector_name, deed.collector_id_number, deed.tracking
    )
    delivery = Delivery.POSTED if deed.to == "post" else Delivery.RETURNED
    return replace(dossier, status=Status.RETURNED, handing=handing, delivery=delivery)


@_apply.register
def _(deed: ScanAttached, dossier: Dossier, _fact: Fact) -> Dossier:
    added = (ComponentIntake(deed.component, scans=deed.scans),)
    return replace(dossier, components=_joined(dossier.components, added))


@_apply.register
def _(deed: Corrected, dossier: Dossier, _fact: Fact) -> Dossier:
    names = ("applicant", "owner", "delegate", "summary", "note", "return_by", "status")
    changed: dict[str, Any] = {
        name: getattr(deed, name) for name in names if getattr(deed, name) is not None
    }
    if deed.status is not None:
        changed |= _undone(deed.status)
        if deed.status not in (Status.WAITING, Status.PAYING):
            changed["deadline"] = _without_open_pause(dossier.deadline)
    if deed.due is not None:
        changed["deadline"] = replace(dossier.deadline, due=deed.due, repromised=False)
    corrected: Dossier = replace(dossier, **changed)
    return _without(corrected, frozenset(deed.taken_out)) if deed.taken_out else corrected


def _without(dossier: Dossier, scans: frozenset[FileHash]) -> Dossier:
    """Return ``dossier`` without these scans; a paper of which nothing is left goes too."""
    kept = (
        replace(intake, scans=tuple(scan for scan in intake.scans if scan not in scans))
        for intake in dossier.components
    )
    outcome = dossier.outcome
    if outcome is not None:
        files = tuple(scan for scan in outcome.files if scan not in scans)
        outcome = replace(outcome, files=files)
    left = tuple(one for one in kept if one.originals or one.copies or one.scans)
    return replace(dossier, components=left, outcome=outcome)


def _undone(status: Status) -> dict[str, Any]:
    """Return what a step back to ``status`` takes away again."""
    if status is Status.RETURNED:
        return {}
    if status is Status.DECIDED:
        return {"handing": None, "delivery": Delivery.AWAITING}
    undone: dict[str, Any] = {"outcome": None, "delivery": Delivery.NO_RESULT, "handing": None}
    return undone if status in _ENDS else undone | {"closed_at": None}


def _without_open_pause(deadline: Deadline) -> Deadline:
    """Return ``deadline`` with a pause that was begun by mistake ended where it began."""
    voided = tuple(p if p.until else replace(p, until=p.since) for p in deadline.pauses)
    return replace(deadline, pauses=voided)


def _ended(dossier: Dossier, status: Status, at: datetime) -> Dossier:
    pauses = _closed(dossier.deadline.pauses, at)
    deadline = replace(dossier.deadline, pauses=pauses)
    return replace(dossier, status=status, deadline=deadline, closed_at=at)


def _closed(pauses: tuple[Pause, ...], at: datetime) -> tuple[Pause, ...]:
    return tuple(pause if pause.until else replace(pause, until=at) for pause in pauses)


def _sums(dossier: Dossier) -> tuple[int, int]:
    """Return what is owed here and what was paid, in whole đồng."""
    owed = sum(fee.amount or 0 for fee in dossier.fees)
    return owed, sum(payment.amount for payment in dossier.payments)


def _owed(owed: int, paid: int) -> Money:
    if owed <= 0 and paid <= 0:
        return Money.NONE
    return Money.PAID if paid >= owed else Money.OWED


def _joined(
    before: tuple[ComponentIntake, ...], added: tuple[ComponentIntake, ...]
) -> tuple[ComponentIntake, ...]:
    """Sum what was handed over for the same component; scans keep their order, each once."""
    joined = {intake.seq: intake for intake in before}
    for new in added:
        old = joined.get(new.seq, ComponentIntake(new.seq))
        joined[new.seq] = ComponentIntake(
            new.seq,
            old.originals + new.originals,
            old.copies + new.copies,
            tuple(dict.fromkeys((*old.scans, *new.scans))),
        )
    return tuple(joined[seq] for seq in sorted(joined))
