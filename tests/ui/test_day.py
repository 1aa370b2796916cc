"""A short day at the real window, in a process of its own: every visitor has a receipt."""

import pytest

from tests.bench.window_day import run
from tests.ui.hands import PASSWORD

MOST_MB = 250  # of a whole day
MOST_WORK_MS = 150  # of the UI thread in one go; alone it is below 50, see docs/figures.md


@pytest.mark.slow
def test_a_day_with_scans_stays_small_and_never_stops_the_window(office_paths):
    said = run(office_paths.data, 6, PASSWORD)
    assert said["visitors"] == said["printed"] == 6
    assert said["pss_peak"] <= MOST_MB
    assert said["work_ms"] <= MOST_WORK_MS, said["work_step"]
