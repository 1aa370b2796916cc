"""The gateway as an ASGI application."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any

from litestar import Litestar, Response
from litestar.exceptions import HTTPException
from litestar.openapi.config import OpenAPIConfig

from sync.gateway.admission import Admission
from sync.gateway.bell import Bell
from sync.gateway.door import Door, error_answer
from sync.gateway.errors import GatewayError, RefusedError
from sync.gateway.gateway import Gateway
from sync.gateway.paper import OpenApiPage
from sync.gateway.routes import ROUTES
from sync.gateway.routes.exchange import Asked
from sync.gateway.settings import Settings

_log = logging.getLogger(__name__)
_CODES = {
    HTTPStatus.BAD_REQUEST: "request.malformed",
    HTTPStatus.NOT_FOUND: "route.unknown",
    HTTPStatus.METHOD_NOT_ALLOWED: "route.no_such_method",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "body.too_large",
}


def create_app(settings: Settings) -> Door:
    """Return the application of one worker; the store is brought to head and opened.

    Raises:
        ClosedError: the store does not answer.
        RefusedError: ``db.newer`` or ``db.unknown_kind``.
    """
    gateway = Gateway(settings)
    admission = Admission(settings.limits)
    app = Litestar(
        route_handlers=list(ROUTES),
        exception_handlers={
            GatewayError: _refused,
            HTTPException: _misasked,
            Exception: _bug,
        },
        lifespan=[_life],
        openapi_config=OpenAPIConfig(
            title="Counter gateway",
            version="1",
            path="/schema",
            render_plugins=[OpenApiPage()],
        ),
        logging_config=None,
        request_max_body_size=None,
    )
    app.state.gateway = gateway
    app.state.admission = admission
    app.state.bell = Bell(gateway)
    app.state.loop_time = lambda: asyncio.get_running_loop().time()
    return Door(app, gateway, admission)


@asynccontextmanager
async def _life(app: Litestar) -> AsyncIterator[None]:
    """Stop in order: nobody waits any more, then the threads end, then the store closes."""
    try:
        yield
    finally:
        app.state.gateway.closing.set()
        await app.state.bell.close()
        await asyncio.to_thread(app.state.gateway.close)


def _refused(request: Asked, error: GatewayError) -> Response[Any]:
    request_id = request.scope.get("state", {}).get("request_id", "")
    content, headers = error_answer(error, str(request_id))
    named = {name.decode(): value.decode() for name, value in headers}
    media_type = named.pop("content-type")
    del named["content-length"]
    return Response(content, status_code=error.status, headers=named, media_type=media_type)


def _misasked(request: Asked, error: HTTPException) -> Response[Any]:
    """Say Litestar's own refusals (routes, parameters) in our words; its text may quote input."""
    status = HTTPStatus(error.status_code)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return _bug(request, error)
    return _refused(request, RefusedError(status, _CODES.get(status, "request.malformed")))


def _bug(request: Asked, error: Exception) -> Response[Any]:
    """Nobody foresaw it: the log gets where, the caller an answer of ours."""
    request_id = request.scope.get("state", {}).get("request_id", "")
    _log.error("bug", exc_info=error, extra={"facts": {"request": request_id}})
    return _refused(request, GatewayError(HTTPStatus.INTERNAL_SERVER_ERROR, "gateway.bug"))
