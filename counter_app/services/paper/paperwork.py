"""The official forms of a dossier, filled from its facts."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from counter_app.domain.clock import to_local
from counter_app.domain.deeds import (
    Deed,
    Fact,
    HandedOver,
    Refused,
    Repromised,
    Returned,
    Stopped,
    SupplementAsked,
    Withdrawn,
)
from counter_app.domain.dossier import Dossier
from counter_app.domain.errors import RuleError
from counter_app.domain.numbering import parse_code
from counter_app.domain.people import Person
from counter_app.domain.procedure import Procedure
from counter_app.printing import render, wording
from counter_app.printing.overlay import Overlay
from counter_app.printing.overlay import load as load_overlay
from counter_app.printing.papers import (
    ApologyPaper,
    ControlPaper,
    ControlStep,
    HandoverPaper,
    OfficePaper,
    Paper,
    PersonPaper,
    ReceiptPaper,
    RefusalPaper,
    ResultPaper,
    StopPaper,
    SupplementPaper,
)
from counter_app.services.desk import Desk
from counter_app.settings import Settings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What every form is filled from."""

    dossier: Dossier
    procedure: Procedure
    facts: tuple[Fact, ...]
    officers: Mapping[str, str]
    office: OfficePaper

    def name_of(self, officer: str) -> str:
        return self.officers.get(officer, officer)

    def last(self, kind: type[T]) -> tuple[Fact, T]:
        """Return the newest fact of this kind with its deed.

        Raises:
            RuleError: ``slip.nothing_to_print``.
        """
        for fact in reversed(self.facts):
            deed: Deed = fact.deed
            if isinstance(deed, kind):
                return fact, deed
        raise RuleError("slip.nothing_to_print")

    @property
    def request(self) -> str:
        return self.dossier.summary or self.procedure.name

    @property
    def received(self) -> datetime:
        return to_local(self.dossier.received_at)

    @property
    def applicant(self) -> PersonPaper:
        return wording.person_paper(self.dossier.applicant)

    @property
    def number(self) -> str:
        return parse_code(self.dossier.code).seq


class Paperwork:
    """Prints the forms of dossiers to PDF bytes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def slip(self, code: str, kind: str, *, paper: str = "", forms: str = "") -> bytes:
        """Return one form of a dossier as PDF.

        ``kind``: receipt, supplement, refusal, apology, stop, control, handover. ``forms`` and
        ``paper`` default to the form set the dossier was received under and to the settings.

        Raises:
            MissingError: ``dossier.unknown``.
            RuleError: ``slip.unknown_kind``, ``slip.nothing_to_print``, ``overlay.bad`` …
        """
        if kind not in _FORMS:
            raise RuleError("slip.unknown_kind", kind=kind[:20])
        sheet = self._sheet(code)
        settings = self._desk.settings
        return render(
            _FORMS[kind](sheet),
            size=paper or settings.printing_paper,
            forms=forms or sheet.dossier.form_set,
            overlay=self._overlay(),
        )

    def office(self) -> OfficePaper:
        """Return the letterhead of this office."""
        return office_of(self._desk.settings)

    def print_paper(self, paper: Paper, *, size: str = "A4") -> bytes:
        """Return any other paper as PDF, with the province's overlay."""
        return render(
            paper, size=size, forms=self._desk.settings.printing_forms, overlay=self._overlay()
        )

    def _sheet(self, code: str) -> _Sheet:
        with self._desk.store.read() as work:
            dossier = work.dossiers.by_code(code)
            return _Sheet(
                dossier,
                work.catalogue.get(dossier.procedure, dossier.edition),
                work.dossiers.deeds(dossier.id),
                {officer.name: officer.full_name for officer in work.staff.all()},
                self.office(),
            )

    def _overlay(self) -> Overlay | None:
        file = self._desk.settings.printing_overlay
        return load_overlay(Path(file)) if file else None


def office_of(settings: Settings) -> OfficePaper:
    """Return the letterhead that the settings describe."""
    return wording.office_paper(
        settings.office_name,
        parent=settings.office_parent,
        centre=settings.office_centre,
        place=settings.office_place,
        phone=settings.office_phone,
        lookup=settings.office_lookup,
    )


def _receipt(sheet: _Sheet) -> Paper:
    dossier = sheet.dossier
    due = dossier.deadline.first_due
    return ReceiptPaper(
        office=sheet.office,
        code=dossier.code,
        number=sheet.number,
        issued=sheet.received,
        applicant=sheet.applicant if not dossier.delegate else _paper(dossier.delegate),
        principal=_with_proof(dossier) if dossier.delegate else None,
        owner=_paper(dossier.owner) if dossier.owner else None,
        request=sheet.request,
        components=wording.component_papers(dossier.components, sheet.procedure),
        sets=dossier.sets,
        term=wording.term_words(dossier.deadline.term),
        received=sheet.received,
        due=to_local(due) if due else None,
        due_note="" if due else wording.UNKNOWN_DUE,
        return_place=wording.return_place(dossier.return_by),
        fees=wording.fees_words(dossier.fees),
        channel=wording.channel_words(dossier.channel),
        officer=sheet.name_of(dossier.received_by),
    )


def _supplement(sheet: _Sheet) -> Paper:
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


def _refusal(sheet: _Sheet) -> Paper:
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


def _apology(sheet: _Sheet) -> Paper:
    fact, deed = sheet.last(Repromised)
    promised = sheet.dossier.deadline.first_due or deed.due
    return ApologyPaper(
        office=sheet.office,
        code=sheet.dossier.code,
        number=sheet.number,
        issued=to_local(fact.happened_at),
        addressee=_paper(sheet.dossier.owner or sheet.dossier.applicant),
        procedure=sheet.procedure.name,
        received=sheet.received,
        due=to_local(promised),
        new_due=to_local(deed.due),
        reason=deed.reason,
    )


def _stop(sheet: _Sheet) -> Paper:
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


def _ended(sheet: _Sheet) -> tuple[Fact, Stopped | Withdrawn]:
    for kind in (Stopped, Withdrawn):
        with suppress(RuleError):
            return sheet.last(kind)
    raise RuleError("slip.nothing_to_print")


def _control(sheet: _Sheet) -> Paper:
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


def _handover(sheet: _Sheet) -> Paper:
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
        owner=_paper(dossier.owner or dossier.applicant),
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


_FORMS: Mapping[str, Callable[[_Sheet], Paper]] = {
    "receipt": _receipt,
    "supplement": _supplement,
    "refusal": _refusal,
    "apology": _apology,
    "stop": _stop,
    "control": _control,
    "handover": _handover,
}


def _paper(person: Person) -> PersonPaper:
    return wording.person_paper(person)


def _with_proof(dossier: Dossier) -> PersonPaper:
    """The principal, with the paper by which the delegate acts."""
    proof = dossier.delegate.proof if dossier.delegate else ""
    person = dossier.applicant
    return PersonPaper(
        person.name, person.id_number, person.address, person.phone, person.email, proof
    )


def _collector(dossier: Dossier, to: str) -> Person:
    wanted = {"owner": dossier.owner, "delegate": dossier.delegate}.get(to)
    return wanted or dossier.applicant


def _day(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None
