"""Scans: tus uploads, blobs by hash, the end-of-day sheet and the courier."""

import base64
import hashlib
import io
import os
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import requests

from sync.courier.bundle import Manifest, ScanEntry, write_bundle
from sync.courier.reply import read_reply, reply_key
from tests.gateway.conftest import KINDS, empty_store
from tests.gateway.counter_pc import CounterPc
from tests.gateway.program import GatewayProgram, command
from tests.gateway.shelves import BucketShelf, S3Server

BUCKET = "bucket"


@pytest.fixture(scope="session")
def s3() -> Iterator[S3Server]:
    server = S3Server().start()
    yield server
    server.stop()


@pytest.fixture(scope="session", params=[*KINDS, BUCKET])
def shared_gateway(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[GatewayProgram]:
    """Each kind of store with a folder of scans, and one with a bucket."""
    folder = tmp_path_factory.mktemp(f"scans-{request.param}")
    if request.param == BUCKET:
        server: S3Server = request.getfixturevalue("s3")
        program = GatewayProgram(str(folder / "gateway.db"), folder, shelf=BucketShelf(server))
        program.environment = server.environment
    else:
        program = GatewayProgram(empty_store(request, folder, request.param), folder)
    yield program.start()
    assert program.stop() == 0, program.log.read_text()[-2000:]
    assert '"bug"' not in program.log.read_text()


@pytest.fixture(params=["folder", BUCKET])
def own_gateway(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[GatewayProgram]:
    """A gateway, and for a bucket also an S3 server, that a test may kill."""
    program = GatewayProgram(str(tmp_path / "gateway.db"), tmp_path)
    with ExitStack() as stack:
        if request.param == BUCKET:
            server = S3Server().start()
            stack.callback(server.stop)
            program.shelf, program.environment = BucketShelf(server), server.environment
        program.start()
        stack.callback(program.stop)
        yield program


PDF = b"%PDF-1.7\n" + os.urandom(300_000)


def b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def named(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def begin(pc: CounterPc, content: bytes, **changes: str) -> requests.Response:
    told = {"sha256": named(content), "type": "application/pdf"} | changes
    metadata = ",".join(f"{name} {b64(value.encode())}" for name, value in told.items())
    headers = {
        "Tus-Resumable": "1.0.0",
        "Upload-Length": str(len(content)),
        "Upload-Metadata": metadata,
    }
    return pc.line.post(f"{pc.url}/v1/uploads", headers=headers, timeout=30)


def patch(
    pc: CounterPc, upload: str, offset: int, part: bytes, checksum: bytes | None = None
) -> requests.Response:
    headers = {
        "Tus-Resumable": "1.0.0",
        "Upload-Offset": str(offset),
        "Content-Type": "application/offset+octet-stream",
        "Upload-Checksum": "sha256 " + b64(checksum or hashlib.sha256(part).digest()),
    }
    return pc.line.patch(pc.url + upload, data=part, headers=headers, timeout=30)


def head(pc: CounterPc, path: str, **headers: str) -> requests.Response:
    return pc.line.head(pc.url + path, headers=headers, timeout=30)


def send(pc: CounterPc, content: bytes) -> requests.Response:
    return patch(pc, begin(pc, content).headers["Location"], 0, content)


def test_a_scan_arrives_in_parts_and_is_read_back_whole_and_in_ranges(
    gateway: GatewayProgram,
) -> None:
    pc = gateway.counter()
    assert head(pc, f"/v1/blobs/{named(PDF)}").status_code == 404
    upload = begin(pc, PDF).headers["Location"]
    assert patch(pc, upload, 0, PDF[:100_000]).headers["Upload-Offset"] == "100000"
    at = head(pc, upload, **{"Tus-Resumable": "1.0.0"})
    assert (at.headers["Upload-Offset"], at.headers["Upload-Length"]) == ("100000", str(len(PDF)))
    assert patch(pc, upload, 100_000, PDF[100_000:]).status_code == 204
    assert head(pc, f"/v1/blobs/{named(PDF)}").status_code == 200
    path = f"/v1/blobs/{named(PDF)}"
    assert pc.get(path).content == PDF
    part = pc.get(path, Range="bytes=5-104")
    assert (part.status_code, part.content) == (206, PDF[5:105])
    assert part.headers["Content-Range"] == f"bytes 5-104/{len(PDF)}"
    assert pc.get(path, Range="bytes=-7").content == PDF[-7:]
    assert pc.get(path, Range=f"bytes={len(PDF)}-").status_code == 416


def test_wrong_offsets_and_wrong_bytes_change_nothing(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    upload = begin(pc, PDF).headers["Location"]
    assert patch(pc, upload, 5, PDF[5:10]).status_code == 409
    wrong = patch(pc, upload, 0, PDF[:1000], checksum=hashlib.sha256(b"other").digest())
    assert (wrong.status_code, wrong.json()["code"]) == (460, "upload.checksum")
    assert head(pc, upload, **{"Tus-Resumable": "1.0.0"}).headers["Upload-Offset"] == "0"
    assert patch(pc, upload, 0, PDF + b"more").status_code == 413
    assert patch(pc, upload, 0, PDF).status_code == 204
    assert patch(pc, upload, len(PDF), b"").status_code == 409


def test_a_scan_that_is_not_what_its_hash_names_is_not_kept(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    upload = begin(pc, PDF, sha256=named(b"else")).headers["Location"]
    assert patch(pc, upload, 0, PDF).status_code == 460
    assert head(pc, f"/v1/blobs/{named(b'else')}").status_code == 404
    assert head(pc, upload, **{"Tus-Resumable": "1.0.0"}).status_code == 404


def test_what_is_no_paper_is_held_apart_and_not_given_out(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    program = b"MZ\x90\x00" + os.urandom(50)
    assert send(pc, program).status_code == 204
    state = head(pc, f"/v1/blobs/{named(program)}")
    assert (state.status_code, state.headers["X-Blob-State"]) == (200, "quarantined")
    assert pc.get(f"/v1/blobs/{named(program)}").status_code == 403
    assert gateway.shelf.quarantined(named(program)) == program


def test_another_commune_reads_neither_blobs_nor_uploads(gateway: GatewayProgram) -> None:
    pc, stranger = gateway.counter(), gateway.counter(3, unit=gateway.unit + ".9")
    content = b"%PDF-1.4 secret" + os.urandom(20)
    upload = begin(pc, content).headers["Location"]
    assert head(stranger, upload, **{"Tus-Resumable": "1.0.0"}).status_code == 404
    assert patch(stranger, upload, 0, content).status_code == 404
    patch(pc, upload, 0, content)
    assert stranger.get(f"/v1/blobs/{named(content)}").status_code == 403
    assert head(stranger, f"/v1/blobs/{named(content)}").status_code == 404
    assert stranger.get(f"/v1/blobs/{named(b'nobody has this')}").status_code == 403


def test_an_expected_scan_that_is_not_there_yet_is_not_found(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    content = b"%PDF-1.4 " + os.urandom(20)
    pc.receive(3001, components=[{"seq": 1, "originals": 1, "scans": [named(content)]}])
    pc.deliver()
    assert pc.get(f"/v1/blobs/{named(content)}").status_code == 404


def test_a_part_that_breaks_off_is_kept_as_far_as_it_came(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    upload, at = "", 0
    for patience in (0.1, 0.5, 2.0, 8.0):  # a break may be heard before bytes on their way
        upload = begin(pc, PDF).headers["Location"]
        head_ = [
            f"PATCH {upload} HTTP/1.1",
            "Host: gateway",
            f"Authorization: {pc.line.headers['Authorization']}",
            "Tus-Resumable: 1.0.0",
            "Upload-Offset: 0",
            "Content-Type: application/offset+octet-stream",
            f"Content-Length: {len(PDF)}",
        ]
        with socket.create_connection(("127.0.0.1", gateway.port)) as line:
            line.sendall("\r\n".join([*head_, "", ""]).encode() + PDF[:40_000])
            time.sleep(patience)
        time.sleep(patience)
        at = int(head(pc, upload, **{"Tus-Resumable": "1.0.0"}).headers["Upload-Offset"])
        if at == 40_000:
            break
    assert at == 40_000
    assert patch(pc, upload, at, PDF[at:]).status_code == 204
    assert pc.get(f"/v1/blobs/{named(PDF)}").content == PDF


def test_an_upload_can_be_ended(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    upload = begin(pc, PDF).headers["Location"]
    tus = {"Tus-Resumable": "1.0.0"}
    assert pc.line.delete(pc.url + upload, headers=tus, timeout=30).status_code == 204
    assert head(pc, upload, **tus).status_code == 404


def test_an_upload_goes_on_after_the_gateway_was_killed(own_gateway: GatewayProgram) -> None:
    pc = own_gateway.counter()
    upload = begin(pc, PDF).headers["Location"]
    patch(pc, upload, 0, PDF[:70_000])
    own_gateway.kill()
    own_gateway.shelf.spoil(upload.rpartition("/")[2])
    own_gateway.start()
    pc.url = own_gateway.url
    at = int(head(pc, upload, **{"Tus-Resumable": "1.0.0"}).headers["Upload-Offset"])
    assert at == 70_000
    assert patch(pc, upload, at, PDF[at:]).status_code == 204
    assert pc.get(f"/v1/blobs/{named(PDF)}").content == PDF


def test_a_disk_that_fails_is_a_closed_door_for_scans_only(own_gateway: GatewayProgram) -> None:
    pc = own_gateway.counter()
    own_gateway.shelf.fail()
    answer = begin(pc, PDF)
    assert (answer.status_code, answer.json()["code"]) == (503, own_gateway.shelf.closed)
    assert int(answer.headers["Retry-After"]) > 0
    pc.receive(3001)
    assert pc.deliver().head == pc.journal.head


def test_the_sheet_of_a_day_counts_facts_and_scans(gateway: GatewayProgram) -> None:
    pc, other = gateway.counter(3), gateway.counter(4)
    here, missing = b"%PDF-1.4 here" + os.urandom(9), b"%PDF-1.4 missing" + os.urandom(9)
    scans = [{"seq": 1, "originals": 1, "scans": [named(here), named(missing)]}]
    dossier = pc.receive(3001, components=scans)
    pc.receive(9001)
    pc.journal.add("fee.taken", {"amount": 1, "name": "x"}, dossier, "2026-03-09T01:00:00Z")
    pc.deliver()
    send(pc, here)
    other.journal.add("dossier.handed_over", {"to": "x"}, dossier)
    other.deliver()
    sheet: dict[str, Any] = pc.get(f"/v1/reconcile/{pc.device}?day=2026-03-02").json()
    assert sheet["head"] == {"seq": 3, "hash": pc.journal.head.hash}
    first, second = sheet["dossiers"]
    assert first == {
        "dossier": dossier,
        "code": f"{pc.unit}-260302-3001",
        "last_hash": pc.journal.facts[2].hash,
        "facts": 2,
        "verdict": "accepted",
        "scans_held": 1,
        "scans_expected": 2,
        "portal": "",
    }
    assert second["verdict"] == "refused"
    assert other.get(f"/v1/reconcile/{pc.device}?day=2026-03-02").status_code == 403
    assert pc.get(f"/v1/reconcile/{pc.device}?day=2026-13-02").status_code == 400


def test_the_courier_brings_facts_scans_and_news(
    gateway: GatewayProgram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in gateway.environment.items():
        monkeypatch.setenv(name, value)
    pc, other = gateway.counter(3), gateway.counter(4)
    other.receive(4001)
    other.deliver()
    content = b"%PDF-1.4 by stick" + os.urandom(9)
    pc.receive(3001, components=[{"seq": 1, "originals": 1, "scans": [named(content)]}])

    def bundle(name: str) -> bytes:
        target = io.BytesIO()
        manifest = Manifest(
            bundle=name,
            device=pc.device,
            made_at="2026-03-02T01:00:00Z",
            append=pc.journal.append(0, pc.device, pc.private_key),
            scans=[ScanEntry(named(content), "application/pdf", len(content), "")],
            feed_after="",
            reply_key=reply_key(pc.private_key, name),
        )
        seal = pc.enrolled.seal_key
        write_bundle(target, manifest, [content], private_key=pc.private_key, seal_key=seal)
        return target.getvalue()

    anyone = requests.post(f"{gateway.url}/v1/courier", data=bundle("one"), timeout=30)
    assert anyone.status_code == 200
    reply = read_reply(anyone.content, pc.private_key)
    assert (reply.standing.seq, reply.scans) == (1, [named(content)])
    assert reply.standing.checkpoint is not None
    assert reply.feed is not None
    assert [item.kind for item in reply.feed.items] == ["fact"]
    stick, out = tmp_path / "stick.bundle", tmp_path / "ack.bundle"
    stick.write_bytes(bundle("two"))
    command("courier", str(stick), "--db", gateway.db, "--out", str(out))  # scans: where served
    assert read_reply(out.read_bytes(), pc.private_key).standing.seq == 1
    assert len(gateway.facts(pc)) == 1
    assert pc.get(f"/v1/blobs/{named(content)}").content == content
    damaged = bytearray(bundle("three"))
    damaged[-20] ^= 1
    bad = requests.post(f"{gateway.url}/v1/courier", data=bytes(damaged), timeout=30)
    assert (bad.status_code, bad.json()["code"]) == (422, "courier.damaged")
