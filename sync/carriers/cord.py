"""What lets another thread end an exchange: the open sockets of one transport.

Closing a session only lets go of lines that rest; one that waits for an answer waits on.
"""

import socket
import threading
from typing import Any

from sync.carriers.head import WholeHead


class Cord:
    """Holds the lines of one transport; ``cut`` may be called on any thread, for good."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lines: list[socket.socket] = []
        self._is_cut = False

    @property
    def is_cut(self) -> bool:
        """Whether nothing can be said any more."""
        return self._is_cut

    def cut(self) -> None:
        """End what is under way and whatever would come after it."""
        with self._lock:
            self._is_cut = True
            for line in self._lines:
                _end(line)
            self._lines = []

    def holding(self, kind: Any) -> Any:
        """Return urllib3's connection class ``kind``, its lines held by this cord."""
        if getattr(kind, "cord", None) is self:
            return kind
        return type("Held", (_Held, kind), {"cord": self})

    def hold(self, line: socket.socket) -> None:
        """Take a line that was just opened.

        Raises:
            OSError: too late, everything is cut.
        """
        with self._lock:
            self._lines = [one for one in self._lines if one.fileno() >= 0]
            self._lines.append(line)
        if self._is_cut:
            _end(line)
            raise OSError("cut")


class _Held:
    """Stands before a connection class of urllib3."""

    response_class = WholeHead
    cord: Cord
    sock: socket.socket

    def connect(self) -> None:
        """Open the line and let the cord have it."""
        if self.cord.is_cut:
            raise OSError("cut")
        super().connect()  # type: ignore[misc]
        self.cord.hold(self.sock)


def _end(line: socket.socket) -> None:
    """Wake whoever reads from it: a mere ``close`` would not, on Linux."""
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # gone already
