"""A counter in a process of its own, to be killed: receives until somebody stops it.

Prints each code after its commit, and ``error`` with the code of what stopped it.
"""

# ruff: noqa: T201

import resource
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from counter_app.domain.deeds import HandedOver
from counter_app.domain.errors import CounterError
from counter_app.paths import Paths
from counter_app.store.store import Store
from tests.store.made import KEY, act, receive

AT = datetime(2026, 11, 2, 1, 30, tzinfo=UTC)


def main(folder: str, most_bytes: str = "") -> None:
    paths = Paths(Path(folder))
    store = Store.open(paths, KEY)
    if most_bytes:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(most_bytes), int(most_bytes)))
    try:
        for place in range(100_000):
            with store.write() as work:
                dossier = receive(work, at=AT + timedelta(seconds=place % 3600))
            print(dossier.code, flush=True)
            with store.write() as work:
                act(work, dossier, HandedOver("Tư pháp"))
    except CounterError as error:
        print("error", error.code, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
