"""What the province decided, said once at the counter and kept through every edition.

The catalogue leaves most charges to the provincial People's Council (TT 85/2019, TT 106/2021),
and a province may shorten a processing time or ask for other papers than the national portal
says. The answer is the office's own and has its day of effect, so that an old dossier keeps the
rule it was received under.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from counter_app.domain.dossier import Term
from counter_app.domain.errors import RuleError
from counter_app.domain.fees import KINDS
from counter_app.domain.ids import OfficerId, ProcedureId
from counter_app.domain.procedure import Component, FeeRule, Procedure, ProcessingTime
from counter_app.domain.vietnamese import fold

DEAREST = 10**10  # đồng; above it somebody's finger slipped
MOST_SHEETS = 999
DECIDED = "provincial-decision"  # the confidence of what the province decided


@dataclass(frozen=True, slots=True)
class LocalFee:
    """One answer. ``amount`` in whole đồng, 0 for none owed; ``channel`` empty for every one."""

    procedure: ProcedureId
    kind: str  # "phi" or "le-phi"
    amount: int
    since: date  # local day of effect
    name: str = ""
    channel: str = ""
    basis: str = ""
    by: OfficerId = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise RuleError("fee.bad_kind")
        if not 0 <= self.amount <= DEAREST:
            raise RuleError("fee.bad_amount", amount=self.amount)


@dataclass(frozen=True, slots=True)
class LocalTime:
    """The usual processing time of a procedure, as the province decided it."""

    procedure: ProcedureId
    term: Term
    since: date
    basis: str = ""
    by: OfficerId = ""


@dataclass(frozen=True, slots=True)
class LocalComponent:
    """A paper the province asks for, or no longer asks for (no sheets).

    Known by its name, compared as searches are: numbers change from edition to edition.
    """

    procedure: ProcedureId
    name: str
    since: date
    originals: int = 0
    copies: int = 0
    basis: str = ""
    by: OfficerId = ""

    def __post_init__(self) -> None:
        if not fold(self.name):
            raise RuleError("component.nameless")
        if not (0 <= self.originals <= MOST_SHEETS and 0 <= self.copies <= MOST_SHEETS):
            raise RuleError("component.bad_sheets")


LocalRule = LocalFee | LocalTime | LocalComponent
R = TypeVar("R", bound=LocalRule)


def localised(procedure: Procedure, rules: Iterable[LocalRule], day: date) -> Procedure:
    """Return ``procedure`` as the province wants it on ``day``; rules of others are left out.

    Of several rules about the same thing the latest one in force counts. A fee answers what the
    catalogue does not know; what it knows stands. A processing time takes the place of the usual
    one. A component takes the sheets of the one with its name, or is added behind the others.
    """
    own = sorted(
        (r for r in rules if r.procedure == procedure.code and r.since <= day),
        key=lambda rule: rule.since,
    )
    if not own:
        return procedure
    return replace(
        procedure,
        fees=_with_fees(procedure.fees, _of(own, LocalFee)),
        times=_with_time(procedure.times, _of(own, LocalTime)),
        components=_with_components(procedure.components, _of(own, LocalComponent)),
    )


def _of(rules: Iterable[LocalRule], kind: type[R]) -> list[R]:
    return [rule for rule in rules if isinstance(rule, kind)]


def _with_fees(rules: tuple[FeeRule, ...], said: list[LocalFee]) -> tuple[FeeRule, ...]:
    answers = {(fee.kind, fee.channel): fee for fee in said}
    kinds = {rule.kind for rule in rules}
    added = tuple(_rule(fee) for (kind, _), fee in answers.items() if kind not in kinds)
    return tuple(_answered(rule, answers) for rule in rules) + added


def _answered(rule: FeeRule, answers: dict[tuple[str, str], LocalFee]) -> FeeRule:
    if rule.formula == "page_tier" or rule.amount is not None:
        return rule
    fee = answers.get((rule.kind, rule.channel)) or answers.get((rule.kind, ""))
    return rule if fee is None else replace(_rule(fee), channel=rule.channel, name=rule.name)


def _rule(fee: LocalFee) -> FeeRule:
    name = fee.name or ("Phí" if fee.kind == "phi" else "Lệ phí")
    return FeeRule(
        fee.kind,
        name,
        formula="per_case",
        amount=fee.amount,
        channel=fee.channel,
        basis=fee.basis,
        confidence=DECIDED,
    )


def _with_time(
    times: tuple[ProcessingTime, ...], said: list[LocalTime]
) -> tuple[ProcessingTime, ...]:
    if not said:
        return times
    usual = times[0] if times else ProcessingTime(None)
    decided = replace(usual, term=said[-1].term, basis=said[-1].basis, confidence=DECIDED)
    return (decided, *times[1:])


def _with_components(
    components: tuple[Component, ...], said: list[LocalComponent]
) -> tuple[Component, ...]:
    wanted = {fold(rule.name): rule for rule in said}
    found = []
    for component in components:
        rule = wanted.pop(fold(component.name), None)
        if rule is not None:
            component = replace(component, originals=rule.originals, copies=rule.copies)
        found.append(component)
    last = max((component.seq for component in components), default=0)
    for seq, rule in enumerate(wanted.values(), start=last + 1):
        found.append(Component(seq, rule.name, rule.originals, rule.copies))
    return tuple(found)
