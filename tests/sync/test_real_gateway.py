"""The engine against the real gateway: another process, real HTTP, a real disk."""

import hashlib
from datetime import UTC, datetime

import pytest

from sync.courier import courier_in, courier_out
from sync.enrol import enrol
from sync.errors import AuthError, ForkError
from sync.gateway.deeds.inspect import stored_facts, verified
from sync.gateway.store.database import Database
from sync.ports import PendingBlob
from sync.transport import HttpTransport
from tests.gateway.program import GatewayProgram, command
from tests.sync.pc import COUNTERS, UNIT, Pc, enrolment
from tests.sync.replica import MemoryReplica


def test_a_days_facts_arrive_once_with_verdicts_and_a_checkpoint(pc):
    pc.work(700)
    report = pc.run()
    assert (report.pushed, report.more) == (700, False)
    assert pc.held == pc.hashes
    assert pc.replica.checkpoint().hash == pc.hashes[-1]
    stored = stored_facts(pc.gateway.store, pc.replica.who.device)
    assert list(pc.replica.verdicts.values()) == [line.verdict for line in stored]
    assert pc.engine.line.state == "idle"
    assert abs(pc.engine.line.clock) <= 5


def test_a_counter_that_died_before_the_answer_learns_what_it_missed(pc):
    pc.work(10)
    pc.run()
    pc.work(10)
    settle, pc.replica.settle = pc.replica.settle, None  # dies where it would settle
    with pytest.raises(TypeError):
        pc.engine.step()
    pc.replica.settle = settle
    pc.begin()
    report = pc.run()
    assert report.pushed == 0
    assert pc.replica.checkpoint().seq == 20
    assert set(pc.replica.verdicts) == set(range(1, 21))
    assert pc.held == pc.hashes


def test_a_restored_pc_heals_from_the_province(pc):
    pc.work(1300)
    pc.run()
    old = MemoryReplica(pc.replica.who)
    old.facts, old.ill = pc.replica.facts[:3], True
    restored = Pc(pc.gateway, old)
    restored.run()
    assert not old.ill
    assert restored.hashes == pc.hashes
    assert old.checkpoint().seq == 1300
    assert len(old.verdicts) == 1300
    restored.wire.close()


def test_a_cloned_disk_is_stopped_and_nothing_is_thrown_away(pc):
    pc.work(5)
    pc.run()
    clone = MemoryReplica(pc.replica.who)
    clone.facts = list(pc.replica.facts)
    pc.work(2)
    pc.run()
    twin = Pc(pc.gateway, clone)
    clone.record("01890000-0000-7000-8000-000000000001", kind="dossier.decided")
    with pytest.raises(ForkError):
        twin.engine.step()
    assert pc.held == pc.hashes
    assert len(clone.facts) == 6
    twin.wire.close()


def test_twoCOUNTERS_of_a_commune_learn_of_each_other(pc):
    other = Pc(pc.gateway)
    other.run()
    before = len(other.replica.news)
    pc.work(30)
    pc.run()
    other.run()
    theirs = [item.fact.hash for item in other.replica.news[before:] if item.kind == "fact"]
    assert theirs == pc.hashes
    assert {item.device for item in other.replica.news[before:]} == {pc.replica.who.device}
    other.wire.close()


def test_a_scan_arrives_whole_after_its_fact_and_once_for_two(pc):
    pc.work(3)
    content = b"%PDF-1.7\n" + bytes(range(256)) * 3000
    sha256 = hashlib.sha256(content).hexdigest()
    dossier = pc.replica.facts[0].dossier
    blob = PendingBlob(
        sha256=sha256, media_type="application/pdf", size=len(content), dossier=dossier
    )
    pc.replica.attach(blob, content)
    assert pc.run().scans == 1
    assert pc.wire.blob(sha256) == content
    other = Pc(pc.gateway)
    other.work(1)
    other.replica.attach(blob, content)
    assert other.run().scans == 1
    assert not other.replica.waiting
    other.wire.close()


@pytest.fixture
def mortal(tmp_path):
    """A gateway of its own, to be killed."""
    program = GatewayProgram(str(tmp_path / "gateway.db"), tmp_path).start()
    program.store = Database(program.db)
    yield program
    program.store.close()
    program.stop()


def test_a_killed_gateway_keeps_what_it_signed_and_the_rest_follows(mortal):
    pc = Pc(mortal)
    pc.work(1000)
    pc.engine.turn()
    signed = pc.replica.checkpoint().seq
    mortal.kill()
    pc.work(50)
    assert pc.engine.turn().report.pushed == 0
    assert pc.engine.line.state == "offline"
    mortal.start(port=mortal.port)
    assert pc.held[:signed] == pc.hashes[:signed]
    pc.engine.pace.line_changed()
    pc.run()
    assert pc.held == pc.hashes
    assert verified(mortal.store)["problems"] == []
    pc.wire.close()


def test_a_revoked_device_stops(pc):
    pc.work(1)
    pc.run()
    command("revoke", "--db", pc.gateway.db, "--device", pc.replica.who.device)
    pc.work(1)
    pc.engine.turn()
    assert (pc.engine.line.state, pc.engine.line.code) == ("stopped", "device.revoked")
    assert pc.replica.checkpoint().seq == 1


def test_a_used_code_buys_no_second_device(gateway):
    counter = next(COUNTERS)
    code = enrolment(gateway.store, counter)
    enrol(gateway.url, code, UNIT, counter)
    with pytest.raises(AuthError):
        enrol(gateway.url, code, UNIT, counter)


def test_a_stick_reaches_the_province_by_any_pc(pc, tmp_path):
    pc.work(40)
    out = courier_out(pc.replica, tmp_path, datetime.now(UTC))
    answer = tmp_path / "answer"
    answer.write_bytes(HttpTransport(pc.gateway.url, None).courier(out.path.read_bytes()))
    news = courier_in(pc.replica, answer)
    assert (news.facts, news.head.seq) == (40, 40)
    assert pc.held == pc.hashes
    assert pc.run().pushed == 0


def test_the_provinces_side_of_the_sheet_is_told(pc):
    pc.work(20)
    pc.run()
    sheet = pc.wire.reconcile("2026-03-02")
    assert sheet.head.hash == pc.hashes[-1]
    assert sheet.dossiers
