"""Several times in one sentence become options one chooses between."""

from decimal import Decimal

import pytest

from counter_app.domain.catalogue.record import procedure_from_json
from counter_app.domain.catalogue.spoken import spoken_times
from counter_app.domain.dossier import Term, TermUnit

HOUSES = (
    "10 ngày làm việc đối với công trình (hoặc 7 ngày làm việc đối với nhà ở riêng lẻ) kể từ ngày "
    "nhận đủ hồ sơ"
)
LAND = (
    "Không quá 17 ngày làm việc đối với trường hợp đăng ký lần đầu; không quá 20 ngày làm việc đối "
    "với trường hợp cấp Giấy chứng nhận. Đối với các xã miền núi thì 27 ngày làm việc đối với "
    "trường hợp đăng ký lần đầu."
)


def days(value, unit=TermUnit.WORKING_DAY):
    return Term(unit, Decimal(value))


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (HOUSES, [(days(10), "đối với công trình"), (days(7), "đối với nhà ở riêng lẻ")]),
        (LAND, [(days(17), "đối với trường hợp đăng ký lần đầu"),
                (days(20), "đối với trường hợp cấp Giấy chứng nhận")]),
        ("45 ngày kể từ ngày nhận đủ hồ sơ đối với nhà một; 25 ngày đối với nhà hai",
         [(days(45, TermUnit.DAY), "đối với nhà một"),
          (days(25, TermUnit.DAY), "đối với nhà hai")]),
        ("10 ngày làm việc đối với công trình", []),
        ("10 ngày làm việc đối với A hai; 10 ngày làm việc đối với B hai", []),
        ("3,3 ngày làm việc đối với A hai; 4 ngày làm việc đối với B hai", []),
        ("0 ngày đối với A hai; 4 ngày đối với B hai", []),
        ("", []),
    ],
)  # fmt: skip
def test_each_number_is_read_with_its_case(text, times):
    assert list(spoken_times(text)) == times


def record(deadline, **more):
    channel = {"channel": "DIRECT", "time_unit": "WORKING_DAY", "time_value": 10}
    return {
        "code": "1.000001",
        "name": "Thử",
        "deadline": deadline,
        "channels": [channel | {"description": HOUSES} | more],
    }


def test_the_usual_time_learns_its_case_and_the_others_are_options():
    procedure = procedure_from_json(record({"unit": "WORKING_DAY", "value": 10}), "thử")
    assert [(time.term, time.label) for time in procedure.times] == [
        (days(10), "đối với công trình"),
        (days(7), "đối với nhà ở riêng lẻ"),
    ]


def test_where_nobody_knows_the_usual_time_every_case_is_an_option():
    unknown = record({"unit": "OTHER", "value": 1}, time_unit="OTHER")
    procedure = procedure_from_json(unknown, "thử")
    assert [time.term for time in procedure.times] == [None, days(10), days(7)]


def test_a_sentence_that_means_another_thing_is_left_alone():
    procedure = procedure_from_json(
        record({"unit": "WORKING_DAY", "value": 3}, time_value=3), "thử"
    )
    assert [time.term for time in procedure.times] == [days(3)]


def test_where_a_sentence_has_cases_the_longer_term_of_the_mountains_is_left_to_the_officer():
    deadline = {"unit": "WORKING_DAY", "value": 17}
    procedure = procedure_from_json(record(deadline, description=LAND, time_value=17), "thử")
    assert [(time.term, time.difficult) for time in procedure.times] == [
        (days(17), False),
        (days(20), False),
    ]
