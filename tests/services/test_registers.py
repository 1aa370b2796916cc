"""Finding dossiers again, by words that people use."""

from datetime import date, datetime

import pytest

from counter_app.domain.clock import LOCAL
from counter_app.domain.deeds import SupplementAsked
from counter_app.domain.dossier import Status
from counter_app.domain.errors import MissingError
from counter_app.domain.registers import Colour
from counter_app.domain.workflow import Act
from tests.builders import make_order, make_person
from tests.services.conftest import LAN


def codes(lines):
    return [line.dossier.code for line in lines]


@pytest.fixture
def mau(reception):
    return reception.receive(make_order(), by=LAN).dossier  # due Thursday 5 March


@pytest.fixture
def thu(reception):
    person = make_person(name="Đặng Văn Hoà Thử", id_number="051203009876", phone="0905111222")
    return reception.receive(make_order(procedure="1.000005", applicant=person), by=LAN).dossier


@pytest.mark.parametrize(
    "typed", ["dang van hoa", "Đặng", "hòa thử", "051203009876", "0905111222", "260302-1002"]
)
def test_a_dossier_is_found_by_what_people_type(registers, mau, thu, typed):
    assert codes(registers.search(typed)) == [thu.code]


def test_the_newest_stands_first(registers, mau, thu):
    assert codes(registers.search("")) == [thu.code, mau.code]
    assert codes(registers.page(registers.filter_for(), limit=1, offset=1)) == [mau.code]


def test_colours_follow_the_due_moment(registers, mau, thu, processing, clock):
    def colours():
        return {line.dossier.code: line.colour for line in registers.search("")}

    assert colours() == {mau.code: Colour.GREEN, thu.code: Colour.GREEN}
    clock.at("2026-03-03 09:00")
    assert colours()[mau.code] is Colour.YELLOW
    clock.at("2026-03-05 17:00")
    assert colours()[mau.code] is Colour.YELLOW
    clock.at("2026-03-05 17:01")
    assert colours()[mau.code] is Colour.RED
    processing.ask_supplement(mau.code, SupplementAsked(("Tờ khai",)), by=LAN)
    assert colours()[mau.code] is Colour.GREY


def test_words_for_due_become_moments(registers, mau, thu, clock):
    clock.at("2026-03-04 09:00")
    assert codes(registers.page(registers.filter_for(due="soon"))) == [mau.code]
    assert codes(registers.page(registers.filter_for(due="today"))) == []
    clock.at("2026-03-05 09:00")
    assert codes(registers.page(registers.filter_for(due="today"))) == [mau.code]
    clock.at("2026-03-06 09:00")
    assert codes(registers.page(registers.filter_for(due="overdue"))) == [mau.code]
    assert registers.count(registers.filter_for(due="overdue")) == 1


def test_a_day_is_a_local_day(registers, reception, clock):
    clock.at("2026-03-03 00:30")  # still the 2nd in UTC
    early = reception.receive(make_order(), by=LAN).dossier
    assert codes(registers.page(registers.filter_for(day=date(2026, 3, 3)))) == [early.code]
    assert codes(registers.page(registers.filter_for(day=date(2026, 3, 2)))) == []


def test_filters_join(registers, mau, thu):
    wanted = registers.filter_for(statuses=(Status.RECEIVED,), procedure="1.000005")
    assert codes(registers.page(wanted)) == [thu.code]


def test_a_view_shows_facts_steps_and_delivery(registers, mau):
    view = registers.view(mau.code.lower(), LAN)
    assert view.dossier == mau
    assert view.procedure.code == "1.004873"
    assert [fact.kind for fact in view.timeline] == ["dossier.received"]
    assert Act.HAND_OVER in view.steps_allowed
    assert view.delivered is False


def test_an_unknown_code_is_told(registers):
    with pytest.raises(MissingError, match=r"dossier\.unknown"):
        registers.view("H48.12.34-260302-1777", LAN)


def test_the_due_moment_is_shown_at_its_own_time(registers, mau):
    (line,) = registers.search(mau.code)
    assert line.dossier.due == datetime(2026, 3, 5, 17, 0, tzinfo=LOCAL)
    assert line.procedure_name
