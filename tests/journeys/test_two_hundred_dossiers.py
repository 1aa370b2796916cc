"""200 dossiers, a bad line, a gateway that dies again and again: each arrives exactly once."""

import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pypdfium2
import pytest
import zxingcpp

from counter_app.app import open_office
from counter_app.paths import Paths
from counter_app.trial.province import Province
from counter_app.ui.played.visitors import VISITORS, Visitor
from tests.cli.conftest import hasten
from tests.journeys.bad_line import BadLine, Fate
from tests.journeys.counter_pc import PASSWORD, CounterPc, Ran
from tests.journeys.orders import as_lines, draw

DOSSIERS = 200
ROUNDS = 5  # by command; a day at the window comes after them
TRIES = 3  # of the sync in each round
SEED = 20_261_122


def province_says(province: Province, word: str) -> Ran:
    """Run one command of the province's end on its database."""
    ended = subprocess.run(
        [sys.executable, "-m", "sync.gateway", word, "--db", str(province.database), "--json"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return Ran(ended.returncode, ended.stdout, ended.stderr)


def stormy_round(pc: CounterPc, province: Province, line: BadLine, orders: Path, lot):
    """Receive a file of orders while the line is bad and the gateway is killed and restarted."""
    receiving = pc.start("receive", orders)
    fatal = lot.randrange(TRIES)
    for turn in range(TRIES):
        syncing = pc.start("sync")
        if turn == fatal:
            try:
                syncing.wait(timeout=lot.uniform(0.5, 1.5))
            except subprocess.TimeoutExpired:
                province.kill()
        syncing.communicate(timeout=120)
        assert syncing.returncode in (0, 5, 6)
        if turn == fatal:
            province.kill()
            line.gateway_port = urlsplit(province.start()).port
    answers, complaints = receiving.communicate(timeout=120)
    assert receiving.returncode == 0, complaints.decode()
    return [json.loads(answer) for answer in answers.splitlines()]


def day_at_the_window(pc: CounterPc, url: str, out: Path) -> list[dict]:
    """Receive at the real window, in a process of its own, and return what was received."""
    words = [sys.executable, "-m", "tests.journeys.by_window", str(pc.data), url, str(out)]
    surroundings = pc.surroundings | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(words, env=surroundings, check=True, timeout=300)
    codes = json.loads((out / "summary.json").read_text("utf-8"))["dossiers"]
    return [pc.done("show", code) for code in codes]


def person_of(visitor: Visitor) -> dict:
    """Return a visitor of the window as an order names one."""
    fields = ("name", "id_number", "phone")
    return {field: getattr(visitor, field) for field in fields}


@pytest.fixture(scope="module")
def journey(edition, tmp_path_factory):
    """The whole journey, walked once: the counter, the province, and what was received."""
    folder = tmp_path_factory.mktemp("journey")
    lot = random.Random(SEED)
    orders = draw(edition, DOSSIERS - len(VISITORS), seed=SEED, folder=folder)
    pc, received = CounterPc(folder / "pc"), []
    with Province(folder / "province") as province:
        with BadLine(urlsplit(province.url).port, SEED) as line:
            line.calm = True
            pc.init("--gateway", line.url, "--enrolment", province.enrol())
            hasten(pc.data, PASSWORD)
            line.calm = False
            size = len(orders) // ROUNDS
            for turn in range(ROUNDS):
                file = folder / f"orders-{turn}.jsonl"
                file.write_text(as_lines(orders[turn * size :][:size]), "utf-8")
                received += stormy_round(pc, province, line, file, lot)
            line.calm = True
            by_window = day_at_the_window(pc, line.url, folder / "out")
            last = pc.run("sync", "--until-empty")
        orders += [{"applicant": person_of(visitor)} for visitor in VISITORS]
        received += by_window
        yield pc, province, orders, received, line.fates, last


def test_the_weather_was_bad_enough(journey):
    *_, fates, _last = journey
    assert {Fate.CUT, Fate.SWALLOWED, Fate.REFUSED} <= set(fates)


def test_every_order_became_a_dossier_with_a_code_of_its_own(journey):
    _, _, orders, received, *_ = journey
    assert len(received) == len(orders) == DOSSIERS
    assert len({answer["code"] for answer in received}) == DOSSIERS


def test_once_the_line_is_calm_nothing_is_pending(journey):
    pc, *_, last = journey
    assert last.code == 0, last.err
    assert (last.document["pending"], last.document["scans_pending"]) == (0, 0)
    assert last.document["head"]["seq"] == last.document["checkpoint"]["seq"]
    status = pc.done("status")
    assert status["put_right"] == []
    assert status["dossiers"]["undelivered"] == 0


def test_the_province_holds_each_exactly_once(journey):
    pc, province, _, received, *_ = journey
    facts = province_says(province, "facts").lines
    begun = Counter(fact["dossier"] for fact in facts if fact["kind"] == "dossier.received")
    assert begun == Counter(answer["dossier"] for answer in received)
    assert len(facts) == pc.done("status")["journal"]["head"]["seq"]
    assert {fact["verdict"] for fact in facts} == {"accepted"}


def test_both_chains_verify_and_end_alike(journey):
    pc, province, *_ = journey
    checked = pc.done("check")
    assert checked["problems"] == []
    assert province_says(province, "verify").code == 0
    last = province_says(province, "facts").lines[-1]
    assert (last["seq"], last["hash"]) == (checked["head"]["seq"], checked["head"]["hash"])


def test_every_receipt_reads_back_right(journey):
    pc, _, orders, received, *_ = journey
    counter = open_office(Paths(pc.data)).sign_in("lan", PASSWORD)
    try:
        for order, answer in zip(orders, received, strict=True):
            content = counter.paperwork.slip(answer["code"], "receipt")
            _assert_reads_back(content, answer["code"], order["applicant"]["name"])
    finally:
        counter.close()


def _assert_reads_back(content: bytes, code: str, applicant: str) -> None:
    document = pypdfium2.PdfDocument(content)
    try:
        said = " ".join(document[0].get_textpage().get_text_bounded().split())
        seen = zxingcpp.read_barcodes(document[0].render(scale=1.5, grayscale=True).to_pil())
    finally:
        document.close()
    assert code in said
    assert applicant in said
    assert any(code in one.text for one in seen)


def test_nobody_is_named_in_a_log(journey):
    pc, province, orders, *_ = journey
    logs = [
        *Paths(pc.data).logs.glob("*"),
        *province.folder.glob("*.log"),
        *province.folder.glob("*.out"),
    ]
    assert logs
    said = "\n".join(log.read_text("utf-8") for log in logs)
    people = [order[who] for order in orders for who in ("applicant", "delegate") if who in order]
    private = {person[field] for person in people for field in ("name", "id_number", "phone")}
    assert [word for word in private if word in said] == []
