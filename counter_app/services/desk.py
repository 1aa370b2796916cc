"""What every service stands on."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from counter_app.domain.calendar import Calendar
from counter_app.domain.clock import LOCAL, Clock, to_local
from counter_app.domain.dossier import Deadline, Dossier, Term
from counter_app.domain.due_date import Counted, Habits, Halves, Hours, Resume, count, resumed
from counter_app.domain.errors import MachineError, RuleError
from counter_app.domain.ids import ProcedureId
from counter_app.domain.local_rules import localised
from counter_app.domain.looks import Look
from counter_app.domain.procedure import Procedure
from counter_app.domain.staff import Officer, require
from counter_app.services.security.tracks import Tracks
from counter_app.settings import Settings, week
from counter_app.store.store import Store
from counter_app.store.work import Work

EARLIEST = datetime(2025, 7, 1, tzinfo=LOCAL)  # no counter of this kind before; a clock in 1970
LATE_DAYS = 31  # how far back a paper book may be entered after an outage


@dataclass(slots=True)
class Desk:
    """The store, the clock and the settings of one counter.

    ``settings`` alone is ever another: an administrator changes them while all work on.
    """

    store: Store
    clock: Clock
    settings: Settings
    tracks: Tracks | None = None  # none where nobody has signed in

    def note(self, what: Look, of: str = "", *, reason: str = "") -> None:
        """Leave a trace of what the signed-in officer sees."""
        if self.tracks:
            self.tracks.note(what, of, reason=reason)

    def note_id(self, id_number: str) -> None:
        """Leave a trace of a search by ID number, without the number."""
        if self.tracks and id_number:
            self.tracks.note_id(Look.SEARCH_ID, id_number)

    def moment(self, wanted: datetime | None, by: Officer) -> datetime:
        """Return when a deed counts: now, or ``wanted`` when a lead enters it late.

        Raises:
            RuleError: ``late.ahead``, ``late.too_old``, ``officer.may_not``.
            MachineError: ``clock.wrong``: this PC has lost the date.
        """
        now = self.clock.now()
        if now < EARLIEST:
            raise MachineError("clock.wrong", now=now.isoformat())
        if wanted is None:
            return now
        require(by, "enter_late")
        if wanted > now:
            raise RuleError("late.ahead", at=wanted.isoformat())
        if wanted < now - timedelta(days=LATE_DAYS):
            raise RuleError("late.too_old", at=wanted.isoformat(), days=LATE_DAYS)
        return wanted

    def procedure(self, work: Work, code: ProcedureId, day: date) -> Procedure:
        """Return the version of a procedure that receives on ``day``, as the province wants it.

        Raises:
            MissingError: ``procedure.unknown``. RuleError: ``procedure.not_in_force``.
        """
        return localised(work.catalogue.in_force(code, day), work.local_rules.of(code), day)

    def procedure_of(self, work: Work, dossier: Dossier) -> Procedure:
        """Return the version a dossier was received under, as the province wanted it then."""
        day = to_local(dossier.received_at).date()
        kept = work.catalogue.known_as(dossier.procedure, dossier.edition)
        return localised(kept, work.local_rules.of(dossier.procedure), day)

    def calendar(self, work: Work) -> Calendar:
        """Return the calendar in force, worked at this office's own hours."""
        return self.worked(work.calendars.get())

    def worked(self, calendar: Calendar) -> Calendar:
        """Return ``calendar`` at the hours of the settings; hours its file states stand."""
        return calendar if calendar.states_hours else calendar.with_hours(week(self.settings))

    def habits(self, cutoff: str = "") -> Habits:
        """Return how this office counts; ``cutoff``: a procedure's own hour."""
        settings = self.settings
        return Habits(
            cutoff or settings.deadline_cutoff,
            Hours(settings.deadline_hours),
            Halves(settings.deadline_halves),
            Resume(settings.deadline_after_pause),
        )

    def count(self, work: Work, term: Term, received: datetime, cutoff: str = "") -> Counted:
        """Count a term as this office does: its calendar, hours, cut-off and meaning of hours."""
        return count(term, received, self.calendar(work), self.habits(cutoff))

    def resumed(self, work: Work, deadline: Deadline, at: datetime) -> datetime | None:
        """Return the due moment once the open pause closes at ``at``, as this office counts."""
        return resumed(deadline, at, self.calendar(work), self.habits())
