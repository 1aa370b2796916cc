"""Scans in a bucket that speaks S3: ``ab/cd/<sha256>``, as in a folder.

Each part of an upload is an object of its own, ``uploads/<id>/<offset>-<length>``, so that any
worker on any machine can go on with it; when all are there they are joined, checked and put under
the scan's name in one go. The mark ``uploads/<id>/begun`` goes first when an upload ends: where it
is missing, what is left of the parts counts no more.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from sync.gateway.blobs import Part, Reader
from sync.gateway.blobs.kinds import BEGINNING, media_type_of
from sync.gateway.errors import ClosedError

_IN_MEMORY = 1 << 20  # bytes; longer parts wait in a temporary file
_PIECE = 1 << 18
_MARK = "begun"
_GONE = {"404", "NoSuchKey", "NotFound"}


class Bucket:
    """One bucket, below one prefix. Safe to use from several threads.

    ``trouble``: what the library raises when the bucket does not answer as it should.
    """

    def __init__(
        self, s3: Any, trouble: tuple[type[Exception], ...], name: str, prefix: str
    ) -> None:
        self._s3, self._trouble = s3, trouble
        self._name = name
        self._prefix = f"{prefix}/" if prefix else ""
        with self.converted():
            self._s3.head_bucket(Bucket=self._name)

    def begin(self, upload: str) -> None:
        """Make an empty unfinished upload."""
        self._put(f"uploads/{upload}/{_MARK}", b"", "")

    def part(self, upload: str, offset: int) -> Part:
        """Go on with an unfinished upload; parts that are gone are found out when it settles."""
        return _Part(self, upload, offset)

    def drop(self, upload: str) -> None:
        """Remove an unfinished upload."""
        self._remove(f"uploads/{upload}/{_MARK}")
        for key, _ in self._keys(f"uploads/{upload}/"):
            self._remove(key)

    def settle(self, upload: str, sha256: str, length: int) -> tuple[bool, str]:
        """Join the parts, and put the whole to its place when it is what it said."""
        found = dict(self._keys(f"uploads/{upload}/"))
        if found.pop(f"uploads/{upload}/{_MARK}", None) is None:
            return self._settled_before(sha256)
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as whole:
            digest = hashlib.sha256()
            for key in _path(found, length):
                for piece in self._read(key):
                    digest.update(piece)
                    whole.write(piece)
            if digest.hexdigest() != sha256 or whole.tell() != length:
                return False, ""
            media_type = self._place(whole, sha256, "")
        self.drop(upload)
        return True, media_type

    def keep(self, content: bytes, sha256: str, *, known_type: str = "") -> str:
        """Keep whole bytes whose hash is known to be right; return the media type."""
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as whole:
            whole.write(content)
            return self._place(whole, sha256, known_type)

    def open(self, sha256: str, first: int, length: int) -> Reader:
        """Read a clean scan from byte ``first`` on."""
        if not length:
            return tempfile.SpooledTemporaryFile()  # a range of nothing is no range in S3
        asked = f"bytes={first}-{first + length - 1}"
        with self.converted():
            body = self._s3.get_object(**self._at(_clean(sha256)), Range=asked)["Body"]
        return _Body(self, body)

    @contextmanager
    def converted(self) -> Iterator[None]:
        """Say in our own words that the bucket does not answer; the library's may quote what is
        nobody's business.
        """
        try:
            yield
        except self._trouble as wrong:
            told = getattr(wrong, "response", {}).get("Error", {}).get("Code")
            why = str(told or type(wrong).__name__)[:40]
            raise ClosedError("blobs.unavailable", why=why) from wrong

    def put_part(self, upload: str, offset: int, content: IO[bytes], length: int) -> None:
        """Keep a part, durable when this returns."""
        self._put(f"uploads/{upload}/{offset}-{length}", content, "")

    def _place(self, whole: Any, sha256: str, known_type: str) -> str:
        whole.seek(0)
        media_type = known_type or media_type_of(whole.read(BEGINNING))
        whole.seek(0)
        key = _clean(sha256) if media_type else f"quarantine/{sha256}"
        self._put(key, whole, media_type)
        return media_type

    def _settled_before(self, sha256: str) -> tuple[bool, str]:
        if self._has(f"quarantine/{sha256}"):
            return True, ""
        if not self._has(_clean(sha256)):
            return False, ""
        beginning = b"".join(self._read(_clean(sha256)))[:BEGINNING]
        return True, media_type_of(beginning)

    def _put(self, key: str, content: IO[bytes] | bytes, media_type: str) -> None:
        named = {"ContentType": media_type} if media_type else {}
        with self.converted():
            self._s3.put_object(**self._at(key), Body=content, **named)

    def _read(self, key: str) -> Iterator[bytes]:
        with self.converted():
            body = self._s3.get_object(**self._at(key))["Body"]
            try:
                yield from body.iter_chunks(_PIECE)
            finally:
                body.close()

    def _has(self, key: str) -> bool:
        try:
            with self.converted():
                self._s3.head_object(**self._at(key))
        except ClosedError as wrong:
            if wrong.facts["why"] in _GONE:
                return False
            raise
        return True

    def _keys(self, prefix: str) -> Iterator[tuple[str, int]]:
        pages = self._s3.get_paginator("list_objects_v2")
        with self.converted():
            for page in pages.paginate(Bucket=self._name, Prefix=self._prefix + prefix):
                for found in page.get("Contents", []):
                    yield found["Key"].removeprefix(self._prefix), found["Size"]

    def _remove(self, key: str) -> None:
        with self.converted():
            self._s3.delete_object(**self._at(key))

    def _at(self, key: str) -> dict[str, str]:
        return {"Bucket": self._name, "Key": self._prefix + key}


class _Part:
    """A part under way: it waits here until it is kept."""

    def __init__(self, bucket: Bucket, upload: str, offset: int) -> None:
        self._bucket, self._upload, self._offset = bucket, upload, offset
        self._file: Any = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (closed below)

    def write(self, piece: bytes) -> None:
        """Take a piece."""
        self._file.write(piece)

    def keep(self) -> None:
        """Put it into the bucket."""
        length = self._file.tell()
        self._file.seek(0)
        self._bucket.put_part(self._upload, self._offset, self._file, length)

    def close(self) -> None:
        """Let go."""
        self._file.close()


class _Body:
    """The answer of a bucket under way."""

    def __init__(self, bucket: Bucket, body: Any) -> None:
        self._bucket, self._body = bucket, body

    def read(self, size: int, /) -> bytes:
        """Return at most ``size`` bytes, none at the end."""
        with self._bucket.converted():
            return bytes(self._body.read(size))

    def close(self) -> None:
        """Let go."""
        self._body.close()


def _clean(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def _path(parts: dict[str, int], length: int) -> list[str]:
    """Return the parts that make up the whole, in order; none when they do not.

    A request that broke off may have left a part that another one overlaps: all of them are
    slices of one file, so whatever leads from the beginning to the end is right.
    """
    spans = []
    for key, size in parts.items():
        spans.append((int(key.rpartition("/")[2].partition("-")[0]), size, key))
    onward: dict[int, tuple[int, str]] = {}
    for offset, size, key in sorted(spans, reverse=True):
        end = offset + size
        if size and (end == length or end in onward):
            onward[offset] = (end, key)
    path, at = [], 0
    while at in onward:
        at, key = onward[at]
        path.append(key)
    return path
