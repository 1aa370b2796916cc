"""Bytes a fact costs on the wire: ``python -m tests.bench.sync_bytes``.

Facts use names, places and procedures the dictionary was not trained on. ``entropy`` is what no
compression can save: hash, ids and numbers of a fact as raw bytes.
"""

import json
import statistics
from collections.abc import Sequence

import msgspec

from sync.compression import compress
from sync.contract import Fact
from tests.sync.made_up import HELD_OUT, Journal

ENTROPY = 32 + 10 + 10  # hash; the random parts of two UUIDv7


def figures(batches: Sequence[list[Fact]]) -> dict[str, float]:
    """Return medians in bytes a fact."""
    packed = [msgspec.json.encode(batch) for batch in batches]
    per = [len(batch) for batch in batches]

    def median(sizes: list[int]) -> float:
        return round(statistics.median(s / n for s, n in zip(sizes, per, strict=True)), 1)

    return {
        "plain": median([len(body) for body in packed]),
        "zstd": median([len(compress(body, 0)) for body in packed]),
        "zstd_dictionary": median([len(compress(body)) for body in packed]),
        "zstd_dictionary_19": median([len(compress(body, level=19)) for body in packed]),
    }


def main() -> None:
    """Print one JSON line for each size of batch."""
    for size in (1, 10, 50, 500):
        mixed = [Journal(seed, HELD_OUT).facts(size) for seed in range(20)]
        received = [Journal(seed, HELD_OUT).receptions(size) for seed in range(20)]
        line = {
            "facts_in_batch": size,
            "budget": 220,
            "floor": ENTROPY,
            "mixed": figures(mixed),
            "receptions": figures(received),
        }
        print(json.dumps(line))  # noqa: T201


if __name__ == "__main__":
    main()
