"""The whole shipped edition: nothing lost, nothing guessed, nothing that makes no sense."""

from collections import Counter
from datetime import datetime
from decimal import Decimal

import pytest

from counter_app.domain.catalogue import edition_from_json, group_kind, real_cases
from counter_app.domain.clock import LOCAL
from counter_app.domain.completeness import check
from counter_app.domain.dossier import Channel, Term, TermUnit
from counter_app.domain.due_date import Habits, count
from counter_app.domain.fees import lines
from counter_app.domain.orders import OrderedComponent
from counter_app.domain.vietnamese import nfc
from tests.builders import make_order

WD = TermUnit.WORKING_DAY


@pytest.fixture(scope="module")
def by_code(shipped):
    return {procedure.code: procedure for procedure in shipped.procedures}


def test_all_procedures_are_there_featured_ones_first(shipped):
    assert len(shipped.procedures) == 1119
    assert shipped.name == "2026-11-22"
    assert [p.featured for p in shipped.procedures] == [True] * 91 + [False] * 1028
    assert Counter(p.owner for p in shipped.procedures) == {"UBND_XA": 753, "OTHER_AGENCY": 366}
    assert sum(p.scope == "PROVINCIAL" for p in shipped.procedures) == 298


def test_nothing_the_records_say_is_lost(by_code, shipped_records):
    for code, record in shipped_records.items():
        procedure = by_code[code]
        papers = record.get("components", [])
        assert [c.seq for c in procedure.components] == [c["seq"] for c in papers]
        assert [c.group for c in procedure.components] == [nfc(c.get("group", "")) for c in papers]
        assert [(c.originals, c.copies) for c in procedure.components] == [
            (c.get("originals", 0), c.get("copies", 0)) for c in papers
        ]
        assert [c.is_note for c in procedure.components] == [c["kind"] == "note" for c in papers]
        assert len(procedure.legal) == len(record.get("legal", []))
        assert procedure.result_codes == tuple(record.get("result_codes", []))
        assert bool(procedure.requirements) == bool(record.get("requirements"))
        assert procedure.name
        assert procedure.short_name
        assert procedure.sector


def test_every_required_paper_is_demanded_in_some_case(shipped):
    for procedure in shipped.procedures:
        required = {c.seq for c in procedure.components if c.required}
        everywhere = {c.seq for c in procedure.demanded()}
        by_case = {c.seq for case in procedure.cases for c in procedure.demanded(case)}
        assert required <= everywhere
        assert not procedure.cases or required <= by_case


def test_units_the_portal_left_out_stay_unknown(by_code, shipped_records):
    for code, record in shipped_records.items():
        known = record["deadline"]["unit"] != "UNSPECIFIED"
        assert (by_code[code].times[0].term is not None) is known
    assert by_code["1.011606"].times[0].raw


@pytest.mark.parametrize(
    ("code", "term", "cutoff"),
    [
        ("2.000815", Term(TermUnit.SAME_DAY), "15:00"),
        ("1.001193", Term(TermUnit.SAME_DAY), "15:00"),
        ("1.004873", Term(WD, Decimal(3)), ""),
        ("2.000986", Term(TermUnit.DAY, Decimal(20)), ""),
        ("1.004946", Term(TermUnit.HOUR, Decimal(12)), ""),
        ("1.011606", None, ""),
    ],
)
def test_usual_times_are_those_of_the_trade(by_code, code, term, cutoff):
    assert (by_code[code].times[0].term, by_code[code].times[0].cutoff) == (term, cutoff)


def test_halves_really_occur(shipped):
    halves = {str(t.term.value) for p in shipped.procedures for t in p.times[:1] if t.term}
    assert {"3.5", "7.5", "8.5", "17.5", "21.5", "22.5", "26.5"} <= halves


@pytest.mark.parametrize(
    ("code", "options"),
    [
        ("2.000815", [("agreement", "2 wd")]),
        ("1.000894", [("verify", "5 wd")]),
        ("1.004859", [("verify", "6 wd"), ("bổ sung thông tin hộ tịch", "same-day")]),
        ("1.012753", [("online", "17 wd"), ("postal", "30 wd")]),
        ("1.012817", [("online, postal", "20 wd")]),
        ("2.000908", []),
        ("1.001193", []),
    ],
)
def test_options_say_what_they_are_for(by_code, code, options):
    times = by_code[code].times[1:]
    assert [(time.label, str(time.term)) for time in times] == options


def test_options_of_one_procedure_can_be_told_apart(shipped):
    for procedure in shipped.procedures:
        labels = [(time.label, time.term) for time in procedure.times]
        assert len(set(labels)) == len(labels)
        assert all(label for label, _ in labels[1:])


def test_several_cases_of_one_channel_are_told_apart_by_their_descriptions(by_code):
    usual, option = by_code["2.000286"].times
    assert (str(usual.term), str(option.term)) == ("10 wd", "15 wd")
    assert usual.label.startswith("10 ngày làm việc đối với cơ sở")
    assert option.label.startswith("15 ngày làm việc đối với cơ sở")


@pytest.mark.parametrize(
    ("code", "channel", "pages", "copies", "owed"),
    [
        ("2.000815", Channel.COUNTER, 5, 3, [("phi", 21_000)]),
        ("2.000815", Channel.COUNTER, 2, 1, [("phi", 4_000)]),
        ("2.000815", Channel.COUNTER, 500, 2, [("phi", 400_000)]),
        ("2.000884", Channel.COUNTER, 0, 0, [("phi", 10_000)]),
        ("2.001035", Channel.ONLINE, 0, 0, [("phi", 50_000)]),
        ("2.000635", Channel.COUNTER, 0, 4, [("phi", 32_000)]),
        ("2.001263", Channel.COUNTER, 0, 0, [("le-phi", 400_000)]),
        ("1.001193", Channel.COUNTER, 0, 0, []),  # stated: nothing
        ("1.000894", Channel.COUNTER, 0, 0, []),  # "miễn lệ phí"
        ("1.001612", Channel.COUNTER, 0, 0, [("le-phi", None)]),  # the province decides
        ("1.004859", Channel.POSTAL, 0, 0, [("le-phi", None)]),
        ("1.001776", Channel.COUNTER, 0, 0, [("le-phi", None)]),  # "không có thông tin"
        ("1.004222", Channel.COUNTER, 0, 0, [("le-phi", 20_000)]),
        ("1.004222", Channel.ONLINE, 0, 0, [("le-phi", 10_000)]),
    ],
)
def test_fees_are_those_of_the_trade(by_code, code, channel, pages, copies, owed):
    found = lines(by_code[code], channel, pages, copies)
    assert [(line.kind, line.amount) for line in found] == owed


def test_where_the_province_decides_no_amount_is_shown(shipped):
    for procedure in shipped.procedures:
        if procedure.fee_note:
            assert procedure.fees
            assert all(rule.amount is None for rule in procedure.fees)
            assert all(rule.formula == "unknown" for rule in procedure.fees)


def test_no_fee_is_a_slip_of_the_pen(shipped):
    for procedure in shipped.procedures:
        for rule in procedure.fees:
            assert rule.amount is None or rule.amount == 0 or rule.amount >= 1000
            assert rule.kind in ("phi", "le-phi")


def test_exemptions_come_with_their_law(by_code):
    (rule,) = by_code["1.000656"].fees
    assert "Luật Hộ tịch 2014 Điều 11" in rule.exemptions[0]
    assert "TT 226/2016 Điều 5" in by_code["2.001035"].fees[0].exemptions[0]


def test_papers_to_be_shown_are_marked(by_code):
    birth = by_code["1.001193"].components
    shown = {c.present_only for c in birth if c.group == "Giấy tờ phải xuất trình:"}
    handed = {c.present_only for c in birth if c.group == "Giấy tờ phải nộp:"}
    assert (shown, handed) == ({True}, {False})


def test_sections_are_no_cases_for_a_window(by_code):
    assert real_cases(by_code["1.001193"]) == ()
    assert len(real_cases(by_code["1.013225"])) == 7
    assert len(real_cases(by_code["1.001699"])) == 2
    assert all(group_kind(case) for p in by_code.values() for case in p.cases)


def test_every_procedure_can_be_received_in_every_case_and_channel(shipped, shipped_calendar):
    monday = datetime(2026, 3, 2, 8, tzinfo=LOCAL)
    for procedure in shipped.procedures:
        for case in ("", *procedure.cases):
            demanded = [c for c in procedure.demanded(case) if c.required]
            handed = tuple(OrderedComponent(c.seq, c.originals, c.copies) for c in demanded)
            order = make_order(procedure=procedure.code, case=case, components=handed)
            answer = check(order, procedure, monday.date())
            assert answer.missing_required == ()
            assert answer.warnings == ()
        assert all(lines(procedure, channel) is not None for channel in Channel)
        for time in procedure.times:
            if time.term:
                due = count(
                    time.term, monday, shipped_calendar, habits=Habits(cutoff=time.cutoff)
                ).due
                assert due > monday


def test_reading_the_edition_again_gives_the_same(shipped, shipped_bytes):
    assert edition_from_json(shipped_bytes) == shipped
