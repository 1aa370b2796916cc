"""Is everything handed over that the procedure demands?

Source: decree 61/2018 art. 17.1 (incomplete: form 02; complete: form 01), 17.2a (asked for once
and completely): all that is missing is named at once.
"""

from dataclasses import dataclass
from datetime import date

from counter_app.domain.errors import RuleError
from counter_app.domain.orders import ReceiveOrder
from counter_app.domain.procedure import Component, Procedure
from counter_app.domain.vietnamese import fold, nfc


@dataclass(frozen=True, slots=True)
class Completeness:
    """What an order lacks, by the components' numbers in the catalogue.

    ``missing_required`` stops the reception: neither handed over nor waived. ``missing`` is not
    there either, but may be: waived, or optional. ``warnings``: ``component.fewer_sheets`` (less
    than demanded was handed over), ``component.other_case`` (handed over, of another case),
    ``component.no_sheets`` (named, with neither sheet nor scan), ``component.expired`` (the paper
    no longer holds on the day of reception).
    """

    missing_required: tuple[int, ...]
    missing: tuple[int, ...]
    warnings: tuple[str, ...] = ()


def check(order: ReceiveOrder, procedure: Procedure, day: date) -> Completeness:
    """Hold ``order``, received on ``day`` (local), against what ``procedure`` demands in its case.

    A component counts as handed over with a sheet or a scan. Notes that the portal mixed into the
    list are never demanded.

    Raises:
        RuleError: ``dossier.unknown_case``, ``dossier.unknown_component`` (seq),
            ``dossier.component_twice`` (seq).
    """
    case = chosen_case(order.case, procedure)
    known = {component.seq: component for component in procedure.components}
    seqs = [c.seq for c in order.components]
    for seq in (*seqs, *(w.seq for w in order.waive)):
        if seq not in known:
            raise RuleError("dossier.unknown_component", procedure=procedure.code, seq=seq)
    if twice := next((seq for seq in seqs if seqs.count(seq) > 1), None):
        raise RuleError("dossier.component_twice", procedure=procedure.code, seq=twice)
    handed = {c.seq for c in order.components if c.is_handed}
    waived = {waiver.seq for waiver in order.waive}
    demanded = [c for c in procedure.demanded(case) if not c.is_note]
    absent = [c for c in demanded if c.seq not in handed]
    required = tuple(c.seq for c in absent if c.required and c.seq not in waived)
    missing = tuple(c.seq for c in absent if c.seq not in required)
    warnings = _warnings(order, known, {c.seq for c in demanded}, day)
    return Completeness(required, missing, warnings)


def chosen_case(text: str, procedure: Procedure) -> str:
    """Return the group of components that ``text`` names, as the catalogue spells it.

    Any group with a component in it may be named; spelling is compared as searches are, where it
    is not the same to the letter. Empty stays empty: no case was chosen.

    Raises:
        RuleError: ``dossier.unknown_case``.
    """
    if not text:
        return ""
    groups = dict.fromkeys(c.group for c in procedure.components if c.group and not c.is_note)
    if nfc(text) in groups:
        return nfc(text)
    near = [group for group in groups if fold(group) == fold(text)]
    if len(near) != 1:
        raise RuleError("dossier.unknown_case", procedure=procedure.code)
    return near[0]


def _warnings(
    order: ReceiveOrder, known: dict[int, Component], demanded: set[int], day: date
) -> tuple[str, ...]:
    found = []
    for given in order.components:
        wanted = known[given.seq]
        if not given.is_handed:
            found.append("component.no_sheets")
        elif given.originals < wanted.originals or given.copies < wanted.copies:
            found.append("component.fewer_sheets")
        if given.valid_until and given.valid_until < day:
            found.append("component.expired")
        if given.seq not in demanded and not wanted.is_note:
            found.append("component.other_case")
    return tuple(dict.fromkeys(found))
