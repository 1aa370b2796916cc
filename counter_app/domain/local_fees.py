"""What the province decided about fees, said once at the counter and kept through every edition.

The catalogue leaves most charges to the provincial People's Council (TT 85/2019, TT 106/2021);
the answer is the office's own and has its day of effect, so that an old dossier keeps its fee.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from counter_app.domain.errors import RuleError
from counter_app.domain.fees import KINDS
from counter_app.domain.ids import OfficerId, ProcedureId
from counter_app.domain.procedure import FeeRule, Procedure

DEAREST = 10**10  # đồng; above it somebody's finger slipped


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


def with_local_fees(procedure: Procedure, local: Iterable[LocalFee], day: date) -> Procedure:
    """Return ``procedure`` with the answers in force on ``day`` in place of what is unknown.

    An answer replaces the catalogue's unknown rules of its kind and channel; where the catalogue
    knows the amount, the catalogue stands. Of several answers the latest one in force counts.
    """
    answers: dict[tuple[str, str], LocalFee] = {}
    for fee in sorted(local, key=lambda fee: fee.since):
        if fee.procedure == procedure.code and fee.since <= day:
            answers[fee.kind, fee.channel] = fee
    if not answers:
        return procedure
    rules = tuple(_answered(rule, answers) for rule in procedure.fees)
    kinds = {rule.kind for rule in procedure.fees}
    added = tuple(_rule(fee) for (kind, _), fee in answers.items() if kind not in kinds)
    return replace(procedure, fees=rules + added)


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
        confidence="provincial-decision",
    )
