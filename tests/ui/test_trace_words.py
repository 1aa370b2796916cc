"""Traces are kept short and read in words: no name of our own code reaches an officer."""

import pytest

from counter_app.ui.language import Language
from counter_app.ui.words.trace_words import of_what

TOLD = {
    "H48.12.34-260302-1001 receipt": "H48.12.34-260302-1001 Giấy tiếp nhận (mẫu 01)",
    "RegisterPaper .xlsx rows=12": "sổ theo dõi .xlsx số dòng: 12",
    "DailyPaper .pdf rows=3": "danh sách hồ sơ .pdf số dòng: 3",
    "ShownPaper .xlsx rows=3": "danh sách của sổ .xlsx số dòng: 3",
    "add hoa process": "tài khoản mới: hoa Xử lý",
    "end hoa": "kết thúc tài khoản: hoa",
    "password hoa": "mật khẩu mới: hoa",
    "export": "dấu vết ra tệp",
    "support": "tệp hỗ trợ",
    "journal": "nhật ký",
    "": "",
}


@pytest.fixture
def vietnamese(qapp):
    language = Language()
    language.choose("vi")
    yield
    language.choose("en")


@pytest.mark.parametrize("kept", TOLD)
def test_a_trace_is_told_in_words(vietnamese, kept):
    assert of_what(kept) == TOLD[kept]
