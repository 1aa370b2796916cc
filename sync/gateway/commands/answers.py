"""Exit codes and how a command says no; the same numbers as the counter's own commands."""

import json
import sys
from http import HTTPStatus
from typing import Any

from sync.gateway.errors import ClosedError, GatewayError

DONE, USAGE, RULE, MISSING, BUSY, UNREACHABLE, BROKEN, SIGN_IN = 0, 2, 3, 4, 5, 6, 7, 8
_BY_STATUS = {
    HTTPStatus.BAD_REQUEST: USAGE,
    HTTPStatus.UNAUTHORIZED: SIGN_IN,
    HTTPStatus.FORBIDDEN: RULE,
    HTTPStatus.NOT_FOUND: MISSING,
    HTTPStatus.SERVICE_UNAVAILABLE: BUSY,
}


def say(value: Any) -> None:
    """Print one JSON document on a line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def refuse(error: GatewayError, *, as_json: bool) -> int:
    """Print an error and return the exit code it stands for."""
    if as_json:
        told = {"error": {"code": error.code, "facts": error.facts, "cure": error.cure}}
        sys.stderr.write(json.dumps(told, ensure_ascii=False, default=str) + "\n")
    else:
        sys.stderr.write(f"{error} ({error.cure})\n")
    if isinstance(error, ClosedError):
        return UNREACHABLE if error.code == "store.unavailable" else BUSY
    return _BY_STATUS.get(HTTPStatus(error.status), RULE) if error.status < 600 else RULE
