"""Other programs' manners on the very jam of ``jam.py``, with the constants of their sources.

Simplified: no humans who press a button, no change of the program's state by hand. Dossiers are
known by number, as if every portal could tell a repeat; repeats are counted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from random import Random

from tests.simulation.jam import COUNTERS, DOSSIERS, NEXT_COST, Curve, Outcome, Portal, Scenario
from tests.simulation.jam import World as Clock

COMMUNES = 100


@dataclass(frozen=True)
class Manners:
    """How one program sends.

    ``first_s``, ``growth``, ``cap_s``: the wait after a failure. ``tries``: then the dossier is
    given up; 0: never. ``each``: a failure delays its dossier alone, not the queue. ``at_once``:
    every dossier that may go is sent at the same time. ``jitter``: the wait is drawn from 0 to it.
    ``adaptive``: the wait shrinks slowly with success instead of being forgotten.
    """

    name: str
    first_s: float
    growth: float = 1.0
    cap_s: float = 1e9
    tries: int = 0
    batch: int = 1
    each: bool = False
    at_once: bool = False
    jitter: bool = False
    adaptive: bool = False
    senders: int = COUNTERS
    timeout_s: float = 30.0


RIVALS = (
    Manners("OpenCPS: 45 s, 10 tries", 45, tries=10, each=True),
    Manners("POS Awesome: 5 tries, set aside", 5, 2, 300, tries=5, each=True),
    Manners("OpenCRVS: doubling, all at once", 10, 2, each=True, at_once=True),
    Manners("Nextcloud: ×5 for each", 25, 5, 86_400, each=True),
    Manners("PowerSync: 5 s", 5),
    Manners("CommCare: 5 min, doubling", 300, 2, 3_600),
    Manners("ODK: 60 s, doubling, 13 tries", 60, 2, tries=13),
    Manners("Full jitter to 10 min", 5, 2, 600, jitter=True),
    Manners("Batches of 10, full jitter", 5, 2, 600, batch=10, jitter=True),
    Manners("Adaptive gap, one a commune", 2, 2, 300, jitter=True, adaptive=True, senders=COMMUNES),
    Manners(
        "Adaptive gap and batch ≤ 20, one a commune",
        2, 2, 300, batch=20, jitter=True, adaptive=True, senders=COMMUNES, timeout_s=120,
    ),
)  # fmt: skip


class Sender:
    """One program with its queue of dossiers."""

    def __init__(
        self, manners: Manners, who: int, clock: Clock, portal: "Shelf", chance: Random
    ) -> None:
        self._manners, self._who, self._clock = manners, who, clock
        self._portal, self._chance = portal, chance
        self._waiting = list(range(COUNTERS * DOSSIERS // manners.senders))
        self._tries = dict.fromkeys(self._waiting, 0)
        self._due = dict.fromkeys(self._waiting, 0.0)
        self._failures, self._gap_s, self._batch = 0, 0.0, 1 if manners.adaptive else manners.batch

    def turn(self) -> None:
        """Send what may go now."""
        now = self._clock.now
        may_go = [n for n in self._waiting if self._due[n] <= now]
        if self._manners.at_once:
            for number in may_go:
                self._due[number] = 1e12  # on its way
                self._send([number])
        elif may_go:
            self._send(may_go[: self._batch])
        elif self._waiting:
            soonest = min(self._due[n] for n in self._waiting)
            self._clock.after(soonest - now, self.turn)

    def _send(self, numbers: list[int]) -> None:
        settled = [False]

        def end(arrived: bool) -> None:
            if not settled[0]:
                settled[0] = True
                self._answered(numbers) if arrived else self._failed(numbers)

        self._clock.after(self._manners.timeout_s, partial(end, False))
        self._portal.bring(self._who, numbers, end)

    def _answered(self, numbers: list[int]) -> None:
        for number in numbers:
            self._waiting.remove(number)
        if self._manners.adaptive:
            self._gap_s = max(0.0, self._gap_s * 0.7 - 0.1)
            self._batch = min(self._batch + 2, self._manners.batch)
        else:
            self._failures = 0
        if not self._manners.at_once:
            self._clock.after(self._gap_s, self.turn)

    def _failed(self, numbers: list[int]) -> None:
        manners = self._manners
        self._failures += 1
        for number in numbers:
            self._tries[number] += 1
            if manners.tries and self._tries[number] >= manners.tries:
                self._waiting.remove(number)  # told to nobody
        wait_s = self._wait_s(self._tries[numbers[0]] if manners.each else self._failures)
        if manners.adaptive:
            self._gap_s = min(max(self._gap_s * 2, manners.first_s), manners.cap_s)
            wait_s = self._gap_s * self._chance.uniform(0.5, 1.5)
            self._batch = max(1, self._batch // 2)
        for number in numbers:
            self._due[number] = self._clock.now + wait_s
        self._clock.after(0 if manners.each and not manners.at_once else wait_s, self.turn)

    def _wait_s(self, failures: int) -> float:
        manners = self._manners
        wait_s = min(manners.first_s * manners.growth ** min(failures - 1, 40), manners.cap_s)
        return self._chance.uniform(0, wait_s) if manners.jitter else wait_s


class Shelf(Portal):
    """The portal of the jam, taking dossiers by number."""

    def bring(self, who: int, numbers: list[int], answer: Callable[[bool], None]) -> None:
        """Queue a batch; ``answer`` is told whether it went well, or nothing at all."""
        cost = 1 + NEXT_COST * (len(numbers) - 1)
        self.ask(cost, partial(self._keep, who, numbers), lambda word: answer(word != "busy"))

    def _keep(self, who: int, numbers: list[int]) -> None:
        kept = self.kept.setdefault(who, set())
        new = set(numbers) - kept
        self.repeated += len(numbers) - len(new)
        if new:
            kept |= new
            self.note(len(new))

    @cached_property
    def kept(self) -> dict[int, set[int]]:
        """Dossiers by sender."""
        return {}


def play(manners: Manners, scenario: Scenario, seed: int, hours: float) -> tuple[Outcome, Curve]:
    """Run one jam to its end, ``hours`` at most; its bound is that of one dossier at a time."""
    chance = Random(seed)
    clock = Clock()
    portal = Shelf(clock, scenario, chance)
    for who in range(manners.senders):
        sender = Sender(manners, who, clock, portal, Random(chance.random()))
        clock.after(chance.uniform(0, 60), sender.turn)
    clock.run(hours * 3600, lambda: portal.arrived == COUNTERS * DOSSIERS)
    outcome = Outcome(
        portal.arrived / (COUNTERS * DOSSIERS),
        portal.requests,
        portal.probes,
        portal.repeated,
        portal.finished_at / 60,
        (COUNTERS * DOSSIERS / scenario.rate + scenario.down_s) / 60,
        1.0,
    )
    return outcome, [*portal.curve, (portal.finished_at, portal.arrived)]
