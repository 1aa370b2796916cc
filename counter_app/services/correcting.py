"""What a correcting fact may take back, beside the fields and steps of a dossier."""

from collections.abc import Sequence
from datetime import datetime

from counter_app.domain.deeds import Corrected, Fact, Repromised
from counter_app.domain.dossier import Dossier, Status
from counter_app.domain.errors import RuleError
from counter_app.domain.evolve import born, evolve

_RUNNING = (Status.RECEIVED, Status.PROCESSING)


def check_taken_back(deed: Corrected, dossier: Dossier, facts: Sequence[Fact]) -> None:
    """Let scans go that are there, and a new promise that still stands as it was made.

    ``facts``: of this dossier, in their order.

    Raises:
        RuleError: ``correct.unknown_scan``, ``correct.no_promise``.
    """
    if set(deed.taken_out) - set(scans_of(dossier)):
        raise RuleError("correct.unknown_scan")
    if deed.due is not None and deed.due != promise_before(dossier, facts):
        raise RuleError("correct.no_promise")


def scans_of(dossier: Dossier) -> tuple[str, ...]:
    """Return every scan of a dossier, those of its result last."""
    handed = [scan for intake in dossier.components for scan in intake.scans]
    return (*handed, *(dossier.outcome.files if dossier.outcome else ()))


def promise_before(dossier: Dossier, facts: Sequence[Fact]) -> datetime | None:
    """Return what was promised before the new date; None where there is no new date to take back:
    none was given, the dossier has ended, or its clock stood still since.
    """
    if not dossier.deadline.repromised or dossier.status not in _RUNNING or not facts:
        return None
    before: datetime | None = None
    promised: datetime | None = None
    was = born(facts[0])
    for fact in facts[1:]:
        if isinstance(fact.deed, Repromised):
            before, promised = was.deadline.due, fact.deed.due
        was = evolve(was, fact)
    return before if promised == dossier.deadline.due else None
