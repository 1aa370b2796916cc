"""What the light says of trouble on this very PC."""

import pytest

from counter_app.domain.registers import Counts
from counter_app.services.delivery import DeliveryStatus
from counter_app.ui.words.delivery.line_words import line_words
from sync.ports import LineState


def status(**line):
    counts = Counts(5, "a" * 64, 3, "b" * 64, "", 0, 0, 1)
    return DeliveryStatus(counts, LineState(**line), (), (), enrolled=True, must_heal=False)


@pytest.mark.parametrize(("clock", "word"), [(720, "12 minutes fast"), (-4000, "67 minutes slow")])
def test_a_wrong_clock_is_told_while_delivery_goes_on(clock, word):
    words = line_words(status(state="sending", code="clock.wrong", clock=clock))
    assert words.tone == "yellow"
    assert word in words.sentence
    assert "2 entries wait" in words.sentence


def test_a_full_disk_is_told_as_what_it_is():
    words = line_words(status(state="waiting", code="disk.full"))
    assert words.tone == "red"
    assert words.sentence.startswith("The disk of this PC is full")


def test_entries_that_stand_still_while_scans_go_are_not_called_delivering():
    words = line_words(status(state="sending", code="fact.too_large"))
    assert words.tone == "red"
    assert words.sentence == "Entries stand still: see the sync centre · 2 entries wait"


def test_entries_that_go_are_called_delivering():
    assert line_words(status(state="sending")).sentence.startswith("Delivering")
