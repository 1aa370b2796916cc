"""Every look leaves its trace; lists mask ID numbers; the whole one needs a reason."""

from dataclasses import replace

import pytest

from counter_app.app import Counter
from counter_app.domain.errors import RuleError
from counter_app.domain.id_numbers import mask_id
from counter_app.services.paper.paperwork import Paperwork
from counter_app.services.reception import Reception
from counter_app.services.registers import Registers
from counter_app.services.security.guard import Guard
from counter_app.services.security.tracks import MOST_WAITING, Tracks
from counter_app.store.traces import Traces
from tests.builders import make_order
from tests.services.conftest import HOA, LAN

NUMBER = "051185001234"


@pytest.fixture
def desk(desk):
    return replace(desk, tracks=Tracks(desk.store, desk.clock, lambda: "lan"))


@pytest.fixture
def guard(desk, paths) -> Guard:
    return Guard(desk, paths)


@pytest.fixture
def code(desk) -> str:
    return Reception(desk).receive(make_order(), by=LAN).dossier.code


def kept(desk) -> list[tuple[str, str]]:
    """Return what is on the disk, oldest first."""
    with desk.store.read() as work:
        return [(t.what.value, t.of) for t in reversed(Traces(work.connection).newest(limit=99))]


def test_looks_prints_and_searches_by_number_leave_traces_with_the_officer(desk, guard, code):
    Registers(desk).view(code, LAN)
    Registers(desk).search("Nguyễn Thị Mẫu")
    Registers(desk).search(NUMBER)
    Paperwork(desk).slip(code, "receipt")
    guard.settle()
    found = guard.audit.newest(by=HOA)
    assert [trace.what.value for trace in found] == ["audit", "print", "search.id", "view"]
    assert {trace.by for trace in found} == {"lan"}
    assert found[1].of == f"{code} receipt"
    (searched,) = guard.audit.newest(by=HOA, id_number="051185001234")[-1:]
    assert searched.what.value == "search.id"
    assert NUMBER not in str(guard.audit.newest(by=HOA))


def test_a_whole_number_needs_a_reason_and_is_written_before_it_is_shown(desk, guard, code):
    with pytest.raises(RuleError, match=r"audit\.reason_missing"):
        guard.audit.show_id(code, reason=" ")
    assert guard.audit.show_id(code, reason="đối chiếu thẻ") == NUMBER
    assert kept(desk)[-1] == ("show.id", code)


def test_looks_wait_together_and_none_is_lost_when_the_counter_closes(desk, guard, code):
    registers = Registers(desk)
    registers.view(code, LAN)
    registers.view(code, LAN)  # the same look twice in a row is one
    assert kept(desk) == []
    guard.close()
    assert kept(desk) == [("view", code)]
    for number in range(MOST_WAITING):
        registers.search(f"{number:012}")
    assert len(kept(desk)) == 1 + MOST_WAITING


def test_only_leads_read_the_traces_and_an_export_needs_a_reason(guard, code):
    with pytest.raises(RuleError, match=r"officer\.may_not"):
        guard.audit.newest(by=LAN)
    with pytest.raises(RuleError, match=r"audit\.reason_missing"):
        list(guard.audit.export(reason="", by=HOA))
    assert len(list(guard.audit.export(reason="thanh tra", by=HOA))) == 1
    assert guard.audit.problems() == ()


@pytest.mark.parametrize(
    ("number", "masked"),
    [(NUMBER, "********1234"), ("211234567", "*****4567"), ("1234", "****"), ("", "****")],
)
def test_lists_show_the_last_four_characters_of_a_number(number, masked):
    assert mask_id(number) == masked


def test_an_officer_who_takes_over_the_open_counter_leaves_a_trace(paths, settings, store, clock):
    counter = Counter(paths, settings, store, LAN, clock)
    counter.change_officer(HOA)
    counter.registers.search(NUMBER)
    found = counter.guard.audit.newest(by=HOA)
    assert [(trace.what.value, trace.by) for trace in found[1:]] == [
        ("search.id", "hoa"),
        ("sign_in", "hoa"),
    ]
    counter.close()
