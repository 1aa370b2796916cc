"""What every route does with a request and an answer."""

import asyncio
import gzip
from collections.abc import AsyncIterator
from http import HTTPStatus
from typing import Any, TypeVar

import msgspec
from litestar import Request, Response
from litestar.enums import MediaType
from litestar.exceptions import InternalServerException

from sync import compression
from sync.gateway.bodies import decoded, read_body, unpacked
from sync.gateway.errors import RefusedError
from sync.gateway.gateway import Gateway
from sync.gateway.tokens import Caller

T = TypeVar("T")
Asked = Request[Any, Any, Any]
_WORTH_PACKING = 400  # bytes; less is not worth the work
_LEVEL = 3


def gateway_of(request: Asked) -> Gateway:
    """Return the gateway this application was made for."""
    gateway: Gateway = request.app.state.gateway
    return gateway


def caller_of(request: Asked) -> Caller:
    """Return the device that speaks.

    Raises:
        RefusedError: 401.
        SlowDownError: ``device.too_fast``.
    """
    gateway = gateway_of(request)
    caller = gateway.tokens.caller(request.headers.get("authorization", ""), gateway.now())
    request.app.state.admission.pacing.take(caller.device)
    return caller


def own_device(request: Asked, device: str) -> Caller:
    """Return the caller when the journal is its own.

    Raises:
        RefusedError: 401, or 403 ``device.not_yours``.
    """
    caller = caller_of(request)
    if caller.device != device:
        raise RefusedError(HTTPStatus.FORBIDDEN, "device.not_yours")
    return caller


async def small_body(request: Asked, shape: type[T], *, limit: int = 16_384) -> T:
    """Return a small JSON body as a Struct.

    Raises:
        RefusedError: it is none, too large, or of another shape.
    """
    gateway = gateway_of(request)
    packed = await read_body(stream_of(request), limit, gateway.limits, gateway.budget)
    plain = unpacked(packed, request.headers.get("content-encoding", ""), limit)
    return decoded(plain, shape, gateway.limits)


async def stream_of(request: Asked) -> AsyncIterator[bytes]:
    """Yield the body as it comes.

    Raises:
        RefusedError: 408 ``body.too_slow`` after a long silence; 400 ``body.cut`` when the caller
            is gone, so that nobody hears it.
    """
    stall_s = gateway_of(request).limits.stall_s
    parts = request.stream()
    while True:
        try:
            async with asyncio.timeout(stall_s):
                part = await anext(parts, None)
        except TimeoutError:
            raise RefusedError(HTTPStatus.REQUEST_TIMEOUT, "body.too_slow") from None
        except InternalServerException:  # Litestar's word for a caller who left
            raise RefusedError(HTTPStatus.BAD_REQUEST, "body.cut") from None
        if part is None:
            return
        if part:
            yield part


def answer(request: Asked, value: object, status: int = HTTPStatus.OK) -> Response[Any]:
    """Return a Struct as JSON, packed as the caller can read it."""
    content, headers = packed(msgspec.json.encode(value), request.headers)
    return Response(content, status_code=int(status), headers=headers, media_type=MediaType.JSON)


def packed(plain: bytes, asked: Any) -> tuple[bytes, dict[str, str]]:
    """Return an answer's bytes and headers, by what the request says it reads."""
    headers = {"Cache-Control": "no-store"}
    if len(plain) < _WORTH_PACKING:
        return plain, headers
    version = asked.get(compression.DICTIONARY_HEADER.lower(), "")
    accepted = asked.get("accept-encoding", "").lower()
    if version and compression.may_read(version):
        headers |= {"Content-Encoding": "zstd", compression.DICTIONARY_HEADER: version}
        return compression.compress(plain, int(version), level=_LEVEL), headers
    if "zstd" in accepted:
        return compression.compress(plain, 0, level=_LEVEL), headers | {"Content-Encoding": "zstd"}
    if "gzip" in accepted:
        return gzip.compress(plain, 1, mtime=0), headers | {"Content-Encoding": "gzip"}
    return plain, headers
