"""A PC restored from a backup fetches its own facts back before it may write."""

from sync.contract import Head
from sync.errors import ProtocolError
from sync.ports import Replica
from sync.steps.proof import check_chain
from sync.transport import Transport


def heal(replica: Replica, transport: Transport, held: Head) -> None:
    """Append what the gateway ``held`` and we had lost, page by page; then allow deeds again.

    A page that was written is not fetched again, whatever happens after it.

    Raises:
        ForkError: the gateway's facts do not follow ours; neither is touched.
        ProtocolError: its pages do not lead to the head it named.
    """
    mine = replica.head()
    while mine.seq < held.seq:
        page = transport.own_facts(after=mine.seq)
        new = check_chain(page.facts, mine)
        if new.seq == mine.seq:
            raise ProtocolError("facts.missing", seq=held.seq, after=mine.seq)
        replica.heal(page.facts, done=False)
        mine = new
    if replica.hash_at(held.seq) == held.hash:
        replica.heal((), done=True)
