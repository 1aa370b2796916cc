"""What is owed: fees (phí) and charges (lệ phí) by the procedure's rules.

Source: TT 226/2016 art. 4 (certified copies: 2,000 đồng a page for the first two, 1,000 from the
third, at most 200,000 a copy, pages of the original), TT 281/2016 (extracts, by the copy), TT
85/2019 (most charges are set by the provincial council: unknown until somebody says).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from counter_app.domain.dossier import Channel, FeeLine
from counter_app.domain.errors import RuleError
from counter_app.domain.orders import Exemption
from counter_app.domain.procedure import FeeRule, Procedure

KINDS: Final = ("phi", "le-phi")
_MOST: Final = 100_000  # pages or copies of one order
DEAREST: Final = 10**12  # đồng; no fee and no payment is more


def lines(
    procedure: Procedure,
    channel: Channel,
    pages: int = 0,
    copies: int = 0,
    exemption: Exemption | None = None,
) -> tuple[FeeLine, ...]:
    """Return what an order owes, one line a rule that applies to its channel.

    ``pages`` are those of the original, ``copies`` the copies asked for; 0 counts as one. What the
    catalogue does not know comes as a line without amount, to be asked of the officer. A rule of
    nothing owed makes no line. With an ``exemption`` every line owes nothing and says why; there
    is a line even then, for the record.

    Raises:
        RuleError: ``fee.bad_count``.
    """
    if not (0 <= pages <= _MOST and 0 <= copies <= _MOST):
        raise RuleError("fee.bad_count", pages=pages, copies=copies)
    owed = (_line(rule, max(pages, 1), max(copies, 1)) for rule in _applying(procedure, channel))
    kept = tuple(line for line in owed if line.amount != 0)
    if exemption is None:
        return kept
    return tuple(
        replace(line, amount=0, exempt_reason=exemption.reason, exempt_proof=exemption.proof)
        for line in kept
    )


def answered(known: Sequence[FeeLine], said: Sequence[FeeLine]) -> tuple[FeeLine, ...]:
    """Return the lines with the officer's answers in place of the unknown ones.

    An answer fills the first unknown line of its kind; an answer to nothing is added. What the
    catalogue does know is not overruled.

    Raises:
        RuleError: ``fee.bad_kind``, ``fee.bad_amount``.
    """
    answers = [_checked(line) for line in said]
    found = []
    for line in known:
        answer = next((a for a in answers if line.unknown and a.kind == line.kind), None)
        if answer is not None:
            answers.remove(answer)
            line = replace(answer, name=answer.name or line.name, basis=answer.basis or line.basis)
        found.append(line)
    return (*found, *answers)


def total(owed: Sequence[FeeLine]) -> int:
    """Return the sum of what is known, in whole đồng."""
    return sum(line.amount or 0 for line in owed)


def _applying(procedure: Procedure, channel: Channel) -> tuple[FeeRule, ...]:
    """Return the rules of ``channel``; unknown ones where only other channels have any."""
    rules = tuple(rule for rule in procedure.fees if rule.channel in ("", channel.value))
    if rules or not procedure.fees:
        return rules
    first = procedure.fees[0]
    return (FeeRule(first.kind, first.name, "unknown", basis=first.basis),)


def _line(rule: FeeRule, pages: int, copies: int) -> FeeLine:
    return FeeLine(rule.kind, rule.name, _amount(rule, pages, copies), rule.basis)


def _amount(rule: FeeRule, pages: int, copies: int) -> int | None:
    if rule.formula == "page_tier":
        first, rest = min(pages, 2), max(pages - 2, 0)
        each = first * rule.per_page_first2 + rest * rule.per_page_from3
        return copies * (min(each, rule.cap_per_copy) if rule.cap_per_copy else each)
    if rule.formula == "unknown" or rule.amount is None:
        return None
    return rule.amount * copies if rule.formula == "per_copy" else rule.amount


def _checked(line: FeeLine) -> FeeLine:
    if line.kind not in KINDS:
        raise RuleError("fee.bad_kind", kind=line.kind[:20])
    if line.amount is None or not 0 <= line.amount <= DEAREST:
        raise RuleError("fee.bad_amount", amount=line.amount)
    return line
