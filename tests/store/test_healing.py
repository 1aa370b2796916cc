from datetime import UTC, date, datetime

import msgspec
import pytest

from counter_app.domain.deeds import (
    HandedOver,
)
from counter_app.domain.errors import BusyError, IntegrityError
from counter_app.domain.registers import RegisterFilter
from counter_app.paths import Paths
from counter_app.store.backup import backup, restore
from counter_app.store.store import Store
from sync.canonical import canonical, chain_hash
from sync.contract import Fact
from tests.store.made import (
    KEY,
    act,
    make_fact,
    make_received,
    receive_many,
)
from tests.store.wired import IDENTITY


@pytest.fixture
def healing(store, tmp_path):
    """A store that went on after its backup, and the one restored from that backup."""
    with store.write() as work:
        work.device.save(IDENTITY)
    early = receive_many(store, 2)
    saved = backup(store, tmp_path / "stick", at=datetime(2026, 11, 2, tzinfo=UTC))
    with store.write() as work:
        act(work, early[0], HandedOver("Tư pháp"))
    receive_many(store, 3)
    restore(saved, Paths(tmp_path / "new"))
    restored = Store.open(Paths(tmp_path / "new"), KEY)
    yield store, restored
    restored.close()


def test_a_restored_store_takes_its_own_facts_back(healing):
    lost, restored = healing
    replica = restored.replica()
    assert replica.must_heal()
    with pytest.raises(BusyError, match=r"journal.must_heal"):
        receive_many(restored, 1)
    facts = lost.replica().facts_after(2, limit=100)
    replica.heal(facts[:2], done=False)
    assert replica.must_heal()
    replica.heal(facts[2:], done=False)
    replica.heal([], done=True)
    assert not replica.must_heal()
    assert replica.head() == lost.replica().head()
    with restored.write() as work, lost.read() as before:
        assert work.journal.verify().problems == ()
        assert list(work.journal.export()) == list(before.journal.export())
        wanted = RegisterFilter()
        assert work.registers.page(wanted) == before.registers.page(wanted)
        assert work.numbering.draw(date(2026, 11, 2)).number == 3006


def test_facts_that_do_not_follow_are_not_taken_back(healing):
    lost, restored = healing
    third, fourth, *_ = lost.replica().facts_after(2, limit=100)
    forged = msgspec.structs.replace(third, by="hoa")
    for wrong in ([fourth], [forged], [third, third]):
        with pytest.raises(IntegrityError, match=r"journal.does_not_follow"):
            restored.replica().heal(wrong, done=True)
    assert restored.replica().head().seq == 2
    assert restored.replica().must_heal()


def test_a_fact_of_a_newer_program_is_taken_back_unread(healing):
    _lost, restored = healing
    replica = restored.replica()
    head = replica.head()
    fact = make_fact(make_received())
    content = {
        "seq": head.seq + 1, "id": str(fact.id), "kind": "dossier.teleported",
        "dossier": str(fact.dossier), "at": "2026-11-02T01:30:00Z", "by": "lan",
        "clock": None, "body": {"x": 1},
    }  # fmt: skip
    strange = Fact(**content, prev=head.hash, hash=chain_hash(head.hash, canonical(content)))
    replica.heal([strange], done=True)
    assert replica.facts_after(2, limit=1) == [strange]
    with restored.read() as work:
        assert work.journal.verify().problems == ()
