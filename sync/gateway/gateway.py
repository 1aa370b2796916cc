"""One worker's gateway: store, keys and threads, handed to every route."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from time import monotonic
from typing import ParamSpec, TypeVar

from sync.gateway.blobs.place import opened_blobs
from sync.gateway.bodies import BodyBudget
from sync.gateway.deeds.append import holder
from sync.gateway.errors import ClosedError
from sync.gateway.keyring import KeyRing, stamp
from sync.gateway.settings import Settings
from sync.gateway.store import keyring
from sync.gateway.store.database import Database
from sync.gateway.tokens import Tokens
from sync.gateway.watch.metrics import Metrics

P = ParamSpec("P")
T = TypeVar("T")


class Gateway:
    """What the routes share. Journals, other questions and scans each have their own threads, so
    that a slow disk of scans never holds up facts.
    """

    def __init__(self, settings: Settings) -> None:
        limits = settings.limits
        self.settings = settings
        self.limits = limits
        self.database = Database(settings.db, connections=limits.writers + 8)
        self.database.upgrade()
        with self.database.write() as connection:
            self.keys: KeyRing = keyring.keep(connection, stamp(settings.clock()))
        self._keys_known_at = monotonic()
        self.tokens = Tokens(self.keys)
        self.blobs = opened_blobs(settings.blobs)
        self.metrics = Metrics()
        self.budget = BodyBudget(limits.buffered)
        self.closing = threading.Event()
        self._writers = ThreadPoolExecutor(limits.writers, "journal")
        self._readers = ThreadPoolExecutor(4, "question")
        self._disk = ThreadPoolExecutor(2, "scan")

    def now(self) -> datetime:
        """Return the gateway's clock."""
        return self.settings.clock()

    async def write(self, deed: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a deed of a journal on its threads."""
        return await self._run(self._writers, deed, *args, **kwargs)

    async def read(self, deed: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a question, or a small deed, on its threads."""
        return await self._run(self._readers, deed, *args, **kwargs)

    async def disk(self, deed: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run work on scans on its threads.

        Raises:
            ClosedError: the disk is full, or does not answer.
        """
        try:
            return await self._run(self._disk, deed, *args, **kwargs)
        except OSError as wrong:
            raise ClosedError("disk.unavailable", errno=wrong.errno) from wrong

    def public_keys(self, device_id: str) -> tuple[str, ...]:
        """Return the keys whose signature counts for a device, the one in force first.

        Raises:
            RefusedError: 401 ``device.unknown``, 403 ``device.revoked``.
        """
        with self.database.read() as connection:
            return holder(connection, device_id).keys_at(stamp(self.now()))

    def close(self) -> None:
        """Stop the threads when they are done, and give the store back."""
        self.closing.set()
        for threads in (self._writers, self._readers, self._disk):
            threads.shutdown()
        self.database.close()

    async def _run(
        self,
        threads: ThreadPoolExecutor,
        deed: Callable[P, T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        def work() -> T:
            self._look_at_keys()
            return deed(*args, **kwargs)

        return await asyncio.get_running_loop().run_in_executor(threads, work)

    def _look_at_keys(self) -> None:
        """Hear of a key that a command made, well before it signs."""
        now = monotonic()
        if now - self._keys_known_at < self.limits.keys_s:
            return
        self._keys_known_at = now
        with suppress(ClosedError), self.database.read() as connection:
            held = keyring.known(connection)
            if held is not None:
                self.keys.take(held)
