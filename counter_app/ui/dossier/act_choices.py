"""What the form of an act offers because of the dossier it is about."""

from collections.abc import Iterator

from counter_app.domain.dossier import Payment
from counter_app.domain.workflow import Act
from counter_app.services.registers import DossierView
from counter_app.ui.dossier.deeds import OF_APPLICANT, PROMISE
from counter_app.ui.language import tr
from counter_app.ui.words import formats, labels


def known(act: Act, name: str, view: DossierView) -> str:
    """What the dossier already knows stands in the field."""
    if act is Act.TAKE_FEE and name == "name" and view.dossier.fees:
        return view.dossier.fees[0].name
    if act is Act.CORRECT and name in OF_APPLICANT:
        return str(getattr(view.dossier.applicant, name))
    if act is Act.CORRECT and name in ("summary", "note"):
        return str(getattr(view.dossier, name))
    return view.dossier.summary if name == "summary" else ""


def more_choices(name: str, view: DossierView) -> Iterator[tuple[str, str]]:
    """What may be chosen depends on the dossier: steps back, and money that was entered."""
    if name == "status":
        yield "", tr("Stays: {status}", status=labels.status(view.dossier.status))
        for status in view.steps_back:
            words = tr("One step back: {status}", status=labels.status(status))
            yield str(int(status)), words
        if view.promise_before is not None:
            yield PROMISE, tr("Take the new date back: {due}", due=formats.due(view.promise_before))
    if name == "corrects":
        yield "", tr("Money taken now")
        for entry in view.dossier.payments:
            if entry.corrects is None and (left := left_of(entry, view)) > 0:
                parts = (formats.money(left), entry.name, entry.receipt_number)
                words = " · ".join(part for part in parts if part)
                yield str(entry.fact), tr("Counter-entry: {entry}", entry=words)


def left_of(entry: Payment, view: DossierView) -> int:
    """Return what of an entry no counter-entry has taken back."""
    undone = (one.amount for one in view.dossier.payments if one.corrects == entry.fact)
    return entry.amount + sum(undone)
