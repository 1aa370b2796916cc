"""An answer that is cut inside its head, at every byte, is no answer."""

import socket
import threading

import pytest

from sync.errors import OfflineError
from tests.sync.loopback import TOKEN

UPLOAD = "/v1/uploads/1"


class CutHead:
    """Answers a HEAD of an upload as tus servers do, up to ``cut_at`` bytes, then hangs up."""

    def __init__(self):
        self.cut_at = 1 << 20
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._accept)
        self._thread.start()

    def _accept(self):
        while True:
            try:
                caller, _ = self._listener.accept()
            except OSError:
                return
            with caller:
                self._answer(caller)

    def _answer(self, caller):
        head = caller.makefile("rb")
        asked = head.readline()
        headers = dict(line.split(b": ", 1) for line in iter(head.readline, b"\r\n"))
        headers = {name.lower(): value.strip() for name, value in headers.items()}
        if asked.startswith(b"POST"):
            head.read(int(headers[b"content-length"]))
            told = b"X-Request-Id: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            answer = told % (headers[b"x-request-id"], len(TOKEN.body), TOKEN.body)
            caller.sendall(b"HTTP/1.1 200 OK\r\n" + answer)
        else:
            caller.sendall(WHOLE[: self.cut_at])
        head.close()

    def close(self):
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()


WHOLE = (
    b"HTTP/1.1 200 OK\r\nTus-Resumable: 1.0.0\r\nCache-Control: no-store\r\n"
    b"Upload-Offset: 123456\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
)


@pytest.fixture
def server():
    server = CutHead()
    yield server
    server.close()


def test_a_whole_head_is_read(wire):
    assert wire.upload_offset(UPLOAD) == 123_456


def test_wherever_it_is_cut_nothing_is_settled_by_it(server, wire):
    """Else it stopped the sync for minutes (no offset), or told another offset."""
    for server.cut_at in range(len(WHOLE)):
        with pytest.raises(OfflineError):
            wire.upload_offset(UPLOAD)
