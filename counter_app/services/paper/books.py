"""The register book and the periodic report, from the dossiers themselves."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from counter_app.domain.clock import LOCAL, to_local
from counter_app.domain.deeds import Fact, FeeTaken
from counter_app.domain.dossier import Dossier
from counter_app.domain.errors import RuleError
from counter_app.domain.procedure import Procedure
from counter_app.domain.registers import RegisterFilter
from counter_app.domain.report import count_sectors
from counter_app.printing import wording
from counter_app.printing.papers import (
    CashPaper,
    CashRow,
    ClosingPaper,
    OfficePaper,
    RegisterPaper,
    RegisterRow,
    ReportPaper,
    ReportRow,
    ShownColumn,
    ShownPaper,
)
from counter_app.services.desk import Desk
from counter_app.services.paper.files import BookPaper, write_book
from counter_app.services.paper.named import Named
from counter_app.services.paper.sheet import agency_of, list_code, office_of
from counter_app.services.registers import RegisterLine, dress
from counter_app.store.work import Work

MAX_DAYS = 366
MOST_LISTED = 100_000  # dossiers in one workbook, which is made in memory: see docs/figures.md
MOST_PRINTED = 20_000  # dossiers in one PDF; more is no list any more
_PAGE = 500


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a list: its title, its width in letters, and what stands in it."""

    title: str
    width: int
    cell: Callable[[RegisterLine], str | datetime | None]


class Books:
    """Lists of a period; both days belong to it and are local."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def register(
        self, since: date, until: date, *, closing: bool = False, volume: str = ""
    ) -> RegisterPaper:
        """Return the register book of a period.

        Rows are numbered through the calendar year, without starting anew within it (TT 01/2018
        art. 10.2); a new ``volume`` goes on with them. ``closing`` adds the closing page.

        Raises:
            RuleError: ``period.bad``.
        """
        first, before = bounds(since, until)
        year_began = datetime.combine(date(since.year, 1, 1), time(0), LOCAL)
        now = to_local(self._desk.clock.now())
        with self._desk.store.read() as work:
            number = work.periods.count(year_began, first) + 1
            rows = tuple(self._rows(work, first, before, number))
            count = _closing(work, rows, first, before, now) if closing else None
        return RegisterPaper(
            office=office_of(self._desk.settings),
            issued=now,
            period=period_words(since, until),
            rows=rows,
            volume=volume,
            closing=count,
            code=list_code(self._desk.settings, "STD", now),
        )

    def save_list(
        self,
        wanted: RegisterFilter,
        words: str,
        columns: Sequence[ListColumn],
        file: Path,
        *,
        reason: str = "",
        report: Callable[[int, int], None] = lambda done, total: None,
    ) -> None:
        """Write what a list of the register shows, in its order and with its ``columns``.

        ``words`` say in the file what was chosen. ``report``: dossiers written, dossiers in all.

        Raises:
            RuleError: ``register.too_long``, ``register.too_long_to_print``,
                ``file.unknown_format``. MachineError: ``file.not_writable``.
        """
        with self._desk.store.read() as work:
            total = work.registers.count(wanted)
            _refuse_too_long(total, file)
            now = self._desk.clock.now()
            paper = ShownPaper(
                office=office_of(self._desk.settings),
                issued=to_local(now),
                period=words,
                columns=tuple(ShownColumn(one.title, one.width) for one in columns),
                rows=_shown_rows(self._desk, work, wanted, columns, lambda n: report(n, total)),
                code=list_code(self._desk.settings, "DS", now),
            )
            write_book(self._desk, paper, file, reason=reason, rows=total)

    def report_06a(self, since: date, until: date) -> ReportPaper:
        """Return report II.06a of a period.

        Raises:
            RuleError: ``period.bad``.
        """
        first, before = bounds(since, until)
        with self._desk.store.read() as work:
            named = Named(work)
            found = work.periods.concerned(first, before)
            counts = count_sectors(((named.of(d).sector, d) for d in found), first, before)
        now = self._desk.clock.now()
        return ReportPaper(
            office=office_of(self._desk.settings),
            issued=to_local(now),
            code=list_code(self._desk.settings, "06A", now),
            since=since,
            until=until,
            rows=tuple(ReportRow(**asdict(count)) for count in counts),
        )

    def cash(self, since: date, until: date, *, officer: str = "") -> CashPaper:
        """Return the money taken at this counter in a period; counter-entries stand as such.

        An entry made late counts when the money was taken, not when it was entered. ``officer``
        narrows it to one officer's shift. It is an internal list, no biên lai.

        Raises:
            RuleError: ``period.bad``.
        """
        first, before = bounds(since, until)
        now = self._desk.clock.now()
        later = max(before, now + timedelta(seconds=1))
        with self._desk.store.read() as work:
            names = {one.name: one.full_name for one in work.staff.all()}
            rows = tuple(
                _cash_row(fact, fact.deed, work.dossiers.get(fact.dossier))
                for fact in work.periods.facts(first, later)
                if isinstance(fact.deed, FeeTaken)
                and officer in ("", fact.by)
                and first <= fact.happened_at < before
            )
        return CashPaper(
            office=office_of(self._desk.settings),
            issued=to_local(now),
            code=list_code(self._desk.settings, "BK", now),
            period=period_words(since, until),
            rows=rows,
            officer=names.get(officer, officer),
        )

    def of(self, kind: str, since: date, until: date, *, closing: bool = False) -> BookPaper:
        """Return the book of this ``kind``: register, report or cash; both days belong to it.

        Raises:
            RuleError: ``period.bad``.
        """
        if kind == "report":
            return self.report_06a(since, until)
        if kind == "cash":
            return self.cash(since, until)
        return self.register(since, until, closing=closing)

    def write(self, paper: BookPaper, file: Path, *, reason: str = "") -> None:
        """Write a book as ``.pdf`` or ``.xlsx``, as the file's ending says; the trace keeps the
        ``reason``.

        Raises:
            RuleError: ``file.unknown_format``. MachineError: ``file.not_writable``.
        """
        write_book(self._desk, paper, file, reason=reason)

    def _rows(
        self, work: Work, first: datetime, before: datetime, number: int
    ) -> Iterator[RegisterRow]:
        named, year = Named(work), to_local(first).year
        office = office_of(self._desk.settings)
        for dossier in work.periods.received(first, before):
            received = to_local(dossier.received_at).year
            number, year = (number if received == year else 1), received
            yield _row(dossier, number, named.of(dossier), office)
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


def _refuse_too_long(total: int, file: Path) -> None:
    if total > MOST_LISTED:
        raise RuleError("register.too_long", count=total, most=MOST_LISTED)
    if total > MOST_PRINTED and file.suffix.lower() == ".pdf":
        raise RuleError("register.too_long_to_print", count=total, most=MOST_PRINTED)


def _shown_rows(
    desk: Desk,
    work: Work,
    wanted: RegisterFilter,
    columns: Sequence[ListColumn],
    report: Callable[[int], None],
) -> Iterator[tuple[str | datetime | None, ...]]:
    """Yield the cells of each line, a page in memory at a time."""
    before, count = None, 0
    while page := work.registers.page(wanted, limit=_PAGE, before=before):
        for line in dress(desk, work, page):
            yield tuple(column.cell(line) for column in columns)
        before = (page[-1].received_at, page[-1].id)
        count += len(page)
        report(count)


def _row(dossier: Dossier, number: int, procedure: Procedure, office: OfficePaper) -> RegisterRow:
    due, handing = dossier.deadline.due, dossier.handing
    return RegisterRow(
        number=number,
        code=dossier.code,
        procedure=procedure.name,
        person=(dossier.owner or dossier.applicant).name,
        address=dossier.applicant.address,
        phone=dossier.applicant.phone,
        agency=dossier.holder or agency_of(procedure, office),
        received=to_local(dossier.received_at),
        due=to_local(due) if due else None,
        returned=to_local(handing.at) if handing else None,
        method=wording.return_method(dossier.return_by),
        note=dossier.note,
    )


def _cash_row(fact: Fact, deed: FeeTaken, dossier: Dossier) -> CashRow:
    return CashRow(
        at=to_local(fact.happened_at),
        code=dossier.code,
        person=dossier.applicant.name,
        fee=deed.name,
        amount=deed.amount,
        method=wording.METHODS.get(deed.method, deed.method),
        receipt_number=deed.receipt_number,
        note=deed.note or ("Bút toán sửa" if deed.corrects else ""),
    )


def _closing(
    work: Work, rows: tuple[RegisterRow, ...], first: datetime, before: datetime, at: datetime
) -> ClosingPaper:
    """Count what the book closes with: solved is whatever ended before the period did."""
    solved = carried = carried_solved = 0
    for dossier in work.periods.concerned(first, before):
        ended = dossier.closed_at is not None and dossier.closed_at < before
        if dossier.received_at < first:
            carried += 1
            carried_solved += ended
        else:
            solved += ended
    return ClosingPaper(
        at=at,
        first=rows[0].number if rows else 0,
        last=rows[-1].number if rows else 0,
        total=len(rows),
        solved=solved,
        carried=carried,
        carried_solved=carried_solved,
    )
