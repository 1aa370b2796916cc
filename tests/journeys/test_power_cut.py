"""The counter is killed at random moments: what was reported saved is saved whole, once."""

import json
import random
import subprocess
from collections import Counter

from tests.journeys.orders import as_lines, draw

RECEPTIONS = 100
SEED = 7
CUTS = 6


def killed_receiving(pc, file, lot):
    """Receive ``file`` until the power goes; return what had been reported by then."""
    process = pc.start("receive", file)
    reported = []
    for _ in range(lot.randint(0, 14)):
        line = process.stdout.readline()
        if not line:
            break
        reported.append(line)
    try:
        process.wait(timeout=lot.uniform(0, 0.03))
    except subprocess.TimeoutExpired:
        process.kill()
    rest, _ = process.communicate(timeout=60)
    complete = b"".join([*reported, rest]).rpartition(b"\n")[0].splitlines()
    return [json.loads(line) for line in complete]


def test_a_power_cut_neither_loses_nor_halves_nor_doubles_a_reception(pc, edition, tmp_path):
    orders = draw(edition, RECEPTIONS, seed=SEED, folder=tmp_path)
    lot, reported, file = random.Random(SEED), {}, tmp_path / "orders.jsonl"
    for cut in range(CUTS + 1):
        # A reception whose answer was lost is asked for again by its reference.
        left = [order for order in orders if order["client_ref"] not in reported]
        file.write_text(as_lines(left), "utf-8")
        answers = killed_receiving(pc, file, lot) if cut < CUTS else pc.run("receive", file).lines
        for order, answer in zip(left, answers, strict=cut == CUTS):
            assert "error" not in answer
            reported[order["client_ref"]] = answer

    assert pc.done("check")["problems"] == []
    assert len(reported) == RECEPTIONS
    assert len({answer["code"] for answer in reported.values()}) == RECEPTIONS
    journal = tmp_path / "journal.jsonl"
    pc.done("journal", "export", "--out", journal)
    facts = [json.loads(line) for line in journal.read_text("utf-8").splitlines()]
    begun = Counter(fact["dossier"] for fact in facts if fact["kind"] == "dossier.received")
    assert begun == Counter(answer["dossier"] for answer in reported.values())
    listed = pc.done("list", "--limit", "1000")["items"]
    assert {line["code"] for line in listed} == {answer["code"] for answer in reported.values()}
