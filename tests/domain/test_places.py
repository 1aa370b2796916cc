import pytest

from counter_app.domain.errors import RuleError
from counter_app.domain.places import Places
from counter_app.domain.vietnamese import nfc
from counter_app.paths import RESOURCES


@pytest.fixture(scope="module")
def places():
    return Places.from_json((RESOURCES / "places/places.json").read_bytes())


def test_all_are_there(places):
    assert len(places.provinces) == 34
    assert len(places.communes) == 3321
    kinds = [commune.kind for commune in places.communes]
    assert [kinds.count(kind) for kind in ("XA", "PHUONG", "DAC_KHU")] == [2611, 697, 13]
    assert len({commune.code for commune in places.communes}) == 3321
    assert sum(len(province.old_codes) for province in places.provinces) == 63
    assert all(nfc(c.name) == c.name and len(c.code) == 5 for c in places.communes)


def test_a_commune_is_known_by_its_code(places):
    commune = places.commune("00004")
    assert commune.full_name == "Phường Ba Đình"
    assert commune.province.full_name == "Thành phố Hà Nội"
    assert places.commune("99999") is None


@pytest.mark.parametrize(
    "typed", ["ba đình", "Ba Dinh", "phuong ba dinh", "ba di", "hà nội ba đình", "BA ĐÌNH, HÀ NỘI"]
)
def test_a_commune_is_found_however_it_is_typed(places, typed):
    assert "Phường Ba Đình" in [commune.full_name for commune in places.find(typed)]


def test_the_best_match_comes_first(places):
    assert places.find("khánh hòa")[0].name in ("Khánh Hoà", "Khánh Hòa")
    assert places.find("ba đình")[0].code == "00004"
    assert len(places.find("xa", limit=7)) == 7


def test_nothing_is_found_for_nothing(places):
    assert places.find("") == ()
    assert places.find("—") == ()
    assert places.find("không có xã này") == ()


def test_an_id_number_tells_where_its_birth_was_registered(places):
    name, province = places.registered_in("062185001234")
    assert (name, province.name) == ("Kon Tum", "Quảng Ngãi")
    assert places.registered_in("999185001234") is None
    assert places.registered_in("") is None


def test_identifiers_of_the_administration_carry_their_confidence(places):
    (province,) = (p for p in places.provinces if p.name == "Quảng Ngãi")
    assert province.egov_id == "H48"
    assert province.egov_confidence


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"provinces": [{}]}', b'{"provinces": 5}'])
def test_a_bad_file_is_refused(content):
    with pytest.raises(RuleError, match=r"places\.bad_file"):
        Places.from_json(content)
