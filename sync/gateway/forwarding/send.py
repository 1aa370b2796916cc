"""Send what is due, one dossier after the other, so that its effect there is single.

The dossier first, whole, under its own code: sending it again changes nothing. Then its steps,
which a portal may count twice, so an unclear answer is settled by the harm a repeat would do.
Nothing is given up for want of tries; what only a person can tell stands as ``compare``.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import SystemRandom

import msgspec

from sync.gateway.adapters import (
    Found,
    NotSentError,
    Outcome,
    Portal,
    Said,
    UnclearError,
    WaitError,
)
from sync.gateway.forwarding.record import Names, RecordError, moment, record_of
from sync.gateway.forwarding.told import tell
from sync.gateway.keyring import stamp
from sync.gateway.rules.dossier import DossierState, Status
from sync.gateway.store import dossiers, facts, forwards, units
from sync.gateway.store.database import Database
from sync.gateway.store.forwards import (
    COMPARE,
    DONE,
    PENDING,
    REFUSED,
    SENDING,
    UNCLEAR,
    Forward,
    Step,
)

log = logging.getLogger(__name__)
_LEASE = timedelta(minutes=5)  # longer than any call may take
_FIRST_S, _LONGEST_S = 15.0, 1800.0
_ENDS = {Status.REFUSED, Status.WITHDRAWN, Status.STOPPED, Status.DECIDED, Status.RETURNED}
_chance = SystemRandom()


class StoppedError(Exception):
    """The portal is not to be asked for a while. ``seconds``: how long, 0 where only we know."""

    def __init__(self, seconds: float = 0) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class _Whole:
    """A dossier as it stands now, ready to be sent."""

    state: DossierState
    unit: str
    record: dict[str, object]
    upto: int


class Sender:
    """Sends for one portal. ``settle``: how long a dossier rests after an unclear answer."""

    def __init__(
        self, database: Database, portal: Portal, names: Names, *, settle: timedelta
    ) -> None:
        self._database, self._portal = database, portal
        self._names, self._settle = names, settle

    def send(self, held: Forward, at: datetime) -> bool:
        """Bring one dossier further; return whether the portal was asked.

        Raises:
            StoppedError: the portal does not answer, or asks us to wait; written down already.
        """
        with self._database.write() as connection:
            if not forwards.claim(connection, held, stamp(at), stamp(at + _LEASE)):
                return False
        try:
            return self._sent(held, at)
        finally:
            with self._database.write() as connection:
                forwards.note(connection, held, leased_until="")

    def _sent(self, held: Forward, at: datetime) -> bool:
        if held.state == DONE:
            self._send_steps(held, at)
            return True
        try:
            whole = self._whole(held)
        except RecordError as wrong:
            self._refuse(held, "record.incomplete", str(wrong), at)
            return False
        settled = self._send_dossier(held, whole, at)
        if settled is not None:
            self._send_steps(settled, at)
        return True

    def _whole(self, held: Forward) -> _Whole:
        with self._database.read() as connection:
            upto = forwards.wanted_now(connection, held)
            unit = units.unit_by_no(connection, held.unit_no)
            state = dossiers.states(connection, held.unit_no, [held.id])[held.id]
            kept = facts.of_dossier(connection, held.unit_no, held.id)
        standing = [row.fact("") for row in kept if row.verdict.verdict == "accepted"]
        record = record_of(state, unit.code, standing, self._names)
        return _Whole(state, unit.code, record, upto)

    def _send_dossier(self, held: Forward, whole: _Whole, at: datetime) -> Forward | None:
        """Return the dossier as it stands at the portal now, None when it does not yet."""
        try:
            known = self._known(held, whole, at)
            if known is None:
                return None
            self._note(held, state=SENDING, known=known, tried=True)
            outcome = self._put(whole, is_update=known == "present")
        except NotSentError as wrong:
            self._later(held, PENDING, f"not_sent.{wrong.args[0]}", at, tried=held.tried)
            raise StoppedError from wrong
        except UnclearError as wrong:
            self._later(held, UNCLEAR, f"unclear.{wrong.args[0]}", at, known="unknown", settle=True)
            raise StoppedError from wrong
        except WaitError as wrong:
            self._later(held, PENDING, "asked_to_wait", at, tried=held.tried)
            raise StoppedError(wrong.seconds) from wrong
        return self._settled(replace(held, known=known), whole, outcome, at)

    def _put(self, whole: _Whole, *, is_update: bool) -> Outcome:
        return self._portal.put(whole.record, is_update=is_update)

    def _known(self, held: Forward, whole: _Whole, at: datetime) -> str | None:
        """Return absent or present, looked up where we do not know; None: it is another's."""
        if held.known != "unknown" or not self._portal.can.look_up:
            return "present" if held.known == "present" else "absent"
        found = self._portal.find(whole.state.code)
        if found is None:
            return "absent"
        if not _is_same(found, whole.state):
            self._refuse(held, "portal.code_taken", "", at)
            return None
        if _is_ahead(found, whole.state):
            self._note(held, state=COMPARE, code="portal.ahead", status=found.status)
            tell(self._database, held, "compare", found.status, "", at)
            return None
        return "present"

    def _settled(
        self, held: Forward, whole: _Whole, outcome: Outcome, at: datetime
    ) -> Forward | None:
        match outcome.said:
            case Said.DONE:
                return self._done(held, whole, at)
            case Said.EXISTS if held.known != "present":
                self._exists(held, outcome, at)
            case Said.MISSING if held.known == "present":
                self._later(held, PENDING, "portal.missing", at, known="absent")
            case _:
                self._refuse(held, f"portal.{outcome.said}", outcome.text, at, outcome.code)
        return None

    def _exists(self, held: Forward, outcome: Outcome, at: datetime) -> None:
        """It is there although we thought it was not: ours, if somebody or we ourselves say so."""
        if self._portal.can.look_up:
            self._later(held, PENDING, "portal.exists", at, known="unknown")
        elif held.tried:
            self._later(held, PENDING, "portal.exists", at, known="present")
        else:
            self._refuse(held, "portal.code_taken", outcome.text, at)

    def _done(self, held: Forward, whole: _Whole, at: datetime) -> Forward:
        is_first = held.sent == 0
        with self._database.write() as connection:
            more = forwards.wanted_now(connection, held) > whole.upto
            forwards.note(
                connection,
                held,
                state=PENDING if more else DONE,
                sent=whole.upto,
                known="present",
                attempts=0,
                next_at=stamp(at),
                code="",
                text="",
                status=str(int(whole.state.status)),
                looked_at=stamp(at),
            )
        if is_first:
            tell(self._database, held, "sent", str(int(whole.state.status)), "", at)
        return replace(held, sent=whole.upto, known="present", state=DONE)

    def _send_steps(self, held: Forward, at: datetime) -> None:
        if not self._portal.can.progress:
            return
        with self._database.read() as connection:
            steps = forwards.steps(connection, held, (PENDING, UNCLEAR), held.sent)
        fit = [step for step in steps if self._may_send(step)]
        for step in steps:
            if step not in fit:
                self._compare(held, step, at)
        for first in range(0, len(fit), self._portal.can.rows):
            self._send_rows(held, fit[first : first + self._portal.can.rows], at)

    def _send_rows(self, held: Forward, steps: Sequence[Step], at: datetime) -> None:
        keys = [step.key for step in steps]
        with self._database.write() as connection:
            forwards.attempt_steps(connection, keys, stamp(at + _LEASE))
        try:
            outcome = self._portal.add_progress([msgspec.json.decode(step.row) for step in steps])
        except NotSentError as wrong:
            self._note_steps(keys, PENDING, "not_sent")
            self._later(held, DONE, "not_sent.steps", at)
            raise StoppedError from wrong
        except WaitError as wrong:
            self._note_steps(keys, PENDING, "asked_to_wait")
            self._later(held, DONE, "asked_to_wait", at)
            raise StoppedError(wrong.seconds) from wrong
        except UnclearError as wrong:
            self._note_steps(keys, UNCLEAR, f"unclear.{wrong.args[0]}")
            self._later(held, DONE, "unclear.steps", at, settle=True)
            raise StoppedError from wrong
        if outcome.said in (Said.DONE, Said.EXISTS):
            self._note_steps(keys, DONE, "")
            return
        self._note_steps(keys, REFUSED, f"portal.{outcome.said}")
        tell(self._database, held, "refused", "", outcome.text, at)

    def _may_send(self, step: Step) -> bool:
        """After an unclear answer: whether a repeat does less harm than a loss.

        A second "supplement asked" makes a dossier late in the official count, so it is never
        repeated; an end that is lost makes it late too, and a repeat of it is the same end.
        """
        if step.state == PENDING or self._portal.can.knows_repeated_progress:
            return True
        if step.status == Status.WAITING:
            return False
        return step.attempts < (3 if step.status in _ENDS else 2)

    def _compare(self, held: Forward, step: Step, at: datetime) -> None:
        self._note_steps([step.key], COMPARE, step.code)
        tell(self._database, held, "compare", str(step.status), "", at)

    def _refuse(self, held: Forward, code: str, text: str, at: datetime, said: str = "") -> None:
        self._note(held, state=REFUSED, code=code, text=f"{said} {text}".strip())
        tell(self._database, held, "refused", "", text, at)

    def _later(
        self,
        held: Forward,
        state: str,
        code: str,
        at: datetime,
        *,
        settle: bool = False,
        **values: object,
    ) -> None:
        pause = timedelta(seconds=backoff_s(held.attempts))
        if settle:
            pause = max(pause, self._settle)
        self._note(
            held,
            state=state,
            code=code,
            attempts=held.attempts + 1,
            next_at=stamp(at + pause),
            **values,
        )

    def _note(self, held: Forward, **values: object) -> None:
        with self._database.write() as connection:
            forwards.note(connection, held, **values)

    def _note_steps(self, keys: Sequence[str], state: str, code: str) -> None:
        with self._database.write() as connection:
            forwards.note_steps(connection, keys, state=state, code=code)


def backoff_s(attempts: int) -> float:
    """Return a pause: full jitter up to 15 s, doubled by every try, half an hour at most."""
    longest = min(_LONGEST_S, _FIRST_S * 2 ** min(attempts, 10))
    return _chance.uniform(longest / 2, longest)


def _is_same(found: Found, state: DossierState) -> bool:
    """Whether what the portal holds under our code is our dossier, by what its answer tells."""
    if found.procedure and found.procedure.split(".000.")[0] != state.procedure:
        return False
    received = moment(state.received_at)
    return not found.received_at or found.received_at[:12] == received[:12]


def _is_ahead(found: Found, state: DossierState) -> bool:
    """Whether the portal knows an end that we do not."""
    if not found.status:
        return False
    theirs = int(found.status)
    return theirs in (9, 10, 3, 7, 8) and state.status not in _ENDS
