"""Who comes in, who is sent away, and that the crowd is served all the same."""

from contextlib import ExitStack

import pytest

from sync.gateway.admission import Admission
from sync.gateway.bodies import BodyBudget
from sync.gateway.errors import SlowDownError
from sync.gateway.settings import Limits

LIMITS = Limits(writers=2, queue=3, others=4, uploads=1)


def test_beyond_its_places_a_worker_sends_away_each_device_to_its_own_slot() -> None:
    admission = Admission(LIMITS)
    slots = []
    with ExitStack() as inside:
        for number in range(5):
            inside.enter_context(admission.enter("journal", f"device {number}"))
        for number in range(2_000):
            with (
                pytest.raises(SlowDownError) as sent_away,
                admission.enter("journal", f"device {number}"),
            ):
                pass
            slots.append(sent_away.value.retry_after_s)
    assert min(slots) >= 1
    assert max(slots) <= 30
    late = slots[1_000:]
    assert len(set(late)) >= 5  # spread out, not all together
    with admission.enter("journal", "device 1"):
        pass


def test_scans_never_take_the_places_of_facts() -> None:
    admission = Admission(LIMITS)
    with admission.enter("upload", "a"):
        with pytest.raises(SlowDownError), admission.enter("upload", "b"):
            pass
        with admission.enter("journal", "b"):
            pass


def test_one_body_of_a_device_and_a_few_of_a_commune_at_once() -> None:
    admission = Admission(LIMITS)
    with ExitStack() as inside:
        inside.enter_context(admission.alone("d1", "u"))
        with pytest.raises(SlowDownError, match=r"device\.busy"), admission.alone("d1", "u"):
            pass
        for number in range(2, 7):
            inside.enter_context(admission.alone(f"d{number}", "u"))
        with pytest.raises(SlowDownError, match=r"unit\.busy"), admission.alone("d9", "u"):
            pass
        with admission.alone("d9", "other"):
            pass
    with admission.alone("d1", "u"):
        pass


def test_bodies_are_bounded_together() -> None:
    budget = BodyBudget(100)
    budget.take(80)
    with pytest.raises(SlowDownError):
        budget.take(21)
    budget.give_back(80)
    budget.take(100)
