"""Facts to the gateway: find out what it holds, send what follows, write down its answer."""

import logging
from collections.abc import Callable, Sequence

import msgspec

from sync.contract import Append, Fact, Head, Standing
from sync.errors import ForkError, GapError, ProtocolError, RejectedError
from sync.pace import Pace
from sync.ports import Identity, Replica
from sync.signing import sign_head
from sync.steps.healing import heal
from sync.steps.proof import check_checkpoint, check_verdicts
from sync.transport import Transport

log = logging.getLogger(__name__)

FACTS_MAX = 2_000  # in one append
_FACT_MIN = 300  # bytes; only to bound how many are read at once


def agree(replica: Replica, transport: Transport, identity: Identity) -> Head:
    """Return the head after which to send, having made good whatever was missed.

    Raises:
        ForkError: the gateway holds another fact under one of our numbers.
    """
    known = _known(replica)
    while True:
        standing = transport.standing(verdicts_after=known)
        held = Head(standing.seq, standing.hash)
        if replica.hash_at(held.seq) is None or replica.must_heal():
            heal(replica, transport, held)
        if replica.hash_at(held.seq) != held.hash:
            raise ForkError("journal.fork", seq=held.seq)
        if held.seq < known:
            log.warning("gateway lost facts: it holds %d, had signed %d", held.seq, known)
            return held
        if make_good(standing, replica, identity):
            return held
        if _known(replica) == known:  # an older gateway: send the overlap, it is recognised
            return _at(replica, known)
        known = _known(replica)  # it tells verdicts page by page


def deliver(
    replica: Replica,
    transport: Transport,
    identity: Identity,
    pace: Pace,
    after: Head,
    ticks: Callable[[], float],
) -> tuple[Head, int]:
    """Send one batch after ``after``; return the new head and how many facts went."""
    limit = min(pace.batch_bytes // _FACT_MIN + 1, FACTS_MAX)
    batch, parts = _cut(replica.facts_after(after.seq, limit=limit), pace.batch_bytes)
    if not batch:
        return after, 0
    last = Head(batch[-1].seq, batch[-1].hash)
    body = _body(after, parts, sign_head(identity.private_key, identity.device, last))
    started = ticks()
    pace.sending()
    try:
        answer = transport.append(body)
    except RejectedError as refused:
        if refused.code == "body.too_large" and len(batch) > 1:
            pace.too_large()
            return after, 0
        raise
    if answer.checkpoint.seq < last.seq:
        raise ProtocolError("checkpoint.short", seq=answer.checkpoint.seq, sent=last.seq)
    check_checkpoint(answer.checkpoint, identity, replica)
    check_verdicts(answer.verdicts, batch[0].seq, last.seq)
    if answer.checkpoint.seq > last.seq:
        raise GapError("journal.ahead", seq=answer.checkpoint.seq)
    if answer.checkpoint.seq >= _known(replica):
        replica.settle(answer.verdicts, answer.checkpoint)
    pace.delivered(len(body), ticks() - started)
    return last, len(batch)


def make_good(standing: Standing, replica: Replica, identity: Identity) -> bool:
    """Settle what an append, whose answer was lost, had reached; return whether all of
    ``standing`` is settled now. What we know already changes nothing.
    """
    checkpoint, known = standing.checkpoint, _known(replica)
    if checkpoint is None or checkpoint.seq <= known:
        return standing.seq <= known
    missed = [verdict for verdict in standing.verdicts if verdict.seq > known]
    if not missed or missed[0].seq != known + 1:
        return False
    check_checkpoint(checkpoint, identity, replica)
    check_verdicts(missed, known + 1, checkpoint.seq)
    replica.settle(missed, checkpoint)
    return checkpoint.seq == standing.seq


def _known(replica: Replica) -> int:
    checkpoint = replica.checkpoint()
    return checkpoint.seq if checkpoint else 0


def _at(replica: Replica, seq: int) -> Head:
    found = replica.hash_at(seq)
    if found is None:
        raise GapError("journal.behind", seq=seq)
    return Head(seq, found)


def _cut(facts: Sequence[Fact], budget: int) -> tuple[Sequence[Fact], list[bytes]]:
    """Return as many facts as ``budget`` bytes hold, one at least, with their JSON."""
    parts: list[bytes] = []
    for fact in facts:
        part = _ENCODER.encode(fact)
        budget -= len(part) + 1
        if budget < 0 and parts:
            break
        parts.append(part)
    return facts[: len(parts)], parts


def _body(after: Head, parts: list[bytes], signature: str) -> bytes:
    """Return an ``Append``; each fact was encoded once, for its size."""
    frame = _ENCODER.encode(
        Append(after_seq=after.seq, after_hash=after.hash, facts=[], head_signature=signature)
    )
    opening, closing = frame.split(b'"facts":[]', 1)
    return opening + b'"facts":[' + b",".join(parts) + b"]" + closing


_ENCODER = msgspec.json.Encoder()
