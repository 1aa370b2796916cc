"""``python -m tests.journeys.by_window DATA URL OUT``: a day at the real window, offscreen."""

import sys
from pathlib import Path

from counter_app.paths import Paths
from counter_app.trial.day import play
from counter_app.trial.province import Trial
from tests.journeys.counter_pc import PASSWORD

if __name__ == "__main__":
    data, url, out = sys.argv[1:]
    play(Trial(Paths(Path(data)), url, "lan", PASSWORD), Path(out))
