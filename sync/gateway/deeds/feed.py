"""A commune's feed: other devices' facts and the news, in the order they arrived."""

from http import HTTPStatus
from typing import Any

import msgspec

from sync.canonical import ZERO
from sync.contract import FeedItem, FeedKind, Verdict
from sync.gateway.deeds.append import holder
from sync.gateway.errors import RefusedError
from sync.gateway.store import facts, feed
from sync.gateway.store.database import Database
from sync.gateway.store.facts import StoredFact
from sync.gateway.store.feed import NewsItem

_MAX_N = (1 << 53) - 1


class RawItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """``FeedItem`` whose fact goes out with the very bytes that were kept."""

    n: int
    kind: FeedKind
    device: str = ""
    fact: msgspec.Raw | None = None
    verdict: Verdict | None = None
    body: dict[str, Any] = {}


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """``Feed`` of raw items."""

    items: list[RawItem | FeedItem]
    cursor: str
    more: bool


def position(cursor: str) -> int:
    """Return the arrival number a cursor stands for; empty is the beginning.

    Raises:
        RefusedError: 400 ``feed.bad_cursor``.
    """
    if cursor == "":
        return 0
    if cursor.isascii() and cursor.isdigit() and len(cursor) < 17 and int(cursor) <= _MAX_N:
        return int(cursor)
    raise RefusedError(HTTPStatus.BAD_REQUEST, "feed.bad_cursor")


def page(database: Database, device_id: str, after: int, *, limit: int) -> tuple[Page, int]:
    """Return what arrived after a number and the commune's ``no``.

    The commune's last number is read first: numbers are given and committed in the same order, so
    everything up to it is visible, and the cursor may move there when the page is not full.
    """
    with database.read() as connection:
        device = holder(connection, device_id)
        unit_no, last = device.unit.no, device.unit.n
        if after >= last:
            return Page(items=[], cursor=str(last), more=False), unit_no
        others = facts.arrived(connection, unit_no, device.no, after, limit=limit)
        told = feed.after(connection, unit_no, after, limit=limit)
    items = [_fact_item(*other) for other in others if other[0].n <= last]
    items += [_news_item(item) for item in told if item.n <= last]
    items.sort(key=lambda item: item.n)
    full = len(items) >= limit
    items = items[:limit]
    cursor = items[-1].n if full else last
    return Page(items=list(items), cursor=str(cursor), more=cursor < last), unit_no


def _fact_item(stored: StoredFact, prev: str, device: str) -> RawItem:
    tail = b',"hash":"%s","prev":"%s"}' % (stored.hash.encode(), (prev or ZERO).encode())
    return RawItem(
        n=stored.n,
        kind="fact",
        device=device,
        fact=msgspec.Raw(stored.content[:-1] + tail),
        verdict=stored.verdict,
    )


def _news_item(item: NewsItem) -> RawItem:
    verdict = None
    body = item.body
    if item.kind == "verdict":
        verdict, body = msgspec.convert(item.body, Verdict), {}
    return RawItem(
        n=item.n,
        kind=item.kind,  # type: ignore[arg-type]
        device=item.device,
        verdict=verdict,
        body=body,
    )
