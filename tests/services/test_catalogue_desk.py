"""Editions, calendars and the province's own fees."""

import json
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from counter_app.domain.catalogue import Edition
from counter_app.domain.clock import LOCAL
from counter_app.domain.dossier import Term, TermUnit
from counter_app.domain.errors import IncompleteDossierError, MissingError, RuleError
from counter_app.domain.local_rules import LocalComponent, LocalFee, LocalTime
from counter_app.domain.orders import OrderedComponent
from counter_app.domain.procedure import FeeRule, ProcessingTime
from counter_app.services.editions.calendar_desk import CalendarDesk
from counter_app.services.paper.paperwork import Paperwork
from counter_app.services.reception import Reception
from tests.builders import make_order, make_procedure
from tests.services.conftest import HOA, LAN
from tests.services.test_paperwork import text_of


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
        catalogue.say(said, by=LAN)
    assert catalogue.say(said, by=HOA).by == "hoa"
    after = reception.receive(make_order(procedure="1.000009"), by=LAN)
    assert [fee.amount for fee in after.fees] == [15_000]


def test_a_term_is_counted_under_the_version_of_the_day_of_reception(calendars, catalogue, store):
    longer = make_procedure(
        edition="hai",
        name="Thủ tục mới",
        effective_from="2026-07-01",
        times=(ProcessingTime(Term(TermUnit.WORKING_DAY, Decimal(5))),),
    )
    with store.write() as work:
        work.catalogue.load(Edition("hai", (longer,)))
    june, july = (datetime(2026, month, 1, 8, 0, tzinfo=LOCAL) for month in (6, 7))
    assert calendars.due_of("1.004873", june).due.date() == date(2026, 6, 4)
    assert calendars.due_of("1.004873", july).due.date() == date(2026, 7, 8)
    assert catalogue.get("1.004873").edition == "thử", "today is in March"
    assert catalogue.get("1.004873", day=date(2026, 7, 1)).edition == "hai"
    assert catalogue.get("1.004873", "hai").edition == "hai"


def test_the_provinces_time_and_papers_survive_the_next_edition(
    catalogue, calendars, reception, registers, store
):
    day = date(2026, 3, 1)
    two = LocalTime("1.004873", Term(TermUnit.WORKING_DAY, Decimal(2)), day, "QĐ 12/QĐ-UBND")
    pledge = LocalComponent("1.004873", "Bản cam kết", day, originals=1)
    for rule in (two, pledge):
        catalogue.say(rule, by=HOA)
    with store.write() as work:
        work.catalogue.load(Edition("hai", (make_procedure(edition="hai"),)))
    monday = datetime(2026, 3, 2, 8, 0, tzinfo=LOCAL)
    assert calendars.due_of("1.004873", monday).due.date() == date(2026, 3, 4)
    with pytest.raises(IncompleteDossierError) as lacking:
        reception.receive(make_order(), by=LAN)
    assert lacking.value.facts["missing"] == [3]
    papers = (OrderedComponent(1, originals=1), OrderedComponent(3, originals=1))
    dossier = reception.receive(make_order(components=papers), by=LAN).dossier
    assert dossier.deadline.due == datetime(2026, 3, 4, 17, 0, tzinfo=LOCAL)
    assert registers.view(dossier.code, LAN).procedure.components[-1].name == "Bản cam kết"
    assert (
        catalogue.local_rules("1.004873")
        == catalogue.local_rules()
        == tuple(replace(rule, by="hoa") for rule in (two, pledge))
    )


def test_a_difficult_commune_promises_its_own_term(desk, store):
    longer = ProcessingTime(Term(TermUnit.WORKING_DAY, Decimal(13)), "difficult", difficult=True)
    usual = make_procedure().times[0]
    with store.write() as work:
        work.catalogue.load(Edition("hai", (make_procedure(times=(usual, longer)),)))
    mountain = replace(desk, settings=desk.settings.changed(office_difficult=True))
    for at_desk, due in ((desk, date(2026, 3, 5)), (mountain, date(2026, 3, 19))):
        dossier = Reception(at_desk).receive(make_order(), by=LAN).dossier
        assert dossier.deadline.due.date() == due
        monday = datetime(2026, 3, 2, 8, 0, tzinfo=LOCAL)
        assert CalendarDesk(at_desk).due_of("1.004873", monday).due.date() == due


def test_the_office_may_receive_on_saturdays_and_a_calendar_may_state_other_hours(desk, store):
    half = Term(TermUnit.WORKING_DAY, Decimal(1))
    friday = datetime(2026, 3, 6, 8, 0, tzinfo=LOCAL)
    saturdays = replace(desk, settings=desk.settings.changed(deadline_saturday="07:30-11:00"))
    assert CalendarDesk(desk).due(half, friday).due == datetime(2026, 3, 9, 17, tzinfo=LOCAL)
    assert CalendarDesk(saturdays).due(half, friday).due == datetime(
        2026, 3, 9, 13, 30, tzinfo=LOCAL
    ), "Saturday morning is half a day"
    week = {day: [["08:00", "12:00"], ["13:00", "16:00"]] for day in ("mon", "fri")}
    with store.write() as work:
        work.calendars.load(work.calendars.record() | {"hours": week})
    for at_desk in (desk, saturdays):
        assert CalendarDesk(at_desk).due(half, friday).due == datetime(2026, 3, 9, 16, tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"deadline_morning": "7"}, "deadline.morning"),
        ({"deadline_afternoon": "17:00-13:30"}, "deadline.afternoon"),
        ({"deadline_afternoon": "11:00-17:00"}, "deadline.afternoon"),
        ({"deadline_saturday": "sáng"}, "deadline.saturday"),
        ({"deadline_cutoff": "15 giờ"}, "deadline.cutoff"),
        ({"deadline_halves": "never"}, "deadline.halves"),
    ],
)
def test_hours_that_are_none_stop_the_start_with_their_key(settings, changes, key):
    with pytest.raises(RuleError, match=r"settings\.bad_value") as refused:
        settings.changed(**changes)
    assert refused.value.facts["key"] == key


SATURDAY_TOO = json.dumps({"years": {"2026": {"work": [["2026-03-07", "Làm bù"]]}}})


def test_a_changed_calendar_moves_only_the_promises_a_lead_confirmed(
    calendars, reception, processing, store, file, clock
):
    clock.at("2026-03-06 08:00")
    first, second = (reception.receive(make_order(), by=LAN).dossier.code for _ in range(2))
    path = file(SATURDAY_TOO)
    assert [change.code for change in calendars.changes(path)] == [first, second]
    with pytest.raises(RuleError, match=r"officer\.may_not"):
        calendars.import_file(path, by=LAN)
    with pytest.raises(RuleError, match=r"calendar\.not_moved"):
        calendars.import_file(path, by=HOA, recounted=[first, "H48.12.34-260306-9999"])
    assert processing.dossier(first).deadline.due.date() == date(2026, 3, 11), "nothing was done"
    calendars.import_file(path, by=HOA, recounted=[first])
    moved, kept = (processing.dossier(code).deadline for code in (first, second))
    assert (moved.due.date(), moved.first_due.date()) == (date(2026, 3, 10), date(2026, 3, 11))
    assert kept.due.date() == date(2026, 3, 11)
    with store.read() as work:
        kinds = [fact.kind for fact in work.dossiers.timeline(processing.dossier(first).id)]
    assert kinds == ["dossier.received", "due.recounted"]


def test_a_promise_no_year_can_date_is_not_moved(calendars, reception, file, clock):
    clock.at("2026-12-30 08:00")
    code = reception.receive(make_order(due=datetime(2027, 1, 5, 17, tzinfo=LOCAL)), by=LAN)
    assert calendars.changes(file(SATURDAY_TOO)) == ()
    with pytest.raises(RuleError, match=r"calendar\.not_moved"):
        calendars.import_file(file(SATURDAY_TOO), by=HOA, recounted=[code.dossier.code])


def test_a_provisional_year_is_noted_until_a_lead_confirms_it(calendars, store):
    with store.write() as work:
        record = work.calendars.record()
        years = record["years"] | {"2027": {"provisional": True, "off": [["2027-01-01", "Tết"]]}}
        work.calendars.load(record | {"years": years})
    december = datetime(2026, 12, 31, 8, 0, tzinfo=LOCAL)
    assert "calendar.provisional:2027" in calendars.due_of("1.004873", december).notes
    with pytest.raises(RuleError, match=r"officer\.may_not"):
        calendars.confirm(2027, by=LAN)
    calendars.confirm(2027, by=HOA)
    assert calendars.due_of("1.004873", december).notes == ()
    assert date(2027, 1, 1) in calendars.in_force().off
    with pytest.raises(RuleError, match=r"calendar\.year_unknown"):
        calendars.confirm(2028, by=HOA)


WORDS = '[receipt.words]\ntitle = "GIẤY BIÊN NHẬN CỦA TỈNH MẪU"\n'


def test_an_edition_brings_the_provinces_forms_and_a_file_of_ones_own_stands_before_it(
    catalogue, paperwork, reception, file, desk, tmp_path
):
    code = reception.receive(make_order(), by=LAN).dossier.code
    catalogue.import_file(file(edition(overlay=WORDS)), by=HOA)
    assert "GIẤY BIÊN NHẬN CỦA TỈNH MẪU" in text_of(paperwork.slip(code, "receipt"))
    catalogue.import_file(file(edition(edition="ba")), by=HOA)
    assert "TỈNH MẪU" in text_of(paperwork.slip(code, "receipt")), "none came, the old one stays"
    own = tmp_path / "own.toml"
    own.write_text(WORDS.replace("TỈNH MẪU", "XÃ MẪU"), encoding="utf-8")
    here = Paperwork(replace(desk, settings=desk.settings.changed(printing_overlay=str(own))))
    assert "GIẤY BIÊN NHẬN CỦA XÃ MẪU" in text_of(here.slip(code, "receipt"))


@pytest.mark.parametrize(
    ("overlay", "code"),
    [
        (7, "catalogue.bad_overlay"),
        ("[receipt.words]\nnonsense = 'x'", "overlay.bad"),
        ('[office]\nlogo = "logo.png"', "overlay.bad"),
        ("[", "overlay.bad"),
    ],
)
def test_an_edition_with_bad_forms_is_refused_whole(catalogue, file, overlay, code):
    path = file(edition(overlay=overlay))
    for way in (lambda: catalogue.preview(path), lambda: catalogue.import_file(path, by=HOA)):
        with pytest.raises(RuleError, match=code):
            way()
    assert catalogue.edition() == "thử"
