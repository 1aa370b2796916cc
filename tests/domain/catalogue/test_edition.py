import gzip
import json
import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.catalogue import edition as edition_module
from counter_app.domain.catalogue import edition_from_json
from counter_app.domain.errors import RuleError
from tests.domain.examples import make_file, make_portal_record, make_record


def refusal(content):
    with pytest.raises(RuleError) as raised:
        edition_from_json(content)
    return raised.value


def test_a_list_a_document_an_answer_and_a_record_are_editions():
    record = make_record()
    for document in (
        {"procedures": [record]},
        {"result": [record]},
        {"result": record},
        [record],
        record,
    ):
        edition = edition_from_json(json.dumps(document).encode())
        assert [p.code for p in edition.procedures] == ["1.000001"]


def test_records_of_both_shapes_may_stand_together():
    edition = edition_from_json(make_file(make_record(), make_portal_record()))
    assert [p.code for p in edition.procedures] == ["1.000001", "1.000002"]
    assert {p.edition for p in edition.procedures} == {edition.name}


def test_what_the_portal_no_longer_shows_is_left_out():
    hidden = make_portal_record(TRANGTHAI="0")
    assert len(edition_from_json(make_file(make_record(), hidden)).procedures) == 1


def test_a_file_may_be_gzipped_and_may_begin_with_a_mark():
    plain = make_file(make_record(), edition="thử")
    content = make_file(make_record(), edition="2027-01-01")
    assert edition_from_json(gzip.compress(content)).name == "2027-01-01"
    assert edition_from_json(b"\xef\xbb\xbf" + content).name == "2027-01-01"
    assert refusal(plain).code == "catalogue.bad_name"


def test_an_edition_without_a_name_is_named_by_its_day_and_content():
    one = edition_from_json(make_file(make_record(), meta={"generated": "2026-11-22"}))
    other = edition_from_json(make_file(make_record(name="Khác"), meta={"generated": "2026-11-22"}))
    assert one.name.startswith("2026-11-22-")
    assert one.name != other.name
    assert edition_from_json(make_file(make_record(), meta=[])).name.startswith("import-")


def test_a_calendar_comes_along_when_it_is_sound():
    calendar = {"years": {"2027": {"off": []}}}
    assert edition_from_json(make_file(make_record(), calendar=calendar)).calendar == calendar
    assert edition_from_json(make_file(make_record())).calendar is None
    for bad in ({}, [], json.dumps(calendar), 5):
        assert refusal(make_file(make_record(), calendar=bad)).code == "calendar.bad_file"


def test_broken_json_is_refused_with_line_and_column():
    assert refusal(b'{"procedures":\n [,]}').facts == {"line": 2, "column": 3}


def test_bytes_that_are_no_utf8_are_refused_with_line_and_column():
    assert refusal(b'{\n"a": "\xff"}').facts == {"line": 2, "column": 7}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "catalogue.broken_json"),
        (b"[" * 100_000, "catalogue.broken_json"),
        (b'{"a":' * 100_000, "catalogue.broken_json"),
        (b'[{"code": NaN}]', "catalogue.broken_json"),
        (b"[" + b"9" * 5000 + b"]", "catalogue.broken_json"),
        (b"\x1f\x8bnonsense", "catalogue.broken_json"),
        (gzip.compress(b"[]", mtime=0)[:-6], "catalogue.broken_json"),
        (b"5", "catalogue.not_an_edition"),
        (b'"text"', "catalogue.not_an_edition"),
        (b"{}", "catalogue.not_an_edition"),
        (b'{"procedures": {"a": 5}}', "catalogue.bad_record"),
        (b'{"procedures": []}', "catalogue.no_procedures"),
        (b"[5]", "catalogue.bad_record"),
        (make_file(make_record(), edition=5), "catalogue.bad_name"),
        (make_file(make_record(), edition="../../etc"), "catalogue.bad_name"),
        (make_file(make_record(), make_record()), "catalogue.duplicate_code"),
    ],
)
def test_a_file_that_is_no_edition_is_refused(content, code):
    assert refusal(content).code == code


def test_a_file_larger_than_any_edition_is_refused_packed_or_not():
    large = b" " * (edition_module.LARGEST + 1)
    assert refusal(large).code == "catalogue.too_large"
    assert refusal(gzip.compress(large, 1)).code == "catalogue.too_large"


def test_more_procedures_than_there_are_is_refused():
    many = [make_record(code=f"1.{n:06d}") for n in range(edition_module.MOST_PROCEDURES + 1)]
    assert refusal(json.dumps(many).encode()).code == "catalogue.too_many"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"code": None}, "code"),
        ({"code": ""}, "code"),
        ({"code": 5}, "code"),
        ({"code": "<b>1.000001"}, "code"),
        ({"name": None}, "name"),
        ({"name": " \u200b "}, "name"),
        ({"name": "a" * 4001}, "name"),
        ({"name": "a" * 50_001}, "name"),
        ({"name": ["a"]}, "name"),
        ({"owner": "ubnd; DROP TABLE"}, "owner"),
        ({"featured": "yes"}, "featured"),
        ({"legal": "Luật"}, "legal"),
        ({"legal": [5]}, "legal"),
        ({"legal": ["x"] * 5001}, "legal"),
        ({"effective_from": "31/12/2026"}, "effective_from"),
        ({"components": 5}, "components"),
        ({"components": [5]}, "components[0]"),
        ({"components": [{"name": "a", "originals": -1}]}, "components[0].originals"),
        ({"components": [{"name": "a", "originals": 1000}]}, "components[0].originals"),
        ({"components": [{"name": "a", "copies": 0.5}]}, "components[0].copies"),
        ({"components": [{"name": "a", "copies": True}]}, "components[0].copies"),
        ({"components": [{"name": "a", "copies": "two"}]}, "components[0].copies"),
        ({"components": [{"name": "a", "seq": 1}, {"name": "b", "seq": 1}]}, "components.seq"),
        ({"deadline": []}, ""),
        ({"deadline": 5}, "deadline"),
        ({"deadline": {"unit": "WORKING_DAY", "value": 1e300}}, "deadline.value"),
        ({"deadline": {"unit": "WORKING_DAY", "value": -3}}, "deadline.value"),
        ({"deadline": {"unit": ["DAY"]}}, "deadline.unit"),
        ({"channels": [{"channel": "FAX"}]}, "channels[0].channel"),
        ({"fee_rules": [{"kind": "TAX"}]}, "fee_rules[0].kind"),
        ({"fee_rules": [{"kind": "PHI", "formula": "eval"}]}, "fee_rules[0].formula"),
        ({"fee_rules": [{"kind": "PHI", "amount": -5}]}, "fee_rules[0].amount"),
        ({"fee_rules": [{"kind": "PHI", "channel": "FAX"}]}, "fee_rules[0].channel"),
    ],
)
def test_a_bad_field_is_named_with_its_procedure(changes, field):
    content = make_file(make_record(), make_record(code="1.000009") | changes)
    if changes == {"deadline": []}:
        assert edition_from_json(content).procedures[1].times[0].term is None
        return
    error = refusal(content)
    place = "#2" if field == "code" else "1.000009"
    assert error.code == "catalogue.bad_record"
    assert error.facts == {"procedure": place, "field": field}


def test_decomposed_and_hostile_texts_are_made_clean():
    name = unicodedata.normalize("NFD", "Thủ tục\u202e <b>%s</b>\x00 \U0001f600\ud83d")
    (procedure,) = edition_from_json(
        json.dumps(make_record(name=name, requirements="a\t b\r\n \n c")).encode()
    ).procedures
    assert procedure.name == "Thủ tục <b>%s</b> \U0001f600\ufffd"
    assert procedure.requirements == "a b\nc"
    procedure.name.encode()


def test_a_paper_without_a_name_is_still_demanded():
    content = make_file(make_record(components=[{"seq": 1, "name": "", "originals": 1}]))
    (component,) = edition_from_json(content).procedures[0].components
    assert component.required
    assert component.name


def test_papers_without_numbers_are_numbered():
    content = make_file(make_record(components=[{"name": "a"}, {"name": "b"}]))
    assert [c.seq for c in edition_from_json(content).procedures[0].components] == [1, 2]


def test_a_long_name_gets_a_short_one_cut_at_a_word():
    (procedure,) = edition_from_json(make_file(make_record(name="thủ tục " * 60))).procedures
    assert len(procedure.short_name) <= 160
    assert procedure.short_name.endswith("tục thủ…")
    assert edition_from_json(make_file(make_record())).procedures[0].short_name == "Thủ tục thử"


def test_effective_days_are_kept():
    content = make_file(make_record(effective_from="2027-03-01"))
    (procedure,) = edition_from_json(content).procedures
    assert (procedure.effective_from, procedure.effective_to) == ("2027-03-01", "")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
FIELDS = [*make_record(), *make_portal_record(), "fee_rules", "fee_exemptions", "edition", "owner"]
fields = st.sampled_from(FIELDS)


@given(st.dictionaries(fields, json_values, max_size=4))
def test_nothing_but_a_rule_error_comes_of_any_record(changes):
    content = json.dumps([make_record() | changes]).encode()
    with suppress(RuleError):
        assert edition_from_json(content).procedures


@given(st.binary(max_size=200))
def test_nothing_but_a_rule_error_comes_of_any_bytes(content):
    with pytest.raises(RuleError):
        edition_from_json(content)


def test_an_edition_says_from_which_day_it_counts():
    record = {"code": "1.000001", "name": "Thủ tục thử"}
    head = {"procedures": [record], "effective_from": "2026-07-01"}
    assert edition_from_json(json.dumps(head).encode()).effective_from == "2026-07-01"
    assert edition_from_json(json.dumps([record]).encode()).effective_from == ""


@pytest.mark.parametrize("day", ["1 July", "2026-02-30", 7, ["2026-07-01"]])
def test_a_day_of_effect_that_is_none_is_refused(day):
    head = {"procedures": [{"code": "1.000001", "name": "Thử"}], "effective_from": day}
    with pytest.raises(RuleError, match=r"catalogue\.bad_day"):
        edition_from_json(json.dumps(head).encode())


def test_changes_to_the_forms_come_along_as_text():
    head = {"procedures": [{"code": "1.000001", "name": "Thử"}], "overlay": "[office]"}
    assert edition_from_json(json.dumps(head).encode()).overlay == "[office]"
    with pytest.raises(RuleError, match=r"catalogue\.bad_overlay"):
        edition_from_json(json.dumps(head | {"overlay": {"office": {}}}).encode())
