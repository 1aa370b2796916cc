"""A connection that never says what it wants does not stay.

The server's own timer counts only between two requests; one that sends half a head, or a byte now
and then, would be kept for ever, and enough of them leave no file handle for a counter.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_S = 20.0  # from the first byte of a head to its end, and before the first one


class PatientProtocol(H11Protocol):
    """HTTP as uvicorn speaks it, with an end to the waiting for a head."""

    head_s = HEAD_S
    _alarm: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Begin to wait."""
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        """Wait on, or not, by what has come."""
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._calm()
        super().connection_lost(exc)

    def _watch(self) -> None:
        waits_for_a_head = self.cycle is None or self.cycle.response_complete
        if not waits_for_a_head:
            self._calm()
        elif self._alarm is None:
            self._alarm = self.loop.call_later(self.head_s, self._give_up)

    def _calm(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    def _give_up(self) -> None:
        self._alarm = None
        if not self.transport.is_closing():
            self.transport.close()
