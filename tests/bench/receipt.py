"""What printing a receipt costs: ``python tests/bench/receipt.py [--runs N]``.

Cold: a new process, from importing to the first receipt. Warm: each receipt has its own code, so
its QR is made anew. Prints one JSON object; times in milliseconds; ``processor`` is the time of
our own work, which other programs on the machine disturb less.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

COLD = """
import sys, time
sys.path.insert(0, {root!r})
began = time.perf_counter()
from counter_app.printing import render
imported = time.perf_counter()
from tests.printing.samples import RECEIPT
warming = time.perf_counter()
{warm}
ready = time.perf_counter()
render(RECEIPT)
done = time.perf_counter()
print((imported - began) * 1e3, (ready - warming) * 1e3, (done - ready) * 1e3)
"""


def cold(warm: str = "") -> tuple[float, ...]:
    """Return the medians over five processes: import, warming, first receipt."""
    program = COLD.format(root=str(ROOT), warm=warm)
    runs = [
        tuple(map(float, subprocess.check_output([sys.executable, "-c", program]).split()))
        for _ in range(5)
    ]
    return tuple(round(statistics.median(column), 1) for column in zip(*runs, strict=True))


def warm(runs: int, size: str) -> dict[str, float]:
    """Return the figures of ``runs`` receipts with the signed statement in the QR."""
    from counter_app.printing import render
    from tests.printing.samples import RECEIPT

    took, worked, sizes = [], [], []
    for number in range(runs):
        code = f"H48.12.34-261120-{3000 + number}"
        paper = replace(RECEIPT, code=code, qr=RECEIPT.qr.replace(RECEIPT.code, code))
        began, busy = time.perf_counter(), time.process_time()
        sizes.append(len(render(paper, size=size)))
        took.append((time.perf_counter() - began) * 1e3)
        worked.append((time.process_time() - busy) * 1e3)
    took = sorted(took[3:])
    return {
        "median": round(statistics.median(took), 1),
        "processor": round(statistics.median(worked), 1),
        "p95": round(took[int(len(took) * 0.95)], 1),
        "bytes": max(sizes),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=200)
    runs = parser.parse_args().runs
    imported, _, first = cold()
    _, warming, after = cold("from counter_app.printing import warm; warm()")
    figures = {
        "cold": {"import": imported, "first_receipt": first},
        "warmed": {"warm": warming, "first_receipt": after},
        "warm": {size: warm(runs, size) for size in ("A4", "A5", "A4-2xA5")},
        "budget": {"warm": 40, "bytes": 61_440},
    }
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
