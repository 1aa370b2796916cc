import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.vietnamese import fold, has_hidden, nfc, one_line, sort_key

VIETNAMESE = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
)
words = st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + "'-. ", max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("thuỷ", "thủy"),
        ("Khoẻ", "khỏe"),
        ("Lý Thuý", "Lí Thúy"),
        ("Mỹ", "Mĩ"),
        ("kỳ tỷ sỹ hy vy ty", "kì tỉ sĩ hi vi ti"),
        ("quý", "quí"),
        ("Quỳnh", "quình"),
        ("quýt", "quít"),
        ("ĐẮK LẮK", "đak lak"),
        ("H'Ɓlang", "h blang"),
        ("Y-Blô Êban", "y blo eban"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Mẫu"), "nguyen thi mau"),
        ("Nguyễn\u200b Thị\u00a0Mẫu", "NGUYEN  THI MAU "),
        ("Ｎguyễn", "nguyen"),
        ("H48.12.34-261122-3001", "h48 12 34 261122 3001"),
        ("Œuvre №5", "œuvre no5"),
        ("Straße", "strasse"),
    ],
)
def test_spellings_of_one_word_meet(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Thúy", "Thúi"), ("hay", "hai"), ("tay", "tai"), ("Huy", "Hui"), ("yên", "iên"), ("y", "i")],
)
def test_other_syllables_stay_apart(one, other):
    assert fold(one) != fold(other)


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(words)
def test_a_folded_vietnamese_text_is_plain(text):
    assert set(fold(text)) <= set("abcdefghijklmnopqrstuvwxyz ")


@given(words, st.integers(0, 30))
def test_what_is_typed_so_far_begins_the_whole(text, length):
    typed = fold(nfc(text)[:length])
    assert fold(text).startswith(typed)


@given(st.text(max_size=60))
def test_both_compositions_have_one_key(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(st.characters(), max_size=40))
def test_a_stored_text_is_composed_visible_and_can_be_written(text):
    stored = nfc(text)
    assert nfc(stored) == stored
    assert unicodedata.is_normalized("NFC", stored)
    assert not has_hidden(stored)
    stored.encode()


def test_bidi_marks_and_controls_are_removed_and_seen():
    assert nfc(" A\u202eB\x00C\ud800 ") == "ABC\ufffd"
    assert has_hidden("A\u202eB")
    assert has_hidden("A\ud800")
    assert not has_hidden("Nguyễn\nThị")


def test_one_line_squeezes_white_space():
    assert one_line(" Nguyễn \t Thị\r\nMẫu ") == "Nguyễn Thị Mẫu"


def test_every_precomposed_vietnamese_letter_folds_without_the_slow_way():
    for code in range(sys.maxunicode // 64):
        char = chr(code)
        bare = unicodedata.normalize("NFD", char)[:1].lower()
        if char.isalpha() and bare in "aeiouy" and char.lower() in VIETNAMESE:
            assert fold(char) == bare


def test_letters_sort_in_the_order_of_the_alphabet():
    names = ["An", "Ăn", "Ân", "Bình", "Cúc", "Dao", "Đào", "Em", "Êm", "Hà", "Na", "Oanh", "Ông"]
    names += ["Ơn", "Phú", "Uy", "Ưng", "Vy", "Xuân", "Yến"]
    assert sorted(reversed(names), key=sort_key) == names


def test_tones_sort_after_letters():
    names = ["Ha", "Hà", "Hả", "Hã", "Há", "Hạ", "Hai", "Hạnh"]
    assert sorted(reversed(names), key=sort_key) == names


def test_a_shorter_word_comes_first():
    names = ["An", "An Bình", "Anh", "Y Blô", "Y-Blô"]
    assert sorted(reversed(names), key=sort_key) == names


def test_lists_may_sort_by_the_given_name():
    names = ["Trần Văn An", "Lê Thị Bình", "Nguyễn Thị Bình", "Nguyễn Văn Bình", "Ksor"]
    assert (
        sorted(reversed(names), key=lambda name: sort_key(name, given_first=True))
        == names[:4] + names[4:]
    )


def test_foreign_letters_and_digits_have_their_place():
    names = ["1 An", "An", "Z", "Ω"]
    assert sorted(reversed(names), key=sort_key) == names


@given(st.text(max_size=40))
def test_a_sort_key_can_be_stored(text):
    sort_key(text).encode()
