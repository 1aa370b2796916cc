"""``/v1/blobs/{sha256}``: is it held; read it, whole or in ranges."""

import re
from collections.abc import AsyncIterator, Callable
from http import HTTPStatus

from litestar import Response, get, head
from litestar.params import FromPath
from litestar.response import Stream

from sync.gateway.deeds.append import holder
from sync.gateway.errors import RefusedError
from sync.gateway.gateway import Gateway
from sync.gateway.routes.exchange import Asked, caller_of, gateway_of
from sync.gateway.store import dossiers, scans
from sync.gateway.store.scans import Blob

_HEX = re.compile(r"[0-9a-f]{64}")
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)
_PIECE = 1 << 18


@head("/v1/blobs/{sha256:str}", operation_id="hasBlob", summary="Whether a scan is held")
async def has(request: Asked, sha256: FromPath[str]) -> Response[None]:
    """Return 200 or 404; ``X-Blob-State`` says whether it is in quarantine."""
    caller, gateway = caller_of(request), gateway_of(request)
    held, _ = await gateway.read(_find, gateway, caller.device, sha256)
    if held is None:
        raise RefusedError(HTTPStatus.NOT_FOUND, "blob.unknown")
    headers = {
        "Upload-Length": str(held.size),
        "X-Blob-State": "held" if held.media_type else "quarantined",
        "Cache-Control": "no-store",
    }
    return Response(None, headers=headers)


@get("/v1/blobs/{sha256:str}", operation_id="blob", summary="A result or another counter's scan")
async def blob(request: Asked, sha256: FromPath[str]) -> Stream:
    """Return the bytes, or a range of them; 403 for a hash this commune has no business with."""
    caller, gateway = caller_of(request), gateway_of(request)
    held, is_expected = await gateway.read(_find, gateway, caller.device, sha256)
    if held is None and is_expected:
        raise RefusedError(HTTPStatus.NOT_FOUND, "blob.unknown")
    if held is None:
        raise RefusedError(HTTPStatus.FORBIDDEN, "blob.not_yours")
    if not held.media_type:
        raise RefusedError(HTTPStatus.FORBIDDEN, "blob.quarantined")
    first, last, is_part = _range(request.headers.get("range", ""), held.size)
    headers = {
        "Accept-Ranges": "bytes",
        "Content-Length": str(last - first + 1),
        "Cache-Control": "private, no-store",
        "Content-Disposition": "attachment",
        "X-Content-Type-Options": "nosniff",
    }
    if is_part:
        headers["Content-Range"] = f"bytes {first}-{last}/{held.size}"
    return Stream(
        _pieces(gateway, sha256, first, last - first + 1),
        status_code=HTTPStatus.PARTIAL_CONTENT if is_part else HTTPStatus.OK,
        media_type=held.media_type,
        headers=headers,
    )


def _find(gateway: Gateway, device_id: str, sha256: str) -> tuple[Blob | None, bool]:
    if not _HEX.fullmatch(sha256):
        raise RefusedError(HTTPStatus.NOT_FOUND, "blob.unknown")
    with gateway.database.read() as connection:
        device = holder(connection, device_id)
        held = scans.blob(connection, device.unit.no, sha256)
        return held, held is not None or dossiers.expects(connection, device.unit.no, sha256)


def _range(asked: str, size: int) -> tuple[int, int, bool]:
    """Return first and last byte; anything but one plain range means the whole."""
    match = _RANGE.fullmatch(asked)
    if match is None or (not match[1] and not match[2]) or not size:
        return 0, size - 1, False
    if match[1]:
        first = int(match[1])
        last = min(int(match[2]), size - 1) if match[2] else size - 1
    else:
        first, last = max(size - int(match[2]), 0), size - 1
    if first > last:
        raise RefusedError(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "blob.bad_range", size=size)
    return first, last, True


def _pieces(
    gateway: Gateway, sha256: str, first: int, length: int
) -> Callable[[], AsyncIterator[bytes]]:
    async def read() -> AsyncIterator[bytes]:
        file = await gateway.disk(gateway.blobs.open, sha256, first, length)
        try:
            left = length
            while left > 0:
                piece = await gateway.disk(file.read, min(_PIECE, left))
                if not piece:
                    return
                left -= len(piece)
                yield piece
        finally:
            await gateway.disk(file.close)

    return read
