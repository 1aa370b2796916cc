"""Odd words and files end in an answer of the contract, never in a crash."""

import json
import os
import subprocess
import sys

import pytest

LONG = "x" * 300
PERIOD = ("--from", "2026-11-01", "--to", "2026-11-30")


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder to stand in, with files nobody would name."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "utf16").write_text("mật khẩu", "utf-16")
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "bytes").write_bytes(bytes(range(256)))
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "folder").mkdir()
    return tmp_path


@pytest.mark.parametrize("word", [pytest.param("\udcff", id="bytes"), "a\0b"])
@pytest.mark.parametrize(
    "before",
    [
        ("show",),
        ("search",),
        ("receive",),
        ("scan-card",),
        ("act", "H48.12.34-261127-3001", "decide", "--body"),
        ("officer", "end"),
        ("register", *PERIOD, "--out"),
        ("show", "x", "--password-file"),
        ("audit", "list", "--code"),
    ],
)
def test_a_word_that_is_no_text_is_not_understood(shell, before, word):
    ran = shell.run(*before, word)
    assert (ran.code, ran.error["code"]) == (2, "usage")


@pytest.mark.parametrize("name", ["loop", LONG, "nowhere/x"])
@pytest.mark.parametrize(
    "before",
    [("receive",), ("restore",), ("act", "x", "decide", "--body"), ("unseal", "--out", "u")],
)
def test_a_file_that_cannot_be_found_is_missing(shell, here, before, name):
    ran = shell.run(*before, name)
    assert ran.code == 4, ran.err
    assert ran.error["code"] in ("file.missing", "backup.missing")


@pytest.mark.parametrize(
    ("name", "code"),
    [("..", "file.is_folder"), (".", "file.is_folder"), ("folder", "file.is_folder"),
     (f"{LONG}.pdf", "file.missing"), ("nowhere/x.pdf", "file.missing")],
)  # fmt: skip
def test_a_place_nothing_can_be_written_to_is_said_and_nothing_is_left(shell, here, name, code):
    before = {path.name for path in here.iterdir()}
    for words in (("journal", "export"), ("audit", "export")):
        ran = shell.run(*words, "--reason", "thử", "--out", name)
        assert (ran.code, ran.error["code"]) == (4 if code == "file.missing" else 5, code)
    assert {path.name for path in here.iterdir()} == before


def test_a_pipe_is_written_to_and_never_replaced(shell, here):
    os.mkfifo(here / "pipe")
    reader = os.open(here / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    shell.done("journal", "export", "--reason", "thử", "--out", here / "pipe")
    os.close(reader)
    assert (here / "pipe").is_fifo()


@pytest.mark.parametrize("name", ["utf16", "empty", "bytes"])
def test_a_password_file_that_holds_no_password_is_no_wrong_guess(shell, here, name):
    before = (shell.data / "keyslots.json").read_bytes()
    ran = shell.run("status", "--password-file", name)
    assert (ran.code, ran.error["code"]) == (8, "sign_in.password_missing")
    assert (shell.data / "keyslots.json").read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("search", "a", "--limit", "99999999999999999999"),
        ("list", "--limit", "99999999999999999999"),
        ("list", "--offset", "99999999999999999999"),
    ],
)
def test_a_number_beyond_reason_is_as_many_as_there_are(shell, words):
    assert shell.done(*words)["items"] == []


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--day", "9999-12-31"),
        ("daily", "received", "--day", "9999-12-31"),
        ("cash", "--from", "9999-12-31", "--to", "9999-12-31", "--out", "x.pdf"),
        ("report", "06a", "--from", "9999-12-31", "--to", "9999-12-31", "--out", "x.pdf"),
        ("reconcile", "--day", "9999-12-31", "--out", "x.pdf"),
    ],
)
def test_the_last_day_there_is_is_no_day_of_an_office(shell, here, words):
    ran = shell.run(*words)
    assert (ran.code, ran.error["code"]) == (2, "usage")


def test_an_empty_term_is_unreadable(shell):
    ran = shell.run("due", "--term", "", "--received", "2026-03-02T08:00")
    assert (ran.code, ran.error["code"]) == (3, "term.unreadable")


@pytest.mark.skipif(os.name == "nt", reason="/dev/full is of Linux")
def test_an_answer_that_nobody_can_take_is_no_crash(shell):
    words = [sys.executable, "-m", "counter_app", "status", "--json", "--data", str(shell.data)]
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (ran.returncode, json.loads(ran.stderr)["error"]["code"]) == (5, "disk.full")
