"""The evening jam: 400 counters with 50 dossiers each and a portal that is too small.

``python -m tests.simulation.jam [--seeds N]`` prints the table of docs/congestion.md.

The portal takes one piece of work after the other (``rate`` dossiers a second; each further
dossier of a batch costs 0.3 of the first; asking for the head costs 0.1). Its queue is bounded by
the time it holds; what finds it full is told 503 without a time. It goes on with requests whose
client has given up, and 0.5 % of its answers are lost. The probe is answered outside the queue.
The counters run the product's pace; only the wire and the clock are simulated.
"""

import argparse
import heapq
import statistics
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from sync.pace import Pace

COUNTERS, DOSSIERS, FACT_BYTES = 400, 50, 900
NEXT_COST, HEAD_COST, LOST = 0.3, 0.1, 0.005
NEEDS_S = 0.05  # there and back on the line
Curve = list[tuple[float, int]]  # seconds, dossiers that had arrived by then


@dataclass
class Scenario:
    """One jam. ``queue_s``: how much work may wait; ``down_s``: the portal is off until then."""

    name: str
    rate: float
    queue_s: float
    down_s: float = 0.0


SCENARIOS = (
    Scenario("A", 10, 20),
    Scenario("B", 10, 20, down_s=1200),
    Scenario("C", 2, 50),
)


class World:
    """The virtual clock and what happens when."""

    def __init__(self) -> None:
        self.now = 0.0
        self._events: list[tuple[float, int, Callable[[], None]]] = []
        self._count = 0

    def after(self, seconds: float, event: Callable[[], None]) -> None:
        self._count += 1
        heapq.heappush(self._events, (self.now + seconds, self._count, event))

    def run(self, until: float, is_done: Callable[[], bool] = lambda: False) -> None:
        while self._events and self._events[0][0] <= until and not is_done():
            self.now, _, event = heapq.heappop(self._events)
            event()


@dataclass
class Portal:
    """First come, first served; durable at the end of each piece of work."""

    world: World
    scenario: Scenario
    chance: Random
    free_at: float = 0.0
    busy_s: float = 0.0
    requests: int = 0
    probes: int = 0
    refused: int = 0
    repeated: int = 0
    finished_at: float = 0.0
    arrived: int = 0
    curve: Curve = field(default_factory=list)
    held: dict[int, int] = field(default_factory=dict)

    @property
    def is_down(self) -> bool:
        return self.world.now < self.scenario.down_s

    def ask(
        self, cost: float, work: Callable[[], object], answer: Callable[[object], None]
    ) -> None:
        """Queue a piece of work; ``answer`` gets its result, ``"busy"``, or nothing at all."""
        self.requests += 1
        if self.is_down:
            return
        backlog = max(0.0, self.free_at - self.world.now)
        if backlog > self.scenario.queue_s:
            self.refused += 1
            self.world.after(NEEDS_S, lambda: answer("busy"))
            return
        took = cost / self.scenario.rate
        self.busy_s += took
        self.free_at = self.world.now + backlog + took
        lost = self.chance.random() < LOST

        def done() -> None:
            result = work()
            if not lost:
                self.world.after(NEEDS_S, lambda: answer(result))

        self.world.after(backlog + took, done)

    def append(self, who: int, after: int, count: int) -> int:
        held = self.held.get(who, 0)
        self.repeated += max(0, min(held, after + count) - after)
        if after + count > held:
            self.held[who] = after + count
            self.note(after + count - held)
        return self.held[who]

    def note(self, many: int) -> None:
        """So many dossiers arrived that were not here yet."""
        self.arrived += many
        self.finished_at = self.world.now
        if not self.curve or self.world.now >= self.curve[-1][0] * 1.02 + 2:
            self.curve.append((self.world.now, self.arrived))


class Counter:
    """One device: the engine's order of questions, with the product's pace."""

    def __init__(self, who: int, world: World, portal: Portal, chance: Random) -> None:
        self.who, self.world, self.portal = who, world, portal
        self.pace = Pace(ticks=lambda: world.now, chance=chance)
        self.settled = 0
        self.agreed: int | None = 0  # the program ran since morning; it knows the head
        self.forecasts: list[tuple[float, float]] = []
        self.done_at: float | None = None

    def turn(self) -> None:
        forecast = self.pace.forecast_s((DOSSIERS - self.settled) * FACT_BYTES)
        if forecast is not None:
            self.forecasts.append((self.world.now, forecast))
        if self.pace.must_probe:
            self._exchange(self._probe, self._probed)
        elif self.agreed is None:
            self._exchange(self._ask_head, self._head)
        elif self.settled < DOSSIERS:
            count = min(max(1, self.pace.batch_bytes // FACT_BYTES), DOSSIERS - self.agreed)
            self._send(count)
        else:
            self.done_at = self.world.now

    def _send(self, count: int) -> None:
        after, started = self.agreed or 0, self.world.now
        cost = 1 + NEXT_COST * (count - 1)

        def answered(held: object) -> None:
            self.agreed = self.settled = int(str(held))
            self.pace.delivered(count * FACT_BYTES, self.world.now - started)

        self.pace.sending()
        work = lambda: self.portal.append(self.who, after, count)  # noqa: E731
        self._exchange(lambda answer: self.portal.ask(cost, work, answer), answered)

    def _ask_head(self, answer: Callable[[object], None]) -> None:
        self.portal.ask(HEAD_COST, lambda: self.portal.held.get(self.who, 0), answer)

    def _head(self, held: object) -> None:
        self.pace.heard()
        self.agreed = self.settled = int(str(held))

    def _probe(self, answer: Callable[[object], None]) -> None:
        self.portal.probes += 1
        if not self.portal.is_down:
            self.world.after(NEEDS_S, lambda: answer("ok"))

    def _probed(self, word: object) -> None:
        self.pace.heard()

    def _exchange(
        self,
        ask: Callable[[Callable[[object], None]], None],
        then: Callable[[object], None],
    ) -> None:
        """Ask, and take the first of: an answer, or the stall timer."""
        settled = [False]

        def answer(result: object) -> None:
            if settled[0]:
                return
            settled[0] = True
            if result == "busy":
                self.pace.asked_to_wait(0)
            else:
                then(result)
            self._next()

        def stalled() -> None:
            if settled[0]:
                return
            settled[0] = True
            self.agreed = None
            self.pace.unheard(stalled=True)
            self._next()

        self.world.after(self.pace.stall_s, stalled)
        ask(answer)

    def _next(self) -> None:
        self.world.after(self.pace.wait_s(), self.turn)


@dataclass(frozen=True)
class Outcome:
    """What a jam came to. Times in minutes."""

    delivered: float
    requests: int
    probes: int
    repeated: int
    minutes: float
    bound: float
    forecasts_kept: float


def play(scenario: Scenario, seed: int) -> Outcome:
    """Run one jam to its end, two days at most."""
    return played(scenario, seed)[0]


def played(scenario: Scenario, seed: int) -> tuple[Outcome, Curve]:
    """Run one jam to its end; return also how the dossiers arrived."""
    chance = Random(seed)
    world = World()
    portal = Portal(world, scenario, chance)
    counters = [Counter(n, world, portal, Random(chance.random())) for n in range(COUNTERS)]
    for counter in counters:
        world.after(chance.uniform(0, 60), counter.turn)
    world.run(48 * 3600)
    delivered = sum(portal.held.values()) / (COUNTERS * DOSSIERS)
    least = COUNTERS * (1 + NEXT_COST * (DOSSIERS - 1)) / scenario.rate
    kept = [
        counter.done_at is not None and counter.done_at <= at + 1.25 * forecast + 60
        for counter in counters
        for at, forecast in counter.forecasts
    ]
    outcome = Outcome(
        delivered,
        portal.requests,
        portal.probes,
        portal.repeated,
        portal.finished_at / 60,
        (least + scenario.down_s) / 60,
        statistics.fmean(kept) if kept else 1.0,
    )
    return outcome, [*portal.curve, (portal.finished_at, portal.arrived)]


def main() -> None:
    """Print a line for each scenario: medians over the seeds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=5)
    seeds = parser.parse_args().seeds
    for scenario in SCENARIOS:
        runs = [play(scenario, seed) for seed in range(seeds)]
        print(row(scenario.name, runs))  # noqa: T201


def row(name: str, runs: list[Outcome]) -> str:
    """Return the medians of ``runs`` as a line of the table; delivered is the worst of all."""

    def median(field_name: str) -> float:
        return statistics.median(getattr(run, field_name) for run in runs)

    return (
        f"| {name} | {min(run.delivered for run in runs):.0%} | {median('requests'):,.0f} "
        f"| {median('probes'):,.0f} | {median('minutes'):.1f} | {median('bound'):.1f} "
        f"| {median('minutes') / median('bound'):.2f} | {median('repeated'):,.0f} "
        f"| {median('forecasts_kept'):.0%} |"
    )


if __name__ == "__main__":
    main()
