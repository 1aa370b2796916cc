"""Own facts fetched back: believed only as a chain that leads to the head the gateway named."""

import pytest
from msgspec.structs import replace

from sync.errors import ProtocolError
from tests.sync.bench import Bench
from tests.sync.replica import MemoryReplica


@pytest.fixture
def restored():
    """A counter with three facts, whose province holds seven."""
    bench = Bench()
    for name in "abcdefg":
        bench.replica.record(name)
    bench.engine.step()
    old = MemoryReplica()
    old.facts, old.ill = bench.replica.facts[:3], True
    return Bench(bench.province, old)


def without(at):
    return lambda page: replace(page, facts=[*page.facts[:at], *page.facts[at + 1 :]])


def spoilt(at, **changes):
    def change(page):
        facts = list(page.facts)
        facts[at] = replace(facts[at], **changes)
        return replace(page, facts=facts)

    return change


@pytest.mark.parametrize(
    ("lie", "code"),
    [
        (lambda page: replace(page, facts=[]), "facts.missing"),
        (without(0), "facts.not_in_order"),
        (without(2), "facts.not_in_order"),
        (spoilt(1, prev="f" * 64), "facts.not_in_order"),
        (spoilt(1, by="somebody"), "fact.bad_hash"),
        (spoilt(1, hash="f" * 64), "fact.bad_hash"),
    ],
)
def test_pages_that_are_no_chain_are_not_taken(restored, lie, code):
    restored.wire.change["own_facts"] = lie
    with pytest.raises(ProtocolError, match=code):
        restored.engine.step()
    assert len(restored.replica.facts) == 3
    assert restored.replica.ill


def test_another_head_at_the_end_does_not_allow_deeds(restored):
    honest = restored.wire.province.standing(restored.replica.who.device, 0)
    restored.wire.change["standing"] = lambda told: replace(honest, hash="f" * 64)
    restored.engine.turn()
    assert restored.engine.line.code == "journal.fork"
    assert restored.replica.ill
