"""From what a form says to the deed the services do. Runs on the desk thread."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from counter_app.domain.deeds import (
    Corrected,
    Decided,
    FeeAsked,
    FeeSettled,
    FeeTaken,
    HandedOver,
    Refused,
    Repromised,
    Returned,
    Stopped,
    SupplementAsked,
    Withdrawn,
)
from counter_app.domain.dossier import Dossier, Status
from counter_app.domain.orders import OrderedComponent
from counter_app.domain.workflow import Act
from counter_app.services.registers import DossierView
from counter_app.ui.place import Counter
from counter_app.ui.reception.entry import LateEntry

OF_APPLICANT = ("name", "id_number", "phone", "address")
PROMISE = "promise"  # instead of a step: the new date is taken back
Values = dict[str, Any]


def perform(counter: Counter, view: DossierView, act: Act, said: Values) -> Dossier:
    """Do one act with what its form says; a late entry says when it was done, and why only now.

    Raises:
        CounterError: as the service says.
    """
    late: LateEntry | None = said.get("late")
    if late is not None:
        told_in = "reason" if act is Act.CORRECT else "note"
        said = said | {told_in: late.before(said.get(told_in, ""))}
    when = late.when if late else None
    return _DEEDS[act](_Asked(counter, view.dossier, said, when, view.promise_before))


@dataclass(frozen=True, slots=True)
class _Asked:
    """An act as its form says it. ``at``: when a lead says that it was done."""

    counter: Counter
    dossier: Dossier
    said: Values
    at: datetime | None
    before: datetime | None  # what was promised before the new date

    def do(self, deed: Callable[..., Dossier], *what: object, **more: object) -> Dossier:
        """Let the service do it, for whoever sits here."""
        return deed(self.dossier.code, *what, by=self.counter.officer, at=self.at, **more)

    @property
    def note(self) -> str:
        """The note, in which a late entry gives its reason."""
        return str(self.said.get("note", ""))


def _hand_over(asked: _Asked) -> Dossier:
    deed = HandedOver(asked.said["to"], asked.said["sheets"], asked.note)
    return asked.do(asked.counter.processing.hand_over, deed)


def _ask(asked: _Asked) -> Dossier:
    said = asked.said
    deed = SupplementAsked(said["items"], said["reason"], said["contact"], asked.note)
    return asked.do(asked.counter.processing.ask_supplement, deed)


def _add(asked: _Asked) -> Dossier:
    brought: tuple[OrderedComponent, ...] = asked.said["components"]
    return asked.do(asked.counter.processing.add_supplement, brought, note=asked.note)


def _ask_fee(asked: _Asked) -> Dossier:
    said = asked.said
    deed = FeeAsked(said["name"], said["amount"] or None, said["reason"], asked.note)
    return asked.do(asked.counter.processing.ask_fee, deed)


def _settle_fee(asked: _Asked) -> Dossier:
    deed = FeeSettled(receipt_number=asked.said["receipt_number"], note=asked.note)
    return asked.do(asked.counter.processing.settle_fee, deed)


def _refuse(asked: _Asked) -> Dossier:
    deed = Refused(asked.said["reason"], asked.said["basis"], asked.note)
    return asked.do(asked.counter.processing.refuse, deed)


def _repromise(asked: _Asked) -> Dossier:
    due = asked.counter.processing.promised_on(date.fromisoformat(asked.said["due"]))
    deed = Repromised(due, asked.said["reason"], asked.note)
    return asked.do(asked.counter.processing.repromise, deed)


def _stop(asked: _Asked) -> Dossier:
    said = asked.said
    deed = Stopped(reason=said["reason"], returned=said["returned"], note=asked.note)
    return asked.do(asked.counter.processing.stop, deed)


def _withdraw(asked: _Asked) -> Dossier:
    said = asked.said
    deed = Withdrawn(reason=said["reason"], returned=said["returned"], note=asked.note)
    return asked.do(asked.counter.processing.withdraw, deed)


def _decide(asked: _Asked) -> Dossier:
    said = asked.said
    deed = Decided(said["outcome"], said["number"], said["summary"], note=asked.note)
    return asked.do(asked.counter.processing.decide, deed, contents=said["scans"])


def _return(asked: _Asked) -> Dossier:
    said = asked.said
    deed = Returned(said["to"], said["name"], said["id_number"], said["tracking"], asked.note)
    return asked.do(asked.counter.processing.return_result, deed)


def _take_fee(asked: _Asked) -> Dossier:
    said, entry = asked.said, asked.said["corrects"]
    deed = FeeTaken(
        -said["amount"] if entry else said["amount"],
        said["name"],
        said["method"],
        said["receipt_number"],
        corrects=UUID(entry) if entry else None,
        note=asked.note,
    )
    return asked.do(asked.counter.processing.take_fee, deed)


def _attach(asked: _Asked) -> Dossier:
    scans = OrderedComponent(int(asked.said["component"]), scans=asked.said["scans"])
    return asked.do(asked.counter.processing.attach, scans, note=asked.note)


def _correct(asked: _Asked) -> Dossier:
    said, before = asked.said, asked.dossier.applicant
    after = replace(before, **{name: said[name] for name in OF_APPLICANT})
    changed = {
        name: said[name]
        for name in ("summary", "note", "return_by")
        if said[name] != getattr(asked.dossier, name)
    }
    deed = Corrected(
        reason=said["reason"],
        applicant=after if after != before else None,
        status=Status(int(said["status"])) if said["status"] not in ("", PROMISE) else None,
        corrects=said.get("corrects"),
        taken_out=said.get("taken_out", ()),
        due=asked.before if said["status"] == PROMISE else None,
        **changed,
    )
    return asked.do(asked.counter.processing.correct, deed)


_DEEDS: dict[Act, Callable[[_Asked], Dossier]] = {
    Act.HAND_OVER: _hand_over,
    Act.ASK_SUPPLEMENT: _ask,
    Act.ADD_SUPPLEMENT: _add,
    Act.ASK_FEE: _ask_fee,
    Act.SETTLE_FEE: _settle_fee,
    Act.REFUSE: _refuse,
    Act.REPROMISE: _repromise,
    Act.STOP: _stop,
    Act.WITHDRAW: _withdraw,
    Act.DECIDE: _decide,
    Act.RETURN: _return,
    Act.TAKE_FEE: _take_fee,
    Act.ATTACH: _attach,
    Act.CORRECT: _correct,
}
