"""The register, the report, the lists of the day and of money as Excel workbooks."""

from typing import Final

from counter_app.printing.excel.book import Book
from counter_app.printing.form import short_day
from counter_app.printing.forms.cash import WORDS as CASH
from counter_app.printing.forms.cash import sums_by_kind
from counter_app.printing.forms.daily import SHOWN_WORDS as SHOWN
from counter_app.printing.forms.daily import WORDS as DAILY
from counter_app.printing.forms.register import WORDS as REGISTER
from counter_app.printing.forms.report import DEFINITIONS, counts, sums
from counter_app.printing.forms.report import WORDS as REPORT
from counter_app.printing.papers import (
    CashPaper,
    DailyPaper,
    RegisterPaper,
    ReportPaper,
    ShownPaper,
)

_REGISTER_COLUMNS: Final = (
    ("index", 6),
    ("code", 24),
    ("procedure", 42),
    ("person", 28),
    ("address", 36),
    ("agency", 26),
    ("received", 17),
    ("due", 17),
    ("returned", 17),
    ("method", 18),
    ("signed", 12),
)


def register_workbook(paper: RegisterPaper) -> bytes:
    """Return the register as a workbook: one line a dossier, filters on, moments as dates."""
    book = Book(paper.office, REGISTER["title"], paper.period, paper.issued)
    for column, (key, width) in enumerate(_REGISTER_COLUMNS):
        book.sheet.set_column(column, column, width)
        book.heading(column, REGISTER[key])
    for row in paper.rows:
        place = "\n".join(filter(None, (row.address, row.phone)))
        method = "\n".join(filter(None, (row.method, row.note)))
        book.line(
            (row.number, row.code, row.procedure, row.person, place, row.agency,
             row.received, row.due, row.returned, method, "")
        )  # fmt: skip
    book.filtered(len(_REGISTER_COLUMNS))
    return book.done()


def report_workbook(paper: ReportPaper) -> bytes:
    """Return report II.06a as a workbook, its sums as numbers and its definitions below."""
    since, until = (day.strftime("%d/%m/%Y") for day in (paper.since, paper.until))
    period = f"{REPORT['sheet']} – {REPORT['period'].format(since=since, until=until)}"
    book = Book(paper.office, REPORT["title"], period, paper.issued)
    groups = (
        ("received", ("total", "online", "direct", "carried")),
        ("solved", ("total", "early", "on_time", "late")),
        ("pending", ("total", "in_time", "late")),
    )
    names = [f"{REPORT[group]}: {REPORT[key]}" for group, keys in groups for key in keys]
    titles = [REPORT["index"], REPORT["sector"]]
    titles += [f"{name} ({number})" for number, name in enumerate(names, start=1)]
    for column, title in enumerate(titles):
        book.sheet.set_column(column, column, 30 if column == 1 else 6 if column == 0 else 13)
        book.heading(column, title)
    for index, row in enumerate(paper.rows, start=1):
        book.line((index, row.sector, *counts(row)))
    book.line(("", REPORT["sum"], *sums(paper.rows)))
    book.note("")
    for line in (REPORT["definitions"], *(paper.definitions or DEFINITIONS)):
        book.note(line)
    return book.done()


def daily_workbook(paper: DailyPaper) -> bytes:
    """Return a list of the day as a workbook, with what it means below."""
    title, day = DAILY[paper.kind.value], DAILY["day"].format(day=short_day(paper.day))
    book = Book(paper.office, title, day, paper.issued)
    widths = (6, 24, 42, 28, 16, 17, 17, 36)
    keys = ("index", "code", "procedure", "person", "phone", "moment_received", "due", "note")
    for column, (key, width) in enumerate(zip(keys, widths, strict=True)):
        book.sheet.set_column(column, column, width)
        book.heading(column, DAILY[key])
    for index, row in enumerate(paper.rows, start=1):
        book.line(
            (index, row.code, row.procedure, row.person, row.phone, row.received, row.due, row.note)
        )
    book.filtered(len(keys))
    book.note(DAILY[f"meaning_{paper.kind.value}"])
    return book.done()


def shown_workbook(paper: ShownPaper) -> bytes:
    """Return what the register shows as a workbook: its columns, filters on, moments as dates."""
    book = Book(paper.office, SHOWN["title"], paper.period, paper.issued)
    titles = ((SHOWN["index"], 6), *((one.title, one.width) for one in paper.columns))
    for column, (title, width) in enumerate(titles):
        book.sheet.set_column(column, column, width)
        book.heading(column, title)
    for index, cells in enumerate(paper.rows, start=1):
        book.line((index, *cells))
    book.filtered(len(titles))
    return book.done()


def cash_workbook(paper: CashPaper) -> bytes:
    """Return the list of money as a workbook: entries, then the sums by kind and method."""
    book = Book(paper.office, CASH["title"], f"{paper.period} {CASH['internal']}", paper.issued)
    widths = (6, 17, 24, 28, 34, 15, 14, 18, 30)
    keys = ("index", "at", "code", "person", "fee", "amount", "method", "receipt", "note")
    for column, (key, width) in enumerate(zip(keys, widths, strict=True)):
        book.sheet.set_column(column, column, width)
        book.heading(column, CASH[key])
    for index, row in enumerate(paper.rows, start=1):
        book.line(
            (index, row.at, row.code, row.person, row.fee, row.amount, row.method,
             row.receipt_number, row.note)
        )  # fmt: skip
    book.filtered(len(keys))
    total = sum(row.amount for row in paper.rows)
    book.line(("", "", "", "", CASH["sum"], total, "", "", ""))
    book.note(CASH["by_kind"])
    for fee, method, count, amount in sums_by_kind(paper):
        book.line(("", "", "", "", fee, amount, method, count, ""))
    book.note(CASH["no_receipt"])
    return book.done()
