"""One worker's gateway: store, keys and threads, handed to every route."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import ParamSpec, TypeVar

from sync.gateway.blob_files import BlobFiles
from sync.gateway.bodies import BodyBudget
from sync.gateway.deeds.append import holder
from sync.gateway.errors import ClosedError
from sync.gateway.keyring import stamp
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
            self.keys = keyring.keep(connection, stamp(settings.clock()))
        self.tokens = Tokens(self.keys)
        self.blobs = BlobFiles(settings.blobs)
        self.metrics = Metrics()
        self.budget = BodyBudget(limits.buffered)
        self._device_keys: dict[str, str] = {}
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

    def public_key(self, device_id: str) -> str:
        """Return the key a device enrolled with; it never changes, so it is remembered.

        Raises:
            RefusedError: 401 ``device.unknown``, 403 ``device.revoked``.
        """
        known = self._device_keys.get(device_id)
        if known is None:
            with self.database.read() as connection:
                known = holder(connection, device_id).public_key
            self._device_keys[device_id] = known
        return known

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
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(threads, lambda: deed(*args, **kwargs))
