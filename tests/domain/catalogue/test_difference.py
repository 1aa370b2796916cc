import pytest

from counter_app.domain.catalogue import Difference, difference
from tests.builders import make_procedure


def procedures(*numbers, **changes):
    return [make_procedure(code=f"1.{n:06d}", **changes) for n in numbers]


def test_what_comes_goes_and_changes_is_listed():
    old = procedures(*range(1, 41))
    new = [*procedures(*range(2, 40), edition="mới"), *procedures(40, name="Khác"), *procedures(41)]
    assert difference(old, new) == Difference(("1.000041",), ("1.000001",), ("1.000040",))


@pytest.mark.parametrize(
    ("before", "after", "suspicious"),
    [(100, 95, ""), (100, 94, "fewer"), (1119, 1064, ""), (1119, 1063, "fewer"), (0, 5, "")],
)
def test_more_than_five_percent_fewer_is_suspicious(before, after, suspicious):
    change = difference(procedures(*range(before)), procedures(*range(after)))
    assert change.suspicious == suspicious


def test_a_catalogue_of_other_procedures_is_suspicious():
    change = difference(procedures(*range(10)), procedures(*range(6, 20)))
    assert change.suspicious == "other"
    assert difference(procedures(*range(10)), procedures(*range(5, 20))).suspicious == ""
