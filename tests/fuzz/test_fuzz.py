"""No parser answers spoiled bytes with anything but a value or an error it foresees."""

from random import Random

import pytest

from tests.fuzz.mutation import mutated
from tests.fuzz.run import fuzz, tried
from tests.fuzz.targets import Target

SEED = 20_261_122
TURNS = 24  # some ten seconds; ``python -m tests.fuzz`` goes on for an hour


def test_no_parser_meets_an_input_it_did_not_foresee():
    ran = fuzz(SEED, lambda turn: turn >= TURNS)
    assert [str(fault) for fault in ran.faults] == []
    assert ran.inputs > 2000


def test_a_parser_that_foresees_nothing_is_found_out():
    careless = Target("careless", (b'{"a": [1, 2]}',), lambda content: content.decode("ascii"))
    lot = Random(1)
    faults = [tried(careless, mutated(careless.seeds[0], lot)) for _ in range(200)]
    assert any(fault and "UnicodeDecodeError" in fault.what for fault in faults)


@pytest.mark.parametrize("seed", range(5))
def test_the_same_seed_spoils_the_same_way(seed):
    made = [[mutated(b'{"a": "b"}', lot) for _ in range(9)] for lot in (Random(seed), Random(seed))]
    assert made[0] == made[1]
