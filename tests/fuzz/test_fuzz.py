"""No parser answers spoiled bytes with anything but a value or an error it foresees."""

from random import Random

import pytest

from tests.fuzz.mutation import mutated
from tests.fuzz.run import for_seconds, fuzz, tried
from tests.fuzz.targets import Target

SEED = 20_261_122
SECONDS = 15.0  # four shares make a minute; ``python -m tests.fuzz`` goes on for an hour
SHARES = 4
TURNS = 24  # at least, however busy the machine is


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_no_parser_meets_an_input_it_did_not_foresee(share):
    ran = fuzz(SEED + share, for_seconds(SECONDS, turns=TURNS), share=(share, SHARES))
    assert [str(fault) for fault in ran.faults] == []
    assert ran.inputs > 4_000  # of each share; a turn of the smallest has 168


def test_every_target_is_in_one_share():
    names = [ran for share in range(SHARES) for ran in fuzz(1, once, share=(share, SHARES)).names]
    assert len(names) == len(set(names)) > 30


def once(turn: int) -> bool:
    return turn >= 1


def test_a_parser_that_foresees_nothing_is_found_out():
    careless = Target("careless", (b'{"a": [1, 2]}',), lambda content: content.decode("ascii"))
    lot = Random(1)
    faults = [tried(careless, mutated(careless.seeds[0], lot)) for _ in range(200)]
    assert any(fault and "UnicodeDecodeError" in fault.what for fault in faults)


@pytest.mark.parametrize("seed", range(5))
def test_the_same_seed_spoils_the_same_way(seed):
    made = [[mutated(b'{"a": "b"}', lot) for _ in range(9)] for lot in (Random(seed), Random(seed))]
    assert made[0] == made[1]
