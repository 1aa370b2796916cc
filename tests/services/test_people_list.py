"""Lists of people as villages keep them."""

from datetime import date

import pytest
from openpyxl import Workbook

from counter_app.domain.errors import RuleError
from counter_app.services.at_hand.people_list import MOST_PEOPLE, ListedPerson, people_in, people_of

MAU = ListedPerson("Nguyễn Thị Mẫu", "051185001234", "15/08/1985", "Nữ", "0912345678", "Thôn 1")


def test_a_pasted_table_with_headings_in_any_order():
    text = (
        "DANH SÁCH HỘ NGHÈO THÔN 1\t\t\t\t\t\t\n"
        "STT\tHọ và tên\tĐịa chỉ\tSố CCCD\tNăm sinh\tGiới tính\tSố điện thoại\n"
        "1\tNguyễn Thị Mẫu\tThôn 1\t051185001234\t15/08/1985\tNữ\t0912345678\n"
        "\t\t\t\t\t\t\n"
        "2\tTrần Văn Thử\tThôn 2\t051203009876\t2003\tNam\t\n"
    )
    first, second = people_of(text)
    assert first == MAU
    assert second == ListedPerson("Trần Văn Thử", "051203009876", "2003", "Nam", "", "Thôn 2")


def test_a_pasted_table_without_headings_is_understood_by_what_is_in_it():
    text = "1\tNguyễn Thị Mẫu\t15/08/1985\t051 185 001 234\tNữ\tThôn 1\t0912345678"
    assert people_of(text) == (MAU,)


def test_names_alone_are_a_list_too():
    found = people_of("Nguyễn Thị Mẫu\nTrần Văn Thử\n")
    assert found == (ListedPerson("Nguyễn Thị Mẫu"), ListedPerson("Trần Văn Thử"))


@pytest.mark.parametrize("between", [";", ","])
def test_a_file_of_csv(tmp_path, between):
    file = tmp_path / "ds.csv"
    cells = ("Họ tên", "CCCD"), ("Nguyễn Thị Mẫu", "051185001234")
    file.write_text("\n".join(between.join(row) for row in cells), "utf-8-sig")
    assert people_in(file) == (ListedPerson("Nguyễn Thị Mẫu", "051185001234"),)


def test_a_workbook_that_lost_the_leading_zero_and_made_a_date_of_a_day(tmp_path):
    book = Workbook()
    book.active.append(["TT", "Họ, chữ đệm và tên", "Số định danh cá nhân", "Ngày sinh"])
    book.active.append([1, "Nguyễn Thị Mẫu", 51185001234, date(1985, 8, 15)])
    book.active.append([2, "Trần Văn Thử", "051203009876", 2003.0])
    file = tmp_path / "ds.xlsx"
    book.save(file)
    first, second = people_in(file)
    assert (first.id_number, first.born) == ("051185001234", "15/08/1985")
    assert (second.id_number, second.born) == ("051203009876", "2003")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "list.nobody"),
        (b"\n\n;;\n", "list.nobody"),
        (b"PK\x03\x04 no workbook", "list.unreadable"),
        (b"\x80\x81\x82", "list.unreadable"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path, content, code):
    file = tmp_path / "ds"
    file.write_bytes(content)
    with pytest.raises(RuleError) as refused:
        people_in(file)
    assert refused.value.code == code


def test_a_list_longer_than_a_day_s_work_is_refused():
    lines = "\n".join(f"Người Thử {n}\t0512{n:08d}" for n in range(MOST_PEOPLE + 1))
    with pytest.raises(RuleError) as refused:
        people_of(lines)
    assert refused.value.code == "list.too_long"
