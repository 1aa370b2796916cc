"""The lists an office goes through every day: what came, what falls due, what waits.

Source: the daily needs of staff as gathered in the trade's rules §9.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from counter_app.domain.clock import to_local
from counter_app.domain.deeds import Returned
from counter_app.domain.dossier import CITIZENS_TURN, Delivery, Dossier, Status
from counter_app.domain.registers import Daily, RegisterFilter
from counter_app.domain.working_days import open_after
from counter_app.printing.papers import DailyPaper, DailyRow
from counter_app.services.desk import Desk
from counter_app.services.paper.books import bounds
from counter_app.services.paper.named import Named
from counter_app.services.paper.sheet import list_code, office_of
from counter_app.store.work import Work

MOST = 5_000  # dossiers of one list; what is more is not read by anybody
RUNNING = (Status.RECEIVED, Status.PROCESSING)


class DailyLists:
    """Makes the lists, of every counter of the office as far as the feed told of it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def paper(self, kind: Daily, day: date | None = None) -> DailyPaper:
        """Return one list; ``day`` (local, today for None) matters where the list is of a day.

        What is overdue, waits or lies here is told as it stands now.

        Raises:
            RuleError: ``calendar.year_unknown`` for the next working day.
        """
        now = self._desk.clock.now()
        chosen = day or to_local(now).date()
        with self._desk.store.read() as work:
            if kind is Daily.DUE_TOMORROW:
                chosen = open_after(chosen, self._desk.calendar(work))
            named = Named(work)
            rows = tuple(
                _row(dossier, named, self._note(kind, dossier, now))
                for dossier in self._dossiers(work, kind, chosen, now)
            )
        return DailyPaper(
            office=office_of(self._desk.settings),
            issued=to_local(now),
            kind=kind,
            day=chosen,
            rows=rows,
            code=list_code(self._desk.settings, "DS", now),
        )

    def _dossiers(self, work: Work, kind: Daily, day: date, now: datetime) -> Iterator[Dossier]:
        first, before = bounds(day, day)
        if kind is Daily.RECEIVED:
            return work.periods.received(first, before)
        if kind is Daily.RETURNED:
            return _returned(work, first, before, now)
        wanted = {
            Daily.DUE_TODAY: RegisterFilter(statuses=RUNNING, due_from=first, due_before=before),
            Daily.DUE_TOMORROW: RegisterFilter(statuses=RUNNING, due_from=first, due_before=before),
            Daily.OVERDUE: RegisterFilter(statuses=RUNNING, due_before=now),
            Daily.WAITING: RegisterFilter(statuses=CITIZENS_TURN),
            Daily.UNCOLLECTED: RegisterFilter(statuses=(Status.DECIDED,)),
            Daily.UNDELIVERED: RegisterFilter(undelivered_only=True),
        }[kind]
        found = [work.dossiers.get(line.id) for line in work.registers.page(wanted, limit=MOST)]
        return iter(sorted(found, key=lambda d: (d.deadline.due or now, d.received_at)))

    def _note(self, kind: Daily, dossier: Dossier, now: datetime) -> str:
        outcome, handing = dossier.outcome, dossier.handing
        if kind is Daily.RETURNED and handing:
            what = "gửi bưu chính" if dossier.delivery is Delivery.POSTED else "trả tại quầy"
            return f"{what} {_short(handing.at)} {handing.collector_name}".strip()
        if kind is Daily.OVERDUE and dossier.deadline.due:
            days = (to_local(now).date() - to_local(dossier.deadline.due).date()).days
            late = f"quá {days} ngày" if days else "quá giờ hẹn"
            return f"{late}; {dossier.holder}".rstrip("; ")
        if kind is Daily.WAITING and dossier.deadline.pauses:
            pause = dossier.deadline.pauses[-1]
            return f"từ {_short(pause.since)}: {pause.reason}"
        if kind is Daily.UNCOLLECTED and outcome and outcome.decided_at:
            return f"có kết quả {_short(outcome.decided_at)} {outcome.number}".strip()
        return dossier.holder


def _returned(work: Work, first: datetime, before: datetime, now: datetime) -> Iterator[Dossier]:
    """Yield what was given out in the period, in its order; a step taken back is none.

    A deed entered late stands in the journal later than it happened, hence the walk up to now.
    """
    handed: dict[UUID, datetime] = {}
    for fact in work.periods.everyones(first, now + timedelta(seconds=1)):
        if isinstance(fact.deed, Returned) and first <= fact.happened_at < before:
            handed[fact.dossier] = fact.happened_at
    for dossier in sorted(handed, key=handed.__getitem__):
        found = work.dossiers.get(dossier)
        if found.status is Status.RETURNED:
            yield found


def _row(dossier: Dossier, named: Named, note: str) -> DailyRow:
    procedure, due = named.of(dossier), dossier.deadline.due
    return DailyRow(
        code=dossier.code,
        procedure=procedure.short_name or procedure.name,
        person=(dossier.owner or dossier.applicant).name,
        phone=dossier.applicant.phone,
        received=to_local(dossier.received_at),
        due=to_local(due) if due else None,
        note=note,
    )


def _short(moment: datetime) -> str:
    return f"{to_local(moment):%H:%M %d/%m/%Y}"
