"""The lead's board as values: what came, what went, what falls due, who has how much."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from counter_app.domain.clock import LOCAL, to_local
from counter_app.domain.dossier import CITIZENS_TURN, Status
from counter_app.domain.registers import DayCount, Share
from counter_app.services.desk import Desk
from counter_app.services.registers import Registers

WEEKS_AHEAD = 5
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class DueDay:
    """One day of the calendar: how many running dossiers fall due, and whether one works."""

    day: date
    count: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class BoardView:
    """Everything at a glance. Counts are dossiers; days are local.

    ``figures``: received, returned (today), due (today), soon, overdue, waiting, ready.
    ``week``: Monday to today, and the days before it that fill seven. ``shares``: by
    (``today`` or ``week``, ``procedure`` or ``officer``), most received first.
    ``names``: of the procedures and officers in the shares.
    """

    today: date
    figures: dict[str, int]
    week: tuple[DayCount, ...]
    shares: dict[tuple[str, str], tuple[Share, ...]]
    calendar: tuple[DueDay, ...]
    names: dict[str, str]


class Board:
    """Counts; changes nothing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def look(self) -> BoardView:
        """Count everything as it stands now."""
        now = self._desk.clock.now()
        today = to_local(now).date()
        monday = today - timedelta(days=today.weekday())
        registers = Registers(self._desk)
        week = self._week(registers, today)
        figures = {
            "received": week[-1].received,
            "returned": week[-1].returned,
            **{
                name: registers.count(registers.filter_for(due=due))
                for name, due in (("due", "today"), ("soon", "soon"), ("overdue", "overdue"))
            },
            **{
                name: registers.count(registers.filter_for(statuses=statuses))
                for name, statuses in (("waiting", CITIZENS_TURN), ("ready", (Status.DECIDED,)))
            },
        }
        shares, names = self._shares({"today": today, "week": monday}, now)
        return BoardView(today, figures, week, shares, self._calendar(monday), names)

    def _week(self, registers: Registers, today: date) -> tuple[DayCount, ...]:
        days = [today - timedelta(days=back) for back in range(6, -1, -1)]
        return tuple(
            DayCount(
                day,
                registers.count(registers.filter_for(day=day)),
                registers.count(registers.filter_for(returned_day=day)),
            )
            for day in days
        )

    def _shares(
        self, since: dict[str, date], now: datetime
    ) -> tuple[dict[tuple[str, str], tuple[Share, ...]], dict[str, str]]:
        with self._desk.store.read() as work:
            shares = {
                (period, by): work.overview.shares(by, _midnight(first), now)
                for period, first in since.items()
                for by in ("procedure", "officer")
            }
            codes = {
                one.key for (_, by), some in shares.items() if by == "procedure" for one in some
            }
            names = dict(work.catalogue.names(codes))
            names |= {officer.name: officer.full_name for officer in work.staff.all()}
        return shares, names

    def _calendar(self, monday: date) -> tuple[DueDay, ...]:
        days = [monday + timedelta(days=n) for n in range(7 * WEEKS_AHEAD)]
        with self._desk.store.read() as work:
            due = work.overview.due_days(
                _midnight(days[0]), _midnight(days[-1] + timedelta(days=1))
            )
            calendar = self._desk.calendar(work)
        return tuple(
            DueDay(
                day,
                due.get((day - _EPOCH).days, 0),
                day.year not in calendar.years or calendar.is_open(day),
            )
            for day in days
        )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), LOCAL)
