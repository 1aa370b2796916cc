"""Fee rules of a record: what is really known, what is nothing, what somebody must say.

What the portal writes under "fee" is read in this order; the first that fits decides.

1. Rules checked against the law (``fee_rules``) hold for every channel; what channels repeat is
   left out. The dollars of consulates are no fee of a commune.
2. Where the province decides (``fee_note``), every amount is unknown, the portal's included: it
   shows 0, or one province's figure as everybody's.
3. One channel, all its entries together:
   an amount in đồng of 1,000 and more, without a note that names the provincial council, is a
   fixed fee; several different amounts are cases nobody told apart, hence unknown, and their
   texts are kept; an amount below 1,000 or in dollars is a slip of the pen ("20" for 20,000,
   "700" for 700,000), hence unknown; 0 without a note, or with one that says "không", "không
   quy định", "miễn phí", "không thu …", is nothing owed; 0 with any other note ("HĐND …", "theo
   quy định …", a whole tariff) and no amount at all ("Không có thông tin", "chưa quy định") are
   unknown.
4. Channels that say the same make one rule for every channel.

Unknown is never zero: it is asked of the officer. Nothing owed keeps a rule of amount 0, so that
a screen can tell "nothing to pay" from "not known".
"""

import re
from typing import Final

from counter_app.domain.catalogue.reading import Record
from counter_app.domain.catalogue.times import CHANNELS
from counter_app.domain.procedure import FeeRule
from counter_app.domain.vietnamese import fold

_KINDS: Final = {"PHI": "phi", "LE_PHI": "le-phi", "phi": "phi", "le-phi": "le-phi"}
_NAMES: Final = {"phi": "Phí", "le-phi": "Lệ phí"}
_FORMULAS: Final = frozenset({"fixed", "per_case", "per_copy", "page_tier", "unknown"})
_DEAREST: Final = 10**12
_LEAST: Final = 1000  # nothing at a counter costs less; smaller figures are dollars or slips
_BASIS_LENGTH: Final = 1000
# Patterns are of folded text ("quy" is "qui").
_NOTHING = re.compile(
    r"(?:(?:khong|khong co|khong qui dinh|mien phi|mien le phi|khong mat phi|dong|0 dong|0)$"
    r"|khong thu |mien le phi phi cap ban sao )"
)
_PROVINCE = re.compile(r"\bhoi dong nhan dan\b|\bhdnd\b")
_PER_COPY = re.compile(r"(?:dong|d)? ?ban(?: sao)?$")
_CHARGE = re.compile(r"\ble phi\b")
_FEE = re.compile(r"\bphi\b")


def fee_rules(record: Record) -> tuple[FeeRule, ...]:
    """Return the rules of a procedure, by the decisions above.

    Raises:
        RuleError: ``catalogue.bad_record``.
    """
    exemptions = tuple(_exemption(e) for e in record.records("fee_exemptions"))
    channels = record.records("channels")
    stated = {
        channel.value: tuple(
            fee for c in channels if c.line("channel") == name for fee in _entries(c)
        )
        for name, channel in CHANNELS.items()
    }
    if ruled := tuple(_ruled(rule, exemptions) for rule in record.records("fee_rules")):
        return ruled
    note = record.line("fee_note")
    rules = [
        _of_channel(name, tuple(dict.fromkeys(fees)), note, exemptions)
        for name, fees in stated.items()
        if fees
    ]
    return tuple(_merged(rules))


def _ruled(rule: Record, exemptions: tuple[str, ...]) -> FeeRule:
    """Return a rule that was checked against the law."""
    kind, formula = _KINDS.get(rule.line("kind")), rule.line("formula") or "fixed"
    if kind is None or formula not in _FORMULAS:
        raise rule.refusal("formula" if kind else "kind")
    own = (_exemption(rule.record("exemption")),) if "exemption" in rule else ()
    return FeeRule(
        kind=kind,
        name=rule.line("name") or _NAMES[kind],
        formula=formula,
        amount=rule.whole_or_none("amount", _DEAREST),
        per_page_first2=rule.whole("per_page_first2", _DEAREST),
        per_page_from3=rule.whole("per_page_from3", _DEAREST),
        cap_per_copy=rule.whole("cap_per_copy", _DEAREST),
        channel=_channel(rule),
        basis=rule.line("basis"),
        confidence=rule.line("confidence"),
        exemptions=(*exemptions, *own),
    )


def _channel(rule: Record) -> str:
    """Return the channel a rule is limited to: as the portal or as the counter names it."""
    name = rule.line("channel")
    known = {**CHANNELS, **{c.value: c for c in CHANNELS.values()}}
    if name and name not in known:
        raise rule.refusal("channel")
    return known[name].value if name else ""


def _exemption(record: Record) -> str:
    rule, basis = record.line("rule"), record.line("basis")
    return f"{rule} ({basis})" if basis else rule


_Entry = tuple[int | None, bool, str]  # amount, in đồng, note


def _entries(channel: Record) -> list[_Entry]:
    return [
        (
            fee.whole_or_none("amount", _DEAREST),
            fee.line("currency") in ("", "VND"),
            fee.line("note"),
        )
        for fee in channel.records("fees")
    ]


def _of_channel(
    channel: str, fees: tuple[_Entry, ...], province: str, exemptions: tuple[str, ...]
) -> FeeRule:
    amount = None if province else _known_amount(fees)
    said = (fee[2] if amount is not None else _said(fee) for fee in fees)
    notes = " | ".join(dict.fromkeys(text for text in said if text))
    kind = _kind(fees[0][2] if len(fees) == 1 else "")
    formula = "fixed"
    if amount is None:
        formula = "unknown"
    elif amount and _PER_COPY.match(fold(fees[0][2])):
        formula = "per_copy"
    basis = " | ".join(dict.fromkeys(text for text in (province, notes) if text))
    return FeeRule(
        kind=kind,
        name=_NAMES[kind],
        formula=formula,
        amount=amount,
        channel=channel,
        basis=basis[:_BASIS_LENGTH],
        confidence="verified-text" if amount is not None else "needs-review",
        exemptions=exemptions,
    )


def _known_amount(fees: tuple[_Entry, ...]) -> int | None:
    """Return what the entries of one channel agree on, None where that is nothing."""
    amounts = {_certain(fee) for fee in fees}
    return amounts.pop() if len(amounts) == 1 else None


def _certain(fee: _Entry) -> int | None:
    amount, in_dong, note = fee
    key = fold(note)
    if amount is None or not in_dong or _PROVINCE.search(key):
        return None
    if amount == 0:
        return 0 if not key or _NOTHING.match(key) else None
    return amount if amount >= _LEAST else None


def _said(fee: _Entry) -> str:
    """Return what the portal says of one entry, its amount in front where that may be lost."""
    amount, in_dong, note = fee
    if not amount:
        return note
    currency = "đồng" if in_dong else "USD?"
    return f"{amount} {currency}: {note}" if note else f"{amount} {currency}"


def _kind(note: str) -> str:
    """Return which of the two it is; a charge where the text does not say."""
    key = fold(note)
    return "phi" if _FEE.search(key) and not _CHARGE.search(key) else "le-phi"


def _merged(rules: list[FeeRule]) -> list[FeeRule]:
    """Make one rule for every channel where all channels say the same."""
    if len({(r.kind, r.formula, r.amount) for r in rules}) != 1:
        return rules
    first = rules[0]
    return [
        FeeRule(
            first.kind,
            first.name,
            first.formula,
            first.amount,
            basis=first.basis,
            confidence=first.confidence,
            exemptions=first.exemptions,
        )
    ]
