"""A store that becomes another device's keeps all, and calls nothing delivered that is not."""

import pytest
from msgspec.structs import replace

from counter_app.domain.errors import IntegrityError
from counter_app.domain.registers import RegisterFilter
from counter_app.store.wire import new_device
from sync.contract import FeedItem, Verdict
from tests.store.made import receive_many
from tests.store.wired import IDENTITY, settle

OTHER = replace(IDENTITY, device="dev-9")


def lines(store):
    with store.read() as work:
        return {line.code: line for line in work.registers.page(RegisterFilter())}


def test_the_old_journal_stays_readable_and_a_new_one_begins(store):
    with store.write() as work:
        work.device.save(IDENTITY)
    first, second = receive_many(store, 2)
    settle(store, 1, Verdict(1, "accepted"))
    old = store.replica().facts_after(0, limit=10)
    with store.write() as work:
        new_device.become(work, OTHER)
    with store.read() as work:
        assert work.state.get("device") == "dev-9"
        assert work.journal.head().seq == 0
        assert work.dossiers.get(second.id) == second
        assert [fact.device for fact in work.dossiers.timeline(second.id)] == ["dev-3"]
        assert work.journal.verify().problems == ()
    delivered = {code: line.delivered for code, line in lines(store).items()}
    assert delivered == {first.code: True, second.code: False}
    (third,) = receive_many(store, 1)
    assert third.code not in (first.code, second.code)
    with store.read() as work:
        assert work.journal.head().seq == 1
    items = [
        FeedItem(n=7 + fact.seq, kind="fact", device="dev-3", fact=fact,
                 verdict=Verdict(fact.seq, "accepted"))
        for fact in old
    ]  # fmt: skip
    store.replica().apply(items, "9")
    assert lines(store)[second.code].delivered
    with store.read() as work:
        assert all(fact.delivered for fact in work.dossiers.timeline(second.id))
        assert work.dossiers.get(second.id) == second


def test_the_new_journal_only_grows_too(store):
    receive_many(store, 1)
    with store.write() as work:
        new_device.become(work, OTHER)
    receive_many(store, 1)
    with pytest.raises(IntegrityError, match=r"journal.append_only"), store.write() as work:
        work.connection.exec_driver_sql("DELETE FROM facts")
