"""A PC that never has a network: its journal travels by stick, and the wire may come later."""

import json

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


def at_the_province(province, bundle, acknowledgement):
    """What a clerk does with a stick: no gateway need be serving."""
    blobs = ("--blobs", str(province.folder / "blobs"))
    words = ("courier", str(bundle), "--out", str(acknowledgement), *blobs)
    command(*words, "--db", str(province.database))


def test_everything_travels_by_stick_and_the_wire_doubles_nothing(province, tmp_path, edition):
    orders = draw(edition, 3, seed=7, folder=tmp_path)
    pc = CounterPc(tmp_path / "pc")
    pc.init("--gateway", province.url, "--enrolment", province.enrol())
    hasten(pc.data, PASSWORD)
    province.stop()
    file = tmp_path / "orders.jsonl"
    file.write_text(as_lines(orders), "utf-8")
    received = pc.run("receive", file)
    codes = [line["code"] for line in received.lines]
    stick = tmp_path / "stick"
    stick.mkdir()
    scans = pc.done("status")["scans"]["pending"]
    for round_ in range(2):  # facts, then their scans
        bundle = pc.done("courier", "out", "--to", stick)
        at_the_province(province, bundle["file"], stick / f"ack{round_}")
        pc.done("courier", "in", stick / f"ack{round_}")
        pc.done("courier", "in", stick / f"ack{round_}")  # again: nothing happens
    status = pc.done("status")
    assert status["journal"]["pending"] == 0
    assert status["checkpoint"]["seq"] == len(codes)
    assert status["scans"]["pending"] == 0, scans
    assert status["dossiers"]["undelivered"] == 0

    at_the_province(province, bundle["file"], stick / "late")  # a stick found in a drawer
    province.start()
    synced = pc.done("sync")
    assert (synced["pushed"], synced["pending"]) == (0, 0)
    held = command("facts", "--db", str(province.database))
    assert len(held) == len(codes)
    report = command("verify", "--db", str(province.database))[0]
    assert report["problems"] == []
    shown = [command("show", code, "--db", str(province.database))[0] for code in codes]
    assert all(json.dumps(one) for one in shown)
