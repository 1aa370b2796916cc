"""A line that resets now and then, and an evening with nothing left but scans."""

from random import Random

import pytest

from sync.errors import OfflineError
from sync.pace import GAP_MAX
from tests.sync.bench import Bench, make_scan

BAD_S = 1_800.0  # every second exchange is reset
GOOD_S = 6 * 3600.0  # one in a hundred is, and so is the next
PART_S = 2.0  # an exchange takes so long


class ResetLine:
    """Puts resets between a bench's engine and its province, by seed."""

    def __init__(self, bench: Bench, seed: int) -> None:
        self._bench, self._chance = bench, Random(seed)
        self._next_too = False
        self.longest_s = 0.0  # the longest rest of a counter that had something to send
        exchange = type(bench.wire).__getattribute__

        def over_the_line(wire, name):
            found = exchange(wire, name)
            if name not in _ASKING:
                return found

            def call(*args, **kwargs):
                bench.clock.wait(PART_S)
                if self._is_reset():
                    raise OfflineError("line.no_answer")
                return found(*args, **kwargs)

            return call

        bench.wire.__class__ = type(
            "Wire", (type(bench.wire),), {"__getattribute__": over_the_line}
        )

    def _is_reset(self) -> bool:
        if self._bench.clock.s < BAD_S:
            return self._chance.random() < 0.5
        again, self._next_too = self._next_too, False
        if not again and self._chance.random() < 0.01:
            self._next_too = True
            return True
        return again

    def work_until(self, ends_s: float) -> None:
        """Let the engine have its turns."""
        bench = self._bench
        while bench.clock.s < ends_s and bench.replica.waiting:
            pause_s = bench.engine.turn().pause_s
            if bench.clock.s > BAD_S + 2 * GAP_MAX:
                self.longest_s = max(self.longest_s, pause_s)
            bench.clock.wait(pause_s)


_ASKING = {"standing", "feed", "has_blob", "begin_upload", "upload_offset", "upload_part", "health"}


@pytest.mark.parametrize("seed", range(20))
def test_old_resets_are_forgiven_while_only_scans_go(seed):
    """Two resets in a row on a line that is good again cost seconds, whatever was before them."""
    bench = Bench()
    bench.replica.record("a")
    bench.replica.attach(*make_scan(12 << 20))
    bench.engine.scans._part_max = 4 << 10
    line = ResetLine(bench, seed)
    line.work_until(GOOD_S)
    assert line.longest_s <= 10, line.longest_s
