"""A cloned disk: both branches are kept, and leave the counter only sealed."""

import io
import json
import shutil
import zipfile

import pytest

from counter_app.trial.province import Province
from tests.cli.conftest import hasten
from tests.gateway.program import command
from tests.journeys.counter_pc import PASSWORD, CounterPc
from tests.journeys.orders import as_lines, draw


@pytest.fixture
def province(tmp_path):
    with Province(tmp_path / "province") as province:
        yield province


def receive(pc, orders):
    file = pc.data.parent / "orders.jsonl"
    file.write_text(as_lines(orders), "utf-8")
    ran = pc.run("receive", file)
    assert ran.code == 0, ran.out + ran.err
    return [line["code"] for line in ran.lines]


def test_both_branches_reach_whoever_must_decide_and_nobody_else(province, tmp_path, edition):
    orders = draw(edition, 6, seed=7, folder=tmp_path)
    pc = CounterPc(tmp_path / "pc")
    pc.init("--gateway", province.url, "--enrolment", province.enrol())
    hasten(pc.data, PASSWORD)
    receive(pc, orders[:2])
    pc.done("sync")
    shutil.copytree(pc.data, tmp_path / "twin")
    twin = CounterPc(tmp_path / "twin")
    receive(pc, orders[2:4])
    pc.done("sync")
    receive(twin, orders[4:5])
    stopped = twin.run("sync")
    assert (stopped.code, stopped.error["code"]) == (7, "journal.fork")
    before = twin.done("status")["journal"]["head"]

    sealed = tmp_path / "fork.sealed"
    told = twin.done("fork", "--out", sealed, "--reason", "hai máy cùng mã")
    assert (told["fork"], told["heard"]) == (True, True)
    assert (told["common"]["seq"], told["ours"], told["province"]) == (2, 1, 2)
    name = orders[4]["applicant"]["name"]
    assert name.encode() not in sealed.read_bytes()
    assert b"dossier.received" not in sealed.read_bytes()
    assert twin.done("status")["journal"]["head"] == before, "an export changes nothing"

    opened = tmp_path / "opened.zip"
    words = ("open-support", str(sealed), "--out", str(opened))
    command(*words, "--db", str(province.database))
    with zipfile.ZipFile(io.BytesIO(opened.read_bytes())) as archive:
        ours = archive.read("fork/ours.jsonl").splitlines()
        theirs = archive.read("fork/province.jsonl").splitlines()
    assert [json.loads(line)["seq"] for line in ours] == [3]
    assert [json.loads(line)["seq"] for line in theirs] == [3, 4]
    assert name in ours[0].decode()


def test_a_counter_without_a_line_still_gives_its_own_branch(province, tmp_path, edition):
    orders = draw(edition, 1, seed=7, folder=tmp_path)
    pc = CounterPc(tmp_path / "pc")
    pc.init("--gateway", province.url, "--enrolment", province.enrol())
    hasten(pc.data, PASSWORD)
    receive(pc, orders)
    province.stop()
    told = pc.done("fork", "--out", tmp_path / "own.sealed", "--reason", "mất mạng")
    assert (told["heard"], told["fork"], told["ours"], told["province"]) == (False, False, 1, 0)
