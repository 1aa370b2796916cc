"""What a new edition would change, shown before it takes effect."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from counter_app.domain.ids import ProcedureId
from counter_app.domain.procedure import Procedure

MOST_LOST_PERCENT: Final = 5
MOST_REPLACED_PERCENT: Final = 50


@dataclass(frozen=True, slots=True)
class Difference:
    """Codes that come, go and change, in the order of their edition.

    ``suspicious``: "" when the edition may take effect; ``fewer`` when it has more than 5 % fewer
    procedures than the one in force; ``other`` when more than half of those in force would go.
    Either is the mark of a partial file.
    """

    added: tuple[ProcedureId, ...]
    removed: tuple[ProcedureId, ...]
    changed: tuple[ProcedureId, ...]
    suspicious: str = ""


def difference(old: Iterable[Procedure], new: Iterable[Procedure]) -> Difference:
    """Compare two editions; the edition's own name is no change."""
    before = {procedure.code: procedure for procedure in old}
    after = {procedure.code: procedure for procedure in new}
    removed = tuple(code for code in before if code not in after)
    changed = tuple(
        code
        for code, procedure in after.items()
        if code in before and replace(procedure, edition=before[code].edition) != before[code]
    )
    added = tuple(code for code in after if code not in before)
    return Difference(added, removed, changed, _suspicion(len(before), len(after), len(removed)))


def _suspicion(before: int, after: int, removed: int) -> str:
    if after * 100 < before * (100 - MOST_LOST_PERCENT):
        return "fewer"
    return "other" if removed * 100 > before * MOST_REPLACED_PERCENT else ""
