"""A reception on a disk that fills up. Run in a mount namespace: it mounts a disk of its own."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from tests.journeys.counter_pc import CounterPc

SPARE_BYTES = 350_000  # what the disk has left when the reception begins


def main(fresh: Path, orders: Path, folder: Path) -> None:
    """Receive on the full disk, check, make room, receive again; tell all of it as JSON."""
    disk = folder / "disk"
    disk.mkdir()
    need = sum(file.stat().st_size for file in fresh.rglob("*") if file.is_file())
    size = (need * 2 + 8_000_000) // 4096 * 4096
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", disk], check=True)
    shutil.copytree(fresh, disk / "pc")
    ballast = disk / "ballast"
    with ballast.open("wb") as file:
        file.write(b"\0" * max(0, shutil.disk_usage(disk).free - SPARE_BYTES))
    pc = CounterPc(disk / "pc")
    full = pc.run("receive", orders)
    with ballast.open("ab", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"\0" * 512)
    opened = pc.run("status")
    ballast.unlink()
    checked = pc.run("check")
    again = pc.run("receive", orders)
    told = {
        "full": {
            "code": full.code,
            "error": json.loads(full.err)["error"] if full.err else None,
            "saved": sum("code" in line for line in full.lines),
        },
        "to_the_last_byte": [opened.code, json.loads(opened.err)["error"]["code"]],
        "check": {"code": checked.code, "document": checked.document},
        "again": {"code": again.code, "saved": sum("code" in line for line in again.lines)},
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    os.umask(0o077)
    main(*map(Path, sys.argv[1:4]))
