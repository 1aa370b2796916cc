"""A restored PC takes its own lost facts back, exactly as the gateway held them."""

from collections.abc import Sequence
from typing import Final

from counter_app.domain.deeds import Corrected, Fact, Received
from counter_app.domain.errors import (
    BusyError,
    CounterError,
    IntegrityError,
    MachineError,
    MissingError,
    RuleError,
)
from counter_app.domain.evolve import born, evolve
from counter_app.domain.numbering import parse_code
from counter_app.store.codec import to_fact
from counter_app.store.work import Work
from sync import contract
from sync.canonical import canonical, chain_hash
from sync.contract import Head

MUST_HEAL: Final = "must_heal"  # key of the state; the journal refuses deeds while it is "1"


def take_back(work: Work, facts: Sequence[contract.Fact]) -> None:
    """Append ``facts`` to the journal and let the dossiers grow by them.

    Raises:
        IntegrityError: they do not follow our head, or their hashes are not theirs.
    """
    head = work.journal.head()
    for fact in facts:
        body = canonical(contract.fact_content(fact))
        follows = fact.seq == head.seq + 1 and fact.prev == head.hash
        if not follows or chain_hash(fact.prev, body) != fact.hash:
            raise IntegrityError("journal.does_not_follow", seq=fact.seq, head=head.seq)
        work.journal.append_verbatim(fact, version=_grown(work, fact))
        head = Head(fact.seq, fact.hash)


def _grown(work: Work, fact: contract.Fact) -> int:
    """Return the dossier's version after ``fact``; 0 where this program cannot read it."""
    try:
        known = to_fact(contract.fact_content(fact))
        return _apply(work, known, fact.seq)
    except (MachineError, BusyError):
        raise  # this PC's trouble, not the fact's: all of it comes again
    except CounterError:
        return 0


def _apply(work: Work, fact: Fact, seq: int) -> int:
    try:
        before = work.dossiers.get(fact.dossier)
    except MissingError:
        dossier = born(fact)
        work.dossiers.insert(dossier, own=True, last_seq=seq)
    else:
        dossier = evolve(before, fact)
        work.dossiers.update(dossier, last_seq=seq, reindex=isinstance(fact.deed, Corrected))
    if isinstance(fact.deed, Received):
        mark_number(work, fact.deed.code)
    work.attachments.bind(fact, seq=seq)
    return dossier.version


def mark_number(work: Work, code: str) -> None:
    """Never draw the number of ``code`` again, where it is one of our ranges."""
    try:
        parsed = parse_code(code)
    except RuleError:
        return
    if parsed.day is not None and parsed.seq.isdecimal():
        work.numbering.used(parsed.day, int(parsed.seq))
