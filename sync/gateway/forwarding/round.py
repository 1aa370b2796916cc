"""Rounds of forwarding: plan, send, look; at the pace the portal bears."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sync.gateway.errors import ClosedError
from sync.gateway.forwarding.look import look, to_look_at
from sync.gateway.forwarding.plan import plan
from sync.gateway.forwarding.portal_file import PortalSettings
from sync.gateway.forwarding.send import Sender, StoppedError, backoff_s
from sync.gateway.keyring import stamp
from sync.gateway.store import forwards
from sync.gateway.store.database import Database

log = logging.getLogger(__name__)
_BATCH = 50
_LOOKS = 20  # in a round
_IDLE_S = 15.0
_PATIENCE = 5  # troubles in a row before nothing but one call tries the portal


@dataclass(slots=True)
class Round:
    """What one round did. ``pause_s``: until the next may do something."""

    planned: int = 0
    asked: int = 0
    looked: int = 0
    troubles: int = 0
    pause_s: float = 0.0


class Forwarder:
    """Everything that is forwarded to one portal; several of them on one store do no harm.

    ``wait``: how it passes the time, returns True when it is told to stop.
    """

    def __init__(
        self,
        database: Database,
        settings: PortalSettings,
        clock: Callable[[], datetime],
        wait: Callable[[float], bool],
    ) -> None:
        self._database, self._settings = database, settings
        self._clock, self._wait = clock, wait
        file = settings.file
        self._gap_s = 60.0 / max(1, file.per_minute)
        self._troubles = 0
        self._sender = Sender(
            database,
            settings.portal,
            settings.names,
            settle=timedelta(seconds=file.settle_s),
        )

    def round(self) -> Round:
        """Do what is due now. Trouble of the line is a figure here, not an error."""
        done = Round()
        try:
            done.planned = plan(self._database, self._settings.names, self._clock())
            with self._database.write() as connection:
                forwards.lost(connection, stamp(self._clock()))
            is_over = self._send(done)
            if not is_over and self._settings.portal.can.look_up:
                is_over = self._look(done)
        except StoppedError as stopped:
            self._troubles += 1
            done.troubles += 1
            done.pause_s = stopped.seconds or backoff_s(self._troubles)
        except ClosedError as closed:
            done.troubles += 1
            done.pause_s = closed.retry_after_s
        else:
            done.pause_s = 0.0 if done.asked >= _BATCH else _IDLE_S
        return done

    def run(self) -> None:
        """Go round until told to stop; begin at a random moment, so that an outage that ends is
        not met by everybody at once.
        """
        pause_s = backoff_s(0)
        while not self._wait(pause_s):
            done = self.round()
            pause_s = done.pause_s
            if done.planned or done.asked or done.troubles:
                facts = {
                    "planned": done.planned,
                    "asked": done.asked,
                    "troubles": done.troubles,
                    "pause_s": round(pause_s, 1),
                }
                log.info("forwarded", extra={"facts": facts})

    def _send(self, done: Round) -> bool:
        """Send what is due; return whether we were told to stop.

        One dossier that has trouble does not stop the next; a portal that has, does.
        """
        with self._database.read() as connection:
            due = forwards.due(connection, stamp(self._clock()), limit=_BATCH)
        for held in due:
            if done.asked and self._wait(self._gap_s):
                return True
            try:
                asked = self._sender.send(held, self._clock())
            except StoppedError as stopped:
                done.asked += 1
                self._note_trouble(done, stopped)
                continue
            done.asked += int(asked)
            self._troubles = 0 if asked else self._troubles
        return False

    def _note_trouble(self, done: Round, stopped: StoppedError) -> None:
        """Raise on when the portal asked to wait, or has failed too often in a row."""
        if stopped.seconds or self._troubles + 1 >= _PATIENCE:
            raise stopped
        self._troubles += 1
        done.troubles += 1

    def _look(self, done: Round) -> bool:
        days = self._settings.file.look_days
        for held in to_look_at(self._database, self._clock(), days=days, limit=_LOOKS):
            if self._wait(self._gap_s):
                return True
            look(self._database, self._settings.portal, held, self._clock())
            done.looked += 1
        return False
