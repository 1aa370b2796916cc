"""Text of old fonts is told from everything else, and put right letter by letter."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.legacy_text import legacy_encoding, unicode_of
from counter_app.domain.places import Places
from counter_app.paths import RESOURCES
from tests.domain.legacy_fonts import TCVN3, in_tcvn3, in_vni

LETTERS = "".join(TCVN3) + " abcdefghijklmnopqrstuvwxyz"
RECORD = "Nguyễn Thị Hường, thôn Đức Phổ, xã Mỹ Lộc, tỉnh Quảng Ngãi"


@pytest.mark.parametrize(("text", "encoding"), [("NguyÔn", "tcvn3"), ("Nguyeãn", "vni")])
def test_the_names_everybody_knows_by_sight_are_recognised(text, encoding):
    assert legacy_encoding(text) == encoding
    assert unicode_of(text, encoding) == "Nguyễn"


@pytest.mark.parametrize(("font", "encoding"), [(in_tcvn3, "tcvn3"), (in_vni, "vni")])
def test_a_whole_record_is_recognised_and_put_right(font, encoding):
    assert legacy_encoding(font(RECORD)) == encoding
    assert unicode_of(font(RECORD), encoding) == RECORD


@pytest.mark.parametrize(
    "text",
    [
        "", "Nguyen Van A", "Nguyễn Văn A", "Võ Thành Công", "Lê Bá Tùng", "Y-Blô Ksor", "H'Mer",
        "José Müller", "François Zoë", "Café crème", "Ñoño", "Hòa\u0301", "Đạt", "Ω", "Trần Ô",
        "Tú", "ü",
    ],
)  # fmt: skip
def test_everything_else_is_left_alone(text):
    assert legacy_encoding(text) == ""


def test_no_name_of_a_commune_is_taken_for_an_old_font():
    places = Places.from_json((RESOURCES / "places/places.json").read_bytes())
    odd = [c.name for c in places.communes if legacy_encoding(unicodedata.normalize("NFC", c.name))]
    assert odd == []


@given(st.text(alphabet=LETTERS))
def test_every_letter_comes_back_from_tcvn3(text):
    assert unicode_of(in_tcvn3(text), "tcvn3") == text or text.isascii()


@given(st.lists(st.sampled_from(RECORD.split()), min_size=1))
def test_every_word_comes_back_from_vni(words):
    text = " ".join(words)
    assert unicode_of(in_vni(text), "vni") == text
    assert unicode_of(in_vni(text.upper()), "vni") == text.upper()


@given(st.text(max_size=60))
def test_any_text_at_all_gets_an_answer(text):
    assert legacy_encoding(text) in ("", "tcvn3", "vni")
    for encoding in ("tcvn3", "vni"):
        assert isinstance(unicode_of(text, encoding), str)
