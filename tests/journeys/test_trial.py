"""The trial province of ``./run``: found again on a second start, and after a power cut."""

import pytest

from counter_app.domain.errors import MachineError
from counter_app.trial.province import PASSWORD, Province, trial
from tests.journeys.counter_pc import CounterPc


def test_a_second_start_finds_province_and_counter_again(tmp_path):
    with trial(tmp_path) as first:
        pc = CounterPc(first.paths.data, {"COUNTER_PASSWORD": PASSWORD})
        assert pc.done("sync")["state"] == "idle"
    with trial(tmp_path) as second:
        assert second == first
        assert pc.done("sync")["state"] == "idle"
    gone = pc.run("sync")
    assert (gone.code, gone.error["code"]) == (6, "line.no_answer")


def test_a_gateway_that_a_cut_off_trial_left_running_is_used_again(tmp_path):
    left = Province(tmp_path)
    url = left.start()
    try:
        with Province(tmp_path) as again:
            assert again.url == url
            assert len(again.enrol()) > 5
    finally:
        left.stop()


def test_a_gateway_that_cannot_start_says_so(tmp_path):
    (tmp_path / "province.db").write_bytes(b"this is no database" * 100)
    with pytest.raises(MachineError) as caught:
        Province(tmp_path).start()
    assert caught.value.code == "trial.gateway_failed"
    assert caught.value.facts["exit_code"]
