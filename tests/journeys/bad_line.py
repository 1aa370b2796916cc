"""A line that cuts connections and swallows answers, between a counter and its gateway."""

import random
import socket
import threading
from dataclasses import dataclass, field
from enum import StrEnum

_CHUNK = 65_536
_IDLE_S = 0.05


class Fate(StrEnum):
    """What becomes of one connection."""

    CLEAN = "clean"
    REFUSED = "refused"  # closed at once, not a byte either way
    CUT = "cut"  # both ways end after some bytes of the request
    SWALLOWED = "swallowed"  # after some bytes of answers the counter hears nothing more


@dataclass
class BadLine:
    """A TCP relay on loopback; each connection draws its fate from a seeded lot.

    ``port`` of the gateway may change while it runs. ``calm`` makes every further one clean.
    """

    gateway_port: int
    seed: int
    calm: bool = False
    fates: list[Fate] = field(default_factory=list)

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
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

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
        fates = list(Fate)
        return self._lot.choices(fates, weights=(2, 1, 2, 2))[0]

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
        down_left = self._lot.randint(0, 2_500) if fate is Fate.SWALLOWED else None
        for end in (caller, gateway):
            end.settimeout(_IDLE_S)
        done = threading.Event()
        upwards = self._start(self._carry, caller, gateway, up_left, done)
        self._carry(gateway, caller, down_left, done)
        upwards.join()

    def _carry(
        self, source: socket.socket, sink: socket.socket, left: int | None, done: threading.Event
    ) -> None:
        try:
            while not (done.is_set() or self._over.is_set()):
                try:
                    chunk = source.recv(_CHUNK)
                except TimeoutError:
                    continue
                if not chunk:
                    break
                sink.sendall(chunk if left is None else chunk[:left])
                if left is not None:
                    left -= len(chunk)
                    if left <= 0:
                        break
        except OSError:
            pass
        done.set()

    def _start(self, work, *words) -> threading.Thread:
        thread = threading.Thread(target=work, args=words, name="bad line")
        self._threads.append(thread)
        thread.start()
        return thread
