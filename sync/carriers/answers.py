"""Which bytes are an answer of the gateway, and what it says.

A captive portal, a proxy's page and a cut body are no answer: OfflineError, nothing is settled.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

import msgspec

from sync.compression import CompressionError, decompress
from sync.contract import ErrorAnswer
from sync.errors import (
    AuthError,
    BusyError,
    ForkError,
    GapError,
    OfflineError,
    ProtocolError,
    RejectedError,
    SyncError,
)

REQUEST_ID = "X-Request-Id"
TUS = "Tus-Resumable"
ANSWER_MAX = 64 << 20  # bytes, unpacked

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. ``headers`` finds names in any case; ``spoke_tus``: so did our request."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    request_id: str  # the one we sent
    spoke_tus: bool = False

    @property
    def is_genuine(self) -> bool:
        """True when the gateway spoke to this very request, or a tus server to one of tus.

        No other question may be answered by a tus server's old word: whether a scan is held is
        what the officer is shown.
        """
        if self.headers.get(REQUEST_ID, "") == self.request_id:
            return True
        return self.spoke_tus and TUS in self.headers

    @property
    def said_at(self) -> datetime | None:
        """The other side's clock, from the Date header."""
        try:
            return parsedate_to_datetime(self.headers.get("Date", "")).astimezone(UTC)
        except ValueError:
            return None


def checked(answer: Answer) -> Answer:
    """Return ``answer`` when it is a success of the gateway.

    Raises:
        SyncError: of the kind that tells the engine what to do.
    """
    if answer.status in (429, 503) and (answer.is_genuine or "Retry-After" in answer.headers):
        raise BusyError("gateway.busy", retry_after_s=_retry_after_s(answer))
    if answer.status == 413:
        raise RejectedError("body.too_large")
    if not answer.is_genuine:
        raise OfflineError("line.not_the_gateway", status=answer.status)
    if 200 <= answer.status < 300:
        return answer
    raise _refusal(answer)


def decoded(answer: Answer, kind: type[T]) -> T:
    """Return the body of a success as ``kind``.

    Raises:
        OfflineError: no JSON, or cut short.
        ProtocolError: JSON of another shape: one side is too old.
    """
    try:
        return msgspec.json.decode(plain_body(answer), type=kind)
    except msgspec.ValidationError as wrong:
        raise ProtocolError("answer.malformed", request_id=answer.request_id) from wrong
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
        raise OfflineError("line.cut", request_id=answer.request_id) from wrong


def plain_body(answer: Answer) -> bytes:
    """Return the body without its Content-Encoding, at most ``ANSWER_MAX`` bytes."""
    encoding = answer.headers.get("Content-Encoding", "identity")
    try:
        if encoding == "zstd":
            return decompress(answer.body, ANSWER_MAX)
        if encoding == "gzip":
            unpacker = zlib.decompressobj(wbits=31)
            plain = unpacker.decompress(answer.body, ANSWER_MAX)
            if not unpacker.eof:
                raise OfflineError("line.cut", request_id=answer.request_id)
            return plain
    except (CompressionError, zlib.error) as wrong:
        raise OfflineError("line.cut", request_id=answer.request_id) from wrong
    return answer.body


def _refusal(answer: Answer) -> SyncError:
    told = _told(answer)
    facts = {"status": answer.status} | told.facts
    facts.pop("code", None)
    if answer.status in (401, 403):
        return AuthError(told.code or "token.refused", **facts)
    if answer.status == 409:
        kind = ForkError if told.code == "journal.fork" else GapError
        return kind(told.code or "journal.gap", **facts)
    if answer.status in (404, 410, 415, 422, 460):
        return RejectedError(told.code or _NAMELESS[answer.status], **facts)
    if answer.status >= 500:
        return OfflineError("gateway.failed", request_id=answer.request_id, **facts)
    return ProtocolError(told.code or "answer.unexpected", **facts)


_NAMELESS = {
    404: "gateway.no_such_thing",
    410: "gateway.gone",
    415: "body.unknown_encoding",
    422: "fact.malformed",
    460: "upload.checksum",
}


def _told(answer: Answer) -> ErrorAnswer:
    try:
        return msgspec.json.decode(plain_body(answer), type=ErrorAnswer)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, OfflineError):
        return ErrorAnswer(code="")


def _retry_after_s(answer: Answer) -> float:
    """Return the seconds asked for; 0 when none were named."""
    text = answer.headers.get("Retry-After", "")
    if text.isascii() and text.isdecimal():
        return float(text[:6])
    try:
        until = parsedate_to_datetime(text).astimezone(UTC)
    except ValueError:
        return 0.0
    return max(0.0, (until - (answer.said_at or until)).total_seconds())
