"""Identity numbers, tax codes and telephones: what is wrong, and what merely looks odd.

A citizen's number of letters or of a wrong length is an error. Everything else is a warning that
never blocks: cards with a corrected sex or year of birth exist, and numbers begin with the code
of the province of birth registration as it was before the mergers, or with a foreign country's.

Source: decree 137/2015 art. 13 and TT 59/2021 (three digits of place, one of century and sex, two
of the year of birth, six at random; no check digit); TT 07/2016 for the codes of provinces.
"""

import re
from typing import Final

from counter_app.domain.errors import RuleError
from counter_app.domain.people import Person, PersonKind, Sex

_FIRST_CENTURY: Final = 1900
_SHOWN: Final = 4  # characters of an ID number that lists show
_PASSPORT = re.compile(r"[A-Z0-9]{5,20}")
_TAX = re.compile(r"\d{10}(?:-?\d{3})?|\d{12}")
_PHONE = re.compile(r"(?:\+84|0084|0)[35789]\d{8}|(?:\+84|0084|0)2\d{9}|1[89]00\d{4,6}")
_SEPARATORS = re.compile(r"[\s.\-]")
# The 63 provinces before 2025 are numbered from 001 to 096, with gaps (TT 07/2016).
_GAPS: Final = frozenset(
    [3, 5, 7, 9, 13, 16, 18, 21, 23, 28, 29, 32, 39, 41, 43, 47, 50, 53, 55, 57, 59, 61, 63, 65]
).union([69, 71, 73, 76, 78, 81, 85, 88, 90])
PROVINCE_CODES: Final = frozenset(f"{n:03d}" for n in range(1, 97) if n not in _GAPS)


def mask_id(number: str) -> str:
    """Return an ID number as lists show it: the last four characters, stars before them."""
    return "*" * max(0, len(number) - _SHOWN) + number[-_SHOWN:] if len(number) > _SHOWN else "****"


def check(
    number: str, kind: PersonKind = PersonKind.CITIZEN, born: str = "", sex: Sex = Sex.UNKNOWN
) -> tuple[str, ...]:
    """Return warning codes for ``number``; an empty number has none.

    ``born`` is ``YYYY`` or ``YYYY-MM-DD``; it and ``sex`` are compared where they are known.
    Codes: ``id.old_number``, ``id.odd_place``, ``id.odd_sex``, ``id.odd_year``,
    ``id.odd_passport``, ``id.odd_tax_code``.

    Raises:
        RuleError: ``person.bad_id_number`` (length only): a citizen's is 12 digits, or 9 of old.
    """
    if not number:
        return ()
    if kind is PersonKind.CITIZEN:
        return _citizen(number, born, sex)
    if kind is PersonKind.FOREIGNER:
        return () if _PASSPORT.fullmatch(number.upper()) else ("id.odd_passport",)
    return () if _TAX.fullmatch(number) else ("id.odd_tax_code",)


def check_person(person: Person) -> tuple[str, ...]:
    """Return every warning about a person's numbers. Raises as ``check`` does."""
    warnings = check(person.id_number, person.kind, person.born, person.sex)
    return (*warnings, *check_phone(person.phone))


def check_phone(phone: str) -> tuple[str, ...]:
    """Return ``("phone.odd",)`` for what is neither a mobile, a fixed nor a service number."""
    plain = _SEPARATORS.sub("", phone)
    return () if not plain or _PHONE.fullmatch(plain) else ("phone.odd",)


def tidy(number: str) -> str:
    """Return ``number`` without the spaces, dots and dashes people group a citizen's digits by.

    Anything that is not digits so grouped is returned as it came, ends trimmed.
    """
    plain = _SEPARATORS.sub("", number)
    digits = plain.isascii() and plain.isdigit() and len(plain) in (9, 12)
    return plain if digits else number.strip()


def _citizen(number: str, born: str, sex: Sex) -> tuple[str, ...]:
    if not (number.isascii() and number.isdigit() and len(number) in (9, 12)):
        raise RuleError("person.bad_id_number", length=len(number))
    if len(number) == 9:
        return ("id.old_number",)
    century, woman = divmod(int(number[3]), 2)
    year = _FIRST_CENTURY + century * 100 + int(number[4:6])
    warnings = []
    if number[:3] not in PROVINCE_CODES:
        warnings.append("id.odd_place")
    if sex and (sex is Sex.FEMALE) != bool(woman):
        warnings.append("id.odd_sex")
    if born and born[:4] != str(year):
        warnings.append("id.odd_year")
    return tuple(warnings)
