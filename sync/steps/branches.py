"""Two journals that claim one device: both branches, side by side, for whoever must decide.

Nothing is changed on either side. What a checkpoint covers is common to both.
"""

from dataclasses import dataclass
from itertools import takewhile

from sync.contract import Fact, Head
from sync.courier.counter_side import MAX_FACTS
from sync.ports import Replica
from sync.steps.proof import check_chain
from sync.transport import Transport


@dataclass(frozen=True, slots=True)
class Branches:
    """``common``: the last fact both hold, as far as known; after it ours and the gateway's.

    ``heard``: whether the gateway could be asked; where not, ``theirs`` is empty.
    """

    common: Head
    ours: tuple[Fact, ...]
    theirs: tuple[Fact, ...]
    heard: bool

    @property
    def is_fork(self) -> bool:
        """True when both went on, each in its own way."""
        return bool(self.ours and self.theirs)


def branches(replica: Replica, transport: Transport | None) -> Branches:
    """Return both branches; without a ``transport`` our own alone.

    Raises:
        SyncError: of the line. ProtocolError: the gateway's facts do not follow from each other.
    """
    covered = replica.glance().covered
    common = Head(covered.seq, covered.hash) if covered else Head(0, replica.hash_at(0) or "")
    ours = list(replica.facts_after(common.seq, limit=MAX_FACTS))
    theirs: list[Fact] = []
    head, more = common, transport is not None
    while transport is not None and more and len(theirs) < MAX_FACTS:
        page = transport.own_facts(after=head.seq)
        head = check_chain(page.facts, head)
        theirs += page.facts
        more = page.more and bool(page.facts)
    shared = _shared(ours, theirs)
    if shared:
        common = Head(ours[shared - 1].seq, ours[shared - 1].hash)
    heard = transport is not None
    return Branches(common, tuple(ours[shared:]), tuple(theirs[shared:]), heard)


def _shared(ours: list[Fact], theirs: list[Fact]) -> int:
    """Return how many facts both begin with."""
    alike = (mine.hash == other.hash for mine, other in zip(ours, theirs, strict=False))
    return sum(takewhile(bool, alike))
