from dataclasses import replace
from datetime import timedelta

import pytest

from counter_app.domain.deeds import Decided, HandedOver
from counter_app.domain.dossier import Status
from counter_app.domain.people import Person
from counter_app.domain.registers import RegisterFilter
from counter_app.store.queries.search_text import asked
from tests.store.made import APPLICANT, MORNING, act, receive, receive_many

OTHER = Person(
    "Trần Văn Thử", id_number="051090004321", phone="0987654321", old_id_number="212345678"
)


@pytest.fixture
def two(store):
    with store.write() as work:
        mau = receive(work)
        thu = receive(
            work, at=MORNING + timedelta(hours=1), applicant=OTHER, summary="Đăng ký hộ kinh doanh"
        )
    return mau, thu


def _found(store, typed):
    with store.read() as work:
        return [line.applicant for line in work.registers.search(typed)]


@pytest.mark.parametrize(
    "typed",
    [
        "Trần Văn Thử",
        "tran van thu",
        "TRẦN VĂN",
        "thử",
        "051090004321",
        "051090",
        "0987654321",
        "0987 654 321",
        "212345678",
        "H48.12.34-261102-3002",
        "261102-3002",
        "3002",
        "ho kinh doanh",
        "đăng ký",
        "dang ki",
    ],
)
def test_a_dossier_is_found_by(store, two, typed):
    assert _found(store, typed) == ["Trần Văn Thử"]


def test_words_that_stand_in_both_find_both_newest_first(store, two):
    assert _found(store, "H48.12.34-261102") == ["Trần Văn Thử", "Nguyễn Thị Mẫu"]
    assert _found(store, "th") == ["Trần Văn Thử", "Nguyễn Thị Mẫu"]


@pytest.mark.parametrize("typed", ["", "   ", "...", "không có ai", "Trần Mẫu", '"', "a*b OR c"])
def test_what_is_not_there_is_not_found(store, two, typed):
    assert _found(store, typed) == []


def test_a_whole_code_stands_before_what_merely_holds_its_parts(store):
    with store.write() as work:
        meant = receive(work)
        receive(work, summary="bản sao của H48.12.34-261102-3001")
        found = [line.code for line in work.registers.search("h48.12.34 - 261102-3001")]
    assert found[0] == meant.code
    assert len(found) == 2


def test_an_owner_is_found_as_the_applicant_is(store):
    with store.write() as work:
        receive(work, owner=OTHER)
    assert _found(store, "thử trần") == ["Nguyễn Thị Mẫu"]


def test_the_query_cannot_be_made_to_speak_the_indexes_language():
    assert asked('x" OR "y') == '"x" AND "or" AND "y"*'
    assert asked("0912 345") == '("0912" AND "345"*) OR "0912345"*'
    assert len(asked("a " * 100).split(" AND ")) == 8


def test_a_page_goes_on_behind_the_last_line_without_gap_or_repeat(store):
    dossiers = receive_many(store, 25)
    seen, before = [], None
    with store.read() as work:
        while page := work.registers.page(RegisterFilter(), limit=10, before=before):
            seen += [line.id for line in page]
            before = (page[-1].received_at, page[-1].id)
        by_offset = work.registers.page(RegisterFilter(), limit=10, offset=10)
    assert seen == [dossier.id for dossier in reversed(dossiers)]
    assert [line.id for line in by_offset] == seen[10:20]


def test_pages_of_a_search_go_on_too(store):
    dossiers = receive_many(store, 25)
    wanted = RegisterFilter(text="mau")
    with store.read() as work:
        first = work.registers.page(wanted, limit=10)
        last = first[-1]
        second = work.registers.page(wanted, limit=10, before=(last.received_at, last.id))
        assert work.registers.count(wanted) == 25
    assert [line.id for line in (*first, *second)] == [d.id for d in reversed(dossiers)][:20]


def test_dossiers_received_in_the_same_millisecond_all_stand_on_some_page(store):
    with store.write() as work:
        made = {receive(work).id for _ in range(7)}
    seen, before = [], None
    with store.read() as work:
        while page := work.registers.page(RegisterFilter(), limit=2, before=before):
            seen += [line.id for line in page]
            before = (page[-1].received_at, page[-1].id)
    assert len(seen) == 7
    assert set(seen) == made


def test_each_filter_lets_through_what_it_says(store):
    day = timedelta(days=1)
    with store.write() as work:
        old = receive(work, at=MORNING - 30 * day, due=MORNING - 20 * day)
        late = receive(work, at=MORNING - 5 * day, due=MORNING - day)
        done = receive(work, at=MORNING - 4 * day, due=MORNING + day, procedure="2.000815")
        done = act(work, done, Decided("granted"))
        handed = receive(work, at=MORNING, due=MORNING + 2 * day)
        handed = act(work, handed, HandedOver("Tư pháp"))
        unknown = receive(work, at=MORNING + day, due=None, due_unknown="catalogue")

    def ids(**changes):
        with store.read() as work:
            wanted = RegisterFilter(**changes)
            page = work.registers.page(wanted)
            assert work.registers.count(wanted) == len(page)
            return [line.id for line in page]

    assert ids() == [d.id for d in (unknown, handed, done, late, old)]
    assert ids(statuses=(Status.PROCESSING, Status.DECIDED)) == [handed.id, done.id]
    assert ids(procedure="2.000815") == [done.id]
    assert ids(officer="lan") == ids()
    assert ids(officer="hoa") == []
    assert ids(due_before=MORNING, open_only=True) == [late.id, old.id]
    assert ids(due_from=MORNING, due_before=MORNING + 2 * day) == [done.id]
    assert ids(open_only=True) == [d.id for d in (unknown, handed, late, old)]
    assert ids(received_from=MORNING - 5 * day, received_before=MORNING) == [done.id, late.id]
    assert ids(text="mau", statuses=(Status.DECIDED,)) == [done.id]
    assert len(ids(undelivered_only=True)) == 5


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (RegisterFilter(), "dossiers_received"),
        (RegisterFilter(statuses=(Status.DECIDED,)), "dossiers_status"),
        (RegisterFilter(procedure="1.004873"), "dossiers_procedure"),
        (RegisterFilter(officer="lan"), "dossiers_officer"),
        (RegisterFilter(due_before=MORNING, open_only=True), "dossiers_due"),
        (RegisterFilter(undelivered_only=True), "dossiers_last_seq"),
        (RegisterFilter(returned_from=MORNING, returned_before=MORNING), "dossiers_returned"),
    ],
)
def test_no_list_reads_every_dossier(store, wanted, index):
    with store.read() as work:
        plan = "\n".join(work.registers.plan(wanted))
    assert index in plan


def test_counts_of_an_empty_store_are_zero(store):
    with store.read() as work:
        counts = work.registers.counts()
    assert (counts.head_seq, counts.pending, counts.refused, counts.scans_pending) == (0, 0, 0, 0)
    assert (counts.head_hash, counts.covered_at, counts.oldest_pending_at) == ("0" * 64, "", None)


def test_masked_or_not_the_line_carries_what_was_entered(store):
    with store.write() as work:
        receive(work, applicant=replace(APPLICANT, id_number=""))
        (line,) = work.registers.page(RegisterFilter())
    assert (line.id_number, line.due) == ("", MORNING + timedelta(days=3))


@pytest.mark.parametrize(
    "wanted",
    [
        RegisterFilter(undelivered_only=True),
        RegisterFilter(due_before=MORNING + timedelta(days=9), open_only=True),
        RegisterFilter(due_before=MORNING + timedelta(days=9)),
    ],
)
def test_lists_by_moment_go_on_behind_the_last_line_too(store, wanted):
    dossiers = receive_many(store, 12)
    seen, before = [], None
    with store.read() as work:
        while page := work.registers.page(wanted, limit=5, before=before):
            seen += [line.id for line in page]
            before = (page[-1].received_at, page[-1].id)
        by_offset = work.registers.page(wanted, limit=5, offset=5)
    assert seen == [dossier.id for dossier in reversed(dossiers)]
    assert [line.id for line in by_offset] == seen[5:10]
