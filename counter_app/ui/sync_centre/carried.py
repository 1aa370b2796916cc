"""What the window is told when a stick was written or read."""

from pathlib import Path
from typing import Protocol


class Written(Protocol):
    """A bundle on the stick. ``more``: another one is needed after this one's answer."""

    @property
    def path(self) -> Path:
        """The file."""
        ...

    @property
    def facts(self) -> int:
        """Entries in it."""
        ...

    @property
    def scans(self) -> int:
        """Scans in it."""
        ...

    @property
    def more(self) -> bool:
        """True when not everything went in."""
        ...


class Answered(Protocol):
    """What an answer of the province brought."""

    @property
    def facts(self) -> int:
        """Entries confirmed."""
        ...

    @property
    def scans(self) -> int:
        """Scans confirmed."""
        ...

    @property
    def pulled(self) -> int:
        """News taken in."""
        ...
