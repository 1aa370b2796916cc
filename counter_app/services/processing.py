"""What happens to a dossier after reception: every deed is one fact, one transaction."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from counter_app.domain.calendar import at as at_wall
from counter_app.domain.clock import to_local
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
    Refused,
    Repromised,
    Returned,
    ScanAttached,
    Stopped,
    SupplementAdded,
    SupplementAsked,
    Withdrawn,
)
from counter_app.domain.dossier import Dossier, Status
from counter_app.domain.errors import MissingError, RuleError
from counter_app.domain.evolve import evolve
from counter_app.domain.fees import DEAREST
from counter_app.domain.id_numbers import check_person
from counter_app.domain.ids import new_id
from counter_app.domain.orders import OrderedComponent
from counter_app.domain.procedure import Procedure
from counter_app.domain.staff import Officer, may, require
from counter_app.domain.workflow import Act, after, steps_allowed
from counter_app.services.correcting import check_taken_back
from counter_app.services.desk import Desk
from counter_app.services.intake import take_in
from counter_app.store.work import Work

RETURN_TO = ("applicant", "owner", "delegate", "post")
METHODS = ("cash", "transfer")

Making = Callable[[Work, Dossier, datetime], Deed]


class Processing:
    """The deeds of a dossier. ``code``: any code a citizen may hold; ``at``: late entry by a lead.

    All of them return the dossier as it is afterwards, and raise ``MissingError`` for an unknown
    code, ``TransitionError`` for a step the workflow does not know, ``RuleError`` where the officer
    may not or the body breaks a rule, ``BusyError`` while the journal must heal.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def dossier(self, code: str) -> Dossier:
        """Return the dossier with this code as it stands."""
        with self._desk.store.read() as work:
            return work.dossiers.by_code(code)

    def hand_over(
        self, code: str, deed: HandedOver, *, by: Officer, at: datetime | None = None
    ) -> Dossier:
        """Hand paper and e-dossier over to a unit or an officer."""
        _need(deed.to, "hand_over.to_missing")
        if deed.sheets < 0:
            raise RuleError("hand_over.negative_sheets", sheets=deed.sheets)
        return self._act(code, Act.HAND_OVER, deed, by, at)

    def ask_supplement(
        self, code: str, deed: SupplementAsked, *, by: Officer, at: datetime | None = None
    ) -> Dossier:
        """Ask for what is missing (form 02); the due moment stands still meanwhile."""
        return self._act(code, sound_answer(deed), deed, by, at)

    def add_supplement(
        self,
        code: str,
        components: Iterable[OrderedComponent],
        *,
        note: str = "",
        by: Officer,
        at: datetime | None = None,
    ) -> Dossier:
        """Take what was missing; the clock goes on, or starts anew, as the setting says."""
        taken = take_in(components, self._desk.store)

        def make(work: Work, dossier: Dossier, moment: datetime) -> SupplementAdded:
            _known_components(
                self._desk.procedure_of(work, dossier), [intake.seq for intake in taken]
            )
            due = self._desk.resumed(work, dossier.deadline, moment)
            return SupplementAdded(taken, due, note)

        return self._act(code, Act.ADD_SUPPLEMENT, make, by, at)

    def ask_fee(
        self, code: str, deed: FeeAsked, *, by: Officer, at: datetime | None = None
    ) -> Dossier:
        """Wait until a financial duty is met (status 6); the due moment stands still meanwhile."""
        _need(deed.name, "fee.name_missing")
        if deed.amount is not None and deed.amount <= 0:
            raise RuleError("fee.bad_amount", amount=deed.amount)
        return self._act(code, Act.ASK_FEE, deed, by, at)

    def settle_fee(
        self, code: str, deed: FeeSettled, *, by: Officer, at: datetime | None = None
    ) -> Dossier:
        """Go on after the duty was met, here or at another office, as its receipt shows."""

        def make(work: Work, dossier: Dossier, moment: datetime) -> FeeSettled:
            return replace(deed, due=self._desk.resumed(work, dossier.deadline, moment))

        return self._act(code, Act.SETTLE_FEE, make, by, at)

    def refuse(
        self, code: str, deed: Refused, *, by: Officer, at: datetime | None = None
    ) -> Dossier:
        """Refuse a received dossier (form 03)."""
        return self._act(code, sound_answer(deed), deed, by, at)

    def repromise(
        self, code: str, deed: Repromised, *, by: Officer, at: datetime | None = None
    ) -> Dossier:
        """Apologise and promise again, once (form 04), at least a day before the due day.

        Later than that only a lead may: the law's own term for it has passed (decree 61/2018 art.
        19.9).
        """
        _need(deed.reason, "repromise.reason_missing")

        def make(work: Work, dossier: Dossier, moment: datetime) -> Repromised:
            if dossier.deadline.repromised:
                raise RuleError("repromise.only_once")
            due = dossier.deadline.due
            if due and _only_leads_promise(dossier, by, moment):
                raise RuleError("repromise.too_late", due=due.isoformat())
            earliest = max(moment, due or moment)
            if deed.due <= earliest:
                raise RuleError("repromise.not_later", due=deed.due.isoformat())
            if not self._desk.calendar(work).is_open(to_local(deed.due).date()):
                raise RuleError("repromise.closed_day", due=deed.due.isoformat())
            return deed

        return self._act(code, Act.REPROMISE, make, by, at)

    def promised_on(self, day: date) -> datetime:
        """Return when a promise for a local day ends: with the last session of the office.

        Raises:
            RuleError: ``repromise.closed_day``; ``calendar.year_unknown``.
        """
        with self._desk.store.read() as work:
            sessions = self._desk.calendar(work).sessions(day)
        if not sessions:
            raise RuleError("repromise.closed_day", due=day.isoformat())
        return at_wall(day, sessions[-1].closes)

    def stop(self, code: str, deed: Stopped, *, by: Officer, at: datetime | None = None) -> Dossier:
        """Stop processing at the applicant's request (TT 03/2025 art. 7), before any result."""
        _need(deed.reason, "stop.reason_missing")
        return self._act(code, Act.STOP, deed, by, at)

    def withdraw(
        self, code: str, deed: Withdrawn, *, by: Officer, at: datetime | None = None
    ) -> Dossier:
        """Give the dossier back to the applicant who withdraws it."""
        _need(deed.reason, "withdraw.reason_missing")
        return self._act(code, Act.WITHDRAW, deed, by, at)

    def decide(
        self,
        code: str,
        deed: Decided,
        *,
        files: Iterable[Path] = (),
        contents: tuple[bytes, ...] = (),
        by: Officer,
        at: datetime | None = None,
    ) -> Dossier:
        """Enter the result that came to the counter, with its scans on disk or in memory."""
        if deed.outcome not in ("granted", "rejected"):
            raise RuleError("decide.bad_outcome")
        taken = take_in([OrderedComponent(0, files=tuple(files), scans=contents)], self._desk.store)
        scans = (*deed.files, *(scan for intake in taken for scan in intake.scans))
        return self._act(code, Act.DECIDE, replace(deed, files=scans), by, at)

    def return_result(
        self, code: str, deed: Returned, *, by: Officer, at: datetime | None = None
    ) -> Dossier:
        """Give the result out."""
        if deed.to not in RETURN_TO:
            raise RuleError("return.bad_receiver")

        def make(_work: Work, dossier: Dossier, _moment: datetime) -> Returned:
            if deed.to == "delegate" and not (deed.collector_name or dossier.delegate):
                raise RuleError("return.collector_missing")
            return deed

        return self._act(code, Act.RETURN, make, by, at)

    def take_fee(
        self, code: str, deed: FeeTaken, *, by: Officer, at: datetime | None = None
    ) -> Dossier:
        """Take money, or put an entry right by its counter-entry; nothing is ever deleted."""
        if deed.method not in METHODS:
            raise RuleError("fee.bad_method")

        def make(_work: Work, dossier: Dossier, _moment: datetime) -> FeeTaken:
            _check_money(deed, dossier)
            return deed

        return self._act(code, Act.TAKE_FEE, make, by, at)

    def attach(
        self,
        code: str,
        component: OrderedComponent,
        *,
        note: str = "",
        by: Officer,
        at: datetime | None = None,
    ) -> Dossier:
        """Add scans to a component."""
        if not (component.files or component.scans):
            raise RuleError("attach.no_files")
        (taken,) = take_in([component], self._desk.store)

        def make(work: Work, dossier: Dossier, _moment: datetime) -> ScanAttached:
            _known_components(self._desk.procedure_of(work, dossier), [component.seq])
            return ScanAttached(component.seq, taken.scans, note)

        return self._act(code, Act.ATTACH, make, by, at)

    def correct(
        self, code: str, deed: Corrected, *, by: Officer, at: datetime | None = None
    ) -> Dossier:
        """Put fields right or take wrong scans out; as a lead, take a step or a new promise back.

        A new fact says so, and nothing is erased.
        """
        _need(deed.reason, "correct.reason_missing")
        if deed.status is not None or deed.due is not None:
            require(by, "step_back")
        for person in (deed.applicant, deed.owner, deed.delegate):
            if person is not None:
                _need(person.name, "person.no_name")
                check_person(person)

        def make(work: Work, dossier: Dossier, _moment: datetime) -> Corrected:
            if deed.taken_out or deed.due:
                check_taken_back(deed, dossier, work.dossiers.deeds(dossier.id))
            if deed.status is not None and (dossier.status, deed.status) not in _STEPS_BACK:
                raise RuleError("correct.not_a_step_back", status=deed.status.name)
            return deed

        return self._act(code, Act.CORRECT, make, by, at)

    def _act(
        self, code: str, act: Act, deed: Deed | Making, by: Officer, at: datetime | None
    ) -> Dossier:
        """Check, make the fact, and write dossier and fact in one transaction."""
        require(by, act.value)
        moment = self._desk.moment(at, by)
        now = self._desk.clock.now()
        with self._desk.store.write() as work:
            dossier = work.dossiers.by_code(code)
            led_to = after(dossier.status, act)
            if moment < dossier.received_at - timedelta(seconds=1):
                raise RuleError("late.before_reception", at=moment.isoformat())
            if at is not None and led_to is not dossier.status and moment < last_step(dossier):
                raise RuleError("late.before_last_step", at=moment.isoformat())
            made = deed(work, dossier, moment) if callable(deed) else deed
            if at is not None and not isinstance(made, Received):
                made = replace(made, happened_at=at)
            fact = Fact(new_id(now), dossier.id, now, by.name, made)
            evolved = evolve(dossier, fact)
            work.dossiers.record(evolved, fact)
        return evolved


def sound_answer(deed: SupplementAsked | Refused) -> Act:
    """Return the act by which an office does not simply take a dossier, after a look at its body.

    Raises:
        RuleError: ``supplement.nothing_asked``, ``refuse.reason_missing``.
    """
    if isinstance(deed, Refused):
        _need(deed.reason, "refuse.reason_missing")
        return Act.REFUSE
    if not any(item.strip() for item in deed.items):
        raise RuleError("supplement.nothing_asked")
    return Act.ASK_SUPPLEMENT


def next_steps(dossier: Dossier, officer: Officer, now: datetime) -> tuple[Act, ...]:
    """Return what ``officer`` may do with ``dossier`` at this moment."""
    return tuple(
        act
        for act in steps_allowed(dossier)
        if may(officer, act.value)
        and not (act is Act.REPROMISE and _only_leads_promise(dossier, officer, now))
    )


def _only_leads_promise(dossier: Dossier, officer: Officer, at: datetime) -> bool:
    """Form 04 is due a day before the due day; on that day and later only a lead gives it."""
    due = dossier.deadline.due
    return due is not None and to_local(at).date() >= to_local(due).date() and not officer.is_lead


def last_step(dossier: Dossier) -> datetime:
    """Return since when a dossier stands where it stands, as far as it shows itself.

    Its clock cannot go on before it stood still, and no result is given out before it is there.
    """
    pauses = (moment for pause in dossier.deadline.pauses for moment in (pause.since, pause.until))
    result = dossier.outcome.decided_at if dossier.outcome else None
    return max(moment for moment in (dossier.received_at, *pauses, result) if moment is not None)


def _need(text: str, code: str) -> None:
    if not text.strip():
        raise RuleError(code)


def steps_back(now: Status, officer: Officer) -> tuple[Status, ...]:
    """Return to which statuses ``officer`` may take a dossier back."""
    if not may(officer, "step_back"):
        return ()
    return tuple(to for status, to in _STEPS_BACK if status is now)


_STEPS_BACK: Final = (
    (Status.RETURNED, Status.DECIDED),
    (Status.DECIDED, Status.PROCESSING),
    (Status.REFUSED, Status.RECEIVED),
    (Status.WITHDRAWN, Status.PROCESSING),
    (Status.STOPPED, Status.PROCESSING),
    (Status.WAITING, Status.PROCESSING),
    (Status.PAYING, Status.PROCESSING),
    (Status.PROCESSING, Status.RECEIVED),
)


def _known_components(procedure: Procedure, wanted: list[int]) -> None:
    known = {component.seq for component in procedure.components}
    for seq in wanted:
        if seq not in known:
            raise RuleError("dossier.unknown_component", seq=seq)


def _check_money(deed: FeeTaken, dossier: Dossier) -> None:
    bad = deed.amount == 0 or abs(deed.amount) > DEAREST
    if bad or (deed.amount < 0) != (deed.corrects is not None):
        raise RuleError("fee.bad_amount", amount=deed.amount)
    if deed.corrects is None:
        return
    entry = next((p for p in dossier.payments if p.fact == deed.corrects), None)
    if entry is None:
        raise MissingError("fee.unknown_entry", fact=str(deed.corrects))
    undone = sum(p.amount for p in dossier.payments if p.corrects == UUID(str(deed.corrects)))
    if entry.amount + undone + deed.amount < 0:
        raise RuleError("fee.corrects_too_much", amount=deed.amount)
