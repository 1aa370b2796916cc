"""The commune's feed: what other counters and the province did."""

from itertools import pairwise

from sync.contract import Feed
from sync.errors import AuthError, ProtocolError
from sync.ports import Identity, Replica
from sync.transport import Transport

PAGE = 500


def take_news(
    replica: Replica, transport: Transport, identity: Identity, *, wait_s: int = 0
) -> tuple[int, bool]:
    """Apply one page; return how many items told us something new, and whether more wait.

    The cursor moves in the transaction that applies the page: a crash repeats, never skips.

    Raises:
        AuthError: ``device.revoked``, after the page was applied.
        ProtocolError: the page is not in order, or moves without a cursor.
    """
    before = replica.cursor()
    page = transport.feed(after=before, limit=PAGE, wait_s=wait_s)
    _check(page, before)
    if page.cursor == before:
        return 0, False
    taken = replica.apply(page.items, page.cursor)
    for item in page.items:
        if item.kind == "device.revoked" and item.device == identity.device:
            raise AuthError("device.revoked", device=identity.device)
    return taken, page.more


def _check(page: Feed, before: str) -> None:
    if any(late.n <= early.n for early, late in pairwise(page.items)):
        raise ProtocolError("feed.not_in_order")
    if page.items and page.cursor in ("", before):
        raise ProtocolError("feed.cursor_stands")
