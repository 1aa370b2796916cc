"""Looks after the counter while people work: the chain, the traces, the day's backup, accounts.

Works on a thread of its own: the desk thread belongs to the officer.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.domain.errors import CounterError
from counter_app.domain.staff import Officer
from counter_app.services.security.start_check import Warned
from counter_app.ui.jobs import Jobs
from counter_app.ui.place import Counter, Place
from counter_app.ui.words.start_words import found_words

FIRST_MS: Final = 20_000  # after signing in: the officer's own work begins first
ROUND_MS: Final = 60_000


@dataclass(frozen=True, slots=True)
class Round:
    """What one round found. ``officer``: who works here, as the store knows them now."""

    officer: Officer
    warned: tuple[Warned, ...] = ()


class Caretaker(QObject):
    """One round a minute.

    Signals:
        lock_wanted: the account of whoever works here was ended or changed.
        backed_up: a backup was made.
    """

    lock_wanted = Signal()
    backed_up = Signal()

    def __init__(self, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._errands = Jobs(self)
        self._said: set[Warned] = set()
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
        """Somebody signed in: say what the start found."""
        self._tell(self._place.counter.warned)
        if self._is_first and not self._timer.isActive():
            self._timer.start()
            self._soon.start()

    def go_round(self) -> None:
        """Look now, unless a round is under way."""
        if not self._errands.is_idle:
            return
        counter, is_first = self._place.counter, self._is_first
        self._is_first = False
        self._errands.run(
            lambda _report: _look_round(counter, check_chain=is_first),
            owner=self,
            done=self._seen,
            failed=self._place.dialogs.explain,
        )

    def back_up(self) -> None:
        """Make a backup now; somebody asked."""
        keeping = self._place.counter.housekeeping
        self._errands.run(
            lambda _report: keeping.backups.routine(),
            owner=self,
            done=lambda made: self._backed_up(made.fault),
            failed=self._place.dialogs.explain,
        )

    def stop(self) -> None:
        """End the rounds; what runs comes to its end first."""
        self._timer.stop()
        self._soon.stop()
        self._errands.close()

    def _seen(self, found: Round) -> None:
        self._tell(found.warned)
        self.backed_up.emit()
        if found.officer != self._place.counter.officer:
            self.lock_wanted.emit()

    def _backed_up(self, fault: str) -> None:
        if fault:
            self._said.discard(Warned("backup.failed", fault))
            self._tell((Warned("backup.failed", fault),))
        self.backed_up.emit()

    def _tell(self, warned: tuple[Warned, ...]) -> None:
        """Say each thing once, until the program ends."""
        for one in warned:
            if one not in self._said:
                self._said.add(one)
                title, advice = found_words(one.code, one.found)
                self._place.dialogs.tell(title, advice, picture="alert")


def _look_round(counter: Counter, *, check_chain: bool) -> Round:
    """Do what waits. Not on the UI thread."""
    warned: list[Warned] = []
    guard = counter.guard
    guard.settle()
    guard.accounts.settle()
    if check_chain:
        report = guard.start.chain()
        warned += [Warned("journal.broken", str(one.seq)) for one in report.problems[:1]]
    if not warned:  # what is broken must not push a sound backup out
        warned += _backed_up(counter)
    return Round(counter.staff.get(counter.officer.name), tuple(warned))


def _backed_up(counter: Counter) -> list[Warned]:
    backups = counter.housekeeping.backups
    if not backups.is_due():
        return []
    try:
        fault = backups.routine().fault
    except CounterError as refused:  # a full disk: told once, tried again at the next round
        fault = refused.code
    return [Warned("backup.failed", fault)] if fault else []
