"""What the sync engine needs of the counter's store; ``counter_app/store/replica.py`` has it.

Every method is one short transaction of its own; the engine uses the wire only between them.
"""

from collections.abc import Sequence
from typing import Any, Protocol

import msgspec

from sync.contract import (
    Checkpoint,
    CodeRange,
    Edition,
    Fact,
    FeedItem,
    Head,
    PublicKey,
    Verdict,
)


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """Who this counter is for the gateway; ``private_key`` is the raw Ed25519 seed."""

    device: str
    unit: str
    counter: int
    gateway_url: str
    private_key: bytes
    gateway_keys: list[PublicKey]
    seal_key: str = ""
    certificate: str = ""
    ranges: list[CodeRange] = []
    next_key: bytes = b""  # of a change under way

    def __repr__(self) -> str:  # never the key in a log
        return f"Identity({self.device})"


class LineState(msgspec.Struct, frozen=True, kw_only=True):
    """What the light shows; it survives a restart. Times RFC 3339.

    ``state``: idle, sending, waiting, offline, busy, stopped. ``code``: why, when not idle; beside
    sending: why facts stand still while scans go, or ``clock.wrong``.
    ``next_try``: when the engine will speak again. ``pace``: the pace's own memory.
    """

    state: str = "idle"
    code: str = ""
    since: str = ""
    next_try: str = ""
    last_contact: str = ""
    clock: int | None = None
    pace: dict[str, Any] = {}


class PendingBlob(msgspec.Struct, frozen=True, kw_only=True):
    """A scan that waits. ``upload``: where an unfinished upload stands, empty for none."""

    sha256: str
    media_type: str
    size: int
    dossier: str
    upload: str = ""


class Glance(msgspec.Struct, frozen=True, kw_only=True):
    """Where the counter stands, seen in one moment. ``covered``: the highest checkpoint accepted.

    ``scans_wait``: some scan is not delivered; ``pending_blobs`` says which may go.
    ``facts``: those that were asked for.
    """

    head: Head
    covered: Checkpoint | None
    must_heal: bool
    scans_wait: bool
    facts: Sequence[Fact] = ()

    @property
    def covered_seq(self) -> int:
        """The number of the last fact that a checkpoint covers."""
        return self.covered.seq if self.covered else 0


class Replica(Protocol):
    """The counter's side of the journal."""

    def glance(self, *, after: int = 0, limit: int = 0) -> Glance:
        """Return what every step of the engine begins with, in one reading, and at most ``limit``
        own facts after ``after``.
        """
        ...

    def identity(self) -> Identity | None:
        """Return who we are, None while not enrolled."""
        ...

    def trust(self, gateway_keys: Sequence[PublicKey], seal_key: str) -> None:
        """Keep the keys we believe the gateway by, older ones too, and the one we seal to.

        The engine has proven that each follows from one we had.
        """
        ...

    def head(self) -> Head:
        """Return the head of our own journal."""
        ...

    def hash_at(self, seq: int) -> str | None:
        """Return the hash of our fact ``seq`` (64 zeros for 0), None when we have no such fact."""
        ...

    def facts_after(self, seq: int, *, limit: int) -> Sequence[Fact]:
        """Return at most ``limit`` own facts after ``seq``, in order."""
        ...

    def settle(self, verdicts: Sequence[Verdict], checkpoint: Checkpoint) -> None:
        """Write down what an append answered, whole or not at all.

        The engine has verified signature and chain; a checkpoint that goes backwards is refused.
        """
        ...

    def checkpoint(self) -> Checkpoint | None:
        """Return the highest checkpoint accepted so far."""
        ...

    def cursor(self) -> str:
        """Return the feed's cursor, empty at the beginning."""
        ...

    def apply(self, items: Sequence[FeedItem], cursor: str) -> int:
        """Apply a page of the feed and move the cursor in one transaction.

        Returns how many told us something new; an item seen before, or of a kind we do not know,
        changes nothing.
        """
        ...

    def must_heal(self) -> bool:
        """Return whether this store was restored and may not write before its facts are back."""
        ...

    def heal(self, facts: Sequence[Fact], *, done: bool) -> None:
        """Append own facts that the gateway held and we had lost; ``done`` allows deeds again."""
        ...

    def line(self) -> LineState:
        """Return what was last reported."""
        ...

    def report(self, line: LineState) -> None:
        """Keep what the line does, for the light and for the next start."""
        ...

    def pending_blobs(self, *, limit: int) -> Sequence[PendingBlob]:
        """Return scans of facts that a checkpoint covers, most urgent dossier first."""
        ...

    def read_blob(self, sha256: str) -> bytes:
        """Return the plain bytes of a scan."""
        ...

    def blob_started(self, sha256: str, upload: str) -> None:
        """Remember where an upload was begun."""
        ...

    def blob_delivered(self, sha256: str) -> None:
        """The gateway holds this scan."""
        ...

    def told_editions(self) -> Sequence[Edition]:
        """Return the editions the feed told of whose bytes are not here yet, oldest first.

        ``apply`` remembers them in the transaction that moves the cursor.
        """
        ...

    def edition_arrived(self, edition: Edition, content: bytes) -> None:
        """Keep the bytes of an edition, waiting: it takes effect when a person accepts it.

        The engine has verified signature, size and hash.
        """
        ...

    def edition_refused(self, edition: Edition, code: str) -> None:
        """Remember that this edition is not the gateway's; it is never fetched."""
        ...
