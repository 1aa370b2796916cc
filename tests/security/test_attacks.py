"""Somebody with a hand on the data folder, or on the memory of the program, tries to break in."""

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from counter_app import settings as settings_file
from counter_app.app import open_office
from counter_app.devices.names import without_ours
from counter_app.paths import Paths
from counter_app.store import keyslots
from tests.cli.conftest import hasten
from tests.journeys.counter_pc import PASSWORD, CounterPc

NEW = {"COUNTER_NEW_PASSWORD": "mật-khẩu-thử-2"}


@pytest.fixture(scope="module")
def office_of_two(tmp_path_factory) -> Path:
    """A counter with an admin and an officer who receives."""
    pc = CounterPc(tmp_path_factory.mktemp("two") / "data", NEW)
    pc.init()
    hasten(pc.data, PASSWORD)
    pc.done("officer", "add", "minh", "--full-name", "Lê Minh Thử", "--role", "receive")
    return pc.data


@pytest.fixture
def pc(office_of_two, tmp_path) -> CounterPc:
    shutil.copytree(office_of_two, tmp_path / "data")
    return CounterPc(tmp_path / "data", NEW)


def warned(pc: CounterPc, name: str = "lan", password: str = PASSWORD) -> list[tuple[str, str]]:
    counter = open_office(Paths(pc.data)).sign_in(name, password)
    try:
        return [(one.code, one.found) for one in counter.warned]
    finally:
        counter.close()


def test_edited_settings_are_told_until_an_admin_has_been_told(pc):
    assert warned(pc) == []
    paths = Paths(pc.data)
    settings = settings_file.load(paths.settings)
    settings_file.save(
        paths.settings, settings.changed(window_lock_after_minutes=0, gateway_ca="/tmp/evil.pem")
    )
    told = [("settings.changed", "gateway.ca, window.lock_after_minutes")]
    minh = ("minh", NEW["COUNTER_NEW_PASSWORD"])
    assert warned(pc, *minh) == told
    assert warned(pc, *minh) == told, "an officer's sign-in does not make it good"
    assert warned(pc) == told
    assert warned(pc) == []
    traces = pc.done("audit", "list", "--limit", "50")["items"]
    assert sum(one["what"] == "settings" for one in traces) == 3


def test_a_ca_that_was_put_there_by_hand_is_not_trusted(pc, tmp_path):
    ca = tmp_path / "ca.pem"
    ca.write_text("tỉnh", "utf-8")
    counter = open_office(Paths(pc.data)).sign_in("lan", PASSWORD)
    try:
        counter.guard.seal(counter.settings.changed(gateway_ca=str(ca)))
        assert counter.guard.trusted_ca(str(ca)) == str(ca)
        ca.write_text("kẻ khác", "utf-8")
        assert counter.guard.trusted_ca(str(ca)) == ""
        assert counter.guard.trusted_ca("/tmp/evil.pem") == ""
    finally:
        counter.close()


def test_the_slot_file_of_a_dismissed_officer_put_back_lets_nobody_in_and_is_told(pc):
    old = Paths(pc.data).keyslots.read_bytes()
    assert warned(pc) == []
    pc.done("officer", "end", "minh")
    assert warned(pc) == []
    Paths(pc.data).keyslots.write_bytes(old)
    refused = pc.run("list", "--officer", "minh", stdin="")
    assert refused.code == 8
    minh = CounterPc(pc.data, {"COUNTER_PASSWORD": NEW["COUNTER_NEW_PASSWORD"]})
    assert minh.run("list", "--officer", "minh").error["code"] == "officer.ended"
    assert keyslots.officers(Paths(pc.data)) == ("lan", "minh")
    assert warned(pc) == [("key_slots.changed", "officer minh")]
    assert keyslots.officers(Paths(pc.data)) == ("lan",), "the start takes the slot away again"


def test_a_slot_file_of_another_counter_opens_nothing(pc, tmp_path):
    other = Paths(tmp_path / "other")
    keyslots.create(other, "lan", "mật khẩu của kẻ khác", target_s=0.001)
    shutil.copyfile(other.keyslots, Paths(pc.data).keyslots)
    intruder = CounterPc(pc.data, {"COUNTER_PASSWORD": "mật khẩu của kẻ khác"})
    assert intruder.run("list").error["code"] in ("key.wrong", "store.damaged")


def test_a_slot_cannot_be_given_another_name(pc):
    """Minh's slot under Lan's name would make the one who receives an admin."""
    file = Paths(pc.data).keyslots
    kept = json.loads(file.read_bytes())
    minh = next(slot for slot in kept["slots"] if slot["name"] == "minh")
    kept["slots"] = [minh | {"name": "lan"}, minh]
    file.write_text(json.dumps(kept), "utf-8")
    intruder = CounterPc(pc.data, {"COUNTER_PASSWORD": NEW["COUNTER_NEW_PASSWORD"]})
    assert intruder.run("list", "--officer", "lan").error["code"] == "sign_in.wrong"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="core files are Linux's")
def test_a_program_that_is_shot_leaves_no_core_and_shows_nobody_its_memory(pc, tmp_path):
    code = (
        "import os, resource, sys; resource.setrlimit(resource.RLIMIT_CORE, (1 << 30, 1 << 30))\n"
        "sys.argv = ['counter', 'list', '--bad']\n"
        "from counter_app.__main__ import main\n"
        "main()\n"
        "import ctypes\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0),"
        " flush=True)\n"
        "os.abort()\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (1 << 30, 1 << 30)),
    )
    assert ran.stdout.split() == ["0", "0"], ran.stderr
    assert ran.returncode < 0
    assert list(tmp_path.glob("core*")) == []


def test_programs_we_start_are_handed_no_password(monkeypatch):
    monkeypatch.setenv("COUNTER_PASSWORD", PASSWORD)
    assert "COUNTER_PASSWORD" not in without_ours()
    assert PASSWORD not in without_ours().values()


def test_a_password_is_never_a_word_of_the_command_line():
    shown = subprocess.run(
        [sys.executable, "-m", "counter_app", "--help"], capture_output=True, text=True, check=True
    ).stdout
    for word in ("--password ", "--password=", "--new-password "):
        assert word not in shown
