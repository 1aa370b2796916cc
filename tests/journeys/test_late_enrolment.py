"""A counter that began alone is enrolled later: all it did so far reaches the province."""

import json
import subprocess
import sys

from counter_app.trial.province import Province
from tests.journeys.counter_pc import CounterPc
from tests.journeys.orders import as_lines, draw


def test_what_a_counter_did_alone_arrives_once_it_is_enrolled(tmp_path, edition):
    pc = CounterPc(tmp_path / "pc")
    pc.init()
    orders = tmp_path / "orders.jsonl"
    orders.write_text(as_lines(draw(edition, 3, seed=7, folder=tmp_path)), "utf-8")
    codes = [line["code"] for line in pc.run("receive", orders).lines]
    with Province(tmp_path / "province") as province:
        words = ("enrol", "--gateway", province.url, "--enrolment")
        wrong = pc.run(*words, "ABCD-EFGH-JKMN-PQRS")
        assert (wrong.code, wrong.error["code"]) == (8, "enrolment.unknown")
        assert pc.run("sync").error["code"] == "line.not_enrolled"
        device = pc.done(*words, province.enrol())["device"]
        assert pc.done("sync", "--until-empty")["pending"] == 0
        assert pc.done("status")["dossiers"]["undelivered"] == 0
        again = pc.run(*words, province.enrol())
        assert (again.code, again.error["code"]) == (3, "device.enrolled")
        stored = subprocess.run(
            [sys.executable, "-m", "sync.gateway", "facts", "--db", str(province.database)],
            capture_output=True,
            text=True,
            check=True,
        )
    facts = [json.loads(line) for line in stored.stdout.splitlines()]
    assert {fact["device"] for fact in facts} == {device}
    assert [f["body"]["code"] for f in facts if f["kind"] == "dossier.received"] == codes
    assert {fact["verdict"] for fact in facts} == {"accepted"}
