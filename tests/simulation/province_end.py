"""The province's end of a simulated life: the gateway's whole program on one SQLite file, asked
in this very thread. It may die at every await and at every commit, and its disk may be full.
"""

import asyncio
import shutil
from collections.abc import Callable
from concurrent.futures import Executor, Future
from datetime import UTC, datetime
from pathlib import Path

from requests.structures import CaseInsensitiveDict
from sqlalchemy import event

from sync import keys
from sync.carriers.answers import Answer, decoded
from sync.contract import Appended, Enrol
from sync.gateway.admission import Admission
from sync.gateway.app import create_app
from sync.gateway.bell import Bell
from sync.gateway.deeds import enrol, inspect, news
from sync.gateway.gateway import Gateway
from sync.gateway.settings import Settings
from sync.gateway.store import units
from sync.ports import Identity

_NEVER = datetime(2026, 1, 1, tzinfo=UTC)
_UNLIMITED = 1_073_741_823  # pages
SLACK = 1  # pages a full disk still gives: some deeds fit, others do not


class Died(BaseException):
    """A process ended here: power, kill -9, an unplugged stick."""


class Here(Executor):
    """Threads that are none: work is done where it is asked for."""

    def __init__(self, may_die: Callable[[], None]) -> None:
        self._may_die = may_die

    def submit(self, fn, /, *args, **kwargs):
        done: Future = Future()
        try:
            self._may_die()
            found = fn(*args, **kwargs)
            self._may_die()  # committed, but nobody hears of it
            done.set_result(found)
        except Died:
            raise
        except BaseException as error:
            done.set_exception(error)
        return done


class ProvinceEnd:
    """One gateway; every life begins with an empty store, so that each replays by itself."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loop = asyncio.new_event_loop()
        self.now: Callable[[], datetime] = lambda: _NEVER
        self.may_die: Callable[[], None] = lambda: None
        self.disk_full = False
        self._settings = Settings(
            db=str(folder / "gateway.db"), blobs=str(folder / "blobs"), clock=lambda: self.now()
        )
        folder.mkdir(parents=True, exist_ok=True)
        self._door = create_app(self._settings)
        self._empty = folder.with_suffix(".empty")
        self._door.gateway.database.close()
        shutil.copy(self._settings.db, self._empty)
        self._lend(self._door.gateway)

    def _lend(self, gateway: Gateway) -> None:
        self.gateway = self._door.gateway = gateway
        self._door.admission = Admission(self._settings.limits)
        state = self._door.app.state
        state.gateway, state.admission, state.bell = gateway, self._door.admission, Bell(gateway)
        for threads in (gateway._writers, gateway._readers, gateway._disk):
            threads.shutdown()
        here = Here(lambda: self.may_die())
        gateway._writers = gateway._readers = gateway._disk = here
        engine = gateway.database._engine
        event.listen(engine, "begin", self._begins)
        event.listen(engine, "commit", lambda _connection: self.may_die())

    def _begins(self, connection) -> None:
        if connection.get_execution_options().get("writes"):
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            most = pages + SLACK if self.disk_full else _UNLIMITED
            connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")

    def begin_life(self, now: Callable[[], datetime], may_die: Callable[[], None]) -> None:
        """Serve another world: its clock, its deaths."""
        self.now = now
        self.gateway.database.close()
        for old in self._folder.iterdir():
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        shutil.copy(self._empty, self._settings.db)
        self._lend(Gateway(self._settings))
        self.may_die, self.disk_full = may_die, False

    def end_life(self) -> None:
        """Belong to nobody."""
        self.may_die, self.disk_full = lambda: None, False

    def ask(self, method: str, path: str, headers: dict, body: bytes | None):
        """Return status, headers and body of one exchange.

        Raises:
            Died: the process ended on the way; what was committed stands, and it began anew.
        """
        try:
            answer = self._loop.run_until_complete(self._asked(method, path, headers, body or b""))
        except Died:
            self._begin_anew()
            raise
        if (method, answer[0]) == ("POST", 200) and "/journal/" in path:
            self._prove(*answer)
        return answer

    def _prove(self, status: int, headers: dict, body: bytes) -> None:
        """What a checkpoint signs is on the disk before anybody hears of it."""
        signed = decoded(
            Answer(status, CaseInsensitiveDict(headers), body, ""), Appended
        ).checkpoint
        with self.gateway.database.read() as connection:
            device = units.device(connection, signed.device)
        assert device is not None
        held = (device.head.seq, device.head.hash)
        assert held[0] >= signed.seq, "invariant 1: signed, and not on the disk"
        assert held[0] > signed.seq or held[1] == signed.hash, "invariant 1: another fact is signed"

    def _begin_anew(self) -> None:
        self.may_die, kept = (lambda: None), self.may_die
        self.gateway.database.close()
        self._lend(Gateway(self._settings))
        self.may_die = kept

    async def _asked(self, method, path, headers, body):
        place, _, query = path.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": place,
            "raw_path": place.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(k.lower().encode(), v.encode()) for k, v in headers.items()]
            + [(b"content-length", str(len(body)).encode())],
            "client": ("127.0.0.1", 1),
            "server": ("gateway.invalid", 443),
        }
        pieces = [body[start : start + 65_536] for start in range(0, len(body), 65_536)] or [b""]
        told: dict = {}
        content = bytearray()

        async def receive():
            self.may_die()
            piece = pieces.pop(0) if pieces else b""
            return {"type": "http.request", "body": piece, "more_body": bool(pieces)}

        async def send(message):
            self.may_die()
            if message["type"] == "http.response.start":
                told["status"] = message["status"]
                told["headers"] = {k.decode(): v.decode() for k, v in message["headers"]}
            else:
                content.extend(message.get("body", b""))

        await self._door(scope, receive, send)
        told["headers"]["Date"] = f"{self.now():%a, %d %b %Y %H:%M:%S GMT}"
        return told["status"], told["headers"], bytes(content)

    def enrolled(self, unit: str, counter: int, private_key: bytes) -> Identity:
        """Let a counter in."""
        gateway = self.gateway
        code, _ = enrol.prepare(
            gateway.database, unit=unit, unit_name="Mẫu", counter=counter, ranges=(), at=self.now()
        )
        public = keys.public_key(private_key)
        order = Enrol(code=code, public_key=public, unit=unit, counter=counter)
        told = enrol.redeem(gateway.database, gateway.keys, order, self.now())
        return Identity(
            device=told.device,
            unit=unit,
            counter=counter,
            gateway_url="https://gateway.invalid",
            private_key=private_key,
            gateway_keys=[told.gateway_key],
            seal_key=told.seal_key,
            certificate=told.certificate,
            ranges=told.ranges,
        )

    def tell(self, name: str, unit: str) -> None:
        """Let the province say something to a commune."""
        message = {"id": name, "kind": "message", "unit": unit, "text": "Mẫu"}
        news.spread(self.gateway.database, message, self.now())

    def journal(self, device: str) -> list:
        """Return what is stored of a device: facts with their verdicts."""
        return list(inspect.stored_facts(self.gateway.database, device))

    def holds(self, sha256: str) -> bool:
        """Return whether a scan lies on the province's disk, whole."""
        return (self._folder / "blobs" / sha256[:2] / sha256[2:4] / sha256).exists()

    def close(self) -> None:
        """Give everything back."""
        self.gateway.database.close()
        self._loop.close()
        shutil.rmtree(self._folder, ignore_errors=True)
