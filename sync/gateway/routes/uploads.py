"""``/v1/uploads``: tus 1.0 with creation, checksum and termination."""

from dataclasses import replace
from http import HTTPStatus
from typing import Any

from litestar import Response, delete, head, patch, post, route
from litestar.enums import HttpMethod
from litestar.params import FromPath

from sync.gateway.deeds import uploads
from sync.gateway.errors import RefusedError
from sync.gateway.routes.exchange import Asked, caller_of, gateway_of, stream_of

_VERSION = {"Tus-Resumable": "1.0.0"}
_PART = "application/offset+octet-stream"


@route("/v1/uploads", http_method=[HttpMethod.OPTIONS], operation_id="tus", status_code=204)
async def options(request: Asked) -> Response[None]:
    """Say what of tus is spoken here."""
    headers = {
        "Tus-Version": "1.0.0",
        "Tus-Extension": "creation,checksum,termination",
        "Tus-Checksum-Algorithm": "sha256",
        "Tus-Max-Size": str(gateway_of(request).limits.upload),
    }
    return _nothing(HTTPStatus.NO_CONTENT, headers)


@post("/v1/uploads", operation_id="beginUpload", summary="Open an upload", status_code=201)
async def begin(request: Asked) -> Response[None]:
    """``Upload-Metadata`` names sha256, type and dossier."""
    _check_version(request)
    caller, gateway = caller_of(request), gateway_of(request)
    length = _number(request, "upload-length")
    metadata = request.headers.get("upload-metadata", "")
    made = await gateway.disk(uploads.begin, gateway, caller.device, length, metadata)
    where = {"Location": f"/v1/uploads/{made.id}", "Upload-Offset": "0"}
    return _nothing(HTTPStatus.CREATED, where)


@head("/v1/uploads/{upload:str}", operation_id="uploadOffset", summary="How far an upload is")
async def offset(request: Asked, upload: FromPath[str]) -> Response[None]:
    """Return ``Upload-Offset`` and ``Upload-Length``."""
    _check_version(request)
    caller, gateway = caller_of(request), gateway_of(request)
    held = await gateway.disk(uploads.find, gateway, caller.device, upload)
    told = {"Upload-Offset": str(held.received), "Upload-Length": str(held.length)}
    return _nothing(HTTPStatus.OK, told)


@patch(
    "/v1/uploads/{upload:str}",
    operation_id="upload",
    summary="Send bytes",
    status_code=204,
    opt={"takes": _PART},
)
async def part(request: Asked, upload: FromPath[str]) -> Response[None]:
    """Take bytes at ``Upload-Offset``; the last ones settle the scan by its hash."""
    _check_version(request)
    caller, gateway = caller_of(request), gateway_of(request)
    if request.headers.get("content-type", "") != _PART:
        raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "upload.bad_type")
    at = _number(request, "upload-offset")
    checksum = uploads.read_checksum(request.headers.get("upload-checksum", ""))
    held = await gateway.disk(uploads.find, gateway, caller.device, upload)
    if at != held.received or held.done:
        raise RefusedError(HTTPStatus.CONFLICT, "upload.offset", offset=held.received)
    with request.app.state.admission.uploads.share(caller.unit):
        received = await uploads.receive(gateway, held, stream_of(request), checksum)
        if received == held.length:
            await gateway.disk(uploads.settle, gateway, replace(held, received=received))
    return _nothing(HTTPStatus.NO_CONTENT, {"Upload-Offset": str(received)})


@delete("/v1/uploads/{upload:str}", operation_id="dropUpload", summary="End an upload")
async def drop(request: Asked, upload: FromPath[str]) -> Response[None]:
    """Forget an unfinished upload."""
    _check_version(request)
    caller, gateway = caller_of(request), gateway_of(request)
    held = await gateway.disk(uploads.find, gateway, caller.device, upload)
    await gateway.disk(uploads.drop, gateway, held)
    return _nothing(HTTPStatus.NO_CONTENT, {})


def _check_version(request: Asked) -> None:
    if request.headers.get("tus-resumable", "") != "1.0.0":
        raise RefusedError(HTTPStatus.PRECONDITION_FAILED, "upload.bad_version")


def _number(request: Asked, name: str) -> int:
    text = request.headers.get(name, "")
    if not (text.isascii() and text.isdecimal() and len(text) < 17):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "upload.bad_header", field=name)
    return int(text)


def _nothing(status: HTTPStatus, headers: dict[str, str]) -> Response[Any]:
    named = _VERSION | {"Cache-Control": "no-store"} | headers
    return Response(None, status_code=int(status), headers=named)
