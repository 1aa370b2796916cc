"""The commune's feed: what other counters and the province did."""

from itertools import pairwise

from sync.contract import Feed
from sync.errors import AuthError, ProtocolError
from sync.ports import Identity, Replica
from sync.steps.new_keys import believe, told_keys
from sync.transport import Transport

PAGE = 500


class NewsTaker:
    """Takes the feed page by page; used by the engine's thread."""

    def __init__(self, replica: Replica, transport: Transport) -> None:
        self._replica, self._transport = replica, transport
        self.new_keys = False  # whether the last page brought a key of the gateway
        self._at: str | None = None  # the store's cursor, or one further on with nothing between

    @property
    def at(self) -> str:
        """How far the feed was read; empty before the first page."""
        return self._at or ""

    def take(self, identity: Identity, *, wait_s: int = 0) -> tuple[int, bool]:
        """Apply one page; return how many items told us something new, and whether more wait.

        The cursor moves in the transaction that applies the page: a crash repeats, never skips.
        A page of nothing but our own facts is not worth a write: only the memory moves on.

        Raises:
            AuthError: ``device.revoked``, after the page was applied.
            ProtocolError: the page is not in order, or moves without a cursor.
        """
        self.new_keys = False
        before = self._replica.cursor() if self._at is None else self._at
        page = self._transport.feed(after=before, limit=PAGE, wait_s=wait_s)
        _check(page, before)
        taken = 0
        if page.items:
            self._at = None
            self.new_keys = believe(self._replica, identity, told_keys(page.items))
            taken = self._replica.apply(page.items, page.cursor)
        self._at = page.cursor
        for item in page.items:
            if item.kind == "device.revoked" and item.device == identity.device:
                raise AuthError("device.revoked", device=identity.device)
        return taken, page.more and page.cursor != before


def _check(page: Feed, before: str) -> None:
    if any(late.n <= early.n for early, late in pairwise(page.items)):
        raise ProtocolError("feed.not_in_order")
    if page.items and page.cursor in ("", before):
        raise ProtocolError("feed.cursor_stands")
