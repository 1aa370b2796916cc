"""Finding dossiers again, and seeing one whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from counter_app.domain.calendar import Calendar
from counter_app.domain.clock import LOCAL, to_local
from counter_app.domain.deeds import Fact
from counter_app.domain.dossier import Dossier, Status
from counter_app.domain.ids import FileHash
from counter_app.domain.looks import Look
from counter_app.domain.procedure import Procedure
from counter_app.domain.registers import Colour, DossierLine, FactLine, RegisterFilter
from counter_app.domain.staff import Officer, may
from counter_app.domain.workflow import Act
from counter_app.services.correcting import promise_before
from counter_app.services.desk import Desk
from counter_app.services.processing import next_steps, steps_back
from counter_app.store.attachments import named_scans
from counter_app.store.work import Work

SOON_DAYS = 2  # working days after today that still count as due soon
_RUNNING = (Status.RECEIVED, Status.PROCESSING)


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A dossier in a list, with how near its due moment is and the procedure's counter name."""

    dossier: DossierLine
    colour: Colour
    procedure_name: str


@dataclass(frozen=True, slots=True)
class DossierView:
    """Everything about one dossier."""

    dossier: Dossier
    procedure: Procedure
    timeline: tuple[FactLine, ...]
    steps_allowed: tuple[Act, ...]
    delivered: bool
    colour: Colour
    facts: tuple[Fact, ...] = ()  # what was said at each step; kinds unknown here are left out
    steps_back: tuple[Status, ...] = ()  # to which statuses this officer may take it back
    scans: int = 0  # of own facts
    scans_delivered: int = 0
    promise_before: datetime | None = None  # where this officer may take the new promise back
    promise_from: date | None = None  # the first working day a new promise may name


class Registers:
    """Lists, search and the view of one dossier."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def search(self, text: str, limit: int = 50) -> tuple[RegisterLine, ...]:
        """Return dossiers by name, code, ID number or phone, newest first; accents do not count.

        Nothing typed finds the newest ones.
        """
        if not text.strip():
            return self.page(RegisterFilter(), limit=limit)
        if _is_id_number(text):
            self._desk.note_id("".join(text.split()))
        with self._desk.store.read() as work:
            return dress(self._desk, work, work.registers.search(text, limit))

    def page(
        self,
        wanted: RegisterFilter,
        *,
        limit: int = 50,
        offset: int = 0,
        behind: DossierLine | None = None,
    ) -> tuple[RegisterLine, ...]:
        """Return one page of the register, newest first; a short page is the last one.

        ``behind``: the last line one has; the page goes on after it, equally fast however far down.
        """
        before = (behind.received_at, behind.id) if behind else None
        with self._desk.store.read() as work:
            lines = work.registers.page(wanted, limit=limit, offset=offset, before=before)
            return dress(self._desk, work, lines)

    def count(self, wanted: RegisterFilter) -> int:
        """Return how many dossiers the whole list has."""
        with self._desk.store.read() as work:
            return work.registers.count(wanted)

    def filter_for(
        self,
        *,
        due: str = "",
        day: date | None = None,
        until: date | None = None,
        due_day: date | None = None,
        returned_day: date | None = None,
        returned_until: date | None = None,
        **more: object,
    ) -> RegisterFilter:
        """Return the filter for words: due ``today``, ``soon`` or ``overdue``; received on ``day``,
        or from it ``until`` another; due on ``due_day`` and still open; given out
        on ``returned_day``, or from it until another.

        Days are local. Nothing falls due while the clock stands still for the applicant.
        """
        bounds: dict[str, object] = dict(more)
        now = self._desk.clock.now()
        today = to_local(now).date()
        if due:
            with self._desk.store.read() as work:
                calendar = self._desk.calendar(work)
            running = {"statuses": _RUNNING} if not more.get("statuses") else {}
            bounds |= {"open_only": True, **running, **_due_bounds(due, now, today, calendar)}
        if day:
            bounds |= {
                "received_from": _midnight(day),
                "received_before": _midnight((until or day) + timedelta(days=1)),
            }
        if returned_day:
            bounds |= {
                "returned_from": _midnight(returned_day),
                "returned_before": _midnight((returned_until or returned_day) + timedelta(days=1)),
            }
        if due_day:
            bounds |= {
                "open_only": True,
                "due_from": _midnight(due_day),
                "due_before": _midnight(due_day + timedelta(days=1)),
            }
        return RegisterFilter(**bounds)  # type: ignore[arg-type]

    def view(self, code: str, officer: Officer) -> DossierView:
        """Return one dossier, by any code it ever had, and what ``officer`` may do with it.

        Raises:
            MissingError: ``dossier.unknown``.
        """
        with self._desk.store.read() as work:
            dossier = work.dossiers.by_code(code)
            timeline = work.dossiers.timeline(dossier.id)
            facts = work.dossiers.deeds(dossier.id)
            named = {scan for fact in facts for scan in named_scans(fact.deed)}
            scans, arrived = work.attachments.delivered(named)
            procedure = self._desk.procedure_of(work, dossier)
            calendar = self._desk.calendar(work)
        self._desk.note(Look.VIEW, dossier.code)
        now = self._desk.clock.now()
        return DossierView(
            dossier,
            procedure,
            timeline,
            next_steps(dossier, officer, now),
            all(fact.delivered for fact in timeline),
            colour(dossier.status, dossier.deadline.due, now, calendar),
            facts,
            steps_back(dossier.status, officer),
            scans,
            arrived,
            promise_before(dossier, facts) if may(officer, "step_back") else None,
            _promise_from(dossier, now, calendar),
        )

    def dressed(self, lines: Iterable[DossierLine]) -> tuple[RegisterLine, ...]:
        """Return lines as a list shows them."""
        with self._desk.store.read() as work:
            return dress(self._desk, work, lines)

    def scan(self, code: str, key: FileHash) -> bytes:
        """Return a scan of a dossier; that it was looked at leaves a trace.

        Raises:
            MissingError: ``blob.unknown``: it is at another counter. IntegrityError: damaged.
        """
        self._desk.note(Look.VIEW, code)
        with self._desk.store.read() as work:
            return work.attachments.read(key)


def dress(desk: Desk, work: Work, lines: Iterable[DossierLine]) -> tuple[RegisterLine, ...]:
    """Return lines as a list shows them now."""
    now, calendar = desk.clock.now(), desk.calendar(work)
    found = tuple(lines)
    names = work.catalogue.names({line.procedure for line in found})
    return tuple(
        RegisterLine(
            line,
            colour(line.status, line.due, now, calendar),
            names.get(line.procedure, line.procedure),
        )
        for line in found
    )


def colour(status: Status, due: datetime | None, now: datetime, calendar: Calendar) -> Colour:
    """Return how near ``due`` is at ``now``; grey where the clock stands still or has ended."""
    if due is None or status not in _RUNNING:
        return Colour.GREY
    if due < now:
        return Colour.RED
    return Colour.YELLOW if due < _end_of_soon(to_local(now).date(), calendar) else Colour.GREEN


def _is_id_number(text: str) -> bool:
    """Return whether ``text`` is an ID number, of today's cards or of the older ones."""
    plain = "".join(text.split())
    return plain.isdecimal() and len(plain) in (9, 12)


def _due_bounds(due: str, now: datetime, today: date, calendar: Calendar) -> dict[str, datetime]:
    if due == "overdue":
        return {"due_before": now}
    if due == "today":
        return {"due_from": _midnight(today), "due_before": _midnight(today + timedelta(days=1))}
    return {"due_from": now, "due_before": _end_of_soon(today, calendar)}


def _end_of_soon(today: date, calendar: Calendar) -> datetime:
    """Return the midnight after the last working day that counts as soon."""
    day, left = today, SOON_DAYS
    while left and day.year in calendar.years:
        day += timedelta(days=1)
        left -= day.year in calendar.years and calendar.is_open(day)
    return _midnight(day + timedelta(days=1))


def _promise_from(dossier: Dossier, now: datetime, calendar: Calendar) -> date | None:
    """Return the first working day after now and after what was promised; None where unknown."""
    day = to_local(max(now, dossier.deadline.due or now)).date()
    while (day := day + timedelta(days=1)).year in calendar.years:
        if calendar.is_open(day):
            return day
    return None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), LOCAL)
