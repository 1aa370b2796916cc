"""The sync engine: replicates the journal, in short steps, whatever the line does.

It remembers nothing that matters: what is to be sent stands in the store, what has arrived is
asked of the gateway. So it may be killed at any instruction and begun anew.
"""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import Protocol

from sync.contract import Fact, Head
from sync.errors import (
    AuthError,
    BusyError,
    GapError,
    OfflineError,
    ProtocolError,
    RejectedError,
    SeveredError,
    StoreError,
    SyncError,
)
from sync.pace import Pace
from sync.ports import Identity, LineState, PendingBlob, Replica
from sync.steps.delivery import FactSender
from sync.steps.editions import EditionFetcher
from sync.steps.light import Light
from sync.steps.new_keys import believe
from sync.steps.news import NewsTaker
from sync.steps.scans import ScanSender
from sync.transport import Transport

log = logging.getLogger(__name__)

IDLE_S = 30.0  # between two looks at the feed while nothing waits here
NEWS_EVERY_S = 10.0  # while facts or scans are going
AGAIN_S = 3_600.0  # until what was set aside is tried once more
STUCK_S = 600.0  # facts that a person must look at are not sent with every part of a scan
LISTEN_S = 25  # a gateway keeps a question for news so long
PART_BYTES = 256 << 10

_STATES: dict[type[SyncError], str] = {
    OfflineError: "offline",
    BusyError: "busy",
    GapError: "waiting",
    StoreError: "waiting",
}


class Clock(Protocol):
    """Where the wall clock's time comes from."""

    def now(self) -> datetime:
        """Return the present moment, aware."""
        ...


@dataclass(frozen=True, slots=True)
class StepReport:
    """What was done. ``more``: something waits that could go at once."""

    pushed: int = 0
    pulled: int = 0
    more: bool = False
    scans: int = 0

    def plus(self, other: "StepReport") -> "StepReport":
        """Return the sums of both; ``more`` as ``other`` says."""
        return StepReport(
            self.pushed + other.pushed,
            self.pulled + other.pulled,
            other.more,
            self.scans + other.scans,
        )


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the engine. ``pause_s``: seconds until the next may do something."""

    report: StepReport
    pause_s: float


class Engine:
    """One device's replication. Used by one thread.

    ``ticks``: seconds of a clock that nobody sets. ``wait``: how ``run`` passes the time.
    ``scan_share``: the part of the line that scans may take, above 0 to 1; ``hold_scans``: none.
    """

    def __init__(
        self,
        replica: Replica,
        transport: Transport,
        clock: Clock,
        pace: Pace,
        *,
        ticks: Callable[[], float] = time.monotonic,
        wait: Callable[[float], None] = time.sleep,
        chance: Random | None = None,
    ) -> None:
        self._replica, self._transport, self._clock = replica, transport, clock
        self._ticks, self._wait = ticks, wait
        self._chance = chance or Random()  # noqa: S311  (jitter is no secret)
        self.pace = pace
        self.scans = ScanSender(replica, transport)
        self.editions = EditionFetcher(replica, transport)
        self.scan_share = 1.0
        self.hold_scans = False
        self._light = Light(replica, clock.now)
        self._facts = FactSender(replica, transport, pace, ticks)
        self._news = NewsTaker(replica, transport)
        self._news_at: float | None = ticks()  # facts first; None: more news wait
        self._news_wanted = True  # before a rest, however fresh they are
        self._who: Identity | None = None
        self._again_at = ticks() + AGAIN_S
        self._scan_pause_s = 0.0
        self._stuck: RejectedError | None = None  # why facts stand still while scans go
        self._stuck_until = 0.0

    @property
    def line(self) -> LineState:
        """What the light shows."""
        return self._light.line

    @property
    def heard_up_to(self) -> str:
        """The feed's cursor, as far as this engine has listened; empty before it did."""
        return self._news.at

    def cut(self) -> None:
        """End the exchange under way, from another thread; nothing can be said after it."""
        self._transport.cut()

    def want_news(self) -> None:
        """There are some: take them in the next turn, facts first."""
        self._news_wanted = True

    def step(self) -> StepReport:
        """Speak a little: one batch of facts, else a page of news and a part of a scan.

        Every write is a short transaction of its own, between two exchanges.

        Raises:
            SyncError: the pace has taken note of it; before the next send the head is asked.
        """
        self._transport.stall_s = self.pace.stall_s
        try:
            report = self._believed()
        except BusyError as refused:
            self._note(refused)  # it was not read: what we know of the head still holds
            raise
        except SyncError as error:
            self._facts.forget()
            self.scans.forget()
            self._note(error)
            raise
        self._heard()
        return report

    def turn(self) -> Turn:
        """Do what the moment allows, and tell the light.

        The weather of the line is a state here, not an error: only bugs come out.
        """
        if (left := self.pace.wait_s()) > 0:
            return Turn(StepReport(more=True), left)
        try:
            if self.pace.must_probe:
                self._probe()
            report = self.step()
        except SeveredError:  # by whoever shuts the program: no word about the line
            return Turn(StepReport(more=True), self.pace.wait_s())
        except SyncError as error:
            log.info("%s", error)
            state = _STATES.get(type(error), "stopped")
            return self._show(state, error.code, StepReport(more=True))
        stuck = self._stuck.code if self._stuck is not None else ""
        return self._show("sending" if report.more else "idle", stuck, report)

    def run(self, *, until_empty: bool, deadline: datetime | None = None) -> StepReport:
        """Take turns until ``deadline``; with ``until_empty`` only until nothing is left.

        Without a deadline it ends at the first trouble of the line. ``more`` in the sums says
        whether something is left; ``line`` says why. A person runs it: only a wait that the
        gateway named delays the first try.
        """
        self.pace.insist()
        self._news_wanted = True
        total = StepReport()
        while True:
            turn = self.turn()
            total = total.plus(turn.report)
            if not total.more and (until_empty or deadline is None):
                return total
            if deadline is None and self.line.state != "sending":
                return total
            left = (deadline - self._clock.now()).total_seconds() if deadline else turn.pause_s
            if deadline is not None and left <= 0:
                return total
            rest_s = min(turn.pause_s, left)
            if self.line.state == "idle" and rest_s >= 1:
                rest_s = self._listen(rest_s)
            self._wait(rest_s)

    def _listen(self, rest_s: float) -> float:
        """Rest with an open ear: ask for news and let the gateway wait with its answer until
        there are some. Only where nobody is kept waiting by it: no deed wakes ``run``.

        Returns how much of the rest is left; none when something was heard.
        """
        began = self._ticks()
        try:
            taken, _ = self._news.take(self._identity(), wait_s=min(int(rest_s), LISTEN_S))
        except SyncError as error:  # an ear that was cut off; the next turn speaks anyway
            log.info("listening: %s", error)
            self._facts.forget()
            return rest_s
        self._heard()
        self._news_at = self._ticks()
        return 0.0 if taken else max(0.0, rest_s - (self._ticks() - began))

    def forecast_s(self, pending_bytes: int) -> float | None:
        """Return in how many seconds so many bytes of facts will probably be delivered; None when
        nobody can know.
        """
        return self.pace.forecast_s(pending_bytes)

    def _identity(self) -> Identity:
        """Return who we are; it does not change while an engine lives."""
        self._who = self._who or self._replica.identity()
        if self._who is None:
            raise AuthError("device.not_enrolled")
        return self._who

    def _believed(self) -> StepReport:
        """Exchange; a checkpoint of a key we do not know is believed if one we know vouches."""
        try:
            return self._exchange(self._identity())
        except ProtocolError as unproven:
            if unproven.code != "checkpoint.bad_signature":
                raise
            if not self._learn_keys():
                raise
        self._who = None
        self._facts.forget()
        return self._exchange(self._identity())

    def _learn_keys(self) -> bool:
        try:
            told = self._transport.key_chain().successions
        except RejectedError:  # an older gateway has but one key
            return False
        return believe(self._replica, self._identity(), told)

    def _exchange(self, identity: Identity) -> StepReport:
        if self._ticks() >= self._again_at:
            self._again_at = self._ticks() + AGAIN_S
            self.scans.take_up_again()
            self.editions.take_up_again()
        seen = self._facts.look()
        if self._facts.agreed is None or seen.must_heal:
            self._facts.agree(identity)
            seen = self._facts.look()
        pushed, stuck = self._send_facts(identity, seen.facts)
        facts_wait = stuck is None and self._facts_wait(seen.head)
        scans_go = seen.scans_wait and not facts_wait and not self.hold_scans
        blob = self.scans.next() if scans_go else None
        pulled, more_news = 0, False
        if self._news_are_due(busy=facts_wait or blob is not None):
            pulled, more_news = self._news.take(identity)
            if self._news.new_keys:
                self._who = None
                identity = self._identity()
            self._news_at = None if more_news else self._ticks()
            self._news_wanted = self._news_wanted and more_news
            if pulled or self.editions.unseen:
                self.editions.look(identity)
        sent = blob is not None and self._send_part(blob)
        if pulled:  # news may have made facts
            facts_wait = stuck is None and self._facts_wait(self._replica.glance().head)
        waits = facts_wait or more_news or blob is not None
        if self.editions.wait and not facts_wait:
            self.editions.fetch(PART_BYTES)
            waits = waits or self.editions.wait
        if stuck is not None and blob is None and not more_news:
            self._stuck = None  # after the rest the facts are tried anew
            raise stuck
        if not (pushed or facts_wait):
            self.pace.went_well()
        return StepReport(pushed, pulled, waits, int(sent))

    def _send_facts(
        self, identity: Identity, facts: Sequence[Fact]
    ) -> tuple[int, RejectedError | None]:
        """Send a batch; what a person must look at stops the facts, not news and scans."""
        if self._stuck is not None and self._ticks() < self._stuck_until:
            return 0, self._stuck
        self._stuck = None
        try:
            return self._facts.send(identity, facts), None
        except RejectedError as stuck:
            self._stuck, self._stuck_until = stuck, self._ticks() + STUCK_S
            return 0, stuck

    def _facts_wait(self, own: Head) -> bool:
        agreed = self._facts.agreed
        return agreed is not None and own.seq > agreed.seq

    def _send_part(self, blob: PendingBlob) -> bool:
        started = self._ticks()
        sent = self.scans.send(blob)
        self._scan_pause_s = (self._ticks() - started) * (1 / self.scan_share - 1)
        return sent

    def _news_are_due(self, *, busy: bool) -> bool:
        if self._news_at is None or (self._news_wanted and not busy):
            return True
        return self._ticks() - self._news_at >= NEWS_EVERY_S

    def _probe(self) -> None:
        """Ask cheaply whether it is worth speaking.

        Raises:
            OfflineError: no. BusyError: not yet.
        """
        self._transport.stall_s = self.pace.stall_s
        try:
            health = self._transport.health()
            if health.state != "ok":
                raise BusyError(f"gateway.{health.state}", retry_after_s=health.retry_after_s)
        except SyncError as error:
            self._note(error)
            raise
        self._heard()

    def _heard(self) -> None:
        self.pace.heard()
        self._light.contact(self._transport.said_at())

    def _note(self, error: SyncError) -> None:
        if isinstance(error, SeveredError):
            return
        if isinstance(error, StoreError):
            self.pace.puzzled()
            return
        if isinstance(error, OfflineError):
            self.pace.unheard(stalled=error.code == "line.stalled")
            return
        self._heard()
        if isinstance(error, BusyError):
            self.pace.asked_to_wait(error.retry_after_s)
        elif isinstance(error, GapError):
            self.pace.puzzled()
        else:
            self.pace.stopped()

    def _show(self, state: str, code: str, report: StepReport) -> Turn:
        pause_s = max(self.pace.wait_s(), self._scan_pause_s)
        self._scan_pause_s = 0.0
        if state == "idle":
            self.pace.begin()
            pause_s = max(pause_s, IDLE_S * self._chance.uniform(0.8, 1.2))
        self._light.show(state, code, pause_s, self.pace.memory())
        return Turn(report, pause_s)


def resumed_pace(
    replica: Replica,
    clock: Clock,
    *,
    ticks: Callable[[], float] = time.monotonic,
    chance: Random | None = None,
) -> Pace:
    """Return the pace as the last run left it: a wait survives a restart, a wrong clock does not
    prolong it.
    """
    line = replica.line()
    wait_s = 0.0
    if line.next_try:
        until = datetime.fromisoformat(line.next_try)
        wait_s = (until - clock.now().astimezone(UTC)).total_seconds()
    return Pace(ticks=ticks, chance=chance, memory=line.pace, wait_s=wait_s)
