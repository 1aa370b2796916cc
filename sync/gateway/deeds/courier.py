"""A USB bundle: the same facts and scans as by wire, and an acknowledgement to carry back."""

import hashlib
from contextlib import suppress
from http import HTTPStatus
from typing import BinaryIO

import msgspec

from sync.contract import Feed, Head
from sync.courier import Bundle, Reply, acknowledge, open_bundle
from sync.errors import RejectedError
from sync.gateway.deeds.append import append_facts, holder, prepared
from sync.gateway.deeds.feed import page, position
from sync.gateway.deeds.journal import standing
from sync.gateway.errors import RefusedError
from sync.gateway.gateway import Gateway
from sync.gateway.keyring import stamp
from sync.gateway.settings import Limits
from sync.gateway.store import scans
from sync.gateway.store.scans import Blob

_FACTS = 100_000
_NEWS = 500


def take_bundle(gateway: Gateway, source: BinaryIO) -> bytes:
    """Keep what a bundle carries and return the acknowledgement bundle.

    Raises:
        RefusedError: 422 ``courier.…``; 403 ``device.revoked``, ``journal.bad_signature``; 409
            ``journal.gap`` or ``journal.fork``.
    """
    try:
        bundle = _opened(gateway, source)
        manifest = bundle.manifest
        order, device = manifest.append, manifest.device
        limits = Limits(facts=_FACTS)
        entries = prepared(order, device, gateway.public_keys(device), limits)
        start = Head(order.after_seq, order.after_hash)
        append_facts(gateway.database, device, start, entries, gateway.now())
        kept = _keep_scans(gateway, device, bundle)
    except RejectedError as wrong:
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, wrong.code, **wrong.facts) from None
    held = standing(
        gateway.database,
        gateway.keys,
        device,
        verdicts_after=order.after_seq,
        at=gateway.now(),
        limit=_FACTS,
    )
    found, _ = page(gateway.database, device, position(manifest.feed_after), limit=_NEWS)
    reply = Reply(
        device=device,
        standing=held,
        scans=kept,
        feed=msgspec.json.decode(msgspec.json.encode(found), type=Feed),
        feed_after=manifest.feed_after,
    )
    return acknowledge(manifest, reply)


def _opened(gateway: Gateway, source: BinaryIO) -> Bundle:
    """Open a bundle sealed to any key we ever had, the newest first."""
    newest, *older = reversed(list(gateway.keys))
    for own in (newest, *older):
        source.seek(0)
        with suppress(RejectedError):
            return open_bundle(source, own.sealing, gateway.public_keys)
    source.seek(0)
    return open_bundle(source, newest.sealing, gateway.public_keys)


def _keep_scans(gateway: Gateway, device_id: str, bundle: Bundle) -> list[str]:
    kept = []
    for entry, content in bundle.scans:
        sha256 = hashlib.sha256(content).hexdigest()
        media_type = gateway.blobs.keep(content, sha256)
        with gateway.database.write() as connection:
            device = holder(connection, device_id)
            blob = Blob(sha256, len(content), media_type)
            scans.keep_blob(connection, device.unit.no, blob, stamp(gateway.now()))
        kept.append(entry.sha256)
    return kept
