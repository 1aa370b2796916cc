"""Make the shared dictionary anew: ``python -m tests.sync.train_dictionary VERSION``.

A dictionary, once shipped, is never changed: a better one gets the next version.
"""

import sys
from pathlib import Path

import msgspec
import zstandard

import sync
from tests.sync.made_up import TRAINING, Journal

SIZE = 16 * 1024


def samples() -> list[bytes]:
    """Return bodies as they go over the wire: single facts, small batches, answers."""
    encode = msgspec.json.encode
    found: list[bytes] = []
    for seed in range(40):
        facts = Journal(seed, TRAINING, counter=seed % 5 + 1).facts(60)
        found += [encode(fact) for fact in facts]
        found += [encode(facts[at : at + 3]) for at in range(0, 60, 3)]
        found.append(
            encode([{"seq": fact.seq, "verdict": "accepted"} for fact in facts[:20]])
            + b'"checkpoint":{"device":"","seq":1,"hash":"","facts_total":1,"at":"'
        )
    return found


def main() -> None:
    """Write the file beside its readers; refuse to overwrite one."""
    version = int(sys.argv[1])
    target = Path(sync.__file__).parent / "dictionaries" / f"facts-{version}.zdict"
    trained = zstandard.train_dictionary(SIZE, samples(), dict_id=40_000 + version, level=12)
    with target.open("xb") as file:
        file.write(trained.as_bytes())


if __name__ == "__main__":
    main()
