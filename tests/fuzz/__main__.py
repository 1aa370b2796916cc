"""``python -m tests.fuzz --seconds 3600 [--seed N]``: an hour of spoiled bytes."""

import argparse
import sys
import time

from tests.fuzz.run import for_seconds, fuzz


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    words = parser.parse_args()
    ran = fuzz(words.seed, for_seconds(words.seconds))
    sys.stdout.write(f"seed {words.seed}: {ran.inputs} inputs, {len(ran.faults)} faults\n")
    for fault in ran.faults:
        sys.stdout.write(f"{fault}\n")
    return 1 if ran.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
