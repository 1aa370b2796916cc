"""The bench every test stands on: fake time, own folders, nothing left running, nothing unsaid."""

import logging
import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from counter_app.paths import Paths
from tests.fakes import FakeClock

# How long an example takes says how loaded the machine is, not whether the rule holds.
hypothesis_settings.register_profile(
    "ours", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("ours")

OURS = ("counter_app", "sync", "py.warnings", "asyncio")


@pytest.fixture
def clock() -> FakeClock:
    """Monday 2 March 2026, 08:00 in Vietnam."""
    return FakeClock()


@pytest.fixture
def paths(tmp_path) -> Paths:
    """An empty data folder of its own."""
    return Paths(tmp_path / "data")


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.split(".")[0] in OURS or record.name in OURS:
            self.records.append(record)


@pytest.fixture
def log_warnings(_log_watch: _Warnings) -> list[logging.LogRecord]:
    """Log lines of level warning or above; a test that asks for them expects some."""
    return _log_watch.records


@pytest.fixture(autouse=True)
def _log_watch(request: pytest.FixtureRequest) -> Iterator[_Warnings]:
    """Fail a test that warns in the log without having announced it."""
    watch = _Warnings()
    logging.getLogger().addHandler(watch)
    yield watch
    logging.getLogger().removeHandler(watch)
    if watch.records and "log_warnings" not in request.fixturenames:
        lines = "; ".join(f"{r.name}: {r.getMessage()}" for r in watch.records)
        pytest.fail(f"unannounced warning in the log: {lines}", pytrace=False)


@pytest.fixture(autouse=True)
def _threads_end() -> Iterator[None]:
    """Fail a test whose threads outlive it."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 2
    for thread in set(threading.enumerate()) - before:
        thread.join(max(0.0, deadline - time.monotonic()))
    left = [t.name for t in set(threading.enumerate()) - before if t.is_alive()]
    if left:
        pytest.fail(f"threads outlive the test: {', '.join(left)}", pytrace=False)
