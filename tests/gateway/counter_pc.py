"""A counter PC as the gateway meets it: key, journal, and plain HTTP."""

import time
import uuid
from datetime import UTC, datetime
from typing import Any

import jwt
import msgspec
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync import compression, keys
from sync.canonical import ZERO, canonical, chain_hash
from sync.contract import Append, Appended, Enrol, Enrolled, Fact, Head, Token, fact_content
from sync.signing import sign_head

UNIT = "H48.12.34"
PEOPLE = {"kind": "citizen", "name": "Nguyễn Thị Mẫu", "id_number": "051185001234"}


def stamp(at: datetime | None = None) -> str:
    return (at or datetime.now(UTC)).isoformat(timespec="seconds").replace("+00:00", "Z")


class Journal:
    """Builds a device's facts, each chained to the one before."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []

    @property
    def head(self) -> Head:
        return Head(self.facts[-1].seq, self.facts[-1].hash) if self.facts else Head(0, ZERO)

    def add(
        self,
        kind: str,
        body: dict[str, Any],
        dossier: str | None = None,
        at: str = "2026-03-02T01:00:00Z",
    ) -> Fact:
        unsealed = Fact(
            seq=self.head.seq + 1,
            id=str(uuid.uuid4()),
            kind=kind,
            dossier=dossier,
            at=at,
            by="lan",
            clock=0,
            body=body,
            prev=self.head.hash,
            hash="",
        )
        hash_ = chain_hash(unsealed.prev, canonical(fact_content(unsealed)))
        self.facts.append(msgspec.structs.replace(unsealed, hash=hash_))
        return self.facts[-1]

    def receive(self, number: int, *, unit: str = UNIT, day: str = "260302", **more: Any) -> str:
        dossier = str(uuid.uuid4())
        body = {
            "code": f"{unit}-{day}-{number}",
            "procedure": "1.004873",
            "edition": "2026-01",
            "unit": unit,
            "counter": number // 1000,
            "applicant": PEOPLE,
            "received_at": "2026-03-02T01:00:00Z",
            "due": "2026-03-05T10:00:00Z",
        }
        self.add("dossier.received", body | more, dossier)
        return dossier

    def append(
        self, after: int, device: str, private_key: bytes, upto: int | None = None
    ) -> Append:
        facts = self.facts[after:upto]
        start = self.facts[after - 1].hash if after else ZERO
        head = Head(facts[-1].seq, facts[-1].hash) if facts else Head(after, start)
        return Append(
            after_seq=after,
            after_hash=start,
            facts=facts,
            head_signature=sign_head(private_key, device, head),
        )


class CounterPc:
    """One enrolled device that speaks to a real gateway."""

    def __init__(self, url: str, code: str, unit: str = UNIT, counter: int = 3) -> None:
        self.url = url
        self.unit = unit
        self.private_key = keys.new_private_key()
        self.journal = Journal()
        self.line = requests.Session()
        self.line.trust_env = False
        public = keys.public_key(self.private_key)
        order = Enrol(code=code, public_key=public, unit=unit, counter=counter)
        answer = self.post("/v1/enrol", order)
        assert answer.status_code == 201, answer.text
        self.enrolled = msgspec.json.decode(answer.content, type=Enrolled)
        self.device = self.enrolled.device
        self.log_in()

    def log_in(self) -> requests.Response:
        answer = self.post("/v1/token", {"client_assertion": self.assertion()})
        assert answer.status_code == 200, answer.text
        token = msgspec.json.decode(answer.content, type=Token)
        self.line.headers["Authorization"] = f"Bearer {token.access_token}"
        return answer

    def assertion(self, **changes: Any) -> str:
        now = int(time.time())
        claims = {
            "iss": self.device,
            "sub": self.device,
            "aud": "counter-gateway",
            "jti": uuid.uuid4().hex,
            "iat": now,
            "exp": now + 120,
        } | changes
        key = Ed25519PrivateKey.from_private_bytes(self.private_key)
        return jwt.encode(claims, key, algorithm="EdDSA")

    def post(self, path: str, body: Any, **headers: str) -> requests.Response:
        plain = body if isinstance(body, bytes) else msgspec.json.encode(body)
        return self.line.post(self.url + path, data=plain, headers=headers, timeout=30)

    def get(self, path: str, **headers: str) -> requests.Response:
        return self.line.get(self.url + path, headers=headers, timeout=60)

    def send(self, after: int = 0, upto: int | None = None) -> requests.Response:
        order = self.journal.append(after, self.device, self.private_key, upto)
        packed = compression.compress(msgspec.json.encode(order))
        return self.post(f"/v1/journal/{self.device}", packed, **{"Content-Encoding": "zstd"})

    def receive(self, number: int, **more: Any) -> str:
        """Add a reception of this PC's commune to its journal."""
        return self.journal.receive(number, unit=self.unit, **more)

    def deliver(self, after: int = 0, upto: int | None = None) -> Appended:
        answer = self.send(after, upto)
        assert answer.status_code == 200, answer.text
        return msgspec.json.decode(answer.content, type=Appended)

    def feed(self, after: str = "", wait: int = 0, limit: int = 500) -> dict[str, Any]:
        answer = self.get(f"/v1/feed?after={after}&wait={wait}&limit={limit}")
        assert answer.status_code == 200, answer.text
        return answer.json()
