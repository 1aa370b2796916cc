"""Who stands at the counter: citizens, foreigners, organisations."""

from dataclasses import dataclass
from enum import StrEnum


class PersonKind(StrEnum):
    """What sort of identity a person shows."""

    CITIZEN = "citizen"
    FOREIGNER = "foreigner"
    ORGANISATION = "organisation"


class Sex(StrEnum):
    """As the citizen card says it; empty where it is not known."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Person:
    """An applicant, an owner or a delegate, as entered and checked at the counter.

    Texts are NFC. ``born`` is ``YYYY-MM-DD``, or ``YYYY`` where only the year is known.
    """

    name: str
    kind: PersonKind = PersonKind.CITIZEN
    id_number: str = ""  # 12 or 9 digits, passport, or tax code
    old_id_number: str = ""
    born: str = ""
    sex: Sex = Sex.UNKNOWN
    phone: str = ""
    email: str = ""
    address: str = ""  # as written on card or paper, perhaps still with its district
    proof: str = ""  # a delegate's authorisation paper
    commune: str = ""  # code of five digits: where the address lies since July 2025
