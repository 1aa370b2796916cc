"""A program that changes key slots as fast as it can: adds some, takes every second away again, and
signs in wrongly in between. Says ``ready`` and begins with the first line on stdin.
"""

# ruff: noqa: T201

import sys
from contextlib import suppress
from pathlib import Path

from counter_app.domain.errors import SignInError
from counter_app.paths import Paths
from counter_app.store import keyslots

SLOTS = 12


def main(folder: str, name: str, key: str) -> None:
    paths = Paths(Path(folder))
    print("ready", flush=True)
    sys.stdin.readline()
    for place in range(SLOTS):
        keyslots.add_slot(paths, bytes.fromhex(key), f"{name}{place}", "mật khẩu", target_s=0.001)
        if place % 2:
            keyslots.remove_slot(paths, f"{name}{place}")
        with suppress(SignInError):
            keyslots.unlock(paths, f"{name}0", "sai", patience=keyslots.Patience(sleep=bool))


if __name__ == "__main__":
    main(*sys.argv[1:])
