"""What is in a bundle: a manifest the device signed, then the scans it names, in its order."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO

import msgspec

from sync import keys
from sync.compression import CompressionError, beginning, compress, decompress
from sync.contract import Append
from sync.courier.seal import seal_to, unseal
from sync.errors import RejectedError

MANIFEST_MAX = 256 << 20  # bytes, unpacked
PACKED_MAX = 64 << 20
_HEAD = 1024  # bytes of a manifest, in which its bundle and its device stand
_DEVICE = re.compile(rb'"device":"([A-Za-z0-9._-]{1,100})"')
_SIGNATURE = 64
_CONTEXT = b"counter courier manifest 1\n"


class ScanEntry(msgspec.Struct, frozen=True):
    """One scan of the bundle."""

    sha256: str
    media_type: str
    size: int
    dossier: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The bundle's first record. ``reply_key``: 32 bytes, base64url, under which the gateway
    locks its acknowledgement; ``feed_after``: the counter's cursor, so that news can ride back.
    """

    bundle: str
    device: str
    made_at: str
    append: Append
    scans: list[ScanEntry]
    feed_after: str
    reply_key: str
    version: int = 1


class Bundle:
    """An opened bundle. ``scans`` yields each scan once, in order, already checked."""

    def __init__(self, manifest: Manifest, scans: Iterator[tuple[ScanEntry, bytes]]) -> None:
        self.manifest = manifest
        self.scans = scans


def write_bundle(
    target: BinaryIO,
    manifest: Manifest,
    scans: Iterable[bytes],
    *,
    private_key: bytes,
    seal_key: str,
) -> None:
    """Seal ``manifest`` and the bytes of its scans to the gateway."""
    body = compress(msgspec.json.encode(manifest))
    signature = keys.from_b64url(keys.sign(private_key, _CONTEXT + body))
    seal_to(seal_key, target, _records(signature + body, scans))


def open_bundle(
    source: BinaryIO, seal_private_key: bytes, public_keys_of: Callable[[str], Sequence[str]]
) -> Bundle:
    """Open a sealed bundle at the province. ``public_keys_of`` finds a device's keys, and
    raises for a device that is unknown or revoked.

    Raises:
        RejectedError: ``courier.…``: no bundle, damaged, of a later version, or not signed by the
            device it names.
    """
    stream = _Stream(unseal(seal_private_key, source))
    record = stream.take(int.from_bytes(stream.take(8), "big"), PACKED_MAX)
    signature, body = record[:_SIGNATURE], record[_SIGNATURE:]
    try:
        device = _named(body)
        told = keys.b64url(signature)
        if not any(keys.verify(key, told, _CONTEXT + body) for key in public_keys_of(device)):
            raise RejectedError("courier.bad_signature", device=device)
        manifest = msgspec.json.decode(decompress(body, MANIFEST_MAX), type=Manifest)
    except (CompressionError, msgspec.DecodeError, UnicodeError, RecursionError) as wrong:
        raise RejectedError("courier.damaged") from wrong
    if manifest.version != 1:
        raise RejectedError("courier.other_version", version=manifest.version)
    if manifest.device != device:
        raise RejectedError("courier.damaged")
    return Bundle(manifest, _scans(stream, manifest.scans))


def _named(body: bytes) -> str:
    """Return the device that a packed manifest names, of which we unpack no more than that.

    Anybody can seal to the gateway; only a device's signature makes us unpack the whole.

    Raises:
        RejectedError: ``courier.damaged``.
    """
    found = _DEVICE.search(beginning(body, _HEAD))
    if found is None:
        raise RejectedError("courier.damaged")
    return found[1].decode("ascii")


def _records(first: bytes, scans: Iterable[bytes]) -> Iterator[bytes]:
    yield len(first).to_bytes(8, "big")
    yield first
    yield from scans


def _scans(stream: "_Stream", entries: list[ScanEntry]) -> Iterator[tuple[ScanEntry, bytes]]:
    for entry in entries:
        content = stream.take(entry.size, MANIFEST_MAX)
        if hashlib.sha256(content).hexdigest() != entry.sha256:
            raise RejectedError("courier.damaged", sha256=entry.sha256)
        yield entry, content


class _Stream:
    """Takes exact numbers of bytes from pieces of any size."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._held = bytearray()

    def take(self, size: int, at_most: int = MANIFEST_MAX) -> bytes:
        if not 0 <= size <= at_most:
            raise RejectedError("courier.damaged")
        while len(self._held) < size:
            piece = next(self._pieces, b"")
            if not piece:
                raise RejectedError("courier.damaged")
            self._held += piece
        taken = bytes(self._held[:size])
        del self._held[:size]
        return taken
