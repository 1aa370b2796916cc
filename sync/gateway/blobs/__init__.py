"""Where scans are kept, named by what they hold: a folder, or a bucket that speaks S3."""

from typing import Protocol


class Part(Protocol):
    """Bytes that continue an unfinished upload. Used by one request; call ``close`` whatever."""

    def write(self, piece: bytes) -> None:
        """Take a piece."""
        ...

    def keep(self) -> None:
        """Make what was written durable."""
        ...

    def close(self) -> None:
        """Let go; what was not kept is lost."""
        ...


class Reader(Protocol):
    """The bytes of a scan from one place on."""

    def read(self, size: int, /) -> bytes:
        """Return at most ``size`` bytes, none at the end."""
        ...

    def close(self) -> None:
        """Let go."""
        ...


class Blobs(Protocol):
    """Finished scans, unfinished uploads, and a quarantine.

    A scan appears under its name only when it is whole, checked and durable. Every call may be
    repeated after a crash at any point. Raises ``OSError`` or ``ClosedError`` where the place does
    not answer.
    """

    def begin(self, upload: str) -> None:
        """Make an empty unfinished upload, durable."""
        ...

    def part(self, upload: str, offset: int) -> Part:
        """Go on with an unfinished upload.

        Raises:
            RefusedError: 404 ``upload.unknown``: its bytes are gone.
        """
        ...

    def drop(self, upload: str) -> None:
        """Remove an unfinished upload."""
        ...

    def settle(self, upload: str, sha256: str, length: int) -> tuple[bool, str]:
        """Move a whole upload to its place when it is what it said.

        Returns whether it is, and its media type (empty: quarantined).
        """
        ...

    def keep(self, content: bytes, sha256: str, *, known_type: str = "") -> str:
        """Keep whole bytes whose hash is known to be right; return the media type.

        ``known_type``: of what the province itself hands in; its first bytes need prove nothing.
        """
        ...

    def open(self, sha256: str, first: int, length: int) -> Reader:
        """Read ``length`` bytes of a clean scan from byte ``first`` on."""
        ...
