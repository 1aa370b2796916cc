"""What only a bucket can do wrong: addresses, doors that stay shut, parts that overlap."""

import json

import pytest

from sync.gateway.__main__ import main
from sync.gateway.blobs.bucket import Bucket
from sync.gateway.blobs.place import opened_blobs
from sync.gateway.errors import ClosedError, RefusedError
from tests.gateway.shelves import BUCKET, BucketShelf, S3Server
from tests.gateway.test_scans import PDF, named


@pytest.fixture(scope="module")
def server():
    server = S3Server().start()
    yield server
    server.stop()


@pytest.fixture
def let_in(server, monkeypatch):
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)


def send(bucket, upload, offset, piece):
    part = bucket.part(upload, offset)
    part.write(piece)
    part.keep()
    part.close()


def read(bucket, content):
    body = bucket.open(named(content), 0, len(content))
    found = b"".join(iter(lambda: body.read(65_536), b""))
    body.close()
    return found


@pytest.fixture
def bucket(server, let_in) -> Bucket:
    return opened_blobs(BucketShelf(server, "own").place)


def test_parts_that_overlap_are_joined_to_what_was_sent(bucket):
    content = PDF + b"overlap"
    bucket.begin("u1")
    for first, last in ((0, 100_000), (0, 60_000), (60_000, 250_000), (100_000, 250_000)):
        send(bucket, "u1", first, content[first:last])
    send(bucket, "u1", 250_000, content[250_000:])
    assert bucket.settle("u1", named(content), len(content)) == (True, "application/pdf")
    assert read(bucket, content) == content


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_an_upload_with_a_hole_is_not_what_it_said(bucket, missing):
    content = PDF + b"hole %d" % missing
    parts = [(0, 100), (100, 200), (200, len(content))]
    bucket.begin(f"hole-{missing}")
    for number, (first, last) in enumerate(parts):
        if number != missing:
            send(bucket, f"hole-{missing}", first, content[first:last])
    assert bucket.settle(f"hole-{missing}", named(content), len(content)) == (False, "")


def test_settling_again_after_a_crash_says_the_same(bucket):
    content = PDF + b"again"
    bucket.begin("u2")
    send(bucket, "u2", 0, content)
    first = bucket.settle("u2", named(content), len(content))
    send(bucket, "u2", 0, b"what a crash left of the parts")
    assert bucket.settle("u2", named(content), len(content)) == first == (True, "application/pdf")
    assert read(bucket, content) == content


def test_an_ended_upload_leaves_nothing(bucket, server):
    bucket.begin("u3")
    send(bucket, "u3", 0, b"%PDF-1.7 half")
    bucket.drop("u3")
    bucket.drop("u3")
    left = [path for path in (server.folder / "data" / BUCKET).rglob("*") if path.is_file()]
    assert not [path for path in left if "u3" in str(path)]


def test_an_empty_upload_is_held_apart(bucket):
    bucket.begin("u4")
    assert bucket.settle("u4", named(b""), 0) == (True, "")


@pytest.mark.parametrize(
    "place",
    [
        "s3://",
        "s3:///only/prefix",
        "s3://key:secret@scans/x",
        "s3://scans/x?acl=public",
        "s3://scans:9000/x",
        "s3://scans/x?endpoint=nothing",
    ],
)
def test_an_address_that_is_none_is_refused(place):
    with pytest.raises(RefusedError, match=r"blobs\.bad_address"):
        opened_blobs(place)


def test_a_bucket_that_is_missing_or_shut_is_said_before_anybody_is_served(
    server, let_in, monkeypatch, tmp_path, capsys
):
    shelf = BucketShelf(server)
    with pytest.raises(ClosedError, match=r"blobs\.unavailable"):
        opened_blobs(shelf.place.replace(f"//{BUCKET}/", "//nowhere/"))
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong")
    words = ["serve", "--db", str(tmp_path / "g.db"), "--blobs", shelf.place, "--port", "0"]
    assert main([*words, "--json"]) == 5
    told = json.loads(capsys.readouterr().err.splitlines()[-1])["error"]
    assert told["code"] == "blobs.unavailable"
    assert "wrong" not in json.dumps(told)
