from dataclasses import replace
from datetime import timedelta

import pytest

from counter_app.domain.deeds import (
    Corrected,
    HandedOver,
    ScanAttached,
)
from counter_app.domain.dossier import ComponentIntake
from counter_app.domain.registers import RegisterFilter
from sync.canonical import ZERO
from sync.contract import Fact, FeedItem, Verdict
from sync.errors import ProtocolError
from sync.ports import LineState
from tests.store.made import (
    MORNING,
    act,
    receive,
    receive_many,
)
from tests.store.wired import IDENTITY, settle, signed


def test_the_identity_is_kept_and_names_the_device(store):
    assert store.replica().identity() is None
    with store.write() as work:
        work.device.save(IDENTITY)
    assert store.replica().identity() == IDENTITY
    with store.read() as work:
        assert work.state.get("device") == "dev-3"
        assert work.numbering.ranges() == ((3001, 3999),)


def test_facts_come_in_order_and_chained(store):
    receive_many(store, 5)
    replica = store.replica()
    facts = replica.facts_after(1, limit=3)
    assert [fact.seq for fact in facts] == [2, 3, 4]
    assert [fact.prev for fact in facts] == [replica.hash_at(seq) for seq in (1, 2, 3)]
    assert isinstance(facts[0], Fact)
    assert isinstance(facts[0].body, dict)
    assert replica.facts_after(5, limit=3) == []
    assert (replica.hash_at(0), replica.hash_at(6)) == (ZERO, None)


def test_a_glance_brings_the_facts_that_were_asked_for_and_no_more(store):
    receive_many(store, 5)
    replica = store.replica()
    assert list(replica.glance(after=1, limit=3).facts) == replica.facts_after(1, limit=3)
    assert list(replica.glance(after=0, limit=9).facts) == replica.facts_after(0, limit=9)
    assert [replica.glance().facts, replica.glance(after=5, limit=3).facts] == [[], []]
    assert replica.glance(after=1, limit=3).head.seq == 5


def test_a_dossier_by_itself_costs_nine_statements_of_the_store(store):
    """A step of sync reads once and writes once; each statement more is paid at every dossier."""
    receive_many(store, 2)
    settle(store, 1, Verdict(1, "accepted"))
    replica, said = store.replica(), []
    digest = replica.hash_at(2)
    with store.read() as work:
        driver = work.connection.connection.driver_connection
    driver.set_trace_callback(said.append)
    assert [fact.seq for fact in replica.glance(after=1, limit=100).facts] == [2]
    read = len(said)
    replica.settle([Verdict(2, "accepted")], signed(2, digest))
    driver.set_trace_callback(None)
    asked = [words.split()[0] for words in said if not words.startswith("--")]
    assert asked[:read] == ["BEGIN", "SELECT", "SELECT", "COMMIT"]
    assert asked[read:] == ["BEGIN", "SELECT", "INSERT", "INSERT", "COMMIT"]


def test_what_a_checkpoint_covers_is_delivered(store):
    dossiers = receive_many(store, 3)
    settle(store, 2, Verdict(1, "accepted"), Verdict(2, "accepted"))
    assert store.replica().checkpoint().seq == 2
    with store.read() as work:
        lines = work.registers.page(RegisterFilter())
        assert [line.delivered for line in lines] == [False, True, True]
        counts = work.registers.counts()
        undelivered = work.registers.page(RegisterFilter(undelivered_only=True))
        timeline = work.dossiers.timeline(dossiers[0].id)
    assert (counts.pending, counts.dossiers_undelivered, counts.covered_seq) == (1, 1, 2)
    assert counts.oldest_pending_at == MORNING + timedelta(minutes=2)
    assert [line.id for line in undelivered] == [dossiers[2].id]
    assert (timeline[0].delivered, timeline[0].verdict) == (True, "accepted")


def test_a_new_deed_makes_a_delivered_dossier_pending_again(store):
    (dossier,) = receive_many(store, 1)
    settle(store, 1)
    with store.write() as work:
        act(work, dossier, HandedOver("Tư pháp"))
        assert not work.registers.page(RegisterFilter())[0].delivered


def test_a_checkpoint_that_goes_backwards_changes_nothing(store):
    receive_many(store, 3)
    settle(store, 3)
    replica = store.replica()
    with pytest.raises(ProtocolError, match=r"checkpoint.backwards"):
        replica.settle([Verdict(1, "refused", "x")], signed(2, replica.hash_at(2)))
    assert replica.checkpoint().seq == 3
    with store.read() as work:
        assert work.registers.put_right() == ()


def test_the_same_answer_twice_is_one(store):
    receive_many(store, 2)
    for _ in range(2):
        settle(store, 2, Verdict(1, "accepted"), Verdict(2, "refused", "procedure.unknown"))
    with store.read() as work:
        (wrong,) = work.registers.put_right()
    assert (wrong.seq, wrong.reason, wrong.kind) == (2, "procedure.unknown", "dossier.received")
    assert wrong.code == "H48.12.34-261102-3002"


def test_a_refused_fact_is_put_right_by_a_fact_that_names_it(store):
    (dossier,) = receive_many(store, 1)
    settle(store, 1, Verdict(1, "refused", "person.bad_id_number"))
    with store.write() as work:
        wrong = work.dossiers.timeline(dossier.id)[0]
        right = replace(dossier.applicant, id_number="051185001235")
        act(work, dossier, Corrected("gõ nhầm", applicant=right, corrects=wrong.id))
        assert work.registers.put_right() == ()
        assert work.registers.counts().refused == 0


def test_a_verdict_that_improves_leaves_the_list(store):
    receive_many(store, 1)
    settle(store, 1, Verdict(1, "refused", "x"))
    better = FeedItem(n=1, kind="verdict", device="dev-3", verdict=Verdict(1, "accepted"))
    with store.write() as work:
        work.device.save(IDENTITY)
    assert store.replica().apply([better], "c1") == 1
    assert store.replica().apply([better], "c2") == 0
    with store.read() as work:
        assert work.registers.put_right() == ()


def test_the_line_is_remembered_and_its_clock_goes_into_facts(store):
    replica = store.replica()
    assert replica.line() == LineState()
    line = LineState(state="offline", code="line.down", clock=12, pace={"gap": 1})
    replica.report(line)
    assert replica.line() == line
    receive_many(store, 1)
    assert replica.facts_after(0, limit=1)[0].clock == 12


def test_scans_wait_for_the_checkpoint_and_go_the_most_urgent_first(store):
    with store.write() as work:
        late, soon = (work.attachments.add(b"%PDF-" + name) for name in (b"late", b"soon"))
        work.attachments.add(b"named by no fact")
        receive(work, due=MORNING + timedelta(days=9), components=_with_scan(late))
        dossier = receive(work, due=MORNING + timedelta(days=1), components=_with_scan(soon))
    replica = store.replica()
    assert replica.pending_blobs(limit=10) == []
    settle(store, 2)
    first, second = replica.pending_blobs(limit=10)
    assert (first.sha256, second.sha256) == (soon, late)
    assert (first.media_type, first.size, first.dossier) == (
        "application/pdf",
        9,
        str(dossier.id),
    )
    replica.blob_started(soon, "https://gateway.example/u/1")
    assert replica.pending_blobs(limit=1)[0].upload == "https://gateway.example/u/1"
    assert replica.read_blob(soon) == b"%PDF-soon"
    replica.blob_delivered(soon)
    assert [blob.sha256 for blob in replica.pending_blobs(limit=10)] == [late]
    with store.read() as work:
        assert work.registers.counts().scans_pending == 1


def test_a_scan_attached_later_belongs_to_the_later_fact(store):
    (dossier,) = receive_many(store, 1)
    settle(store, 1)
    with store.write() as work:
        scan = work.attachments.add(b"%PDF-x")
        act(work, dossier, ScanAttached(1, (scan,)))
    assert store.replica().pending_blobs(limit=10) == []
    settle(store, 2)
    assert len(store.replica().pending_blobs(limit=10)) == 1


def _with_scan(scan):
    return (ComponentIntake(1, originals=1, scans=(scan,)),)
