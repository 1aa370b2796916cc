"""Uploads of scans (tus 1.0), safe to go on with after any crash.

The row's ``received`` is the truth: bytes are flushed before it moves, and only one request can
move it. A whole upload is settled by its hash; settling again after a crash does no harm.
"""

import base64
import binascii
import hashlib
import re
import uuid
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from http import HTTPStatus

from sync.gateway.blobs import Part
from sync.gateway.deeds.append import holder
from sync.gateway.errors import CHECKSUM_MISMATCH, GatewayError, RefusedError
from sync.gateway.gateway import Gateway
from sync.gateway.keyring import stamp
from sync.gateway.store import scans
from sync.gateway.store.scans import Blob, Upload

_HEX = re.compile(r"[0-9a-f]{64}")
_CUT = {"body.cut", "body.too_slow"}  # the line broke: what came is good as far as it goes
_OPEN = 64  # unfinished uploads of one device
_KEPT = timedelta(days=7)


def begin(gateway: Gateway, device_id: str, length: int, metadata: str) -> Upload:
    """Open an upload.

    Raises:
        RefusedError: 400 ``upload.bad_metadata``, 413 ``upload.too_large``, 409
            ``upload.too_many``.
    """
    told = read_metadata(metadata)
    sha256 = told.get("sha256", "")
    if not _HEX.fullmatch(sha256):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "upload.bad_metadata", field="sha256")
    if length > gateway.limits.upload:
        limit = gateway.limits.upload
        raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "upload.too_large", limit=limit)
    sweep(gateway)
    id_ = uuid.uuid4().hex
    gateway.blobs.begin(id_)
    try:
        return _begun(gateway, device_id, id_, length, told)
    except GatewayError:
        gateway.blobs.drop(id_)
        raise


def _begun(gateway: Gateway, device_id: str, id_: str, length: int, told: dict[str, str]) -> Upload:
    with gateway.database.write() as connection:
        device = holder(connection, device_id)
        if scans.open_uploads(connection, device_id) >= _OPEN:
            raise RefusedError(HTTPStatus.CONFLICT, "upload.too_many", limit=_OPEN)
        new = Upload(
            id=id_,
            unit_no=device.unit.no,
            device=device_id,
            sha256=told["sha256"],
            media_type=told.get("type", "")[:100].replace("\x00", ""),
            dossier=told.get("dossier", "")[:64].replace("\x00", ""),
            length=length,
            received=0,
            done=False,
        )
        scans.begin(connection, new, stamp(gateway.now()))
    return new


def find(gateway: Gateway, device_id: str, upload_id: str) -> Upload:
    """Return an upload of this device; one that is whole but unsettled is settled first.

    Raises:
        RefusedError: 404 ``upload.unknown`` (also for somebody else's).
    """
    with gateway.database.read() as connection:
        holder(connection, device_id)
        found = scans.upload(connection, upload_id)
    if found is None or found.device != device_id:
        raise RefusedError(HTTPStatus.NOT_FOUND, "upload.unknown")
    if found.received == found.length and not found.done:
        settle(gateway, found)
    return found


async def receive(
    gateway: Gateway, held: Upload, stream: AsyncIterator[bytes], checksum: bytes | None
) -> int:
    """Write one part behind what is there, flush it, and return the new offset.

    A part that breaks off is kept as far as it came, unless it came with a checksum.

    Raises:
        RefusedError: 460 ``upload.checksum``, 409 ``upload.offset``, 413 ``upload.too_large``.
    """
    digest = hashlib.sha256()
    size = 0
    part = await gateway.disk(gateway.blobs.part, held.id, held.received)
    try:
        async for piece in stream:
            if held.received + size + len(piece) > held.length:
                raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "upload.too_large")
            await gateway.disk(part.write, piece)
            digest.update(piece)
            size += len(piece)
    except RefusedError as broken:
        if broken.code in _CUT and checksum is None and size:
            await gateway.disk(_advance, gateway, held, part, size)
        raise
    else:
        if checksum is not None and digest.digest() != checksum:
            raise RefusedError(CHECKSUM_MISMATCH, "upload.checksum")
        return await gateway.disk(_advance, gateway, held, part, size)
    finally:
        await gateway.disk(part.close)


def settle(gateway: Gateway, held: Upload) -> None:
    """Put a whole upload in its place, once.

    Raises:
        RefusedError: 460 ``upload.checksum``: it is not what its hash names; begin anew.
    """
    is_right, media_type = gateway.blobs.settle(held.id, held.sha256, held.length)
    with gateway.database.write() as connection:
        if not is_right:
            scans.forget(connection, held)
        else:
            blob = Blob(held.sha256, held.length, media_type)
            scans.keep_blob(connection, held.unit_no, blob, stamp(gateway.now()))
            scans.finish(connection, held)
    if not is_right:
        gateway.blobs.drop(held.id)
        raise RefusedError(CHECKSUM_MISMATCH, "upload.checksum", sha256=held.sha256)
    gateway.metrics.add("scans_total", state="held" if media_type else "quarantined")


def drop(gateway: Gateway, held: Upload) -> None:
    """End an upload; a scan that is held stays held."""
    with gateway.database.write() as connection:
        scans.forget(connection, held)
    gateway.blobs.drop(held.id)


def sweep(gateway: Gateway, at: datetime | None = None) -> int:
    """Drop uploads that nobody went on with for a week; return how many."""
    before = stamp((at or gateway.now()) - _KEPT)
    with gateway.database.read() as connection:
        old = scans.stale(connection, before)
    for held in old:
        drop(gateway, held)
    return len(old)


def read_metadata(text: str) -> dict[str, str]:
    """Return what ``Upload-Metadata`` says; nonsense says nothing."""
    told = {}
    for pair in text.split(","):
        name, _, value = pair.strip().partition(" ")
        try:
            told[name] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, ValueError):
            continue
    return told


def read_checksum(text: str) -> bytes | None:
    """Return the SHA-256 of an ``Upload-Checksum``, None when there is none.

    Raises:
        RefusedError: 400 ``upload.bad_checksum``.
    """
    if not text:
        return None
    algorithm, _, value = text.partition(" ")
    try:
        digest = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        digest = b""
    if algorithm != "sha256" or len(digest) != hashlib.sha256().digest_size:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "upload.bad_checksum")
    return digest


def _advance(gateway: Gateway, held: Upload, part: Part, size: int) -> int:
    received = held.received + size
    if size:
        part.keep()
        with gateway.database.write() as connection:
            moved = scans.move(connection, held, received)
        if not moved:
            raise RefusedError(HTTPStatus.CONFLICT, "upload.offset")
    return received
