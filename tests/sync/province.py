"""The province in memory: what the real gateway promises, for tests of pace and weather.

``Province`` keeps what a disk would keep. ``Direct`` carries one device's calls to it.
"""

import hashlib
from datetime import UTC, datetime

import msgspec

from sync import signing
from sync.canonical import ZERO, canonical, chain_hash
from sync.contract import (
    Append,
    Appended,
    Checkpoint,
    Fact,
    Facts,
    Feed,
    FeedItem,
    Head,
    Health,
    KeyChain,
    Standing,
    Verdict,
    fact_content,
)
from sync.errors import AuthError, ForkError, GapError, RejectedError
from tests.sync.replica import GATEWAY_KEY, GATEWAY_PUBLIC


class Province:
    """Journals, blobs and the feed of one commune."""

    def __init__(self, now=lambda: datetime(2026, 3, 2, 9, tzinfo=UTC)) -> None:
        self.now = now
        self.journals: dict[str, list[Fact]] = {}
        self.verdicts: dict[str, list[Verdict]] = {}
        self.feed: list[FeedItem] = []
        self.blobs: dict[str, bytes] = {}
        self.uploads: dict[str, tuple[dict, bytearray]] = {}
        self.revoked: set[str] = set()
        self.tells_missed = True  # an older gateway does not
        self.page = 100
        self.body_max = 1 << 30

    def journal(self, device: str) -> list[Fact]:
        return self.journals.setdefault(device, [])

    def head(self, device: str) -> Head:
        held = self.journal(device)
        return Head(held[-1].seq, held[-1].hash) if held else Head(0, ZERO)

    def checkpoint(self, device: str) -> Checkpoint:
        head = self.head(device)
        unsigned = Checkpoint(
            device=device,
            seq=head.seq,
            hash=head.hash,
            facts_total=head.seq,
            at=self.now().isoformat(),
            key_id=GATEWAY_PUBLIC.key_id,
            signature="",
        )
        return signing.sign_checkpoint(GATEWAY_KEY, unsigned)

    def append(self, device: str, public_key: str, body: bytes) -> Appended:
        if len(body) > self.body_max:
            raise RejectedError("body.too_large", status=413)
        order = msgspec.json.decode(body, type=Append)
        held = self.journal(device)
        if order.after_seq > len(held):
            raise GapError("journal.gap", **msgspec.to_builtins(self.head(device)))
        if order.after_hash != (held[order.after_seq - 1].hash if order.after_seq else ZERO):
            raise ForkError("journal.fork", seq=order.after_seq)
        head = self._read(order, held)
        assert signing.verify_head(public_key, device, head, order.head_signature)
        fresh = order.facts[len(held) - order.after_seq :]
        held += fresh
        verdicts = self.verdicts.setdefault(device, [])
        for fact in fresh:
            verdicts.append(self.judge(fact))
            self.tell(kind="fact", device=device, fact=fact, verdict=verdicts[-1])
        told = verdicts[order.after_seq : order.after_seq + len(order.facts)]
        return Appended(head=self.head(device), verdicts=told, checkpoint=self.checkpoint(device))

    def _read(self, order: Append, held: list[Fact]) -> Head:
        head = Head(order.after_seq, order.after_hash)
        for fact in order.facts:
            assert (fact.seq, fact.prev) == (head.seq + 1, head.hash)
            assert chain_hash(fact.prev, canonical(fact_content(fact))) == fact.hash
            if fact.seq <= len(held) and held[fact.seq - 1].hash != fact.hash:
                raise ForkError("journal.fork", seq=fact.seq)
            head = Head(fact.seq, fact.hash)
        return head

    def judge(self, fact: Fact) -> Verdict:
        if fact.body.get("bad"):
            return Verdict(fact.seq, "refused", "procedure.unknown")
        return Verdict(fact.seq, "accepted")

    def tell(self, **item) -> None:
        self.feed.append(FeedItem(n=len(self.feed) + 1, **item))

    def standing(self, device: str, verdicts_after: int) -> Standing:
        head = self.head(device)
        if not self.tells_missed or head.seq == 0:
            return Standing(seq=head.seq, hash=head.hash)
        return Standing(
            seq=head.seq,
            hash=head.hash,
            checkpoint=self.checkpoint(device),
            verdicts=self.verdicts[device][verdicts_after:],
        )


class Direct:
    """The Transport of one device without a wire."""

    def __init__(self, province: Province, identity, public_key: str) -> None:
        self.province, self.device, self.public_key = province, identity.device, public_key
        self.stall_s = 30.0

    def cut(self):
        raise AssertionError("nothing hangs without a wire")

    def said_at(self):
        return self.province.now()

    def health(self):
        return Health(state="ok", retry_after_s=0, at=self.province.now().isoformat())

    def key_chain(self):
        return KeyChain(successions=[])

    def standing(self, *, verdicts_after):
        self._known()
        return self.province.standing(self.device, verdicts_after)

    def append(self, body):
        self._known()
        return self.province.append(self.device, self.public_key, body)

    def own_facts(self, *, after):
        held = self.province.journal(self.device)
        page = held[after : after + self.province.page]
        return Facts(facts=page, more=after + len(page) < len(held))

    def feed(self, *, after, limit, wait_s):
        at = int(after or 0)
        page = self.province.feed[at : at + min(limit, self.province.page)]
        others = [item for item in page if item.kind != "fact" or item.device != self.device]
        at += len(page)
        return Feed(items=others, cursor=str(at), more=at < len(self.province.feed))

    def has_blob(self, sha256):
        return sha256 in self.province.blobs

    def blob_part(self, sha256, offset, length):
        if sha256 not in self.province.blobs:
            raise RejectedError("blob.unknown", status=404)
        return self.province.blobs[sha256][offset : offset + length]

    def begin_upload(self, blob):
        place = f"/v1/uploads/{len(self.province.uploads) + 1}"
        self.province.uploads[place] = ({"sha256": blob.sha256, "size": blob.size}, bytearray())
        return place

    def upload_offset(self, upload):
        return len(self._upload(upload)[1])

    def upload_part(self, upload, offset, part):
        told, content = self._upload(upload)
        if offset != len(content):
            raise GapError("upload.offset", status=409)
        content += part
        if len(content) == told["size"]:
            if hashlib.sha256(content).hexdigest() != told["sha256"]:
                del self.province.uploads[upload]
                raise RejectedError("upload.checksum", status=460)
            self.province.blobs[told["sha256"]] = bytes(content)
        return len(content)

    def _upload(self, upload):
        if upload not in self.province.uploads:
            raise RejectedError("gateway.no_such_thing", status=404)
        return self.province.uploads[upload]

    def _known(self):
        if self.device in self.province.revoked:
            raise AuthError("device.revoked", status=403)
