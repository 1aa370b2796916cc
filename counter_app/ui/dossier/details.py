"""Everything a dossier says, as pairs of a name and a text."""

from collections.abc import Iterator

from counter_app.domain.dossier import Dossier, Money
from counter_app.domain.id_numbers import mask_id
from counter_app.domain.people import Person
from counter_app.services.registers import DossierView
from counter_app.ui.language import mark, tr
from counter_app.ui.words import formats, labels

MONEY = {
    Money.NONE: mark("nothing owed"),
    Money.OWED: mark("still owed"),
    Money.PAID: mark("paid"),
    Money.REFUNDED: mark("paid back"),
}


def details(view: DossierView) -> list[tuple[str, str]]:
    """Return the fields worth showing; empty ones are left out."""
    pairs = [*_people(view.dossier), *_course(view), *_papers(view)]
    return [(name, text) for name, text in pairs if text]


def _people(dossier: Dossier) -> Iterator[tuple[str, str]]:
    yield tr("Applicant"), _person(dossier.applicant)
    yield tr("Owner"), _person(dossier.owner) if dossier.owner else ""
    yield tr("Delegate"), _person(dossier.delegate) if dossier.delegate else ""
    yield tr("Summary"), dossier.summary
    yield tr("Note"), dossier.note


def _course(view: DossierView) -> Iterator[tuple[str, str]]:
    dossier = view.dossier
    deadline = dossier.deadline
    yield tr("Received"), f"{formats.minute(dossier.received_at)} · {dossier.received_by}"
    yield tr("Processing time"), formats.term(deadline.term) if deadline.term else ""
    yield tr("Due"), formats.due(deadline.due)
    moved = deadline.first_due != deadline.due
    yield tr("First promised"), formats.due(deadline.first_due) if moved else ""
    pauses = [
        f"{formats.minute(pause.since)} → {formats.minute(pause.until) or '…'}"
        for pause in deadline.pauses
    ]
    yield tr("Clock stood still"), "\n".join(pauses)
    yield tr("With"), dossier.holder
    if dossier.outcome:
        said = tr("Granted") if dossier.outcome.granted else tr("Rejected")
        parts = (said, dossier.outcome.number, dossier.outcome.summary)
        yield tr("Result"), " · ".join(part for part in parts if part)
    if dossier.handing:
        when, who = formats.minute(dossier.handing.at), dossier.handing.collector_name
        yield tr("Collected"), f"{when} · {who}" if who else when
    yield tr("Other codes"), ", ".join(dossier.aliases)


def _papers(view: DossierView) -> Iterator[tuple[str, str]]:
    dossier = view.dossier
    names = {component.seq: component.name for component in view.procedure.components}
    handed = [
        tr(
            "• {name} (originals {originals}, copies {copies}, scans {scans})",
            name=_short(names.get(intake.seq, "?")),
            originals=intake.originals,
            copies=intake.copies,
            scans=len(intake.scans),
        )
        for intake in dossier.components
    ]
    yield tr("Papers handed over"), "\n".join(handed)
    waived = [f"• {_short(names.get(w.seq, '?'))}: {w.reason}" for w in dossier.waived]
    yield tr("Not handed over"), "\n".join(waived)
    fees = [f"{fee.name}: {formats.money(fee.amount)}" for fee in dossier.fees]
    if fees:
        yield tr("Fee and charge"), "\n".join([*fees, tr(MONEY[dossier.money])])


def _person(person: Person) -> str:
    number = mask_id(person.id_number) if person.id_number else ""
    parts = (person.name, number, formats.born(person.born), person.phone)
    first = " · ".join(part for part in parts if part)
    return "\n".join(part for part in (first, person.address, person.proof) if part)


def _short(text: str) -> str:
    return text if len(text) <= 90 else text[:89] + "…"


def status_words(view: DossierView) -> str:
    """Return the status in words."""
    return labels.status(view.dossier.status)
