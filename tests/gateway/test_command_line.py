"""The commands, given nonsense: the exit code of the contract, an error as JSON, no trace."""

import json
import subprocess
import sys

import pytest

from sync.gateway.__main__ import main
from tests.gateway.program import command

UNIT = ("--unit", "H48.12.34", "--counter", "3")


@pytest.fixture
def db(tmp_path):
    path = str(tmp_path / "gateway.db")
    command("enrol", "--db", path, *UNIT)
    return path


def said(capsys):
    [line] = capsys.readouterr().err.splitlines()
    error = json.loads(line)["error"]
    assert set(error) == {"code", "facts", "cure"}
    return error["code"]


@pytest.mark.parametrize(
    ("words", "exit_code", "code"),
    [
        (("show", "H48.0-260302-1"), 4, "dossier.unknown"),
        (("show", ""), 4, "dossier.unknown"),
        (("show", "x" * 100_000), 4, "dossier.unknown"),
        (("show", "' OR 1=1 --"), 4, "dossier.unknown"),
        (("show", "a\x00b"), 4, "dossier.unknown"),
        (("show", "\ud800"), 4, "dossier.unknown"),
        (("facts", "--device", "nobody"), 4, "device.unknown"),
        (("revoke", "--device", "nobody"), 4, "device.unknown"),
        (("revoke", "--device", "\x00"), 4, "device.unknown"),
        (("widen", "--device", "nobody", "--first", "1", "--last", "2"), 4, "device.unknown"),
        (("widen", "--device", "x", "--first", "9", "--last", "2"), 2, "range.impossible"),
        (("widen", "--device", "x", "--first", "1", "--last", "9" * 40), 2, "range.impossible"),
        (("enrol", *UNIT, "--days", "99999999999"), 2, "usage"),
        (("enrol", *UNIT, "--days", "-1"), 2, "usage"),
        (("enrol", *UNIT, "--first", "-5"), 2, "range.impossible"),
        (("enrol", "--unit", "", "--counter", "3"), 2, "usage"),
        (("enrol", "--unit", "x" * 100, "--counter", "3"), 2, "usage"),
        (("enrol", "--unit", "a b", "--counter", "3"), 2, "usage"),
        (("enrol", "--unit", "a\x00b", "--counter", "3"), 2, "usage"),
        (("enrol", "--unit", "H48", "--counter", "0"), 2, "usage"),
        (("enrol", "--unit", "H48", "--counter", "x"), 2, "usage"),
        (("enrol", *UNIT, "--unit-name", "a\x00b"), 2, "usage"),
        (("news", "/nowhere/news.jsonl"), 4, "file.missing"),
        (("courier", "/nowhere/bundle", "--out", "/tmp/x"), 4, "file.missing"),
        (("forward", "--portal", "/nowhere/portal.toml"), 4, "file.missing"),
        (("forward-decide", "x", "--found", "there"), 4, "forward.unknown"),
        (("serve", "--blobs", "b", "--port", "70000"), 2, "usage"),
        (("serve", "--blobs", "b", "--workers", "0"), 2, "usage"),
        (("serve", "--blobs", "b", "--host", "0.0.0.0"), 2, "serve.plain_http"),
        (("serve", "--blobs", "b", "--host", "gateway.example.gov.vn"), 2, "serve.plain_http"),
        (("serve",), 2, "serve.no_blobs"),
        (("serve", "--blobs", "b", "--tls-cert", "/no", "--tls-key", "/no"), 2,
         "serve.bad_certificate"),
        (("serve", "--blobs", "b", "--tls-cert", "/no"), 2, "serve.bad_certificate"),
        (("nonsense",), 2, "usage"),
        ((), 2, "usage"),
    ],
)  # fmt: skip
def test_nonsense_gets_the_exit_code_of_the_contract(db, capsys, words, exit_code, code):
    try:
        ended = main([*words, "--db", db, "--json"])
    except SystemExit as usage:
        ended = usage.code
    assert (ended, said(capsys)) == (exit_code, code)


@pytest.mark.parametrize(
    ("place", "exit_code", "code"),
    [
        ("missing.db", 4, "db.missing"),
        ("text.db", 3, "db.not_a_store"),
        ("folder.db", 6, "store.unavailable"),
        ("mysql://x/y", 2, "db.unknown_kind"),
        ("postgresql://nobody@127.0.0.1:1/none", 6, "store.unavailable"),
        ("postgresql://[::bad", 2, "db.unknown_kind"),
    ],
)
def test_a_store_that_is_none_is_said(tmp_path, capsys, place, exit_code, code):
    (tmp_path / "text.db").write_text("không phải cơ sở dữ liệu " * 99, "utf-8")
    (tmp_path / "folder.db").mkdir()
    db = place if "://" in place else str(tmp_path / place)
    for word in (("verify",), ("facts",), ("show", "x"), ("devices",), ("news", "-")):
        assert main([*word, "--db", db, "--json"]) == exit_code, word
        assert said(capsys) == code, word


def test_news_that_is_none_stops_no_other(db):
    lines = [
        b"\xff\xfe",
        b"7",
        b"[" * 100_000,
        b'{"id": 7}',
        b'{"id": ""}',
        b'{"id": "a", "kind": "gossip"}',
        b'{"id": "a", "kind": "message", "unit": ["x"]}',
        b'{"id": "a", "code": "x\\u0000y"}',
        b'{"id": "a", "code": "\\ud800"}',
        b'{"id": "a", "code": "nobody has this"}',
        b'{"id": "' + b"x" * 300 + b'"}',
        b'{"id": "a", "status": 1e999, "code": "x"}',
        b'{"id": "a", "code": "x", "more": ' + b"9" * 4_000 + b"}",
        b'{"id": "a", "kind": "message", "unit": "H48.404"}',
        b'{"id": "good", "kind": "message", "text": "ch\\u00e0o \\u0000"}',
        b'{"id": "good", "kind": "message", "text": "again"}',
    ]
    ended = subprocess.run(
        [sys.executable, "-m", "sync.gateway", "news", "-", "--db", db, "--json"],
        input=b"\n".join(lines),
        capture_output=True,
        check=False,
    )
    said_of = [json.loads(line) for line in ended.stdout.splitlines()]
    assert ended.returncode == 3
    assert ended.stderr == b""
    assert [line["error"]["facts"]["line"] for line in said_of[:-2]] == list(range(1, 15))
    assert [line["repeated"] for line in said_of[-2:]] == [False, True]


def test_a_bundle_that_is_none_is_refused(db, tmp_path, capsys):
    bundle = tmp_path / "bundle"
    blobs = ("--blobs", str(tmp_path / "blobs"))
    for content in (b"", b"x", b"counter-courier-1\n" + bytes(99), bytes(100_000)):
        bundle.write_bytes(content)
        words = ["courier", str(bundle), "--out", str(tmp_path / "ack"), "--db", db, *blobs]
        assert main([*words, "--json"]) == 3
        assert said(capsys).startswith("courier.")
    assert not (tmp_path / "ack").exists()


def test_scans_in_a_place_that_is_no_folder_are_said(db, tmp_path, capsys):
    (tmp_path / "file").write_text("x")
    words = ["serve", "--db", db, "--blobs", str(tmp_path / "file" / "x"), "--port", "0"]
    assert main([*words, "--json"]) == 3
    assert said(capsys) == "file.unusable"


def test_without_json_the_error_is_a_line_for_people(db, capsys):
    assert main(["revoke", "--device", "nobody", "--db", db]) == 4
    assert capsys.readouterr().err == "device.unknown device=nobody (correct)\n"
