"""What a person gave before is found by person and by the paper's name."""

import pytest

from counter_app.domain.orders import OrderedComponent
from counter_app.domain.procedure import Component
from counter_app.services.at_hand.earlier import Earlier
from counter_app.services.registers import Registers
from tests.builders import make_order, make_person, make_procedure
from tests.services.conftest import LAN
from tests.services.scanned import pdf_of

MAU = make_person().id_number
NOW = make_procedure(components=(Component(1, "Tờ khai theo mẫu", originals=1),))


@pytest.fixture
def earlier(desk):
    return Earlier(desk, Registers(desk))


def _name_of(desk) -> str:
    with desk.store.read() as work:
        return work.catalogue.get("1.004873").components[0].name


def test_a_paper_with_a_scan_goes_before_a_newer_one_without(desk, reception, earlier, clock):
    pdf = pdf_of(1)
    scanned = reception.receive(
        make_order(components=(OrderedComponent(1, originals=1, scans=(pdf,)),)), by=LAN
    ).dossier
    clock.forward(days=1)
    reception.receive(make_order(), by=LAN)
    asked = make_procedure(
        code="9.000001", components=(Component(7, _name_of(desk).upper(), originals=1),)
    )
    (paper,) = earlier.papers(MAU, asked)
    assert (paper.seq, paper.code) == (7, scanned.code)
    assert earlier.scans(paper) == (pdf,)


def test_papers_of_another_person_or_another_name_are_not_offered(reception, earlier):
    reception.receive(make_order(), by=LAN)
    asked = make_procedure(components=(Component(7, "Giấy xác nhận cư trú", originals=1),))
    assert earlier.papers(MAU, asked) == ()
    assert earlier.papers("051185009999", NOW) == ()
    assert earlier.papers("", NOW) == ()


def test_a_paper_that_is_only_shown_is_shown_again(desk, reception, earlier):
    reception.receive(make_order(), by=LAN)
    asked = make_procedure(components=(Component(7, _name_of(desk), present_only=True),))
    assert earlier.papers(MAU, asked) == ()


def test_the_newest_dossiers_of_the_person_come_with_their_names(reception, earlier, clock):
    codes = []
    for _ in range(7):
        codes.append(reception.receive(make_order(), by=LAN).dossier.code)
        clock.forward(minutes=5)
    found = earlier.dossiers(MAU)
    assert [line.dossier.code for line in found] == codes[:1:-1]
    assert found[0].procedure_name
    assert earlier.dossiers("051185009999") == ()
