"""How far the journal once was, noted beside the store: a file that went back is found out.

A missing write-ahead log, or an old copy of the store put in its place, leaves a file that is
sound and too short. The note is written after each commit and never flushed: after a power cut
it may be old, but it is never ahead of what was durable.
"""

import hmac
from pathlib import Path
from typing import Final

import msgspec

from counter_app.paths import Paths
from sync.contract import Head

_LENGTH: Final = 256
_PURPOSE: Final = b"counter high water 1: "


class _Note(msgspec.Struct):
    seq: int
    hash: str
    proof: str


def note(paths: Paths, key: bytes, head: Head) -> None:
    """Note that the journal reaches to ``head``; a disk that refuses changes nothing."""
    told = _Note(head.seq, head.hash, _proof(key, head))
    try:
        # In place, at one length: a file cut short and written anew is flushed by some systems.
        with open(_file(paths), "r+b" if _file(paths).exists() else "wb", buffering=0) as file:
            file.write(msgspec.json.encode(told).ljust(_LENGTH))
    except OSError:
        return


def noted(paths: Paths, key: bytes) -> Head | None:
    """Return the head that was noted last, None where there is no note of this store."""
    try:
        told = msgspec.json.decode(_file(paths).read_bytes(), type=_Note)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    head = Head(told.seq, told.hash)
    return head if hmac.compare_digest(told.proof.encode(), _proof(key, head).encode()) else None


def forget(paths: Paths) -> None:
    """Throw the note away: the store was restored or repaired on purpose."""
    _file(paths).unlink(missing_ok=True)


def _file(paths: Paths) -> Path:
    return paths.data / "counter.mark"


def _proof(key: bytes, head: Head) -> str:
    return hmac.new(key, _PURPOSE + f"{head.seq} {head.hash}".encode(), "sha256").hexdigest()
