"""What every service stands on."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from counter_app.domain.calendar import Calendar, Session, Sessions, WorkingHours
from counter_app.domain.clock import LOCAL, Clock
from counter_app.domain.dossier import Deadline, Term
from counter_app.domain.due_date import Counted, Hours, Resume, count, resumed
from counter_app.domain.errors import MachineError, RuleError
from counter_app.domain.staff import Officer, require
from counter_app.services.security.tracks import Tracks
from counter_app.settings import Settings
from counter_app.store.store import Store
from counter_app.store.traces import Look
from counter_app.store.work import Work

EARLIEST = datetime(2025, 7, 1, tzinfo=LOCAL)  # no counter of this kind before; a clock in 1970
LATE_DAYS = 31  # how far back a paper book may be entered after an outage


@dataclass(frozen=True, slots=True)
class Desk:
    """The store, the clock and the settings of one counter."""

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

    def calendar(self, work: Work) -> Calendar:
        """Return the calendar in force, worked at this office's own hours."""
        day = sessions(self.settings)
        hours = WorkingHours((*(day,) * 5, (), ()))
        return work.calendars.get().with_hours(hours)

    def count(self, work: Work, term: Term, received: datetime, cutoff: str = "") -> Counted:
        """Count a term as this office does: its calendar, hours, cut-off and meaning of hours."""
        chosen = cutoff or self.settings.deadline_cutoff
        hours = Hours(self.settings.deadline_hours)
        return count(term, received, self.calendar(work), cutoff=chosen, hours=hours)

    def resumed(self, work: Work, deadline: Deadline, at: datetime) -> datetime | None:
        """Return the due moment once the open pause closes at ``at``, as this office counts."""
        return resumed(
            deadline,
            at,
            self.calendar(work),
            Resume(self.settings.deadline_after_pause),
            cutoff=self.settings.deadline_cutoff,
            hours=Hours(self.settings.deadline_hours),
        )


def sessions(settings: Settings) -> Sessions:
    """Return the sessions of a working day.

    Raises:
        RuleError: ``settings.bad_value`` for hours that are none.
    """
    return tuple(
        _session(getattr(settings, f"deadline_{name}"), name) for name in ("morning", "afternoon")
    )


def _session(text: str, name: str) -> Session:
    try:
        opens, closes = (time.fromisoformat(part.strip()) for part in text.split("-"))
        return Session(opens, closes)
    except ValueError:
        raise RuleError("settings.bad_value", key=f"deadline.{name}") from None
