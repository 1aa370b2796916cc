"""The procedure catalogue: editions read from files, compared, and their portal quirks undone."""

from counter_app.domain.catalogue.difference import Difference, difference
from counter_app.domain.catalogue.edition import Edition, edition_from_json
from counter_app.domain.catalogue.groups import GroupKind, group_kind, real_cases
from counter_app.domain.catalogue.record import procedure_from_json

__all__ = [
    "Difference",
    "Edition",
    "GroupKind",
    "difference",
    "edition_from_json",
    "group_kind",
    "procedure_from_json",
    "real_cases",
]
