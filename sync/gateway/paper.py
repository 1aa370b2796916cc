"""The OpenAPI page: answers from the routes' types, bodies from the Structs they take."""

from typing import Any

import msgspec
from litestar import Request
from litestar.openapi.plugins import JsonRenderPlugin

from sync.contract import ErrorAnswer

_OPEN = {"enrol", "token", "health", "keys", "tus", "courier", "receipt"}  # no bearer token needed
_REF = "#/components/schemas/{name}"
_ERRORS = {
    "400": "malformed",
    "401": "no proof of who asks",
    "403": "not yours, or revoked",
    "413": "too large",
    "422": "well formed, but wrong",
    "429": "come back after Retry-After seconds",
    "503": "come back after Retry-After seconds",
}


class OpenApiPage(JsonRenderPlugin):
    """``/schema/openapi.json``."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """Return the description with bodies, errors and login filled in."""
        takes = {
            handler.operation_id: handler.opt["takes"]
            for route in request.app.routes
            for handler in getattr(route, "route_handlers", ())
            if "takes" in handler.opt
        }
        return msgspec.json.encode(_described(openapi_schema, takes))


def _described(schema: dict[str, Any], takes: dict[Any, Any]) -> dict[str, Any]:
    shapes = [shape for shape in takes.values() if isinstance(shape, type)]
    _, components = msgspec.json.schema_components([*shapes, ErrorAnswer], ref_template=_REF)
    schema.setdefault("components", {}).setdefault("schemas", {}).update(components)
    schema["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    error = {"content": {"application/json": {"schema": {"$ref": _REF.format(name="ErrorAnswer")}}}}
    for path in schema["paths"].values():
        for operation in path.values():
            answers = operation.setdefault("responses", {})
            answers |= {code: {"description": why} | error for code, why in _ERRORS.items()}
            if operation.get("operationId") not in _OPEN:
                operation["security"] = [{"token": []}]
            shape = takes.get(operation.get("operationId"))
            if shape is not None:
                operation["requestBody"] = {"required": True, "content": _content(shape)}
    return schema


def _content(shape: type[Any] | str) -> dict[str, Any]:
    if isinstance(shape, str):
        return {shape: {"schema": {"type": "string", "format": "binary"}}}
    return {"application/json": {"schema": {"$ref": _REF.format(name=shape.__name__)}}}
