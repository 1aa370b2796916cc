"""The six invariants of the protocol, looked at on both sides after everything came to rest.

Invariants 4 and 5 are held to on the wire, at every exchange (``world.py``); the others here.
"""

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import text

from sync import signing
from sync.canonical import canonical, chain_hash
from sync.contract import Checkpoint, fact_content

if TYPE_CHECKING:
    from tests.simulation.counter_end import Pc
    from tests.simulation.world import World


def check(world: "World") -> None:
    """Look at both sides.

    Raises:
        AssertionError: with the number of the invariant that is broken.
    """
    held = {pc.who.device: world.province.journal(pc.who.device) for pc in world.pcs}
    world.facts = sum(map(len, held.values()))
    for lines in held.values():
        _check_chain([line.fact for line in lines])
    for pc in world.pcs:
        _check_signed(pc, held[pc.who.device])
        if pc.forked:
            assert world.forks_allowed, "invariant 2: a fork without a clone"
            continue
        _check_same(world, pc, held[pc.who.device])
        _check_shown(world, pc)
        _check_news(world, pc, held)


def _check_chain(facts) -> None:
    prev = "0" * 64
    for number, fact in enumerate(facts, 1):
        assert (fact.seq, fact.prev) == (number, prev), "invariant 2: a gap at the province"
        prev = chain_hash(prev, canonical(fact_content(fact)))
        assert prev == fact.hash, "invariant 2: a fact was changed at the province"
    assert len({fact.id for fact in facts}) == len(facts), "invariant 1: a fact stands twice"


def _check_signed(pc: "Pc", held) -> None:
    """Every checkpoint the counter ever kept is signed, and still true at the province."""
    for (body,) in _rows(pc, "SELECT body FROM checkpoints"):
        checkpoint = msgspec.json.decode(body, type=Checkpoint)
        assert signing.verify_checkpoint(pc.who.gateway_keys, checkpoint), "6: not signed"
        assert len(held) >= checkpoint.seq, "invariant 1: a signed fact is gone"
        assert held[checkpoint.seq - 1].fact.hash == checkpoint.hash, "invariant 1: another fact"


def _check_same(world: "World", pc: "Pc", held) -> None:
    own = pc.replica.facts_after(0, limit=1 << 20)
    seen = pc.replica.glance()
    if sum(other.who.device == pc.who.device for other in world.pcs) > 1:
        held = held[: len(own)]  # a twin that was idle since does not know of the other's deeds
    assert [line.fact.hash for line in held] == [fact.hash for fact in own], "2, 3: sides differ"
    assert seen.covered_seq == len(own), "invariant 3: facts are still pending"
    assert not seen.must_heal, "invariant 3: it never healed"
    verdicts = dict(_rows(pc, "SELECT seq, verdict FROM verdicts ORDER BY seq"))
    assert list(verdicts) == list(range(1, len(own) + 1)), "a verdict is missing"
    assert list(verdicts.values()) == [line.verdict.verdict for line in held], "a verdict differs"
    with pc.store.read() as work:
        assert work.journal.verify().problems == (), "the counter's chain or a dossier is broken"


def _check_shown(world: "World", pc: "Pc") -> None:
    waiting = _rows(pc, "SELECT 1 FROM scans WHERE seq IS NOT NULL AND delivered = 0")
    assert not waiting, "invariant 3: scans are still pending"
    for (hash_,) in _rows(pc, "SELECT hash FROM scans WHERE delivered = 1"):
        assert world.province.holds(hash_.hex()), "6: a scan is shown as delivered, not there"
    with pc.store.read() as work:
        counts = work.registers.counts()
    assert (counts.pending, counts.dossiers_undelivered) == (0, 0), "invariant 3: shown as pending"


def _check_news(world: "World", pc: "Pc", held) -> None:
    told = [msgspec.json.decode(body)["id"] for (body,) in _rows(pc, _MESSAGES)]
    assert told == world.told, "news lost, doubled or out of order"
    kept = {(device, seq) for device, seq in _rows(pc, "SELECT device, seq FROM feed_facts")}
    others = {
        (device, line.fact.seq)
        for device, lines in held.items()
        if device != pc.who.device
        for line in lines
    }
    assert kept == others, "facts of other counters are lost or made up"


_MESSAGES = "SELECT body FROM news WHERE kind = 'message' ORDER BY n"


def _rows(pc: "Pc", query: str):
    with pc.store.read() as work:
        return work.connection.execute(text(query)).all()
