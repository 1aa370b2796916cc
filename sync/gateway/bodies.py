"""Read a body without being hurt by it: bounded bytes, bounded unpacking, bounded depth.

Bodies come as zstd (with our dictionary or without), gzip, or as they are.
"""

import asyncio
import re
import zlib
from collections.abc import AsyncIterator
from http import HTTPStatus
from typing import Any, TypeVar

import msgspec

from sync.compression import CompressionError, decompress
from sync.contract import Append
from sync.gateway.errors import RefusedError, SlowDownError
from sync.gateway.settings import Limits

T = TypeVar("T")
_FACT_PATH = re.compile(r"`\$\.facts\[(\d+)\]")
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_NOT_BRACKET = bytes(set(range(256)) - set(b"[]{}"))


class BodyBudget:
    """How many bytes of unread requests one worker holds at once."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self.held = 0

    def take(self, size: int) -> None:
        """Count ``size`` more bytes.

        Raises:
            SlowDownError: ``gateway.busy``: too many bodies at once.
        """
        if self.held + size > self._limit:
            raise SlowDownError("gateway.busy", retry_after_s=5)
        self.held += size

    def give_back(self, size: int) -> None:
        """Forget ``size`` bytes."""
        self.held -= size


async def read_body(
    stream: AsyncIterator[bytes], limit: int, limits: Limits, budget: BodyBudget
) -> bytes:
    """Return a whole body of at most ``limit`` bytes.

    Raises:
        RefusedError: 413 ``body.too_large``, 408 ``body.too_slow``.
        SlowDownError: other bodies fill the memory.
    """
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(limits.body_s):
            async for part in stream:
                if size + len(part) > limit:
                    raise _too_large(limit)
                budget.take(len(part))
                size += len(part)
                parts.append(part)
    except TimeoutError:
        raise RefusedError(HTTPStatus.REQUEST_TIMEOUT, "body.too_slow") from None
    finally:
        budget.give_back(size)
    return b"".join(parts)


def unpacked(packed: bytes, encoding: str, limit: int) -> bytes:
    """Return the plain bytes of a body, never more than ``limit``.

    Raises:
        RefusedError: 413 ``body.too_large``; 415 ``body.unknown_encoding`` or
            ``body.unknown_dictionary``; 400 ``body.not_zstd``, ``body.not_gzip``.
    """
    match encoding.strip().lower():
        case "" | "identity":
            if len(packed) > limit:
                raise _too_large(limit)
            return packed
        case "zstd":
            return _unzstd(packed, limit)
        case "gzip":
            return _gunzip(packed, limit)
    raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "body.unknown_encoding")


def decoded(plain: bytes, shape: type[T], limits: Limits) -> T:
    """Return the Struct that a JSON body holds.

    Raises:
        RefusedError: 400 ``body.not_json``; 422 ``body.malformed`` or ``fact.malformed`` with the
            ``seq`` of the fact at fault.
    """
    if shape is not Append:  # the depth of facts is judged one by one, after decoding
        check_depth(plain, limits.depth)
    try:
        return _APPEND.decode(plain) if shape is Append else msgspec.json.decode(plain, type=shape)  # type: ignore[return-value]
    except msgspec.ValidationError as wrong:
        raise _malformed(plain, shape, str(wrong)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "body.not_json") from None


def check_depth(plain: bytes, depth: int) -> None:
    """Refuse JSON that nests deeper than ``depth``, before anything recursive sees it.

    Raises:
        RefusedError: 422 ``body.too_deep``.
    """
    if plain.count(b"[") + plain.count(b"{") <= depth:
        return
    level = 0
    for bracket in _STRING.sub(b"", plain).translate(None, _NOT_BRACKET):
        if bracket in b"[{":
            level += 1
            if level > depth:
                raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "body.too_deep", limit=depth)
        else:
            level -= 1


def _no_float(_text: str) -> Any:
    raise ValueError("a float is not canonical")


_APPEND = msgspec.json.Decoder(Append, float_hook=_no_float)


class _Outline(msgspec.Struct):
    """Just enough of an append to say which fact is at fault."""

    after_seq: int
    facts: list[msgspec.Raw]


def _malformed(plain: bytes, shape: type[Any], why: str) -> RefusedError:
    place = _FACT_PATH.search(why)
    if shape is Append and place:
        try:
            outline = msgspec.json.decode(plain, type=_Outline)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "body.malformed")
        seq = outline.after_seq + int(place[1]) + 1
        return RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "fact.malformed", seq=seq)
    return RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "body.malformed")


def _unzstd(packed: bytes, limit: int) -> bytes:
    try:
        return decompress(packed, limit)
    except CompressionError as wrong:
        status = {
            "body.too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            "body.unknown_dictionary": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        }.get(wrong.code, HTTPStatus.BAD_REQUEST)
        raise RefusedError(status, wrong.code) from None


def _gunzip(packed: bytes, limit: int) -> bytes:
    inflater = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        plain = inflater.decompress(packed, limit + 1)
    except zlib.error:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "body.not_gzip") from None
    if len(plain) > limit:
        raise _too_large(limit)
    if not inflater.eof:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "body.not_gzip")
    return plain


def _too_large(limit: int) -> RefusedError:
    return RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "body.too_large", limit=limit)
