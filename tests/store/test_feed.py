from datetime import date

import msgspec
import pytest

from counter_app.domain.deeds import (
    Corrected,
    HandedOver,
    Returned,
    SupplementAsked,
)
from counter_app.domain.dossier import Status
from counter_app.domain.registers import RegisterFilter
from counter_app.paths import Paths
from counter_app.store.store import Store
from sync.contract import FeedItem, Verdict
from sync.errors import ProtocolError
from tests.store.made import (
    KEY,
    act,
    code_of,
    make_fact,
    receive,
    receive_many,
)
from tests.store.wired import IDENTITY, signed


@pytest.fixture
def other(tmp_path):
    """Another counter of the commune, with a store of its own."""
    made = Store.create(Paths(tmp_path / "other"), KEY)
    with made.write() as work:
        work.state.set("counter", "5")
        work.state.set("device", "dev-5")
    yield made
    made.close()


def feed(store, *, first=1, verdict="accepted"):
    facts = store.replica().facts_after(first - 1, limit=1000)
    return [
        FeedItem(
            n=1000 + fact.seq,
            kind="fact",
            device="dev-5",
            fact=fact,
            verdict=Verdict(fact.seq, verdict),
        )
        for fact in facts
    ]


@pytest.mark.parametrize("seq", [2, 7])
def test_a_checkpoint_over_another_chain_is_refused_whole(store, seq):
    receive_many(store, 3)
    replica = store.replica()
    with pytest.raises(ProtocolError, match=r"checkpoint.not_ours"):
        replica.settle([Verdict(1, "accepted")], signed(seq, "f" * 64))
    assert replica.checkpoint() is None


def test_the_cursor_moves_with_what_it_covers(store, other):
    receive_many(other, 3)
    replica = store.replica()
    assert replica.cursor() == ""
    assert replica.apply(feed(other), "page-1") == 3
    assert replica.cursor() == "page-1"
    assert replica.apply(feed(other), "page-1") == 0


def test_a_page_cut_short_by_a_crash_is_applied_whole_the_next_time(store, other):
    receive_many(other, 120)
    items = feed(other)
    broken = [*items[:110], None]
    replica = store.replica()
    with pytest.raises(AttributeError):
        replica.apply(broken, "page-1")
    assert replica.cursor() == ""
    assert replica.apply(items, "page-1") == 20
    assert replica.cursor() == "page-1"
    with store.read() as work:
        assert work.registers.count(RegisterFilter()) == 120
        assert work.journal.verify().problems == ()
    assert replica.apply([], "page-2") == 0
    assert replica.cursor() == "page-2"


def test_another_counters_dossier_is_found_here_and_is_not_own(store, other):
    (dossier,) = receive_many(other, 1, code=code_of(date(2026, 11, 2), 5001))
    with other.write() as work:
        dossier = act(work, dossier, HandedOver("Tư pháp"))
    store.replica().apply(feed(other), "c")
    with store.read() as work:
        assert work.dossiers.get(dossier.id) == dossier
        (line,) = work.registers.search("5001")
        timeline = work.dossiers.timeline(dossier.id)
        assert work.registers.counts().dossiers_undelivered == 0
    assert (line.own, line.delivered, line.status) == (False, True, Status.PROCESSING)
    assert [(f.kind, f.device) for f in timeline] == [
        ("dossier.received", "dev-5"),
        ("dossier.handed_over", "dev-5"),
    ]
    assert store.replica().head().seq == 0


def test_facts_out_of_order_wait_for_their_beginning(store, other):
    (dossier,) = receive_many(other, 1)
    with other.write() as work:
        dossier = act(work, dossier, HandedOver("Tư pháp"))
        dossier = act(work, dossier, SupplementAsked(("bản sao",)))
    received, handed, asked = feed(other)
    replica = store.replica()
    assert replica.apply([handed, asked], "c1") == 2
    with store.read() as work:
        assert work.registers.count(RegisterFilter()) == 0
    replica.apply([received], "c2")
    with store.read() as work:
        assert work.dossiers.get(dossier.id) == dossier
        assert work.journal.verify().problems == ()


def test_two_counters_work_on_one_dossier(store, other):
    (dossier,) = receive_many(other, 1)
    replica = store.replica()
    replica.apply(feed(other), "c1")
    with store.write() as work:
        mine = act(work, work.dossiers.get(dossier.id), HandedOver("Địa chính"))
        assert not work.registers.page(RegisterFilter())[0].delivered
    with other.write() as work:
        act(work, dossier, SupplementAsked(("bản sao",)))
    replica.apply(feed(other, first=2), "c2")
    with store.read() as work:
        now = work.dossiers.get(dossier.id)
        kinds = [line.kind for line in work.dossiers.timeline(dossier.id)]
        assert work.journal.verify().problems == ()
    assert (mine.version, now.version, now.holder) == (2, 3, "Địa chính")
    assert kinds == ["dossier.received", "dossier.handed_over", "supplement.asked"]


def test_a_conflicting_fact_of_another_counter_changes_nothing_until_it_stands(store, other):
    (dossier,) = receive_many(other, 1)
    with other.write() as work:
        act(work, dossier, Returned("applicant"))
    received, returned = feed(other)
    conflict = msgspec.structs.replace(returned, verdict=Verdict(2, "conflict", "returned.twice"))
    replica = store.replica()
    replica.apply([received, conflict], "c1")
    with store.read() as work:
        assert work.dossiers.get(dossier.id).status is Status.RECEIVED
    item = FeedItem(n=2000, kind="verdict", device="dev-5", verdict=Verdict(2, "accepted"))
    assert replica.apply([item], "c2") == 1
    with store.read() as work:
        assert work.dossiers.get(dossier.id).status is Status.RETURNED


def test_a_conflict_over_our_dossier_is_ours_to_put_right(store, other):
    (dossier,) = receive_many(store, 1)
    with other.write() as work:
        theirs = make_fact(Returned("applicant"), dossier=dossier.id)
        other_dossier = receive(work)
        work.journal.append(theirs, version=2)
    assert other_dossier.version == 1
    item = msgspec.structs.replace(
        feed(other, first=2)[0], verdict=Verdict(2, "conflict", "returned.twice")
    )
    store.replica().apply([item], "c")
    with store.write() as work:
        (wrong,) = work.registers.put_right()
        assert (wrong.seq, wrong.code, wrong.reason) == (2, dossier.code, "returned.twice")
        act(work, dossier, Corrected("đã trả rồi", corrects=theirs.id))
        assert work.registers.put_right() == ()


def test_a_kind_of_a_newer_program_is_kept_and_the_rest_goes_on(store, other):
    receive_many(other, 2)
    first, second = feed(other)
    strange = msgspec.structs.replace(first.fact, kind="dossier.teleported")
    items = [msgspec.structs.replace(first, fact=strange), second]
    assert store.replica().apply(items, "c") == 2
    with store.read() as work:
        assert work.registers.count(RegisterFilter()) == 1
        kept = work.connection.exec_driver_sql("SELECT count(*) FROM feed_facts").scalar()
    assert kept == 2


def test_a_code_that_is_taken_does_not_stop_the_feed(store, other):
    receive_many(store, 1, code="H48.12.34-261102-3001")
    receive_many(other, 1, code="H48.12.34-261102-3001")
    receive_many(other, 1, code="H48.12.34-261102-5002")
    assert store.replica().apply(feed(other), "c") == 2
    with store.read() as work:
        assert work.registers.count(RegisterFilter()) == 2


def test_items_of_an_unknown_kind_change_nothing(store):
    item = FeedItem(n=1, kind="weather", body={"rain": 1})
    assert store.replica().apply([item], "c") == 0


def test_our_own_facts_in_the_feed_are_no_news(store):
    receive_many(store, 1)
    with store.write() as work:
        work.state.set("device", "dev-5")
    assert store.replica().apply(feed(store), "c") == 0


def test_the_provinces_code_becomes_another_name_of_the_dossier(store):
    (dossier,) = receive_many(store, 1)
    body = {"code": dossier.code, "status": 4, "official_code": "000.12.H48-261102-0777"}
    item = FeedItem(n=1, kind="status", body=body)
    assert store.replica().apply([item], "c") == 1
    assert store.replica().apply([item], "c") == 0
    with store.read() as work:
        named = work.dossiers.by_code("000.12.h48-261102-0777")
        assert named.id == dossier.id
        assert named.aliases == ("000.12.H48-261102-0777",)
        assert work.dossiers.by_code(dossier.code).id == dossier.id
        assert [line.id for line in work.registers.search("0777")] == [dossier.id]
        assert work.news.of(dossier.id) == work.news.newest()
        assert work.journal.verify().problems == ()


def test_a_name_that_came_while_an_officer_worked_is_not_lost(store):
    (dossier,) = receive_many(store, 1)
    item = FeedItem(n=1, kind="status", body={"code": dossier.code, "official_code": "X.1"})
    store.replica().apply([item], "c")
    with store.write() as work:
        act(work, dossier, HandedOver("Tư pháp"))  # from what was read before
        assert work.dossiers.get(dossier.id).aliases == ("X.1",)


def test_news_of_a_dossier_nobody_knows_is_kept(store):
    item = FeedItem(n=1, kind="status", body={"code": "X", "official_code": "Y"})
    assert store.replica().apply([item], "c") == 1
    with store.read() as work:
        (line,) = work.news.newest()
    assert (line.kind, line.dossier, line.body["code"]) == ("status", None, "X")


def test_a_revoked_device_remembers_it(store):
    with store.write() as work:
        work.device.save(IDENTITY)
    items = [FeedItem(n=1, kind="device.revoked", device="dev-9")]
    store.replica().apply(items, "c")
    with store.read() as work:
        assert work.state.get("revoked") == ""
    store.replica().apply([FeedItem(n=2, kind="device.revoked", device="dev-3")], "c")
    with store.read() as work:
        assert work.state.get("revoked") == "1"
