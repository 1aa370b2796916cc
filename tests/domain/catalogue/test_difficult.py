"""The longer term of mountain, border and island communes, read from the portal's sentences."""

from decimal import Decimal

import pytest

from counter_app.domain.catalogue.difficult import difficult_term, is_of_difficult_area
from counter_app.domain.catalogue.record import procedure_from_json
from counter_app.domain.dossier import Term, TermUnit
from counter_app.domain.errors import RuleError
from counter_app.domain.procedure import ProcessingTime

AREA = (
    "Đối với các xã miền núi, hải đảo, vùng sâu, vùng xa, vùng có điều kiện kinh tế - xã hội khó "
    "khăn, vùng có điều kiện kinh tế - xã hội đặc biệt khó khăn thì thời gian thực hiện "
)


def days(value):
    return Term(TermUnit.WORKING_DAY, Decimal(value))


@pytest.mark.parametrize(
    ("text", "usual", "longer"),
    [
        (AREA + "không quá 20 ngày làm việc.", "15", "20"),
        ("Không quá 7,5 ngày. " + AREA + "không quá 17,5 ngày làm việc.", "7.5", "17.5"),
        (AREA + "được tăng thêm 10 ngày.", "8", "18"),
        (AREA + "được tăng thêm không quá 10 ngày làm việc so với tổng thời gian.", "35", "45"),
        (AREA + "không quá 20 ngày. " + AREA + "không quá 20 ngày.", "15", "20"),
        ("Đối với các xã biên giới, hải đảo: Không quá 16 ngày làm việc", "13", "16"),
        ("Đối với các tổ dân phố vùng đồng bào dân tộc thiểu số và miền núi, biên giới thì thời "
         "gian thực hiện không quá 20 ngày", "10", "20"),
    ],
)  # fmt: skip
def test_one_sentence_gives_one_longer_term(text, usual, longer):
    assert difficult_term(text, days(usual)) == days(longer)


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("Không quá 20 ngày làm việc.", days("15")),
        (AREA + "không quá 20 ngày. " + AREA + "không quá 25 ngày.", days("15")),  # two cases
        (AREA + "không quá 20 ngày.", days("27")),  # no longer than the usual one
        (AREA + "không quá 20,3 ngày.", days("15")),
        (AREA + "không quá 20 ngày.", Term(TermUnit.HOUR, Decimal(8))),
        (AREA + "không quá 20 ngày.", None),
    ],
)
def test_what_is_not_one_longer_term_is_left_to_the_officer(text, usual):
    assert difficult_term(text, usual) is None


def test_a_description_of_nothing_else_is_told_apart():
    assert is_of_difficult_area("* " + AREA + "không quá 18 ngày")
    assert not is_of_difficult_area("Nộp trực tiếp tại Trung tâm. * " + AREA + "không quá 18 ngày")


def record(**changes):
    return {
        "code": "1.000001",
        "name": "Thủ tục thử",
        "deadline": {"unit": "WORKING_DAY", "value": 15},
        "channels": [
            {
                "channel": "DIRECT",
                "time_unit": "WORKING_DAY",
                "time_value": 15,
                "description": AREA + "không quá 20 ngày làm việc.",
            }
        ],
    } | changes


def test_a_difficult_commune_gets_the_longer_term_and_others_the_usual_one():
    procedure = procedure_from_json(record(), "thử")
    assert [(t.term, t.difficult) for t in procedure.times] == [
        (days("15"), False),
        (days("20"), True),
    ]
    assert procedure.time().term == days("15")
    assert procedure.time(difficult=True).term == days("20")
    assert procedure.time(1).term == days("20")
    with pytest.raises(RuleError, match=r"procedure\.unknown_option"):
        procedure.time(2)


@pytest.mark.parametrize(
    ("extension", "terms"),
    [
        ({"unit": "WORKING_DAY", "value": 10}, [days("15"), days("25")]),
        ({"unit": "DAY", "value": 10}, [days("15")]),  # another unit cannot be added
        ({"unit": "WEEK", "value": 1}, [days("15")]),
    ],
)
def test_an_edition_may_state_the_extension_itself(extension, terms):
    deadline = {"unit": "WORKING_DAY", "value": 15, "extend_if_difficult": extension}
    procedure = procedure_from_json(record(deadline=deadline), "thử")
    assert [time.term for time in procedure.times] == terms


def test_options_that_speak_of_such_communes_are_chosen_by_the_officer():
    channels = [
        {
            "channel": "DIRECT",
            "time_unit": "WORKING_DAY",
            "time_value": value,
            "description": text,
        }
        for value, text in ((15, "Trường hợp một"), (20, "Trường hợp hai. " + AREA + "không quá"))
    ]
    procedure = procedure_from_json(record(channels=channels), "thử")
    assert [time.difficult for time in procedure.times] == [False, False]


def test_a_procedure_without_times_has_one_unknown_time():
    procedure = procedure_from_json(record(), "thử")
    assert type(procedure)("1", "Thủ tục", "", "thử").time() == ProcessingTime(None)
