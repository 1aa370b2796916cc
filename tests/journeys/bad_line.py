"""A line that delays, cuts and swallows answers, between counters and their gateway."""

import random
import select
import socket
import struct
import threading
import time
from dataclasses import dataclass, field
from enum import StrEnum

_CHUNK = 65_536
_IDLE_S = 0.05
_RESET_AFTER = 300_000  # bytes at most
_NO_GOOD_BYE = struct.pack("ii", 1, 0)
_FULL_S = 30.0  # an end that takes no byte for so long is gone


class Fate(StrEnum):
    """What becomes of one connection."""

    CLEAN = "clean"
    REFUSED = "refused"  # closed at once, not a byte either way
    CUT = "cut"  # both ways end after some bytes of the request
    SWALLOWED = "swallowed"  # after some bytes of answers the counter hears nothing more
    RESET = "reset"  # both ways are torn off after some bytes, without a good-bye
    SILENT = "silent"  # open for ever, and after some bytes nothing comes through


@dataclass
class BadLine:
    """A TCP relay on loopback; each connection draws its fate from a seeded lot.

    ``port`` of the gateway may change while it runs. ``calm`` makes every further one clean and
    quick. ``weights``: how often each fate is drawn, in the order of ``Fate``. ``delay_s``: the
    longest that a piece waits. ``lasts_s``: a clean connection is cut after at most so long.
    """

    gateway_port: int
    seed: int
    calm: bool = False
    fates: list[Fate] = field(default_factory=list)
    weights: tuple[int, ...] = (2, 1, 2, 2, 1, 0)
    delay_s: float = 0.0
    lasts_s: float | None = None

    def __post_init__(self) -> None:
        self._lot = random.Random(self.seed)
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self._listener.settimeout(_IDLE_S)
        self._over = threading.Event()
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    @property
    def url(self) -> str:
        """Where the counter believes its gateway to be."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._listener.getsockname()[1])

    def close(self) -> None:
        """Cut everything and wait until no thread is left."""
        self._over.set()
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def __enter__(self) -> "BadLine":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _accept(self) -> None:
        while not self._over.is_set():
            try:
                caller, _ = self._listener.accept()
            except TimeoutError:
                continue
            fate = self._drawn()
            self.fates.append(fate)
            self._start(self._serve, caller, fate)

    def _drawn(self) -> Fate:
        if self.calm:
            return Fate.CLEAN
        return self._lot.choices(list(Fate), weights=self.weights)[0]

    def _serve(self, caller: socket.socket, fate: Fate) -> None:
        with caller:
            if fate is Fate.REFUSED:
                return
            try:
                gateway = socket.create_connection(("127.0.0.1", self.gateway_port), timeout=2)
            except OSError:
                return
            with gateway:
                self._relay(caller, gateway, fate)

    def _relay(self, caller: socket.socket, gateway: socket.socket, fate: Fate) -> None:
        """Carry bytes both ways until one side ends, or the fate is fulfilled."""
        up_left = self._lot.randint(200, 8_000) if fate is Fate.CUT else None
        heard = fate in (Fate.SWALLOWED, Fate.SILENT)
        down_left = self._lot.randint(0, 2_500) if heard else None
        until = None
        if self.lasts_s is not None and not self.calm:
            until = time.monotonic() + self._lot.uniform(0, self.lasts_s)
        for end in (caller, gateway):
            end.settimeout(_FULL_S)
        if fate is Fate.RESET:
            up_left = self._lot.randint(200, _RESET_AFTER)
        way = _Way(until if fate is not Fate.SILENT else None, hangs=fate is Fate.SILENT)
        upwards = self._start(self._carry, caller, gateway, up_left, way)
        self._carry(gateway, caller, down_left, way)
        upwards.join()
        if fate is Fate.RESET:
            for end in (caller, gateway):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_GOOD_BYE)

    def _carry(
        self, source: socket.socket, sink: socket.socket, left: int | None, way: "_Way"
    ) -> None:
        try:
            while not (self._over.is_set() or way.is_over()):
                if not select.select([source], [], [], _IDLE_S)[0]:
                    continue
                chunk = source.recv(_CHUNK)
                if not chunk:
                    break
                self._dawdle()
                if left is None:
                    sink.sendall(chunk)
                    continue
                sink.sendall(chunk[:left])
                left = max(0, left - len(chunk))
                if not left and not way.hangs:
                    break
        except OSError:
            pass
        way.done.set()

    def _dawdle(self) -> None:
        if self.delay_s and not self.calm:
            self._over.wait(self._lot.uniform(0, self.delay_s))

    def _start(self, work, *words) -> threading.Thread:
        thread = threading.Thread(target=work, args=words, name="bad line")
        self._threads.append(thread)
        thread.start()
        return thread


@dataclass
class _Way:
    """What both directions of a connection share."""

    until: float | None
    hangs: bool
    done: threading.Event = field(default_factory=threading.Event)

    def is_over(self) -> bool:
        """Return whether it ended, or its time is up."""
        late = self.until is not None and time.monotonic() > self.until
        return self.done.is_set() or late
