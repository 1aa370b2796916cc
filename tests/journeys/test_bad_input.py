"""Everything that goes wrong at a counter: each gets its code, its cure and its exit code."""

import json
import os
import shutil
import subprocess
import sys
import unicodedata

import pytest
from sqlalchemy import text

from counter_app.app import open_office
from counter_app.paths import Paths
from tests.journeys.counter_pc import PASSWORD, CounterPc
from tests.journeys.orders import PDF

ORDER = {
    "procedure": "1.004873",
    "applicant": {
        "name": "Nguyễn Thị Mẫu",
        "id_number": "051185001234",
        "born": "1985-08-15",
        "sex": "female",
    },
    "client_ref": "tốt",
}
"""An order without components; ``complete`` adds what the procedure demands."""


@pytest.fixture
def complete(edition):
    """Return a function that makes a valid order, changed as the test wishes."""
    (procedure,) = [p for p in edition.procedures if p.code == ORDER["procedure"]]
    case = procedure.cases[0] if procedure.cases else ""
    components = [
        {"seq": component.seq, "originals": component.originals, "copies": component.copies}
        for component in procedure.demanded(case)
        if component.required
    ]
    return lambda **changes: ORDER | {"case": case, "components": components} | changes


def receive(pc, *lines):
    """Receive orders given as values or as raw bytes; the last line is always a good one."""
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return pc.run("receive", "-", stdin=b"\n".join(raw) + b"\n")


def test_each_bad_order_has_its_code_and_the_good_ones_around_it_stand(shell, complete, tmp_path):
    plain = tmp_path / "thử.txt"
    plain.write_text("không phải PDF", "utf-8")
    whole = complete()["components"]

    def with_file(name):
        return complete(components=[whole[0] | {"files": [str(name)]}, *whole[1:]])

    table = [
        (complete(procedure="9.999999"), "procedure.unknown"),
        (complete(components=[]), "dossier.incomplete"),
        (complete(applicant={"name": "Thử", "id_number": "05118500123X"}), "person.bad_id_number"),
        (b'{"note": "' + b"x" * 10_000_000 + b'"}', "order.too_long"),
        (b'{"procedure": "1.004873", ', "order.broken_json"),
        (b"\xff\xfe\x00", "order.broken_json"),
        (complete(sets="ba"), "order.bad_field"),
        (complete(case="không có trường hợp này"), "dossier.unknown_case"),
        (complete(components=[*whole, {"seq": 998, "originals": 1}]), "dossier.unknown_component"),
        (with_file(plain), "file.not_pdf_or_image"),
        (with_file("không-có.pdf"), "file.missing"),
        (complete(received_at="2099-01-05T08:00"), "late.ahead"),
        (complete(received_at="2020-01-06T08:00"), "late.too_old"),
    ]  # fmt: skip
    first, last = complete(client_ref="đầu"), complete(client_ref="cuối")
    ran = receive(shell, first, *(order for order, _ in table), last)
    assert ran.code == 3
    answers = ran.lines
    assert "code" in answers[0]
    assert "code" in answers[-1]
    assert [answer["error"]["code"] for answer in answers[1:-1]] == [code for _, code in table]
    assert all(answer["error"]["cure"] == "correct" for answer in answers[1:-1])
    assert all("Mẫu" not in json.dumps(a, ensure_ascii=False) for a in answers[1:-1])
    assert shell.done("check") | {"head": None} == {"facts": 2, "head": None, "problems": []}


def test_what_is_missing_is_named_by_its_number(shell, complete):
    answer = receive(shell, complete(components=[])).lines[0]
    wanted = [component["seq"] for component in complete()["components"]]
    assert answer["error"]["facts"]["missing"] == wanted


def test_decomposed_text_is_found_and_shown_composed(shell, complete):
    name = "Đặng Thị Mỹ Mẫu"
    person = ORDER["applicant"] | {"name": unicodedata.normalize("NFD", name)}
    code = receive(shell, complete(applicant=person)).lines[0]["code"]
    assert shell.done("show", code)["applicant"]["name"] == name
    found = shell.done("search", "dang thi mi mau")["items"]
    assert [line["code"] for line in found] == [code]


def test_the_same_reference_twice_is_one_dossier(shell, complete):
    answers = receive(shell, complete(), complete()).lines
    assert answers[0]["code"] == answers[1]["code"]
    assert shell.done("status")["journal"]["head"]["seq"] == 1


def test_a_second_program_that_would_write_is_told_to_wait_and_a_reader_is_not(
    pc, complete, tmp_path
):
    pipe = tmp_path / "orders"
    os.mkfifo(pipe)
    first = pc.start("receive", pipe)
    with pipe.open("wb", buffering=0) as feed:  # open as long as the first one receives
        feed.write(json.dumps(complete()).encode() + b"\n")
        assert json.loads(first.stdout.readline())["code"]
        second = receive(pc, complete(client_ref="hai"))
        assert (second.code, second.error["code"], second.error["cure"]) == (
            5,
            "data.in_use",
            "wait",
        )
        assert len(pc.done("list")["items"]) == 1
    assert first.wait(timeout=60) == 0
    first.communicate()
    assert receive(pc, complete(client_ref="hai")).code == 0


def test_a_wrong_password_is_refused_and_tells_nothing_else(shell):
    shell.as_officer("COUNTER_PASSWORD", "đoán-mò-1234")
    ran = shell.run("list")
    assert (ran.code, ran.error["code"], ran.out) == (8, "sign_in.wrong", "")


def test_no_password_is_an_answer_not_a_question(shell):
    shell.as_officer("COUNTER_PASSWORD", "")
    ran = shell.run("list")
    assert (ran.code, ran.error["code"]) == (8, "sign_in.password_missing")


def test_a_password_file_serves_as_well(shell, tmp_path):
    shell.as_officer("COUNTER_PASSWORD", "")
    file = tmp_path / "password"
    file.write_text(PASSWORD + "\n", "utf-8")
    assert shell.run("--password-file", file, "list").code == 0


def test_a_folder_of_a_newer_program_is_left_alone(shell):
    counter = open_office(Paths(shell.data)).sign_in("", PASSWORD)
    with counter.store.write() as work:
        work.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    counter.close()
    before = Paths(shell.data).database.read_bytes()
    ran = shell.run("list")
    assert (ran.code, ran.error["code"]) == (7, "store.newer")
    assert {"found", "known"} <= set(ran.error["facts"])
    assert Paths(shell.data).database.read_bytes() == before


def test_an_empty_or_foreign_folder_is_not_taken_for_a_counter(tmp_path):
    ran = CounterPc(tmp_path / "nowhere").run("list")
    assert (ran.code, ran.error["code"]) == (4, "settings.missing")
    assert not (tmp_path / "nowhere").exists()


def test_a_counter_is_not_made_twice(shell):
    ran = shell.run("init", "--unit", "H48.12.34", "--unit-name", "Xã Mẫu", "--counter", "1")
    assert (ran.code, ran.error["code"]) == (3, "store.exists")


@pytest.mark.parametrize(
    "words",
    [
        ("sync",),
        ("reconcile", "--day", "2026-03-02", "--out", "sheet.pdf"),
        ("courier", "out", "--to", "stick"),
        ("courier", "in", "reply"),
        ("verify-receipt", "x"),
    ],
)
def test_without_a_gateway_the_line_says_so(shell, words):
    ran = shell.run(*words)
    assert (ran.code, ran.error["code"]) == (4, "line.not_enrolled")


@pytest.mark.skipif(shutil.which("unshare") is None, reason="a disk of our own needs unshare")
def test_a_full_disk_stops_the_reception_and_loses_nothing(fresh_counter, complete, tmp_path):
    orders = tmp_path / "orders.jsonl"
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(PDF + os.urandom(400_000))
    components = complete()["components"]
    components[0] = components[0] | {"files": [str(scan)]}
    many = [complete(client_ref=f"đầy-{n}", summary="x" * 9_000) for n in range(40)]
    with_scan = complete(client_ref="bản chụp", components=components)
    orders.write_text("".join(json.dumps(o) + "\n" for o in [*many, with_scan]), "utf-8")
    ran = _on_a_small_disk(fresh_counter, orders, tmp_path)
    assert ran["full"]["code"] == 5, ran
    assert ran["full"]["error"]["code"] == "disk.full"
    assert ran["full"]["error"]["cure"] == "call_support"
    assert ran["to_the_last_byte"] == [5, "disk.full"]
    assert ran["check"]["document"]["problems"] == []
    saved = ran["full"]["saved"]
    assert ran["check"]["document"]["facts"] == saved
    assert ran["again"]["code"] == 0
    assert ran["again"]["saved"] == 41


def _on_a_small_disk(fresh, orders, folder):
    """Walk ``small_disk.py`` in a mount namespace of its own, where it may mount a small disk."""
    words = [
        sys.executable,
        "-m",
        "tests.journeys.small_disk",
        str(fresh),
        str(orders),
        str(folder),
    ]
    rights = ["-m"] if os.geteuid() == 0 else ["-r", "-m"]
    ended = subprocess.run(
        ["unshare", *rights, *words], capture_output=True, text=True, timeout=180, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)
