"""Provinces and communes, read once when somebody first asks for one."""

from functools import cache

from counter_app.domain.people import Person
from counter_app.domain.places import Places
from counter_app.paths import RESOURCES


@cache
def places() -> Places:
    """Return the shipped provinces and communes.

    Raises:
        RuleError: ``places.bad_file``: the program was damaged.
    """
    return Places.from_json((RESOURCES / "places" / "places.json").read_bytes())


def commune_words(code: str) -> str:
    """Return ``Phường Ba Đình, Hà Nội`` for a commune's code; empty for one nobody knows."""
    found = places().commune(code) if code else None
    return f"{found.full_name}, {found.province.name}" if found else ""


def has_unknown_commune(person: Person) -> bool:
    """True where a person's commune is said and there is no such code."""
    return bool(person.commune) and places().commune(person.commune) is None
