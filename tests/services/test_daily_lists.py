"""The lists of the day, on a small register made by hand."""

from datetime import date, datetime

import pytest

from counter_app.domain.clock import LOCAL
from counter_app.domain.deeds import Corrected, Decided, HandedOver, Returned, SupplementAsked
from counter_app.domain.dossier import Status
from counter_app.domain.registers import Daily
from counter_app.services.paper.daily_lists import DailyLists
from tests.builders import make_order
from tests.services.conftest import HOA, LAN, MINH
from tests.services.test_paperwork import text_of


@pytest.fixture
def daily(desk):
    return DailyLists(desk)


@pytest.fixture
def week(reception, processing, clock):
    """Received Monday to Thursday, each with three working days; it is Thursday, 5 March."""
    codes = {}

    def take(name, moment):
        clock.at(moment)
        codes[name] = reception.receive(make_order(), by=LAN).dossier.code

    take("late", "2026-02-27 08:00")  # due on Wednesday
    take("returned", "2026-02-27 09:00")
    take("collect", "2026-02-27 10:00")
    take("today", "2026-03-02 08:00")
    take("waiting", "2026-03-02 09:00")
    take("tomorrow", "2026-03-03 08:00")
    take("new", "2026-03-05 08:00")
    processing.hand_over(codes["late"], HandedOver("Tư pháp"), by=LAN)
    processing.ask_supplement(
        codes["waiting"], SupplementAsked(("Tờ khai",), "Thiếu tờ khai"), by=LAN
    )
    for name in ("returned", "collect"):
        processing.decide(codes[name], Decided("granted", f"{name}/2026"), by=MINH)
    processing.return_result(codes["returned"], Returned("applicant", "Lê Thử"), by=LAN)
    clock.at("2026-03-05 09:00")
    return codes


@pytest.mark.parametrize(
    ("kind", "names", "note"),
    [
        (Daily.RECEIVED, ["new"], ""),
        (Daily.RETURNED, ["returned"], "trả tại quầy 08:00 05/03/2026 Lê Thử"),
        (Daily.DUE_TODAY, ["today"], ""),
        (Daily.DUE_TOMORROW, ["tomorrow"], ""),
        (Daily.OVERDUE, ["late"], "quá 1 ngày; Tư pháp"),
        (Daily.WAITING, ["waiting"], "từ 08:00 05/03/2026: Thiếu tờ khai"),
        (Daily.UNCOLLECTED, ["collect"], "có kết quả 08:00 05/03/2026 collect/2026"),
    ],
)
def test_each_list_holds_what_its_name_says(daily, week, kind, names, note):
    paper = daily.paper(kind)
    assert [row.code for row in paper.rows] == [week[name] for name in names]
    assert {row.note for row in paper.rows} == {note}


def test_what_no_checkpoint_covers_is_undelivered(daily, week):
    assert {row.code for row in daily.paper(Daily.UNDELIVERED).rows} == set(week.values())


def test_the_next_working_day_is_tomorrow(daily, week, clock):
    clock.at("2026-03-06 08:00")
    assert daily.paper(Daily.DUE_TOMORROW).day == date(2026, 3, 9)


def test_another_day_is_looked_at_by_its_date(daily, week):
    assert [row.code for row in daily.paper(Daily.RECEIVED, date(2026, 3, 3)).rows] == [
        week["tomorrow"]
    ]
    assert daily.paper(Daily.RETURNED, date(2026, 3, 4)).rows == ()


def test_a_result_taken_back_is_not_returned(daily, week, processing):
    processing.correct(week["returned"], Corrected("Nhầm người", status=Status.DECIDED), by=HOA)
    assert daily.paper(Daily.RETURNED).rows == ()


def test_a_return_entered_late_stands_on_its_own_day(daily, week, processing):
    late = datetime(2026, 3, 4, 10, 0, tzinfo=LOCAL)
    processing.decide(week["late"], Decided("granted", happened_at=late), by=HOA, at=late)
    processing.return_result(
        week["late"], Returned("post", tracking="E1", happened_at=late), by=HOA, at=late
    )
    (row,) = daily.paper(Daily.RETURNED, date(2026, 3, 4)).rows
    assert (row.code, row.note) == (week["late"], "gửi bưu chính 10:00 04/03/2026")


@pytest.mark.parametrize("kind", list(Daily))
def test_each_list_is_a_paper_that_says_what_it_means(daily, week, books, tmp_path, kind):
    paper = daily.paper(kind)
    books.write(paper, tmp_path / "list.pdf")
    said = text_of((tmp_path / "list.pdf").read_bytes())
    assert all(row.code in said for row in paper.rows)
    assert f"Tổng số: {len(paper.rows)} hồ sơ." in said
    books.write(paper, tmp_path / "list.xlsx")
    assert (tmp_path / "list.xlsx").read_bytes()[:2] == b"PK"
