"""When it will probably be done: said where the line has shown a pace, never invented."""

from datetime import timedelta

import pytest

from counter_app.domain.registers import Counts
from counter_app.services.delivery import Waiting, forecast, waiting_things
from counter_app.ui.words.delivery.waiting_words import CAUSES, wait_words
from sync.ports import LineState
from tests.fakes import FakeClock

NOW = FakeClock().now()


def _counts(pending: int) -> Counts:
    return Counts(pending, "", 0, "", "", 0, 0, 0, fact_bytes=500)


def test_what_waits_is_divided_by_the_pace_of_the_line():
    line = LineState(pace={"speed": 1000.0, "silent": 0})
    assert forecast(_counts(20), line, NOW) == NOW + timedelta(seconds=10)


def test_a_wait_the_line_keeps_is_counted_from_its_end():
    later = NOW + timedelta(minutes=3)
    line = LineState(pace={"speed": 1000.0}, next_try=later.isoformat(), state="busy")
    assert forecast(_counts(20), line, NOW) == later + timedelta(seconds=10)


@pytest.mark.parametrize(
    ("pending", "line"),
    [
        (0, LineState(pace={"speed": 1000.0})),
        (20, LineState()),
        (20, LineState(pace={"speed": 1000.0, "silent": 5})),
        (20, LineState(pace={"speed": 1000.0}, state="stopped")),
        (20, LineState(pace={"speed": 1000.0}, state="sending", code="fact.too_large")),
    ],
)
def test_where_nobody_can_know_nothing_is_said(pending, line):
    assert forecast(_counts(pending), line, NOW) is None


@pytest.mark.parametrize("cause", list(CAUSES))
def test_every_cause_says_why_what_next_and_who(qapp, cause):
    told = wait_words(Waiting("facts", 3, NOW, cause, ""), "idle", facts_only=False)
    assert told.what.startswith("3 ")
    assert told.why
    assert told.next_step.endswith(".")
    assert told.who.endswith(".")


def test_a_code_of_the_line_is_told_by_its_state_and_a_stop_by_its_own_words(qapp):
    cut = Waiting("facts", 3, NOW, "line.no_answer", NOW.isoformat())
    assert wait_words(cut, "offline", facts_only=False).why == "there is no line"
    assert "08:00" in wait_words(cut, "offline", facts_only=False).next_step
    stopped = Waiting("facts", 3, NOW, "device.revoked", "")
    assert "closed this device" in wait_words(stopped, "stopped", facts_only=False).why


def test_scans_that_the_officer_holds_are_called_so(qapp):
    scans = Waiting("scans", 2, NOW, "facts_first", "")
    assert "you chose" in wait_words(scans, "idle", facts_only=True).why
    assert "you chose" not in wait_words(scans, "idle", facts_only=False).why


@pytest.mark.parametrize(
    ("code", "facts_why", "scans_why"),
    [
        ("fact.too_large", "larger than the province takes", "is being sent now"),
        ("", "is being sent now", "the entries go first"),
        ("clock.wrong", "is being sent now", "the entries go first"),
    ],
)
def test_scans_that_go_past_entries_that_stand_still(qapp, code, facts_why, scans_why):
    counts = Counts(9, "", 6, "", "", 0, 2, 1, NOW, NOW)
    waiting = waiting_things(counts, LineState(state="sending", code=code), enrolled=True)
    facts, scans = (wait_words(one, "sending", facts_only=False) for one in waiting)
    assert facts_why in facts.why
    assert scans_why in scans.why
    assert ("Call the support line." in (facts.who, facts.next_step)) is (code == "fact.too_large")
