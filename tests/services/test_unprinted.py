"""Papers that did not print are known to the store from the moment of the reception."""

from counter_app.services.at_hand.drafts import Drafts
from counter_app.services.at_hand.unprinted import MOST, Unprinted, UnprintedPaper
from tests.builders import make_order
from tests.services.conftest import LAN


def test_a_reception_that_is_to_be_printed_stands_among_the_unprinted(desk, reception):
    code = reception.receive(make_order(), by=LAN, prints="receipt").dossier.code
    unprinted = Unprinted(desk)
    assert unprinted.waiting() == (UnprintedPaper(code),)
    assert unprinted.drop(UnprintedPaper(code, "refusal")) == (UnprintedPaper(code),)
    assert unprinted.drop(UnprintedPaper(code)) == ()
    assert unprinted.drop(UnprintedPaper(code)) == ()


def test_a_reception_by_command_asks_for_no_paper(desk, reception):
    reception.receive(make_order(), by=LAN)
    assert Unprinted(desk).waiting() == ()


def test_what_is_added_twice_is_one_and_the_newest(desk):
    unprinted = Unprinted(desk)
    for code in ("A", "B", "A"):
        unprinted.add(UnprintedPaper(code))
    assert [paper.code for paper in unprinted.waiting()] == ["B", "A"]


def test_a_counter_that_never_prints_does_not_fill_its_store(desk):
    unprinted = Unprinted(desk)
    for number in range(MOST + 3):
        unprinted.add(UnprintedPaper(str(number)))
    assert len(unprinted.waiting()) == MOST
    assert unprinted.waiting()[0].code == "3"


def test_the_draft_goes_in_the_transaction_that_saves_it(desk, reception):
    drafts = Drafts(desk)
    drafts.keep(LAN, '{"client_ref": "mot"}')
    reception.receive(make_order(client_ref="hai"), by=LAN)
    assert drafts.of(LAN)
    reception.receive(make_order(client_ref="mot"), by=LAN)
    assert drafts.of(LAN) == ""


def test_a_scan_of_a_draft_is_the_dossiers_own_once_it_is_saved(desk):
    drafts, pdf = Drafts(desk), b"%PDF-1.4 ..."
    key = drafts.keep_scan(pdf)
    assert drafts.scan(key) == pdf
    assert drafts.keep_scan(pdf) == key
