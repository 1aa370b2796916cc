"""Breaking text into lines."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.printing.lines import wrap
from counter_app.printing.text import LEADER, Span, clean, face, measure

LETTERS = st.text(st.sampled_from("ab ẩđƯ\n-./ …H'Ɓ😀\u202e\x00Ж"), max_size=80)


def told(lines):
    return "".join(piece.text for line in lines for piece in line.pieces)


@settings(max_examples=150, deadline=None)
@given(LETTERS, st.floats(20, 300), st.sampled_from(["regular", "bold", "italic"]))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text, room, name):
    lines = wrap([Span(text, name)], 12, room)
    assert lines
    assert all(line.width <= room + 0.02 for line in lines)
    assert told(lines).replace(" ", "") == clean(text).replace(" ", "").replace("\n", "")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing_more(text):
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once) or "□" in once
    assert all(char == "\n" or unicodedata.category(char)[0] != "C" for char in once)


def test_pieces_stand_one_behind_the_other():
    (line,) = wrap([Span("Địa chỉ: "), Span("Thôn Mẫu", "bold")], 13, 400)
    first, second = line.pieces
    assert first.text == "Địa chỉ: "
    assert second.x >= first.x + measure("Địa chỉ:", "regular", 13)


def test_a_leader_fills_its_line():
    (line,) = wrap([Span("Email: "), LEADER], 13, 300)
    assert 285 < line.width <= 300.01
    assert line.pieces[0].text.endswith("……")


def test_a_long_code_breaks_behind_a_hyphen():
    lines = wrap([Span("H48.12.34-261120-3001")], 10, 90)
    assert [line.pieces[0].text for line in lines] == ["H48.12.34-261120-", "3001"]


def test_a_line_break_is_kept():
    assert len(wrap([Span("a\nb\n\nc")], 10, 90)) >= 3


def test_letters_the_serif_lacks_come_from_the_spare_font():
    serif = face("regular")
    serif.width("Mẫu ☑")
    assert list(serif.runs("Mẫu ☑")) == [("regular", "Mẫu "), ("spare", "☑")]
