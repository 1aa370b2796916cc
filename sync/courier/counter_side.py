"""The counter's end of the courier: a bundle out, its acknowledgement in."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from sync.contract import Append, Head
from sync.courier.bundle import Manifest, ScanEntry, write_bundle
from sync.courier.reply import Reply, read_reply, reply_key
from sync.errors import AuthError, ForkError, RejectedError
from sync.ports import Identity, Replica
from sync.signing import sign_head
from sync.steps.delivery import make_good

MAX_FACTS = 20_000
MAX_SCANS = 5_000


@dataclass(frozen=True, slots=True)
class BundleReport:
    """What went into a bundle. ``more``: another bundle is needed after this one's reply."""

    path: Path
    facts: int
    scans: int
    head: Head
    more: bool


@dataclass(frozen=True, slots=True)
class NewsReport:
    """What an acknowledgement brought. ``head``: what the province now holds, by its signature."""

    head: Head
    facts: int
    scans: int
    pulled: int


def courier_out(replica: Replica, folder: Path, now: datetime) -> BundleReport:
    """Write what no checkpoint covers, and the scans that wait, sealed, into ``folder``.

    The folder is made where only it is missing: a stick that is not there stays an error.
    Scans go with facts that are covered already; those of this bundle's facts go with the next.

    Raises:
        AuthError: ``device.not_enrolled``. OSError: the stick.
    """
    identity = _identity(replica)
    folder.mkdir(exist_ok=True)
    known = replica.checkpoint()
    after = Head(known.seq, known.hash) if known else Head(0, "0" * 64)
    facts = list(replica.facts_after(after.seq, limit=MAX_FACTS))
    head = Head(facts[-1].seq, facts[-1].hash) if facts else after
    scans = replica.pending_blobs(limit=MAX_SCANS)
    bundle = uuid4().hex
    manifest = Manifest(
        bundle=bundle,
        device=identity.device,
        made_at=now.astimezone(UTC).isoformat(timespec="seconds"),
        append=Append(
            after_seq=after.seq,
            after_hash=after.hash,
            facts=facts,
            head_signature=sign_head(identity.private_key, identity.device, head),
        ),
        scans=[ScanEntry(s.sha256, s.media_type, s.size, s.dossier) for s in scans],
        feed_after=replica.cursor(),
        reply_key=reply_key(identity.private_key, bundle),
    )
    path = folder / f"{identity.unit}-{identity.counter}-{now:%Y%m%d-%H%M%S}-{bundle[:6]}.courier"
    _write(path, manifest, replica, identity)
    return BundleReport(path, len(facts), len(scans), head, replica.head().seq > head.seq)


def courier_in(replica: Replica, file: Path) -> NewsReport:
    """Take an acknowledgement in. An old one, or one the wire overtook, changes nothing.

    Raises:
        RejectedError: ``courier.…``: no reply, damaged, or for another device.
        ForkError: the province holds another fact under one of our numbers.
        ProtocolError: what it says does not prove itself.
    """
    identity = _identity(replica)
    reply = read_reply(file.read_bytes(), identity.private_key)
    if reply.device != identity.device:
        raise RejectedError("courier.other_device")
    before = replica.glance().covered_seq
    held = replica.hash_at(reply.standing.seq)
    if held is not None and held != reply.standing.hash:
        raise ForkError("journal.fork", seq=reply.standing.seq)
    make_good(reply.standing, before, replica, identity)
    scans = _note_scans(replica, set(reply.scans))
    pulled = _take_news(replica, reply)
    return NewsReport(
        Head(reply.standing.seq, reply.standing.hash),
        replica.glance().covered_seq - before,
        scans,
        pulled,
    )


def _identity(replica: Replica) -> Identity:
    identity = replica.identity()
    if identity is None:
        raise AuthError("device.not_enrolled")
    return identity


def _write(path: Path, manifest: Manifest, replica: Replica, identity: Identity) -> None:
    """A stick pulled out early leaves no file that looks whole."""
    unfinished = path.with_suffix(".part")
    with unfinished.open("xb") as target:
        write_bundle(
            target,
            manifest,
            (replica.read_blob(scan.sha256) for scan in manifest.scans),
            private_key=identity.private_key,
            seal_key=identity.seal_key,
        )
        target.flush()
        os.fsync(target.fileno())
    unfinished.replace(path)


def _note_scans(replica: Replica, held: set[str]) -> int:
    waiting: Sequence[str] = [s.sha256 for s in replica.pending_blobs(limit=MAX_SCANS)]
    arrived = [sha256 for sha256 in waiting if sha256 in held]
    for sha256 in arrived:
        replica.blob_delivered(sha256)
    return len(arrived)


def _take_news(replica: Replica, reply: Reply) -> int:
    """Apply news that follow what we have; those the wire brought meanwhile do not."""
    if reply.feed is None or not reply.feed.items or reply.feed_after != replica.cursor():
        return 0
    return replica.apply(reply.feed.items, reply.feed.cursor)
