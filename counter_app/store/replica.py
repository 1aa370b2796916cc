"""The store as the sync engine sees it: each call one short transaction."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec
from msgspec.structs import replace
from sqlalchemy import text

from counter_app.domain.errors import BusyError, IntegrityError, MachineError, MissingError
from counter_app.domain.registers import Outage
from counter_app.store.attachments import BlobFolder
from counter_app.store.engine import ask
from counter_app.store.journal import NOTHING
from counter_app.store.wire import outages
from counter_app.store.wire.feed import FeedReader
from counter_app.store.wire.healing import MUST_HEAL, take_back
from counter_app.store.wire.verdicts import keep_verdicts
from counter_app.store.work import Work
from sync.contract import Checkpoint, Edition, Fact, FeedItem, Head, PublicKey, Verdict
from sync.errors import ProtocolError, StoreError
from sync.ports import Glance, Identity, LineState, PendingBlob, Replica

_CURSOR: Final = "cursor"
_LINE: Final = "line"
_CLOCK: Final = "clock"
_STEP: Final = 50  # feed items in one transaction: about 40 ms here
_NEWEST = text("SELECT body FROM checkpoints ORDER BY seq DESC LIMIT 1")
_GLANCE: Final = (
    "SELECT f.seq, f.hash, (SELECT body FROM checkpoints ORDER BY seq DESC LIMIT 1) AS covered,"
    " (SELECT value FROM state WHERE key = 'must_heal') AS must_heal,"
    " EXISTS (SELECT 1 FROM scans WHERE delivered = 0 AND seq IS NOT NULL) AS scans_wait"
    " FROM (SELECT 1) LEFT JOIN (SELECT seq, hash FROM facts ORDER BY seq DESC LIMIT 1) f"
)
_MATCHED: Final = (
    "SELECT (SELECT coalesce(max(seq), 0) FROM checkpoints), (SELECT hash FROM facts WHERE seq = ?)"
)
_KEEP: Final = (
    "INSERT INTO checkpoints(seq, hash, at, body) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (seq) DO UPDATE SET at = excluded.at, body = excluded.body"
)
_PENDING = text(
    "SELECT s.hash, s.media_type, s.size, s.dossier, s.upload FROM scans s"
    " JOIN dossiers d ON d.id = s.dossier WHERE s.delivered = 0 AND s.seq IS NOT NULL"
    " AND s.seq <= (SELECT coalesce(max(seq), 0) FROM checkpoints)"
    " ORDER BY d.closed_at IS NOT NULL, d.due IS NULL, d.due, s.seq LIMIT :limit"
)
_STARTED = text("UPDATE scans SET upload = :upload WHERE hash = :hash")
_DELIVERED = text("UPDATE scans SET delivered = 1, upload = '' WHERE hash = :hash")

Transaction = Callable[[], AbstractContextManager[Work]]


class StoreReplica(Replica):
    """This counter's side of the journal. Used by the sync thread."""

    def __init__(self, read: Transaction, write: Transaction, blobs: BlobFolder) -> None:
        self._read, self._write = _converted(read), _converted(write)
        self._blobs = blobs

    def glance(self, *, after: int = 0, limit: int = 0) -> Glance:
        """Return what every step of the engine begins with, in one reading, and at most ``limit``
        own facts after ``after``.
        """
        with self._read() as work:
            ((seq, digest, covered, must_heal, scans_wait),) = ask(work.connection, _GLANCE)
            waits = limit and seq is not None and seq > after
            facts = work.journal.after(after, limit=limit) if waits else []
        return Glance(
            head=NOTHING if seq is None else Head(seq, digest.hex()),
            covered=covered and msgspec.json.decode(covered, type=Checkpoint),
            must_heal=must_heal == "1",
            scans_wait=bool(scans_wait),
            facts=facts,
        )

    def identity(self) -> Identity | None:
        """Return who we are, None while not enrolled."""
        with self._read() as work:
            return work.device.get()

    def trust(self, gateway_keys: Sequence[PublicKey], seal_key: str) -> None:
        """Keep the keys we believe the gateway by, and the one we seal to."""
        with self._write() as work:
            own = work.device.get()
            if own is not None:
                work.device.save(replace(own, gateway_keys=list(gateway_keys), seal_key=seal_key))

    def head(self) -> Head:
        """Return the head of our own journal."""
        with self._read() as work:
            return work.journal.head()

    def hash_at(self, seq: int) -> str | None:
        """Return the hash of our fact ``seq`` (64 zeros for 0), None when we have no such fact."""
        with self._read() as work:
            return work.journal.hash_at(seq)

    def facts_after(self, seq: int, *, limit: int) -> Sequence[Fact]:
        """Return at most ``limit`` own facts after ``seq``, in order."""
        with self._read() as work:
            return work.journal.after(seq, limit=limit)

    def settle(self, verdicts: Sequence[Verdict], checkpoint: Checkpoint) -> None:
        """Write down what an append answered, whole or not at all.

        Raises:
            ProtocolError: the checkpoint goes backwards, or its hash is not that of our fact.
        """
        with self._write() as work:
            ((newest, ours),) = ask(work.connection, _MATCHED, checkpoint.seq)
            if checkpoint.seq < newest:
                raise ProtocolError("checkpoint.backwards", seq=checkpoint.seq, accepted=newest)
            if ours is None or ours.hex() != checkpoint.hash:
                raise ProtocolError("checkpoint.not_ours", seq=checkpoint.seq)
            keep_verdicts(work.connection, verdicts)
            body = msgspec.json.encode(checkpoint)
            ask(work.connection, _KEEP, checkpoint.seq, ours, checkpoint.at, body)

    def checkpoint(self) -> Checkpoint | None:
        """Return the highest checkpoint accepted so far."""
        with self._read() as work:
            return _newest(work)

    def cursor(self) -> str:
        """Return the feed's cursor, empty at the beginning."""
        with self._read() as work:
            return work.state.get(_CURSOR)

    def apply(self, items: Sequence[FeedItem], cursor: str) -> int:
        """Apply a page of the feed and move the cursor; return how many items were news.

        A long page goes in steps, so that a deed need not wait for the whole of it. The cursor
        moves with the last step: after a crash the page comes again, and repeats change nothing.
        """
        new, last = 0, max(len(items) - 1, 0) // _STEP * _STEP
        for start in range(0, last + 1, _STEP):
            with self._write() as work:
                reader = FeedReader(work)
                new += sum(reader.take(item) for item in items[start : start + _STEP])
                if start == last:
                    work.state.set(_CURSOR, cursor)
        return new

    def must_heal(self) -> bool:
        """Return whether this store was restored and its own facts are not all back."""
        with self._read() as work:
            return work.state.get(MUST_HEAL) == "1"

    def heal(self, facts: Sequence[Fact], *, done: bool) -> None:
        """Append own facts that the gateway held and we had lost; ``done`` allows deeds again.

        Raises:
            IntegrityError: they do not follow our head, or their hashes are not theirs.
        """
        with self._write() as work:
            take_back(work, facts)
            if done:
                work.state.set(MUST_HEAL, "")

    def line(self) -> LineState:
        """Return what was last reported."""
        with self._read() as work:
            return _line(work)

    def outages(self, since: datetime, before: datetime) -> list[Outage]:
        """Return the outages of the line that touch [since, before), oldest first."""
        with self._read() as work:
            return outages.outages(work.state, _line(work), since, before)

    def report(self, line: LineState) -> None:
        """Keep what the line does, for the light and for the next start."""
        with self._write() as work:
            outages.note(work.state, _line(work), line)
            work.state.set(_LINE, msgspec.json.encode(line).decode())
            if line.clock is not None:
                work.state.set(_CLOCK, str(line.clock))

    def pending_blobs(self, *, limit: int) -> Sequence[PendingBlob]:
        """Return scans of facts that a checkpoint covers; open dossiers due soonest first."""
        with self._read() as work:
            rows = work.connection.execute(_PENDING, {"limit": limit}).all()
        return [
            PendingBlob(
                sha256=row.hash.hex(),
                media_type=row.media_type,
                size=row.size,
                dossier=str(UUID(bytes=row.dossier)),
                upload=row.upload,
            )
            for row in rows
        ]

    def read_blob(self, sha256: str) -> bytes:
        """Return the plain bytes of a scan.

        Raises:
            StoreError: it is not on this PC, or not what was written.
        """
        with _refused():
            return self._blobs.read(sha256)

    def blob_started(self, sha256: str, upload: str) -> None:
        """Remember where an upload was begun."""
        with self._write() as work:
            work.connection.execute(_STARTED, {"hash": bytes.fromhex(sha256), "upload": upload})

    def blob_delivered(self, sha256: str) -> None:
        """The gateway holds this scan."""
        with self._write() as work:
            work.connection.execute(_DELIVERED, {"hash": bytes.fromhex(sha256)})

    def told_editions(self) -> Sequence[Edition]:
        """Return the editions the feed told of whose bytes are not here yet, oldest first."""
        with self._read() as work:
            return work.editions.missing()

    def edition_arrived(self, edition: Edition, content: bytes) -> None:
        """Keep the bytes, encrypted, and let the edition wait for a person.

        Raises:
            StoreError: the disk is full or refuses.
        """
        with _refused():
            self._blobs.put(content)
        with self._write() as work:
            work.editions.mark(edition, "waiting")

    def edition_refused(self, edition: Edition, code: str) -> None:
        """Remember that this edition is not the gateway's; it is never fetched."""
        with self._write() as work:
            work.editions.mark(edition, "refused", code=code)


def _line(work: Work) -> LineState:
    kept = work.state.get(_LINE)
    return msgspec.json.decode(kept, type=LineState) if kept else LineState()


def _newest(work: Work) -> Checkpoint | None:
    kept: bytes | None = work.connection.execute(_NEWEST).scalar()
    return None if kept is None else msgspec.json.decode(kept, type=Checkpoint)


def _converted(transaction: Transaction) -> Transaction:
    @contextmanager
    def converted() -> Iterator[Work]:
        with _refused(), transaction() as work:
            yield work

    return converted


@contextmanager
def _refused() -> Iterator[None]:
    """Let the sync engine know a full disk or a spoilt file for what it is: no bug of its own."""
    try:
        yield
    except (MachineError, BusyError, MissingError) as refused:
        raise StoreError(refused.code, **refused.facts) from refused
    except IntegrityError as damaged:
        if not damaged.code.startswith("blob."):
            raise
        raise StoreError(damaged.code, **damaged.facts) from damaged
