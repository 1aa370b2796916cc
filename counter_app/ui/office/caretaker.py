"""Looks after the counter while people work: the chain, the traces, the day's backup, accounts.

Works on a thread of its own: the desk thread belongs to the officer.
"""

import time
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.domain.errors import CounterError
from counter_app.domain.staff import Officer
from counter_app.services.security.start_check import Warned
from counter_app.ui.jobs import Foreseen, Jobs
from counter_app.ui.language import tr
from counter_app.ui.look.notices import Notice, Notices
from counter_app.ui.place import Counter, Place
from counter_app.ui.words.messages import words_for
from counter_app.ui.words.start_words import found_words

FIRST_MS: Final = 20_000  # after signing in: the officer's own work begins first
ROUND_MS: Final = 60_000
WORK_S, REST_S = 0.0005, 0.0015
BACKUP: Final = "backup.failed"
STAY: Final = frozenset({"journal.broken"})  # too grave to be put away


@dataclass(frozen=True, slots=True)
class Round:
    """What one round found. ``officer``: who works here, as the store knows them now."""

    officer: Officer
    warned: tuple[Warned, ...] = ()
    is_backed_up: bool = False


class Gently:
    """The pace of a long check beside a window: it works a little, then rests.

    Else it and the window would share the interpreter half and half, and a screen took twice as
    long to be shown while the check goes on. ``hurries``: somebody waits for its end.
    """

    def __init__(self) -> None:
        self.hurries = False
        self._since = time.perf_counter()

    def __call__(self) -> None:
        """Rest, if it is time to."""
        if not self.hurries and time.perf_counter() - self._since > WORK_S:
            time.sleep(REST_S)
            self._since = time.perf_counter()


class Caretaker(QObject):
    """One round a minute.

    Signals:
        lock_wanted: the account of whoever works here was ended or changed.
        backed_up: a backup was made.
        health_wanted: somebody wants to see how this PC is.
    """

    lock_wanted = Signal()
    backed_up = Signal()
    health_wanted = Signal()

    def __init__(self, place: Place, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._notices = place, notices
        self._errands = Jobs(self)
        self._pace = Gently()
        self._said: set[Warned] = set()
        self.trouble = ""  # what the last backup met, in words
        self._is_first = True
        self._timer = QTimer(self, interval=ROUND_MS)
        self._timer.timeout.connect(self.go_round)
        self._soon = QTimer(self, singleShot=True, interval=FIRST_MS)
        self._soon.timeout.connect(self.go_round)

    @property
    def is_idle(self) -> bool:
        """True while no errand runs."""
        return self._errands.is_idle

    def welcome(self) -> None:
        """Somebody signed in: say what the start found, in a box: nobody types yet."""
        for one in self._new(self._place.counter.warned):
            title, advice = found_words(one.code, one.found)
            self._place.dialogs.tell(title, advice, picture="alert")
        if self._is_first and not self._timer.isActive():
            self._timer.start()
            self._soon.start()

    def go_round(self) -> None:
        """Look now, unless a round is under way."""
        if not self._errands.is_idle:
            return
        counter, pace, is_first = self._place.counter, self._pace, self._is_first
        self._is_first = False
        self._errands.run(
            lambda _report: _look_round(counter, pace, check_chain=is_first),
            owner=self,
            done=self._seen,
            failed=self._not_done,
        )

    def back_up(self) -> None:
        """Make a backup now; somebody asked."""
        keeping, pace = self._place.counter.housekeeping, self._pace
        self._errands.run(
            lambda _report: keeping.backups.routine(pace),
            owner=self,
            done=lambda made: self._backed_up(made.fault),
            failed=lambda refused: self._backed_up(refused.code),
        )

    def stop(self) -> None:
        """End the rounds; what runs comes to its end first."""
        self._timer.stop()
        self._soon.stop()
        self._pace.hurries = True
        self._errands.close()

    def _seen(self, found: Round) -> None:
        if found.is_backed_up:
            self._well()
        self._mention(found.warned)
        self.backed_up.emit()
        if found.officer != self._place.counter.officer:
            self.lock_wanted.emit()

    def _backed_up(self, fault: str) -> None:
        self._well()
        if fault:
            self._said.discard(Warned(BACKUP, fault))
            self._mention((Warned(BACKUP, fault),))
            self.trouble = ". ".join(found_words(BACKUP, fault))
        self.backed_up.emit()

    def _well(self) -> None:
        self.trouble = ""
        self._notices.drop(BACKUP)

    def _not_done(self, error: Foreseen) -> None:
        """The round itself met trouble; the next one tries again."""
        if self._new((Warned(error.code),)):
            words = words_for(error)
            self._notices.say(Notice(error.code, words.title, words.advice))

    def _mention(self, warned: tuple[Warned, ...]) -> None:
        """Say it beside the work: somebody may be typing, and a box would swallow the keys."""
        for one in self._new(warned):
            title, advice = found_words(one.code, one.found)
            tone, stays = ("red", True) if one.code in STAY else ("yellow", False)
            told = Notice(one.code, title, advice, tone, stays)
            self._notices.say(told, way=tr("Health of this PC"), go=self.health_wanted.emit)

    def _new(self, warned: tuple[Warned, ...]) -> list[Warned]:
        """Return what was not said since the program started."""
        new = [one for one in dict.fromkeys(warned) if one not in self._said]
        self._said.update(new)
        return new


def _look_round(counter: Counter, pace: Gently, *, check_chain: bool) -> Round:
    """Do what waits. Not on the UI thread."""
    warned: list[Warned] = []
    fault: str | None = None
    guard = counter.guard
    guard.settle()
    guard.accounts.settle()
    if check_chain:
        report = guard.start.chain(pace)
        warned += [Warned("journal.broken", str(one.seq)) for one in report.problems[:1]]
    if not warned:  # what is broken must not push a sound backup out
        fault = _backed_up(counter, pace)
        warned += [Warned(BACKUP, fault)] if fault else []
    officer = counter.staff.get(counter.officer.name)
    return Round(officer, tuple(warned), is_backed_up=fault == "")


def _backed_up(counter: Counter, pace: Gently) -> str | None:
    """Return the code of what went wrong, "" for nothing; None where no backup was due."""
    backups = counter.housekeeping.backups
    if not backups.is_due():
        return None
    try:
        return backups.routine(pace).fault
    except CounterError as refused:  # a full disk: told once, tried again at the next round
        return refused.code
