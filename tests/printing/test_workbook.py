"""The Excel books, read back by another library."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest

from counter_app.printing.excel.lists import register_workbook, report_workbook
from tests.printing import samples

FORMULAS = (
    "=cmd|' /C calc'!A0",
    "+1+2",
    "-1+2",
    "@SUM(A1)",
    '=HYPERLINK("http://example.vn","x")',
    "\t=1+1",
    "http://example.vn",
    "0912345678",
)


def sheet_of(workbook: bytes):
    return openpyxl.load_workbook(BytesIO(workbook)).active


@pytest.mark.parametrize("value", FORMULAS)
def test_a_text_is_never_a_formula_a_link_or_a_number(value):
    row = replace(samples.REGISTER.rows[0], person=value, code=value)
    sheet = sheet_of(register_workbook(replace(samples.REGISTER, rows=(row,))))
    for cell in (sheet["B6"], sheet["D6"]):
        assert cell.data_type == "s"
        assert cell.value == value.replace("\t", " ")
        assert cell.hyperlink is None
        assert cell.quotePrefix


def test_the_register_has_a_line_for_each_dossier_and_moments_as_dates():
    sheet = sheet_of(register_workbook(samples.REGISTER))
    assert [sheet.cell(row, 1).value for row in range(1, 5)] == [
        "ỦY BAN NHÂN DÂN XÃ MẪU",
        "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        "SỔ THEO DÕI HỒ SƠ",
        "Năm 2026",
    ]
    assert sheet.max_row == 5 + len(samples.REGISTER.rows)
    assert sheet["B5"].value == "Mã hồ sơ"
    assert sheet["A6"].value == 1
    assert sheet["B6"].value == "H48.12.34-261120-3001"
    assert sheet["G6"].value == datetime(2026, 11, 20, 8, 30)  # noqa: DTZ001
    assert sheet.auto_filter.ref == "A5:K31"
    assert sheet.freeze_panes == "A6"


def test_an_empty_register_is_a_sound_book():
    sheet = sheet_of(register_workbook(replace(samples.REGISTER, rows=())))
    assert sheet.max_row == 5


def test_the_report_sums_its_columns_and_says_what_they_mean():
    sheet = sheet_of(report_workbook(samples.REPORT))
    total = [cell.value for cell in sheet[9]][2:]
    assert sheet["B9"].value == "Tổng cộng"
    assert total == [847, 55, 775, 17, 823, 610, 205, 8, 24, 20, 4]
    below = [sheet.cell(row, 1).value for row in range(10, sheet.max_row + 1)]
    assert "Cách tính:" in below
    assert any(line and line.startswith("(1) = (2)") for line in below)


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("x" * 40_000, "x" * 32_766 + "…"),
        ("Mẫu\x00\x1f", "Mẫu"),
        ("\u202eMẫu", "Mẫu"),
        ("<b>&</b>", "<b>&</b>"),
    ],
)
def test_hostile_texts_are_kept_as_text(value, kept):
    row = replace(samples.REGISTER.rows[0], person=value)
    sheet = sheet_of(register_workbook(replace(samples.REGISTER, rows=(row,))))
    assert sheet["D6"].value.rstrip() == kept


def test_the_same_register_gives_the_same_cells():
    first, second = (sheet_of(register_workbook(samples.REGISTER)) for _ in range(2))
    assert list(first.values) == list(second.values)


def test_no_file_is_left_in_the_temporary_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    register_workbook(samples.REGISTER)
    assert list(tmp_path.iterdir()) == []
