"""A PC that came back from a backup: it heals first, or begins anew as another device."""

import pytest

from counter_app.trial.province import Province
from tests.cli.conftest import hasten
from tests.journeys.counter_pc import PASSWORD, CounterPc
from tests.journeys.orders import as_lines, draw
from tests.journeys.test_two_hundred_dossiers import province_says


@pytest.fixture
def province(tmp_path):
    with Province(tmp_path / "province") as province:
        yield province


@pytest.fixture
def office(province, tmp_path, edition):
    """A counter with a backup, two dossiers before it and two after, all delivered."""
    orders = draw(edition, 8, seed=7, folder=tmp_path)
    pc = CounterPc(tmp_path / "pc")
    pc.init("--gateway", province.url, "--enrolment", province.enrol())
    hasten(pc.data, PASSWORD)
    before = receive(pc, orders[:2])
    backup = pc.done("backup", "--to", tmp_path / "stick")["file"]
    after = receive(pc, orders[2:4])
    pc.done("sync")
    return pc, backup, before + after, orders[4:]


def receive(pc, orders):
    file = pc.data.parent / "orders.jsonl"  # its scans lie beside it
    file.write_text(as_lines(orders), "utf-8")
    ran = pc.run("receive", file)
    assert ran.code == 0, ran.out + ran.err
    return [line["code"] for line in ran.lines]


def test_a_restored_pc_takes_its_facts_back_before_it_may_write(office, province, tmp_path):
    _pc, backup, codes, orders = office
    back = CounterPc(tmp_path / "back")
    back.done("restore", backup)
    early = back.run("receive", "-", stdin=as_lines(orders[:1]))
    assert (early.code, early.lines[0]["error"]["code"]) == (5, "journal.must_heal")
    back.done("sync")
    for code in codes:
        back.done("show", code)
    later = receive(back, orders[:2])
    assert not set(later) & set(codes)
    assert back.done("sync")["pending"] == 0
    assert back.done("check")["problems"] == []
    assert province_says(province, "verify").document["problems"] == []


def test_a_restored_pc_may_become_another_device_and_uses_no_code_twice(office, province, tmp_path):
    _pc, backup, codes, orders = office
    other = CounterPc(tmp_path / "other")
    made = other.done("restore", backup, "--new-device", "--enrolment", province.enrol())
    later = receive(other, orders[:2])
    assert not set(later) & set(codes)
    assert other.done("sync")["pending"] == 0
    assert other.done("status")["put_right"] == []
    for code in codes:
        other.done("show", code)
    devices = {one["device"]: one for one in province_says(province, "verify").document["devices"]}
    assert devices[made["device"]]["facts"] == other.done("check")["facts"] >= 2
    assert len(devices) == 2


def test_without_a_gateways_word_nothing_is_left_behind(office, tmp_path):
    _pc, backup, _codes, _orders = office
    other = CounterPc(tmp_path / "other")
    ran = other.run("restore", backup, "--new-device", "--enrolment", "XXXX-XXXX-XXXX-XXXX")
    assert ran.code == 8
    assert not (other.data / "counter.db").exists()
    assert other.run("restore", backup, "--new-device").code == 2
