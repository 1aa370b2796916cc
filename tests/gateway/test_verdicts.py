"""What the gateway thinks of facts, and what each commune is told."""

import json
import uuid
from threading import Timer

import msgspec

from tests.gateway.counter_pc import CounterPc
from tests.gateway.program import GatewayProgram, command


def words(pc: CounterPc, after: int = 0) -> list[tuple[str, str]]:
    return [(v.verdict, v.code) for v in pc.deliver(after).verdicts]


def test_late_entries_and_other_days_are_fine(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    pc.receive(3001, day="260215", late=True)
    pc.receive(3001, day="260302")
    pc.receive(3999, day="251231")
    assert words(pc) == [("accepted", "")] * 3


def test_a_code_outside_the_devices_range_is_refused_and_kept(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    pc.receive(4000)
    pc.journal.receive(3001, unit="H48.99.99")
    pc.receive(3002, code="nonsense")
    assert words(pc) == [
        ("refused", "code.out_of_range"),
        ("refused", "code.out_of_range"),
        ("refused", "code.malformed"),
    ]
    assert len(gateway.facts(pc)) == 3


def test_the_first_stored_holds_the_code(gateway: GatewayProgram) -> None:
    first, second = gateway.counter(), gateway.counter()
    dossier = first.receive(3001)
    second.receive(3001)
    first.deliver()
    [verdict] = second.deliver().verdicts
    assert (verdict.verdict, verdict.code) == ("refused", "code.taken")
    assert verdict.facts["dossier"] == dossier
    [shown] = command("show", "--db", gateway.db, f"{gateway.unit}-260302-3001")
    assert shown["dossier"] == dossier
    assert len(shown["claimed_by"]) == 1


def test_the_first_stored_step_stands_and_the_second_learns_who_when_where(
    gateway: GatewayProgram,
) -> None:
    first, second = gateway.counter(3), gateway.counter(4)
    dossier = first.receive(3001)
    first.journal.add("dossier.decided", {"outcome": "granted"}, dossier)
    first.deliver()
    second.journal.add("result.returned", {"to": "applicant"}, dossier, "2026-03-04T02:00:00Z")
    first.journal.add("dossier.withdrawn", {"reason": "đổi ý"}, dossier)
    second.deliver()
    assert words(first, after=2) == [("conflict", "step.cannot_stand")]
    first.journal.add("result.returned", {"to": "owner"}, dossier)
    [verdict] = first.deliver(after=3).verdicts
    standing = second.journal.facts[0]
    assert verdict.verdict == "conflict"
    assert verdict.facts == {
        "status": 10,
        "fact": standing.id,
        "kind": "result.returned",
        "at": "2026-03-04T02:00:00Z",
        "by": "lan",
        "device": second.device,
        "counter": 4,
        "seq": 1,
    }
    told = [item for item in second.feed()["items"] if item["kind"] == "fact"]
    assert [item["verdict"]["verdict"] for item in told] == [
        "accepted",
        "accepted",
        "conflict",
        "conflict",
    ]


def test_a_whole_life_is_accepted(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    dossier = pc.receive(3001)
    for kind, body in (
        ("dossier.handed_over", {"to": "tp-tuphap", "sheets": 3}),
        ("supplement.asked", {"items": ["bản sao giấy khai sinh"]}),
        ("supplement.added", {"due": "2026-03-09T10:00:00Z"}),
        ("due.repromised", {"due": "2026-03-12T10:00:00Z"}),
        ("fee.taken", {"amount": 8000, "name": "Lệ phí"}),
        ("fee.asked", {"name": "Lệ phí trước bạ"}),
        ("fee.settled", {"due": "2026-03-11T10:00:00Z"}),
        ("due.recounted", {"due": "2026-03-12T10:00:00Z"}),
        ("dossier.decided", {"outcome": "granted", "number": "12/QĐ"}),
        ("result.returned", {"to": "applicant"}),
        ("fact.corrects", {"reason": "nhầm", "status": 9}),
        ("result.returned", {"to": "owner"}),
    ):
        pc.journal.add(kind, body, dossier)
    assert words(pc) == [("accepted", "")] * 13
    [shown] = command("show", "--db", gateway.db, f"{gateway.unit}-260302-3001")
    assert (shown["status"], shown["holder"], shown["repromised"]) == (10, "tp-tuphap", True)
    assert shown["due"] == "2026-03-12T10:00:00Z"
    assert shown["applicant"]["name"] == "Nguyễn Thị Mẫu"
    assert [line["seq"] for line in shown["facts"]] == list(range(1, 14))


def test_a_new_promise_that_was_taken_back_may_be_given_once_more(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    dossier = pc.receive(3001, due="2026-03-05T10:00:00Z")
    for kind, body in (
        ("due.repromised", {"due": "2026-05-12T10:00:00Z"}),
        ("fact.corrects", {"reason": "gõ nhầm tháng", "due": "2026-03-05T10:00:00Z"}),
        ("due.repromised", {"due": "2026-03-12T10:00:00Z"}),
        ("due.repromised", {"due": "2026-03-13T10:00:00Z"}),
    ):
        pc.journal.add(kind, body, dossier)
    told = words(pc)
    assert told[:4] == [("accepted", "")] * 4
    assert told[4] == ("conflict", "due.repromised_already")
    [shown] = command("show", "--db", gateway.db, f"{gateway.unit}-260302-3001")
    assert shown["due"] == "2026-03-12T10:00:00Z"


def test_contact_details_follow_the_later_word_not_the_later_arrival(
    gateway: GatewayProgram,
) -> None:
    first, second = gateway.counter(3), gateway.counter(4)
    dossier = first.receive(3001)
    first.deliver()
    later = {"reason": "số mới", "applicant": {"name": "Nguyễn Thị Mẫu", "phone": "0900000002"}}
    earlier = {"reason": "số cũ", "applicant": {"name": "Nguyễn Thị Mẫu", "phone": "0900000001"}}
    second.journal.add("fact.corrects", later, dossier, "2026-03-04T02:00:00Z")
    second.deliver()
    first.journal.add("fact.corrects", earlier, dossier, "2026-03-03T02:00:00Z")
    assert words(first, after=1) == [("accepted", "")]
    [shown] = command("show", "--db", gateway.db, f"{gateway.unit}-260302-3001")
    assert shown["applicant"]["phone"] == "0900000002"


def test_hostile_text_is_kept_and_breaks_nothing(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    dossier = pc.receive(3001, procedure="1.004\x00873", due="\x00", received_at="x" * 5000)
    pc.journal.add("dossier.handed_over", {"to": "a\x00'; DROP TABLE facts; --"}, dossier)
    pc.receive(3002, code=f"{pc.unit}-260302-3002\x00")
    assert [v.verdict for v in pc.deliver().verdicts] == ["accepted", "accepted", "refused"]
    assert len(gateway.facts(pc)) == 3


def test_the_feed_brings_other_devices_facts_once_in_arrival_order(
    gateway: GatewayProgram,
) -> None:
    first, second = gateway.counter(3), gateway.counter(4)
    stranger = gateway.counter(3, unit=gateway.unit + ".9")
    for number in range(3001, 3011):
        first.receive(number)
    second.receive(4001)
    stranger.receive(3001)
    first.deliver(upto=4)
    second.deliver()
    first.deliver(after=4)
    stranger.deliver()
    seen, cursor = [], ""
    for _ in range(20):
        page = second.feed(cursor, limit=3)
        seen += page["items"]
        cursor = page["cursor"]
        if not page["more"]:
            break
    assert [item["fact"]["seq"] for item in seen] == list(range(1, 11))
    assert {item["device"] for item in seen} == {first.device}
    assert seen[0]["fact"] == msgspec.to_builtins(first.journal.facts[0])
    assert second.feed(cursor) == {"items": [], "cursor": cursor, "more": False}
    assert [item["fact"]["seq"] for item in first.feed()["items"]] == [1]


def test_a_long_poll_answers_when_something_arrives(gateway: GatewayProgram) -> None:
    first, second = gateway.counter(3), gateway.counter(4)
    first.receive(3001)
    start = second.feed()["cursor"]
    timer = Timer(0.5, first.deliver)
    timer.start()
    page = second.feed(start, wait=30)
    timer.join()
    assert [item["fact"]["seq"] for item in page["items"]] == [1]


def test_news_reach_the_commune_once(gateway: GatewayProgram) -> None:
    pc, other = gateway.counter(), gateway.counter(3, unit=gateway.unit + ".9")
    dossier = pc.receive(3001)
    pc.deliver()
    cursor = pc.feed()["cursor"]
    line = {
        "id": f"dvc-{uuid.uuid4()}",
        "code": f"{gateway.unit}-260302-3001",
        "status": "Đang xử lý",
        "official_code": f"{gateway.unit}.000123",
        "at": "2026-03-03T01:00:00Z",
    }
    sent = json.dumps(line)
    [told] = command("news", "--db", gateway.db, "-", input_=sent)
    [again] = command("news", "--db", gateway.db, "-", input_=sent)
    assert (told["repeated"], again["repeated"], told["n"]) == (False, True, again["n"])
    [item] = pc.feed(cursor)["items"]
    assert item["kind"] == "status"
    assert item["body"] == line | {"dossier": dossier}
    assert other.feed()["items"] == []
    [shown] = command("show", "--db", gateway.db, line["official_code"])
    assert (shown["dossier"], shown["portal"]) == (dossier, "Đang xử lý")
    by_official = line | {"id": f"dvc-{uuid.uuid4()}", "code": line["official_code"]}
    [third] = command("news", "--db", gateway.db, "-", input_=json.dumps(by_official))
    assert third["repeated"] is False


def test_a_bad_line_of_news_does_not_stop_the_others(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    lines = ["{", '{"id": "a", "code": "nobody"}', '{"kind": "message"}', "[]", '{"id": 1}']
    message = {"id": str(uuid.uuid4()), "kind": "message", "unit": gateway.unit, "text": "Nghỉ"}
    told = command(
        "news", "--db", gateway.db, "-", input_="\n".join([*lines, json.dumps(message)]), code=3
    )
    assert [line.get("error", {}).get("code") for line in told] == [
        "news.malformed",
        "dossier.unknown",
        "news.malformed",
        "news.malformed",
        "news.malformed",
        None,
    ]
    assert [item["kind"] for item in pc.feed()["items"]] == ["message"]


def test_a_marked_code_is_good_where_it_begins_with_the_counters_number(
    gateway: GatewayProgram,
) -> None:
    pc = gateway.counter(3)
    for number in (300001, 399999, 3001, 400001):
        pc.receive(number, code=f"T.{pc.unit}-260302-{number}")
    good, out = ("accepted", ""), ("refused", "code.out_of_range")
    assert words(pc) == [good, good, out, out]


def test_a_widened_range_makes_refused_codes_good_and_says_so(gateway: GatewayProgram) -> None:
    pc = gateway.counter()
    pc.receive(43001)
    assert words(pc) == [("refused", "code.out_of_range")]
    words_ = ("widen", "--db", gateway.db, "--device", pc.device)
    [told] = command(*words_, "--first", "43001", "--last", "43999")
    assert told["accepted_now"] == 1
    [item] = pc.feed()["items"]
    assert (item["kind"], item["device"], item["verdict"]) == (
        "verdict",
        pc.device,
        {"seq": 1, "verdict": "accepted"},
    )


def test_rebuild_makes_the_same_dossiers_again(gateway: GatewayProgram) -> None:
    first, second = gateway.counter(3), gateway.counter(4)
    dossier = first.receive(3001)
    first.receive(9999)
    first.journal.add("dossier.decided", {"outcome": "granted"}, dossier)
    first.deliver()
    second.journal.add("dossier.withdrawn", {}, dossier)
    second.deliver()
    code = f"{gateway.unit}-260302-3001"
    before = command("show", "--db", gateway.db, code)
    facts = gateway.facts(first)
    [report] = command("rebuild", "--db", gateway.db)
    assert report["verdicts_improved"] == 0
    assert command("show", "--db", gateway.db, code) == before
    assert gateway.facts(first) == facts
