from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from counter_app.domain.deeds import (
    Corrected,
    HandedOver,
    Returned,
    ScanAttached,
    SupplementAsked,
)
from counter_app.domain.dossier import ComponentIntake, Status
from counter_app.domain.errors import BusyError, IntegrityError
from counter_app.domain.registers import RegisterFilter
from counter_app.paths import Paths
from counter_app.store.backup import backup, restore
from counter_app.store.store import Store
from sync.canonical import ZERO, canonical, chain_hash
from sync.contract import Checkpoint, CodeRange, Fact, FeedItem, PublicKey, Verdict
from sync.errors import ProtocolError
from sync.ports import Identity, LineState
from tests.store.made import (
    KEY,
    MORNING,
    act,
    code_of,
    make_fact,
    make_received,
    receive,
    receive_many,
)

IDENTITY = Identity(
    device="dev-3",
    unit="H48.12.34",
    counter=3,
    gateway_url="https://gateway.example",
    private_key=bytes(32),
    gateway_keys=[PublicKey(key_id="k1", key="A")],
    ranges=[CodeRange(3001, 3999)],
)


def signed(seq: int, file_hash: str) -> Checkpoint:
    return Checkpoint(
        device="dev-3",
        seq=seq,
        hash=file_hash,
        facts_total=seq,
        at=f"2026-11-02T02:00:{seq % 60:02d}Z",
        key_id="k1",
        signature="s",
    )


def settle(store, seq, *verdicts):
    replica = store.replica()
    replica.settle(verdicts, signed(seq, replica.hash_at(seq)))


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


@pytest.mark.parametrize("seq", [2, 7])
def test_a_checkpoint_over_another_chain_is_refused_whole(store, seq):
    receive_many(store, 3)
    replica = store.replica()
    with pytest.raises(ProtocolError, match=r"checkpoint.not_ours"):
        replica.settle([Verdict(1, "accepted")], signed(seq, "f" * 64))
    assert replica.checkpoint() is None


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
        assert work.numbering.next(date(2026, 11, 2)) == 3006


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
