"""A counter's store in memory, with the same promises: each method whole or not at all."""

import msgspec
from msgspec.structs import replace

from sync import keys
from sync.canonical import ZERO, canonical, chain_hash
from sync.contract import Checkpoint, Edition, Fact, Head, PublicKey, Verdict, fact_content
from sync.errors import ForkError, ProtocolError
from sync.ports import Glance, Identity, LineState, PendingBlob

GATEWAY_KEY = bytes(range(32))
GATEWAY_PUBLIC = PublicKey(
    key_id=keys.key_id(keys.public_key(GATEWAY_KEY)), key=keys.public_key(GATEWAY_KEY)
)


def make_identity(device="00000000-0000-7000-8000-000000000001", **changes):
    """Return an enrolled device of the test gateway."""
    fields = {
        "device": device,
        "unit": "H31.07.02",
        "counter": 3,
        "gateway_url": "http://127.0.0.1:1",
        "private_key": bytes(32),
        "gateway_keys": [GATEWAY_PUBLIC],
    }
    return Identity(**(fields | changes))


def next_fact(head: Head, *, name: str, kind="dossier.received", body=None) -> Fact:
    """Return a small, valid fact after ``head``."""
    content = {
        "seq": head.seq + 1,
        "id": name,
        "kind": kind,
        "dossier": name,
        "at": "2026-03-02T01:00:00.000Z",
        "by": "oanh",
        "clock": None,
        "body": body or {},
    }
    return Fact(**content, prev=head.hash, hash=chain_hash(head.hash, canonical(content)))


class MemoryReplica:
    """The port, without a disk. ``blobs``: sha256 → bytes of scans."""

    def __init__(self, identity: Identity | None = None) -> None:
        self.who = identity or make_identity()
        self.facts: list[Fact] = []
        self.verdicts: dict[int, Verdict] = {}
        self.signed: Checkpoint | None = None
        self.news: list = []
        self.at = ""
        self.ill = False
        self.reported = LineState()
        self.waiting: dict[str, PendingBlob] = {}
        self.scan_after: dict[str, int] = {}
        self.blobs: dict[str, bytes] = {}
        self.reports = 0
        self.editions: dict[str, bytes] = {}
        self.refused_editions: list[tuple[str, str]] = []

    def record(self, name: str, **changes) -> Fact:
        """Do a deed."""
        assert not self.ill, "no deed before the journal is healed"
        fact = next_fact(self.head(), name=name, **changes)
        self.facts.append(fact)
        return fact

    def attach(self, blob: PendingBlob, content: bytes) -> None:
        """Let a scan belong to the newest fact."""
        self.waiting[blob.sha256] = blob
        self.blobs[blob.sha256] = content
        self.scan_after[blob.sha256] = self.head().seq

    def glance(self, *, after=0, limit=0):
        return Glance(
            head=self.head(),
            covered=self.signed,
            must_heal=self.ill,
            scans_wait=bool(self.waiting),
            facts=self.facts[after : after + limit],
        )

    def trust(self, gateway_keys, seal_key):
        self.who = replace(self.who, gateway_keys=list(gateway_keys), seal_key=seal_key)

    def identity(self):
        return self.who

    def head(self):
        return Head(self.facts[-1].seq, self.facts[-1].hash) if self.facts else Head(0, ZERO)

    def hash_at(self, seq):
        if seq == 0:
            return ZERO
        return self.facts[seq - 1].hash if seq <= len(self.facts) else None

    def facts_after(self, seq, *, limit):
        return self.facts[seq : seq + limit]

    def settle(self, verdicts, checkpoint):
        if self.signed and checkpoint.seq < self.signed.seq:
            raise ProtocolError("checkpoint.backwards", seq=checkpoint.seq)
        self.verdicts |= {verdict.seq: verdict for verdict in verdicts}
        self.signed = checkpoint

    def checkpoint(self):
        return self.signed

    def cursor(self):
        return self.at

    def apply(self, items, cursor):
        seen = {item.n for item in self.news}
        fresh = [item for item in items if item.n not in seen]
        self.news += fresh
        for item in fresh:
            if item.kind == "verdict" and item.device == self.who.device:
                self.verdicts[item.verdict.seq] = item.verdict
        self.at = cursor
        return len(fresh)

    def must_heal(self):
        return self.ill

    def heal(self, facts, *, done):
        head = self.head()
        for fact in facts:
            if fact.seq != head.seq + 1 or fact.prev != head.hash:
                raise ForkError("journal.fork", seq=fact.seq)
            assert chain_hash(fact.prev, canonical(fact_content(fact))) == fact.hash
            head = Head(fact.seq, fact.hash)
        self.facts += facts
        self.ill = self.ill and not done

    def line(self):
        return self.reported

    def report(self, line):
        self.reports += 1
        self.reported = line

    def pending_blobs(self, *, limit):
        covered = self.signed.seq if self.signed else 0
        ready = [b for b in self.waiting.values() if self.scan_after[b.sha256] <= covered]
        return ready[:limit]

    def read_blob(self, sha256):
        return self.blobs[sha256]

    def blob_started(self, sha256, upload):
        self.waiting[sha256] = replace(self.waiting[sha256], upload=upload)

    def blob_delivered(self, sha256):
        del self.waiting[sha256]

    def told_editions(self):
        told = [msgspec.convert(i.body, Edition) for i in self.news if i.kind == "edition"]
        refused = [name for name, _ in self.refused_editions]
        return [e for e in told if e.sha256 not in self.editions and e.name not in refused]

    def edition_arrived(self, edition, content):
        self.editions[edition.sha256] = content

    def edition_refused(self, edition, code):
        self.refused_editions.append((edition.name, code))
