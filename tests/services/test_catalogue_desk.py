"""Editions, calendars and the province's own fees."""

import json
from datetime import date, datetime

import pytest

from counter_app.domain.catalogue import Edition
from counter_app.domain.clock import LOCAL
from counter_app.domain.errors import MissingError, RuleError
from counter_app.domain.local_fees import LocalFee
from counter_app.domain.procedure import FeeRule
from tests.builders import make_order, make_procedure
from tests.services.conftest import HOA, LAN


def edition(count=6, **head):
    procedures = [
        {"code": f"1.00000{n}", "name": f"Thủ tục thử số {n}", "field": "Hộ tịch"}
        for n in range(1, count)
    ] + [{"code": "1.004873", "name": "Thủ tục mới", "field": "Hộ tịch"}]
    return json.dumps({"meta": {"generated": "2026-03-01"}, "procedures": procedures} | head)


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "edition.json"
        path.write_text(content, "utf-8")
        return path

    return write


def test_a_new_edition_takes_effect_and_old_dossiers_keep_theirs(
    catalogue, file, reception, registers
):
    code = reception.receive(make_order(), by=LAN).dossier.code
    report = catalogue.import_file(file(edition()), by=HOA)
    assert "1.004873" in report.difference.changed
    assert catalogue.get("1.004873").name == "Thủ tục mới"
    assert registers.view(code, LAN).procedure.edition == "thử"


def test_a_suspiciously_small_edition_is_refused_unless_meant(catalogue, file):
    path = file(edition(count=3))
    with pytest.raises(RuleError, match=r"catalogue\.suspiciously_small"):
        catalogue.import_file(path, by=HOA)
    assert catalogue.edition() == "thử"
    catalogue.import_file(path, by=HOA, smaller=True)
    assert len(catalogue.find("", 100)) == 3


@pytest.mark.parametrize("content", ["", "{", "[]", '{"procedures": 7}'])
def test_a_broken_edition_changes_nothing(catalogue, file, content):
    with pytest.raises(RuleError, match=r"catalogue\."):
        catalogue.import_file(file(content), by=HOA)
    assert catalogue.edition() == "thử"


def test_a_missing_file_and_a_clerk_are_refused(catalogue, file, tmp_path):
    with pytest.raises(MissingError, match=r"file\.missing"):
        catalogue.import_file(tmp_path / "none.json", by=HOA)
    with pytest.raises(RuleError, match=r"officer\.may_not"):
        catalogue.import_file(file(edition()), by=LAN)


def test_a_calendar_adds_its_years_and_lists_the_promises_it_would_move(
    calendars, reception, file, registers
):
    dossier = reception.receive(make_order(), by=LAN).dossier  # due 5 March 2026
    closed = {"years": {"2026": {"off": [["2026-03-04", "Nghỉ thử"]], "work": []}}}
    (change,) = calendars.import_file(file(json.dumps(closed)), by=HOA)
    assert (change.code, change.after.date()) == (dossier.code, date(2026, 3, 6))
    assert registers.view(dossier.code, LAN).dossier.deadline.due == dossier.deadline.due
    next_year = {"years": {"2027": {"off": [], "work": []}}}
    calendars.import_file(file(json.dumps(next_year)), by=HOA)
    received = datetime(2026, 12, 31, 8, 0, tzinfo=LOCAL)
    counted = calendars.due_of("1.004873", received)
    assert counted.due.date() == date(2027, 1, 5)


def test_a_year_nobody_knows_is_an_error_that_names_it(calendars):
    with pytest.raises(RuleError, match=r"calendar\.year_unknown") as refused:
        calendars.due_of("1.004873", datetime(2026, 12, 31, 8, 0, tzinfo=LOCAL))
    assert refused.value.facts["year"] == 2027


def test_an_unknown_term_is_asked_not_guessed(calendars):
    with pytest.raises(RuleError, match=r"procedure\.term_unknown"):
        calendars.due_of("1.000001", datetime(2026, 3, 2, 8, 0, tzinfo=LOCAL))


def test_the_provinces_fee_is_asked_once(catalogue, reception, store):
    unknown = make_procedure(code="1.000009", fees=(FeeRule("le-phi", "Lệ phí", "unknown"),))
    with store.write() as work:
        work.catalogue.load(Edition("hai", (unknown,)))
    before = reception.receive(make_order(procedure="1.000009"), by=LAN)
    assert [fee.amount for fee in before.fees] == [None]
    said = LocalFee("1.000009", "le-phi", 15_000, date(2026, 3, 1))
    with pytest.raises(RuleError, match=r"officer\.may_not"):
        catalogue.say_fee(said, by=LAN)
    assert catalogue.say_fee(said, by=HOA).by == "hoa"
    after = reception.receive(make_order(procedure="1.000009"), by=LAN)
    assert [fee.amount for fee in after.fees] == [15_000]
