"""``counter-gateway edition``: signed, by hash, once to each commune; nothing else gets in."""

import gzip
import hashlib
import json

import msgspec
import pytest

from sync.contract import EDITION_MAX, Edition
from sync.gateway.__main__ import main
from sync.signing import verify_edition
from tests.gateway.program import command

CATALOGUE = {"edition": "2026-04", "procedures": [{"code": "1.004873", "name": "Thủ tục thử"}]}
CALENDAR = {"years": {"2027": {"off": [], "work": []}}}


@pytest.fixture
def send(gateway, tmp_path):
    def send(content, *more, code=0):
        file = tmp_path / "edition.json"
        file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        words = ("edition", "--db", gateway.db, "--unit", gateway.unit)
        return command(*words, str(file), *more, code=code)

    return send


def editions(pc):
    return [item for item in pc.feed()["items"] if item["kind"] == "edition"]


def test_an_edition_is_signed_and_its_bytes_are_there_by_hash_and_in_ranges(gateway, send):
    pc = gateway.counter()
    [told] = send(CATALOGUE)
    content = json.dumps(CATALOGUE).encode()
    sha256 = hashlib.sha256(content).hexdigest()
    assert (told["kind"], told["name"], told["repeated"]) == ("catalogue", "2026-04", False)
    [item] = editions(pc)
    edition = msgspec.convert(item["body"], Edition)
    assert (edition.sha256, edition.size) == (sha256, len(content))
    assert verify_edition([pc.enrolled.gateway_key], edition)
    forged = msgspec.structs.replace(edition, name="2026-05")
    assert not verify_edition([pc.enrolled.gateway_key], forged)
    assert pc.get(f"/v1/blobs/{sha256}").content == content
    part = pc.get(f"/v1/blobs/{sha256}", Range="bytes=5-9")
    assert (part.status_code, part.content) == (206, content[5:10])


def test_the_same_file_is_told_once_to_a_commune_and_then_to_those_that_came_later(gateway, send):
    pc = gateway.counter()
    [first], [again] = send(CALENDAR), send(CALENDAR, "--name", "renamed")
    assert (first["kind"], first["n"], again["repeated"]) == ("calendar", again["n"], True)
    assert len(editions(pc)) == 1
    later = gateway.counter(4, unit=gateway.unit + "9")
    assert editions(later) == []
    send(CALENDAR, "--unit", later.unit)
    assert [item["body"]["kind"] for item in editions(later)] == ["calendar"]
    assert len(editions(pc)) == 1


def test_without_a_unit_every_commune_hears_of_it(own_gateway, tmp_path):
    pcs = [own_gateway.counter(3, unit=f"H48.9.{n}") for n in (1, 2)]
    file = tmp_path / "calendar.json"
    file.write_text(json.dumps(CALENDAR))
    told = command("edition", "--db", own_gateway.db, str(file))
    assert [line["unit"] for line in told] == ["H48.9.1", "H48.9.2"]
    assert [len(editions(pc)) for pc in pcs] == [1, 1]


def test_another_commune_may_not_read_what_was_sent_to_one(gateway, send):
    gateway.counter()
    [told] = send(CATALOGUE | {"edition": f"only {gateway.unit}"})
    stranger = gateway.counter(5, unit=gateway.unit + "8")
    assert stranger.get(f"/v1/blobs/{told['sha256']}").status_code == 403


def test_a_gzipped_catalogue_is_sent_as_it_is(gateway, send):
    pc = gateway.counter()
    packed = gzip.compress(json.dumps(CATALOGUE).encode(), mtime=0)
    [told] = send(packed)
    assert (told["kind"], told["size"]) == ("catalogue", len(packed))
    assert pc.get(f"/v1/blobs/{told['sha256']}").content == packed


@pytest.mark.parametrize(
    ("content", "more", "error"),
    [
        (b"", (), "edition.not_json"),
        (b"<html>", (), "edition.not_json"),
        (b"7", (), "edition.not_json"),
        (b'{"procedures": ' + b"[" * 5000 + b"]" * 5000 + b"}", (), "body.too_deep"),
        (b'{"edition": "\xff"}', (), "edition.not_json"),
        (gzip.compress(b"{}", mtime=0)[:-4], (), "edition.not_json"),
        (gzip.compress(b" " * (EDITION_MAX + 1), 1, mtime=0), (), "edition.too_large"),
        (gzip.compress(b'{"years": {}}', mtime=0), (), "edition.wrong_kind"),
        (b'{"procedures": []}', ("--kind", "calendar"), "edition.wrong_kind"),
        (b'{"edition": 7}', (), "edition.bad_name"),
        (b"{}", ("--name", "x" * 61), "edition.bad_name"),
    ],
)
def test_what_is_no_edition_is_refused_and_told_to_nobody(
    gateway, tmp_path, capsys, content, more, error
):
    pc = gateway.counter()
    file = tmp_path / "edition.json"
    file.write_bytes(content)
    assert main(["edition", "--db", gateway.db, str(file), "--json", *more]) == 3
    assert json.loads(capsys.readouterr().err)["error"]["code"] == error
    assert editions(pc) == []


def test_an_unknown_commune_and_a_missing_file_are_said(gateway, send, tmp_path):
    send(CALENDAR, "--unit", "H48.404", code=4)
    command("edition", "--db", gateway.db, str(tmp_path / "none.json"), code=4)
