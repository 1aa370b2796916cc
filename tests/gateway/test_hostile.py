"""Bodies and callers that mean harm, or are merely broken: an answer of ours, never a 500."""

import contextlib
import gzip
import io
import json
import socket
import time
import uuid
from pathlib import Path
from typing import Any

import msgspec
import psutil
import pytest
import requests
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from jwt import encode

from sync import compression, keys
from sync.courier.seal import seal_to
from tests.gateway.counter_pc import CounterPc
from tests.gateway.program import GatewayProgram, command

HUGE = b"9" * 4000


def code_of(answer: requests.Response) -> tuple[int, str]:
    told = answer.json()
    assert told["request_id"] == answer.headers["X-Request-Id"]
    return answer.status_code, told["code"]


def append(pc: CounterPc, body: bytes, encoding: str = "") -> requests.Response:
    headers = {"Content-Encoding": encoding} if encoding else {}
    return pc.post(f"/v1/journal/{pc.device}", body, **headers)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "body.not_json"),
        (b"{", "body.not_json"),
        (b"[]", "body.malformed"),
        (b"null", "body.malformed"),
        (b"\xff\xfe", "body.not_json"),
        (b'{"after_seq":"0"}', "body.malformed"),
        (b"[" * 100_000, "body.malformed"),
        (b'{"after_seq":' + HUGE + b',"after_hash":"","facts":[],"head_signature":""}', None),
        (b'{"after_seq":0,"after_hash":"\\ud800","facts":[],"head_signature":""}', None),
        (b'{"after_seq":-1,"after_hash":"%s","facts":[],"head_signature":""}' % (b"0" * 64), None),
    ],
)
def test_nonsense_for_an_append_is_refused(
    gateway: GatewayProgram, body: bytes, code: str | None
) -> None:
    pc = gateway.counter()
    answer = append(pc, body)
    assert answer.status_code in (400, 413, 422)
    assert code in (None, answer.json()["code"])
    assert gateway.facts(pc) == []


def test_bombs_are_refused_before_they_grow(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    plain = b"0" * (200 << 20)
    zstd, packed = zstandard.compress(plain), gzip.compress(plain[: 64 << 20])
    for body, encoding in ((zstd, "zstd"), (packed, "gzip"), (plain[: 8 << 20], "")):
        assert code_of(append(pc, body, encoding)) == (413, "body.too_large")
    endless = zstandard.ZstdCompressor().compressobj()  # a frame that does not tell its size
    unknown = endless.compress(plain) + endless.flush()
    assert append(pc, unknown, "zstd").status_code == 413
    assert code_of(append(pc, b"x", "br")) == (415, "body.unknown_encoding")
    assert code_of(append(pc, b"x", "zstd")) == (400, "body.not_zstd")
    assert code_of(append(pc, b"x", "gzip")) == (400, "body.not_gzip")


def test_a_wrong_fact_is_named_by_its_number(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    for number in range(3001, 3004):
        pc.receive(number)
    good = msgspec.to_builtins(pc.journal.append(0, pc.device, pc.private_key))
    wrongs: list[tuple[str, Any]] = [
        ("seq", "2"),
        ("seq", 2.5),
        ("seq", 7),
        ("seq", 10**30),
        ("id", "x"),
        ("id", None),
        ("kind", "Dossier Received"),
        ("dossier", "../../etc/passwd"),
        ("at", "2026-02-30T00:00:00Z"),
        ("at", "0001-01-01T00:00:00+23:59"),
        ("at", "2026-03-02T01:00:00"),
        ("by", "a\x00b"),
        ("by", ""),
        ("clock", 1.5),
        ("body", []),
        ("body", {"a": 1.5}),
        ("body", {"a": 1e400}),
        ("prev", "0" * 64),
        ("hash", "f" * 64),
    ]
    for field, value in wrongs:
        facts = [dict(fact) for fact in good["facts"]]
        facts[1][field] = value
        answer = append(pc, json.dumps(good | {"facts": facts}).encode())
        told = answer.json()
        if field == "body" and value == {"a": float("inf")}:
            assert answer.status_code in (400, 422)
            continue
        assert (answer.status_code, told["code"]) == (422, "fact.malformed"), (field, value)
        assert told["facts"]["seq"] == 2, (field, value)
    assert gateway.facts(pc) == []


def test_deep_bodies_of_facts_are_refused(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    deep: Any = 1
    for _ in range(60):
        deep = {"a": deep}
    pc.journal.add("x.y", deep)
    answer = pc.send()
    assert (answer.status_code, answer.json()["facts"]["field"]) == (422, "depth")


def test_only_the_devices_own_signature_moves_its_head(gateway: GatewayProgram) -> None:
    pc, other = gateway.counter(3), gateway.counter(4)
    pc.receive(3001)
    forged = pc.journal.append(0, pc.device, other.private_key)
    assert code_of(append(pc, msgspec.json.encode(forged))) == (403, "journal.bad_signature")
    assert gateway.facts(pc) == []


def test_a_device_speaks_for_itself_only(gateway: GatewayProgram) -> None:
    pc, other = gateway.counter(3), gateway.counter(4)
    for path in (
        f"/v1/journal/{other.device}",
        f"/v1/journal/{other.device}/facts",
        f"/v1/reconcile/{other.device}?day=2026-03-02",
    ):
        assert code_of(pc.get(path)) == (403, "device.not_yours")
    assert code_of(pc.post(f"/v1/journal/{other.device}", b"{}")) == (403, "device.not_yours")


def test_another_communes_dossier_is_neither_seen_nor_touched(gateway: GatewayProgram) -> None:
    pc, stranger = gateway.counter(3), gateway.counter(3, unit=gateway.unit + ".9")
    dossier = pc.receive(3001)
    pc.deliver()
    stranger.journal.add("dossier.withdrawn", {"reason": "x"}, dossier)
    [verdict] = stranger.deliver().verdicts
    assert (verdict.verdict, verdict.code, verdict.facts) == ("refused", "dossier.unknown", {})
    [shown] = command("show", "--db", gateway.db, f"{gateway.unit}-260302-3001")
    assert shown["status"] == 2


def test_tokens_and_assertions_count_once_and_not_for_others(gateway: GatewayProgram) -> None:
    pc, other = gateway.counter(3), gateway.counter(4)

    def log_in(assertion: str) -> tuple[int, str]:
        answer = pc.post("/v1/token", {"client_assertion": assertion})
        return answer.status_code, answer.json().get("code", "")

    once = pc.assertion()
    assert log_in(once) == (200, "")
    assert log_in(once) == (401, "assertion.replayed")
    now = int(time.time())
    for changes, code in (
        ({"exp": now - 120, "iat": now - 240}, "assertion.expired"),
        ({"exp": now + 900}, "assertion.malformed"),
        ({"iat": now + 900, "exp": now + 960}, "assertion.expired"),
        ({"aud": "somebody-else"}, "assertion.malformed"),
        ({"sub": other.device, "iss": other.device}, "assertion.malformed"),
        ({"sub": "nobody", "iss": "nobody"}, "device.unknown"),
        ({"iss": other.device}, "assertion.malformed"),
        ({"exp": "soon"}, "assertion.malformed"),
        ({"exp": 10**40}, "assertion.malformed"),
        ({"jti": ["a"]}, "assertion.malformed"),
        ({"jti": ""}, "assertion.malformed"),
    ):
        assert log_in(pc.assertion(**changes)) == (401, code), changes
    assert log_in(once[:-6] + "AAAAAA")[0] == 401
    assert log_in("a.b.c")[0] == 401
    own = Ed25519PrivateKey.from_private_bytes(keys.new_private_key())
    forged = encode(
        {"sub": pc.device, "iss": "counter-gateway", "aud": "counter-gateway", "exp": now + 99,
         "iat": now}, own, algorithm="EdDSA",
    )  # fmt: skip
    for token in (forged, once, "x", "x" * 9000):
        answer = requests.get(
            f"{gateway.url}/v1/feed", headers={"Authorization": f"Bearer {token}"}, timeout=30
        )
        assert code_of(answer) == (401, "token.malformed")
    assert code_of(requests.get(f"{gateway.url}/v1/feed", timeout=30)) == (401, "token.missing")


def test_a_revoked_device_is_told_so_and_its_facts_stay(gateway: GatewayProgram) -> None:
    pc, other = gateway.counter(3), gateway.counter(4)
    pc.receive(3001)
    pc.deliver()
    cursor = other.feed()["cursor"]
    command("revoke", "--db", gateway.db, "--device", pc.device)
    pc.receive(3002)
    assert code_of(pc.send(after=1)) == (403, "device.revoked")
    assert code_of(pc.get("/v1/feed")) == (403, "device.revoked")
    assert code_of(pc.get(f"/v1/journal/{pc.device}")) == (403, "device.revoked")
    assert code_of(pc.post("/v1/token", {"client_assertion": pc.assertion()})) == (
        403,
        "device.revoked",
    )
    assert len(gateway.facts(pc)) == 1
    [item] = other.feed(cursor)["items"]
    assert (item["kind"], item["device"]) == ("device.revoked", pc.device)


def test_enrolment_codes_are_not_guessed_and_not_bent(gateway: GatewayProgram) -> None:
    code = gateway.enrolment(3)
    public = keys.public_key(keys.new_private_key())
    order = {"code": code, "public_key": public, "unit": gateway.unit, "counter": 3}

    def enrol(**changes: Any) -> tuple[int, str]:
        answer = requests.post(f"{gateway.url}/v1/enrol", json=order | changes, timeout=30)
        return answer.status_code, answer.json().get("code", "")

    assert enrol(code="AAAA-AAAA-AAAA-AAAA") == (403, "enrolment.unknown")
    assert enrol(unit="H48.0.0") == (403, "enrolment.mismatch")
    assert enrol(counter=4) == (403, "enrolment.mismatch")
    assert enrol(public_key="AAAA") == (422, "enrolment.bad_key")
    assert enrol(counter="3") == (422, "body.malformed")
    assert enrol()[0] == 201
    other = keys.public_key(keys.new_private_key())
    assert enrol(public_key=other) == (403, "enrolment.used")
    late = command(
        "enrol", "--db", gateway.db, "--unit", gateway.unit, "--counter", "5", "--days", "0"
    )[0]["enrolment"]
    assert enrol(code=late, counter=5) == (410, "enrolment.expired")


def test_unknown_roads_and_methods_get_our_answer(gateway: GatewayProgram) -> None:
    for method, path, status in (
        ("GET", "/", 404),
        ("GET", "/v1/nothing", 404),
        ("PUT", "/v1/feed", 405),
        ("GET", "/v1/feed?limit=x", 400),
        ("GET", "/v1/../metrics/../../etc/passwd", 404),
    ):
        pc_less = requests.request(method, gateway.url + path, timeout=30)
        assert pc_less.status_code in (status, 401), (method, path, pc_less.text)
        assert pc_less.headers["X-Request-Id"]
    same = requests.get(
        f"{gateway.url}/v1/health", headers={"X-Request-Id": "abc-12345678"}, timeout=30
    )
    assert same.headers["X-Request-Id"] == "abc-12345678"


def test_logs_and_figures_name_nobody(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    pc.receive(3001, note="bí mật của công dân")
    pc.receive(3001)
    pc.deliver()
    append(pc, b'{"name": "Nguy\xe1\xbb\x85n Th\xe1\xbb\x8b M\xe1\xba\xabu"')
    log = Path(gateway.log).read_text()
    figures = requests.get(f"{gateway.url}/metrics", timeout=30).text
    for word in ("Nguyễn", "051185001234", "bí mật"):
        assert word not in log
        assert word not in figures
    assert 'counter_gateway_facts_total{verdict="accepted"' in figures
    assert "counter_gateway_store_answers{" in figures
    assert "counter_gateway_forward_steps_compare{" in figures
    assert f"{uuid.UUID(pc.device)}" not in figures


def test_a_bundle_nobody_signed_is_not_unpacked(gateway: GatewayProgram) -> None:
    """Anybody can seal to the gateway; only a device makes it work."""
    pc = gateway.counter()
    head = b'{"bundle":"b","device":"%s","made_at":"' % pc.device.encode()
    bombs = {
        "courier.bad_signature": head + b"0" * (240 << 20),
        "courier.damaged": b" " * (240 << 20) + head,
        "device.unknown": head.replace(pc.device.encode(), b"nobody") + b"0" * (240 << 20),
    }
    process = psutil.Process(gateway.pid)
    before = process.memory_info().rss
    for code, bomb in bombs.items():
        body = bytes(64) + compression.compress(bomb)
        sealed = io.BytesIO()
        seal_to(pc.enrolled.seal_key, sealed, [len(body).to_bytes(8, "big"), body])
        answer = requests.post(f"{gateway.url}/v1/courier", data=sealed.getvalue(), timeout=60)
        assert code_of(answer)[1] == code
    assert process.memory_info().rss - before < 48 << 20


def test_headers_without_end_are_not_kept(gateway: GatewayProgram) -> None:
    process = psutil.Process(gateway.pid)
    before = process.memory_info().rss
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", gateway.port), 10) as line:
            line.sendall(b"GET /v1/health HTTP/1.1\r\nHost: gateway\r\nX-Long: ")
            sent = 0
            with contextlib.suppress(OSError):  # it hangs up in the middle
                while sent < 16 << 20:
                    line.sendall(b"x" * 65_536)
                    sent += 65_536
            assert sent < 16 << 20
    assert process.memory_info().rss - before < 16 << 20
    assert requests.get(f"{gateway.url}/v1/health", timeout=30).status_code == 200


def test_hostile_traffic_does_not_make_the_gateway_grow(own_gateway: GatewayProgram) -> None:
    pc = own_gateway.counter()
    bomb = zstandard.compress(b"0" * (200 << 20))
    broken = b'{"after_seq":0,"facts":[' + b'{"a":' * 5000
    for body in (bomb, broken):
        append(pc, body, "zstd" if body is bomb else "")
    process = psutil.Process(own_gateway.pid)
    before = process.memory_info().rss
    for _ in range(60):
        append(pc, bomb, "zstd")
        append(pc, broken)
    assert process.memory_info().rss - before < 64 << 20
