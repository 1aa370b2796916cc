"""The register book and the periodic report, from the dossiers themselves."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from pathlib import Path

from counter_app.domain.clock import LOCAL, to_local
from counter_app.domain.dossier import Dossier
from counter_app.domain.errors import MachineError, RuleError
from counter_app.domain.report import count_sectors
from counter_app.printing import render, wording, workbook
from counter_app.printing.papers import (
    ClosingPaper,
    RegisterPaper,
    RegisterRow,
    ReportPaper,
    ReportRow,
)
from counter_app.services.desk import Desk
from counter_app.services.paperwork import office_of
from counter_app.store.work import Work

MAX_DAYS = 366


class Books:
    """Lists of a period; both days belong to it and are local."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def register(self, since: date, until: date, *, closing: bool = False) -> RegisterPaper:
        """Return the register book of a period.

        Rows are numbered through the calendar year, without starting anew within it (TT 01/2018
        art. 10.2). ``closing`` adds the closing page.

        Raises:
            RuleError: ``period.bad``.
        """
        first, before = bounds(since, until)
        year_began = datetime.combine(date(since.year, 1, 1), time(0), LOCAL)
        with self._desk.store.read() as work:
            number = work.periods.count(year_began, first) + 1
            rows = tuple(self._rows(work, first, before, number))
        now = to_local(self._desk.clock.now())
        return RegisterPaper(
            office=office_of(self._desk.settings),
            issued=now,
            period=period_words(since, until),
            rows=rows,
            closing=_closing(rows, now) if closing else None,
        )

    def report_06a(self, since: date, until: date) -> ReportPaper:
        """Return report II.06a of a period.

        Raises:
            RuleError: ``period.bad``.
        """
        first, before = bounds(since, until)
        with self._desk.store.read() as work:
            sectors = {procedure.code: procedure.sector for procedure in work.catalogue.all()}
            counts = count_sectors(work.periods.concerned(first, before), sectors, first, before)
        return ReportPaper(
            office=office_of(self._desk.settings),
            issued=to_local(self._desk.clock.now()),
            since=since,
            until=until,
            rows=tuple(ReportRow(**asdict(count)) for count in counts),
        )

    def write(self, paper: RegisterPaper | ReportPaper, file: Path) -> None:
        """Write a book as ``.pdf`` or ``.xlsx``, as the file's ending says.

        Raises:
            RuleError: ``file.unknown_format``. MachineError: ``file.not_writable``.
        """
        ending = file.suffix.lower()
        if ending == ".pdf":
            content = render(paper, forms=self._desk.settings.printing_forms)
        elif ending == ".xlsx":
            content = workbook.write(paper)
        else:
            raise RuleError("file.unknown_format", ending=ending[:10])
        try:
            file.write_bytes(content)
        except OSError as wrong:
            raise MachineError("file.not_writable", errno=wrong.errno) from None

    def _rows(
        self, work: Work, first: datetime, before: datetime, number: int
    ) -> Iterator[RegisterRow]:
        names = {p.code: (p.name, p.agency) for p in work.catalogue.all()}
        for dossier in work.periods.received(first, before):
            name, agency = names.get(dossier.procedure, (dossier.procedure, ""))
            yield _row(dossier, number, name, agency)
            number += 1


def bounds(since: date, until: date) -> tuple[datetime, datetime]:
    """Return the period's first moment and the first one after it.

    Raises:
        RuleError: ``period.bad``: the end lies before the beginning, or it is over a year long.
    """
    if until < since or (until - since).days > MAX_DAYS:
        raise RuleError("period.bad", since=since.isoformat(), until=until.isoformat())
    return (
        datetime.combine(since, time(0), LOCAL),
        datetime.combine(until + timedelta(days=1), time(0), LOCAL),
    )


def period_words(since: date, until: date) -> str:
    """Return the period as papers name it."""
    if since == until:
        return f"Ngày {since:%d/%m/%Y}"
    return f"Từ ngày {since:%d/%m/%Y} đến ngày {until:%d/%m/%Y}"


def _row(dossier: Dossier, number: int, name: str, agency: str) -> RegisterRow:
    due, handing = dossier.deadline.due, dossier.handing
    return RegisterRow(
        number=number,
        code=dossier.code,
        procedure=name,
        person=(dossier.owner or dossier.applicant).name,
        address=dossier.applicant.address,
        phone=dossier.applicant.phone,
        agency=dossier.holder or agency,
        received=to_local(dossier.received_at),
        due=to_local(due) if due else None,
        returned=to_local(handing.at) if handing else None,
        method=wording.return_place(dossier.return_by),
        note=dossier.note,
    )


def _closing(rows: tuple[RegisterRow, ...], at: datetime) -> ClosingPaper:
    solved = sum(1 for row in rows if row.returned)
    return ClosingPaper(
        at=at,
        first=rows[0].number if rows else 0,
        last=rows[-1].number if rows else 0,
        total=len(rows),
        solved=solved,
        pending=len(rows) - solved,
    )
