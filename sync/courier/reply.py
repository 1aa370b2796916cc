"""The acknowledgement bundle: what the province holds now, and news, locked for one device."""

import msgspec

from sync.compression import CompressionError, compress, decompress
from sync.contract import Feed, Standing
from sync.courier.bundle import MANIFEST_MAX, Manifest
from sync.courier.seal import derive, lock, unlock
from sync.errors import RejectedError
from sync.keys import b64url, from_b64url

MAGIC = b"counter-courier-reply-1\n"


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """``standing`` as ``GET /v1/journal/{device}?verdicts_after=`` answers after the bundle was
    stored, with ``append.after_seq`` of its manifest; ``scans``: those held; ``feed``: the page
    after ``feed_after``, the cursor of the manifest.
    """

    device: str
    standing: Standing
    scans: list[str]
    feed: Feed | None = None
    feed_after: str = ""


def acknowledge(manifest: Manifest, reply: Reply) -> bytes:
    """Return the acknowledgement file; only the device that made the bundle can read it."""
    opening = MAGIC + manifest.bundle.encode("ascii") + b"\n"
    key = from_b64url(manifest.reply_key)
    return opening + lock(key, compress(msgspec.json.encode(reply)), opening)


def reply_key(private_key: bytes, bundle: str) -> str:
    """Return the key for the reply to ``bundle``; the device can always find it again."""
    key = derive(private_key, salt=bundle.encode("ascii"), info=b"counter courier reply")
    return b64url(key)


def read_reply(content: bytes, private_key: bytes) -> Reply:
    """Return what the province said.

    Raises:
        RejectedError: ``courier.not_a_reply``, or ``courier.damaged`` (or for another device).
    """
    rest = content.removeprefix(MAGIC)
    bundle, mark, locked = rest.partition(b"\n")
    if rest == content or not mark or not bundle.isascii() or len(bundle) > 64:
        raise RejectedError("courier.not_a_reply")
    key = from_b64url(reply_key(private_key, bundle.decode("ascii")))
    plain = unlock(key, locked, MAGIC + bundle + b"\n")
    try:
        return msgspec.json.decode(decompress(plain, MANIFEST_MAX), type=Reply)
    except (CompressionError, msgspec.DecodeError, UnicodeError, RecursionError) as wrong:
        raise RejectedError("courier.damaged") from wrong
