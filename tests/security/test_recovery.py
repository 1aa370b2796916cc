"""Every password is forgotten: the province lets an admin in, and the journal tells of it."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from counter_app.trial.province import Province
from tests.journeys.counter_pc import CounterPc, Ran

NEW = {"COUNTER_NEW_PASSWORD": "mật-khẩu-mới-9"}
PROVINCE = {"COUNTER_RECOVERY_PASSWORD": "mật khẩu của sở, dài"}


def province(*words: object, environment: dict[str, str] = PROVINCE) -> Ran:
    """Run a command of the province that needs no store."""
    ended = subprocess.run(
        [sys.executable, "-m", "sync.gateway", "--json", *map(str, words)],
        capture_output=True,
        text=True,
        env=os.environ | environment,
        check=False,
        timeout=60,
    )
    return Ran(ended.returncode, ended.stdout, ended.stderr)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A counter whose key is sealed to the province's recovery key, and that key's file."""
    folder = tmp_path_factory.mktemp("recovery")
    key = folder / "recovery.pem"
    public = province("recovery-key", "--out", key).document["public"]
    pc = CounterPc(folder / "pc")
    pc.init()
    pc.done("key-slot", "recovery", "--key", public)
    return pc.data, key


@pytest.fixture
def pc(made, tmp_path) -> CounterPc:
    shutil.copytree(made[0], tmp_path / "pc")
    return CounterPc(tmp_path / "pc")


def test_an_admin_gets_in_by_the_province_and_the_journal_says_why(pc, made, tmp_path):
    request, answer = tmp_path / "request.json", tmp_path / "answer.txt"
    pc.done("recover", "ask", "--out", request)
    told = province(
        "recover", request, "--key", made[1], "--out", answer, "--by", "Sở Thử", "--reason", "quên"
    )
    assert told.document["counter"] == 1
    forgetful = CounterPc(pc.data, NEW | {"COUNTER_PASSWORD": ""})
    given = forgetful.done("recover", "answer", answer, "--officer", "lan")
    assert (given["ordered_by"], given["reason"]) == ("Sở Thử", "quên")
    assert pc.run("check").code == 8, "the forgotten password no longer opens"
    back = CounterPc(pc.data, {"COUNTER_PASSWORD": NEW["COUNTER_NEW_PASSWORD"]})
    assert back.done("check")["problems"] == []
    back.done("journal", "export", "--out", tmp_path / "journal")
    (fact,) = (json.loads(line) for line in (tmp_path / "journal").read_text("utf-8").splitlines())
    assert (fact["kind"], fact["by"], fact["dossier"]) == ("store.recovered", "lan", None)
    assert fact["body"]["ordered_by"] == "Sở Thử"
    assert pc.run("recover", "answer", answer, "--officer", "lan").code in (4, 8)


def test_the_recovery_key_opens_only_with_its_password_and_for_a_real_request(pc, made, tmp_path):
    request, out = tmp_path / "request.json", tmp_path / "answer.txt"
    pc.done("recover", "ask", "--out", request)
    words = ("recover", request, "--key", made[1], "--out", out, "--by", "Sở", "--reason", "thử")
    wrong = province(*words, environment={"COUNTER_RECOVERY_PASSWORD": "không phải mật khẩu"})
    assert (wrong.code, wrong.error["code"]) == (8, "recovery.wrong_password")
    request.write_text('{"format": 1}', "utf-8")
    assert province(*words).error["code"] == "recovery.not_a_request"
    assert not out.exists()
    again = province("recovery-key", "--out", made[1])
    assert again.error["code"] == "file.exists"


def test_the_whole_office_gets_a_new_key_by_command(pc):
    staff = CounterPc(pc.data, {"COUNTER_NEW_PASSWORD": "mật-khẩu-thử-2"})
    staff.done("officer", "add", "minh", "--full-name", "Lê Minh Thử", "--role", "process")
    assert pc.done("rekey")["without_password"] == ["minh"]
    assert pc.done("check")["problems"] == []
    slots = [slot["kind"] for slot in pc.done("key-slot", "list")["items"]]
    assert sorted(slots) == ["officer", "recovery"]
    minh = CounterPc(pc.data, {"COUNTER_PASSWORD": "mật-khẩu-thử-2"})
    assert minh.run("check", "--officer", "minh").code == 8
    staff.done("password", "--of", "minh")
    assert minh.done("check", "--officer", "minh")["problems"] == []
    assert minh.run("rekey", "--officer", "minh").error["code"] == "officer.may_not"


def test_the_provinces_key_arrives_by_the_feed_and_an_admin_sees_it(tmp_path):
    with Province(tmp_path / "province") as home:
        known = ("--db", home.database)
        first = province("recovery-key", "--out", tmp_path / "1.pem").document["public"]
        pc = CounterPc(tmp_path / "pc", {"COUNTER_NEW_PASSWORD": "mật-khẩu-thử-2"})
        pc.init("--gateway", home.url, "--enrolment", home.enrol())
        assert province("offer-recovery", first, *known).document["units"] == 1
        later = CounterPc(tmp_path / "later")
        code = home.enrol("H48.12.99", "Xã Thử")
        later.done(
            "init", "--unit", "H48.12.99", "--unit-name", "Xã Thử", "--counter", "1",
            "--officer", "lan", "--gateway", home.url, "--enrolment", code,
        )  # fmt: skip
        pc.done("officer", "add", "minh", "--full-name", "Lê Minh Thử", "--role", "lead")
        minh = CounterPc(pc.data, {"COUNTER_PASSWORD": "mật-khẩu-thử-2"})
        minh.done("sync", "--officer", "minh")
        minh.done("list", "--officer", "minh")
        assert slots_of(pc, first_look=True) == [], "no lead, only an admin, gives a way in"
        assert len(slots_of(pc)) == 1
        assert later.done("sync")["pending"] == 0
        later.done("list")
        assert len(slots_of(later)) == 1, "a commune that came later is told too"
        second = province("recovery-key", "--out", tmp_path / "2.pem").document["public"]
        before = slots_of(pc)
        province("offer-recovery", second, *known)
        pc.done("sync")
        said = subprocess.run(
            [word for word in pc.command("list") if word != "--json"],
            env=pc.surroundings, capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
        assert "[recovery.key_taken]" in said.stderr
        assert len(slots_of(pc)) == 1
        assert slots_of(pc) != before, "the older key of the province has no way in any more"
        assert pc.done("sync", "--until-empty")["pending"] == 0
        facts = [one for one in province("facts", *known).lines if one["kind"].startswith("store")]
        assert [(one["kind"], one["verdict"]) for one in facts] == [
            ("store.recovery_key", "accepted"), ("store.recovery_key", "accepted"),
        ]  # fmt: skip


def slots_of(pc: CounterPc, *, first_look: bool = False) -> list[str]:
    """Return the short names of the recovery keys that open a counter.

    ``first_look``: read the file itself: no admin signs in by it.
    """
    if first_look:
        kept = json.loads((pc.data / "keyslots.json").read_bytes())["slots"]
    else:
        kept = pc.done("key-slot", "list")["items"]
    return [slot["name"] for slot in kept if slot["kind"] == "recovery"]
