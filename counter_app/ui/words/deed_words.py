"""What an officer said at a step, in one or two lines under the step's name."""

from collections.abc import Callable
from typing import Any, Final

from counter_app.domain.deeds import (
    Corrected,
    Decided,
    Deed,
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
from counter_app.domain.id_numbers import mask_id
from counter_app.ui.language import mark, tr
from counter_app.ui.words import formats, labels

COLLECTORS: Final = {
    "applicant": mark("Applicant"),
    "owner": mark("Owner"),
    "delegate": mark("Delegate"),
    "post": mark("Sent by post"),
}
FIELDS: Final = (
    ("applicant", mark("Applicant")),
    ("owner", mark("Owner")),
    ("delegate", mark("Delegate")),
    ("summary", mark("Summary")),
    ("note", mark("Note")),
    ("return_by", mark("Return by")),
)
METHODS: Final = {"cash": mark("In cash"), "transfer": mark("By transfer")}


def said(deed: Deed) -> str:
    """Return what the deed says beside its name, "" for nothing."""
    words = _WORDS.get(type(deed))
    parts = words(deed) if words else ()
    return " · ".join(part for part in (_late(deed), *parts) if part)


def _late(deed: Deed) -> str:
    """Return when it was done, where a lead entered it later."""
    if isinstance(deed, Received) or deed.happened_at is None:
        return ""
    return tr("entered later, done {when}", when=formats.minute(deed.happened_at))


def _received(deed: Received) -> tuple[str, ...]:
    late = tr("entered later, received {when}", when=formats.minute(deed.received_at))
    due = tr("promised {due}", due=formats.due(deed.due)) if deed.due else ""
    return (late if deed.late else "", due)


def _handed_over(deed: HandedOver) -> tuple[str, ...]:
    sheets = tr("sheets: {count}", count=deed.sheets) if deed.sheets else ""
    return (deed.to, sheets, deed.note)


def _asked(deed: SupplementAsked) -> tuple[str, ...]:
    return ("; ".join(deed.items), deed.reason, deed.note)


def _added(deed: SupplementAdded) -> tuple[str, ...]:
    due = tr("now due {due}", due=formats.due(deed.due)) if deed.due else ""
    return (due, deed.note)


def _fee_asked(deed: FeeAsked) -> tuple[str, ...]:
    amount = formats.money(deed.amount) if deed.amount is not None else ""
    return (deed.name, amount, deed.reason, deed.note)


def _fee_settled(deed: FeeSettled) -> tuple[str, ...]:
    due = tr("now due {due}", due=formats.due(deed.due)) if deed.due else ""
    number = tr("receipt {number}", number=deed.receipt_number) if deed.receipt_number else ""
    return (due, number, deed.note)


def _fee(deed: FeeTaken) -> tuple[str, ...]:
    method = tr(METHODS[deed.method]) if deed.method in METHODS else deed.method
    number = tr("receipt {number}", number=deed.receipt_number) if deed.receipt_number else ""
    counter = tr("counter-entry") if deed.corrects else ""
    return (formats.money(deed.amount), deed.name, counter or method, number, deed.note)


def _returned(deed: Returned) -> tuple[str, ...]:
    to = tr(COLLECTORS[deed.to]) if deed.to in COLLECTORS else deed.to
    number = mask_id(deed.collector_id_number) if deed.collector_id_number else ""
    return (to, deed.collector_name, number, deed.tracking, deed.note)


def _decided(deed: Decided) -> tuple[str, ...]:
    outcome = tr("Granted") if deed.outcome == "granted" else tr("Rejected")
    scans = tr("scans: {count}", count=len(deed.files)) if deed.files else ""
    return (outcome, deed.number, deed.summary, scans, deed.note)


def _corrected(deed: Corrected) -> tuple[str, ...]:
    step = tr("back to: {status}", status=labels.status(deed.status)) if deed.status else ""
    fields = ", ".join(tr(words) for name, words in FIELDS if getattr(deed, name) is not None)
    return (
        step,
        tr("new date taken back, due {due}", due=formats.due(deed.due)) if deed.due else "",
        tr("scans taken out: {count}", count=len(deed.taken_out)) if deed.taken_out else "",
        tr("changed: {fields}", fields=fields) if fields else "",
        deed.reason,
    )


def _given_back(deed: Stopped | Withdrawn) -> tuple[str, ...]:
    papers = "; ".join(deed.returned)
    return (deed.reason, tr("given back: {papers}", papers=papers) if papers else "", deed.note)


_WORDS: Final[dict[type, Callable[[Any], tuple[str, ...]]]] = {
    Received: _received,
    HandedOver: _handed_over,
    SupplementAsked: _asked,
    SupplementAdded: _added,
    FeeAsked: _fee_asked,
    FeeSettled: _fee_settled,
    Recounted: lambda deed: (formats.due(deed.due), deed.reason, deed.note),
    FeeTaken: _fee,
    Refused: lambda deed: (deed.reason, deed.basis, deed.note),
    Repromised: lambda deed: (formats.due(deed.due), deed.reason, deed.note),
    Stopped: _given_back,
    Withdrawn: _given_back,
    Decided: _decided,
    Returned: _returned,
    ScanAttached: lambda deed: (tr("scans: {count}", count=len(deed.scans)), deed.note),
    Corrected: _corrected,
}
