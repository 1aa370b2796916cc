"""Many lives: ``python -m tests.simulation.lives [--seeds 10000] [--first 0]``."""

import argparse
import logging
import sys
from collections import Counter
from collections.abc import Iterable

from tests.simulation.world import run


def play(seeds: Iterable[int]) -> Counter[str]:
    """Live every seed and count what happened.

    Raises:
        AssertionError: the first broken invariant, with its seed.
    """
    seen: Counter[str] = Counter()
    for seed in seeds:
        world = run(seed)
        seen["lives"] += 1
        seen["forks"] += any(pc.forked for pc in world.pcs)
        seen["facts"] += sum(len(held) for held in world.province.journals.values())
        seen += world.seen
    return seen


def main() -> None:
    """Print the counts; end with 1 at the first broken invariant."""
    logging.disable(logging.WARNING)
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args()
    try:
        print(dict(play(range(asked.first, asked.first + asked.seeds))))  # noqa: T201
    except AssertionError as broken:
        sys.exit(str(broken))


if __name__ == "__main__":
    main()
