"""From what a form says to the deed the services do. Runs on the desk thread."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from counter_app.domain.clock import LOCAL
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
from counter_app.ui.place import Counter

END_OF_DAY = time(17, 0)
OF_APPLICANT = ("name", "id_number", "phone", "address")
Values = dict[str, Any]


def perform(counter: Counter, dossier: Dossier, act: Act, said: Values) -> Dossier:
    """Do one act with what its form says.

    Raises:
        CounterError: as the service says.
    """
    return _DEEDS[act](counter, dossier, said)


def _hand_over(counter: Counter, dossier: Dossier, said: Values) -> Dossier:
    deed = HandedOver(said["to"], said["sheets"], said["note"])
    return counter.processing.hand_over(dossier.code, deed, by=counter.officer)


def _ask(counter: Counter, dossier: Dossier, said: Values) -> Dossier:
    deed = SupplementAsked(said["items"], said["reason"], said["contact"])
    return counter.processing.ask_supplement(dossier.code, deed, by=counter.officer)


def _add(counter: Counter, dossier: Dossier, said: Values) -> Dossier:
    brought: tuple[OrderedComponent, ...] = said["components"]
    return counter.processing.add_supplement(
        dossier.code, brought, note=said["note"], by=counter.officer
    )


def _ask_fee(counter: Counter, dossier: Dossier, said: Values) -> Dossier:
    deed = FeeAsked(said["name"], said["amount"] or None, said["reason"])
    return counter.processing.ask_fee(dossier.code, deed, by=counter.officer)


def _settle_fee(counter: Counter, dossier: Dossier, said: Values) -> Dossier:
    deed = FeeSettled(receipt_number=said["receipt_number"], note=said["note"])
    return counter.processing.settle_fee(dossier.code, deed, by=counter.officer)


def _refuse(counter: Counter, dossier: Dossier, said: Values) -> Dossier:
    deed = Refused(said["reason"], said["basis"], said["note"])
    return counter.processing.refuse(dossier.code, deed, by=counter.officer)


def _repromise(counter: Counter, dossier: Dossier, said: Values) -> Dossier:
    due = datetime.combine(date.fromisoformat(said["due"]), END_OF_DAY, LOCAL)
    deed = Repromised(due, said["reason"], said["note"])
    return counter.processing.repromise(dossier.code, deed, by=counter.officer)


def _stop(counter: Counter, dossier: Dossier, said: Values) -> Dossier:
    deed = Stopped(reason=said["reason"], returned=said["returned"], note=said["note"])
    return counter.processing.stop(dossier.code, deed, by=counter.officer)


def _withdraw(counter: Counter, dossier: Dossier, said: Values) -> Dossier:
    deed = Withdrawn(reason=said["reason"], returned=said["returned"], note=said["note"])
    return counter.processing.withdraw(dossier.code, deed, by=counter.officer)


def _decide(counter: Counter, dossier: Dossier, said: Values) -> Dossier:
    deed = Decided(said["outcome"], said["number"], said["summary"], note=said["note"])
    return counter.processing.decide(dossier.code, deed, contents=said["scans"], by=counter.officer)


def _return(counter: Counter, dossier: Dossier, said: Values) -> Dossier:
    deed = Returned(said["to"], said["name"], said["id_number"], said["tracking"], said["note"])
    return counter.processing.return_result(dossier.code, deed, by=counter.officer)


def _take_fee(counter: Counter, dossier: Dossier, said: Values) -> Dossier:
    entry = said["corrects"]
    deed = FeeTaken(
        -said["amount"] if entry else said["amount"],
        said["name"],
        said["method"],
        said["receipt_number"],
        corrects=UUID(entry) if entry else None,
        note=said["note"],
    )
    return counter.processing.take_fee(dossier.code, deed, by=counter.officer)


def _attach(counter: Counter, dossier: Dossier, said: Values) -> Dossier:
    scans = OrderedComponent(int(said["component"]), scans=said["scans"])
    return counter.processing.attach(dossier.code, scans, note=said["note"], by=counter.officer)


def _correct(counter: Counter, dossier: Dossier, said: Values) -> Dossier:
    before = dossier.applicant
    after = replace(before, **{name: said[name] for name in OF_APPLICANT})
    changed = {
        name: said[name]
        for name in ("summary", "note", "return_by")
        if said[name] != getattr(dossier, name)
    }
    deed = Corrected(
        reason=said["reason"],
        applicant=after if after != before else None,
        status=Status(int(said["status"])) if said["status"] else None,
        corrects=said.get("corrects"),
        **changed,
    )
    return counter.processing.correct(dossier.code, deed, by=counter.officer)


_DEEDS: dict[Act, Callable[[Counter, Dossier, Values], Dossier]] = {
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
