"""The wire between a counter and the gateway, version 1: both ends share these Structs.

Times are RFC 3339 text with offset. Hashes are lower-case hex SHA-256. Keys and signatures are
base64url without padding. Unknown fields are ignored.
"""

from typing import Annotated, Any, Literal

import msgspec

Hash = str
Count = Annotated[int, msgspec.Meta(ge=0, le=(1 << 53) - 1)]  # what every JSON reader keeps exact


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a device's journal. ``clock``: seconds this PC was ahead of the gateway."""

    seq: int
    id: str
    kind: str
    dossier: str | None
    at: str
    by: str
    clock: int | None
    body: dict[str, Any]
    prev: Hash
    hash: Hash


class Head(msgspec.Struct, frozen=True):
    """The last fact somebody holds; ``seq`` 0 and 64 zeros when there is none."""

    seq: Count
    hash: Hash


VerdictName = Literal["accepted", "refused", "deferred", "conflict"]


class Verdict(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the gateway thinks of a stored fact. ``facts``: ids and numbers that explain it."""

    seq: Count
    verdict: VerdictName
    code: str = ""
    facts: dict[str, Any] = {}


class Checkpoint(msgspec.Struct, frozen=True, kw_only=True):
    """The gateway's signed word that it holds a journal up to ``seq``.

    The signature covers ``canonical`` of every other field.
    """

    device: str
    seq: Count
    hash: Hash
    facts_total: Count
    at: str
    key_id: str
    signature: str


class Append(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST /v1/journal/{device}``.

    ``head_signature``: by the device key over ``canonical({device, seq, hash})`` of the last fact.
    """

    after_seq: int
    after_hash: Hash
    facts: list[Fact]
    head_signature: str


class Appended(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to an append: every fact is on the gateway's disk."""

    head: Head
    verdicts: list[Verdict]
    checkpoint: Checkpoint


class Standing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Answer of ``GET /v1/journal/{device}``: the head the gateway holds.

    With ``?verdicts_after=N`` it also carries the newest checkpoint and the verdicts of the facts
    after ``N`` up to it, in order: an append whose answer was lost is made good by one short
    question. Without them (an older gateway) the counter sends the overlap again.
    """

    seq: Count
    hash: Hash
    checkpoint: Checkpoint | None = None
    verdicts: list[Verdict] = []


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """A device's own facts, for a PC restored from a backup."""

    facts: list[Fact]
    more: bool


class CodeRange(msgspec.Struct, frozen=True):
    """Numbers one counter may use on each day, both ends included."""

    first: int
    last: int


class PublicKey(msgspec.Struct, frozen=True, kw_only=True):
    """A raw Ed25519 public key."""

    key_id: str
    key: str


class Succession(msgspec.Struct, frozen=True, kw_only=True):
    """An older key's word that the gateway signs with ``key`` from ``signs_from`` on.

    ``by``: the older key's name. ``seal_key``: X25519, for bundles from now on. The signature
    covers ``canonical`` of every other field. Whoever trusts ``by`` trusts ``key``; what older
    keys signed stays good.
    """

    key_id: str
    key: str
    seal_key: str
    signs_from: str
    by: str
    signature: str


class KeyChain(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of ``GET /v1/keys``, no login: every succession, oldest first."""

    successions: list[Succession]


class NewKey(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST /v1/device-key``: a device changes its key; the answer is ``Enrolled`` anew.

    ``signature`` by the key in force and ``proof`` by the new one, both over ``canonical({device,
    public_key})``. Asked again it is answered again; until the answer has arrived the old key
    goes on to count (a week).
    """

    public_key: str
    signature: str
    proof: str


class Enrol(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST /v1/enrol``: a one-time code buys a device."""

    code: str
    public_key: str
    unit: str
    counter: int


class Enrolled(msgspec.Struct, frozen=True, kw_only=True):
    """What a device is told once. ``certificate``: the gateway's signature over
    ``canonical({device, unit, counter, public_key})``; ``seal_key``: X25519, for courier bundles.
    """

    device: str
    unit: str
    unit_name: str
    counter: int
    ranges: list[CodeRange]
    gateway_key: PublicKey
    seal_key: str
    certificate: str


class TokenRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST /v1/token`` (RFC 7523): an EdDSA JWT by the device key.

    Claims: ``iss`` = ``sub`` = device id, ``aud`` = ``counter-gateway``, ``jti``, ``iat``, ``exp``
    at most 5 minutes ahead.
    """

    client_assertion: str
    grant_type: str = "client_credentials"
    client_assertion_type: str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """A bearer token. ``expires_in`` in seconds, at most 3600."""

    access_token: str
    expires_in: Count
    token_type: str = "Bearer"


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of the probe. ``at``: the gateway's clock."""

    state: Literal["ok", "busy", "closed"]
    retry_after_s: Count
    at: str


FeedKind = Literal[
    "fact",
    "verdict",
    "status",
    "edition",
    "message",
    "device.revoked",
    "staff.account",
    "gateway.key",
    "recovery.key",
]


EditionKind = Literal["catalogue", "calendar"]
EDITION_MAX = 50 << 20  # bytes of one edition


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """The body of an ``edition`` item: a file of the province, fetched as a blob by its hash.

    ``size`` in bytes. The gateway's signature covers ``canonical({kind, name, sha256, size,
    made_at})``.
    """

    kind: EditionKind
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
    sha256: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    size: Annotated[int, msgspec.Meta(ge=1, le=EDITION_MAX)]
    made_at: Annotated[str, msgspec.Meta(max_length=40)]
    key_id: str
    signature: str


StaffRole = Literal["receive", "process", "return", "lead", "admin"]


class StaffAccount(msgspec.Struct, frozen=True, kw_only=True):
    """The body of a ``staff.account`` item: an officer's account as the province orders it.

    For one commune, by its sign-in ``name``; of two orders the later ``issued_at`` stands.
    ``verifier``: of a one-time password (see ``sync/trust/accounts.py``), good until ``expires_at``
    and for one sign-in, at which the officer chooses their own; empty: the password stays.
    It proves a password and must never be a key: every counter of the commune has read it.
    ``revoked``: the account ends. The gateway's signature covers ``canonical`` of every field but
    ``key_id`` and ``signature``.
    """

    id: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    unit: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
    name: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=40)]
    full_name: Annotated[str, msgspec.Meta(max_length=200)]
    role: StaffRole
    verifier: Annotated[str, msgspec.Meta(max_length=300)]
    expires_at: Annotated[str, msgspec.Meta(max_length=40)]
    revoked: bool
    issued_at: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    key_id: str
    signature: str


class FeedItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing a commune must know, in the order the gateway learned it (``n``).

    ``fact``: another counter's fact with its ``device`` and ``verdict``. ``verdict``: a later word
    on a fact of ``device``. ``status``: news of the provincial system in ``body`` (``id``,
    ``code``, ``status``, ``at``, ``text``, ``official_code`` …). ``edition``: ``body`` is an
    ``Edition``. ``staff.account``: ``body`` is a ``StaffAccount``.
    ``gateway.key``: ``body`` is a ``Succession``. ``recovery.key``: ``sync/trust/recovery_offer``.
    """

    n: Count
    kind: str  # a FeedKind, or one this program is too old to know
    device: str = ""
    fact: Fact | None = None
    verdict: Verdict | None = None
    body: dict[str, Any] = {}


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the feed. ``cursor`` is opaque; send it back as ``after``."""

    items: list[FeedItem]
    cursor: str
    more: bool


class ReconciledDossier(msgspec.Struct, frozen=True, kw_only=True):
    """One dossier of the day as the gateway sees it."""

    dossier: str
    code: str
    last_hash: Hash
    facts: Count
    verdict: VerdictName
    scans_held: Count
    scans_expected: Count
    portal: str


class Reconciliation(msgspec.Struct, frozen=True, kw_only=True):
    """The gateway's side of an end-of-day sheet."""

    device: str
    day: str
    head: Head
    facts_total: Count
    dossiers: list[ReconciledDossier]


class ErrorAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Every answer that is no success. ``facts``: ids and numbers only."""

    code: str
    facts: dict[str, Any] = {}
    request_id: str = ""


def fact_content(fact: Fact) -> dict[str, Any]:
    """Return what the hash of ``fact`` covers: every field but ``prev`` and ``hash``."""
    return {
        "seq": fact.seq,
        "id": fact.id,
        "kind": fact.kind,
        "dossier": fact.dossier,
        "at": fact.at,
        "by": fact.by,
        "clock": fact.clock,
        "body": fact.body,
    }
