"""Facts to the gateway: find out what it holds, send what follows, write down its answer."""

import logging
from collections.abc import Callable, Sequence

import msgspec

from sync.canonical import ZERO
from sync.contract import Append, Appended, Fact, Head, Standing, Verdict
from sync.errors import ForkError, GapError, ProtocolError, RejectedError
from sync.pace import Pace
from sync.ports import Glance, Identity, Replica
from sync.signing import sign_head
from sync.steps.healing import heal
from sync.steps.proof import check_checkpoint, check_verdicts
from sync.transport import Transport

log = logging.getLogger(__name__)

FACTS_MAX = 2_000  # in one append
_FACT_START = 900.0  # bytes; how large a fact is taken for before any was sent


class FactSender:
    """Knows what the gateway holds, or that it must ask; used by the engine's thread.

    ``agreed`` is None after any unknown outcome: nothing is sent before the head is known.
    """

    def __init__(
        self, replica: Replica, transport: Transport, pace: Pace, ticks: Callable[[], float]
    ) -> None:
        self._replica, self._transport = replica, transport
        self._pace, self._ticks = pace, ticks
        self._told: list[Verdict] = []  # verdicts that wait for the checkpoint over them all
        self._fact_bytes = _FACT_START  # of late; bounds how many are read for a batch
        self._covered = 0  # the last fact a checkpoint covers, as long as ``agreed`` holds
        self.agreed: Head | None = None

    def forget(self) -> None:
        """Something unknown happened."""
        self.agreed = None
        self._told = []

    def agree(self, identity: Identity) -> None:
        """Find out what the gateway holds, and make good whatever was missed.

        Raises:
            ForkError: the gateway holds another fact under one of our numbers.
        """
        replica, seen = self._replica, self._replica.glance()
        while True:
            known = seen.covered_seq
            standing = self._transport.standing(verdicts_after=known)
            held = Head(standing.seq, standing.hash)
            ours = replica.hash_at(held.seq)
            if ours is None or seen.must_heal:
                heal(replica, self._transport, held)
                ours = replica.hash_at(held.seq)
            if ours != held.hash:
                raise ForkError("journal.fork", seq=held.seq)
            if held.seq < known:
                log.warning("gateway lost facts: it holds %d, had signed %d", held.seq, known)
            if held.seq < known or make_good(standing, known, replica, identity):
                self.agreed, self._covered = held, max(known, held.seq)
                return
            seen = replica.glance()
            if seen.covered_seq == known:  # an older gateway: send the overlap, it is recognised
                self.agreed, self._covered = _at(replica, known), known
                return  # else it tells verdicts page by page

    def look(self) -> Glance:
        """Return where the counter stands, with the facts that may go next."""
        if self.agreed is None:
            return self._replica.glance()
        limit = min(int(self._pace.batch_bytes / self._fact_bytes * 1.1) + 2, FACTS_MAX)
        return self._replica.glance(after=self.agreed.seq, limit=limit)

    def send(self, identity: Identity, facts: Sequence[Fact]) -> int:
        """Send one batch of ``facts``, the next after ``agreed``; return how many went.

        Raises:
            RejectedError: a fact that a person must look at stands first.
        """
        after = self.agreed or Head(0, ZERO)
        batch, parts = _cut(facts, self._pace.batch_bytes)
        if not batch:
            return 0
        self._fact_bytes = sum(map(len, parts)) / len(parts)
        last = Head(batch[-1].seq, batch[-1].hash)
        body = _body(after, parts, sign_head(identity.private_key, identity.device, last))
        started = self._ticks()
        self._pace.sending()
        try:
            answer = self._transport.append(body)
        except RejectedError as refused:
            if refused.code == "body.too_large" and len(batch) > 1:
                self._pace.too_large()
                return 0
            raise
        self._settle(answer, batch[0].seq, last, identity)
        self._pace.delivered(len(body), self._ticks() - started)
        return len(batch)

    def _settle(self, answer: Appended, first: int, last: Head, identity: Identity) -> None:
        """Believe the answer as far as it proves itself."""
        checkpoint = answer.checkpoint
        if checkpoint.seq < last.seq:
            raise ProtocolError("checkpoint.short", seq=checkpoint.seq, sent=last.seq)
        check_checkpoint(checkpoint, identity, self._replica, known=last)
        check_verdicts(answer.verdicts, first, last.seq)
        self._told += answer.verdicts
        self.agreed = last
        if checkpoint.seq > last.seq:
            return  # within an overlap; the checkpoint fits when all of it was told
        if checkpoint.seq >= self._covered:
            self._replica.settle(self._told, checkpoint)
            self._covered = checkpoint.seq
        self._told = []


def make_good(standing: Standing, known: int, replica: Replica, identity: Identity) -> bool:
    """Settle what an append, whose answer was lost, had reached; return whether all of
    ``standing`` is settled now. What is covered already, up to ``known``, changes nothing.
    """
    checkpoint = standing.checkpoint
    if checkpoint is None or checkpoint.seq <= known:
        return standing.seq <= known
    missed = [verdict for verdict in standing.verdicts if verdict.seq > known]
    if not missed or missed[0].seq != known + 1:
        return False
    check_checkpoint(checkpoint, identity, replica)
    check_verdicts(missed, known + 1, checkpoint.seq)
    replica.settle(missed, checkpoint)
    return checkpoint.seq == standing.seq


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
