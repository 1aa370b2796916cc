"""A simulated wire under the product's own transport: what is sent is packed, signed and logged in,
what comes back is checked and read, by the code that does it at the counter. Only the socket is
missing. The wire drops, delays, repeats, reorders and cuts, and lets proxies lie.
"""

from collections.abc import Callable
from dataclasses import replace

from requests.structures import CaseInsensitiveDict

from sync.carriers.answers import TUS, Answer
from sync.errors import OfflineError
from sync.transport import HttpTransport
from tests.simulation.province_end import Died

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
    "empty_success",
    "proxy_busy",
    "too_large",
    "busy",
)
PORTAL = b"<html><body>Please accept our terms of use</body></html>"


class Line(HttpTransport):
    """One device's Transport over the simulated wire."""

    def __init__(self, world, pc, identity) -> None:
        super().__init__(identity.gateway_url, identity, now=world.now, ticks=world.ticks)
        self.pc = pc
        self._world, self._chance = world, world.chance
        self._heard: list[tuple[int, dict, bytes]] = []
        self.late: list[Callable[[], object]] = []

    def _exchange(self, method, path, headers, body, patience_s) -> Answer:
        world = self._world
        path = "/" + path.lstrip("/")
        world.on_wire(self, method, path)
        request_id = headers["X-Request-Id"]
        try:
            answer = self._fate(request_id, lambda: world.province.ask(method, path, headers, body))
        except Died:
            world.seen["gateway_deaths"] += 1
            raise OfflineError("line.no_answer") from None
        answer = replace(answer, spoke_tus=TUS in headers)
        world.off_wire(self, method, path, answer)
        return answer

    def _fate(self, request_id: str, exchange: Callable[[], tuple]) -> Answer:
        """Let the weather decide what becomes of one exchange."""
        fault = self._world.fault()
        if fault == "delay":
            self.late.append(exchange)  # it arrives when nobody waits for it any more
        lies = self._lie(fault, request_id)
        if lies is not None:
            return lies
        if fault == "repeat":
            exchange()
        status, headers, body = exchange()
        if fault in ("lose_answer", "stall"):
            self._world.pass_time(self.stall_s if fault == "stall" else 0)
            raise OfflineError("line.stalled" if fault == "stall" else "line.no_answer")
        cut_at = int(self._chance.random() * len(body)) if fault == "cut" else len(body)
        if fault == "cut" and not body:
            raise OfflineError("line.cut")
        if fault == "garble":
            return Answer(502, CaseInsensitiveDict(), PORTAL, request_id)
        self._heard = [*self._heard[-5:], (status, headers, body)]
        return Answer(status, CaseInsensitiveDict(headers), body[:cut_at], request_id)

    def _lie(self, fault: str, request_id: str) -> Answer | None:
        """Return what somebody between us says; None where nobody does.

        Raises:
            OfflineError: nothing reached the gateway, or not yet.
        """
        if fault in ("drop", "down", "delay"):
            raise OfflineError("line.stalled" if fault == "delay" else "line.no_answer")
        if fault == "busy":
            told = {"Retry-After": "7", "X-Request-Id": request_id}
            return Answer(429, CaseInsensitiveDict(told), b"{}", request_id)
        if fault == "old_answer":  # a cache
            old = self._chance.choice([*self._heard, (200, {}, b"{}")])
            return Answer(old[0], CaseInsensitiveDict(old[1]), old[2], request_id)
        said = {
            "portal": (200, {"Content-Type": "text/html"}, PORTAL),
            "empty_success": (200, {}, b""),
            "proxy_busy": (503, {"Retry-After": "120"}, PORTAL),
            "too_large": (413, {}, PORTAL),
        }.get(fault)
        return said and Answer(said[0], CaseInsensitiveDict(said[1]), said[2], request_id)
