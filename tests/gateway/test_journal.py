"""Appends over the wire: once in effect, in order, signed for."""

import msgspec

from sync.contract import Fact
from sync.signing import verify_checkpoint
from tests.gateway.program import GatewayProgram, command


def test_what_is_sent_is_held_judged_and_signed_for(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    dossier = pc.receive(3001)
    pc.journal.add("fee.taken", {"amount": 8000, "name": "Lệ phí"}, dossier)
    answer = pc.deliver()
    assert answer.head == pc.journal.head
    assert [v.verdict for v in answer.verdicts] == ["accepted", "accepted"]
    assert verify_checkpoint([pc.enrolled.gateway_key], answer.checkpoint)
    assert (answer.checkpoint.seq, answer.checkpoint.hash) == (2, pc.journal.head.hash)
    report = gateway.verify()
    assert report["problems"] == []
    [own] = [line for line in report["devices"] if line["device"] == pc.device]
    assert own["head"] == {"seq": 2, "hash": pc.journal.head.hash}


def test_an_overlap_is_recognised_and_stored_once(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    for number in range(3001, 3006):
        pc.receive(number)
    pc.deliver(upto=3)
    answer = pc.deliver(after=1)
    assert [v.seq for v in answer.verdicts] == [2, 3, 4, 5]
    again = pc.deliver(after=0)
    assert [v.verdict for v in again.verdicts] == ["accepted"] * 5
    assert len(gateway.facts(pc)) == 5


def test_a_gap_is_answered_with_the_head(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    for number in range(3001, 3004):
        pc.receive(number)
    pc.deliver(upto=1)
    answer = pc.send(after=2)
    assert answer.status_code == 409
    assert answer.json()["code"] == "journal.gap"
    assert answer.json()["facts"]["head"] == {"seq": 1, "hash": pc.journal.facts[0].hash}


def test_a_cloned_disk_is_a_fork_and_changes_nothing(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    pc.receive(3001)
    pc.receive(3002)
    pc.deliver()
    del pc.journal.facts[1]
    pc.receive(3003)
    pc.receive(3004)
    for after in (0, 1, 2):
        answer = pc.send(after=after)
        assert answer.status_code == 409
        assert answer.json()["code"] == "journal.fork"
    assert len(gateway.facts(pc)) == 2
    forks = {d["device"]: d["forks"] for d in command("devices", "--db", gateway.db)}
    assert forks[pc.device] == 3


def test_a_restored_pc_gets_its_own_facts_back(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    for number in range(3001, 3008):
        pc.receive(number, note="Hồ sơ “nguyên bản”")
    pc.deliver()
    page = pc.get(f"/v1/journal/{pc.device}/facts?after=2&limit=3").json()
    assert page["more"] is True
    assert msgspec.convert(page["facts"], list[Fact]) == pc.journal.facts[2:5]
    rest = pc.get(f"/v1/journal/{pc.device}/facts?after=5").json()
    assert msgspec.convert(rest["facts"], list[Fact]) == pc.journal.facts[5:]
    assert rest["more"] is False


def test_one_short_question_makes_a_lost_answer_good(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    for number in range(3001, 3005):
        pc.receive(number)
    lost = pc.deliver()
    standing = pc.get(f"/v1/journal/{pc.device}?verdicts_after=1").json()
    assert (standing["seq"], standing["hash"]) == (lost.head.seq, lost.head.hash)
    assert [v["seq"] for v in standing["verdicts"]] == [2, 3, 4]
    assert standing["checkpoint"]["hash"] == lost.head.hash


def test_a_poisoned_fact_blocks_nobody(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    pc.journal.add("weather.observed", {"rain": True})
    pc.receive(9001)
    pc.journal.add("dossier.decided", {"outcome": "maybe"}, pc.receive(3001))
    pc.receive(3002)
    verdicts = [(v.verdict, v.code) for v in pc.deliver().verdicts]
    assert verdicts == [
        ("deferred", "kind.unknown"),
        ("refused", "code.out_of_range"),
        ("accepted", ""),
        ("refused", "fact.bad_body"),
        ("accepted", ""),
    ]
    assert len(gateway.facts(pc)) == 5


def test_malformed_facts_are_named_and_nothing_of_the_batch_is_kept(
    gateway: GatewayProgram,
) -> None:
    pc = gateway.counter()
    for number in range(3001, 3004):
        pc.receive(number)
    pc.journal.facts[1] = msgspec.structs.replace(pc.journal.facts[1], at="yesterday")
    answer = pc.send()
    assert answer.status_code == 422
    told = answer.json()
    assert (told["code"], told["facts"]["seq"], told["facts"]["field"]) == (
        "fact.malformed",
        2,
        "at",
    )
    assert gateway.facts(pc) == []
