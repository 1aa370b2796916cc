import pytest

from counter_app.domain.errors import RuleError
from counter_app.domain.id_numbers import (
    PROVINCE_CODES,
    check,
    check_person,
    check_phone,
    mask_id,
    tidy,
)
from counter_app.domain.people import PersonKind, Sex
from tests.builders import make_person

CITIZEN, FOREIGNER = PersonKind.CITIZEN, PersonKind.FOREIGNER
ORGANISATION = PersonKind.ORGANISATION


def test_there_were_sixty_three_provinces():
    assert len(PROVINCE_CODES) == 63
    assert {"001", "051", "079", "096"} <= PROVINCE_CODES


@pytest.mark.parametrize(
    ("number", "born", "sex", "warnings"),
    [
        ("051185001234", "1985-08-15", Sex.FEMALE, ()),
        ("051185001234", "1985", Sex.FEMALE, ()),
        ("051185001234", "", Sex.UNKNOWN, ()),
        ("051203009876", "2003-02-01", Sex.MALE, ()),
        ("051303009876", "2003-02-01", Sex.FEMALE, ()),
        ("051499009876", "2199", Sex.MALE, ()),
        ("051185001234", "1985-08-15", Sex.MALE, ("id.odd_sex",)),
        ("051185001234", "1986-08-15", Sex.FEMALE, ("id.odd_year",)),
        ("051085001234", "2085", Sex.FEMALE, ("id.odd_sex", "id.odd_year")),
        ("200185001234", "1985", Sex.FEMALE, ("id.odd_place",)),
        ("212345678", "1985", Sex.FEMALE, ("id.old_number",)),
        ("", "1985", Sex.FEMALE, ()),
    ],
)
def test_a_citizens_number_is_held_against_the_person(number, born, sex, warnings):
    assert check(number, CITIZEN, born, sex) == warnings


@pytest.mark.parametrize(
    "number", ["05118500123", "0511850012345", "05118500123a", "1", "٠٥١١٨٥٠٠١٢٣٤", "051 185 001"]
)
def test_letters_and_other_lengths_are_an_error_that_tells_the_length_only(number):
    with pytest.raises(RuleError) as raised:
        check(number)
    assert raised.value.code == "person.bad_id_number"
    assert raised.value.facts == {"length": len(number)}


@pytest.mark.parametrize(
    ("kind", "number", "warnings"),
    [
        (FOREIGNER, "N1234567", ()),
        (FOREIGNER, "ab123456", ()),
        (FOREIGNER, "12 34", ("id.odd_passport",)),
        (FOREIGNER, "1234", ("id.odd_passport",)),
        (ORGANISATION, "0101234567", ()),
        (ORGANISATION, "0101234567-001", ()),
        (ORGANISATION, "0101234567001", ()),
        (ORGANISATION, "051185001234", ()),
        (ORGANISATION, "010123456", ("id.odd_tax_code",)),
        (ORGANISATION, "MST 01", ("id.odd_tax_code",)),
    ],
)
def test_passports_and_tax_codes_are_only_warned_about(kind, number, warnings):
    assert check(number, kind) == warnings


@pytest.mark.parametrize(
    "phone",
    ["", "0912345678", "091 234.5678", "+84912345678", "0084912345678", "02553822222", "19001234"],
)
def test_telephones_of_the_country_are_fine(phone):
    assert check_phone(phone) == ()


@pytest.mark.parametrize("phone", ["0112345678", "091234567", "abc", "84912345678901"])
def test_other_telephones_are_odd(phone):
    assert check_phone(phone) == ("phone.odd",)


def test_a_persons_warnings_come_together():
    person = make_person(sex=Sex.MALE, phone="123")
    assert check_person(person) == ("id.odd_sex", "phone.odd")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (" 051 185 001 234", "051185001234"),
        ("212.345.678", "212345678"),
        ("0101234567-001", "0101234567-001"),
        (" N 123 ", "N 123"),
    ],
)
def test_grouped_digits_are_joined(typed, number):
    assert tidy(typed) == number


@pytest.mark.parametrize(
    ("number", "shown"),
    [("051185001234", "********1234"), ("B123", "****"), ("", "****"), ("12345", "*2345")],
)
def test_a_list_shows_the_last_four_characters(number, shown):
    assert mask_id(number) == shown
