from datetime import timedelta
from uuid import UUID

import msgspec
import pytest

from counter_app.domain.deeds import HandedOver, SupplementAsked
from counter_app.domain.errors import BusyError, IntegrityError, MissingError
from counter_app.store.wire.healing import MUST_HEAL
from sync.canonical import ZERO, canonical, chain_hash
from sync.contract import Fact, fact_content
from tests.store.made import MORNING, act, receive_many


def _force(store, *statements):
    """Change the file as somebody with the key and a grudge would."""
    with store.write() as work:
        for trigger in ("facts_stand", "facts_stay"):
            work.connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
        for statement in statements:
            work.connection.exec_driver_sql(statement)


def _problems(store):
    with store.read() as work:
        return [(p.seq, p.code) for p in work.journal.verify().problems]


def test_an_empty_journal_has_the_zero_head(store):
    with store.read() as work:
        assert (work.journal.head().seq, work.journal.head().hash) == (0, ZERO)
        report = work.journal.verify()
    assert (report.facts, report.problems) == (0, ())


def test_exported_facts_have_no_gaps_and_are_chained(store):
    receive_many(store, 12)
    with store.read() as work:
        lines = list(work.journal.export())
        head = work.journal.head()
    prev = ZERO
    for seq, line in enumerate(lines, 1):
        fact = msgspec.json.decode(line, type=Fact, strict=True)
        assert (fact.seq, fact.prev) == (seq, prev)
        assert chain_hash(prev, canonical(fact_content(fact))) == fact.hash
        assert canonical(msgspec.json.decode(line)) == line
        prev = fact.hash
    assert (head.seq, head.hash) == (12, prev)


def test_a_fact_says_how_far_our_clock_is_ahead_once_it_is_known(store):
    receive_many(store, 1)
    with store.write() as work:
        work.state.set("clock", "-7")
    receive_many(store, 1)
    with store.read() as work:
        assert [work.journal.fact(seq).clock for seq in (1, 2)] == [None, -7]


def test_a_fact_that_is_not_there_is_missing(store):
    with store.read() as work, pytest.raises(MissingError, match=r"fact.unknown"):
        work.journal.fact(1)


def test_an_untouched_journal_has_no_problems(store):
    for dossier in receive_many(store, 5):
        with store.write() as work:
            dossier = act(work, dossier, HandedOver("Tư pháp"))
            act(work, dossier, SupplementAsked(("bản sao",)), at=MORNING + timedelta(hours=2))
    with store.read() as work:
        report = work.journal.verify()
    assert (report.facts, report.head.seq, report.problems) == (15, 15, ())


@pytest.mark.parametrize(
    "statement", ["UPDATE facts SET body = 'x' WHERE seq = 1", "DELETE FROM facts WHERE seq = 1"]
)
def test_the_file_itself_forbids_changing_facts(store, statement):
    receive_many(store, 2)
    with pytest.raises(IntegrityError, match=r"journal.append_only"), store.write() as work:
        work.connection.exec_driver_sql(statement)


def test_an_edited_fact_is_named(store):
    receive_many(store, 5)
    _force(store, "UPDATE facts SET body = replace(body, 'Mẫu', 'Khác') WHERE seq = 3")
    assert _problems(store)[0] == (3, "journal.edited")


def test_a_deleted_fact_is_named(store):
    receive_many(store, 5)
    _force(store, "DELETE FROM facts WHERE seq = 3")
    assert _problems(store)[0] == (3, "journal.gap")


def test_the_first_fact_deleted_is_named(store):
    receive_many(store, 3)
    _force(store, "DELETE FROM facts WHERE seq = 1")
    assert _problems(store)[0] == (1, "journal.gap")


def test_swapped_facts_are_named(store):
    receive_many(store, 5)
    _force(
        store,
        "UPDATE facts SET seq = 99 WHERE seq = 3",
        "UPDATE facts SET seq = 3 WHERE seq = 4",
        "UPDATE facts SET seq = 4 WHERE seq = 99",
    )
    assert _problems(store)[0] == (3, "journal.edited")


def test_an_inserted_fact_is_named(store):
    receive_many(store, 3)
    _force(
        store,
        "INSERT INTO facts(seq, dossier, version, body, hash)"
        " SELECT 4, dossier, version, body, hash FROM facts WHERE seq = 2",
    )
    assert _problems(store)[0] == (4, "journal.edited")


def test_a_fact_moved_to_another_dossier_is_named(store):
    receive_many(store, 3)
    _force(store, "UPDATE facts SET dossier = (SELECT dossier FROM facts WHERE seq = 1)")
    assert _problems(store)[0] == (2, "journal.edited")


def test_a_chain_forged_whole_differs_from_what_the_gateway_signed(store):
    receive_many(store, 3)
    with store.write() as work:
        work.connection.exec_driver_sql(
            "INSERT INTO checkpoints SELECT 2, hash, '', '' FROM facts WHERE seq = 1"
        )
    assert _problems(store) == [(2, "checkpoint.differs")]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE dossiers SET snapshot = (SELECT snapshot FROM dossiers WHERE n = 3) WHERE n = 2",
        "UPDATE dossiers SET snapshot = substr(snapshot, 1, 40) WHERE n = 2",
        "UPDATE dossiers SET applicant = 'Khác' WHERE n = 2",
        "UPDATE dossiers SET status = 9 WHERE n = 2",
        "UPDATE dossiers SET snapshot = x'00' WHERE n = 2",
    ],
)
def test_a_dossier_that_is_not_the_sum_of_its_facts_is_named(store, statement):
    dossiers = receive_many(store, 3)
    _force(store, statement)
    with store.read() as work:
        (problem,) = work.journal.verify().problems
    assert (problem.seq, problem.code) == (2, "dossier.differs")
    assert problem.dossier == dossiers[1].id


def test_a_dossier_that_is_gone_is_named(store):
    dossiers = receive_many(store, 3)
    _force(store, "DELETE FROM dossiers WHERE n = 2")
    with store.read() as work:
        (problem,) = work.journal.verify().problems
    assert (problem.seq, problem.code) == (2, "dossier.lost")
    assert problem.dossier == UUID(int=dossiers[1].id.int)


def test_the_check_can_begin_where_the_last_one_ended(store):
    receive_many(store, 5)
    with store.read() as work:
        report = work.journal.verify(after=3, dossiers=False)
        assert report.head == work.journal.head()
    assert report.facts == 2


def test_a_restored_store_refuses_deeds_until_it_is_healed(store):
    with store.write() as work:
        work.state.set(MUST_HEAL, "1")
    with pytest.raises(BusyError, match=r"journal.must_heal"):
        receive_many(store, 1)
