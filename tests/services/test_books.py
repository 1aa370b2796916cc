"""The register book and report II.06a, on a small register made by hand."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from openpyxl import load_workbook

from counter_app.domain.catalogue import Edition
from counter_app.domain.clock import LOCAL
from counter_app.domain.deeds import (
    Corrected,
    Decided,
    FeeTaken,
    Returned,
    SupplementAsked,
    Withdrawn,
)
from counter_app.domain.dossier import Channel, Status
from counter_app.domain.errors import RuleError
from counter_app.domain.registers import Daily
from counter_app.services.paper.books import Books, ListColumn
from counter_app.services.paper.daily_lists import DailyLists
from tests.builders import make_order, make_procedure
from tests.printing.reading import codes_of
from tests.services.conftest import HOA, LAN, MINH
from tests.services.test_paperwork import text_of


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


@pytest.fixture
def march(reception, processing, clock):
    """Seven dossiers of two sectors, ended in every way, around the month of March 2026."""
    received = {}

    def take(name, **changes):
        received[name] = reception.receive(make_order(**changes), by=LAN).dossier.code

    clock.at("2026-02-27 08:00")
    take("carried")
    take("ended_before")
    processing.withdraw(received["ended_before"], Withdrawn("Đổi ý"), by=LAN)
    clock.at("2026-03-02 08:00")
    take("early")
    take("on_time", channel=Channel.ONLINE)
    take("late")
    take("waiting")
    take("open", procedure="1.000005")
    take("tax", procedure="1.000003")
    clock.at("2026-03-03 09:00")
    processing.decide(received["early"], Decided("granted"), by=MINH)
    processing.ask_supplement(received["waiting"], SupplementAsked(("Tờ khai",)), by=MINH)
    clock.at("2026-03-05 16:59")
    processing.decide(received["on_time"], Decided("granted"), by=MINH)
    clock.at("2026-03-06 08:00")
    processing.decide(received["late"], Decided("granted"), by=MINH)
    processing.return_result(received["late"], Returned("applicant"), by=LAN)
    return received


def test_the_report_counts_as_its_definitions_say(books, march):
    paper = books.report_06a(date(2026, 3, 1), date(2026, 3, 10))
    rows = {row.sector: row for row in paper.rows}
    civil, tax = rows["Hộ tịch"], rows["Thuế"]
    assert (civil.online, civil.direct, civil.carried) == (1, 4, 1)
    assert (civil.early, civil.on_time, civil.late) == (1, 2, 1)
    assert (civil.open_in_time, civil.open_late) == (1, 1)
    assert (tax.direct, tax.open_late) == (1, 1)
    for row in paper.rows:
        assert row.received == row.solved + row.pending


def test_what_ends_after_the_period_was_open_in_it(books, march):
    paper = books.report_06a(date(2026, 3, 1), date(2026, 3, 2))
    civil = next(row for row in paper.rows if row.sector == "Hộ tịch")
    assert (civil.solved, civil.open_in_time) == (0, 6)


def test_rows_of_the_book_are_numbered_through_the_year(books, march):
    paper = books.register(date(2026, 3, 1), date(2026, 3, 31))
    assert [row.number for row in paper.rows] == [3, 4, 5, 6, 7, 8]
    assert paper.rows[2].code == march["late"]
    assert paper.rows[2].returned is not None


def test_the_book_closes_with_its_counts(books, march):
    closing = books.register(date(2026, 3, 1), date(2026, 3, 31), closing=True).closing
    assert (closing.first, closing.last, closing.total, closing.solved) == (3, 8, 6, 3)
    assert (closing.carried, closing.carried_solved, closing.pending) == (1, 0, 4)


def test_a_book_is_written_as_its_file_says(books, march, tmp_path):
    paper = books.register(date(2026, 3, 1), date(2026, 3, 31))
    books.write(paper, tmp_path / "so.pdf")
    books.write(paper, tmp_path / "so.xlsx")
    assert (tmp_path / "so.pdf").read_bytes().startswith(b"%PDF")
    sheet = load_workbook(tmp_path / "so.xlsx").active
    values = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert march["late"] in values
    with pytest.raises(RuleError, match=r"file\.unknown_format"):
        books.write(paper, tmp_path / "so.docx")


@pytest.mark.parametrize("days", [-1, 400])
def test_a_period_is_at_most_a_year_and_runs_forward(books, days):
    start = date(2026, 3, 1)
    with pytest.raises(RuleError, match=r"period\.bad"):
        books.register(start, start + timedelta(days=days))


def test_a_step_back_reopens_the_dossier_in_the_report(books, march, processing):
    back = Corrected("Nhầm hồ sơ", status=Status.PROCESSING)
    processing.correct(march["on_time"], back, by=HOA)
    paper = books.report_06a(date(2026, 3, 1), date(2026, 3, 10))
    civil = next(row for row in paper.rows if row.sector == "Hộ tịch")
    assert (civil.on_time, civil.open_late) == (1, 2)


def test_the_cash_list_shows_every_entry_and_its_counter_entry(books, reception, processing):
    code = reception.receive(make_order(), by=LAN).dossier.code
    paid = processing.take_fee(code, FeeTaken(15_000, "Lệ phí", receipt_number="7"), by=LAN)
    wrong = paid.payments[0].fact
    processing.take_fee(code, FeeTaken(-15_000, "Lệ phí", corrects=wrong), by=HOA)
    processing.take_fee(code, FeeTaken(20_000, "Lệ phí", method="transfer"), by=HOA)
    day = date(2026, 3, 2)
    rows = books.cash(day, day).rows
    assert [(row.amount, row.method) for row in rows] == [
        (15_000, "Tiền mặt"),
        (-15_000, "Tiền mặt"),
        (20_000, "Chuyển khoản"),
    ]
    assert [row.amount for row in books.cash(day, day, officer="lan").rows] == [15_000]
    assert books.cash(day + timedelta(days=1), day + timedelta(days=1)).rows == ()


def test_numbers_begin_anew_with_the_year_and_go_on_in_a_new_volume(books, reception, clock, store):
    with store.write() as work:
        record = work.calendars.record()
        work.calendars.load(record | {"years": record["years"] | {"2027": {}}})
    for moment in ("2026-12-30 08:00", "2026-12-31 08:00", "2027-01-04 08:00"):
        clock.at(moment)
        reception.receive(make_order(), by=LAN)
    paper = books.register(date(2026, 12, 31), date(2027, 1, 31), volume="2")
    assert [row.number for row in paper.rows] == [2, 1]
    assert paper.volume == "2"


def test_a_procedure_is_called_as_in_the_edition_of_its_dossier(books, march, store):
    with store.write() as work:
        work.catalogue.load(Edition("hai", (make_procedure(name="Tên mới", sector="Khác"),)))
    paper = books.register(date(2026, 3, 1), date(2026, 3, 31))
    assert {row.procedure for row in paper.rows} == {make_procedure().name}
    sectors = [row.sector for row in books.report_06a(date(2026, 3, 1), date(2026, 3, 31)).rows]
    assert sectors == ["Hộ tịch", "Thuế"]


def test_money_entered_late_counts_on_the_day_it_was_taken(books, march, processing, clock):
    clock.at("2026-03-10 09:00")
    late = at("2026-03-05 09:00")
    processing.take_fee(
        march["early"], FeeTaken(15_000, "Lệ phí", happened_at=late), by=HOA, at=late
    )
    assert books.cash(date(2026, 3, 10), date(2026, 3, 10)).rows == ()
    (row,) = books.cash(date(2026, 3, 5), date(2026, 3, 5)).rows
    assert (row.amount, row.at) == (15_000, late)


def test_the_list_of_money_is_an_excel_book_with_its_sums(books, march, processing, tmp_path):
    processing.take_fee(march["early"], FeeTaken(15_000, "=cmd|'x'!A0"), by=LAN)
    today = date(2026, 3, 6)
    books.write(books.cash(today, today), tmp_path / "cash.xlsx")
    sheet = load_workbook(tmp_path / "cash.xlsx").active
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value}
    assert cells["=cmd|'x'!A0"].data_type == "s"
    assert [row[5].value for row in sheet.iter_rows() if row[4].value == "Tổng cộng"] == [15_000]
    assert any("KHÔNG PHẢI LÀ BIÊN LAI" in str(value) for value in cells)


def test_the_provinces_overlay_reaches_books_too(desk, march, tmp_path):
    overlay = tmp_path / "tỉnh.toml"
    overlay.write_text('[register.words]\ntitle = "SỔ CỦA TỈNH MẪU"\n', encoding="utf-8")
    books = Books(replace(desk, settings=desk.settings.changed(printing_overlay=str(overlay))))
    books.write(books.register(date(2026, 3, 1), date(2026, 3, 31)), tmp_path / "book.pdf")
    assert "SỔ CỦA TỈNH MẪU" in text_of((tmp_path / "book.pdf").read_bytes())


def test_the_book_names_the_commune_for_its_own_procedures_and_others_for_theirs(
    books, reception, store
):
    many = "Cơ quan đại diện, Phòng Công chứng"
    own = make_procedure(agency=many, edition="hai")
    tax = make_procedure(code="1.000003", agency="Thuế cơ sở", owner="OTHER_AGENCY", edition="hai")
    with store.write() as work:
        work.catalogue.load(Edition("hai", (own, tax)))
    for code in ("1.004873", "1.000003"):
        reception.receive(make_order(procedure=code), by=LAN)
    rows = books.register(date(2026, 3, 2), date(2026, 3, 2)).rows
    assert [row.agency for row in rows] == ["Ủy ban nhân dân xã Mẫu", "Thuế cơ sở"]
    assert {row.method for row in rows} == {"Trực tiếp"}


def test_every_list_and_book_carries_its_code_as_text_and_qr(books, march, tmp_path, desk):
    today = date(2026, 3, 6)
    papers = {
        "STD": books.register(today, today),
        "06A": books.report_06a(today, today),
        "BK": books.cash(today, today),
        "DS": DailyLists(desk).paper(Daily.RECEIVED),
    }
    for kind, paper in papers.items():
        code = f"{kind}-H48.12.34-1-260306-0800"
        books.write(paper, tmp_path / "paper.pdf")
        printed = (tmp_path / "paper.pdf").read_bytes()
        assert code in text_of(printed)
        assert codes_of(printed) == [code]


COLUMNS = (
    ListColumn("Mã", 24, lambda line: line.dossier.code),
    ListColumn("Người nộp", 24, lambda line: line.dossier.applicant),
    ListColumn("Nhận", 17, lambda line: line.dossier.received_at),
)


def test_a_list_is_saved_as_it_is_shown(books, march, registers, tmp_path):
    wanted, steps = registers.filter_for(), []
    shown = [line.dossier.code for line in registers.page(wanted)]
    books.save_list(
        wanted, "Tất cả", COLUMNS, tmp_path / "l.xlsx", report=lambda *step: steps.append(step)
    )
    rows = list(load_workbook(tmp_path / "l.xlsx").active.iter_rows(values_only=True))
    assert (rows[2][0], rows[3][0]) == ("DANH SÁCH HỒ SƠ", "Tất cả")
    assert rows[4] == ("TT", "Mã", "Người nộp", "Nhận")
    assert [row[:2] for row in rows[5:]] == list(enumerate(shown, start=1))
    assert steps == [(len(shown), len(shown))]
    books.save_list(wanted, "Tất cả", COLUMNS, tmp_path / "l.pdf")
    said = text_of((tmp_path / "l.pdf").read_bytes())
    assert all(code in said for code in shown)
    assert f"Tổng số: {len(shown)} hồ sơ." in said


def test_a_list_has_an_end_and_a_pdf_sooner_than_a_workbook(
    books, march, registers, tmp_path, monkeypatch
):
    monkeypatch.setattr("counter_app.services.paper.books.MOST_PRINTED", 2)
    everything = registers.filter_for()
    with pytest.raises(RuleError, match=r"register\.too_long_to_print") as refused:
        books.save_list(everything, "", COLUMNS, tmp_path / "l.pdf")
    assert refused.value.facts == {"count": len(march), "most": 2}
    books.save_list(everything, "", COLUMNS, tmp_path / "l.xlsx")
    monkeypatch.setattr("counter_app.services.paper.books.MOST_LISTED", 2)
    with pytest.raises(RuleError) as refused:
        books.save_list(everything, "", COLUMNS, tmp_path / "m.xlsx")
    assert refused.value.code == "register.too_long"
    assert not (tmp_path / "l.pdf").exists()
    assert not (tmp_path / "m.xlsx").exists()
