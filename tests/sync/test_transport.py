"""HTTP as it comes: only the gateway's own whole answer counts, everything else is silence."""

import gzip
import hashlib
import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import jwt
import msgspec
import pytest

from sync import keys
from sync.compression import compress, decompress
from sync.contract import Append, Feed, Head, Health
from sync.errors import (
    AuthError,
    BusyError,
    ForkError,
    GapError,
    OfflineError,
    ProtocolError,
    RejectedError,
)
from sync.ports import PendingBlob
from sync.transport import HttpTransport
from tests.sync.loopback import TOKEN, Said
from tests.sync.replica import make_identity

HEAD = Said(body=msgspec.json.encode(Head(7, "a" * 64)))
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
JOURNAL = "/v1/journal"


def test_one_token_and_one_connection_serve_many_calls(server, wire):
    server.script[JOURNAL] = [HEAD]
    for _ in range(3):
        assert wire.standing(verdicts_after=4).seq == 7
    assert len(server.heard_on("/v1/token")) == 1
    assert server.connections == 1
    assert server.heard[-1].headers["Authorization"] == "Bearer t1"
    assert server.heard[-1].path.endswith("?verdicts_after=4")


def test_the_assertion_is_the_devices_own_and_short_lived(server, wire):
    server.script[JOURNAL] = [HEAD]
    wire.standing(verdicts_after=0)
    order = msgspec.json.decode(decompress(server.heard[0].body, 10_000))
    claims = jwt.decode(
        order["client_assertion"],
        jwt.algorithms.OKPAlgorithm.from_jwk(
            {"kty": "OKP", "crv": "Ed25519", "x": keys.public_key(bytes(32))}
        ),
        algorithms=["EdDSA"],
        audience="counter-gateway",
    )
    assert claims["iss"] == claims["sub"] == make_identity().device
    assert claims["exp"] - claims["iat"] <= 300
    assert order["client_assertion_type"].endswith("jwt-bearer")


def test_a_token_is_renewed_before_it_ends(server):
    seconds = [0.0]
    server.script[JOURNAL] = [HEAD]
    wire = HttpTransport(server.url, make_identity(), ticks=lambda: seconds[0])
    for moment in (0, 3500, 3600):
        seconds[0] = moment
        wire.standing(verdicts_after=0)
    assert len(server.heard_on("/v1/token")) == 2
    wire.close()


def test_a_token_refused_is_renewed_once(server, wire):
    server.script[JOURNAL] = [Said(401), HEAD]
    assert wire.standing(verdicts_after=0).seq == 7
    assert len(server.heard_on("/v1/token")) == 2
    server.script[JOURNAL] = [Said(401, b'{"code": "token.unknown"}')]
    with pytest.raises(AuthError, match=r"token\.unknown"):
        wire.standing(verdicts_after=0)
    assert len(server.heard_on(JOURNAL)) == 4


def test_a_wrong_clock_learns_the_time_from_the_refusal(server):
    told = {"Date": format_datetime(NOW, usegmt=True)}
    server.script["/v1/token"] = [Said(401, headers=told), TOKEN]
    server.script[JOURNAL] = [HEAD]
    wire = HttpTransport(server.url, make_identity(), now=lambda: NOW + timedelta(days=400))
    assert wire.standing(verdicts_after=0).seq == 7
    order = msgspec.json.decode(decompress(server.heard[1].body, 10_000))
    issued = jwt.decode(order["client_assertion"], options={"verify_signature": False})["iat"]
    assert abs(issued - NOW.timestamp()) <= 86_400
    wire.close()


def test_a_revoked_device_is_told_so_without_a_second_try(server, wire):
    server.script["/v1/token"] = [Said(403, b'{"code": "device.revoked"}')]
    with pytest.raises(AuthError, match=r"device\.revoked"):
        wire.standing(verdicts_after=0)
    assert len(server.heard) == 1


def test_without_an_identity_there_is_no_token(server):
    with pytest.raises(AuthError, match=r"device\.not_enrolled"):
        HttpTransport(server.url, None).standing(verdicts_after=0)


PORTAL = b"<html>Welcome to the hotel. Please log in.</html>"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (Said(200, PORTAL, {"Content-Type": "text/html"}, genuine=False), "not_the_gateway"),
        (Said(200, HEAD.body, genuine=False), "not_the_gateway"),
        (Said(302, b"", {"Location": "http://login.invalid/"}, genuine=False), "not_the_gateway"),
        (Said(502, PORTAL, genuine=False), "not_the_gateway"),
        (Said(503, PORTAL, genuine=False), "not_the_gateway"),
        (Said(407, PORTAL, genuine=False), "not_the_gateway"),
        (Said(200, PORTAL), "line.cut"),
        (Said(200, HEAD.body, {"X-Request-Id": "another's"}, genuine=False), "not_the_gateway"),
        (Said(200, HEAD.body, cut=20), "line.cut"),
        (Said(200, HEAD.body[:-5]), "line.cut"),
        (Said(200, compress(HEAD.body)[:-4], {"Content-Encoding": "zstd"}), "line.cut"),
        (
            Said(200, gzip.compress(HEAD.body, mtime=0)[:-9], {"Content-Encoding": "gzip"}),
            "line.cut",
        ),
        (Said(200, HEAD.body, {"Content-Encoding": "gzip"}), "line.cut"),
        (Said(500, b'{"code": "bug"}'), "gateway.failed"),
    ],
)
def test_what_is_no_answer_settles_nothing(server, wire, said, code):
    server.script[JOURNAL] = [said]
    with pytest.raises(OfflineError, match=code):
        wire.standing(verdicts_after=0)


@pytest.mark.parametrize(
    ("said", "kind", "code"),
    [
        (Said(200, b'{"seq": "seven"}'), ProtocolError, "answer.malformed"),
        (Said(403, b'{"code": "device.other"}'), AuthError, "device.other"),
        (Said(409, b'{"code": "journal.gap", "facts": {"seq": 3}}'), GapError, "seq=3"),
        (Said(409, b'{"code": "journal.fork"}'), ForkError, "journal.fork"),
        (Said(413, PORTAL, genuine=False), RejectedError, "body.too_large"),
        (Said(422, b'{"code": "fact.malformed", "facts": {"seq": 9}}'), RejectedError, "seq=9"),
        (Said(422, b"not json"), RejectedError, "fact.malformed"),
        (Said(404, b""), RejectedError, "no_such_thing"),
        (Said(418, b""), ProtocolError, "answer.unexpected"),
    ],
)
def test_each_refusal_has_its_kind(server, wire, said, kind, code):
    server.script[JOURNAL] = [said]
    with pytest.raises(kind) as raised:
        wire.standing(verdicts_after=0)
    assert code in str(raised.value)


@pytest.mark.parametrize(
    ("headers", "genuine", "seconds"),
    [
        ({"Retry-After": "17"}, True, 17),
        ({"Retry-After": "17"}, False, 17),
        ({}, True, 0),
        ({"Retry-After": "soon"}, True, 0),
        (
            {
                "Retry-After": format_datetime(NOW + timedelta(seconds=90), usegmt=True),
                "Date": format_datetime(NOW, usegmt=True),
            },
            False,
            90,
        ),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_gateway_names_the_wait(server, wire, headers, genuine, seconds, status):
    server.script[JOURNAL] = [Said(status, PORTAL, headers, genuine)]
    with pytest.raises(BusyError) as raised:
        wire.standing(verdicts_after=0)
    assert raised.value.retry_after_s == seconds


def test_nobody_there_is_silence():
    wire = HttpTransport("http://127.0.0.1:9", make_identity())
    with pytest.raises(OfflineError, match=r"line\.no_answer"):
        wire.health()


def test_a_line_without_a_byte_is_given_up_after_the_stall_time(server, wire):
    release = threading.Event()
    server.script["/v1/health"] = [Said(hang=release)]
    wire.stall_s = 0.1
    with pytest.raises(OfflineError, match=r"line\.stalled"):
        wire.health()
    release.set()


def test_after_a_lost_connection_a_new_one_is_opened(server, wire):
    server.script[JOURNAL] = [Said(200, HEAD.body, cut=3), HEAD]
    with pytest.raises(OfflineError):
        wire.standing(verdicts_after=0)
    assert wire.standing(verdicts_after=0).seq == 7
    assert server.connections == 2


def test_the_gateways_clock_is_known_after_an_answer(server, wire):
    health = Health(state="ok", retry_after_s=0, at="2026-03-02T09:00:00Z")
    server.script["/v1/health"] = [Said(body=msgspec.json.encode(health))]
    assert wire.said_at() is None
    assert wire.health() == health
    assert abs(wire.said_at() - datetime.now(UTC)) < timedelta(seconds=60)


def test_bodies_go_compressed_with_the_shared_dictionary(server, wire):
    append = Append(after_seq=0, after_hash="0" * 64, facts=[], head_signature="s")
    server.script[JOURNAL] = [Said(409, b'{"code": "journal.gap"}')]
    with pytest.raises(GapError):
        wire.append(msgspec.json.encode(append))
    heard = server.heard[-1]
    assert heard.headers["Content-Encoding"] == "zstd"
    assert heard.headers["X-Dictionary"] == "1"
    assert msgspec.json.decode(decompress(heard.body, 9999), type=Append) == append


def test_a_gateway_without_our_dictionary_gets_a_plain_frame(server, wire):
    server.script[JOURNAL] = [
        Said(415, b'{"code": "body.unknown_dictionary"}'),
        Said(409, b'{"code": "journal.gap"}'),
    ]
    for _ in range(2):
        with pytest.raises(GapError):
            wire.append(b"{}")
    plain = [heard.headers["X-Dictionary"] for heard in server.heard_on(JOURNAL)]
    assert len(plain) == 3
    assert decompress(server.heard[-1].body, 10) == b"{}"


def test_any_other_refusal_of_a_body_is_passed_on(server, wire):
    server.script[JOURNAL] = [Said(422, b"{}")]
    with pytest.raises(RejectedError, match=r"fact\.malformed"):
        wire.append(b"{}")


def test_answers_come_compressed_too(server, wire):
    feed = msgspec.json.encode(Feed(items=[], cursor="c/1", more=False))
    server.script["/v1/feed"] = [
        Said(body=compress(feed), headers={"Content-Encoding": "zstd", "X-Dictionary": "1"}),
        Said(body=gzip.compress(feed), headers={"Content-Encoding": "gzip"}),
    ]
    for _ in range(2):
        assert wire.feed(after="a&b/", limit=5, wait_s=0).cursor == "c/1"
    assert server.heard[-1].path == "/v1/feed?after=a%26b%2F&limit=5&wait=0"


def test_own_facts_and_the_sheet_are_asked_for(server, wire):
    server.script[JOURNAL] = [Said(body=b'{"facts": [], "more": false}')]
    assert wire.own_facts(after=3).facts == []
    server.script["/v1/reconcile"] = [
        Said(
            body=b'{"device": "d", "day": "2026-03-02", "head": [0, ""]'.replace(
                b'[0, ""]', b'{"seq": 0, "hash": ""}'
            )
            + b', "facts_total": 0, "dossiers": []}'
        )
    ]
    assert wire.reconcile("2026-03-02").day == "2026-03-02"


def test_a_courier_bundle_goes_by_wire_without_a_login(server, wire):
    server.script["/v1/courier"] = [Said(body=b"sealed reply")]
    assert wire.courier(b"bundle") == b"sealed reply"
    assert server.heard[-1].body == b"bundle"
    assert len(server.heard) == 1


CONTENT = b"%PDF-1.7 made up"
SHA256 = hashlib.sha256(CONTENT).hexdigest()
BLOB = PendingBlob(
    sha256=SHA256, media_type="application/pdf", size=len(CONTENT), dossier="d1", upload=""
)


def test_a_blob_is_believed_by_its_hash(server, wire):
    server.script["/v1/blobs"] = [Said(body=CONTENT), Said(body=b"another file")]
    assert wire.blob(SHA256) == CONTENT
    with pytest.raises(OfflineError, match=r"line\.cut"):
        wire.blob(SHA256)


def test_whether_a_blob_is_there_is_yes_or_no_and_nothing_else(server, wire):
    server.script["/v1/blobs"] = [Said(200, b""), Said(404, b""), Said(410, b"")]
    assert wire.has_blob(SHA256)
    assert not wire.has_blob(SHA256)
    with pytest.raises(RejectedError):
        wire.has_blob(SHA256)


def test_a_caches_old_word_about_an_upload_says_nothing_of_a_scan(server, wire):
    """Else a scan would be shown as delivered that the province does not hold."""
    old = {"Tus-Resumable": "1.0.0", "Upload-Offset": "5"}
    server.script["/v1/blobs"] = [Said(204, b"", old, genuine=False)]
    with pytest.raises(OfflineError, match=r"line\.not_the_gateway"):
        wire.has_blob(SHA256)


def test_an_upload_speaks_tus(server, wire):
    tus = {"Tus-Resumable": "1.0.0"}
    server.script["/v1/uploads"] = [
        Said(201, b"", tus | {"Location": f"{server.url}/v1/uploads/77?x=1"}, genuine=False),
        Said(204, b"", tus | {"Upload-Offset": "5"}, genuine=False),
        Said(200, b"", tus | {"Upload-Offset": "5"}, genuine=False),
        Said(460, b"", tus, genuine=False),
        Said(409, b"", tus, genuine=False),
        Said(204, b"", tus, genuine=False),
    ]
    upload = wire.begin_upload(BLOB)
    assert upload == "/v1/uploads/77?x=1"
    begun = server.heard[-1].headers
    assert begun["Upload-Length"] == str(len(CONTENT))
    assert begun["Upload-Metadata"].startswith("sha256 ")
    assert wire.upload_part(upload, 0, CONTENT[:5]) == 5
    sent = server.heard[-1]
    assert sent.headers["Upload-Checksum"].startswith("sha256 ")
    assert sent.headers["Content-Type"] == "application/offset+octet-stream"
    assert sent.body == CONTENT[:5]
    assert wire.upload_offset(upload) == 5
    for kind in (RejectedError, GapError, ProtocolError):
        with pytest.raises(kind):
            wire.upload_part(upload, 5, CONTENT[5:])


@pytest.mark.parametrize("place", ["", "https://elsewhere.invalid/v1/uploads/1"])
def test_an_upload_goes_nowhere_else(server, wire, place):
    server.script["/v1/uploads"] = [Said(201, b"", {"Location": place} if place else {})]
    with pytest.raises(ProtocolError, match=r"upload\.no_location"):
        wire.begin_upload(BLOB)


@pytest.mark.parametrize("url", ["http://10.0.0.7:8000", "http://gateway.invalid", "ftp://127.1"])
def test_plain_http_leaves_this_machine_never(url):
    with pytest.raises(RejectedError, match=r"url\.not_https"):
        HttpTransport(url, None)


@pytest.mark.parametrize("url", ["http://localhost:1", "http://[::1]:1", "http://127.0.0.9"])
def test_plain_http_within_this_machine_is_allowed(url):
    HttpTransport(url, None).close()
