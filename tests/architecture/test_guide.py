"""The officers' guide speaks of the program of today: its words, its keys, its pictures."""

import re
from pathlib import Path

from counter_app.ui.office.help_sheet import KEYS
from installer import words

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "user" / "huong-dan.md"
SETS = ("vi-100", "vi-125", "en-100", "en-125")
STRESSED = {  # bold, and no word of the window
    "Không có mạng vẫn làm việc bình thường.",
    "Đèn ở góc dưới bên trái",
    "Phím F1",
    "Không có gì bị xóa.",
    "phím cách",
    "quét thẻ căn cước",
    "biên bản đối soát",
    "mật khẩu dùng một lần",
    "Quét mã trên giấy tiếp nhận",
    "Bản mới của tỉnh",
    "Làm nhầm:",
}
KEY = re.compile(r"(F\d+|(Ctrl|Shift)(\+\S+)?|Enter|Esc|Tab|X|[+−]|[↑↓ ]+)")


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("… .:").strip().lower()


def test_every_word_the_guide_stresses_stands_in_the_window():
    shown = {_plain(text) for text in words.translations().values()}
    stressed = set(re.findall(r"\*\*(.+?)\*\*", GUIDE.read_text("utf-8")))
    strange = {
        text
        for text in stressed - STRESSED
        if not KEY.fullmatch(text)
        and not text.endswith("?")  # a question of the reader's
        and not any(known.startswith(_plain(text)) for known in shown)
    }
    assert strange == set()


def test_every_stressed_exception_is_still_said():
    text = GUIDE.read_text("utf-8")
    assert {words_ for words_ in STRESSED if f"**{words_}**" not in text} == set()


def test_every_key_the_guide_names_does_something():
    spoken = " ".join(key for key, _words in KEYS)
    sources = "".join(f.read_text("utf-8") for f in (ROOT / "counter_app" / "ui").rglob("*.py"))
    named = set(re.findall(r"\bF\d{1,2}\b|Ctrl\+[A-Z]\b", GUIDE.read_text("utf-8")))
    assert {key for key in named if key not in spoken and f'"{key}"' not in sources} == set()


def test_every_picture_is_there_in_both_languages_and_sizes():
    pictures = {
        folder: {file.name for file in (GUIDE.parent / "pictures" / folder).glob("*.png")}
        for folder in SETS
    }
    assert len(pictures["vi-100"]) >= 28
    assert all(names == pictures["vi-100"] for names in pictures.values())
    shown = set(re.findall(r"\(pictures/vi-100/([^)]+)\)", GUIDE.read_text("utf-8")))
    assert shown <= pictures["vi-100"]
