"""Orders as JSON: what is read, what is told back, what is refused by name of its field."""

import io
import json
import tracemalloc
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.domain.dossier import Channel, TermUnit
from counter_app.domain.errors import CounterError, RuleError
from counter_app.domain.people import PersonKind, Sex
from counter_app.services.from_json.json_reader import MAX_LINE_BYTES, lines, loads
from counter_app.services.from_json.order_json import read_order

FOLDER = Path("orders")
ORDER = {
    "procedure": "1.004873",
    "channel": "counter",
    "sets": 1,
    "return_by": "counter",
    "applicant": {
        "kind": "citizen",
        "name": "Nguyễn Thị Mẫu",
        "id_number": "051185001234",
        "born": "1985-08-15",
        "sex": "female",
        "phone": "0912345678",
        "address": "Thôn 1, xã Mẫu, tỉnh Quảng Ngãi",
    },
    "owner": None,
    "delegate": None,
    "components": [{"seq": 1, "originals": 1, "copies": 0, "files": ["scan1.pdf"]}],
    "summary": "Xác nhận tình trạng hôn nhân để kết hôn",
    "note": "",
    "received_at": None,
    "client_ref": "thử-1",
}


def read(**changes):
    return read_order(ORDER | changes, folder=FOLDER).order


def refused(record):
    with pytest.raises(RuleError) as caught:
        read_order(record, folder=FOLDER)
    return caught.value


def test_the_contracts_own_example_is_read_whole():
    order = read()
    assert order.procedure == "1.004873"
    assert order.channel is Channel.COUNTER
    assert order.applicant.kind is PersonKind.CITIZEN
    assert order.applicant.sex is Sex.FEMALE
    assert order.components[0].files == (FOLDER / "scan1.pdf",)
    assert order.received_at is None
    assert order.owner is None
    assert order.client_ref == "thử-1"


def test_what_is_left_out_has_its_usual_value():
    order = read_order(
        {"procedure": "1.004873", "applicant": {"name": "Trần Văn Thử"}}, folder=FOLDER
    ).order
    assert (order.sets, order.return_by, order.channel) == (1, "counter", Channel.COUNTER)
    assert order.components == ()
    assert order.taken is None


def test_decomposed_text_is_stored_composed():
    order = read(
        summary=normalize("NFD", "Đổi đất"),
        applicant=ORDER["applicant"] | {"name": normalize("NFD", "Nguyễn  Thị Mẫu ")},
    )
    assert order.summary == "Đổi đất"
    assert order.applicant.name == "Nguyễn Thị Mẫu"


def test_further_fields_of_the_order_are_read():
    order = read(
        case="Trường hợp 1",
        waive=[{"seq": 2, "reason": "đã có trong cơ sở dữ liệu"}],
        fees={
            "pages": 3,
            "copies": 2,
            "exemption": {"reason": "hộ nghèo", "proof": "sổ"},
            "taken": {"method": "cash", "receipt_number": "0001"},
            "lines": [{"kind": "phi", "name": "Phí", "amount": 5000}],
        },
        due="2026-03-11T13:30:00+07:00",
        term="7.5 wd",
        option=1,
        received_at="2026-03-02T08:00",
    )
    assert order.case == "Trường hợp 1"
    assert order.waive[0].seq == 2
    assert (order.pages, order.copies) == (3, 2)
    assert order.exemption.reason == "hộ nghèo"
    assert order.taken.receipt_number == "0001"
    assert order.fees[0].amount == 5000
    assert order.due == datetime(2026, 3, 11, 6, 30, tzinfo=UTC)
    assert (order.term.unit, order.term.value) == (TermUnit.WORKING_DAY, Decimal("7.5"))
    assert order.option == 1


def test_a_time_without_offset_is_the_wall_clock_of_vietnam():
    assert read(received_at="2026-03-02T08:00").received_at.utcoffset() == timedelta(hours=7)


def test_fields_nobody_knows_are_told_back_by_name():
    answer = read_order(
        ORDER | {"colour": "đỏ", "applicant": ORDER["applicant"] | {"nickname": "x"}},
        folder=FOLDER,
    )
    assert set(answer.unknown_fields) == {"colour", "applicant.nickname"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"procedure": None}, "procedure"),
        ({"procedure": 1.004873}, "procedure"),
        ({"applicant": None}, "applicant"),
        ({"applicant": "Nguyễn Thị Mẫu"}, "applicant"),
        ({"applicant": {"name": " "}}, "applicant.name"),
        ({"applicant": {"name": "M" * 301}}, "applicant.name"),
        ({"applicant": {"name": "Mẫu", "kind": "ghost"}}, "applicant.kind"),
        ({"applicant": {"name": "Mẫu", "sex": 1}}, "applicant.sex"),
        ({"channel": "pigeon"}, "channel"),
        ({"channel": ["counter"]}, "channel"),
        ({"sets": 0}, "sets"),
        ({"sets": True}, "sets"),
        ({"sets": "1"}, "sets"),
        ({"sets": 10**30}, "sets"),
        ({"components": {}}, "components"),
        ({"components": [7]}, "components[0]"),
        ({"components": [{}]}, "components[0].seq"),
        ({"components": [{"seq": 1}, {"seq": 1}]}, "components[1].seq"),
        ({"components": [{"seq": 1, "originals": -1}]}, "components[0].originals"),
        ({"components": [{"seq": 1, "files": "a.pdf"}]}, "components[0].files"),
        ({"components": [{"seq": 1, "files": ["a\0.pdf"]}]}, "components[0].files[0]"),
        ({"waive": [{"seq": 1}]}, "waive[0].reason"),
        ({"received_at": "yesterday"}, "received_at"),
        ({"received_at": "2026-03-02"}, "received_at"),
        ({"due": "0001-01-01T00:00:00+23:00"}, "due"),
        ({"fees": []}, "fees"),
        ({"fees": {"taken": {"method": "gold"}}}, "fees.taken.method"),
        ({"fees": {"lines": [{"kind": "phi", "name": "Phí"}]}}, "fees.lines[0].amount"),
    ],
)
def test_a_field_of_the_wrong_shape_is_named_and_its_value_is_not_told(changes, field):
    wrong = refused(ORDER | changes)
    assert wrong.code == "order.bad_field"
    assert wrong.facts["field"] == field
    assert "Mẫu" not in str(wrong)


@pytest.mark.parametrize("record", [None, [], "x", 1, True])
def test_an_order_that_is_no_object_is_a_bad_field(record):
    assert refused(record).code == "order.bad_field"


@pytest.mark.parametrize(
    "text",
    [b"{", b"\xff\xfe{}", b"[NaN]", b"[" * 100_000, b"9" * 10_000, b'"\xc3"'],
)
def test_broken_json_has_one_code(text):
    with pytest.raises(RuleError) as caught:
        loads(text)
    assert caught.value.code == "order.broken_json"


def test_a_byte_order_mark_is_no_fault():
    assert loads(b"\xef\xbb\xbf{}") == {}


def test_a_long_line_costs_an_error_and_no_memory_and_the_next_is_read():
    long = b'{"note": "' + b"x" * 10_000_000 + b'"}\n'
    stream = io.BytesIO(b'{"a": 1}\n\n' + long + b'{"b": 2}')
    tracemalloc.start()
    try:
        found = list(lines(stream))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found[0] == b'{"a": 1}\n'
    assert isinstance(found[1], RuleError)
    assert found[1].code == "order.too_long"
    assert found[2] == b'{"b": 2}'
    assert peak < 4 * MAX_LINE_BYTES


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*ORDER, "case", "waive", "fees", "seq", "files", "name", "method"])
            | st.text(max_size=5),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(changes=st.dictionaries(st.sampled_from([*ORDER, "fees", "waive", "term"]), JSON))
def test_whatever_stands_in_an_order_it_is_read_or_refused_by_code(changes):
    try:
        read_order(ORDER | changes, folder=FOLDER)
    except CounterError as wrong:
        json.dumps(wrong.facts)


@pytest.mark.parametrize(
    ("said", "kept"),
    [("1985-08-15", "1985-08-15"), ("1985", "1985"), ("15/08/1985", "1985-08-15"), ("", "")],
)
def test_a_birth_is_a_day_or_a_year(said, kept):
    assert read(applicant=ORDER["applicant"] | {"born": said}).applicant.born == kept


@pytest.mark.parametrize("said", ["1985-02-31", "31/02/1985", "hôm qua", "85", "１９８５"])
def test_a_birth_that_is_no_day_is_named(said):
    wrong = refused(ORDER | {"applicant": ORDER["applicant"] | {"born": said}})
    assert (wrong.code, wrong.facts["field"]) == ("order.bad_field", "applicant.born")
