"""``calendar`` and ``due``: working days, and when a result is owed."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from counter_app.cli import shapes
from counter_app.cli.commands import editions
from counter_app.cli.edge import UsageError
from counter_app.cli.output import table
from counter_app.cli.parser import Commands
from counter_app.cli.session import Session
from counter_app.domain.clock import LOCAL
from counter_app.domain.due_date import Counted, parse_term


def add(commands: Commands) -> None:
    """Add the words of this subject."""
    group = commands.group("calendar", "working days and holidays")
    taking = group.add("import", "a new calendar, whole or not at all", _import, lock="desk")
    taking.add_argument("file", type=Path)
    taking.add_argument("--show-only", action="store_true", help="what it would move, no more")
    taking.add_argument(
        "--recount", nargs="+", default=[], metavar="CODE", help="move these promises; all: each"
    )
    show = group.add("show", "years, closed days, make-up days, hours", _show)
    show.add_argument("--year", type=int)
    confirm = group.add("confirm", "a provisional year is as announced", _confirm, lock="desk")
    confirm.add_argument("year", type=int)
    due = commands.add("due", "count a term on the office's calendar", _due)
    what = due.add_mutually_exclusive_group(required=True)
    what.add_argument("--procedure", metavar="CODE")
    what.add_argument("--term", help='"7.5 wd", "20 d", "2 m", "8 h", "same-day"')
    due.add_argument("--received", required=True, metavar="TIME", help="local without offset")
    due.add_argument("--option", type=int, default=0, help="which of the procedure's times")


def local_time(text: str) -> datetime:
    """Return an aware time; without offset it is the wall clock of Vietnam.

    Raises:
        UsageError: not a time.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError("usage", message=f"not a time: {text[:40]}") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=LOCAL)


def _due(session: Session) -> None:
    words = session.words
    received = local_time(words.received)
    term = None if words.term is None else parse_term(words.term)
    desk = session.counter().calendars
    counted = (
        desk.due_of(words.procedure, received, words.option)
        if term is None
        else desk.due(term, received)
    )
    session.out.answer(_document(counted), *_plain(counted))


def _import(session: Session) -> None:
    counter, words = session.counter(), session.words
    if words.show_only:
        moved, said = counter.calendars.changes(words.file), "Chưa nạp lịch này."
        recounted: list[str] = []
    else:
        recounted = list(dict.fromkeys(words.recount))
        if recounted == ["all"]:
            moves = counter.calendars.changes(words.file)
            recounted = [change.code for change in moves if change.after]
        moved = counter.calendars.import_file(words.file, by=counter.officer, recounted=recounted)
        said = "Đã nạp lịch làm việc. Hẹn trả đã in vẫn giữ nguyên, trừ hồ sơ được tính lại."
    changes = editions.due_changes(moved)
    rows = [(change["code"], change["before"], change["after"]) for change in changes]
    session.out.answer(
        {"changed_dues": changes, "recounted": recounted},
        said,
        table(rows, head=("Mã hồ sơ", "Đã hẹn", "Theo lịch mới")) if rows else "",
    )


def _show(session: Session) -> None:
    calendar, year = session.counter().calendars.in_force(), session.words.year
    years = sorted(calendar.years if year is None else {year} & calendar.years)
    document = {
        "years": [
            {
                "year": number,
                "provisional": number in calendar.provisional,
                "off": _days(calendar.off, number),
                "work": _days(calendar.work, number),
            }
            for number in years
        ],
        "hours": [
            [f"{s.opens:%H:%M}-{s.closes:%H:%M}" for s in day] for day in calendar.hours.week
        ],
        "hours_from_file": calendar.states_hours,
    }
    rows = [
        (f"{day:%d/%m/%Y}", kind, why)
        for number in years
        for kind, days in (("nghỉ", calendar.off), ("làm bù", calendar.work))
        for day, why in sorted(days.items())
        if day.year == number
    ]
    notes = [f"Năm {n}: tạm tính, chờ công bố." for n in years if n in calendar.provisional]
    session.out.answer(document, table(rows, head=("Ngày", "", "Lý do")), *notes)


def _days(days: Mapping[date, str], year: int) -> list[list[str]]:
    return [[day.isoformat(), why] for day, why in sorted(days.items()) if day.year == year]


def _confirm(session: Session) -> None:
    counter, year = session.counter(), session.words.year
    counter.calendars.confirm(year, by=counter.officer)
    session.out.answer({"year": year, "provisional": False}, f"Lịch năm {year} đã được xác nhận.")


def _document(counted: Counted) -> dict[str, object]:
    return {
        "due": shapes.moment(counted.due),
        "counted": [{"day": day.day.isoformat(), "part": day.part} for day in counted.counted],
        "paused": [],
        "received": shapes.moment(counted.received),
        "notes": list(counted.notes),
    }


def _plain(counted: Counted) -> list[str]:
    rows = [(f"{day.day:%d/%m/%Y}", day.part) for day in counted.counted]
    return [f"Hẹn trả: {counted.due:%H:%M %d/%m/%Y}", table(rows), *counted.notes]
