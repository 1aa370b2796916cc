"""Who comes in, who is sent away, and that the crowd is served all the same."""

import asyncio
from contextlib import ExitStack

import pytest

from sync.gateway.admission import Admission
from sync.gateway.bodies import BodyBudget
from sync.gateway.errors import SlowDownError
from sync.gateway.fairness import Pacing, Shares, Turns
from sync.gateway.settings import Limits
from tests.gateway.program import GatewayProgram

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


def test_a_device_that_asks_too_often_waits_and_no_other_does() -> None:
    at = [0.0]
    pacing = Pacing(Limits(device_rate=2, device_burst=5), lambda: at[0])
    for _ in range(5):
        pacing.take("eager")
    with pytest.raises(SlowDownError, match=r"device\.too_fast") as told:
        pacing.take("eager")
    assert told.value.retry_after_s == 1
    pacing.take("calm")
    at[0] = 1.0
    pacing.take("eager")
    pacing.take("eager")
    with pytest.raises(SlowDownError):
        pacing.take("eager")


def test_the_memory_of_paces_is_bounded() -> None:
    pacing = Pacing(Limits(), lambda: 0.0)
    for number in range(12_000):
        pacing.take(f"device {number}")
    assert len(pacing._left) == 10_000


def test_a_commune_of_many_busy_counters_leaves_the_others_their_threads() -> None:
    async def story() -> list[str]:
        turns, done = Turns(), list[str]()
        threads = asyncio.Semaphore(2)  # what all communes share

        async def append(unit: str, name: str) -> None:
            async with turns.turn(unit), threads:
                for _ in range(20):
                    await asyncio.sleep(0)
                done.append(name)

        crowd = [append("big", f"big {number}") for number in range(6)]
        await asyncio.gather(*crowd, append("small", "small"))
        assert not turns._locks
        return done

    assert asyncio.run(story()).index("small") <= 1


def test_scans_of_one_commune_leave_room_for_others() -> None:
    shares = Shares(2)
    with shares.share("big"), shares.share("big"):
        with pytest.raises(SlowDownError, match=r"unit\.busy"), shares.share("big"):
            pass
        with shares.share("small"):
            pass
    with shares.share("big"):
        pass


def test_a_flooding_device_is_told_to_wait_over_the_wire(gateway: GatewayProgram) -> None:
    flooding, calm = gateway.counter(3), gateway.counter(4)
    for _ in range(2_000):
        answer = flooding.get("/v1/feed")
        if answer.status_code != 200:
            break
    assert (answer.status_code, answer.json()["code"]) == (429, "device.too_fast")
    assert int(answer.headers["Retry-After"]) >= 1
    assert calm.get("/v1/feed").status_code == 200
