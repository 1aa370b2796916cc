"""Nothing is believed that does not prove itself: checkpoints, verdicts, chains."""

from collections.abc import Sequence

from sync.canonical import canonical, chain_hash
from sync.contract import Checkpoint, Fact, Head, Verdict, fact_content
from sync.errors import ForkError, GapError, ProtocolError
from sync.ports import Identity, Replica
from sync.signing import verify_checkpoint


def check_checkpoint(
    checkpoint: Checkpoint, identity: Identity, replica: Replica, *, known: Head | None = None
) -> None:
    """Let pass a checkpoint that the gateway signed for our own chain.

    ``known``: a fact of ours that need not be read again.

    Raises:
        ProtocolError: not signed by our gateway, or about another device.
        GapError: it covers facts that we do not have; heal first.
        ForkError: it covers another fact under one of our numbers.
    """
    if checkpoint.device != identity.device:
        raise ProtocolError("checkpoint.other_device", seq=checkpoint.seq)
    if not verify_checkpoint(identity.gateway_keys, checkpoint):
        raise ProtocolError("checkpoint.bad_signature", seq=checkpoint.seq)
    at_hand = known is not None and known.seq == checkpoint.seq
    ours = known.hash if known and at_hand else replica.hash_at(checkpoint.seq)
    if ours is None:
        raise GapError("journal.behind", seq=checkpoint.seq)
    if ours != checkpoint.hash:
        raise ForkError("journal.fork", seq=checkpoint.seq)


def check_verdicts(verdicts: Sequence[Verdict], first: int, last: int) -> None:
    """Let pass exactly one verdict for each fact from ``first`` to ``last``, in order.

    Raises:
        ProtocolError: one is missing, or none was asked for.
    """
    if [verdict.seq for verdict in verdicts] != list(range(first, last + 1)):
        raise ProtocolError("verdicts.incomplete", first=first, last=last)


def check_chain(facts: Sequence[Fact], head: Head) -> Head:
    """Return the head after ``facts`` when they continue the chain that ends in ``head``.

    Raises:
        ForkError: the first follows another fact than ours.
        ProtocolError: numbers or hashes do not follow from each other.
    """
    if facts and facts[0].seq == head.seq + 1 and facts[0].prev != head.hash:
        raise ForkError("journal.fork", seq=head.seq)
    for fact in facts:
        if fact.seq != head.seq + 1 or fact.prev != head.hash:
            raise ProtocolError("facts.not_in_order", seq=fact.seq)
        if chain_hash(fact.prev, canonical(fact_content(fact))) != fact.hash:
            raise ProtocolError("fact.bad_hash", seq=fact.seq)
        head = Head(fact.seq, fact.hash)
    return head
