"""``device-key`` over a real gateway process: facts go on, and who may not is told."""

from tests.cli.conftest import Shell
from tests.cli.test_editions import enrolled, province

__all__ = ["enrolled", "province"]


def test_a_counter_changes_its_key_and_goes_on_delivering(enrolled, province):
    enrolled.done("sync", "--until-empty")
    before = enrolled.done("device-key")["device_key"]
    assert enrolled.done("device-key")["device_key"] != before
    assert enrolled.done("sync", "--until-empty")["state"] == "idle"
    assert province.verify()["problems"] == []


def test_a_counter_that_is_no_device_has_no_key_to_change(shell: Shell):
    ran = shell.run("device-key")
    assert (ran.code, ran.error["code"]) == (4, "line.not_enrolled")


def test_a_gateway_that_is_away_leaves_the_old_key(enrolled, province):
    port = province.port
    province.kill()
    ran = enrolled.run("device-key")
    assert (ran.code, ran.error["code"]) == (6, "line.no_answer")
    province.start(port=port)
    enrolled.done("device-key")
    assert enrolled.done("sync", "--until-empty")["state"] == "idle"
