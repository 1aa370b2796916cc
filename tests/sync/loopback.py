"""A scripted HTTP server on loopback: says whatever a line, a proxy or a portal might say."""

import json
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Said:
    """One scripted answer. ``cut``: bytes of the body that are really sent."""

    status: int = 200
    body: bytes = b"{}"
    headers: dict = field(default_factory=dict)
    genuine: bool = True
    cut: int | None = None
    hang: threading.Event | None = None


@dataclass
class Heard:
    """One request as it arrived."""

    method: str
    path: str
    headers: dict
    body: bytes


TOKEN = Said(body=json.dumps({"access_token": "t1", "expires_in": 3600}).encode())


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def setup(self):
        self.server.loopback.opened.append(self.request)
        super().setup()

    def _answer(self):
        size = int(self.headers.get("Content-Length") or 0)
        heard = Heard(self.command, self.path, dict(self.headers), self.rfile.read(size))
        self.server.loopback.heard.append(heard)
        self._say(self.server.loopback.next(heard), heard)

    def _say(self, said: Said, heard: Heard):
        if said.hang is not None:
            said.hang.wait(5)
        told = {"Date": self.date_time_string(), "Content-Length": str(len(said.body))}
        if said.genuine:
            told["X-Request-Id"] = heard.headers.get("X-Request-Id", "")
        self.send_response_only(said.status)
        for name, value in (told | said.headers).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(said.body[: said.cut])
        if said.cut is not None:
            self.close_connection = True

    def log_message(self, *args):
        """Say nothing on the screen."""


for _method in ("GET", "POST", "HEAD", "PATCH"):
    setattr(_Handler, f"do_{_method}", _Handler._answer)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that hung up is part of the script."""


class Loopback:
    """Answers from ``script`` (path prefix → list of Said or callables), the last one for ever."""

    def __init__(self) -> None:
        self.script: dict[str, list] = {"/v1/token": [TOKEN]}
        self.heard: list[Heard] = []
        self.opened: list[socket.socket] = []
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.loopback = self
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    @property
    def connections(self) -> int:
        """How many were opened so far."""
        return len(self.opened)

    def next(self, heard: Heard) -> Said:
        """Return the next scripted answer for this path."""
        prefix = max((p for p in self.script if heard.path.startswith(p)), key=len)
        steps = self.script[prefix]
        step = steps.pop(0) if len(steps) > 1 else steps[0]
        return step(heard) if callable(step) else step

    def heard_on(self, prefix: str) -> list[Heard]:
        """Return the requests to paths that begin with ``prefix``."""
        return [heard for heard in self.heard if heard.path.startswith(prefix)]

    def close(self) -> None:
        """Hang up and end the threads."""
        self._server.shutdown()
        self._server.server_close()
        for connection in self.opened:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self._thread.join()
