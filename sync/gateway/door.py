"""The outermost layer: request id, admission, timing, one log line an answer."""

import logging
import re
import secrets
from http import HTTPStatus
from time import perf_counter
from typing import Any

import msgspec
from litestar import Litestar
from litestar.enums import ScopeType
from litestar.types import Message, Receive, Scope, Send

from sync.contract import ErrorAnswer
from sync.gateway.admission import Admission
from sync.gateway.errors import GatewayError, SlowDownError
from sync.gateway.gateway import Gateway

REQUEST_ID = "X-Request-Id"
_SANE_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
_ROUTE = re.compile(
    r"/v1/(journal|feed|blobs|uploads|reconcile|courier|enrol|token|health|device-key|keys)(/|$)"
)
_KINDS = {
    "blobs": "upload",
    "uploads": "upload",
    "courier": "courier",
    "feed": "feed",
    "health": "",
}
_log = logging.getLogger(__name__)


class Door:
    """An ASGI application around ``app``; whatever happens, the answer is one of ours."""

    def __init__(self, app: Litestar, gateway: Gateway, admission: Admission) -> None:
        self.app = app
        self.gateway = gateway
        self.admission = admission

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or send it away."""
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        exchange = _Exchange(scope, send)
        try:
            kind, name = _place(scope, exchange.route)
            if not kind:
                await self.app(scope, receive, exchange.send)
            else:
                with self.admission.enter(kind, name):
                    await self.app(scope, receive, exchange.send)
        except SlowDownError as busy:
            await exchange.refuse(busy)
        except Exception:
            _log.exception("bug", extra={"facts": {"request": exchange.id}})
            if exchange.status:
                raise
            await exchange.refuse(GatewayError(HTTPStatus.INTERNAL_SERVER_ERROR, "gateway.bug"))
        finally:
            self._note(exchange)

    def _note(self, exchange: "_Exchange") -> None:
        spent = perf_counter() - exchange.began
        status = str(exchange.status or 499)  # 499: the caller left
        route = f"{exchange.method} {exchange.route}"
        self.gateway.metrics.add("answers_total", route=route, status=status)
        self.gateway.metrics.took(route, spent)
        facts = {
            "request": exchange.id,
            "route": route,
            "status": int(status),
            "ms": round(spent * 1000, 1),
        }
        level = logging.DEBUG if exchange.route == "health" else logging.INFO
        _log.log(level, "answered", extra={"facts": facts})


class _Exchange:
    """One request and its answer."""

    def __init__(self, scope: Any, send: Send) -> None:
        self._send = send
        self.began = perf_counter()
        self.status = 0
        self.method = str(scope["method"]) if scope["method"] in _METHODS else "OTHER"
        found = _ROUTE.match(scope["path"])
        self.route = found[1] if found else scope["path"].strip("/")[:8] if _own(scope) else "other"
        given = _header(scope, b"x-request-id")
        self.id = given if _SANE_ID.fullmatch(given) else secrets.token_hex(8)
        scope.setdefault("state", {})["request_id"] = self.id

    async def send(self, message: Message) -> None:
        """Pass the answer on, with the request's id."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            name, value = REQUEST_ID.lower().encode(), self.id.encode()
            message["headers"] = [*message.get("headers", []), (name, value)]
        await self._send(message)

    async def refuse(self, error: GatewayError) -> None:
        """Answer with an error of ours."""
        if self.status:
            return
        content, headers = error_answer(error, self.id)
        await self.send({"type": "http.response.start", "status": error.status, "headers": headers})
        await self.send({"type": "http.response.body", "body": content, "more_body": False})


_METHODS = {"GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS", "PUT"}


def error_answer(error: GatewayError, request_id: str) -> tuple[bytes, list[tuple[bytes, bytes]]]:
    """Return body and headers of an answer that is no success."""
    body = ErrorAnswer(code=error.code, facts=error.facts, request_id=request_id)
    content = msgspec.json.encode(body)
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(content)).encode()),
        (b"cache-control", b"no-store"),
    ]
    retry_after_s = getattr(error, "retry_after_s", None)
    if retry_after_s is not None:
        headers.append((b"retry-after", str(retry_after_s).encode()))
    if error.status == HTTPStatus.UNAUTHORIZED:
        headers.append((b"www-authenticate", b'Bearer realm="counter-gateway"'))
    return content, headers


def _place(scope: Any, route: str) -> tuple[str, str]:
    """Return which door a request stands at and under which name; no door for cheap ones."""
    if not scope["path"].startswith("/v1/"):
        return "", ""
    kind = _KINDS.get(route, "other")
    if route == "journal" and scope["method"] == "POST":
        kind = "journal"
    name = _header(scope, b"authorization")[-64:] or str((scope.get("client") or ("",))[0])
    return kind, name


def _own(scope: Any) -> bool:
    return scope["path"] in ("/metrics", "/receipt", "/schema", "/schema/openapi.json")


def _header(scope: Any, name: bytes) -> str:
    for key, value in scope["headers"]:
        if key == name:
            return str(value.decode("latin-1"))
    return ""
