"""The head of an answer must be whole: the standard library takes what came before a cut for all.

Where a line ends in the middle of the headers, the status stands and a header is missing, or half
of its value is there: ``Upload-Offset: 12`` of 123456.
"""

from http.client import HTTPResponse, IncompleteRead
from typing import Any


class WholeHead(HTTPResponse):
    """An answer whose head ends with an empty line, or none at all.

    Raises, from ``begin``:
        IncompleteRead: the line ended inside the head.
    """

    def begin(self) -> None:
        """Read status and headers."""
        source = self.fp
        lines: Any = _LastLine(source)
        self.fp = lines
        super().begin()
        if self.fp is lines:
            self.fp = source
        if lines.last not in (b"\r\n", b"\n"):
            self.close()
            raise IncompleteRead(lines.last)


class _LastLine:
    """Reads lines from ``source`` and remembers the last one."""

    def __init__(self, source: Any) -> None:
        self._source = source
        self.last = b""

    def readline(self, limit: int = -1) -> bytes:
        """Return the next line; empty at the end."""
        self.last = bytes(self._source.readline(limit))
        return self.last

    def __getattr__(self, name: str) -> Any:
        return getattr(self._source, name)
