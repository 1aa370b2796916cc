"""Terms, fees and portal records, rule by rule."""

from datetime import date

import pytest

from counter_app.domain.catalogue import procedure_from_json
from counter_app.domain.errors import RuleError
from tests.domain.examples import make_channel, make_portal_record, make_record


def times(**changes):
    return procedure_from_json(make_record(**changes), "thử").times


def fees(*channels, **changes):
    return procedure_from_json(make_record(channels=list(channels), **changes), "thử").fees


def channel(name, *entries):
    written = [
        {"amount": amount, "currency": currency, "note": note} for amount, currency, note in entries
    ]
    return make_channel(channel=name, fees=written)


@pytest.mark.parametrize(
    ("deadline", "term"),
    [
        ({"unit": "WORKING_DAY", "value": 7.5}, "7.5 wd"),
        ({"unit": "WORKING_DAY", "value": "7,5"}, "7.5 wd"),
        ({"unit": "DAY", "value": 20}, "20 d"),
        ({"unit": "HOUR", "value": 12}, "12 h"),
        ({"unit": "MONTH", "value": 6}, "6 m"),
        ({"unit": "YEAR", "value": 1}, "12 m"),
        ({"unit": "SAME_DAY", "value": 0}, "same-day"),
        ({"unit": "DAY", "value": 11.5}, "None"),  # no half calendar days: the officer says
        ({"unit": "WORKING_DAY", "value": 0}, "None"),
        ({"unit": "WORKING_DAY", "value": None}, "None"),
        ({"unit": "UNSPECIFIED", "value": 1}, "None"),
        ({"unit": "OTHER", "value": 1}, "None"),
        ({}, "None"),
    ],
)
def test_a_term_is_what_the_unit_says_or_unknown(deadline, term):
    assert str(times(deadline=deadline, channels=[])[0].term) == term


def test_a_longer_time_of_another_unit_stands_by_itself():
    deadline = {"unit": "DAY", "value": 3, "extend_if_verify": {"unit": "WORKING_DAY", "value": 5}}
    assert [(t.label, str(t.term)) for t in times(deadline=deadline, channels=[])] == [
        ("", "3 d"),
        ("verify", "5 wd"),
    ]


def test_a_time_that_was_understood_better_already_is_no_option():
    deadline = {"unit": "SAME_DAY", "value": 0, "raw": "1 WORKING_DAY"}
    stated = make_channel(time_value=1, time_raw="1 WORKING_DAY")
    assert len(times(deadline=deadline, channels=[stated])) == 1


def test_other_channels_do_not_repeat_the_counters_cases():
    cases = [
        make_channel(channel=name, time_value=value, description=f"{by}. Đối với {case}")
        for name, by in (("DIRECT", "Tại quầy"), ("ONLINE", "Qua mạng"))
        for value, case in ((3, "nhà ở"), (5, "công trình"))
    ]
    found = times(channels=cases)
    assert [(t.label, str(t.term)) for t in found] == [
        ("Đối với nhà ở", "3 wd"),
        ("Đối với công trình", "5 wd"),
    ]


def test_an_option_of_cases_that_the_counter_does_not_know_names_them():
    cases = [
        make_channel(channel="ONLINE", time_value=value, description=case)
        for value, case in ((5, "nhà ở"), (7, ""))
    ]
    found = times(channels=[make_channel(), *cases])
    assert [(t.label, str(t.term)) for t in found[1:]] == [("nhà ở", "5 wd"), ("online", "7 wd")]


@pytest.mark.parametrize(
    ("entry", "formula", "amount", "kind"),
    [
        ((10_000, "VND", None), "fixed", 10_000, "le-phi"),
        ((8_000, "VND", "/bản sao"), "per_copy", 8_000, "le-phi"),
        ((8_000, "VND", "đồng/bản"), "per_copy", 8_000, "le-phi"),
        ((10_000, "VND", "Phí thẩm định"), "fixed", 10_000, "phi"),
        ((10_000, "VND", "Phí, lệ phí"), "fixed", 10_000, "le-phi"),
        ((50_000, "VND", "do Hội đồng nhân dân tỉnh quyết định"), "unknown", None, "le-phi"),
        ((700, "VND", None), "unknown", None, "le-phi"),
        ((20, "USD?", "20.000 vnđ/tờ khai"), "unknown", None, "le-phi"),
        ((20_000, "USD?", None), "unknown", None, "le-phi"),
        ((0, "VND", None), "fixed", 0, "le-phi"),
        ((0, "VND", "Không"), "fixed", 0, "le-phi"),
        ((0, "VND", "Không có."), "fixed", 0, "le-phi"),
        ((0, "VND", "Không quy định."), "fixed", 0, "le-phi"),
        ((0, "VND", "Không thu lệ phí đối với tổ hợp tác"), "fixed", 0, "le-phi"),
        ((0, "VND", "Đồng"), "fixed", 0, "le-phi"),
        ((0, "VND", "Miễn phí"), "fixed", 0, "phi"),
        ((0, "VND", "(Miễn lệ phí. Phí cấp bản sao thực hiện theo"), "fixed", 0, "le-phi"),
        ((0, "VND", "Miễn lệ phí cho hộ nghèo"), "unknown", None, "le-phi"),
        ((0, "VND", "Chưa quy định."), "unknown", None, "le-phi"),
        ((0, "VND", "Theo Nghị quyết của HĐND tỉnh"), "unknown", None, "le-phi"),
        ((0, "VND", "Theo quy định"), "unknown", None, "le-phi"),
        ((None, "VND", "Không có thông tin"), "unknown", None, "le-phi"),
        ((None, "VND", None), "unknown", None, "le-phi"),
    ],
)
def test_a_fee_is_known_nothing_or_unknown(entry, formula, amount, kind):
    (rule,) = fees(channel("DIRECT", entry))
    assert (rule.formula, rule.amount, rule.kind, rule.channel) == (formula, amount, kind, "")


def test_channels_that_differ_have_rules_of_their_own():
    rules = fees(
        channel("DIRECT", (20_000, "VND", None)),
        channel("ONLINE", (10_000, "VND", None)),
        channel("POSTAL"),
    )
    assert [(r.channel, r.amount) for r in rules] == [("counter", 20_000), ("online", 10_000)]


def test_several_amounts_in_one_channel_are_unknown_and_all_told():
    (rule,) = fees(
        channel("DIRECT", (300_000, "VND", "trên 500"), (500_000, "VND", "dưới 100")),
        channel("ONLINE", (300_000, "VND", "trên 500"), (500_000, "VND", "dưới 100")),
    )
    assert rule.amount is None
    assert rule.basis == "300000 đồng: trên 500 | 500000 đồng: dưới 100"


def test_an_amount_alone_is_told_where_it_cannot_be_believed():
    (rule,) = fees(channel("DIRECT", (20, "USD?", None)))
    assert rule.basis == "20 USD?"


def test_where_the_province_decides_every_amount_is_unknown():
    (rule,) = fees(channel("DIRECT", (50_000, "VND", None)), fee_note="HĐND cấp tỉnh quy định")
    assert (rule.amount, rule.formula) == (None, "unknown")
    assert rule.basis == "HĐND cấp tỉnh quy định | 50000 đồng"


def test_rules_checked_against_the_law_come_before_channels():
    rule = {
        "kind": "LE_PHI",
        "formula": "per_case",
        "amount": 25_000,
        "channel": "ONLINE",
        "exemption": {"rule": "Miễn cho hộ nghèo"},
    }
    exempt = [{"rule": "Miễn", "basis": "Luật"}]
    (found,) = fees(
        channel("DIRECT", (9_000, "VND", None)), fee_rules=[rule], fee_exemptions=exempt
    )
    assert (found.kind, found.name, found.amount) == ("le-phi", "Lệ phí", 25_000)
    assert found.channel == "online"
    assert found.exemptions == ("Miễn (Luật)", "Miễn cho hộ nghèo")


def test_without_channels_nothing_is_known_and_nothing_is_owed():
    assert fees() == ()


def test_a_portal_record_is_a_procedure():
    procedure = procedure_from_json(make_portal_record(), "thử")
    assert (procedure.code, procedure.name) == ("1.000002", "Thủ tục của cổng")
    assert (procedure.sector, procedure.owner) == ("Hộ tịch", "UBND_XA")
    assert (procedure.agency, procedure.subjects) == ("UBND cấp xã", "Công dân Việt Nam")
    assert procedure.requirements == "Có mặt\nkhi nộp"
    assert [(t.label, str(t.term), t.raw) for t in procedure.times] == [
        ("", "5 d", "5 Ngày"),
        ("online", "7.5 wd", ""),
    ]
    assert procedure.cases == ("Trường hợp 1", "Trường hợp 2")
    assert [(c.seq, c.originals, c.copies, c.is_note) for c in procedure.components] == [
        (1, 1, 0, False),
        (2, 1, 2, False),
        (3, 0, 0, True),
    ]
    assert (procedure.result, procedure.result_codes) == ("Giấy khai sinh", ("KQ.G15.000031",))
    assert procedure.legal == ("Luật Hộ tịch (60/2014/QH13)", "Luật khác")
    assert procedure.decision == "12/QĐ-BTP"
    assert [rule.amount for rule in procedure.fees] == [None]


def test_a_portal_record_of_no_channel_has_an_unknown_term():
    procedure = procedure_from_json(make_portal_record(CACHTHUCTHUCHIEN=[]), "thử")
    assert procedure.times[0].term is None
    assert procedure.fees == ()


def test_a_portal_record_known_to_the_post_only_takes_its_time_from_there():
    way = {"KENH": "3", "THOIGIAN": [{"THOIGIANGIAIQUYET": 2, "DONVITINH": "giờ"}]}
    procedure = procedure_from_json(make_portal_record(CACHTHUCTHUCHIEN=[way]), "thử")
    assert str(procedure.times[0].term) == "2 h"


def test_a_procedure_of_other_levels_is_another_agencys():
    levels = [{"CAPTHUCHIEN": 1}]
    assert procedure_from_json(make_portal_record(CAPTHUCHIEN=levels), "thử").owner == (
        "OTHER_AGENCY"
    )
    assert procedure_from_json(make_portal_record(CAPTHUCHIEN=[]), "thử").owner == "UBND_XA"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"CACHTHUCTHUCHIEN": [{"KENH": 4}]}, "CACHTHUCTHUCHIEN[0].KENH"),
        ({"CACHTHUCTHUCHIEN": "x"}, "CACHTHUCTHUCHIEN"),
        ({"THANHPHANHOSO": [{"GIAYTO": [5]}]}, "THANHPHANHOSO[0].GIAYTO[0]"),
        ({"TENTTHC": ""}, "name"),
    ],
)
def test_a_bad_portal_record_is_refused_by_its_own_names(changes, field):
    with pytest.raises(RuleError) as raised:
        procedure_from_json(make_portal_record(**changes), "thử")
    assert raised.value.facts == {"procedure": "1.000002", "field": field}


def test_a_portal_record_without_a_code_is_named_by_its_place():
    with pytest.raises(RuleError) as raised:
        procedure_from_json(make_portal_record(MATTHC=""), "thử", place="#7")
    assert raised.value.facts == {"procedure": "#7", "field": "code"}


def test_a_version_covers_both_its_first_and_its_last_day():
    days = {"effective_from": "2026-07-01", "effective_to": "2026-07-31"}
    version = procedure_from_json({"code": "1.000001", "name": "Thử"} | days, "thử")
    covered = [date(2026, 6, 30), date(2026, 7, 1), date(2026, 7, 31), date(2026, 8, 1)]
    assert [version.is_in_force(day) for day in covered] == [False, True, True, False]
    with pytest.raises(RuleError, match=r"catalogue\.bad_record") as refused:
        procedure_from_json(
            {"code": "1.000001", "name": "Thử", "effective_from": "2026-08-01"}
            | {"effective_to": "2026-07-01"},
            "thử",
        )
    assert refused.value.facts["field"] == "effective_to"


def test_a_section_named_itself_stands_alone():
    papers = [
        {"name": "Tờ khai", "originals": 1, "group": "Giấy tờ phải nộp"},
        {"name": "Căn cước", "originals": 1, "group": "Giấy tờ phải xuất trình"},
    ]
    record = {"code": "1.000001", "name": "Thử", "components": papers}
    procedure = procedure_from_json(record, "thử")
    assert [c.name for c in procedure.demanded("Giấy tờ phải nộp")] == ["Tờ khai"]
    assert len(procedure.demanded()) == 2
