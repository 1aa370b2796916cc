"""A counter of a test: the real engine and transport, its store in memory."""

from datetime import UTC, datetime, timedelta
from itertools import count

from counter_app.domain.clock import SystemClock
from sync.engine import Engine
from sync.enrol import enrol
from sync.gateway.deeds.enrol import prepare
from sync.gateway.deeds.inspect import stored_facts
from sync.pace import Pace
from sync.transport import HttpTransport
from tests.sync.made_up import HELD_OUT, Journal
from tests.sync.replica import MemoryReplica

UNIT = HELD_OUT.unit
COUNTERS = count(1)


def enrolment(store, counter):
    """Return a one-time code, as the command prints it."""
    code, _ = prepare(
        store, unit=UNIT, unit_name="Mẫu", counter=counter, ranges=(), at=datetime.now(UTC)
    )
    return code


class Pc:
    """A counter with the real engine and transport, its store in memory."""

    def __init__(self, gateway, replica=None):
        self.gateway = gateway
        if replica is None:
            counter = next(COUNTERS)
            code = enrolment(gateway.store, counter)
            replica = MemoryReplica(enrol(gateway.url, code, UNIT, counter))
        self.replica = replica
        self.journal = Journal(replica.who.counter, counter=replica.who.counter)
        self.begin()

    def begin(self):
        self.wire = HttpTransport(self.gateway.url, self.replica.who)
        self.engine = Engine(self.replica, self.wire, SystemClock(), Pace())

    def work(self, count):
        self.replica.facts += self.journal.facts(count)

    def run(self, seconds=20):
        deadline = datetime.now(UTC) + timedelta(seconds=seconds)
        return self.engine.run(until_empty=True, deadline=deadline)

    @property
    def held(self):
        lines = stored_facts(self.gateway.store, self.replica.who.device)
        return [line.fact.hash for line in lines]

    @property
    def hashes(self):
        return [fact.hash for fact in self.replica.facts]
