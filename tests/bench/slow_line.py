"""A line with a delay and a width, as a process of its own: it counts the bytes of each way.

``python -m tests.bench.slow_line PORT --delay-ms 50 --kbit 1000`` prints ``{"port": n}``; each line
on stdin is answered with ``{"up": bytes, "down": bytes, "connections": n}``; it ends with stdin.
The delay is that of one way, and pieces follow each other without waiting for it. All connections
share the width.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_PIECE = 4_096


class SlowLine:
    """Relays to a port of this machine."""

    def __init__(self, port: int, delay_s: float, kbit: float) -> None:
        self._port, self._delay_s, self._kbit = port, delay_s, kbit
        self._free = {"up": 0.0, "down": 0.0}  # when a way has sent all it was given
        self.carried = Counter[str]()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection to its end."""
        self.carried["connections"] += 1
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._port)
        await asyncio.gather(
            self._carry("up", reader, far_writer), self._carry("down", far_reader, writer)
        )

    async def _carry(
        self, way: str, source: asyncio.StreamReader, sink: asyncio.StreamWriter
    ) -> None:
        pieces: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(64)
        sending = asyncio.create_task(_sent(pieces, sink))
        now = asyncio.get_running_loop().time
        piece = b"?"
        while piece:
            try:
                piece = await source.read(_PIECE)
            except OSError:
                piece = b""
            self.carried[way] += len(piece)
            due = now()
            if self._kbit:
                due = max(self._free[way], due) + len(piece) * 8 / (self._kbit * 1000)
                self._free[way] = due
            await pieces.put((due + self._delay_s, piece))
        await sending


async def _sent(pieces: "asyncio.Queue[tuple[float, bytes]]", sink: asyncio.StreamWriter) -> None:
    """Hand each piece over when its time has come; an empty one is the end."""
    piece = b"?"
    while piece:
        due, piece = await pieces.get()
        await asyncio.sleep(max(0.0, due - asyncio.get_running_loop().time()))
        if not sink.is_closing():
            sink.write(piece)
    sink.close()


@contextmanager
def slow_line(port: int, *, delay_ms: float = 0, kbit: float = 0) -> Iterator[tuple[int, Any]]:
    """Put a line before ``port``; yields its port and a function that tells what it carried."""
    words = [str(port), "--delay-ms", str(delay_ms), "--kbit", str(kbit)]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.slow_line", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout

    def carried() -> dict[str, int]:
        process.stdin.write("\n")
        process.stdin.flush()
        return dict(json.loads(process.stdout.readline()))

    try:
        yield json.loads(process.stdout.readline())["port"], carried
    finally:
        process.stdin.close()
        process.wait(5)
        process.stdout.close()


async def _main(asked: argparse.Namespace) -> None:
    line = SlowLine(asked.port, asked.delay_ms / 1000, asked.kbit)
    server = await asyncio.start_server(line.serve, "127.0.0.1", 0)
    print(json.dumps({"port": server.sockets[0].getsockname()[1]}), flush=True)  # noqa: T201
    loop = asyncio.get_running_loop()
    while await loop.run_in_executor(None, sys.stdin.readline):
        print(json.dumps(line.carried), flush=True)  # noqa: T201
    os._exit(0)  # open connections are of no more interest


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("port", type=int)
    parser.add_argument("--delay-ms", type=float, default=0)
    parser.add_argument("--kbit", type=float, default=0)
    asyncio.run(_main(parser.parse_args()))
