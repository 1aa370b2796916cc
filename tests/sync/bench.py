"""One counter, one province and a wire between them that does what a test says."""

import hashlib
from datetime import UTC, datetime, timedelta
from random import Random

from sync import keys
from sync.engine import Engine, resumed_pace
from sync.ports import PendingBlob
from tests.sync.province import Direct, Province
from tests.sync.replica import MemoryReplica


class PcClock:
    """Wall clock and ticks of one PC; waiting moves both."""

    def __init__(self):
        self.wall = datetime(2026, 3, 2, 9, tzinfo=UTC)
        self.s = 0.0

    def now(self):
        return self.wall

    def ticks(self):
        return self.s

    def wait(self, seconds):
        self.s += seconds
        self.wall += timedelta(seconds=seconds)


class Weather(Direct):
    """A wire that does what the test says: ``before`` and ``after`` may raise, by call name."""

    def __init__(self, *args):
        super().__init__(*args)
        self.calls = []
        self.before = {}
        self.after = {}
        self.change = {}

    def __getattribute__(self, name):
        found = super().__getattribute__(name)
        if name not in _CALLS:
            return found

        def call(*args, **kwargs):
            self.calls.append(name)
            if (trouble := self.before.pop(name, None)) is not None:
                raise trouble
            answer = found(*args, **kwargs)
            if (trouble := self.after.pop(name, None)) is not None:
                raise trouble
            return self.change.get(name, lambda same: same)(answer)

        return call


_CALLS = {
    "health",
    "key_chain",
    "standing",
    "append",
    "own_facts",
    "feed",
    "has_blob",
    "blob_part",
    "begin_upload",
    "upload_offset",
    "upload_part",
}


class Bench:
    """One counter, one province, one wire between them."""

    def __init__(self, province=None, replica=None):
        self.clock = PcClock()
        self.province = province or Province(self.clock.now)
        self.replica = replica or MemoryReplica()
        self.begin()

    def begin(self):
        """Start the program anew."""
        public = keys.public_key(self.replica.who.private_key)
        self.wire = Weather(self.province, self.replica.who, public)
        self.pace = resumed_pace(self.replica, self.clock, ticks=self.clock.ticks, chance=Random(1))
        self.engine = Engine(
            self.replica,
            self.wire,
            self.clock,
            self.pace,
            ticks=self.clock.ticks,
            wait=self.clock.wait,
            chance=Random(2),
        )

    @property
    def held(self):
        return [fact.id for fact in self.province.journal(self.replica.who.device)]

    def run(self, **until):
        deadline = self.clock.now() + timedelta(**(until or {"hours": 5}))
        return self.engine.run(until_empty=True, deadline=deadline)


def make_scan(size=700_000):
    content = Random(size).randbytes(size)
    sha256 = hashlib.sha256(content).hexdigest()
    return (
        PendingBlob(sha256=sha256, media_type="application/pdf", size=size, dossier="d1"),
        content,
    )
