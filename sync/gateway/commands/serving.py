"""``serve``: bring the store to head, bind, start the workers, say where we listen."""

import argparse
import functools
import ipaddress
import json
import multiprocessing
import multiprocessing.connection
import os
import signal
import socket
import ssl
import sys
import threading
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from types import FrameType

import uvicorn
from uvicorn.supervisors import Multiprocess

from sync.gateway.app import create_app
from sync.gateway.commands.answers import DONE
from sync.gateway.door import Door
from sync.gateway.errors import RefusedError
from sync.gateway.gateway import Gateway
from sync.gateway.patience import PatientProtocol
from sync.gateway.settings import Settings
from sync.gateway.store import places
from sync.gateway.watch.logs import open_logs

_GRACE_S = 20  # for answers under way when we are told to stop
_BACKLOG = 4_096
_ANY = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 (recognised, not bound)


def serve(asked: argparse.Namespace) -> int:
    """Answer counters until told to stop.

    Raises:
        RefusedError: 400 ``serve.plain_http``, ``serve.no_blobs``,
            ``serve.bad_certificate``; 409 ``serve.port_taken``.
    """
    settings = _settings(asked)
    open_logs()
    _prepare(settings)
    with _bound(settings) as listener:
        config = _config(settings)
        threading.Thread(
            target=_announce, args=(settings, listener.getsockname()), daemon=True
        ).start()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)  # uvicorn repeats the signal when it is done
        if settings.workers > 1:
            Multiprocess(config, sockets=[listener]).run()
        else:
            uvicorn.Server(config).run(sockets=[listener])
    return DONE


def _prepare(settings: Settings) -> None:
    """Bring the schema to head, make the keys and note the folders, once, before any worker."""
    gateway = Gateway(settings)
    try:
        with gateway.database.write() as connection:
            places.remember_blobs(connection, settings.blobs)
    finally:
        gateway.close()


def worker(settings: Settings) -> Door:
    """Return one worker's application; it stops with its parent and hears the first signal."""
    open_logs()
    door = create_app(settings)
    door.app.on_startup.append(lambda: _hear(door.gateway))
    parent = multiprocessing.parent_process()
    if parent is not None:
        watch = threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True)
        watch.start()
    return door


def _settings(asked: argparse.Namespace) -> Settings:
    if not asked.blobs:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "serve.no_blobs")
    has_tls = asked.tls_cert is not None or asked.tls_key is not None
    if has_tls:
        _check_certificate(asked.tls_cert, asked.tls_key)
    if not has_tls and not _is_loopback(asked.host):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "serve.plain_http", host=asked.host)
    return Settings(
        db=asked.db,
        blobs=asked.blobs,
        host=asked.host,
        port=asked.port,
        workers=asked.workers,
        tls_cert=asked.tls_cert,
        tls_key=asked.tls_key,
    )


def _check_certificate(certificate: Path | None, key: Path | None) -> None:
    """Let pass a certificate with its key.

    Raises:
        RefusedError: 400 ``serve.bad_certificate``.
    """
    try:
        if certificate is None or key is None:
            raise FileNotFoundError
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(certificate, key)
    except OSError as wrong:  # ssl's own errors are of this kind
        why = getattr(wrong, "reason", None) or type(wrong).__name__
        raise RefusedError(HTTPStatus.BAD_REQUEST, "serve.bad_certificate", why=why) from wrong


def _config(settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        functools.partial(worker, settings),
        factory=True,
        workers=settings.workers,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        backlog=_BACKLOG,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=_GRACE_S,
        # the other parser knows no limit for headers, and saves a tenth of the processor at most
        http=PatientProtocol,
        loop="asyncio",
        h11_max_incomplete_event_size=32_768,
        ssl_certfile=settings.tls_cert,
        ssl_keyfile=None if settings.tls_key is None else str(settings.tls_key),
    )


def _bound(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # asyncio sends small answers at once (TCP_NODELAY) only where the protocol is named
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name != "nt":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except OSError:
        listener.close()
        raise RefusedError(
            HTTPStatus.SERVICE_UNAVAILABLE, "serve.port_taken", port=settings.port
        ) from None
    listener.listen(_BACKLOG)
    listener.set_inheritable(True)
    return listener


def _announce(settings: Settings, address: tuple[str, int]) -> None:
    """Print where we listen once a worker really answers."""
    host, port = address[:2]
    scheme = "http" if settings.tls_cert is None else "https"
    while True:
        if _answers(scheme, _ANY.get(host, host), port):
            break
        threading.Event().wait(0.05)
    shown = f"[{host}]" if ":" in host else host
    line = {"listening": f"{scheme}://{shown}:{port}", "pid": os.getpid()}
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def _answers(scheme: str, host: str, port: int) -> bool:
    if scheme == "https":
        blind = ssl.create_default_context()
        blind.check_hostname, blind.verify_mode = False, ssl.CERT_NONE  # we only ask ourselves
        line: HTTPConnection = HTTPSConnection(host, port, timeout=5, context=blind)
    else:
        line = HTTPConnection(host, port, timeout=5)
    try:
        line.request("GET", "/v1/health")
        return line.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        line.close()


def _hear(gateway: Gateway) -> None:
    """Let the first signal end the long polls at once; then the server stops as it would."""
    if threading.current_thread() is not threading.main_thread():
        return
    for number in (signal.SIGTERM, signal.SIGINT):
        before = signal.getsignal(number)

        def heard(sig: int, frame: FrameType | None, before: object = before) -> None:
            gateway.closing.set()
            if callable(before):
                before(sig, frame)

        signal.signal(number, heard)


def _follow(sentinel: int) -> None:
    """End this worker when its parent is gone, however it went."""
    multiprocessing.connection.wait([sentinel])
    signal.raise_signal(signal.SIGTERM)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
