"""Receiving dossiers: from an order to a code, a due moment and a fact in the journal."""

from dataclasses import dataclass, replace
from datetime import datetime

from counter_app.domain import completeness, fees, id_numbers
from counter_app.domain.clock import to_local
from counter_app.domain.deeds import Deed, Fact, FeeTaken, Received, Refused, SupplementAsked
from counter_app.domain.dossier import ComponentIntake, Dossier, FeeLine, Term
from counter_app.domain.due_date import Counted, CountedDay
from counter_app.domain.errors import IncompleteDossierError, RuleError
from counter_app.domain.evolve import born, evolve
from counter_app.domain.ids import OfficerId, new_id
from counter_app.domain.numbering import format_code, parse_code
from counter_app.domain.orders import ReceiveOrder
from counter_app.domain.people import Person
from counter_app.domain.procedure import Procedure, ProcessingTime
from counter_app.domain.registers import DossierLine
from counter_app.domain.staff import Officer, require
from counter_app.services.at_hand import drafts, unprinted
from counter_app.services.at_hand.unprinted import UnprintedPaper
from counter_app.services.desk import Desk
from counter_app.services.intake import take_in
from counter_app.services.places import has_unknown_commune
from counter_app.services.processing import sound_answer
from counter_app.store.work import Work

LONGEST_BASIS = 80  # characters of a fee's basis that a fact carries


@dataclass(frozen=True, slots=True)
class Quote:
    """What a reception would come to. ``due`` is local time; nothing is written."""

    procedure: Procedure
    due: datetime | None
    due_unknown: str
    counted: tuple[CountedDay, ...]
    fees: tuple[FeeLine, ...]
    missing_required: tuple[int, ...]
    missing: tuple[int, ...]
    warnings: tuple[str, ...]
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class ReceptionAnswer:
    """A dossier received; ``again`` when the same reference had been received before."""

    dossier: Dossier
    fees: tuple[FeeLine, ...]
    missing: tuple[int, ...]
    warnings: tuple[str, ...]
    again: bool = False


class Reception:
    """Takes dossiers in."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def quote(self, order: ReceiveOrder) -> Quote:
        """Return due moment, fees and what is missing, as they stand now; writes nothing.

        Raises:
            MissingError: ``procedure.unknown``.
            RuleError: the order names a case, option or component the procedure does not have;
                ``procedure.not_in_force``: no version of it covers the day of reception.
        """
        now = order.received_at or self._desk.clock.now()
        with self._desk.store.read() as work:
            return self._quote(work, order, now)

    def receive(
        self,
        order: ReceiveOrder,
        *,
        by: Officer,
        prints: str = "",
        answer: SupplementAsked | Refused | None = None,
    ) -> ReceptionAnswer:
        """Take a dossier in; code, dossier and facts are one transaction.

        ``answer``: it is not simply taken, but asked for more (form 02) or refused (form 03), in
        the same transaction: no power cut leaves it received and the citizen with nothing.

        The same ``client_ref`` twice is one dossier: the second answer is the first one's.
        ``prints``: the form that is about to be printed; it stands among those not printed from
        the same transaction on. The officer's draft of this order is gone with it.

        Raises:
            IncompleteDossierError: ``dossier.incomplete`` with ``missing``.
            RuleError: bad ID number, unknown case, late entry by one who may not, bad file …
            MissingError: ``procedure.unknown``, ``file.missing``.
            BusyError: ``journal.must_heal``.
        """
        require(by, "receive")
        if answer:
            require(by, sound_answer(answer).value)
        received_at = self._desk.moment(order.received_at, by)
        store = self._desk.store
        with store.read() as work:
            again = self._again(work, order)
            if again:
                return again
            quote = self._quote(work, order, received_at)
        if quote.missing_required:
            raise IncompleteDossierError("dossier.incomplete", missing=list(quote.missing_required))
        components = take_in(order.components, store)
        with store.write() as work:
            again = self._again(work, order)
            if again:
                return again
            dossier = self._record(work, order, quote, components, received_at, by)
            if answer:
                deed = replace(answer, happened_at=order.received_at)
                dossier = _add(work, dossier, deed, self._desk.clock.now(), by.name)
            drafts.forget(work, by.name, order.client_ref)
            if prints:
                unprinted.note(work, UnprintedPaper(dossier.code, prints))
        marked = ("code.provisional",) if parse_code(dossier.code).provisional else ()
        return ReceptionAnswer(dossier, quote.fees, quote.missing, (*quote.warnings, *marked))

    def saved_as(self, client_ref: str) -> Dossier | None:
        """Return the dossier that an order with this reference became, None for none."""
        with self._desk.store.read() as work:
            return work.dossiers.by_client_ref(client_ref) if client_ref else None

    def known(self, id_number: str) -> Person | None:
        """Return the person with this ID number as last entered, None for a newcomer."""
        self._desk.note_id(id_number)
        with self._desk.store.read() as work:
            return work.dossiers.person(id_number)

    def earlier(self, id_number: str, limit: int = 20) -> tuple[DossierLine, ...]:
        """Return the person's dossiers, newest first."""
        with self._desk.store.read() as work:
            return work.dossiers.of_person(id_number, limit)

    def _again(self, work: Work, order: ReceiveOrder) -> ReceptionAnswer | None:
        before = work.dossiers.by_client_ref(order.client_ref) if order.client_ref else None
        if before is None:
            return None
        missing = tuple(waiver.seq for waiver in before.waived)
        return ReceptionAnswer(
            before, before.fees, missing, ("dossier.received_before",), again=True
        )

    def _quote(self, work: Work, order: ReceiveOrder, received_at: datetime) -> Quote:
        day = to_local(received_at).date()
        procedure = self._desk.procedure(work, order.procedure, day)
        warnings = [*_person_warnings(order), *_procedure_warnings(procedure)]
        time = procedure.time(order.option, difficult=self._desk.settings.office_difficult)
        counted, unknown = self._count(work, order, time, received_at)
        if counted and counted.notes:
            warnings.extend(counted.notes)
        due = order.due or (counted.due if counted else None)
        complete = completeness.check(order, procedure, day)
        owned_by = order.owner or order.applicant
        if owned_by.id_number and work.dossiers.has_open(owned_by.id_number, order.procedure):
            warnings.append("dossier.duplicate_open")
        return Quote(
            procedure=procedure,
            due=due,
            due_unknown="" if due else unknown,
            counted=() if order.due or not counted else counted.counted,
            fees=fees.answered(
                fees.lines(procedure, order.channel, order.pages, order.copies, order.exemption),
                order.fees,
            ),
            missing_required=complete.missing_required,
            missing=complete.missing,
            warnings=tuple(dict.fromkeys((*warnings, *complete.warnings))),
            term=order.term or time.term,
        )

    def _count(
        self, work: Work, order: ReceiveOrder, time: ProcessingTime, received_at: datetime
    ) -> tuple[Counted | None, str]:
        if order.due:
            if order.due <= received_at:
                raise RuleError("due.not_later", due=order.due.isoformat())
            return None, ""
        term = order.term or time.term
        if term is None:
            return None, "procedure.term_unknown"
        return self._desk.count(work, term, received_at, "" if order.term else time.cutoff), ""

    def _record(
        self,
        work: Work,
        order: ReceiveOrder,
        quote: Quote,
        components: tuple[ComponentIntake, ...],
        received_at: datetime,
        by: Officer,
    ) -> Dossier:
        settings, now = self._desk.settings, self._desk.clock.now()
        day = to_local(received_at).date()
        drawn = work.numbering.draw(day)
        deed = Received(
            code=format_code(
                settings.office_unit, day, drawn.number, provisional=drawn.provisional
            ),
            procedure=quote.procedure.code,
            edition=quote.procedure.edition,
            unit=settings.office_unit,
            counter=settings.office_counter,
            applicant=order.applicant,
            received_at=received_at,
            channel=order.channel,
            due=quote.due,
            due_unknown=quote.due_unknown,
            term=quote.term,
            owner=order.owner,
            delegate=order.delegate,
            case=completeness.chosen_case(order.case, quote.procedure),
            components=components,
            waived=order.waive,
            sets=order.sets,
            return_by=order.return_by,
            summary=order.summary,
            note=order.note,
            fees=tuple(_for_the_journal(fee) for fee in quote.fees),
            pages=order.pages,
            copies=order.copies,
            form_set=settings.printing_forms,
            client_ref=order.client_ref,
            late=order.received_at is not None,
        )
        fact = Fact(new_id(now), new_id(now), now, by.name, deed)
        dossier = born(fact)
        work.dossiers.record(dossier, fact)
        if order.taken:
            dossier = self._take_money(work, order, dossier, fact)
        work.catalogue.note_use(quote.procedure.code)
        return dossier

    def _take_money(
        self, work: Work, order: ReceiveOrder, dossier: Dossier, received: Fact
    ) -> Dossier:
        taken = order.taken
        for fee in dossier.fees:
            if taken and fee.amount:
                deed = FeeTaken(
                    fee.amount,
                    fee.name,
                    taken.method,
                    taken.receipt_number,
                    happened_at=order.received_at,
                )
                dossier = _add(work, dossier, deed, received.at, received.by)
        return dossier


def _add(work: Work, dossier: Dossier, deed: Deed, at: datetime, by: OfficerId) -> Dossier:
    """Write a fact that belongs to the reception; return the dossier after it."""
    fact = Fact(new_id(at), dossier.id, at, by, deed)
    after = evolve(dossier, fact)
    work.dossiers.record(after, fact)
    return after


def _for_the_journal(fee: FeeLine) -> FeeLine:
    """Leave long notes of the catalogue out: whoever reads the fact has the edition it names."""
    return fee if len(fee.basis) <= LONGEST_BASIS else replace(fee, basis="")


def _procedure_warnings(procedure: Procedure) -> tuple[str, ...]:
    return ("procedure.other_agency",) if procedure.owner == "OTHER_AGENCY" else ()


def _person_warnings(order: ReceiveOrder) -> tuple[str, ...]:
    people = [p for p in (order.applicant, order.owner, order.delegate) if p]
    odd = tuple(warning for person in people for warning in id_numbers.check_person(person))
    return (*odd, "person.unknown_commune") if any(map(has_unknown_commune, people)) else odd
