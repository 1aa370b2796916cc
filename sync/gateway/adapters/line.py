"""The wire to a provincial system: JSON out, an object in, and no guess about what happened."""

from collections.abc import Mapping
from typing import Any

import msgspec
import requests

from sync.gateway.adapters import NotSentError, UnclearError, WaitError

_CONNECT_S, _READ_S = 5.0, 30.0
_LONGEST = 4 << 20  # bytes of an answer
_WAIT_S = 60.0  # where the portal asks to wait and does not say how long


class Line:
    """Kept connections to one system. ``ca_file``: of its certificate, the system's if empty."""

    def __init__(self, *, ca_file: str = "", read_s: float = _READ_S) -> None:
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.verify = ca_file or True
        self._times = (_CONNECT_S, read_s)

    def post(
        self,
        url: str,
        body: Any,
        *,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
    ) -> dict[str, Any]:
        """Send ``body`` and return the object that came back.

        Raises:
            NotSentError: no connection. WaitError: 429. UnclearError: anything else that is no
                JSON object, whatever its status.
        """
        try:
            answer = self._session.post(
                url,
                json=body,
                params=query,
                headers=dict(headers or {}),
                timeout=self._times,
                allow_redirects=False,
                stream=True,
            )
            content = answer.raw.read(_LONGEST + 1, decode_content=True)
        except requests.ConnectTimeout as wrong:
            raise NotSentError("connect") from wrong
        except requests.ConnectionError as wrong:
            if _never_connected(wrong):
                raise NotSentError("connect") from wrong
            raise UnclearError("cut") from wrong
        except (requests.RequestException, OSError) as wrong:
            raise UnclearError("cut") from wrong
        except Exception as wrong:
            if type(wrong).__module__.startswith("urllib3."):  # what reading raw lets through
                raise UnclearError("cut") from wrong
            raise
        if answer.status_code == requests.codes.too_many_requests:
            raise WaitError(_seconds(answer.headers.get("Retry-After", "")))
        return _object(content, answer.status_code)

    def close(self) -> None:
        """Let go of the connections."""
        self._session.close()


def _never_connected(wrong: requests.ConnectionError) -> bool:
    cause: Any = wrong.args[0] if wrong.args else None
    reason = getattr(cause, "reason", cause)
    return type(reason).__name__ in ("NewConnectionError", "NameResolutionError")


def _object(content: bytes, status: int) -> dict[str, Any]:
    if len(content) > _LONGEST:
        raise UnclearError("too_large")
    try:
        told = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise UnclearError(f"http_{status}") from None
    if not isinstance(told, dict):
        raise UnclearError(f"http_{status}")
    return told | {"http_status": status}


def _seconds(text: str) -> float:
    return min(3600.0, float(text)) if text.isascii() and text.isdigit() else _WAIT_S
