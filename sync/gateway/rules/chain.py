"""A batch of facts as it came: well formed, in order, and hashed once.

The gateway keeps the canonical bytes, so what is verified years later is what was hashed today.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from http import HTTPStatus
from typing import NamedTuple
from unicodedata import is_normalized

import msgspec

from sync.canonical import ZERO, canonical, chain_hash
from sync.contract import Append, Fact, Head, fact_content
from sync.gateway.errors import RefusedError
from sync.gateway.settings import Limits

VIETNAM = timezone(timedelta(hours=7))  # no daylight saving since 1975

_HEX = re.compile(r"[0-9a-f]{64}")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_KIND = re.compile(r"[a-z][a-z0-9_.]{0,63}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)", re.ASCII)
_OFFICER = re.compile(r"[^\x00-\x1f\x7f]{1,100}")
_ENCODER = msgspec.json.Encoder(order="sorted")
_MAX_SEQ = (1 << 53) - 1  # what every JSON reader keeps exact


class Entry(NamedTuple):
    """One fact with what is derived from it once. ``day``: local, as a number (20260302)."""

    fact: Fact
    content: bytes
    day: int


def checked(append: Append, limits: Limits) -> list[Entry]:
    """Return the batch's entries.

    Raises:
        RefusedError: 422 ``fact.malformed`` with its ``seq`` and ``field``; 413 for too many or too
            large facts. Nothing of the batch may then be kept.
    """
    start = Head(append.after_seq, append.after_hash)
    _check_start(start)
    if len(append.facts) > limits.facts:
        raise RefusedError(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "body.too_many_facts", limit=limits.facts
        )
    entries = []
    seq, previous = start.seq, start.hash
    for fact in append.facts:
        seq += 1
        entries.append(_entry(fact, seq, previous, limits))
        previous = fact.hash
    return entries


def content_of(fact: Fact) -> bytes:
    """Return the canonical bytes that the hash of ``fact`` covers.

    Raises:
        ValueError: a value that canonical JSON does not know.
    """
    encoded = _ENCODER.encode(fact_content(fact))
    if encoded.isascii() or is_normalized("NFC", encoded.decode()):
        return encoded  # the decoder let no float in, so this is the canonical form already
    return canonical(fact_content(fact))


def last_head(start: Head, entries: Sequence[Entry]) -> Head:
    """Return the head a journal has after ``entries``."""
    return Head(entries[-1].fact.seq, entries[-1].fact.hash) if entries else start


def local_day(text: str) -> int:
    """Return the Vietnamese calendar day of an RFC 3339 time as a number.

    Raises:
        ValueError: no such time, or none with an offset.
    """
    if not _MOMENT.fullmatch(text):
        raise ValueError("not RFC 3339")
    there = datetime.fromisoformat(text).astimezone(VIETNAM)
    return there.year * 10_000 + there.month * 100 + there.day


def _check_start(start: Head) -> None:
    if not 0 <= start.seq < _MAX_SEQ or not _HEX.fullmatch(start.hash):
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "body.malformed", field="after")
    if start.seq == 0 and start.hash != ZERO:
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "body.malformed", field="after_hash")


def _entry(fact: Fact, seq: int, previous: str, limits: Limits) -> Entry:
    if fact.seq != seq:
        raise _malformed(seq, "seq")
    _check_names(fact)
    try:
        day = local_day(fact.at)
    except (ValueError, OverflowError):
        raise _malformed(seq, "at") from None
    try:
        content = content_of(fact)
    except (ValueError, UnicodeError, RecursionError):
        raise _malformed(seq, "body") from None
    opened = content.count(b"{") + content.count(b"[")
    if opened > limits.depth and _deeper(fact.body, limits.depth):
        raise _malformed(seq, "depth")
    if len(content) > limits.fact:
        raise RefusedError(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "fact.too_large", seq=seq, limit=limits.fact
        )
    if fact.prev != previous:
        raise _malformed(seq, "prev")
    if chain_hash(previous, content) != fact.hash:
        raise _malformed(seq, "hash")
    return Entry(fact, content, day)


def _check_names(fact: Fact) -> None:
    if not _UUID.fullmatch(fact.id):
        raise _malformed(fact.seq, "id")
    if fact.dossier is not None and not _UUID.fullmatch(fact.dossier):
        raise _malformed(fact.seq, "dossier")
    if not _KIND.fullmatch(fact.kind):
        raise _malformed(fact.seq, "kind")
    if not _OFFICER.fullmatch(fact.by):
        raise _malformed(fact.seq, "by")


def _deeper(value: object, depth: int) -> bool:
    """Return whether JSON nests deeper than ``depth``; the decoder bounds how deep it can be."""
    if isinstance(value, dict):
        value = list(value.values())
    if not isinstance(value, list):
        return False
    return depth <= 0 or any(_deeper(item, depth - 1) for item in value)


def _malformed(seq: int, field: str) -> RefusedError:
    return RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "fact.malformed", seq=seq, field=field)
