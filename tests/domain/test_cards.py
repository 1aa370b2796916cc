import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.cards import LONGEST, Card, parse
from counter_app.domain.errors import RuleError
from counter_app.domain.people import Sex

ADDRESS = "Tổ 3, Thôn Phú Vinh, Hành Minh, Nghĩa Hành, Quảng Ngãi"
CITIZEN = f"051185001234|212345678|Nguyễn Thị Mẫu|15081985|Nữ|{ADDRESS}|22052021"
NAME_HEX = "4e677579e1bb856e205468e1bb8b204de1baab75"


def citizen(**changes):
    fields = {
        "number": "051185001234",
        "old": "212345678",
        "name": "Nguyễn Thị Mẫu",
        "born": "15081985",
        "sex": "Nữ",
        "address": ADDRESS,
        "issued": "22052021",
    } | changes
    return parse("|".join(value for value in fields.values() if value is not None))


def insurance(**changes):
    fields = {
        "number": "DN4514512345678",
        "name": NAME_HEX,
        "born": "15/08/1985",
        "sex": "2",
        "address": ADDRESS.encode().hex(),
        "place": "51 - 001",
        "since": "01/01/2026",
        "until": "31/12/2026",
    } | changes
    return parse("|".join(fields.values()))


def refusal(payload):
    with pytest.raises(RuleError) as raised:
        parse(payload)
    return raised.value


def test_the_card_of_seven_fields_is_read():
    assert parse(CITIZEN) == Card(
        kind="citizen",
        id_number="051185001234",
        old_id_number="212345678",
        name="Nguyễn Thị Mẫu",
        born="1985-08-15",
        sex=Sex.FEMALE,
        address=ADDRESS,
        issued="2021-05-22",
    )


def test_the_old_number_may_be_empty():
    card = parse("051203009876||Trần Văn Thử|01022003|Nam|Thôn 1, xã Mẫu|10122022")
    assert (card.old_id_number, card.name, card.sex) == ("", "Trần Văn Thử", Sex.MALE)


def test_readers_may_leave_out_the_old_number_and_the_day_of_issue():
    card = citizen(old=None)
    assert (card.old_id_number, card.born, card.issued) == ("", "1985-08-15", "2021-05-22")
    assert citizen(issued=None).issued == ""
    assert citizen(issued="").issued == ""
    assert citizen(old="", issued=None).address == ADDRESS


def test_newer_cards_carry_more_and_lose_nothing():
    card = parse(f"{CITIZEN}||Nguyễn Văn Cha|Trần Thị Mẹ|051085000001")
    assert card.extra == ("Nguyễn Văn Cha", "Trần Thị Mẹ", "051085000001")
    assert card.issued == "2021-05-22"


def test_eleven_fields_are_read():
    assert len(parse(f"{CITIZEN}|a|b|c|d").extra) == 4


def test_scanners_add_line_ends_marks_and_spaces():
    assert parse(f"\ufeff]Q3{CITIZEN}\r\n") == parse(CITIZEN)
    assert citizen(name=" Nguyễn  Thị Mẫu ").name == "Nguyễn Thị Mẫu"


def test_capitals_stay_as_scanned():
    assert citizen(name="NGUYỄN THỊ MẪU").name == "NGUYỄN THỊ MẪU"
    assert citizen(name="NGUYỄN THỊ MẪU").warnings == ()


@pytest.mark.parametrize("name", ["Ksor H'Ɓlang", "Y-Blô Êban", "H'Mer", "Đinh", "Nguyễn Mỹ Quý"])
def test_names_of_all_peoples_are_read_without_warning(name):
    card = citizen(name=name)
    assert (card.name, card.warnings) == (name, ())


@pytest.mark.parametrize(("born", "expected"), [("1985", "1985"), ("00001985", "1985")])
def test_a_birth_may_be_known_by_its_year(born, expected):
    assert citizen(born=born).born == expected


def test_a_written_birth_is_read():
    assert citizen(born="15/08/1985").born == "1985-08-15"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"born": "31021985"}, "born"),
        ({"born": "15131985"}, "born"),
        ({"born": "00081985"}, "born"),
        ({"born": "15081785"}, "born"),
        ({"born": "9999"}, "born"),
        ({"born": "x"}, "born"),
        ({"born": ""}, "born"),
        ({"issued": "31022021"}, "issued"),
        ({"issued": "2205202"}, "issued"),
    ],
)
def test_a_day_that_does_not_exist_is_refused_not_rolled(changes, field):
    with pytest.raises(RuleError) as raised:
        citizen(**changes)
    assert raised.value.code == "card.bad_date"
    assert raised.value.facts == {"field": field}


@pytest.mark.parametrize(
    ("sex", "expected", "warnings"),
    [
        ("Nam", Sex.MALE, ("id.odd_sex",)),
        ("Nữ", Sex.FEMALE, ()),
        ("Nu", Sex.FEMALE, ("card.marks_lost",)),
        ("Nuwx", Sex.FEMALE, ()),
        ("N?", Sex.FEMALE, ("card.odd_sex",)),
        ("N\ufffd", Sex.FEMALE, ("card.odd_sex",)),
        ("", Sex.UNKNOWN, ("card.odd_sex",)),
        ("X", Sex.UNKNOWN, ("card.odd_sex",)),
    ],
)
def test_the_sex_is_read_through_lost_marks(sex, expected, warnings):
    card = citizen(sex=sex)
    assert (card.sex, card.warnings) == (expected, warnings)


@pytest.mark.parametrize(
    "name",
    [
        "Nguy?n Th? M?u",
        "Nguy\ufffdn Thị Mẫu",
        "Nguyeenx Thij Maaux",
        "Traanf Vawn Thuwr",
        "DDinh Thij Maaux",
        "Nguye6n4 Thi5 Ma6u4",
        "nGUYỄN tHỊ mẪU",
    ],
)
def test_a_name_damaged_on_its_way_is_shown_for_correction(name):
    card = citizen(name=name)
    assert "card.damaged_name" in card.warnings
    assert card.id_number == "051185001234"


def test_a_damaged_address_is_shown_for_correction():
    assert citizen(address="Th?n 1, x? M?u").warnings == ("card.damaged_address",)


def test_lost_marks_are_seen():
    card = citizen(name="Tran Van Thu", address="Thon 1, xa Mau, Quang Ngai", sex="Nữ")
    assert card.warnings == ("card.marks_lost",)


def test_a_port_set_to_latin_1_is_put_right():
    card = parse(CITIZEN.encode().decode("latin-1"))
    assert (card.name, card.address) == ("Nguyễn Thị Mẫu", ADDRESS)
    assert card.warnings == ("card.repaired",)


def test_an_odd_number_is_a_warning():
    assert citizen(number="999185001234").warnings == ("id.odd_place",)


def test_an_insurance_card_is_read():
    assert insurance() == Card(
        kind="insurance",
        id_number="DN4514512345678",
        name="Nguyễn Thị Mẫu",
        born="1985-08-15",
        sex=Sex.FEMALE,
        address=ADDRESS,
        issued="2026-01-01",
        extra=("51 - 001", "31/12/2026"),
    )


def test_an_insurance_card_may_know_less():
    card = insurance(born="1985", sex="1", since="")
    assert (card.born, card.sex, card.issued) == ("1985", Sex.MALE, "")
    assert insurance(number="4512345678").id_number == "4512345678"
    assert insurance(sex="").warnings == ("card.odd_sex",)
    short = parse(f"4512345678|{NAME_HEX}|15/8/1985|2|Thôn 1")
    assert (short.born, short.address, short.issued) == ("1985-08-15", "Thôn 1", "")


def test_hex_that_is_no_text_is_damaged_or_refused():
    assert insurance(name="ffff4e67").warnings == ("card.damaged_name",)
    assert refusal(f"4512345678|{b'A'.hex()}00{b'B'.hex()}|1985|2|x").code == "card.unreadable"
    assert refusal("4512345678|2020|1985|2|x").code == "card.unreadable"


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "\r\n",
        "|||||||",
        "x" * 10_000,
        f"{CITIZEN}|{'x' * LONGEST}",
        "051185001234",
        "051185001234|212345678|Nguyễn Thị Mẫu|15081985",
        "051185001234|212345678|Nguyễn Thị Mẫu|15081985|Nữ",
        CITIZEN.replace("051185001234", "05118500123"),
        CITIZEN.replace("051185001234", "٠٥١١٨٥٠٠١٢٣٤"),
        CITIZEN.replace("Nguyễn Thị Mẫu", ""),
        CITIZEN.replace("Thị", "Th\x00ị"),
        CITIZEN.replace("Thị", "Th\x1bị"),
        "https://example.invalid/?q=1|2|3|4|5",
    ],
)
def test_what_is_no_card_is_refused_without_its_text(payload):
    error = refusal(payload)
    assert error.code == "card.unreadable"
    assert error.facts == {"length": len(payload)}


@given(st.text(max_size=300))
def test_any_text_is_a_card_or_a_rule_error(payload):
    with pytest.raises(RuleError):
        parse(payload)


pieces = st.one_of(
    st.sampled_from(CITIZEN.split("|")), st.text(max_size=10), st.just(NAME_HEX), st.just("")
)


@given(st.lists(pieces, max_size=10))
def test_any_fields_are_a_card_that_can_be_kept_or_a_rule_error(fields):
    try:
        card = parse("|".join(["051185001234", *fields]))
    except RuleError:
        return
    text = "".join((card.name, card.address, card.old_id_number, *card.extra))
    text.encode()
    assert card.name


def test_text_garbled_by_windows_code_page_is_put_right():
    garbled = "051203009876||Nguyá»…n Thá»‹ Máº«u|01022003|Nam|X|10122022"
    card = parse(garbled)
    assert card.name == "Nguyễn Thị Mẫu"
    assert "card.repaired" in card.warnings


def test_an_insurance_card_may_name_its_holder_in_plain_letters():
    card = parse("DN4510123456789|Nguyễn Thị Mẫu|15/08/1985|2|Quảng Ngãi|51-001|01/01/2026|")
    assert (card.kind, card.name, card.address) == ("insurance", "Nguyễn Thị Mẫu", "Quảng Ngãi")


def test_a_newer_card_with_something_else_in_place_of_the_day_of_issue_is_read():
    card = parse("051203009876||Trần Văn Thử|01022003|Nam|Xã Mẫu|Hà Nội|10122022")
    assert (card.name, card.issued) == ("Trần Văn Thử", "")
    assert card.extra == ("Hà Nội", "10122022")
    assert "card.no_issue_date" in card.warnings
