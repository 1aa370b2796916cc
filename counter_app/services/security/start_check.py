"""What is looked at when a counter starts: at once what is cheap, the chain in the background."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import msgspec

from counter_app.devices.folder_kind import is_remote
from counter_app.domain.looks import Look
from counter_app.domain.staff import Officer, Role
from counter_app.paths import Paths
from counter_app.services.desk import EARLIEST, Desk
from counter_app.services.security import seals
from counter_app.services.security.activation import Activation
from counter_app.services.security.key_desk import KeyDesk
from counter_app.store.keys import store_facts
from counter_app.store.keys.other_slots import SEALS
from counter_app.store.queries.verification import JournalReport, at_full_speed
from counter_app.store.rescue import high_water
from counter_app.store.wire.healing import MUST_HEAL
from counter_app.store.work import Work
from sync.contract import Head

CLOCK_BACK: Final = timedelta(days=1)
_CHECKED: Final = "chain_checked"  # key of the state: the head up to which the chain was right


@dataclass(frozen=True, slots=True)
class Warned:
    """Something a person must know before work begins. ``code``: screens have the words."""

    code: str
    found: str = ""


class StartCheck:
    """Runs once after sign-in."""

    def __init__(self, desk: Desk, paths: Paths) -> None:
        self._desk = desk
        self._paths = paths

    def at_once(self) -> tuple[Warned, ...]:
        """Return what is wrong with folder, clock and the journal's length; takes no time.

        A store that went back (``store.behind``) must get its facts from the gateway before any
        deed, if it is enrolled: new facts in the place of lost ones would make a fork.
        """
        self._desk.note(Look.SIGN_IN)
        found = [Warned("data.on_network")] if is_remote(self._paths.data) else []
        # Before the snapshot: what another program writes and notes meanwhile must not look lost.
        noted = high_water.noted(self._paths, self._desk.store.key)
        with self._desk.store.read() as work:
            found += self._clock(work)
            behind = _behind(work, noted)
            is_enrolled = work.device.get() is not None
            is_waiting = store_facts.is_waiting(work)
        if behind:
            found.append(Warned("store.behind", behind))
        if is_waiting or (behind and is_enrolled):
            with self._desk.store.write() as work:
                if behind and is_enrolled:
                    work.state.set(MUST_HEAL, "1")
                store_facts.settle(work)
        return tuple(found)

    def welcome(self, officer: Officer) -> tuple[Warned, ...]:
        """Do what waits for the officer who has just signed in; return what they must be told.

        For an admin: the province's new recovery key gets its slot (``recovery.key_taken``).
        """
        warned = self._seals(officer)
        Activation(self._desk, self._paths).settle()
        taken = KeyDesk(self._desk, self._paths).take_offer(by=officer)
        return (*warned, Warned("recovery.key_taken", taken)) if taken else warned

    def _seals(self, officer: Officer) -> tuple[Warned, ...]:
        """Tell what was changed outside the program, until an admin has been told."""
        settings = self._desk.settings
        with self._desk.store.read() as work:
            is_new = not work.state.get(SEALS)
            keys = seals.changed_settings(work, settings)
            slots = seals.changed_slots(work, self._paths)
        if is_new or ((keys or slots) and officer.role is Role.ADMIN):
            with self._desk.store.write() as work:
                seals.seal_settings(work, settings)
                seals.seal_slots(work, self._paths)
        warned = []
        for code, what in (("settings.changed", keys), ("key_slots.changed", slots)):
            if what:
                self._desk.note(Look.SETTINGS, f"{code} {', '.join(what)}")
                warned.append(Warned(code, ", ".join(what)))
        return tuple(warned)

    def chain(self, pace: Callable[[], None] = at_full_speed) -> JournalReport:
        """Check the facts that were added since the last check; for the background.

        ``pace`` is called at every fact; it may rest while others work.
        """
        store = self._desk.store
        with store.read() as work:
            after = self._checked(work)
            report = work.journal.verify(after=after.seq, dossiers=False, pace=pace)
        if not report.problems and report.facts:
            with store.write() as work:
                work.state.set(_CHECKED, msgspec.json.encode(report.head).decode())
        return report

    def _checked(self, work: Work) -> Head:
        kept = work.state.get(_CHECKED)
        head = msgspec.json.decode(kept, type=Head) if kept else Head(0, "")
        return head if work.journal.hash_at(head.seq) == head.hash else Head(0, "")

    def _clock(self, work: Work) -> list[Warned]:
        now, head = self._desk.clock.now(), work.journal.head()
        if now < EARLIEST:
            return [Warned("clock.wrong", now.isoformat())]
        last = datetime.fromisoformat(work.journal.fact(head.seq).at) if head.seq else now
        return [Warned("clock.went_back", last.isoformat())] if now < last - CLOCK_BACK else []


def _behind(work: Work, noted: Head | None) -> str:
    if noted is None or work.journal.hash_at(noted.seq) == noted.hash:
        return ""
    return f"{work.journal.head().seq} < {noted.seq}"
