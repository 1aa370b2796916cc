"""A simulated wire that carries real bytes: what is sent is packed, what comes back is read, by the
product's own code. It drops, delays, repeats, cuts, and lets proxies lie.
"""

import base64
from collections.abc import Callable
from random import Random
from urllib.parse import parse_qs, urlsplit

import msgspec
from requests.structures import CaseInsensitiveDict

from sync.carriers.answers import Answer, checked
from sync.carriers.calls import Calls, Sent
from sync.compression import compress, decompress
from sync.contract import ErrorAnswer
from sync.errors import (
    AuthError,
    ForkError,
    GapError,
    OfflineError,
    RejectedError,
    SyncError,
)

FAULTS = (
    "drop",
    "lose_answer",
    "stall",
    "delay",
    "repeat",
    "cut",
    "garble",
    "portal",
    "old_answer",
    "busy",
    "down",
)
_STATUS: dict[type[SyncError], int] = {AuthError: 403, GapError: 409, ForkError: 409}
_UNSENT = ("drop", "down", "busy", "portal", "old_answer", "delay")
PORTAL = b"<html><body>Please accept our terms of use</body></html>"


class Gateway:
    """The province's door: (method, path, headers, body) → (status, headers, body)."""

    def __init__(self, direct) -> None:
        self.direct = direct

    def __call__(self, method: str, path: str, headers: dict, body: bytes | None):
        try:
            status, more, content = self._route(method, urlsplit(path), headers, body)
        except SyncError as refused:
            status = int(refused.facts.get("status", _STATUS.get(type(refused), 422)))
            told = {key: value for key, value in refused.facts.items() if key != "status"}
            more, content = {}, ErrorAnswer(code=refused.code, facts=told)
        plain = content if isinstance(content, bytes) else msgspec.json.encode(content)
        if len(plain) > 200:
            return status, more | {"Content-Encoding": "zstd"}, compress(plain)
        return status, more, plain

    def _route(self, method, place, headers, body):
        asked = {name: values[0] for name, values in parse_qs(place.query).items()}
        way, direct = place.path.strip("/").split("/"), self.direct
        match (method, *way):
            case ("GET", "v1", "health"):
                return 200, {}, direct.health()
            case ("GET", "v1", "journal", _):
                return 200, {}, direct.standing(verdicts_after=int(asked["verdicts_after"]))
            case ("POST", "v1", "journal", _):
                return 200, {}, direct.append(decompress(body, 1 << 24))
            case ("GET", "v1", "journal", _, "facts"):
                return 200, {}, direct.own_facts(after=int(asked["after"]))
            case ("GET", "v1", "feed"):
                return 200, {}, direct.feed(after=asked.get("after", ""), limit=50, wait_s=0)
            case ("HEAD", "v1", "blobs", sha256):
                return (200 if direct.has_blob(sha256) else 404), {}, b""
            case ("GET", "v1", "blobs", sha256):
                first, last = map(int, headers["Range"].removeprefix("bytes=").split("-"))
                part = direct.blob_part(sha256, first, last - first + 1)
                told = f"bytes {first}-{first + len(part) - 1}/*"
                return 206, {"Content-Range": told}, part
            case (_, "v1", "uploads", *_):
                return self._upload(method, place, headers, body)
        raise RejectedError("route.unknown", status=404)

    def _upload(self, method, place, headers, body):
        if method == "POST":
            return 201, {"Location": self.direct.begin_upload(_metadata(headers))}, b""
        if method == "HEAD":
            return 200, {"Upload-Offset": str(self.direct.upload_offset(place.path))}, b""
        offset = self.direct.upload_part(place.path, int(headers["Upload-Offset"]), body)
        return 204, {"Upload-Offset": str(offset)}, b""


class Line(Calls):
    """One device's Transport over the simulated wire."""

    def __init__(self, world, device: str, gateway: Gateway, chance: Random) -> None:
        super().__init__("https://gateway.invalid", device)
        self.stall_s = 30.0
        self._world, self._gateway, self._chance = world, gateway, chance
        self._said_at = None
        self._numbers = iter(range(1 << 30))
        self._heard: list[bytes] = []
        self.late: list[Callable[[], object]] = []

    def said_at(self):
        return self._said_at

    def _call(self, method: str, path: str, sent: Sent = ({}, None), *, patience_s=0) -> Answer:
        return checked(self._ask(method, path, sent))

    def _ask(self, method: str, path: str, sent: Sent = ({}, None)) -> Answer:
        self._world.on_wire(self, method, path)
        request_id = f"{self._device}-{next(self._numbers)}"
        answer = self._fate(request_id, lambda: self._gateway(method, path, *sent))
        if answer.is_genuine:
            self._said_at = self._world.gateway_now()
        self._world.off_wire(self, method, path, answer)
        return answer

    def _fate(self, request_id: str, exchange: Callable[[], tuple]) -> Answer:
        """Let the weather decide what becomes of one exchange."""
        fault = self._world.fault()
        if fault == "delay":
            self.late.append(exchange)  # it arrives when nobody waits for it any more
        if fault in _UNSENT:
            return self._unsent(fault, request_id)
        if fault == "repeat":
            exchange()
        status, headers, body = exchange()
        if fault in ("lose_answer", "stall"):
            self._world.pass_time(self.stall_s if fault == "stall" else 0)
            raise OfflineError("line.stalled" if fault == "stall" else "line.no_answer")
        if fault == "cut":
            if not body:
                raise OfflineError("line.cut")
            body = body[: self._chance.randrange(len(body))]
        if fault == "garble":
            return Answer(502, CaseInsensitiveDict(), PORTAL, request_id)
        self._heard = [*self._heard[-5:], body]
        return self._answer(request_id, status, headers, body)

    def _unsent(self, fault: str, request_id: str) -> Answer:
        """Nothing reached the gateway, or not yet."""
        if fault == "busy":
            return self._answer(request_id, 429, {"Retry-After": "7"}, b"{}")
        if fault == "portal":
            return Answer(200, CaseInsensitiveDict(), PORTAL, request_id)
        if fault == "old_answer":
            old = self._chance.choice([*self._heard, b"{}"])
            return self._answer("another request", 200, {}, old)
        raise OfflineError("line.stalled" if fault == "delay" else "line.no_answer")

    def _answer(self, request_id: str, status: int, headers: dict, body: bytes) -> Answer:
        told = CaseInsensitiveDict(headers | {"X-Request-Id": request_id})
        sent = request_id if request_id != "another request" else "this request"
        return Answer(status, told, body, sent)


def _metadata(headers: dict):
    """Return what ``begin_upload`` needs of tus headers."""
    pairs = (part.split(" ") for part in headers["Upload-Metadata"].split(","))
    told = {name: base64.b64decode(value).decode() for name, value in pairs}
    return _Upload(told["sha256"], int(headers["Upload-Length"]))


class _Upload:
    def __init__(self, sha256: str, size: int) -> None:
        self.sha256, self.size = sha256, size
