"""Many lives: ``python -m tests.simulation.lives [--seeds 10000] [--first 0] [--trace]``.

One seed with ``--trace`` prints everything that happened in it, for the seed a nightly run named.
"""

import argparse
import logging
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.simulation.counter_end import template
from tests.simulation.province_end import ProvinceEnd
from tests.simulation.world import World, run

_MEMORY = Path("/dev/shm")


class Stage:
    """Where lives are played: a province, an empty store to copy, a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._province = ProvinceEnd(folder / "province")
        self._empty = template(folder / "empty")

    def play(self, seed: int) -> World:
        """Live one seed through.

        Raises:
            AssertionError: an invariant is broken.
        """
        return run(seed, self._province, self._folder, self._empty)

    def close(self) -> None:
        """Give everything back."""
        self._province.close()


@contextmanager
def stage() -> Iterator[Stage]:
    """Set a stage in memory where there is such a disk: a life is thousands of flushes."""
    where = str(_MEMORY) if _MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=where, prefix="lives-") as folder:
        set_up = Stage(Path(folder))
        try:
            yield set_up
        finally:
            set_up.close()


def play(seeds: Iterable[int], told: Callable[[str], None] | None = None) -> Counter[str]:
    """Live every seed and count what happened. ``told``: hears of every broken seed, and the counts
    after each hundred; without it the first one ends it all.

    Raises:
        AssertionError: the first broken invariant, with its seed.
    """
    seen: Counter[str] = Counter()
    with stage() as here:
        for seed in seeds:
            try:
                world = here.play(seed)
            except AssertionError as broken:
                if told is None:
                    raise
                seen["broken"] += 1
                told(str(broken))
                continue
            seen["lives"] += 1
            seen["forks"] += any(pc.forked for pc in world.pcs)
            seen["facts"] += world.facts
            seen += world.seen
            if told is not None and seen["lives"] % 100 == 0:
                told(f"up to seed {seed}: {dict(seen)}")
    return seen


def main() -> None:
    """Print the counts now and then and at the end, and every broken seed; end with 1 after one."""
    logging.disable(logging.ERROR)
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--trace", action="store_true")
    asked = parser.parse_args()
    if asked.trace:
        with stage() as here:
            print(*here.play(asked.first).trace, sep="\n")  # noqa: T201
        return
    seen = play(range(asked.first, asked.first + asked.seeds), partial(print, flush=True))
    print(dict(seen))  # noqa: T201
    sys.exit(1 if seen["broken"] else 0)


if __name__ == "__main__":
    main()
