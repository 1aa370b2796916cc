"""What forwarding needs of a provincial system, whatever it speaks; one dialect a file.

A call ends in one of four ways, never fewer: the portal said something we understand
(``Outcome``), nothing was sent (``NotSentError``), nobody knows what became of it
(``UnclearError``), or the portal asks us to wait (``WaitError``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

Record = Mapping[str, Any]


class Said(StrEnum):
    """What the portal said."""

    DONE = "done"
    EXISTS = "exists"  # a dossier of this code is there already
    MISSING = "missing"  # a dossier of this code is not there
    REFUSED = "refused"  # a person must put something right


@dataclass(frozen=True, slots=True)
class Outcome:
    """The portal's answer. ``code`` and ``text`` are its own, for people and for the table."""

    said: Said
    code: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A dossier as the portal holds it; empty where its answer does not say.

    ``received_at``: ``yyyyMMddHHmmss``, local. ``status``: 1 to 10 as text.
    """

    code: str
    procedure: str = ""
    received_at: str = ""
    status: str = ""
    official_code: str = ""


@dataclass(frozen=True, slots=True)
class Can:
    """What a dialect, or this province's end of it, is able to do."""

    look_up: bool
    progress: bool
    knows_repeated_progress: bool = False
    rows: int = 10  # of progress in one call


class NotSentError(Exception):
    """Not one byte of the request left this machine: sending again repeats nothing."""


class UnclearError(Exception):
    """It was sent, and no answer that we understand came back. ``args[0]``: why, in a word."""


class WaitError(Exception):
    """The portal did not read it and asks us to come back."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Portal(Protocol):
    """One provincial system. Every call may raise the three errors above."""

    @property
    def can(self) -> Can:
        """What it is able to do."""
        ...

    def find(self, code: str) -> Found | None:
        """Return the dossier of this code, None only when the portal says there is none."""
        ...

    def put(self, record: Record, *, is_update: bool) -> Outcome:
        """Send the whole of a dossier, as a new one or over the one that is there."""
        ...

    def add_progress(self, rows: Sequence[Record]) -> Outcome:
        """Add steps of one dossier; a portal may not notice that it has them already."""
        ...
