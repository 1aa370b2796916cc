"""News of a commune beside its facts: both share one row of arrival numbers."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from sync.gateway.store.schema import news


@dataclass(frozen=True, slots=True)
class NewsItem:
    """One piece of news. ``id``: the sender's own, None for what the gateway says itself."""

    n: int
    kind: str
    device: str
    body: dict[str, Any]


def add(
    connection: Connection,
    unit_no: int,
    item: NewsItem,
    *,
    id_: str | None = None,
    at: str,
) -> None:
    """Append one piece of news; the commune's row is locked by us."""
    connection.execute(
        news.insert().values(
            unit_no=unit_no,
            n=item.n,
            kind=item.kind,
            id=id_,
            device=item.device,
            body=json.dumps(item.body, ensure_ascii=False),
            stored_at=at,
        )
    )


def known(connection: Connection, unit_no: int, id_: str) -> int | None:
    """Return the arrival number of news that was sent before under this id."""
    query = select(news.c.n).where(news.c.unit_no == unit_no, news.c.id == id_)
    return connection.execute(query).scalar()


def after(connection: Connection, unit_no: int, n: int, *, limit: int) -> list[NewsItem]:
    """Return at most ``limit`` pieces of news after an arrival number, in order."""
    query = (
        select(news.c.n, news.c.kind, news.c.device, news.c.body)
        .where(news.c.unit_no == unit_no, news.c.n > n)
        .order_by(news.c.n)
        .limit(limit)
    )
    return [
        NewsItem(row.n, row.kind, row.device, json.loads(row.body))
        for row in connection.execute(query)
    ]


def of_kind(connection: Connection, unit_no: int, kind: str, *, after_n: int = 0) -> list[NewsItem]:
    """Return all news of one kind that a commune was told after a number, in order."""
    query = (
        select(news.c.n, news.c.kind, news.c.device, news.c.body)
        .where(news.c.unit_no == unit_no, news.c.kind == kind, news.c.n > after_n)
        .order_by(news.c.n)
    )
    return [
        NewsItem(row.n, row.kind, row.device, json.loads(row.body))
        for row in connection.execute(query)
    ]
