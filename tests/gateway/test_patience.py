"""Connections that say nothing, or half of it for ever, are ended; slow ones that ask are not."""

import socket
import threading
import time

import pytest
import uvicorn

from sync.gateway.patience import PatientProtocol


class Hasty(PatientProtocol):
    head_s = 0.4


async def app(scope, receive, send):
    """Answer after the whole body."""
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"ok"})


@pytest.fixture
def port():
    config = uvicorn.Config(app, port=0, http=Hasty, lifespan="off", log_config=None)
    server = uvicorn.Server(config)
    listener = socket.create_server(("127.0.0.1", 0))
    running = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    running.start()
    yield listener.getsockname()[1]
    server.should_exit = True
    running.join()
    listener.close()


def is_ended(line: socket.socket) -> bool:
    line.settimeout(5)
    try:
        return line.recv(4096) == b""
    except ConnectionError:
        return True


@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\nHost: x\r\nX-Half: "])
def test_half_a_head_is_not_waited_for(port, said):
    with socket.create_connection(("127.0.0.1", port), 5) as line:
        line.sendall(said)
        assert is_ended(line)


def test_a_byte_now_and_then_does_not_prolong_it(port):
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), 5) as line:
        line.sendall(b"GET / HTTP/1.1\r\nX-Drip: ")
        line.settimeout(0.1)
        while time.monotonic() - began < 5:
            try:
                line.sendall(b"x")
                if line.recv(1) == b"":
                    break
            except TimeoutError:
                continue
            except ConnectionError:
                break
    assert time.monotonic() - began < 4


def test_half_a_second_head_on_a_kept_connection_is_ended_too(port):
    with socket.create_connection(("127.0.0.1", port), 5) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b"200" in line.recv(4096)
        line.sendall(b"GET / HTTP/1.1\r\nX-Half: ")
        while (more := line.recv(4096)) and b"ok" in more:
            pass
        assert is_ended(line)


def test_a_slow_body_is_not_its_business(port):
    with socket.create_connection(("127.0.0.1", port), 5) as line:
        line.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n")
        for _ in range(3):
            threading.Event().wait(0.3)
            line.sendall(b"x")
        assert b"200" in line.recv(4096)
